import { z } from 'zod';
import { type DatasetView, defineOperator } from '../../core/operator.ts';
import { drawKey } from '../dataset-keys.ts';

const none = new Uint8Array(0);

/** Puts samples into an order drawn by their ids. The order of the input has no part in it. */
export const shuffle = defineOperator({
  id: 'dataset.shuffle',
  shape: 'dataset',
  since: '0.1.0',
  summary: { en: 'Puts the samples of each split into a drawn order', 'zh-CN': '按随机种子打乱每个划分中样本的顺序' },
  description: {
    en: 'Each id draws its own sort key, so that adding or removing a sample moves no other, and the same set in any order gives the same order.',
    'zh-CN': '每个 id 各自抽取排序键：增删一个样本不影响其他样本的次序，同一集合以任何次序输入都得到相同的结果。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  order: 'any',
  reorders: true,
  params: z.strictObject({}),
  collector: {
    create: () => none,
    add() {},
    encode: () => none,
    merge() {},
    finish: () => none,
    open: (_, input): DatasetView => ({
      decide({ sample }) {
        const [high, low] = drawKey(input, sample.id);
        return { action: 'keep', orderKey: high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0') };
      },
    }),
  },
  examples: [
    {
      name: 'four samples',
      seed: 2,
      input: [
        { id: 'a', text: 'one' },
        { id: 'b', text: 'two' },
        { id: 'c', text: 'three' },
        { id: 'd', text: 'four' },
      ],
      output: ['c', 'b', 'a', 'd'],
    },
    {
      name: 'the order of the input does not matter',
      seed: 2,
      input: [
        { id: 'd', text: 'four' },
        { id: 'b', text: 'two' },
        { id: 'a', text: 'one' },
      ],
      output: ['b', 'a', 'd'],
    },
  ],
});
export default shuffle;
