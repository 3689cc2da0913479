import type { Json } from '../../core/operator.ts';
import type { FormatPlan } from '../../core/plan.ts';
import type { Message, Sample } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import type { OriginalRecord } from '../../datasets/format.ts';
import { isCellFormat } from '../../datasets/formats/scanner.ts';
import { canonicalJson } from '../../datasets/identity.ts';
import { joinInput } from '../../datasets/layouts/alpaca.ts';
import type { ToolCall } from '../../datasets/message-shape.ts';
import { createRecordParser } from '../../datasets/read.ts';
import type { Sink } from './losses.ts';

/** Formats whose records can be read again from their own text. */
const readable: ReadonlySet<string> = new Set(['jsonl', 'json', 'csv', 'tsv']);

/**
 * Reads what was written and compares it with what it was written from: whatever no rule knew to be lost shows here.
 *
 * @param members gathers the names in the records written
 */
export function createReadBack(format: FormatPlan, schema: Schema, columns: readonly string[] | undefined, sink: Sink) {
  const cells = isCellFormat(format.format);
  const parse = readable.has(format.format)
    ? createRecordParser(
        { name: 'output', format: { ...format, ...(columns ? { columns } : {}) }, ...(columns ? { columns } : {}) },
        schema,
      )
    : undefined;
  return (encoded: string, sample: Sample, original: OriginalRecord, members: Set<string>): void => {
    if (!parse) return;
    if (!cells) for (const name of Object.keys(JSON.parse(encoded) as object)) members.add(name);
    else for (const name of columns ?? []) members.add(name);
    const { values, error } = parse(encoded, 1);
    if (!values) {
      sink.lose('values', { reason: error?.reason ?? 'unreadable', detail: error?.detail ?? null });
      return;
    }
    for (const field of Object.keys(sample)) {
      if (field === 'id' || sample[field] === undefined) continue;
      const kind = schema.fields.find(({ name }) => name === field)?.kind;
      if (cells && kind === undefined && typeof sample[field] !== 'string') sink.note('types', { column: field });
      const before = essence(sample[field], kind, cells);
      const after = essence(values[field], kind, cells);
      if (before !== after) sink.lose('values', { field, before: short(before), after: short(after) } as Json);
    }
    if (columns && !inOrder(Object.keys(original.sample), columns)) sink.note('key-order', { columns: [...columns] });
  };
}

/** What of a value counts: messages as a model sees them, cells as texts. */
function essence(value: unknown, kind: string | undefined, cells: boolean): string {
  if (kind === 'messages') return canonicalJson((value as readonly Message[] | undefined)?.map(plain));
  if (kind === undefined && cells)
    return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return canonicalJson(value);
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
