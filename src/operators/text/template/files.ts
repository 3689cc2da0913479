import { parse } from 'yaml';
import { filesOf, folderOf } from '../../../core/files.ts';
import { recordLimit } from '../../../datasets/format.ts';
import { parseCsvCells } from '../../../datasets/formats/cells.ts';
import { createScanner } from '../../../datasets/formats/scanner.ts';
import { nearestName } from '../../../datasets/nearest.ts';
import { LeavenError } from '../../../errors/leaven-error.ts';
import { badTemplate } from './grammar.ts';
import { type GrammarInput, grammarSchema } from './schema.ts';

/** A template file, YAML or JSON. Its own files are as seen from it. @throws LeavenError operator/bad-template */
export function readTemplateFile(file: string): GrammarInput {
  let value: unknown;
  try {
    value = parse(readText(file), { maxAliasCount: 100, prettyErrors: true });
  } catch (error) {
    if (error instanceof LeavenError) throw error;
    throw wrong(file, error instanceof Error ? (error.message.split('\n')[0] as string) : String(error));
  }
  const checked = grammarSchema.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw wrong(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const files = filesOf(file);
  const slots = Object.fromEntries(
    Object.entries(checked.data.slots).map(([name, slot]) => [
      name,
      !Array.isArray(slot) && 'file' in slot ? { ...slot, file: files.resolve(folderOf(file), slot.file) } : slot,
    ]),
  );
  return { ...checked.data, slots };
}

/**
 * The values of a slot's file, each once in the order of the file: lines, or a column of CSV, TSV, JSON or JSON lines (the first one, or
 * the values themselves, where none is named). Empty ones are left out.
 *
 * @throws LeavenError operator/bad-template
 */
export function readSlotFile(file: string, column: string | undefined): string[] {
  const text = readText(file);
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  const values =
    ending === 'csv' || ending === 'tsv'
      ? cellsOf(file, text, ending, column)
      : ending === 'json' || ending === 'jsonl'
        ? itemsOf(file, text, ending, column)
        : text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return [...new Set(values.filter((value) => value.trim() !== ''))];
}

function cellsOf(file: string, text: string, format: 'csv' | 'tsv', column: string | undefined): string[] {
  const bytes = new TextEncoder().encode(text);
  const rows: string[][] = [];
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const take = (begin: number, end: number) => {
    rows.push(parseCsvCells(decoder.decode(bytes.subarray(begin, end)), format === 'csv' ? ',' : '\t').values);
  };
  const scanner = createScanner({ format }, take, { base: 0, limit: recordLimit, inside: false });
  scanner.push(bytes);
  scanner.finish();
  const [header = [], ...body] = rows;
  const at = column === undefined ? 0 : header.indexOf(column);
  if (at < 0) throw missing(file, column as string, header);
  return body.map((row) => row[at] ?? '');
}

function itemsOf(file: string, text: string, format: 'json' | 'jsonl', column: string | undefined): string[] {
  let items: unknown;
  try {
    items =
      format === 'json' ? JSON.parse(text) : text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
  } catch (error) {
    throw wrong(file, error instanceof Error ? error.message : String(error));
  }
  if (!Array.isArray(items)) throw wrong(file, 'it is no list');
  return items.map((item: unknown) => {
    const object = typeof item === 'object' && item !== null && !Array.isArray(item) ? (item as Record<string, unknown>) : undefined;
    const name = column ?? (object && Object.keys(object)[0]);
    if (object && name !== undefined && column !== undefined && !Object.hasOwn(object, name))
      throw missing(file, name, Object.keys(object));
    const value = object && name !== undefined ? object[name] : item;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(filesOf(file).read(file));
  } catch (error) {
    if (error instanceof TypeError) throw badTemplate({ en: 'it is not UTF-8', 'zh-CN': '不是 UTF-8 编码' }, file);
    throw wrong(file, error instanceof Error ? error.message : String(error));
  }
}

function missing(file: string, column: string, names: readonly string[]): LeavenError {
  const nearest = nearestName(column, names);
  return badTemplate(
    {
      en: `it has no column ${column}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
      'zh-CN': `没有列 ${column}${nearest === undefined ? '' : `；是否为 ${nearest}？`}`,
    },
    file,
  );
}

function wrong(file: string, reason: string): LeavenError {
  return badTemplate({ en: reason, 'zh-CN': reason }, file);
}
