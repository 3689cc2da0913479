import { wordTokens } from '../languages/word-tokens.ts';
import { defineMetric } from './metric.ts';

/** Hashes and ellipses for each word. */
export const symbolRatio = defineMetric({
  id: 'symbol-ratio',
  since: '0.4.0',
  summary: { en: 'the number of hashes and ellipses for each word', 'zh-CN': '每个词对应的井号和省略号数量' },
  description: {
    en: 'Number signs (#) and ellipses (... or …) over the number of words, as Gopher counts them; above 0.1 it drops a text. In scripts without spaces each character is a word. A text without words has no value.',
    'zh-CN':
      '井号（#）与省略号（... 或 …）的数量除以词数，计法同 Gopher；该文中高于 0.1 的文本被剔除。在不以空格分词的文字中，每个字为一个词。没有词的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: Number.POSITIVE_INFINITY },
  shown: { from: 0, to: 2 },
  references: [
    {
      title: 'Scaling language models: methods, analysis and insights from training Gopher, Rae et al. 2021, appendix A',
      url: 'https://arxiv.org/abs/2112.11446',
    },
  ],
  params: {},
  measure({ text: { text } }) {
    const words = wordTokens(text).length;
    return words === 0 ? Number.NaN : (text.match(/[#＃]|\.\.\.|…/g) ?? []).length / words;
  },
  examples: [
    { text: 'more #tags #here ...', value: 1 },
    { text: 'none at all.', value: 0 },
    { text: '好…', value: 1 },
  ],
});
export default symbolRatio;
