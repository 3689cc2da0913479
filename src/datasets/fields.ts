import type { Schema, SchemaField } from '../core/schema.ts';
import { shapeAnnotation } from './annotations.ts';
import { namesChoice, toChoices } from './choice-shape.ts';
import { describe, type FieldFault, isFieldFault, shorten } from './field-fault.ts';
import { isMessageFault, toMessages } from './message-shape.ts';
import type { OffsetUnit } from './offsets.ts';

/** How the reader brings a record's values into the form operators expect. */
export interface FieldContext {
  schema: Schema;
  unit: OffsetUnit;
  /** True where cells are text, so that lists stand in them as JSON. */
  cells: boolean;
  /** The text of a value in the raw record, where it is a number whose digits matter. */
  textOf(field: string): string | undefined;
}

/** Brings the fields of the schema into form, in place. Returns the first fault, or nothing. */
export function shapeFields(values: Record<string, unknown>, context: FieldContext): FieldFault | undefined {
  const choices = choicesOf(values, context);
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
  return choices === undefined ? undefined : checkAnswer(values, choices, context.schema);
}

/** Choices as the record has them, for what an answer may say. */
function choicesOf(values: Readonly<Record<string, unknown>>, { schema, cells }: FieldContext): unknown {
  const field = schema.fields.find(({ kind }) => kind === 'choices');
  if (field === undefined) return undefined;
  return cells ? parseCell(values[field.name]) : values[field.name];
}

/** An answer that names none of the choices teaches nothing. */
function checkAnswer(values: Readonly<Record<string, unknown>>, choices: unknown, schema: Schema): FieldFault | undefined {
  const field = schema.fields.find(({ kind, role }) => kind === 'label' && role === 'answer');
  const answer = field && values[field.name];
  if (field === undefined || typeof answer !== 'string' || namesChoice(answer, choices)) return undefined;
  const wanted = 'the label, the text, the place from 0 or the letter of a choice';
  return { reason: 'bad-answer', detail: { field: field.name, expected: wanted, got: shorten(answer) } };
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
  tokens: 'a list of {start, end, text}',
  relations: 'a list of {head, tail, label}',
  choices: 'a list of strings, or {text: […], label: […]}',
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
      if (isFieldFault(messages)) return messages;
      values[name] = messages;
      return undefined;
    }
    case 'choices': {
      const choices = toChoices(context.cells ? parseCell(value) : value);
      if (choices === undefined) return wrongType(field, value);
      values[name] = choices;
      return undefined;
    }
    case 'labels':
    case 'label-weights':
    case 'spans':
    case 'answers':
    case 'tokens':
    case 'relations':
    case 'word-times': {
      const list = context.cells ? parseCell(value) : value;
      const shaped = shapeStructured(values, field, list, context);
      if (isFieldFault(shaped)) return shaped;
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
  if (field.kind === 'labels') return Array.isArray(value) ? shapeLabels(field, value, context) : wrongType(field, value);
  return shapeAnnotation(values, field, value, context);
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

function wrongType(field: SchemaField, value: unknown): FieldFault {
  return { reason: 'wrong-type', detail: { field: field.name, expected: expected[field.kind] ?? 'another value', got: describe(value) } };
}
