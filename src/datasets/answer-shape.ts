import type { Answer } from '../core/sample.ts';
import { isObject } from './json-splice.ts';
import type { OffsetMap } from './offsets.ts';

/** Names of an answer's offset: ours, and SQuAD's. */
const startNames = ['start', 'answer_start'] as const;

/** An answer that is none, or that does not stand in the text where it says. */
export interface AnswerFault {
  index: number;
  expected: string;
  got: string;
  /** Where the text stands instead, in the file's unit, where it stands once. */
  occursAt?: number;
}

/**
 * Answers from the forms that files have: a list of {text, start} or {text, answer_start}, or an object of lists, {text: […],
 * answer_start: […]}, as Hugging Face's `squad` has them. An empty text at -1 stands for no answer.
 */
export function toAnswers(value: unknown, text: string, map: OffsetMap): Answer[] | AnswerFault | undefined {
  const items = Array.isArray(value) ? value : isObject(value) ? itemsOf(value) : undefined;
  if (items === undefined) return undefined;
  const answers: Answer[] = [];
  for (const [index, item] of items.entries()) {
    const name = startNameOf(item);
    if (name === undefined) return { index, expected: 'an object of text and start', got: JSON.stringify(item) ?? 'nothing' };
    const { [name]: offset, text: said, ...rest } = item as Record<string, unknown> & { text: string };
    if (isNoAnswer(item)) continue;
    const start = map.toUtf16(offset as number);
    if (start === undefined) return { index, expected: 'an offset inside the text', got: String(offset) };
    if (!text.startsWith(said, start)) {
      const at = text.indexOf(said);
      const once = said !== '' && at !== -1 && text.indexOf(said, at + 1) === -1 ? map.fromUtf16(at) : undefined;
      const found = text.slice(start, start + said.length);
      return { index, expected: said, got: found, ...(once === undefined ? {} : { occursAt: once }) };
    }
    answers.push({ ...rest, start, text: said });
  }
  return answers;
}

export function isAnswerFault(value: Answer[] | AnswerFault): value is AnswerFault {
  return !Array.isArray(value);
}

/** Answers in the form that the file had; in ours where it had none. */
export function fromAnswers(answers: readonly Answer[], before: unknown): unknown {
  if (isObject(before)) {
    const name = startNames.find((one) => Array.isArray(before[one])) ?? 'answer_start';
    const columns: Record<string, unknown> = {};
    for (const key of Object.keys(before))
      columns[key] = Array.isArray(before[key])
        ? answers.map((answer) => (key === name ? answer.start : (answer[key] ?? null)))
        : before[key];
    return columns;
  }
  if (!Array.isArray(before)) return answers;
  if (answers.length === 0 && before.every(isNoAnswer)) return before;
  const name = startNameOf(before[0]) ?? 'start';
  return answers.map(({ start, ...rest }) => ({ ...rest, [name]: start }));
}

/** Lists side by side as a list of objects. */
function itemsOf(columns: Record<string, unknown>): unknown[] | undefined {
  const texts = columns.text;
  const name = startNames.find((one) => Array.isArray(columns[one]));
  if (!Array.isArray(texts) || name === undefined || (columns[name] as unknown[]).length !== texts.length) return undefined;
  const keys = Object.keys(columns).filter((key) => Array.isArray(columns[key]) && (columns[key] as unknown[]).length === texts.length);
  return texts.map((_, index) => Object.fromEntries(keys.map((key) => [key, (columns[key] as unknown[])[index]])));
}

function startNameOf(item: unknown): (typeof startNames)[number] | undefined {
  if (!isObject(item) || typeof item.text !== 'string') return undefined;
  return startNames.find((name) => typeof item[name] === 'number');
}

function isNoAnswer(item: unknown): boolean {
  const name = startNameOf(item);
  return name !== undefined && (item as { text: string }).text === '' && (item as Record<string, unknown>)[name] === -1;
}
