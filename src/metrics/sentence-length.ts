import { wordTokens } from '../languages/word-tokens.ts';
import { defineMetric } from './metric.ts';

/** Mean length of the sentences. */
export const sentenceLength = defineMetric({
  id: 'sentence-length',
  since: '0.4.0',
  summary: { en: 'the mean length of their sentences', 'zh-CN': '句子的平均长度' },
  description: {
    en: 'Words over sentences. In scripts without spaces each character is a word, which makes it the usual rough measure of how hard a Chinese text reads. A text without words has no value.',
    'zh-CN': '词数除以句数。在不以空格分词的文字中，每个字为一个词，因此也是衡量中文文本阅读难度的常用粗略指标。没有词的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: Number.POSITIVE_INFINITY },
  shown: { from: 0, to: 80 },
  unit: { en: 'words', 'zh-CN': '词' },
  params: {},
  measure({ text }) {
    const words = wordTokens(text.text).length;
    return words === 0 ? Number.NaN : words / Math.max(1, text.sentences().length);
  },
  examples: [
    { text: 'One two. Three four five six.', value: 3 },
    { text: 'One.', value: 1 },
    { text: '今天天气很好。走吧！', value: 4 },
  ],
});
export default sentenceLength;
