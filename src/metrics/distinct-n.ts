import { ngramFrequencies } from '../kernels/text/ngram-frequencies.ts';
import { tokenNumbers } from '../languages/token-numbers.ts';
import { defineMetric } from './metric.ts';
import { ngramParams } from './ngram-params.ts';

/** Different n-grams over all n-grams. */
export const distinctN = defineMetric({
  id: 'distinct-n',
  since: '0.4.0',
  summary: { en: 'the share of different n-grams in them', 'zh-CN': '互异 n 元组所占比例' },
  description: {
    en: 'Different n-grams over all n-grams (distinct-n, Li et al. 2016), in lower case for words: 1 where none comes twice. In scripts without spaces each character is a word. A text of fewer words than one n-gram has no value.',
    'zh-CN':
      '互异 n 元组数除以全部 n 元组数（distinct-n，Li 等 2016），词不区分大小写：没有重复时为 1。在不以空格分词的文字中，每个字为一个词。不足一个 n 元组的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  references: [
    {
      title: 'A diversity-promoting objective function for neural conversation models, Li et al. 2016',
      url: 'https://aclanthology.org/N16-1014/',
    },
  ],
  params: ngramParams(2),
  measure({ text: { text }, params: { size, unit } }) {
    const { counts, total } = ngramFrequencies(tokenNumbers(text, unit), size);
    return total === 0 ? Number.NaN : counts.length / total;
  },
  examples: [
    { text: 'so it goes and so it goes', value: 4 / 6 },
    { text: 'no two words twice here', value: 1 },
    { text: 'ha ha ha ha', value: 1 / 3 },
  ],
});
export default distinctN;
