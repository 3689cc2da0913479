import { countCharacters } from '../languages/character-counts.ts';
import { defineMetric } from './metric.ts';

/** Share of the characters that are digits. */
export const digitRatio = defineMetric({
  id: 'digit-ratio',
  since: '0.4.0',
  summary: { en: 'the share of digits in them', 'zh-CN': '数字所占比例' },
  description: {
    en: 'Digits (of any script) over all characters but white space. A text of white space alone has no value.',
    'zh-CN': '数字（任何文字的）占除空白外全部字符的比例。仅含空白的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  params: {},
  measure({ text: { text } }) {
    const { digit, all, space } = countCharacters(text);
    return all === space ? Number.NaN : digit / (all - space);
  },
  examples: [
    { text: 'Room 101', value: 3 / 7 },
    { text: 'No room', value: 0 },
    { text: '１２ 号', value: 2 / 3 },
  ],
});
export default digitRatio;
