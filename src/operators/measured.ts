import type { MeasureContext } from '../core/operator.ts';
import { type Sample, textOf } from '../core/sample.ts';
import type { Metric } from '../metrics/metric.ts';
import { referenceParam } from './metric-params.ts';

/** What a filter and a sample operator alike are handed of a sample. */
export type MetricSetting = Pick<MeasureContext<Record<string, any>, unknown>, 'sample' | 'params' | 'resources' | 'table' | 'analyze'> & {
  parent?: Sample | undefined;
  siblings?: readonly Sample[];
};

/** The value of a metric for the text of one field; NaN where it has none. */
export function measureField(metric: Metric, field: string, setting: MetricSetting): number {
  const { sample, params, resources, table, analyze } = setting;
  const others = othersOf(metric, field, setting);
  if (others === undefined) return Number.NaN;
  return metric.measure({ text: analyze(textOf(sample, field)), others: others.map(analyze), params, resources, table }) as number;
}

function othersOf(metric: Metric, field: string, { sample, params, parent, siblings = [] }: MetricSetting): string[] | undefined {
  const all = (samples: readonly Sample[]) => samples.map((one) => textOf(one, field));
  if (metric.of === 'text') return [];
  if (metric.of === 'data') return all([parent ?? sample]);
  if (metric.of === 'copies') return siblings.length === 0 ? undefined : all(siblings);
  const named = params[referenceParam] as string | undefined;
  if (named === undefined) return parent === undefined ? undefined : all([parent]);
  const value = sample[named];
  const references = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [textOf(sample, named)];
  return references.length === 0 || references.every((one) => one.trim() === '') ? undefined : references;
}
