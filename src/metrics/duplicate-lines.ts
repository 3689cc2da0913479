import { z } from 'zod';
import { defineMetric } from './metric.ts';

/** Share of the characters in lines that came before. */
export const duplicateLines = defineMetric({
  id: 'duplicate-lines',
  since: '0.4.0',
  summary: { en: 'the share of characters in repeated lines', 'zh-CN': '重复行字符所占比例' },
  description: {
    en: 'Characters of lines (or of paragraphs, which blank lines part) that equal an earlier one of the text, white space at their ends aside, over the characters of all lines. Gopher drops texts above 0.2. A text of white space alone has no value.',
    'zh-CN':
      '与文本中先前某行（或以空行分隔的某段）相同的行的字符数占全部行字符数的比例，不计两端空白。Gopher 剔除高于 0.2 的文本。仅含空白的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  references: [
    {
      title: 'Scaling language models: methods, analysis and insights from training Gopher, Rae et al. 2021, appendix A',
      url: 'https://arxiv.org/abs/2112.11446',
    },
  ],
  params: {
    unit: z.enum(['lines', 'paragraphs']).default('lines').meta({
      description: 'What is compared: lines, or paragraphs that blank lines part',
      zh: '比较的单位：lines 为行，paragraphs 为以空行分隔的段落',
    }),
  },
  measure({ text: { text }, params: { unit } }) {
    const seen = new Set<string>();
    let all = 0;
    let repeated = 0;
    for (const part of text.split(unit === 'lines' ? /\r?\n|\r/ : /(?:\r?\n|\r)(?:[ \t]*(?:\r?\n|\r))+/)) {
      const line = part.trim();
      all += line.length;
      if (seen.has(line)) repeated += line.length;
      else seen.add(line);
    }
    return all === 0 ? Number.NaN : repeated / all;
  },
  examples: [
    { text: 'one\ntwo\none', value: 3 / 9 },
    { text: 'one\ntwo\nthree', value: 0 },
    { text: '好\n好\n好', value: 2 / 3 },
  ],
});
export default duplicateLines;
