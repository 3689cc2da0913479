import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import { measureField } from '../measured.ts';
import { chosenMetrics, columnOf, metricChoice, metricResources, wrongChoice } from '../metric-choice.ts';
import { chartOf } from '../metric-params.ts';
import { metricTables } from '../metric-tables.ts';

const params = z.strictObject({
  measures: z.array(metricChoice).min(1).meta({
    description: 'Metrics by their ids, or { use, with, as }: its parameters and the name of its column',
    zh: '按 id 给出的度量，或 { use, with, as }：度量的参数及其列名',
  }),
});
/** Writes measures of the texts into columns. */
export const addMeasures = defineOperator<typeof params, readonly unknown[], readonly unknown[]>({
  id: 'text.add-measures',
  shape: 'sample',
  since: '0.4.0',
  summary: { en: 'Writes measures of the texts into columns', 'zh-CN': '将文本的度量值写入列' },
  description: {
    en:
      'Each measure becomes a column of numbers, named by its id without hyphens (compressionRatio); where the step works on several text fields, one for each field (question.compressionRatio). Conditions, filters by window and outliers can then go by it. ' +
      'A text that has no value gets null. Every metric is also a filter of its own: text. and its id.',
    'zh-CN':
      '每项度量成为一个数值列，列名为其 id 去掉连字符后的形式（compressionRatio）；步骤作用于多个文本字段时，每个字段各有一列（question.compressionRatio）。其后的条件、窗口过滤和离群检测都可使用。' +
      '没有值的文本记为 null。每项度量同时也是一个过滤器：text. 加上其 id。',
  },
  labelEffect: 'preserving',
  touches: ['other'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params,
  check({ measures }, schema) {
    const wrong = measures.map(wrongChoice).find((one) => one !== undefined);
    if (wrong) return { param: 'measures', expected: wrong };
    const names = chosenMetrics(measures).map(({ as }) => as);
    const taken = names.find(
      (name, index) => names.indexOf(name) !== index || name === 'id' || schema?.fields.some((field) => field.name === name),
    );
    return taken === undefined
      ? undefined
      : {
          param: 'measures',
          expected: {
            en: `columns that are not there yet: ${taken} is, so name it with as:`,
            'zh-CN': `尚不存在的列：${taken} 已存在，可用 as: 另行命名`,
          },
        };
  },
  resources: ({ measures }) => metricResources(measures),
  prepare: ({ measures }) => Promise.all(chosenMetrics(measures).map(({ metric, params: own }) => metric.prepare?.(own))),
  readsTexts: true,
  adds: ({ measures }, fields) => chosenMetrics(measures).flatMap(({ as }) => fields.map((field) => columnOf(as, field, fields))),
  charts({ measures }, name) {
    const chosen = chosenMetrics(measures).find(({ as }) => name === as || name.endsWith(`.${as}`));
    return chosen && chartOf(chosen.metric);
  },
  measured: (plan) =>
    Object.fromEntries(Object.entries(plan as Record<string, number | null>).map(([name, value]) => [name, value ?? Number.NaN])),
  draw({ sample, fields, params: { measures }, resources, table, analyze }) {
    const values: Record<string, number | null> = {};
    for (const [index, { metric, params: own, as }] of chosenMetrics(measures).entries())
      for (const field of fields) {
        const setting = { sample, params: own, resources: resources[index], table: table?.[index], analyze };
        const value = measureField(metric, field, setting);
        values[columnOf(as, field, fields)] = Number.isFinite(value) ? value : null;
      }
    return values;
  },
  apply: ({ sample, plan }) => ({ ...sample, ...(plan as Record<string, Json>) }),
  needsTable: ({ measures }) => chosenMetrics(measures).some(({ metric }) => metric.table !== undefined),
  table: metricTables,
  examples: [
    {
      name: 'the entropy of the characters',
      params: { measures: ['entropy'] },
      input: { id: 'a', text: 'abababab' },
      output: { id: 'a', text: 'abababab', entropy: 1 },
    },
    {
      name: 'with parameters, under a name of its own',
      params: { measures: [{ use: 'entropy', with: { unit: 'words' }, as: 'wordEntropy' }] },
      input: { id: 'a', text: '好的好的' },
      output: { id: 'a', text: '好的好的', wordEntropy: 1 },
    },
  ],
});
export default addMeasures;
