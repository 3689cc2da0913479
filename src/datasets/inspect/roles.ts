import type { LayoutName } from '../../core/plan.ts';
import type { TaskName } from '../../core/tasks.ts';
import { spanShapeOf } from '../span-shape.ts';
import { findAnnotated } from './annotated.ts';
import { findConversations } from './conversations.ts';
import { isNumber } from './shape.ts';

/** What a column seems to hold, from its first rows. */
interface Column {
  name: string;
  values: unknown[];
  strings: boolean;
  distinct: number;
  meanLength: number;
  numeric: boolean;
}

export interface Roles {
  task: TaskName;
  /** Role to column name. */
  fields: Record<string, string>;
  /** Where the records are not read field by field. */
  layout?: LayoutName;
  id?: string;
  doubts: ('text' | 'label' | 'no-label' | 'span-keys' | 'conll')[];
}

const textNames = [
  'text',
  'sentence',
  'full_text',
  'review',
  'content',
  'utterance',
  'comment',
  'tweet',
  'message',
  'body',
  'document',
  'query',
  'question',
  'instruction',
  'prompt',
  'headline',
  'title',
  'description',
  '文本',
  '内容',
  '评论',
  '句子',
];
const labelNames = [
  'label',
  'labels',
  'category',
  'class',
  'intent',
  'sentiment',
  'polarity',
  'topic',
  'stars',
  'rating',
  'emotion',
  'target',
  'tag',
  'gold_label',
  'truth',
  'y',
  '标签',
  '类别',
];
const pairNames = [
  ['sentence1', 'sentence2'],
  ['premise', 'hypothesis'],
  ['question1', 'question2'],
  ['text1', 'text2'],
  ['text_a', 'text_b'],
  ['query', 'passage'],
  ['query', 'document'],
  ['text', 'pair'],
] as const;
const targetNames = [
  ['input', 'target'],
  ['source', 'target'],
  ['instruction', 'output'],
  ['instruction', 'response'],
  ['prompt', 'response'],
  ['prompt', 'completion'],
  ['article', 'summary'],
  ['article', 'highlights'],
  ['document', 'summary'],
  ['question', 'answer'],
  ['src', 'tgt'],
] as const;
const idNames = ['id', 'guid', 'uid', 'uuid', 'idx', 'key', 'sent_id', 'sample_id', 'example_id', '编号'];

/** Gives columns roles by their names, then by what they hold; nothing where no column holds text. */
export function assignRoles(rows: readonly Record<string, unknown>[], unnamed: boolean): Roles | undefined {
  const columns = describeColumns(rows);
  const byName = (name: string) => columns.find((column) => column.name.toLowerCase() === name);
  const texts = columns.filter((column) => column.strings && !column.numeric);
  const textNamed = (name: string) => texts.find((column) => column.name.toLowerCase() === name);

  if (unnamed) return unnamedRoles(columns, rows.length);
  const id = idNames
    .map(byName)
    .find(
      (column) =>
        column && column.distinct === rows.length && column.values.every((value) => typeof value === 'string' || typeof value === 'number'),
    )?.name;
  const withId = id === undefined ? {} : { id };
  const conversations = findConversations(rows);
  if (conversations) return { ...conversations, ...withId, doubts: [] };
  const annotated = findAnnotated(rows);
  if (annotated) return { ...annotated, ...withId, doubts: [] };
  const label = labelNames.map(byName).find((column) => column && isLabelColumn(column));
  const pair = pairNames.map(([a, b]) => [textNamed(a), textNamed(b)] as const).find(([a, b]) => a && b);
  if (pair?.[0] && pair[1])
    return {
      task: 'text-pair',
      fields: { text: pair[0].name, pair: pair[1].name, ...(label ? { label: label.name } : {}) },
      ...withId,
      doubts: label ? [] : ['no-label'],
    };

  const text =
    textNames.map(textNamed).find((column) => column !== undefined) ??
    texts.filter((column) => column !== label && column.name !== id).toSorted((a, b) => b.meanLength - a.meanLength)[0];
  if (!text) return undefined;
  const sure = textNames.includes(text.name.toLowerCase());
  const spans = columns.find((column) => holdsSpans(column) !== undefined);
  if (spans && holdsSpans(spans) === 'known')
    return { task: 'token-classification', fields: { text: text.name, spans: spans.name }, ...withId, doubts: sure ? [] : ['text'] };
  const answers = answersColumn(columns);
  const question = textNamed('question');
  const context = textNamed('context');
  if (answers && question && context)
    return {
      task: 'question-answering',
      fields: { question: question.name, context: context.name, answers: answers.name },
      ...withId,
      doubts: [],
    };
  const target = label ? undefined : targetNames.map(([a, b]) => [textNamed(a), textNamed(b)] as const).find(([a, b]) => a && b);
  if (target?.[0] && target[1])
    return { task: 'text-to-text', fields: { input: target[0].name, target: target[1].name }, ...withId, doubts: [] };
  const lists = labelNames
    .map(byName)
    .find((column) => column?.values.every((value) => Array.isArray(value) && value.every((item) => typeof item !== 'object')));
  if (lists) return { task: 'multi-label', fields: { text: text.name, labels: lists.name }, ...withId, doubts: sure ? [] : ['text'] };
  if (label && label !== text)
    return { task: 'text-classification', fields: { text: text.name, label: label.name }, ...withId, doubts: sure ? [] : ['text'] };
  const candidates = columns.filter((column) => column !== text && column.name !== id && isFewValued(column, rows.length));
  const only = candidates.length === 1 ? candidates[0] : undefined;
  if (only)
    return {
      task: 'text-classification',
      fields: { text: text.name, label: only.name },
      ...withId,
      doubts: sure ? ['label'] : ['text', 'label'],
    };
  return {
    task: 'text',
    fields: { text: text.name },
    ...withId,
    doubts: [
      ...(sure ? [] : (['text'] as const)),
      ...(spans ? (['span-keys'] as const) : []),
      ...(candidates.length > 1 ? (['no-label'] as const) : []),
    ],
  };
}

/** Columns without names: numbers that never repeat are ids, few values a label, the longest the text. */
function unnamedRoles(columns: readonly Column[], rows: number): Roles | undefined {
  const text = columns.filter((column) => !column.numeric).toSorted((a, b) => b.meanLength - a.meanLength)[0];
  if (!text) return undefined;
  const rest = columns.filter((column) => column !== text);
  const id = rest.find((column) => column.numeric && column.distinct === rows && rows > 2);
  const labels = rest.filter((column) => column !== id && isFewValued(column, rows));
  const label = labels[0];
  const fields: Record<string, string> = { text: text.name };
  if (label && columns.length <= 3) fields.label = label.name;
  return {
    task: fields.label === undefined ? 'text' : 'text-classification',
    fields,
    ...(id ? { id: id.name } : {}),
    doubts: label?.values.every((value) => typeof value === 'string' && /^(?:O|[BIESMLU]-.+)$/.test(value))
      ? ['conll']
      : columns.length > 3
        ? ['text']
        : [],
  };
}

function describeColumns(rows: readonly Record<string, unknown>[]): Column[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].map((name) => {
    const values = rows.map((row) => row[name]);
    const present = values.filter((value) => value !== undefined && value !== null);
    const strings = present.length > 0 && present.every((value) => typeof value === 'string');
    return {
      name,
      values,
      strings,
      distinct: new Set(values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : value))).size,
      meanLength: strings ? present.reduce<number>((sum, value) => sum + (value as string).length, 0) / present.length : 0,
      numeric: present.length > 0 && present.every((value) => typeof value === 'number' || (typeof value === 'string' && isNumber(value))),
    };
  });
}

function isLabelColumn(column: Column): boolean {
  const filled = column.values.filter((value) => value !== undefined && value !== null && value !== '');
  return (
    filled.length > column.values.length * 0.9 &&
    filled.every((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') &&
    column.meanLength < 60
  );
}

/** Few enough values for the rows: at most 100, each five times on average; no yes-no flags beside the text. */
function isFewValued(column: Column, rows: number): boolean {
  if (!isLabelColumn(column) || column.distinct < 2 || column.distinct > 100 || column.distinct * 5 > Math.max(rows, 10)) return false;
  return !column.values.every((value) => typeof value === 'boolean' || value === 'True' || value === 'False');
}

function firstItem(column: Column): unknown {
  for (const value of column.values) {
    if (!Array.isArray(value)) return undefined;
    if (value.length > 0) return value[0];
  }
  return undefined;
}

/** Spans under names that the reader knows, or under others that look like offsets. */
function holdsSpans(column: Column): 'known' | 'unknown' | undefined {
  const item = firstItem(column);
  if (spanShapeOf(item) !== undefined) return 'known';
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const keys = Object.entries(item)
    .filter(([, value]) => Number.isInteger(value))
    .map(([key]) => key);
  return keys.some((key) => /start|begin/i.test(key)) && keys.some((key) => /end|stop/i.test(key)) ? 'unknown' : undefined;
}

function answersColumn(columns: readonly Column[]): Column | undefined {
  return columns.find((column) => {
    const item = firstItem(column);
    return typeof item === 'object' && item !== null && Object.hasOwn(item, 'start') && Object.hasOwn(item, 'text');
  });
}
