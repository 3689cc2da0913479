import { ngramFrequencies } from '../kernels/text/ngram-frequencies.ts';
import { tokenNumbers } from '../languages/token-numbers.ts';
import { defineMetric } from './metric.ts';
import { ngramParams } from './ngram-params.ts';

/** Share of the text in its most frequent n-gram. */
export const topNGram = defineMetric({
  id: 'top-n-gram',
  since: '0.4.0',
  summary: { en: 'the share of them in their most frequent n-gram', 'zh-CN': '最常见 n 元组所占比例' },
  description: {
    en: 'Words or characters that copies of the most frequent n-gram cover, counted without overlap at most once each, over all words or characters. Gopher drops texts above 0.2, 0.18 and 0.16 for 2, 3 and 4 words, counted in characters. 0 where no n-gram comes twice. In scripts without spaces each character is a word. A text of fewer words than one n-gram has no value.',
    'zh-CN':
      '最常见 n 元组的各次出现所覆盖的词或字符（重叠部分只计一次）占全部词或字符的比例。Gopher 对 2、3、4 个词以字符计，剔除高于 0.2、0.18、0.16 的文本。没有 n 元组重复时为 0。在不以空格分词的文字中，每个字为一个词。不足一个 n 元组的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  references: [
    {
      title: 'Scaling language models: methods, analysis and insights from training Gopher, Rae et al. 2021, appendix A',
      url: 'https://arxiv.org/abs/2112.11446',
    },
  ],
  params: ngramParams(2),
  measure: ({ text: { text }, params: { size, unit } }) => topShare(tokenNumbers(text, unit), size),
  examples: [
    { text: 'buy now buy now or not', value: 4 / 6 },
    { text: 'each word comes only once', value: 0 },
    { text: '哈哈哈哈', value: 1 },
  ],
});
export default topNGram;

function topShare(tokens: Int32Array, size: number): number {
  const { counts, numbers, total } = ngramFrequencies(tokens, size);
  if (total === 0) return Number.NaN;
  let top = 0;
  for (let i = 1; i < counts.length; i++) if ((counts[i] as number) > (counts[top] as number)) top = i;
  if (counts[top] === 1) return 0;
  let covered = 0;
  for (let i = 0, end = 0; i < total; i++) {
    if (numbers[i] !== top) continue;
    covered += i + size - Math.max(i, end);
    end = i + size;
  }
  return covered / tokens.length;
}
