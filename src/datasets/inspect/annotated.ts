import type { LayoutName } from '../../core/plan.ts';
import type { TaskName } from '../../core/tasks.ts';
import { toAnswers } from '../answer-shape.ts';
import { toChoices } from '../choice-shape.ts';
import { isObject } from '../json-splice.ts';
import { createOffsetMap } from '../offsets.ts';
import { relationShapeOf } from '../relation-shape.ts';
import { groupedSpans, spanShapeOf } from '../span-shape.ts';

/** What records of spans, tagged tokens, answers, relations or choices are. */
export interface Annotated {
  task: Extract<TaskName, 'token-classification' | 'relation-extraction' | 'question-answering' | 'multiple-choice'>;
  layout?: LayoutName;
  /** Role to column name. */
  fields: Record<string, string>;
}

type Row = Readonly<Record<string, unknown>>;

const tokenNames = ['tokens', 'words', 'sentence', 'text'];
const tagNames = ['ner_tags', 'tags', 'labels', 'ner', 'label', 'bio_tags', 'iob_tags', 'entities'];
const textNames = ['text', 'sentence', 'full_text', 'content'];
const answerNames = ['answer', 'answerKey', 'answer_key', 'label', 'correct', 'gold'];

/** Tells annotated texts from their first records, where the columns hold what their names say; nothing for other data. */
export function findAnnotated(rows: readonly Row[]): Annotated | undefined {
  if (rows.length === 0) return undefined;
  const all = (names: readonly string[], test: (value: unknown, row: Row) => boolean) =>
    names.find((name) => rows.every((row) => test(row[name], row)));
  const text = (names: readonly string[]) => all(names, (value) => typeof value === 'string');
  const question = text(['question', 'query']);
  if (question !== undefined) {
    const context = text(['context', 'passage', 'paragraph']);
    const answers = context && all(['answers', 'answer'], (value, row) => isAnswers(value, String(row[context])));
    if (context && answers) return { task: 'question-answering', fields: { question, context, answers } };
    const choices = all(['choices', 'options'], (value) => toChoices(value) !== undefined);
    const answer = choices && all(answerNames, (value) => typeof value === 'string' || typeof value === 'number');
    if (choices && answer) return { task: 'multiple-choice', fields: { question, choices, answer, ...(context ? { context } : {}) } };
  }
  const tokens = all(tokenNames, (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'));
  const tags = tokens && all(tagNames, (value, row) => isTags(value, (row[tokens] as readonly unknown[]).length));
  if (tokens && tags && tags !== tokens) return { task: 'token-classification', layout: 'tokens', fields: { tokens, tags } };
  const over = text(textNames);
  if (over === undefined) return undefined;
  if (rows.every(({ spans, tokens: cut }) => Array.isArray(spans) && Array.isArray(cut)))
    return { task: 'token-classification', fields: { text: over, spans: 'spans' } };
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const grouped = columns.find(
    (name) => rows.every((row) => groupedSpans(row[name])) && rows.some((row) => Object.keys(row[name] as object).length > 0),
  );
  if (grouped !== undefined) return { task: 'token-classification', fields: { text: over, spans: grouped } };
  const holds = (test: (item: unknown) => boolean) =>
    columns.find((name) => {
      const lists = rows.map((row) => row[name]);
      return lists.every((list) => Array.isArray(list) && list.every(test)) && lists.some((list) => (list as unknown[]).length > 0);
    });
  const spans = holds((item) => spanShapeOf(item) !== undefined);
  const relations = holds((item) => relationShapeOf(item) !== undefined && spanShapeOf(item) === undefined);
  return spans && relations ? { task: 'relation-extraction', fields: { text: over, spans, relations } } : undefined;
}

/** Whether a value has the form of answers; whether they stand where they say is for the reading to tell. */
function isAnswers(value: unknown, context: string): boolean {
  return (
    (Array.isArray(value) ? value.every((item) => isObject(item)) : isObject(value)) &&
    toAnswers(value, context, createOffsetMap(context, 'code-point')) !== undefined
  );
}

function isTags(value: unknown, count: number): boolean {
  if (!Array.isArray(value) || value.length !== count) return false;
  return (
    value.every((tag) => Number.isInteger(tag)) || value.every((tag) => typeof tag === 'string' && /^(?:O|[BIELMSU](?:-.*)?)$/.test(tag))
  );
}
