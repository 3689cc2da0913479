import { ngramFrequencies } from '../kernels/text/ngram-frequencies.ts';
import { tokenNumbers } from '../languages/token-numbers.ts';
import { defineMetric } from './metric.ts';
import { ngramParams } from './ngram-params.ts';

/** N-grams that come more than once over all n-grams. */
export const repetition = defineMetric({
  id: 'repetition',
  since: '0.4.0',
  summary: { en: 'the share of n-grams that come more than once', 'zh-CN': '重复 n 元组所占比例' },
  description: {
    en: 'N-grams whose text comes more than once, each time counted, over all n-grams, as the word repetition filter of Data-Juicer: 0 where none comes twice, 1 where each does. In scripts without spaces each character is a word. A text of fewer words than one n-gram has no value.',
    'zh-CN':
      '出现不止一次的 n 元组（每次出现均计数）占全部 n 元组的比例，定义同 Data-Juicer 的词重复过滤器：没有重复时为 0，全部重复时为 1。在不以空格分词的文字中，每个字为一个词。不足一个 n 元组的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  references: [
    {
      title: 'Data-Juicer: a one-stop data processing system for large language models, Chen et al. 2024',
      url: 'https://arxiv.org/abs/2309.02033',
    },
  ],
  params: ngramParams(10),
  measure({ text: { text }, params: { size, unit } }) {
    const { counts, total } = ngramFrequencies(tokenNumbers(text, unit), size);
    let repeated = 0;
    for (const count of counts) if (count > 1) repeated += count;
    return total === 0 ? Number.NaN : repeated / total;
  },
  examples: [
    { text: 'so it goes and so it goes', params: { size: 2 }, value: 4 / 6 },
    { text: 'no two words twice here', params: { size: 2 }, value: 0 },
    { text: '哈哈哈哈', params: { size: 2 }, value: 1 },
  ],
});
export default repetition;
