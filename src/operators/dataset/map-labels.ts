import { z } from 'zod';
import { type DrawContext, defineOperator, type Json, Rejection } from '../../core/operator.ts';
import type { Relation, Sample, Span } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import type { FieldKind } from '../../core/tasks.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { readLabelMap } from '../label-map.ts';

const kinds: readonly FieldKind[] = ['label', 'labels', 'label-weights', 'spans', 'relations'];

const params = z.strictObject({
  map: z.record(z.string(), z.string()).default({}).meta({
    description: 'New label by old label; several may become one',
    zh: '旧标签到新标签的映射；多个标签可合并为一个',
  }),
  file: z.string().min(1).optional().meta({
    description: 'File with more of them: JSON {"old": "new"}, or CSV or TSV with two columns, old and new',
    zh: '映射文件：JSON {"旧": "新"}，或含旧、新两列的 CSV 或 TSV',
    file: true,
  }),
  field: z.string().min(1).optional().meta({
    description: 'Field whose labels are mapped; all fields of the task that hold labels where absent',
    zh: '要映射标签的字段；缺省为任务中所有含标签的字段',
  }),
  unknown: z.enum(['keep', 'reject', 'error']).default('keep').meta({
    description: 'What becomes of a sample with a label that is not in the map',
    zh: '样本含有映射之外的标签时的处理：保留、剔除或报错',
  }),
});

/** Renames and merges labels. */
export const mapLabels = defineOperator<typeof params, ReadonlyMap<string, string>>({
  id: 'dataset.map-labels',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Renames and merges labels', 'zh-CN': '重命名并合并标签' },
  description: {
    en:
      'Labels, sets of labels, class weights, labels of spans and of relations. In a set, labels that become one stand once, where the first of them stood; class weights that become one are added. ' +
      'A label that is not in the map stays (keep), takes its sample out as unknown-label (reject), or is an error of the sample (error).',
    'zh-CN':
      '适用于标签、标签集合、类别权重、跨度标签和关系标签。集合中合并为一的标签只保留一个，位于其中首个出现处；合并的类别权重相加。' +
      '映射之外的标签可保留（keep）、将样本以 unknown-label 剔除（reject）或视为样本错误（error）。',
  },
  labelEffect: 'preserving',
  touches: ['label', 'labels', 'label-weights', 'spans', 'relations'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params,
  check({ map, file, field }, schema) {
    if (Object.keys(map).length === 0 && file === undefined)
      return { param: 'map', expected: { en: 'given, or file', 'zh-CN': '填写，或填写 file' } };
    const names = schema?.fields.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
    if (!names || (field === undefined ? names.length > 0 : names.includes(field))) return undefined;
    return names.length === 0
      ? {
          param: field === undefined ? 'map' : 'field',
          expected: { en: 'left out: the task has no labels', 'zh-CN': '省略：该任务没有标签' },
        }
      : { param: 'field', expected: { en: `one of ${names.join(', ')}`, 'zh-CN': `${names.join('、')} 之一` } };
  },
  prepare: ({ map, file }) => new Map([...(file === undefined ? [] : readLabelMap(file, 'dataset.map-labels')), ...Object.entries(map)]),
  draw({
    sample,
    params: { field, unknown },
    schema,
    resources,
  }: DrawContext<z.output<typeof params>, ReadonlyMap<string, string>, undefined>) {
    const plan: Record<string, Json> = {};
    const strange: string[] = [];
    const map = (label: string) => {
      const mapped = resources.get(label);
      if (mapped === undefined) strange.push(label);
      return mapped ?? label;
    };
    for (const { name, kind } of labelFields(schema, field)) {
      const after = mapped(kind, sample[name], map);
      if (after !== undefined && JSON.stringify(after) !== JSON.stringify(sample[name])) plan[name] = after;
    }
    if (strange.length > 0 && unknown === 'reject') return new Rejection('unknown-label', { label: strange[0] as string });
    if (strange.length > 0 && unknown === 'error')
      throw new LeavenError('operator/failed', {
        operator: 'dataset.map-labels',
        reason: `the label ${JSON.stringify(strange[0])} is not in the map`,
      });
    return Object.keys(plan).length > 0 ? plan : undefined;
  },
  apply: ({ sample, plan }) => ({ ...sample, ...(plan as object) }) as Sample,
  examples: [
    {
      name: 'five stars to three classes',
      params: { map: { '1': 'negative', '2': 'negative', '3': 'neutral', '4': 'positive', '5': 'positive' } },
      input: { id: '1', text: 'A good film', label: '4' },
      output: { id: '1', text: 'A good film', label: 'positive' },
    },
    {
      name: 'types of spans',
      params: { map: { PERSON: 'PER', GPE: 'LOC', 地名: 'LOC' } },
      input: {
        id: '1',
        text: 'Ann 在北京',
        spans: [
          { start: 0, end: 3, label: 'PERSON' },
          { start: 5, end: 7, label: '地名' },
        ],
      },
      output: {
        id: '1',
        text: 'Ann 在北京',
        spans: [
          { start: 0, end: 3, label: 'PER' },
          { start: 5, end: 7, label: 'LOC' },
        ],
      },
    },
    {
      name: 'labels of a set that become one',
      params: { map: { joy: 'good', love: 'good' } },
      input: { id: '1', text: 'What a day', labels: ['love', 'surprise', 'joy'] },
      output: { id: '1', text: 'What a day', labels: ['good', 'surprise'] },
    },
  ],
});
export default mapLabels;

function labelFields(schema: Schema, field: string | undefined) {
  return schema.fields.filter(({ kind, name }) => kinds.includes(kind) && (field === undefined || field === name));
}

function mapped(kind: FieldKind, value: unknown, map: (label: string) => string): Json | undefined {
  if (kind === 'label') return typeof value === 'string' ? map(value) : undefined;
  if (kind === 'label-weights') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const weights: Record<string, number> = {};
    for (const [label, weight] of Object.entries(value)) {
      const name = map(label);
      weights[name] = (weights[name] ?? 0) + (weight as number);
    }
    return weights;
  }
  if (!Array.isArray(value)) return undefined;
  if (kind === 'labels') return [...new Set(value.map((label) => (typeof label === 'string' ? map(label) : label)))] as Json;
  return value.map((one: Span | Relation) => (typeof one?.label === 'string' ? { ...one, label: map(one.label) } : one)) as unknown as Json;
}
