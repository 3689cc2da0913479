import type { Json } from '../../core/operator.ts';
import type { FormatPlan } from '../../core/plan.ts';
import type { Message, Sample, Span } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import type { Column } from '../../datasets/columns/types.ts';
import type { OriginalRecord } from '../../datasets/format.ts';
import { isCellFormat } from '../../datasets/formats/scanner.ts';
import { canonicalJson } from '../../datasets/identity.ts';
import { joinInput } from '../../datasets/layouts/alpaca.ts';
import type { ToolCall } from '../../datasets/message-shape.ts';
import { createRecordParser } from '../../datasets/read.ts';
import { typedLine } from '../../datasets/write-typed.ts';
import type { Sink } from './losses.ts';

/** Formats whose records can be read again from their own text. */
const readable: ReadonlySet<string> = new Set(['jsonl', 'json', 'csv', 'tsv', 'conll', 'parquet', 'arrow']);

/**
 * Reads what was written and compares it with what it was written from: whatever no rule knew to be lost shows here.
 *
 * @param members gathers the names in the records written
 */
export function createReadBack(
  format: FormatPlan,
  schema: Schema,
  columns: readonly string[] | undefined,
  types: readonly Column[] | undefined,
  sink: Sink,
) {
  const cells = isCellFormat(format.format) && format.format !== 'conll';
  const tagged = format.format === 'conll' || format.layout === 'tokens';
  const parse = readable.has(format.format)
    ? createRecordParser(
        { name: 'output', format: { ...format, ...(columns ? { columns } : {}) }, ...(columns ? { columns } : {}) },
        schema,
      )
    : undefined;
  return (encoded: string, sample: Sample, original: OriginalRecord, members: Set<string>): void => {
    if (!parse) return;
    if (cells) for (const name of columns ?? []) members.add(name);
    else if (format.format !== 'conll') for (const name of Object.keys(JSON.parse(encoded) as object)) members.add(name);
    const { values, error } = parse(types ? typedLine(encoded, types) : encoded, 1);
    if (!values) {
      sink.lose('values', { reason: error?.reason ?? 'unreadable', detail: error?.detail ?? null });
      return;
    }
    const respaced = tagged && isRespaced(sample, values, schema);
    if (respaced) sink.lose('spacing', { before: short(textOfSample(sample, schema)), after: short(textOfSample(values, schema)) });
    for (const field of Object.keys(sample)) {
      if (field === 'id' || sample[field] === undefined) continue;
      const kind = schema.fields.find(({ name }) => name === field)?.kind;
      // Where tokens are cut is for the writer to say, unless a file has said it.
      if (tagged && (field === 'tokens' || kind === 'tokens' || (respaced && (kind === 'text' || kind === 'spans')))) continue;
      if (cells && kind === undefined && typeof sample[field] !== 'string') sink.note('types', { column: field });
      const before = essence(sample[field], kind, cells, types !== undefined);
      const after = essence(values[field], kind, cells, types !== undefined);
      if (before !== after) sink.lose('values', { field, before: short(before), after: short(after) } as Json);
    }
    if (columns && !inOrder(Object.keys(original.sample), columns)) sink.note('key-order', { columns: [...columns] });
  };
}

/** What of a value counts: messages as a model sees them, cells as texts. */
function essence(value: unknown, kind: string | undefined, cells: boolean, typed: boolean): string {
  if (kind === 'messages') return essence((value as readonly Message[] | undefined)?.map(plain), undefined, false, typed);
  if (kind === 'spans' && Array.isArray(value))
    return canonicalJson((value as readonly Span[]).map(({ start, end, label }) => [start, end, label]).sort());
  // A column that other records need is null where this one has nothing.
  if (typed) return canonicalJson(withoutNulls(value));
  if (kind === undefined && cells)
    return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return canonicalJson(value);
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (Array.isArray(value)) return value.map(withoutNulls);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null || item === undefined ? [] : [[key, withoutNulls(item)]])),
  );
}

function textOfSample(sample: Readonly<Record<string, unknown>>, schema: Schema): string {
  const text = sample[schema.fields.find(({ kind }) => kind === 'text')?.name ?? 'text'];
  return typeof text === 'string' ? text : '';
}

/** Whether a text differs in the white space around its tokens alone, its spans covering the same words. */
function isRespaced(sample: Sample, values: Readonly<Record<string, unknown>>, schema: Schema): boolean {
  const [a, b] = [textOfSample(sample, schema), textOfSample(values, schema)];
  if (a === b || a.replace(/\s+/gu, '') !== b.replace(/\s+/gu, '')) return false;
  const name = schema.fields.find(({ kind }) => kind === 'spans')?.name ?? 'spans';
  const covered = (record: Readonly<Record<string, unknown>>, text: string) =>
    ((record[name] ?? []) as readonly Span[])
      .map(
        ({ start, end, label }) =>
          `${text.slice(0, start).replace(/\s+/gu, '').length}:${text.slice(start, end).replace(/\s+/gu, '')}:${label}`,
      )
      .sort();
  return canonicalJson(covered(sample, a)) === canonicalJson(covered(values, b));
}

function plain(message: Message): unknown {
  const { content, tool_calls: calls, ...rest } = joinInput(message);
  return {
    ...rest,
    ...(content === undefined || (content === null && calls) ? {} : { content }),
    ...(Array.isArray(calls) && calls.length > 0 ? { calls: (calls as ToolCall[]).map(plainCall) } : {}),
  };
}

function plainCall(call: ToolCall): unknown {
  const text = call.function?.arguments;
  try {
    return { ...call, function: { ...call.function, arguments: JSON.parse(text) } };
  } catch {
    return call;
  }
}

function inOrder(names: readonly string[], columns: readonly string[]): boolean {
  let reached = -1;
  for (const name of names) {
    const at = columns.indexOf(name);
    if (at === -1 || name === 'id') continue;
    if (at < reached) return false;
    reached = at;
  }
  return true;
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119).replace(/\p{Surrogate}/u, '')}…` : text;
}
