import type { Json } from '../core/operator.ts';
import type { Schema, SchemaField } from '../core/schema.ts';
import { isMessageFault, toMessages } from './message-shape.ts';
import { createOffsetMap, type OffsetMap, type OffsetUnit } from './offsets.ts';
import { spanShapeOf, toSpan } from './span-shape.ts';

/** How the reader brings a record's values into the form operators expect. */
export interface FieldContext {
  schema: Schema;
  unit: OffsetUnit;
  /** True where cells are text, so that lists stand in them as JSON. */
  cells: boolean;
  /** The text of a value in the raw record, where it is a number whose digits matter. */
  textOf(field: string): string | undefined;
}

export interface FieldFault {
  reason: string;
  detail: { [key: string]: Json };
}

/** Brings the fields of the schema into form, in place. Returns the first fault, or nothing. */
export function shapeFields(values: Record<string, unknown>, context: FieldContext): FieldFault | undefined {
  for (const field of context.schema.fields) {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    if (value === undefined || value === null) {
      if (field.optional) continue;
      return {
        reason: 'missing-field',
        detail: { field: field.name, expected: expected[field.kind] ?? 'a value', got: value === null ? 'null' : 'nothing' },
      };
    }
    const fault = shapeField(values, field, value, context);
    if (fault) return fault;
  }
  return undefined;
}

const expected: Record<string, string> = {
  text: 'a string',
  label: 'a string, number or boolean',
  labels: 'a list of strings, numbers or booleans',
  'label-weights': 'an object of class weights from 0 to 1',
  spans: 'a list of {start, end, label}',
  answers: 'a list of {start, text}',
  'word-times': 'a list of {start, end, startMs, endMs}',
  messages: 'a list of messages, one message or a string',
};

function shapeField(values: Record<string, unknown>, field: SchemaField, value: unknown, context: FieldContext): FieldFault | undefined {
  const { kind, name } = field;
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? undefined : wrongType(field, value);
    case 'label': {
      const label = labelText(value, () => context.textOf(name));
      if (label === undefined) return wrongType(field, value);
      values[name] = label;
      return undefined;
    }
    case 'messages': {
      const messages = shapeMessages(field, context.cells ? messagesOfCell(value) : value);
      if (isFault(messages)) return messages;
      values[name] = messages;
      return undefined;
    }
    case 'labels':
    case 'label-weights':
    case 'spans':
    case 'answers':
    case 'word-times': {
      const list = context.cells ? parseCell(value) : value;
      const shaped = shapeStructured(values, field, list, context);
      if (isFault(shaped)) return shaped;
      values[name] = shaped;
      return undefined;
    }
    default:
      return undefined;
  }
}

/** A text alone is what the user says, or what the model is to answer. */
function shapeMessages(field: SchemaField, value: unknown): unknown {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return wrongType(field, value);
  const messages = toMessages(value, field.target ? 'assistant' : 'user');
  if (!isMessageFault(messages)) return messages;
  const { reason, index, expected: wanted, got } = messages;
  return { reason, detail: { field: field.name, ...(index === undefined ? {} : { index }), expected: wanted, got: shorten(got) } };
}

/** Messages stand in a cell as JSON; any other text is a message itself. */
export function messagesOfCell(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*(?:\[\s*\{|\{|\[\s*\]\s*$)/.test(value)) return value;
  const parsed = parseCell(value);
  const first = Array.isArray(parsed) ? parsed[0] : parsed;
  if (Array.isArray(parsed) && parsed.length === 0) return parsed;
  return typeof first === 'object' && first !== null && ('role' in first || 'from' in first) ? parsed : value;
}

function isFault(value: unknown): value is FieldFault {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'reason') && Object.hasOwn(value, 'detail');
}

function parseCell(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Numbers keep the digits of the file: `1.0` and a number of twenty digits stay themselves. */
function labelText(value: unknown, raw: () => string | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return raw() ?? String(value);
  return undefined;
}

function shapeStructured(values: Record<string, unknown>, field: SchemaField, value: unknown, context: FieldContext): unknown {
  if (field.kind === 'label-weights') return isWeights(value) ? value : wrongType(field, value);
  if (!Array.isArray(value)) return wrongType(field, value);
  if (field.kind === 'labels') return shapeLabels(field, value, context);
  const text = values[field.over ?? ''];
  if (typeof text !== 'string')
    return { reason: 'missing-field', detail: { field: field.over ?? '', expected: 'a string', got: describe(text) } };
  const map = createOffsetMap(text, context.unit);
  const shaped: unknown[] = [];
  for (const [index, item] of value.entries()) {
    const one =
      field.kind === 'answers' ? shapeAnswer(item, text, map) : field.kind === 'spans' ? shapeSpan(item, map) : shapeWordTime(item, map);
    if (one === undefined)
      return {
        reason: field.kind === 'answers' ? 'bad-answer' : 'bad-span',
        detail: {
          field: field.name,
          index,
          expected: `${expected[field.kind]} inside the text, in ${context.unit} offsets`,
          got: shorten(item),
        },
      };
    shaped.push(one);
  }
  return shaped;
}

function isWeights(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((weight) => typeof weight === 'number' && weight >= 0)
  );
}

function shapeLabels(field: SchemaField, value: readonly unknown[], context: FieldContext): unknown {
  const labels = new Set<string>();
  const exact = value.some((item) => typeof item === 'number') ? exactItems(context.textOf(field.name), value.length) : undefined;
  for (const [index, item] of value.entries()) {
    const label = labelText(item, () => exact?.[index]);
    if (label === undefined) return wrongType(field, item);
    labels.add(label);
  }
  return [...labels];
}

/** The texts of a flat list's items, where no string in it holds a comma. */
function exactItems(raw: string | undefined, count: number): string[] | undefined {
  const items = raw
    ?.trim()
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim());
  return items?.length === count ? items : undefined;
}

function shapeSpan(item: unknown, map: OffsetMap): unknown {
  const shape = spanShapeOf(item);
  if (shape === undefined) return undefined;
  const span = toSpan(item, shape);
  return withOffsets(span, span.start, span.end, map);
}

function shapeWordTime(item: unknown, map: OffsetMap): unknown {
  if (typeof item !== 'object' || item === null) return undefined;
  const { start, end } = item as { start?: unknown; end?: unknown };
  return typeof start === 'number' && typeof end === 'number' ? withOffsets(item, start, end, map) : undefined;
}

function withOffsets(item: object, from: number, to: number, map: OffsetMap): unknown {
  const start = map.toUtf16(from);
  const end = map.toUtf16(to);
  return start === undefined || end === undefined || end < start ? undefined : { ...item, start, end };
}

function shapeAnswer(item: unknown, text: string, map: OffsetMap): unknown {
  if (typeof item !== 'object' || item === null) return undefined;
  const answer = item as { start?: unknown; text?: unknown };
  if (typeof answer.start !== 'number' || typeof answer.text !== 'string') return undefined;
  const start = map.toUtf16(answer.start);
  return start !== undefined && text.startsWith(answer.text, start) ? { ...answer, start } : undefined;
}

function wrongType(field: SchemaField, value: unknown): FieldFault {
  return { reason: 'wrong-type', detail: { field: field.name, expected: expected[field.kind] ?? 'another value', got: describe(value) } };
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `the string ${shorten(value)}` : `${typeof value} ${String(value)}`;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 79).replace(/\p{Surrogate}/u, '')}…` : text;
}
