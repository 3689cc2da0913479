import { z } from 'zod';
import { compileExpression, type Expression } from '../../core/expression.ts';
import { parseExpression } from '../../core/expression-parser.ts';
import { defineOperator } from '../../core/operator.ts';
import { LeavenError } from '../../errors/leaven-error.ts';

const params = z.strictObject({
  where: z.string().min(1).meta({
    description: 'Condition over the fields, as in when: label in ["a", "b"] and length(text) > 20',
    zh: '关于字段的条件，写法与 when 相同：label in ["a", "b"] and length(text) > 20',
  }),
  missing: z.enum(['evaluate', 'keep', 'drop']).default('evaluate').meta({
    description: 'What becomes of a sample that lacks a field of the condition: evaluate takes the field as null',
    zh: '样本缺少条件所用字段时的处理：evaluate 将该字段视为 null',
  }),
});

/** Keeps the samples that meet a condition. */
export const select = defineOperator<typeof params, Expression>({
  id: 'dataset.select',
  shape: 'filter',
  since: '0.3.0',
  summary: { en: 'Keeps the samples that meet a condition', 'zh-CN': '保留满足条件的样本' },
  description: {
    en:
      'The condition is written in the expression language of when:, over any columns of the data. Samples that do not meet it are rejected as not-selected. ' +
      'Like every filter it works on train unless splits: says otherwise; as a gate it lets a copy be drawn again.',
    'zh-CN':
      '条件采用 when: 的表达式语言，可使用数据的任意列。不满足条件的样本以 not-selected 剔除。' +
      '与其他过滤器相同，除非 splits: 另有指定，仅作用于 train；作为门控时，不满足条件的副本会重新抽取。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params,
  check({ where }) {
    try {
      parseExpression(where);
      return undefined;
    } catch (error) {
      if (!(error instanceof LeavenError)) throw error;
      return {
        param: 'where',
        expected: { en: `an expression: ${error.text('en').message}`, 'zh-CN': `表达式：${error.text('zh-CN').message}` },
      };
    }
  },
  prepare: ({ where }) => compileExpression(where),
  measure({ sample, params: { missing }, resources }) {
    const lacks = missing !== 'evaluate' && resources.fields.some((field) => !isThere(sample, field));
    return { holds: lacks ? Number(missing === 'keep') : Number(resources.holds(sample)) };
  },
  decide: ({ measures }) => (measures.holds === 0 ? 'not-selected' : undefined),
  examples: [
    {
      name: 'two classes, and no short text',
      params: { where: 'label in ["good", "bad"] and words(text) > 1' },
      input: [
        { id: 'a', text: 'A good film', label: 'good' },
        { id: 'b', text: 'Fine', label: 'good' },
        { id: 'c', text: 'so so, really', label: 'neutral' },
      ],
      output: ['a'],
    },
    {
      name: 'a column that some samples lack',
      params: { where: 'score >= 3', missing: 'keep' },
      input: [
        { id: 'a', text: '很好', score: 5 },
        { id: 'b', text: '一般', score: 2 },
        { id: 'c', text: '未评分' },
      ],
      output: ['a', 'c'],
    },
  ],
});
export default select;

/** A field as an expression names it: a whole name, or a path into objects. */
function isThere(sample: object, field: string): boolean {
  const name = field.replaceAll('`', '');
  if ((sample as Record<string, unknown>)[name] !== undefined) return true;
  let value: unknown = sample;
  for (const part of name.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  return value !== undefined && value !== null;
}
