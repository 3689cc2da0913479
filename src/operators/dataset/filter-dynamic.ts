import { z } from 'zod';
import { utf8 } from '../../core/bytes.ts';
import { type CollectContext, type DatasetView, defineOperator, type Json } from '../../core/operator.ts';
import { stratumOf } from '../dataset-keys.ts';
import { chosenMetric, metricChoice, metricResources } from '../metric-choice.ts';
import { columnSignal, metricSignals, numberOf, type Signal, wrongSignal } from '../signals.ts';
import { judgeWindow } from '../window.ts';

const params = z.strictObject({
  measure: metricChoice.optional().meta({
    description: 'What is judged: a metric by its id, or { use, with }; or give column',
    zh: '判断所依据的度量：id，或 { use, with }；也可改用 column',
  }),
  column: z.string().min(1).optional().meta({ description: 'What is judged: a column of numbers', zh: '判断所依据的数值列' }),
  window: z
    .int()
    .min(2)
    .max(1000)
    .default(100)
    .meta({ description: 'Samples before that each is compared with', zh: '与之比较的先前样本数' }),
  sigmas: z.number().gt(0).max(100).default(2).meta({
    description: 'Standard deviations of the window that a value may lie from its mean',
    zh: '允许偏离窗口均值的标准差倍数',
  }),
  minimum: z.int().min(2).max(1000).default(30).meta({
    description: 'Values that the window must hold before it judges; the samples until then pass',
    zh: '窗口至少包含多少个值才开始判断；此前的样本直接通过',
  }),
  remember: z.enum(['all', 'kept']).default('all').meta({
    description: 'Which values enter the window: all that were measured, or those of samples that were kept',
    zh: '进入窗口的值：all 为所有度量过的值，kept 仅为保留样本的值',
  }),
  orderBy: z.string().min(1).optional().meta({
    description: 'Field whose values, numbers or texts, give the order; the order of the input where absent',
    zh: '按此字段的值（数值或文本）排序；缺省时按输入顺序',
  }),
  within: z.string().min(1).optional().meta({
    description: 'Field each value of which has a window of its own',
    zh: '此字段的每个取值各有一个窗口',
  }),
});
type Params = z.output<typeof params>;

/** What is kept of a sample until all are known. */
type Kept = [group: string, order: number | string, ordinal: number, ...values: (number | null)[]];

/** Drops samples whose measure lies outside a window of the samples before. */
export const filterDynamic = defineOperator<typeof params>({
  id: 'dataset.filter-dynamic',
  shape: 'dataset',
  since: '0.4.0',
  summary: { en: 'Drops samples whose measure strays from those before it', 'zh-CN': '剔除度量值偏离先前样本的样本' },
  description: {
    en:
      'One pass in order: a value is compared with the mean and the standard deviation (of the population) of the last `window` values before it in its split; below mean - sigmas x deviation it is rejected as below-window, above as above-window. ' +
      'A sample without a value passes and does not enter the window; a window of equal values judges nothing. Where the step works on several text fields, each has a window of its own. It suits data that drifts: what is usual is what was usual lately.',
    'zh-CN':
      '按顺序一次通过：将每个值与其划分中此前最近 `window` 个值的均值和（总体）标准差比较；低于均值减 sigmas 倍标准差的以 below-window 剔除，高于均值加该值的以 above-window 剔除。' +
      '没有值的样本直接通过，也不进入窗口；窗口内的值全部相同时不作判断。步骤作用于多个文本字段时，每个字段各有窗口。适用于会漂移的数据：以最近的常态为准。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  order: 'input',
  finds: true,
  params,
  check({ measure, column, minimum, window }) {
    if ((measure === undefined) === (column === undefined))
      return { param: 'measure', expected: { en: 'given, or column, but not both', 'zh-CN': '填写，或填写 column，但不可同时填写' } };
    const wrong = measure === undefined ? undefined : wrongSignal(measure);
    if (wrong) return { param: 'measure', expected: wrong };
    return minimum > window
      ? { param: 'minimum', expected: { en: `at most window (${window})`, 'zh-CN': `不大于 window（${window}）` } }
      : undefined;
  },
  resources: ({ measure }) => metricResources(measure === undefined ? [] : [measure]),
  prepare: ({ measure }) => {
    const chosen = measure === undefined ? undefined : chosenMetric(measure);
    return chosen?.metric.prepare?.(chosen.params);
  },
  collector: {
    create: (): Kept[] => [],
    add(state: Kept[], row, input: CollectContext<Params>) {
      const { orderBy, within } = input.params;
      const values = signalsOf(input).map((signal) => jsonNumber(signal.of(row.sample)));
      state.push([stratumOf(row, within).join(), orderBy === undefined ? 0 : orderOf(row.sample[orderBy]), row.ordinal, ...values]);
    },
    encode: (state: Kept[]) => utf8(JSON.stringify(state)),
    merge(state: Kept[], partial) {
      for (const one of JSON.parse(new TextDecoder().decode(partial)) as Kept[]) state.push(one);
    },
    finish(state: Kept[], input: CollectContext<Params>) {
      state.sort(inOrder);
      const names = signalsOf(input).map((signal) => signal.name);
      const out = new Map<number, Json>();
      for (let from = 0, to = 0; from < state.length; from = to) {
        while (to < state.length && state[to]?.[0] === state[from]?.[0]) to++;
        const rows = state.slice(from, to);
        const strays = judgeWindow(
          rows.map((row) => row.slice(3) as (number | null)[]),
          input.params,
        );
        for (const { place, signal, ...stray } of strays) out.set((rows[place] as Kept)[2], { measure: names[signal] as string, ...stray });
      }
      return utf8(JSON.stringify([...out].sort(([a], [b]) => a - b)));
    },
    open(bytes): DatasetView {
      const out = new Map(JSON.parse(new TextDecoder().decode(bytes)) as [number, { value: number; mean: number }][]);
      const low = [...out.values()].filter(({ value, mean }) => value < mean).length;
      return {
        decide(row) {
          const detail = out.get(row.ordinal);
          if (detail === undefined) return { action: 'keep' };
          return { action: 'drop', reason: detail.value < detail.mean ? 'below-window' : 'above-window', detail };
        },
        findings: () => ({ below: low, above: out.size - low }),
      };
    },
  },
  examples: [
    {
      name: 'a number unlike those before it',
      params: { column: 'score', minimum: 3 },
      input: [
        { id: 'a', text: 'one', score: 10 },
        { id: 'b', text: 'two', score: 12 },
        { id: 'c', text: 'three', score: 11 },
        { id: 'd', text: 'four', score: 30 },
        { id: 'e', text: 'five', score: 11 },
      ],
      output: ['a', 'b', 'c', 'e'],
    },
    {
      name: 'by time, the measure of the text itself',
      params: { measure: 'entropy', orderBy: 'time', minimum: 3 },
      input: [
        { id: 'late', text: 'zzzzzzzz', time: 9 },
        { id: 'a', text: 'a quiet film', time: 1 },
        { id: 'b', text: 'a silent one', time: 2 },
        { id: 'c', text: 'so it goes on', time: 3 },
      ],
      output: ['a', 'b', 'c'],
    },
  ],
});
export default filterDynamic;

function signalsOf(input: CollectContext<Params>): Signal[] {
  const { measure, column } = input.params;
  return measure === undefined ? [columnSignal(column as string)] : metricSignals(measure, input.resources, input);
}

const jsonNumber = (value: number) => (Number.isFinite(value) ? value : null);

/** Numbers before texts, and both before what is neither. */
function orderOf(value: unknown): number | string {
  const number = numberOf(value);
  return Number.isFinite(number) ? number : typeof value === 'string' ? value : '\uffff';
}

function inOrder(a: Kept, b: Kept): number {
  return compare(a[0], b[0]) || compare(typeof a[1], typeof b[1]) || compare(a[1], b[1]) || a[2] - b[2];
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
