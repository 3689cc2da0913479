import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { lengthUnits, textLength } from '../../metrics/text-length.ts';

/** Keeps samples whose texts are long enough and not too long. */
export const length = defineOperator({
  id: 'text.length',
  shape: 'filter',
  since: '0.1.0',
  summary: { en: 'Keeps texts whose length is within bounds', 'zh-CN': '保留长度在范围内的文本' },
  description: {
    en:
      'Every text field of the step must be within the bounds, which are inclusive. Characters are Unicode code points. ' +
      'Words are not counted in scripts written without spaces: such texts pass, so use characters for them.',
    'zh-CN':
      '步骤的每个文本字段都应在范围内（含端点）。字符按 Unicode 码点计。不以空格分词的文字不计词数，此类文本直接通过，宜以字符为单位。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params: z.strictObject({
    min: z.int().min(0).optional().meta({ description: 'Least length kept; none where absent', zh: '保留的最小长度；缺省则不限' }),
    max: z.int().min(0).optional().meta({ description: 'Greatest length kept; none where absent', zh: '保留的最大长度；缺省则不限' }),
    unit: z
      .enum(lengthUnits)
      .default('words')
      .meta({ description: 'What is counted: words or characters', zh: '计数单位：words 为词，characters 为字符' }),
  }),
  check: ({ min, max }) =>
    min !== undefined && max !== undefined && min > max
      ? { param: 'max', expected: { en: `at least min (${min})`, 'zh-CN': `不小于 min（${min}）` } }
      : undefined,
  measure({ sample, fields, params, analyze }) {
    const lengths = fields.map((field) => textLength(analyze(textOf(sample, field)), params.unit));
    return { shortest: Math.min(...lengths), longest: Math.max(...lengths) };
  },
  decide({ measures, params }) {
    if (params.min !== undefined && (measures.shortest as number) < params.min) return 'too-short';
    if (params.max !== undefined && (measures.longest as number) > params.max) return 'too-long';
    return undefined;
  },
  examples: [
    {
      name: 'texts of three to six words',
      params: { min: 3, max: 6 },
      input: [
        { id: 'short', text: 'Good film' },
        { id: 'fits', text: 'A good and funny film' },
        { id: 'long', text: 'A good and funny film about nothing at all' },
      ],
      output: ['fits'],
    },
    {
      name: 'characters are code points',
      params: { max: 3, unit: 'characters' },
      input: [
        { id: 'three', text: '𠮷野家' },
        { id: 'four', text: '很好看！' },
      ],
      output: ['three'],
    },
  ],
});
export default length;
