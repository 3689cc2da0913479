import { z } from 'zod';
import { labelsIn } from '../../core/labels.ts';
import { type CollectedRow, type DatasetView, defineOperator, type Json } from '../../core/operator.ts';
import type { Schema } from '../../core/schema.ts';

const sections = ['labels', 'sets', 'unlabelled'] as const;
/** Counts by split, field, section and label; the names are JSON, so that none can look like two. */
type Counts = Map<string, number>;

/** Counts labels where it stands, and changes nothing. */
export const countLabels = defineOperator({
  id: 'dataset.count-labels',
  shape: 'dataset',
  since: '0.3.0',
  summary: { en: 'Counts labels where it stands, and changes nothing', 'zh-CN': '统计所在位置的标签，不作任何改动' },
  description: {
    en:
      'Labels, sets of labels, types of spans and of relations, for each split and each field of the task that holds labels. What it finds stands under the step in report.json (findings). ' +
      'The report itself shows labels as they were read and as they were written; this step shows them in between.',
    'zh-CN':
      '按划分和任务中每个含标签的字段统计标签、标签集合、跨度类型和关系类型。结果记录在 report.json 中该步骤之下（findings）。' +
      '报告本身给出读入和写出时的标签；此步骤给出中间某处的标签。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  order: 'any',
  finds: true,
  readsSplits: (): 'all' => 'all',
  params: z.strictObject({
    most: z.int().min(1).max(100_000).default(1000).meta({
      description: 'Labels listed for each field, the most frequent first; the rest is summed up',
      zh: '每个字段列出的标签数，最常见的在前；其余合并计数',
    }),
  }),
  collector: {
    create: (): Counts => new Map(),
    add(state: Counts, row, { schema }) {
      for (const key of keysOf(row, schema)) state.set(key, (state.get(key) ?? 0) + 1);
    },
    encode: (state: Counts) => encode(state),
    merge(state: Counts, partial) {
      for (const [key, count] of decode(partial)) state.set(key, (state.get(key) ?? 0) + count);
    },
    finish: (state: Counts) => encode(state),
    open: (bytes, { params: { most } }): DatasetView => ({
      decide: () => ({ action: 'keep' }),
      findings: () => tableOf(decode(bytes), most),
    }),
  },
  examples: [
    {
      name: 'every sample goes on',
      input: [
        { id: 'a', text: 'A good film', label: 'good' },
        { id: 'b', text: '很差', label: 'bad', split: 'test' },
      ],
      output: ['a', 'b'],
    },
    {
      name: 'spans by their type',
      input: [{ id: 'a', text: 'Ann', spans: [{ start: 0, end: 3, label: 'PER' }] }],
      output: ['a'],
    },
  ],
});
export default countLabels;

function keysOf({ sample, split }: CollectedRow, schema: Schema): string[] {
  const keys: string[] = [];
  const count = (field: string, section: (typeof sections)[number], label: string) =>
    keys.push(JSON.stringify([split, field, section, label]));
  for (const { name, kind } of schema.fields) {
    const labels = labelsIn(sample[name], kind);
    if (!labels) continue;
    if (labels.length === 0) count(name, 'unlabelled', '');
    for (const label of labels) count(name, 'labels', label);
    if (kind === 'labels') count(name, 'sets', JSON.stringify([...labels].sort()));
  }
  return keys;
}

function encode(state: Counts): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([...state].sort(([a], [b]) => (a < b ? -1 : 1))));
}

function decode(bytes: Uint8Array): [string, number][] {
  return JSON.parse(new TextDecoder().decode(bytes)) as [string, number][];
}

/** { split: { field: { labels: { PER: 3 }, unlabelled: 1 } } }, labels by their number. */
function tableOf(entries: readonly [string, number][], most: number): Json {
  const table: Record<string, Record<string, Record<string, [string, number][]>>> = {};
  for (const [key, count] of entries) {
    const [split, field, section, label] = JSON.parse(key) as [string, string, string, string];
    const bySplit = (table[split] ??= {});
    const byField = (bySplit[field] ??= {});
    (byField[section] ??= []).push([label, count]);
  }
  const shown = (list: [string, number][]): Json => {
    const sorted = [...list].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const rest = sorted.slice(most);
    return {
      counts: sorted.slice(0, most).map(([label, count]) => ({ label, count })),
      ...(rest.length > 0 ? { others: { labels: rest.length, count: rest.reduce((sum, [, count]) => sum + count, 0) } } : {}),
    };
  };
  return Object.fromEntries(
    Object.entries(table).map(([split, fields]) => [
      split,
      Object.fromEntries(
        Object.entries(fields).map(([field, { labels = [], sets, unlabelled }]) => [
          field,
          { labels: shown(labels), ...(sets ? { sets: shown(sets) } : {}), unlabelled: unlabelled?.[0]?.[1] ?? 0 },
        ]),
      ),
    ]),
  );
}
