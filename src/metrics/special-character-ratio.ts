import { countCharacters } from '../languages/character-counts.ts';
import { defineMetric } from './metric.ts';

/** Share of the characters that are no letters, digits or white space. */
export const specialCharacterRatio = defineMetric({
  id: 'special-character-ratio',
  since: '0.4.0',
  summary: { en: 'the share of signs in them', 'zh-CN': '符号所占比例' },
  description: {
    en: 'Characters that are neither letters nor marks on them, digits nor white space (punctuation, symbols, emoji, control characters) over all characters. An empty text has no value. Data-Juicer also counts digits and white space as special.',
    'zh-CN':
      '既非字母及其附加符号、数字，也非空白的字符（标点、符号、表情、控制字符）占全部字符的比例。空文本没有值。Data-Juicer 另将数字和空白计为特殊字符。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  references: [
    {
      title: 'Data-Juicer: a one-stop data processing system for large language models, Chen et al. 2024',
      url: 'https://arxiv.org/abs/2309.02033',
    },
  ],
  params: {},
  measure({ text: { text } }) {
    const { punctuation, symbol, other, all } = countCharacters(text);
    return all === 0 ? Number.NaN : (punctuation + symbol + other) / all;
  },
  examples: [
    { text: 'wow!!!', value: 0.5 },
    { text: 'wow', value: 0 },
    { text: '好看😀。', value: 0.5 },
  ],
});
export default specialCharacterRatio;
