import { countCharacters } from '../languages/character-counts.ts';
import { defineMetric } from './metric.ts';

/** Share of the letters that are upper case. */
export const upperCaseRatio = defineMetric({
  id: 'upper-case-ratio',
  since: '0.4.0',
  summary: { en: 'the share of upper-case letters in them', 'zh-CN': '大写字母所占比例' },
  description: {
    en: 'Upper-case letters over all letters. A text without letters has no value; scripts without case have 0.',
    'zh-CN': '大写字母占全部字母的比例。没有字母的文本没有值；不分大小写的文字为 0。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  params: {},
  measure({ text: { text } }) {
    const { upper, letter } = countCharacters(text);
    return upper + letter === 0 ? Number.NaN : upper / (upper + letter);
  },
  examples: [
    { text: 'BUY now', value: 0.5 },
    { text: 'so it goes', value: 0 },
    { text: '很好看', value: 0 },
  ],
});
export default upperCaseRatio;
