import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { jaccard, tokenSet } from '../../metrics/token-overlap.ts';

/** Keeps copies that share enough words with the sample they were made of, and not too many. */
export const tokenOverlap = defineOperator({
  id: 'text.token-overlap',
  shape: 'filter',
  since: '0.1.0',
  summary: { en: 'Keeps copies by the share of words they have in common with the original', 'zh-CN': '按与原样本的词重合度保留副本' },
  description: {
    en:
      'Jaccard index of the sets of words in lower case: 1 has the same words in any order, 0 shares none. Of several text fields the least overlap counts. ' +
      'Originals pass, and so do texts whose words cannot be told apart.',
    'zh-CN':
      '以小写词集合的 Jaccard 系数度量：1 表示词完全相同（不论顺序），0 表示没有共同的词。有多个文本字段时取最小值。' +
      '原样本以及无法分词的文本直接通过。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  needsParent: true,
  params: z.strictObject({
    min: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Least overlap kept; none where absent', zh: '保留的最小重合度；缺省则不限' }),
    max: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Greatest overlap kept; none where absent', zh: '保留的最大重合度；缺省则不限' }),
  }),
  check: ({ min, max }) =>
    min !== undefined && max !== undefined && min > max
      ? { param: 'max', expected: { en: `at least min (${min})`, 'zh-CN': `不小于 min（${min}）` } }
      : undefined,
  charts: ({ min, max }) => ({ from: 0, to: 1, min, max }),
  measure({ sample, parent, fields, analyze }) {
    if (parent === undefined) return { overlap: Number.NaN };
    let overlap = 1;
    for (const field of fields) {
      const before = tokenSet(analyze(textOf(parent, field)));
      const after = tokenSet(analyze(textOf(sample, field)));
      overlap = Math.min(overlap, before && after ? jaccard(before, after) : Number.NaN);
    }
    return { overlap };
  },
  decide({ measures, params }) {
    if (params.min !== undefined && (measures.overlap as number) < params.min) return 'too-little-overlap';
    if (params.max !== undefined && (measures.overlap as number) > params.max) return 'too-much-overlap';
    return undefined;
  },
  examples: [
    {
      name: 'a third of the words at least',
      params: { min: 0.34 },
      input: [
        { id: 'p', text: 'a quiet film about growing up' },
        { id: 'p#augment.1', text: 'a quiet movie about growing up' },
        { id: 'p#augment.2', text: 'some silent film on becoming adult' },
      ],
      output: ['p', 'p#augment.1'],
    },
    {
      name: 'other words are wanted, not another order alone',
      params: { max: 0.99 },
      input: [
        { id: 'p', text: 'a quiet film about growing up' },
        { id: 'p#augment.1', text: 'a film quiet about growing up' },
        { id: 'p#augment.2', text: 'a quiet story about growing up' },
      ],
      output: ['p', 'p#augment.2'],
    },
  ],
});
export default tokenOverlap;
