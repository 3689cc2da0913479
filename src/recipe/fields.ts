import { isRedaction, type Operator } from '../core/operator.ts';
import type { MessageRole } from '../core/places.ts';
import { type Schema, type SchemaField, textualFields } from '../core/schema.ts';
import type { FieldKind } from '../core/tasks.ts';

/**
 * The fields with text that a step works on unless `fields:` names others.
 *
 * - Operators that must change all texts of a sample alike or redact them, those that only read them, filters and dataset operators: all texts.
 * - Drawing operators: all but what the model is to answer, and what stays fixed (system prompts, texts that answers point into).
 * - Pure operators (normalising, converting): all but what stays fixed.
 * - Operators on messages, choices or code as such: the fields of these kinds.
 * - Operators that change no text: none.
 */
export function defaultFields(operator: Operator, schema: Schema): string[] {
  const texts = textualFields(schema);
  const sample = operator.shape === 'sample';
  if (operator.shape === 'sample' && operator.input === 'sample' && operator.readsTexts) return texts.map((field) => field.name);
  if (operator.shape === 'sample' && operator.input === 'sample' && !operator.touches.includes('text'))
    return schema.fields
      .filter((field) => ownKinds.has(field.kind) && operator.touches.includes(field.kind) && isOwn(field))
      .map((field) => field.name);
  if (sample && !operator.touches.some((kind) => kind === 'text' || kind === 'messages' || kind === 'choices')) return [];
  if (!sample || operator.consistent || isRedaction(operator)) return texts.map((field) => field.name);
  const drawing = operator.determinism !== 'pure';
  return texts.filter((field) => !field.fixed && !(drawing && field.target)).map((field) => field.name);
}

const ownKinds: ReadonlySet<FieldKind> = new Set(['messages', 'choices', 'code']);

/** Choices are what a model answers from, and code is what it answers with; of conversations the answers alone are no one's to change. */
function isOwn(field: SchemaField): boolean {
  return !field.fixed && !(field.target && field.kind === 'messages') && field.role !== 'tests';
}

/** Under `augment` a pure operator draws like the others: what a model answers is left to itself. */
export function asDrawn(operator: Operator): Operator {
  return { ...operator, determinism: 'seeded' } as Operator;
}

/** The fields of an `augment`: what any of its choices would draw on. */
export function augmentFields(choices: readonly Operator[], schema: Schema): string[] {
  const drawn = choices.map((operator) => defaultFields(asDrawn(operator), schema));
  return schema.fields.map((field) => field.name).filter((name) => drawn.some((fields) => fields.includes(name)));
}

/** Roles of the messages that a step works on: what a model answers is left to itself by whatever draws. */
export function defaultRoles(operators: readonly Operator[]): readonly MessageRole[] {
  if (operators.some((operator) => operator.shape !== 'sample' || operator.consistent || isRedaction(operator)))
    return ['system', 'developer', 'user', 'assistant', 'tool'];
  return operators.some((operator) => operator.determinism !== 'pure') ? ['user'] : ['user', 'assistant'];
}

/** Pure operators keep all splits in one form, and an order is the order of all; whatever draws, drops or copies works on train. */
export function defaultSplits(operator: Operator): 'all' | readonly string[] {
  if (operator.shape === 'sample' && operator.determinism === 'pure') return 'all';
  if (operator.shape === 'dataset' && operator.reorders) return 'all';
  return ['train'];
}
