import { type Answer, type Message, type Relation, type Sample, type Span, textOf } from '../core/sample.ts';
import type { Schema, SchemaField } from '../core/schema.ts';
import { fromAnswers } from './answer-shape.ts';
import { fromChoices } from './choice-shape.ts';
import { messagesOfCell } from './fields.ts';
import { fromMessages, type MessagesBefore } from './message-shape.ts';
import { createOffsetMap, type OffsetUnit } from './offsets.ts';
import { fromRelations } from './relation-shape.ts';
import { fromSpan, groupedSpans, groupSpans, spanShapeOf } from './span-shape.ts';

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
  const choices = new Set(schema.fields.flatMap((field) => (field.kind === 'choices' ? [field.name] : [])));
  const relations = new Set(schema.fields.flatMap((field) => (field.kind === 'relations' ? [field.name] : [])));
  const spansName = schema.fields.find((field) => field.kind === 'spans')?.name ?? '';
  return (sample, name, before) => {
    const value = sample[name];
    if (conversations.has(name) && Array.isArray(value)) return fromMessages(value as readonly Message[], messagesBefore(name, before));
    const field = annotations.get(name);
    if (Array.isArray(value) && choices.has(name)) return fromChoices(value, parsed(before?.text));
    if (Array.isArray(value) && relations.has(name))
      return fromRelations(value as readonly Relation[], (sample[spansName] ?? []) as readonly Span[], parsed(before?.text));
    if (field === undefined || !Array.isArray(value)) return value;
    const text = textOf(sample, field.over as string);
    const map = unit === 'utf-16' ? undefined : createOffsetMap(text, unit);
    const convert = (offset: number) => map?.fromUtf16(offset) ?? offset;
    const was = parsed(before?.text);
    if (field.kind === 'spans' && groupedSpans(was)) return grouped(value as readonly Span[], text, convert);
    const shape = field.kind === 'spans' && Array.isArray(was) ? spanShapeOf(was[0]) : undefined;
    const covering = field.kind === 'spans' && before ? coveringKey(before.sample, field) : undefined;
    const written = value.map((item: unknown) => {
      if (typeof item !== 'object' || item === null) return item;
      const { start, end } = item as { start?: number; end?: number };
      const moved: Record<string, unknown> = { ...item, start: start === undefined ? start : convert(start) };
      if (end !== undefined) moved.end = convert(end);
      if (covering !== undefined && typeof moved[covering] === 'string') moved[covering] = text.slice(start, end);
      return shape ? fromSpan(moved, shape) : moved;
    });
    return field.kind === 'answers' ? fromAnswers(written as readonly Answer[], was) : written;
  };
}

/** Spans by label and text, with the offset of their last character. */
function grouped(spans: readonly Span[], text: string, convert: (offset: number) => number): unknown {
  return groupSpans(
    spans.map(({ start, end, label }) => ({ label, text: text.slice(start, end), start: convert(start), end: convert(end) - 1 })),
  );
}

function messagesBefore(field: string, before: FieldBefore | undefined): MessagesBefore | undefined {
  if (before?.text === undefined || !Array.isArray(before.sample[field])) return undefined;
  const value: unknown = before.cell ? messagesOfCell(before.text) : JSON.parse(before.text);
  return { messages: before.sample[field] as readonly Message[], value };
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
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
