import { z } from 'zod';
import type { Localized } from '../errors/language.ts';
import type { Metric } from '../metrics/metric.ts';
import { metrics } from '../metrics/registry.generated.ts';
import { metricParams, referenceParam } from './metric-params.ts';

const byId = new Map(metrics.map((metric) => [metric.id, metric]));
const ids = metrics.map((metric) => metric.id) as [string, ...string[]];

export const metricId = z.enum(ids);

/** A metric as a parameter chooses it: by its id, or with parameters and the name of its column. */
export const metricChoice = z.union([
  metricId,
  z.strictObject({
    use: metricId,
    with: z.record(z.string(), z.unknown()).default({}),
    as: z.string().min(1).optional(),
  }),
]);
export type MetricChoice = z.output<typeof metricChoice>;

export interface ChosenMetric {
  metric: Metric;
  /** With defaults. */
  params: Record<string, any>;
  /** Its column. */
  as: string;
}

/** What a choice that `wrongChoice` has let pass comes to. */
export function chosenMetric(choice: MetricChoice): ChosenMetric {
  const { use, with: given = {}, as } = typeof choice === 'string' ? { use: choice } : choice;
  const metric = byId.get(use) as Metric;
  return { metric, params: z.strictObject(metricParams(metric)).parse(given), as: as ?? columnName(use) };
}

const known = new WeakMap<readonly MetricChoice[], readonly ChosenMetric[]>();

/** All of a list, made once: a sample asks for them again and again. */
export function chosenMetrics(choices: readonly MetricChoice[]): readonly ChosenMetric[] {
  let chosen = known.get(choices);
  if (chosen === undefined) known.set(choices, (chosen = choices.map(chosenMetric)));
  return chosen;
}

/** What the chosen metrics draw on, as an operator declares it. */
export function metricResources(choices: readonly MetricChoice[]): readonly string[] {
  return [...new Set(chosenMetrics(choices).flatMap(({ metric }) => metric.resources ?? []))];
}

/** What is wrong with a choice of a metric that is to measure a sample by itself. */
export function wrongChoice(choice: MetricChoice): Localized | undefined {
  const { use, with: given = {} } = typeof choice === 'string' ? { use: choice } : choice;
  const metric = byId.get(use) as Metric;
  const parsed = z.strictObject(metricParams(metric)).safeParse(given);
  if (!parsed.success) {
    const where = `${use}.${parsed.error.issues[0]?.path.join('.') ?? ''}`;
    const message = parsed.error.issues[0]?.message ?? '';
    return { en: `parameters of ${use}; ${where}: ${message}`, 'zh-CN': `${use} 的参数；${where}：${message}` };
  }
  if (metric.of === 'copies' || (metric.of === 'reference' && (parsed.data as Record<string, unknown>)[referenceParam] === undefined))
    return {
      en: `measures of a sample by itself; ${use} needs ${metric.of === 'copies' ? 'other copies' : `with: { ${referenceParam}: FIELD }`}`,
      'zh-CN': `样本自身的度量；${use} 需要${metric.of === 'copies' ? '其他副本' : ` with: { ${referenceParam}: 字段 }`}`,
    };
  return metric.check?.(parsed.data)?.expected;
}

/** `compression-ratio` as a name that conditions can use without quotes. */
function columnName(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The column of a measure: of one text field its own name, of several the field's in front. */
export function columnOf(as: string, field: string, fields: readonly string[]): string {
  return fields.length === 1 ? as : `${field}.${as}`;
}
