import type { FormatPlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import type { RecordWriter, WriterOptions } from './format.ts';
import { createConllWriter } from './formats/conll-writer.ts';
import { createJsonEncoder } from './formats/json-writer.ts';
import { createRowWriter } from './formats/row-writer.ts';
import { isTypedFormat } from './formats/scanner.ts';
import { isNestedSquad } from './formats/squad-text.ts';
import { createSquadWriter } from './formats/squad-writer.ts';
import { typedEncoder } from './write-typed.ts';

/** The writer of one output file. */
export function createWriter(output: FormatPlan, schema: Schema, options: WriterOptions): RecordWriter {
  if (output.format === 'jsonl')
    return { head: '', separator: '\n', tail: '\n', empty: '', encode: createJsonEncoder(output, schema, options) };
  if (isNestedSquad(output)) return createSquadWriter(output, schema, options);
  if (output.format === 'json')
    return { head: '[\n', separator: ',\n', tail: '\n]\n', empty: '[]\n', encode: createJsonEncoder(output, schema, options) };
  if (isTypedFormat(output.format))
    return { head: '', separator: '\n', tail: '\n', empty: '', encode: typedEncoder(output, schema, options) };
  if (output.format === 'conll') return createConllWriter(output, schema, options);
  return createRowWriter(output, schema, options);
}
