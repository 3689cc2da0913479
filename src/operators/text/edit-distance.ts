import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import { type Sample, textOf } from '../../core/sample.ts';
import { normalizedEditDistance } from '../../metrics/edit-distance.ts';

/** Keeps copies that are neither too near to nor too far from the sample they were made of. */
export const editDistance = defineOperator({
  id: 'text.edit-distance',
  shape: 'filter',
  since: '0.1.0',
  summary: {
    en: 'Keeps copies by their edit distance to the original and to each other',
    'zh-CN': '按与原样本及其他副本的编辑距离保留副本',
  },
  description: {
    en:
      'Levenshtein distance in code points over the length of the longer text: 0 is equal, 1 shares nothing. Of several text fields the greatest distance counts. ' +
      'Originals pass, and so do texts too long and too far apart to be measured (above 2e9 cells).',
    'zh-CN':
      '以码点计的 Levenshtein 距离除以较长文本的长度：0 为相同，1 为毫无共同之处。有多个文本字段时取最大距离。' +
      '原样本直接通过；过长且相差过大而无法度量的文本（超过 2e9 个单元）也直接通过。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  needsParent: true,
  references: [
    {
      title: 'A fast bit-vector algorithm for approximate string matching based on dynamic programming, Myers 1999',
      url: 'https://doi.org/10.1145/316542.316550',
    },
  ],
  params: z.strictObject({
    min: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Least distance to the original; none where absent', zh: '与原样本的最小距离；缺省则不限' }),
    max: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Greatest distance to the original; none where absent', zh: '与原样本的最大距离；缺省则不限' }),
    minBetweenCopies: z.number().min(0).max(1).optional().meta({
      description: 'Least distance to every earlier copy of the same original; none where absent',
      zh: '与同一原样本的先前各副本的最小距离；缺省则不限',
    }),
  }),
  check: ({ min, max }) =>
    min !== undefined && max !== undefined && min > max
      ? { param: 'max', expected: { en: `at least min (${min})`, 'zh-CN': `不小于 min（${min}）` } }
      : undefined,
  charts: ({ min, max, minBetweenCopies }, measure) =>
    measure === 'parent'
      ? { from: 0, to: 1, min, max }
      : minBetweenCopies === undefined
        ? undefined
        : { from: 0, to: 1, min: minBetweenCopies },
  measure({ sample, parent, siblings, fields, params }) {
    const far = (other: Sample) =>
      fields.reduce((most, field) => Math.max(most, normalizedEditDistance(textOf(sample, field), textOf(other, field))), 0);
    let nearest = Number.NaN;
    if (params.minBetweenCopies !== undefined)
      for (const sibling of siblings) {
        const distance = far(sibling);
        if (!(distance >= nearest)) nearest = distance;
      }
    return { parent: parent === undefined ? Number.NaN : far(parent), copies: nearest };
  },
  decide({ measures, params }) {
    if (params.min !== undefined && (measures.parent as number) < params.min) return 'too-near-original';
    if (params.max !== undefined && (measures.parent as number) > params.max) return 'too-far-from-original';
    if (params.minBetweenCopies !== undefined && (measures.copies as number) < params.minBetweenCopies) return 'too-near-another-copy';
    return undefined;
  },
  examples: [
    {
      name: 'a copy must differ by a tenth and keep a half',
      params: { min: 0.1, max: 0.5 },
      input: [
        { id: 'p', text: 'a quiet film about growing up' },
        { id: 'p#augment.1', text: 'a quiet film about growing up.' },
        { id: 'p#augment.2', text: 'a quiet story about growing up' },
        { id: 'p#augment.3', text: 'nothing like it at all, really' },
      ],
      output: ['p', 'p#augment.2'],
    },
    {
      name: 'copies must differ from each other',
      params: { minBetweenCopies: 0.2 },
      input: [
        { id: 'p', text: 'a quiet film' },
        { id: 'p#augment.1', text: 'a silent film' },
        { id: 'p#augment.2', text: 'a silent films' },
        { id: 'p#augment.3', text: 'film quiet a' },
      ],
      output: ['p', 'p#augment.1', 'p#augment.3'],
    },
  ],
});
export default editDistance;
