import { stopWordShare } from '../languages/stop-words.ts';
import { defineMetric } from './metric.ts';

/** Share of the words that are function words. */
export const stopWordRatio = defineMetric({
  id: 'stop-word-ratio',
  since: '0.4.0',
  summary: { en: 'the share of function words in them', 'zh-CN': '停用词所占比例' },
  description: {
    en: 'Words on a list of English and Chinese function words over all words; in scripts without spaces the characters that the longest words on the list cover over all characters. Running text has 0.3 to 0.65 in English and 0.15 to 0.65 in Chinese; lists of keywords and noise have less. A text without words has no value.',
    'zh-CN':
      '属于中英文虚词表的词占全部词的比例；在不以空格分词的文字中，为词表中的词（最长匹配）所覆盖的字占全部字的比例。通顺的文本英文约为 0.3 至 0.65，中文约为 0.15 至 0.65；关键词堆砌和噪声较低。没有词的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  references: [
    {
      title: 'Scaling language models: methods, analysis and insights from training Gopher, Rae et al. 2021, appendix A',
      url: 'https://arxiv.org/abs/2112.11446',
    },
    {
      title: 'Data-Juicer: a one-stop data processing system for large language models, Chen et al. 2024',
      url: 'https://arxiv.org/abs/2309.02033',
    },
  ],
  params: {},
  measure: ({ text: { text } }) => stopWordShare(text),
  examples: [
    { text: 'this is the end of it', value: 5 / 6 },
    { text: 'cheap replica watches', value: 0 },
    { text: '但是我们没有钱', value: 6 / 7 },
  ],
});
export default stopWordRatio;
