import { isObject } from './json-splice.ts';

/** The texts of choices: a list of strings, or {text: […], label: […]} as ARC and CommonsenseQA have them. */
export function toChoices(value: unknown): string[] | undefined {
  const texts = isObject(value) ? value.text : value;
  if (!Array.isArray(texts) || texts.length === 0 || texts.some((text) => typeof text !== 'string')) return undefined;
  if (isObject(value) && value.label !== undefined && !(Array.isArray(value.label) && value.label.length === texts.length))
    return undefined;
  return texts as string[];
}

/** Choices in the form that the file had. */
export function fromChoices(choices: readonly unknown[], before: unknown): unknown {
  return isObject(before) && Array.isArray(before.text) ? { ...before, text: choices } : choices;
}

/**
 * Whether an answer names one of the choices: by a label of theirs, by its text, by its place from 0 or from 1, or by its letter from A, also
 * as `(a)`, `A)` or `A.`.
 */
export function namesChoice(answer: string, value: unknown): boolean {
  const choices = toChoices(value) ?? [];
  const labels: unknown = isObject(value) ? value.label : undefined;
  if (choices.includes(answer)) return true;
  if (Array.isArray(labels)) return labels.some((label) => String(label) === answer);
  if (/^\d+$/.test(answer)) return Number(answer) <= choices.length;
  const letter = /^\(?([A-Za-z])[).]?$/.exec(answer)?.[1];
  return letter !== undefined && letter.toUpperCase().charCodeAt(0) - 65 < choices.length;
}
