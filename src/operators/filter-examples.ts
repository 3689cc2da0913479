import type { OperatorExample } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import type { Metric, MetricExample } from '../metrics/metric.ts';

/** Examples of the filter of a metric, made of the metric's own: the higher values alone, and the lower ones alone. */
export function filterExamples(metric: Metric): OperatorExample[] {
  const [first, ...others] = metric.examples;
  const params = JSON.stringify(first?.params ?? {});
  const alike = [first as MetricExample<any>, ...others.filter((example) => JSON.stringify(example.params ?? {}) === params)];
  const values = [...new Set(alike.map((example) => example.value))].sort((a, b) => a - b);
  const middle = Math.floor((values.length - 1) / 2);
  const bound = between(values[middle] as number, values[middle + 1] as number);
  const input = alike.flatMap((example, index) => samplesOf(metric, example, String.fromCharCode(97 + index)));
  const kept = (holds: (value: number) => boolean) =>
    input.filter((sample) => sample.value === undefined || holds(sample.value)).map(({ sample }) => sample.id);
  const samples = input.map(({ sample }) => sample);
  return [
    { name: `at least ${bound}`, params: { ...first?.params, min: bound }, input: samples, output: kept((value) => value >= bound) },
    { name: `at most ${bound}`, params: { ...first?.params, max: bound }, input: samples, output: kept((value) => value <= bound) },
  ];
}

/** A number of few digits strictly between two. */
function between(low: number, high: number): number {
  for (let digits = 1; digits < 15; digits++) {
    const bound = Number(((low + high) / 2).toPrecision(digits));
    if (bound > low && bound < high) return bound;
  }
  return high;
}

/** An example as samples: what it is measured against comes before it, as originals and copies do. */
function samplesOf(metric: Metric, { text, others = [], value }: MetricExample<any>, id: string): { sample: Sample; value?: number }[] {
  if (metric.of === 'reference') return [{ sample: { id, text: others[0] ?? '' } }, { sample: { id: `${id}#augment.1`, text }, value }];
  if (metric.of === 'copies')
    return ['', ...others, text].map((one, copy, all) => ({
      sample: { id: copy === 0 ? id : `${id}#augment.${copy}`, text: one },
      ...(copy === all.length - 1 ? { value } : {}),
    }));
  return [{ sample: { id, text }, value }];
}
