import { z } from 'zod';
import { packParts, unpackParts } from '../../core/bytes.ts';
import { type CollectContext, type CollectedRow, type DatasetView, defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { assignConnected, openConnected } from '../connected-splits.ts';
import { drawKey, hashWords, valueKey } from '../dataset-keys.ts';
import { NearLinks, type NearSettings, nearDuplicatesParam, nearSettings } from '../duplicates/near-links.ts';

interface SplitParams {
  ratio: Record<string, number>;
  stratify?: string | undefined;
  group?: string | undefined;
  nearDuplicates: boolean | NearSettings;
}

/** A row for each sample: two words of its group, two of its class; and the texts of the groups. */
interface State {
  rows: WordRows;
  near: NearLinks;
}

/** Divides the samples into named splits of exact sizes; a group and all copies of one original stay together. */
export const split = defineOperator({
  id: 'dataset.split',
  shape: 'dataset',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Divides the samples into splits', 'zh-CN': '将样本分入各划分' },
  description: {
    en:
      'Sizes come from ratio by largest remainder, in all and within each value of stratify, and are exact where every group is one sample. ' +
      'Samples with the same value of group, or made from the same original where there is none, never part, and neither do near duplicates unless nearDuplicates is false; then the largest groups are placed first and sizes are as near as groups allow. ' +
      'Which sample goes where depends on the seed and the ids alone.',
    'zh-CN':
      '各划分的大小按最大余额法由比例得出，总体及 stratify 的每个取值均如此；当每组只有一个样本时大小精确。' +
      'group 取值相同的样本（未指定时为同一原样本的所有副本）不会分开，近似重复的样本也是如此，除非 nearDuplicates 为 false；此时先安置最大的组，大小尽可能接近。' +
      '样本归属仅取决于随机种子和 id。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  order: 'any',
  finds: true,
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
    nearDuplicates: nearDuplicatesParam,
  }),
  check({ ratio }) {
    const sum = Object.values(ratio).reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) < 1e-6) return undefined;
    return { param: 'ratio', expected: { en: 'shares that add up to 1', 'zh-CN': '总和为 1 的比例' } };
  },
  collector: {
    create: ({ scratch }): State => ({ rows: new WordRows(4), near: new NearLinks(scratch) }),
    add({ rows, near }: State, row, input) {
      const owner = groupKey(row, input);
      rows.push([...owner, ...classOf(row, input.params)]);
      const settings = nearSettings(input.params.nearDuplicates);
      if (settings) near.add(input.fields.map((field) => textOf(row.sample, field)).join('\n'), owner, settings);
    },
    encode: ({ rows, near }: State) => packParts([rows.encode(), near.encode()]),
    merge({ rows, near }: State, partial) {
      const [ofRows, ofNear] = unpackParts(partial) as [Uint8Array, Uint8Array];
      rows.append(ofRows);
      near.append(ofNear);
    },
    finish({ rows, near }: State, { params: { ratio, nearDuplicates } }) {
      const settings = nearSettings(nearDuplicates);
      return assignConnected(rows, settings ? near.links(settings) : new WordRows(4), Object.values(ratio));
    },
    open: (bytes, input): DatasetView => openConnected(bytes, Object.keys(input.params.ratio), (row) => groupKey(row, input)),
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
