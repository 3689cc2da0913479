import type { CollectContext } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import type { Localized } from '../errors/language.ts';
import { measureField } from './measured.ts';
import { chosenMetric, columnOf, type MetricChoice, wrongChoice } from './metric-choice.ts';

/** A number of each sample: a measure of one of its texts, or a column. */
export interface Signal {
  name: string;
  /** NaN where the sample has none. */
  of(sample: Sample): number;
}

/** The signal of one metric for each text field. `resources` is what `prepare` of the metric returned. */
export function metricSignals(choice: MetricChoice, resources: unknown, { fields, analyze }: CollectContext<unknown>): Signal[] {
  const { metric, params, as } = chosenMetric(choice);
  return fields.map((field) => ({
    name: columnOf(as, field, fields),
    of: (sample) => measureField(metric, field, { sample, params, resources, table: undefined, analyze }),
  }));
}

export function columnSignal(column: string): Signal {
  return { name: column, of: (sample) => numberOf(sample[column]) };
}

/** A number, also one that a file without types has as text. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

/** What is wrong with a metric that is to be taken while all data is read: a table of the data is not there yet. */
export function wrongSignal(choice: MetricChoice): Localized | undefined {
  const wrong = wrongChoice(choice);
  if (wrong || chosenMetric(choice).metric.table === undefined) return wrong;
  const { id } = chosenMetric(choice).metric;
  return {
    en: `a measure that needs no table: write ${id} into a column first, by text.add-measures`,
    'zh-CN': `不需要数据表的度量：请先用 text.add-measures 将 ${id} 写入列`,
  };
}
