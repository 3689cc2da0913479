import type { FormatName, FormatPlan } from '../../core/plan.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import type { RecordScanner, RecordSink, ScanOptions } from '../format.ts';
import { createConllScanner } from './conll-scanner.ts';
import { createCsvScanner } from './csv-scanner.ts';
import { createJsonScanner } from './json-scanner.ts';
import { createLineScanner } from './lines-scanner.ts';

/** Formats of typed columns, whose records stand in JSON lines wherever they are cut and parsed. */
export function isTypedFormat(name: FormatName): name is 'parquet' | 'arrow' {
  return name === 'parquet' || name === 'arrow';
}

/** Formats whose values are text in cells. */
export function isCellFormat(name: FormatName): boolean {
  return name !== 'jsonl' && name !== 'json' && !isTypedFormat(name);
}

/** The scanner that finds a format's records. */
export function createScanner(format: FormatPlan, sink: RecordSink, options: ScanOptions): RecordScanner {
  switch (format.format) {
    case 'json':
      return createJsonScanner(sink, options);
    case 'csv':
      return createCsvScanner(sink, options, delimiterByte(format.delimiter ?? ','));
    case 'conll':
      return createConllScanner(sink, options);
    case 'jsonl':
    case 'parquet':
    case 'arrow':
      return createLineScanner(sink, options, true);
    default:
      return createLineScanner(sink, options, false);
  }
}

function delimiterByte(delimiter: string): number {
  const code = delimiter.charCodeAt(0);
  if (delimiter.length !== 1 || code > 0x7f || code === 10 || code === 13 || code === 34)
    throw new LeavenError('dataset/bad-delimiter', { delimiter });
  return code;
}
