import { z } from 'zod';
import { type CollectContext, type CollectedRow, type DatasetView, defineOperator } from '../../core/operator.ts';
import { apportionRows } from '../../kernels/apportion.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { drawKey, findKey, hashWords, valueKey } from '../dataset-keys.ts';

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
    finish: (state: WordRows, { params }) => assign(state, Object.values(params.ratio)),
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

interface Group {
  high: number;
  low: number;
  size: number;
  /** Class and number of samples, in pairs. */
  classes: number[];
}

/** The split of each group, as sorted rows of key and place. Whole numbers throughout: no order of adding shows. */
function assign(state: WordRows, ratio: readonly number[]): Uint8Array {
  const columns = [0, 1, 2, 3].map((c) => state.column(c)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const order = radixOrder(columns, state.length);
  const byClass = radixOrder([columns[2], columns[3]], state.length);
  const classOfRow = new Uint32Array(state.length);
  const classSizes: number[] = [];
  for (let i = 0; i < byClass.length; i++) {
    const row = byClass[i] as number;
    const before = byClass[i - 1] as number;
    if (i === 0 || columns[2][row] !== columns[2][before] || columns[3][row] !== columns[3][before]) classSizes.push(0);
    classOfRow[row] = classSizes.length - 1;
    classSizes[classSizes.length - 1] = (classSizes.at(-1) as number) + 1;
  }
  const need = state.length === 0 ? [] : apportionRows(classSizes, ratio);
  const total = ratio.map((_, k) => need.reduce((sum, row) => sum + (row[k] as number), 0));

  const groups = new WordRows(3, Math.max(1, state.length));
  const several: { at: number; group: Group }[] = [];
  const alone = new WordRows(2, Math.max(1, state.length));
  for (let i = 0; i < order.length; ) {
    const row = order[i] as number;
    const group: Group = { high: columns[0][row] as number, low: columns[1][row] as number, size: 0, classes: [] };
    for (; i < order.length; i++) {
      const member = order[i] as number;
      if (columns[0][member] !== group.high || columns[1][member] !== group.low) break;
      const ofClass = classOfRow[member] as number;
      group.size++;
      if (group.classes.at(-2) === ofClass) group.classes[group.classes.length - 1] = (group.classes.at(-1) as number) + 1;
      else group.classes.push(ofClass, 1);
    }
    if (group.size === 1) alone.push([groups.length, group.classes[0] as number]);
    else several.push({ at: groups.length, group });
    groups.push([group.high, group.low, 0]);
  }
  const place = (at: number, classes: readonly number[], size: number) => {
    const best = bestSplit(classes, need, total);
    for (let c = 0; c < classes.length; c += 2) {
      const row = need[classes[c] as number] as number[];
      row[best] = (row[best] as number) - (classes[c + 1] as number);
    }
    total[best] = (total[best] as number) - size;
    (groups.columns[2] as Uint32Array)[at] = best;
  };
  several.sort((a, b) => b.group.size - a.group.size || a.at - b.at);
  for (const { at, group } of several) place(at, group.classes, group.size);
  const [places, classes] = [alone.column(0), alone.column(1)];
  for (let i = 0; i < alone.length; i++) place(places[i] as number, [classes[i] as number, 1], 1);
  return groups.encode();
}

/** The split that needs a group's classes most; where none does, the one that lacks most samples in all. */
function bestSplit(classes: readonly number[], need: readonly number[][], total: readonly number[]): number {
  let best = 0;
  let most = -Infinity;
  for (let k = 0; k < total.length; k++) {
    let score = 0;
    for (let c = 0; c < classes.length; c += 2) {
      score += (classes[c + 1] as number) * ((need[classes[c] as number] as number[])[k] as number);
    }
    if (score > most || (score === most && (total[k] as number) > (total[best] as number))) {
      best = k;
      most = score;
    }
  }
  return best;
}
