import type { Operator } from '../core/operator.ts';
import { annotationsOver, fieldsOfKind, type Schema } from '../core/schema.ts';

/** Texts that are the answer of their task: an augmentation of the question must leave them as they are. */
const targets: Readonly<Record<string, readonly string[]>> = { 'text-to-text': ['target'] };

/**
 * The text fields a step works on unless `fields:` names others.
 *
 * - Drawing operators: all texts but targets (`text-to-text`: target) and texts that answers point into
 *   (`question-answering`: context).
 * - Pure operators (normalising, converting): all texts but those that answers point into.
 * - Filters and dataset operators: all texts.
 * - Operators that change no text: none.
 */
export function defaultFields(operator: Operator, schema: Schema): string[] {
  const texts = fieldsOfKind(schema, 'text');
  const sample = operator.shape === 'sample';
  if (sample && !operator.touches.includes('text')) return [];
  if (!sample) return texts.map((field) => field.name);
  const drawing = operator.determinism !== 'pure';
  return texts
    .filter((field) => !annotationsOver(schema, field.name).some((annotation) => annotation.kind === 'answers'))
    .filter((field) => !drawing || !(targets[schema.task] ?? []).includes(field.role))
    .map((field) => field.name);
}

/** The fields of an `augment`: what any of its choices would draw on. */
export function augmentFields(choices: readonly Operator[], schema: Schema): string[] {
  const drawn = choices.map((operator) => defaultFields({ ...operator, determinism: 'seeded' } as Operator, schema));
  return fieldsOfKind(schema, 'text')
    .map((field) => field.name)
    .filter((name) => drawn.some((fields) => fields.includes(name)));
}

/** Pure operators keep all splits in one form, and an order is the order of all; whatever draws, drops or copies works on train. */
export function defaultSplits(operator: Operator): 'all' | readonly string[] {
  if (operator.shape === 'sample' && operator.determinism === 'pure') return 'all';
  if (operator.shape === 'dataset' && operator.reorders) return 'all';
  return ['train'];
}
