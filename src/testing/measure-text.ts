import { z } from 'zod';
import type { Metric } from '../metrics/metric.ts';
import { analyzer, collect, collectContext, rowsOf } from './apply-operator.ts';

type Measure = (text: string, others?: readonly string[]) => number;

/** A metric with parameters, ready to measure; its table, where it has one, is made of `data`. */
export async function measurerOf(metric: Metric, given: object = {}, data: readonly string[] = []): Promise<Measure> {
  const params = z.strictObject(metric.params).parse(given) as Record<string, unknown>;
  const resources = await metric.prepare?.(params);
  const { table } = metric;
  if (!table) return measureWith(metric, params, resources, undefined);
  const samples = data.map((text, index) => ({ id: `${index}`, text }));
  const context = collectContext(metric, { params, seed: 0, resources, schema: { task: 'text', fields: [] } });
  const collecting = { ...context, fields: ['text'] };
  return measureWith(metric, params, resources, table.open(collect(table, collecting, [rowsOf(samples)]), collecting));
}

/** The value of a metric that needs neither resources nor a table. */
export function measureText(metric: Metric, text: string, given: object = {}, others: readonly string[] = []): number {
  return measureWith(metric, z.strictObject(metric.params).parse(given), undefined, undefined)(text, others);
}

function measureWith(metric: Metric, params: object, resources: unknown, table: unknown): Measure {
  const { analyze } = analyzer;
  return (text, others = []) =>
    metric.measure({ text: analyze(text), others: others.map((one) => analyze(one)), params, resources, table });
}
