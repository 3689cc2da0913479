import { type Message, type Sample, textOf } from '../core/sample.ts';
import type { Schema, SchemaField } from '../core/schema.ts';
import { messagesOfCell } from './fields.ts';
import { fromMessages, type MessagesBefore } from './message-shape.ts';
import { createOffsetMap, type OffsetUnit } from './offsets.ts';
import { fromSpan, spanShapeOf } from './span-shape.ts';

/** What a field was before it changed: spans keep the file's names for their parts. */
export interface FieldBefore {
  sample: Sample;
  /** JSON of the value as the file has it. */
  text: string | undefined;
  /** True where it is the text of a cell, which need not be JSON. */
  cell?: boolean;
}

/** Gives a field's value as a file holds it: offsets in the file's unit, spans under the file's names. */
export type Unshape = (sample: Sample, field: string, before?: FieldBefore) => unknown;

export function createUnshaper(schema: Schema, unit: OffsetUnit): Unshape {
  const annotations = new Map<string, SchemaField>();
  for (const field of schema.fields) if (field.over !== undefined) annotations.set(field.name, field);
  const conversations = new Set(schema.fields.flatMap((field) => (field.kind === 'messages' ? [field.name] : [])));
  return (sample, name, before) => {
    const value = sample[name];
    if (conversations.has(name) && Array.isArray(value)) return fromMessages(value as readonly Message[], messagesBefore(name, before));
    const field = annotations.get(name);
    if (field === undefined || !Array.isArray(value)) return value;
    const text = textOf(sample, field.over as string);
    const map = unit === 'utf-16' ? undefined : createOffsetMap(text, unit);
    const convert = (offset: unknown) => (typeof offset === 'number' ? (map?.fromUtf16(offset) ?? offset) : offset);
    const shape = field.kind === 'spans' ? spanShapeOf(firstOf(before?.text)) : undefined;
    const covering = field.kind === 'spans' && before ? coveringKey(before.sample, field) : undefined;
    return value.map((item: unknown) => {
      if (typeof item !== 'object' || item === null) return item;
      const { start, end } = item as { start?: number; end?: number };
      const moved: Record<string, unknown> = { ...item, start: convert(start) };
      if (end !== undefined) moved.end = convert(end);
      if (covering !== undefined && typeof moved[covering] === 'string') moved[covering] = text.slice(start, end);
      return shape ? fromSpan(moved, shape) : moved;
    });
  };
}

function messagesBefore(field: string, before: FieldBefore | undefined): MessagesBefore | undefined {
  if (before?.text === undefined || !Array.isArray(before.sample[field])) return undefined;
  const value: unknown = before.cell ? messagesOfCell(before.text) : JSON.parse(before.text);
  return { messages: before.sample[field] as readonly Message[], value };
}

function firstOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value[0] : undefined;
  } catch {
    return undefined;
  }
}

/** The key under which spans repeat the text they cover: it must follow when that text changes. */
function coveringKey(sample: Sample, field: SchemaField): string | undefined {
  const spans = sample[field.name];
  const first = Array.isArray(spans) ? (spans[0] as Record<string, unknown> | undefined) : undefined;
  if (first === undefined) return undefined;
  const covered = textOf(sample, field.over as string).slice(first.start as number, first.end as number);
  return covered === '' ? undefined : Object.keys(first).find((key) => key !== 'label' && first[key] === covered);
}
