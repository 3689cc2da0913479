import { codePointLength } from '../kernels/text/levenshtein.ts';
import { defineMetric } from './metric.ts';

/** Mean length of the words. */
export const averageWordLength = defineMetric({
  id: 'average-word-length',
  since: '0.4.0',
  summary: { en: 'the mean length of their words', 'zh-CN': '词的平均长度' },
  description: {
    en: 'Characters (code points) of all words over the number of words. Texts without words, and texts in scripts without spaces, have no value.',
    'zh-CN': '全部词的字符（码点）数除以词数。没有词的文本以及不以空格分词的文字没有值。',
  },
  of: 'text',
  range: { min: 0, max: Number.POSITIVE_INFINITY },
  shown: { from: 0, to: 20 },
  unit: { en: 'characters', 'zh-CN': '字符' },
  references: [
    {
      title: 'Scaling language models: methods, analysis and insights from training Gopher, Rae et al. 2021, appendix A',
      url: 'https://arxiv.org/abs/2112.11446',
    },
  ],
  params: {},
  measure({ text }) {
    const words = text.supported ? text.words() : [];
    let characters = 0;
    for (const word of words) characters += codePointLength(word.text);
    return words.length === 0 ? Number.NaN : characters / words.length;
  },
  examples: [
    { text: 'I am here', value: 7 / 3 },
    { text: 'unbelievably complicated', value: 11.5 },
  ],
});
export default averageWordLength;
