import { z } from 'zod';
import { countSyllables } from '../languages/english/syllables.ts';
import { defineMetric } from './metric.ts';

/** Flesch reading ease or Flesch-Kincaid grade. */
export const readability = defineMetric({
  id: 'readability',
  since: '0.4.0',
  summary: { en: 'how easily they read', 'zh-CN': '阅读难易程度' },
  description: {
    en:
      'Of English: Flesch reading ease, 206.835 - 1.015 x words / sentences - 84.6 x syllables / words (100 is very easy, 0 very hard, and both ends are open), or the Flesch-Kincaid grade, 0.39 x words / sentences + 11.8 x syllables / words - 15.59. ' +
      'Syllables are counted by spelling. Texts without a Latin word, and texts in scripts without spaces, have no value: for Chinese use sentence-length.',
    'zh-CN':
      '仅适用于英语：Flesch 易读度 206.835 - 1.015 × 词数 / 句数 - 84.6 × 音节数 / 词数（100 为很易，0 为很难，两端不封顶），或 Flesch-Kincaid 年级 0.39 × 词数 / 句数 + 11.8 × 音节数 / 词数 - 15.59。' +
      '音节数按拼写计算。没有拉丁字母词的文本以及不以空格分词的文字没有值：中文可用 sentence-length。',
  },
  of: 'text',
  range: { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
  shown: { from: -60, to: 180 },
  unit: { en: 'points', 'zh-CN': '分' },
  references: [
    { title: 'A new readability yardstick, Flesch 1948', url: 'https://doi.org/10.1037/h0057532' },
    {
      title: 'Derivation of new readability formulas for Navy enlisted personnel, Kincaid et al. 1975',
      url: 'https://stars.library.ucf.edu/istlibrary/56/',
    },
  ],
  params: {
    formula: z.enum(['flesch-reading-ease', 'flesch-kincaid-grade']).default('flesch-reading-ease').meta({
      description: 'flesch-reading-ease, or flesch-kincaid-grade',
      zh: 'flesch-reading-ease 为易读度，flesch-kincaid-grade 为年级',
    }),
  },
  measure({ text, params: { formula } }) {
    const words = text.supported ? text.words().filter((word) => /[a-z]/i.test(word.text)) : [];
    if (words.length === 0) return Number.NaN;
    let syllables = 0;
    for (const word of words) syllables += countSyllables(word.text);
    const perSentence = words.length / Math.max(1, text.sentences().length);
    const perWord = syllables / words.length;
    return formula === 'flesch-reading-ease' ? 206.835 - 1.015 * perSentence - 84.6 * perWord : 0.39 * perSentence + 11.8 * perWord - 15.59;
  },
  examples: [
    { text: 'The cat sat on the mat. It was fat.', value: 206.835 - 1.015 * 4.5 - 84.6 },
    { text: 'International organizations reconsider administrative responsibilities.', value: 206.835 - 1.015 * 5 - 84.6 * 5 },
    { text: 'The cat sat.', params: { formula: 'flesch-kincaid-grade' }, value: 0.39 * 3 + 11.8 - 15.59 },
  ],
});
export default readability;
