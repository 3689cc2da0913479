import type { Span } from '../core/sample.ts';
import type { Schema, SchemaField } from '../core/schema.ts';
import { isAnswerFault, toAnswers } from './answer-shape.ts';
import { describe, type FieldFault, shorten } from './field-fault.ts';
import { createOffsetMap, type OffsetMap, type OffsetUnit } from './offsets.ts';
import { isRelationFault, toRelations } from './relation-shape.ts';
import { coveredText, groupedSpans, spanShapeOf, toSpan } from './span-shape.ts';

export interface AnnotationContext {
  schema: Schema;
  unit: OffsetUnit;
}

type Shaped = unknown[] | FieldFault;

/** Brings spans, answers, tokens, word times and relations into form: offsets in UTF-16 units, each checked against its text. */
export function shapeAnnotation(
  values: Readonly<Record<string, unknown>>,
  field: SchemaField,
  value: unknown,
  { schema, unit }: AnnotationContext,
): Shaped {
  if (field.kind === 'relations') return shapeRelations(values, field, value, schema);
  const text = values[field.over ?? ''];
  if (typeof text !== 'string')
    return { reason: 'missing-field', detail: { field: field.over ?? '', expected: 'a string', got: describe(text) } };
  const map = createOffsetMap(text, unit);
  if (field.kind === 'answers') return shapeAnswers(field, value, text, map);
  const grouped = field.kind === 'spans' ? groupedSpans(value) : undefined;
  if (grouped) return shapeGrouped(field, grouped, text, map);
  if (!Array.isArray(value))
    return { reason: 'wrong-type', detail: { field: field.name, expected: expectedOf(field.kind), got: describe(value) } };
  const shaped: unknown[] = [];
  for (const [index, item] of value.entries()) {
    const one = field.kind === 'spans' ? shapeSpan(item, map) : shapeTimed(item, map);
    if (one === undefined) return fault(field, index, `${expectedOf(field.kind)} inside the text, in ${unit} offsets`, shorten(item));
    const said = field.kind === 'spans' ? coveredText(item) : undefined;
    const found = text.slice(one.start, one.end);
    if (said !== undefined && said !== found) return fault(field, index, `the text ${shorten(said)}`, shorten(found));
    shaped.push(one);
  }
  return shaped;
}

const expectations: Readonly<Record<string, string>> = {
  spans: 'a list of {start, end, label}',
  tokens: 'a list of {start, end, text}',
  'word-times': 'a list of {start, end, startMs, endMs}',
  relations: 'a list of {head, tail, label}',
};

function expectedOf(kind: string): string {
  return expectations[kind] ?? 'another value';
}

function fault(field: SchemaField, index: number, expected: string, got: string): FieldFault {
  return { reason: field.kind === 'relations' ? 'bad-relation' : 'bad-span', detail: { field: field.name, index, expected, got } };
}

function shapeSpan(item: unknown, map: OffsetMap): Span | undefined {
  const shape = spanShapeOf(item);
  if (shape === undefined) return undefined;
  const span = toSpan(item, shape);
  return withOffsets(span, span.start, span.end, map);
}

function shapeTimed(item: unknown, map: OffsetMap): { start: number; end: number } | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { start, end } = item as { start?: unknown; end?: unknown };
  return typeof start === 'number' && typeof end === 'number'
    ? withOffsets(item as { start: number; end: number }, start, end, map)
    : undefined;
}

function withOffsets<T extends object>(
  item: T,
  from: number,
  to: number,
  map: OffsetMap,
): (T & { start: number; end: number }) | undefined {
  const start = map.toUtf16(from);
  const end = map.toUtf16(to);
  return start === undefined || end === undefined || end < start ? undefined : { ...item, start, end };
}

function shapeGrouped(field: SchemaField, spans: NonNullable<ReturnType<typeof groupedSpans>>, text: string, map: OffsetMap): Shaped {
  const shaped: Span[] = [];
  for (const [index, span] of spans.entries()) {
    const start = map.toUtf16(span.start);
    const end = map.toUtf16(span.end + 1);
    const found = start === undefined || end === undefined ? undefined : text.slice(start, end);
    if (start === undefined || end === undefined || found !== span.text)
      return fault(
        field,
        index,
        `the text ${shorten(span.text)} from ${span.start} to ${span.end}`,
        found === undefined ? 'the end of the text' : shorten(found),
      );
    shaped.push({ start, end, label: span.label });
  }
  return shaped;
}

function shapeAnswers(field: SchemaField, value: unknown, text: string, map: OffsetMap): Shaped {
  const answers = toAnswers(value, text, map);
  if (answers === undefined)
    return {
      reason: 'wrong-type',
      detail: { field: field.name, expected: 'a list of {start, text}, or {text: […], answer_start: […]}', got: describe(value) },
    };
  if (!isAnswerFault(answers)) return answers;
  const { index, expected, got, occursAt } = answers;
  return {
    reason: 'bad-answer',
    detail: { field: field.name, index, expected: shorten(expected), got: shorten(got), ...(occursAt === undefined ? {} : { occursAt }) },
  };
}

function shapeRelations(values: Readonly<Record<string, unknown>>, field: SchemaField, value: unknown, schema: Schema): Shaped {
  if (!Array.isArray(value))
    return { reason: 'wrong-type', detail: { field: field.name, expected: expectedOf(field.kind), got: describe(value) } };
  const spans = values[schema.fields.find(({ kind }) => kind === 'spans')?.name ?? ''];
  const relations = toRelations(value, Array.isArray(spans) ? (spans as Span[]) : []);
  return isRelationFault(relations) ? fault(field, relations.index, relations.expected, shorten(relations.got)) : relations;
}
