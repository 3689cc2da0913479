import { z } from 'zod';
import { type CollectContext, type DatasetView, defineOperator } from '../../core/operator.ts';
import { chosenMetrics, metricChoice, metricResources } from '../metric-choice.ts';
import { addRow, encodeState, finishState, mergeState, type OutlierState } from '../outliers/state.ts';
import { openOutliers } from '../outliers/view.ts';
import { columnSignal, metricSignals, type Signal, wrongSignal } from '../signals.ts';

const params = z.strictObject({
  measures: z.array(metricChoice).default([]).meta({
    description: 'Metrics by their ids, or { use, with }, whose values are compared with the median of all',
    zh: '与总体中位数比较的度量：id，或 { use, with }',
  }),
  columns: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: 'Columns of numbers that are compared likewise', zh: '同样比较的数值列' }),
  neighbours: z.int().min(1).max(100).optional().meta({
    description: 'Also compare the mean distance of each text to so many nearest others; not where absent',
    zh: '同时比较每条文本到最近若干条其他文本的平均距离；缺省则不比较',
  }),
  threshold: z.number().gt(0).max(1000).default(3.5).meta({
    description: 'Robust z from which a value is an outlier: spreads from the median',
    zh: '稳健 z 值达到多少即为离群：偏离中位数的离散度倍数',
  }),
  side: z.enum(['both', 'low', 'high']).default('both').meta({
    description: 'Which values are outliers: on both sides of the median, below or above it; of distances the high ones alone',
    zh: '哪一侧的值视为离群：两侧、低侧或高侧；距离仅看高侧',
  }),
  within: z.string().min(1).optional().meta({
    description: 'Field each value of which, such as a class, is compared by itself',
    zh: '按此字段的取值（如类别）分别比较',
  }),
  compared: z.int().min(10).max(100_000).default(10_000).meta({
    description: 'Texts that each is compared with, drawn where there are more; the time grows with it',
    zh: '每条文本与多少条文本比较，超过时抽样；耗时随之增长',
  }),
});
type Params = z.output<typeof params>;

/** Drops samples whose measures, or whose texts, are far from those of the others. */
export const dropOutliers = defineOperator<typeof params>({
  id: 'dataset.drop-outliers',
  shape: 'dataset',
  since: '0.4.0',
  summary: { en: 'Drops samples far from the others', 'zh-CN': '剔除远离其他样本的样本' },
  description: {
    en:
      'By measures and columns: the robust z of a value is its distance from the median in spreads, 1.4826 times the median absolute deviation (1.2533 times the mean one where more than half the values are equal). ' +
      'By neighbours: the mean cosine distance to the k nearest texts, on hashed n-grams (words, runs of three and four characters inside them, characters and pairs of them in scripts without spaces) weighted by tf-idf; its robust z counts. ' +
      'Neighbours are looked for exactly among all texts of the split, or among `compared` of them drawn by id where there are more. Samples are compared within their split, and reject as outlier with the measure, the value and the z. findings has the medians, the spreads and the farthest samples.',
    'zh-CN':
      '按度量和列：值的稳健 z 为其到中位数的距离除以离散度，离散度为绝对中位差的 1.4826 倍（超过半数的值相同时为平均绝对偏差的 1.2533 倍）。' +
      '按近邻：到最近 k 条文本的平均余弦距离，基于散列 n 元组（词、词内三字符和四字符片段，以及不以空格分词的文字中的单字和双字），以 tf-idf 加权；按其稳健 z 判断。' +
      '近邻在划分的全部文本中精确查找；文本超过 `compared` 条时，在按 id 抽取的这些文本中查找。样本在其划分内比较，以 outlier 剔除，并注明度量、值和 z。findings 给出中位数、离散度和最远的样本。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  order: 'any',
  finds: true,
  references: [
    {
      title: 'How to detect and handle outliers, Iglewicz and Hoaglin 1993',
      url: 'https://hwbdocuments.env.nm.gov/Los%20Alamos%20National%20Labs/TA%2054/11587.pdf',
    },
    {
      title: 'Efficient algorithms for mining outliers from large data sets, Ramaswamy et al. 2000',
      url: 'https://doi.org/10.1145/342009.335437',
    },
  ],
  params,
  check({ measures, columns, neighbours }) {
    if (measures.length + columns.length === 0 && neighbours === undefined)
      return { param: 'measures', expected: { en: 'given, or columns, or neighbours', 'zh-CN': '填写，或填写 columns 或 neighbours' } };
    const wrong = measures.map(wrongSignal).find((one) => one !== undefined);
    return wrong && { param: 'measures', expected: wrong };
  },
  resources: ({ measures }) => metricResources(measures),
  prepare: ({ measures }) => Promise.all(chosenMetrics(measures).map(({ metric, params: own }) => metric.prepare?.(own))),
  collector: {
    create: (): OutlierState => new Map(),
    add: (state: OutlierState, row, input: CollectContext<Params>) => addRow(state, row, signalsOf(input), input),
    encode: encodeState,
    merge: mergeState,
    finish: (state: OutlierState, input: CollectContext<Params>) => {
      const names = signalsOf(input).map((signal) => signal.name);
      return finishState(state, names, input.params);
    },
    open: (bytes, input: CollectContext<Params>): DatasetView => openOutliers(bytes, signalsOf(input), input),
  },
  examples: [
    {
      name: 'a number far from the median',
      params: { columns: ['score'] },
      input: [
        { id: 'a', text: 'one', score: 10 },
        { id: 'b', text: 'two', score: 12 },
        { id: 'c', text: 'three', score: 11 },
        { id: 'd', text: 'four', score: 90 },
      ],
      output: ['a', 'b', 'c'],
    },
    {
      name: 'a text like no other',
      params: { neighbours: 1, threshold: 2 },
      input: [
        { id: 'a', text: 'a quiet film about growing up' },
        { id: 'b', text: 'a silent film about growing up' },
        { id: 'c', text: 'a quiet film about growing old' },
        { id: 'd', text: 'a silent film about getting old' },
        { id: 'e', text: 'xqzt vvrrp kkkjw' },
      ],
      output: ['a', 'b', 'c', 'd'],
    },
  ],
});
export default dropOutliers;

function signalsOf(input: CollectContext<Params>): Signal[] {
  const { measures, columns } = input.params;
  const resources = input.resources as readonly unknown[];
  return [...measures.flatMap((choice, index) => metricSignals(choice, resources[index], input)), ...columns.map(columnSignal)];
}
