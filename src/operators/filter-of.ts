import { z } from 'zod';
import { defineOperator, type FilterOperator, type ParamsSchema } from '../core/operator.ts';
import type { Metric } from '../metrics/metric.ts';
import { filterExamples } from './filter-examples.ts';
import { measureField } from './measured.ts';
import { chartOf, metricParams, rangeText, referenceParam } from './metric-params.ts';

interface Bounds {
  min?: number | undefined;
  max?: number | undefined;
}

/** The filter that a metric makes: keeps samples whose texts lie between `min` and `max`. */
export function filterOf(metric: Metric): FilterOperator {
  const { id, range } = metric;
  const within = rangeText(metric);
  const bound = z.number().min(range.min).max(range.max).optional();
  const params: ParamsSchema = z.strictObject({
    ...metricParams(metric),
    min: bound.meta({ description: `Least value kept${within.en}; none where absent`, zh: `保留的最小值${within['zh-CN']}；缺省则不限` }),
    max: bound.meta({
      description: `Greatest value kept${within.en}; none where absent`,
      zh: `保留的最大值${within['zh-CN']}；缺省则不限`,
    }),
  });
  return defineOperator<ParamsSchema, unknown>({
    id: `text.${id}`,
    shape: 'filter',
    since: metric.since,
    ...(metric.version !== undefined ? { version: metric.version } : {}),
    summary: {
      en: `Keeps texts by ${metric.summary.en}`,
      'zh-CN': `按${metric.summary['zh-CN']}保留文本`,
    },
    description: {
      en: `${metric.description.en} Each text field of the step must lie within the bounds, ends included; what cannot be measured passes.`,
      'zh-CN': `${metric.description['zh-CN']}步骤的每个文本字段都应在范围内（含端点）；无法度量的文本直接通过。`,
    },
    labelEffect: 'preserving',
    touches: [],
    takes: ['label', 'labels', 'label-weights', 'spans'],
    determinism: 'pure',
    languages: metric.languages ?? 'any',
    ...(metric.references ? { references: metric.references } : {}),
    ...(metric.of === 'copies' ? { needsParent: true } : {}),
    ...(metric.of === 'reference' ? { needsParent: (own: Record<string, unknown>) => own[referenceParam] === undefined } : {}),
    params,
    check({ min, max, ...own }: Bounds) {
      if (min === undefined && max === undefined) return { param: 'min', expected: { en: 'given, or max', 'zh-CN': '填写，或填写 max' } };
      if (min !== undefined && max !== undefined && min > max)
        return { param: 'max', expected: { en: `at least min (${min})`, 'zh-CN': `不小于 min（${min}）` } };
      return metric.check?.(own);
    },
    ...(metric.resources ? { resources: metric.resources } : {}),
    ...(metric.prepare ? { prepare: metric.prepare } : {}),
    ...(metric.table ? { table: metric.table } : {}),
    charts: ({ min, max }: Bounds) => ({ ...chartOf(metric), min, max }),
    measure: (context) => Object.fromEntries(context.fields.map((field) => [field, measureField(metric, field, context)])),
    decide({ measures, params: bounds }) {
      const { min, max } = bounds as Bounds;
      const values = Object.values(measures);
      if (min !== undefined && values.some((value) => value < min)) return `low-${id}`;
      if (max !== undefined && values.some((value) => value > max)) return `high-${id}`;
      return undefined;
    },
    examples: filterExamples(metric),
  });
}
