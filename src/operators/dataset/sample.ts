import { z } from 'zod';
import { type DatasetView, defineOperator } from '../../core/operator.ts';
import { apportion } from '../../kernels/apportion.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { drawKey, findKey, stratumOf } from '../dataset-keys.ts';

/** Draws a part of the samples: an exact number, in proportion to splits and, on wish, to classes. */
export const sample = defineOperator({
  id: 'dataset.sample',
  shape: 'dataset',
  since: '0.1.0',
  summary: { en: 'Keeps a drawn part of the samples', 'zh-CN': '随机保留一部分样本' },
  description: {
    en:
      'Give count or ratio. The number is exact: it is shared out over the splits, and over the values of stratify, by largest remainder, and within each part the samples with the least keys stay. ' +
      'Keys are drawn from ids, so a larger draw holds the smaller one of the same seed. The others are rejected as not-sampled.',
    'zh-CN':
      '指定 count 或 ratio。数量精确：按最大余额法分配到各划分以及 stratify 的各取值，每部分保留键最小的样本。' +
      '键由 id 抽取，因此同一种子下较大的抽样包含较小的抽样。其余样本以 not-sampled 剔除。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  order: 'any',
  params: z.strictObject({
    count: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Samples to keep; all where there are no more', zh: '保留的样本数；样本不足时全部保留' }),
    ratio: z.number().min(0).max(1).optional().meta({ description: 'Share of the samples to keep, 0 to 1', zh: '保留的样本比例，0 到 1' }),
    stratify: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Field whose values keep their shares', zh: '按此字段分层，各取值的占比不变' }),
    equal: z.boolean().default(false).meta({
      description: 'The same number of every value of stratify instead of its share; all of a value that has fewer',
      zh: 'stratify 的每个取值保留相同数量而非原有占比；不足的取值全部保留',
    }),
  }),
  check: ({ count, ratio, equal, stratify }) =>
    (count === undefined) === (ratio === undefined)
      ? { param: count === undefined ? 'count' : 'ratio', expected: { en: 'one of count and ratio', 'zh-CN': 'count 与 ratio 二者之一' } }
      : equal && stratify === undefined
        ? { param: 'stratify', expected: { en: 'a field, where equal is on', 'zh-CN': '启用 equal 时应指定字段' } }
        : undefined,
  collector: {
    create: () => new WordRows(4),
    add(state: WordRows, row, input) {
      state.push([...stratumOf(row, input.params.stratify), ...drawKey(input, row.sample.id)]);
    },
    encode: (state: WordRows) => state.encode(),
    merge: (state: WordRows, partial) => state.append(partial),
    finish(state: WordRows, { params }) {
      const columns = [0, 1, 2, 3].map((c) => state.column(c)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
      const order = radixOrder(columns, state.length);
      const starts: number[] = [];
      for (let i = 0; i < order.length; i++) {
        const row = order[i] as number;
        const before = order[i - 1] as number;
        if (i === 0 || columns[0][row] !== columns[0][before] || columns[1][row] !== columns[1][before]) starts.push(i);
      }
      const sizes = starts.map((start, s) => (starts[s + 1] ?? order.length) - start);
      const wanted = Math.min(order.length, params.count ?? Math.round((params.ratio ?? 0) * order.length));
      const each = Math.floor(wanted / Math.max(1, sizes.length));
      const shares =
        wanted === 0 ? sizes.map(() => 0) : params.equal ? sizes.map((size) => Math.min(size, each)) : apportion(wanted, sizes);
      // Of each stratum that keeps something, the greatest key that stays.
      const kept = new WordRows(4, Math.max(1, starts.length));
      for (const [s, share] of shares.entries()) {
        if (share === 0) continue;
        const row = order[(starts[s] as number) + share - 1] as number;
        kept.push(columns.map((column) => column[row] as number));
      }
      return kept.encode();
    },
    open(bytes, input): DatasetView {
      const kept = new WordRows(4);
      kept.append(bytes);
      const [highs, lows, mostHigh, mostLow] = [0, 1, 2, 3].map((c) => kept.column(c)) as [
        Uint32Array,
        Uint32Array,
        Uint32Array,
        Uint32Array,
      ];
      return {
        decide(row) {
          const at = findKey([highs, lows], stratumOf(row, input.params.stratify));
          if (at >= 0) {
            const [high, low] = drawKey(input, row.sample.id);
            const most = mostHigh[at] as number;
            if (high < most || (high === most && low <= (mostLow[at] as number))) return { action: 'keep' };
          }
          return { action: 'drop', reason: 'not-sampled' };
        },
      };
    },
  },
  examples: [
    {
      name: 'two of four',
      params: { count: 2 },
      seed: 1,
      input: [
        { id: 'a', text: 'one', label: 'x' },
        { id: 'b', text: 'two', label: 'x' },
        { id: 'c', text: 'three', label: 'y' },
        { id: 'd', text: 'four', label: 'y' },
      ],
      output: ['a', 'c'],
    },
    {
      name: 'one of each class',
      params: { count: 2, stratify: 'label', equal: true },
      seed: 1,
      input: [
        { id: 'a', text: 'one', label: 'x' },
        { id: 'b', text: 'two', label: 'x' },
        { id: 'c', text: 'three', label: 'x' },
        { id: 'd', text: 'four', label: 'y' },
      ],
      output: ['a', 'd'],
    },
    {
      name: 'half of each class',
      params: { ratio: 0.5, stratify: 'label' },
      seed: 1,
      input: [
        { id: 'a', text: 'one', label: 'x' },
        { id: 'b', text: 'two', label: 'x' },
        { id: 'c', text: 'three', label: 'y' },
        { id: 'd', text: 'four', label: 'y' },
      ],
      output: ['a', 'c'],
    },
  ],
});
export default sample;
