import { z } from 'zod';
import type { MeasureChart } from '../core/operator.ts';
import type { Localized } from '../errors/language.ts';
import type { Metric, MetricShape } from '../metrics/metric.ts';

/** Name of the parameter that every metric with references has. */
export const referenceParam = 'reference';

const reference = z.string().min(1).optional().meta({
  description: 'Field with the reference, a text or a list of texts; where absent, the sample that the copy was made of',
  zh: '参照文本所在字段（一段文本或文本列表）；缺省时为副本所源自的样本',
});

/** The parameters of a metric, wherever it is used. */
export function metricParams(metric: Metric): MetricShape {
  return metric.of === 'reference' ? { ...metric.params, [referenceParam]: reference } : metric.params;
}

/** The range of a metric in words: `, 0 to 1`. */
export function rangeText({ range: { min, max } }: Metric): Localized {
  if (max === Number.POSITIVE_INFINITY)
    return min === Number.NEGATIVE_INFINITY ? { en: '', 'zh-CN': '' } : { en: `, ${min} or more`, 'zh-CN': `，不小于 ${min}` };
  return { en: `, ${min} to ${max}`, 'zh-CN': `，${min} 到 ${max}` };
}

/** What a chart of a metric shows. */
export function chartOf({ range, shown }: Metric): MeasureChart {
  return shown ?? { from: range.min, to: range.max };
}
