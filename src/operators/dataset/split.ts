import { z } from 'zod';
import { type CollectContext, type CollectedRow, type DatasetView, defineOperator } from '../../core/operator.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { drawKey, findKey, hashWords, valueKey } from '../dataset-keys.ts';
import { assignGroups } from '../group-splits.ts';

interface SplitParams {
  ratio: Record<string, number>;
  stratify?: string | undefined;
  group?: string | undefined;
}

/** Divides the samples into named splits of exact sizes; a group and all copies of one original stay together. */
export const split = defineOperator({
  id: 'dataset.split',
  shape: 'dataset',
  since: '0.1.0',
  summary: { en: 'Divides the samples into splits', 'zh-CN': '将样本分入各划分' },
  description: {
    en:
      'Sizes come from ratio by largest remainder, in all and within each value of stratify, and are exact where every group is one sample. ' +
      'Samples with the same value of group, or made from the same original where there is none, never part; then the largest groups are placed first and sizes are as near as groups allow. ' +
      'Which sample goes where depends on the seed and the ids alone.',
    'zh-CN':
      '各划分的大小按最大余额法由比例得出，总体及 stratify 的每个取值均如此；当每组只有一个样本时大小精确。' +
      'group 取值相同的样本（未指定时为同一原样本的所有副本）不会分开；此时先安置最大的组，大小尽可能接近。' +
      '样本归属仅取决于随机种子和 id。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  order: 'any',
  makesSplits: ({ ratio }) => Object.keys(ratio),
  params: z.strictObject({
    ratio: z
      .record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/), z.number().min(0).max(1))
      .default({ train: 0.8, validation: 0.1, test: 0.1 })
      .meta({ description: 'Share of each split, by its name; they add up to 1', zh: '各划分的名称及比例，总和为 1' }),
    stratify: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Field whose values have the same shares in every split', zh: '按此字段分层，各取值在每个划分中占比相同' }),
    group: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Field whose equal values stay in one split', zh: '此字段取值相同的样本留在同一划分' }),
  }),
  check({ ratio }) {
    const sum = Object.values(ratio).reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) < 1e-6) return undefined;
    return { param: 'ratio', expected: { en: 'shares that add up to 1', 'zh-CN': '总和为 1 的比例' } };
  },
  collector: {
    create: () => new WordRows(4),
    add(state: WordRows, row, input) {
      state.push([...groupKey(row, input), ...classOf(row, input.params)]);
    },
    encode: (state: WordRows) => state.encode(),
    merge: (state: WordRows, partial) => state.append(partial),
    finish: (state: WordRows, { params }) => assignGroups(state, Object.values(params.ratio)),
    open(bytes, input): DatasetView {
      const names = Object.keys(input.params.ratio);
      const groups = new WordRows(3);
      groups.append(bytes);
      const [highs, lows, places] = [0, 1, 2].map((c) => groups.column(c)) as [Uint32Array, Uint32Array, Uint32Array];
      return {
        decide(row) {
          const at = findKey([highs, lows], groupKey(row, input));
          const name = names[places[at] as number];
          return name === undefined ? { action: 'keep' } : { action: 'keep', split: name };
        },
      };
    },
  },
  examples: [
    {
      name: 'three for training, one for testing',
      params: { ratio: { train: 0.75, test: 0.25 } },
      seed: 1,
      input: [
        { id: 'a', text: 'one' },
        { id: 'b', text: 'two' },
        { id: 'c', text: 'three' },
        { id: 'd', text: 'four' },
      ],
      output: ['train/a', 'train/b', 'train/c', 'test/d'],
    },
    {
      name: 'one author, one split',
      params: { ratio: { train: 0.5, test: 0.5 }, group: 'author' },
      seed: 1,
      input: [
        { id: 'a', text: 'one', author: 'Ann' },
        { id: 'b', text: 'two', author: 'Ben' },
        { id: 'c', text: 'three', author: 'Ann' },
        { id: 'd', text: 'four', author: 'Ben' },
      ],
      output: ['train/a', 'test/b', 'train/c', 'test/d'],
    },
  ],
});
export default split;

function groupKey(row: CollectedRow, input: CollectContext<SplitParams>): [number, number] {
  const { group } = input.params;
  const value = group === undefined ? '' : valueKey(row.sample, group);
  return drawKey(input, value === '' ? row.root : `${group}=${value}`);
}

function classOf(row: CollectedRow, { stratify }: SplitParams): [number, number] {
  if (stratify === undefined) return [0, 0];
  const [high, low] = hashWords(valueKey(row.sample, stratify));
  return [high, low];
}
