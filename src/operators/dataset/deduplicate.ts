import { z } from 'zod';
import { type CollectContext, type CollectedRow, type DatasetView, defineOperator } from '../../core/operator.ts';
import { foldText, textOf } from '../../core/sample.ts';
import type { FieldKind } from '../../core/tasks.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { findKey, hashWords, valueKey } from '../dataset-keys.ts';
import { NamedRows } from '../named-rows.ts';

interface DeduplicateParams {
  mode: 'exact';
  keep: 'first' | 'last';
  fold: boolean;
  acrossLabels: boolean;
}

/** Merges samples with equal texts into one of them. Texts are compared by 128-bit hashes. */
export const deduplicate = defineOperator({
  id: 'dataset.deduplicate',
  shape: 'dataset',
  since: '0.1.0',
  summary: { en: 'Merges samples whose texts are equal', 'zh-CN': '合并文本相同的样本' },
  description: {
    en:
      'Samples are compared within their split by all text fields of the step; the others are merged into the one that is kept and listed with it. ' +
      'Equal texts with different labels contradict each other: each label keeps one sample, unless acrossLabels merges them too and says so in the detail of the merge. ' +
      'Samples without any text are not compared.',
    'zh-CN':
      '在同一划分内按步骤的全部文本字段比较样本；其余样本并入保留的一个并随之列出。' +
      '文本相同而标签不同即为矛盾：每种标签各保留一个样本；启用 acrossLabels 时一并合并，并在合并详情中注明。没有任何文本的样本不参与比较。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  order: 'input',
  params: z.strictObject({
    mode: z.enum(['exact']).default('exact').meta({ description: 'exact: equal texts', zh: 'exact：文本相同' }),
    keep: z
      .enum(['first', 'last'])
      .default('first')
      .meta({ description: 'Which of equal samples stays, in the order of the input', zh: '相同样本中按输入次序保留哪一个' }),
    fold: z.boolean().default(true).meta({
      description: 'Texts that differ in case, white space or Unicode normal form (NFC) alone count as equal',
      zh: '仅大小写、空白或 Unicode 规范形式（NFC）不同的文本视为相同',
    }),
    acrossLabels: z.boolean().default(false).meta({
      description: 'Merge equal texts even where their labels differ',
      zh: '标签不同时也合并相同文本',
    }),
  }),
  collector: {
    // Per sample: four words of its key, two of its place, one of its labels; and its id. About 70 bytes.
    create: () => new NamedRows(7),
    add(state: NamedRows, row, input) {
      const key = keyOf(row, input);
      if (key === undefined) return;
      const labels = hashWords(labelsOf(row, input))[0];
      state.push([...key, Math.floor(row.ordinal / 2 ** 32), row.ordinal % 2 ** 32, labels], row.sample.id);
    },
    encode: (state: NamedRows) => state.encode(),
    merge: (state: NamedRows, partial) => state.append(partial),
    finish({ rows, ids }: NamedRows, { params }) {
      const columns = Array.from({ length: 6 }, (_, c) => rows.column(c));
      const order = radixOrder(columns, rows.length);
      const equal = (a: number, b: number) => [0, 1, 2, 3].every((c) => columns[c]?.[a] === columns[c]?.[b]);
      const kept = new NamedRows(5);
      for (let from = 0, to = 0; from < order.length; from = to) {
        const first = order[from] as number;
        to = from + 1;
        while (to < order.length && equal(first, order[to] as number)) to++;
        if (to - from === 1) continue;
        const stays = params.keep === 'first' ? first : (order[to - 1] as number);
        kept.push(
          [0, 1, 2, 3, 6].map((c) => rows.column(c)[stays] as number),
          ids.get(stays),
        );
      }
      return kept.encode();
    },
    open(bytes, input): DatasetView {
      const kept = new NamedRows(5);
      kept.append(bytes);
      const columns = Array.from({ length: 5 }, (_, c) => kept.rows.column(c));
      return {
        decide(row) {
          const key = keyOf(row, input);
          const at = key === undefined ? -1 : findKey(columns, key);
          if (at < 0) return { action: 'keep' };
          const into = kept.ids.get(at);
          if (into === row.sample.id) return { action: 'keep' };
          const differ = columns[4]?.[at] !== hashWords(labelsOf(row, input))[0];
          return { action: 'merge', into, ...(differ ? { detail: { labels: 'differ' } } : {}) };
        },
      };
    },
  },
  examples: [
    {
      name: 'case and spaces aside',
      input: [
        { id: 'a', text: 'A good film', label: 'positive' },
        { id: 'b', text: 'a good  film ', label: 'positive' },
        { id: 'c', text: 'a bad film', label: 'negative' },
      ],
      output: ['a', 'c'],
    },
    {
      name: 'labels that contradict each other stay',
      input: [
        { id: 'a', text: 'fine', label: 'positive' },
        { id: 'b', text: 'fine', label: 'negative' },
        { id: 'c', text: 'fine', label: 'negative' },
      ],
      output: ['a', 'b'],
    },
    {
      name: 'the last one stays, whatever its label',
      params: { keep: 'last', acrossLabels: true },
      input: [
        { id: 'a', text: 'fine', label: 'positive' },
        { id: 'b', text: 'fine', label: 'negative' },
      ],
      output: ['b'],
    },
  ],
});
export default deduplicate;

const labelKinds: ReadonlySet<FieldKind> = new Set(['label', 'labels', 'label-weights', 'spans', 'answers', 'relations', 'choices']);

function labelsOf({ sample }: CollectedRow, { schema }: CollectContext<DeduplicateParams>): string {
  return JSON.stringify(schema.fields.filter(({ kind }) => labelKinds.has(kind)).map(({ name }) => valueKey(sample, name)));
}

/** What must be equal, as four words; nothing for a sample without text. */
function keyOf(row: CollectedRow, input: CollectContext<DeduplicateParams>): [number, number, number, number] | undefined {
  const texts = input.fields.map((field) => {
    const text = textOf(row.sample, field);
    return input.params.fold ? foldText(text) : text;
  });
  if (texts.every((text) => text.trim() === '')) return undefined;
  return hashWords(JSON.stringify([row.split, input.params.acrossLabels ? '' : labelsOf(row, input), ...texts]));
}
