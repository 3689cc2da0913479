import { z } from 'zod';
import { textOf } from '../core/sample.ts';
import { hash128Into } from '../kernels/hash.ts';
import { exp, log } from '../kernels/math.ts';
import { codePoints } from '../kernels/text/ngram-matches.ts';
import { binsOf, crossEntropy, modelBins } from '../kernels/text/ngram-model.ts';
import { wordTokens } from '../languages/word-tokens.ts';
import { defineMetric } from './metric.ts';

interface Options {
  unit: 'words' | 'characters';
  size: number;
}

interface Model {
  counts: Uint32Array;
  different: number;
}

/** How much a text surprises an n-gram model of the data it stands in. */
export const perplexity = defineMetric({
  id: 'perplexity',
  since: '0.4.0',
  summary: { en: 'how much they surprise a model of the data', 'zh-CN': '对数据自身模型的困惑度' },
  description: {
    en:
      'Perplexity by character (or word) under an n-gram model of all texts of the step, counted exactly but for the text itself, so that no text is its own evidence: equal texts elsewhere are. A copy is judged without its original. ' +
      'Each order is mixed with the shorter ones by a Dirichlet prior of four occurrences (MacKay and Peto 1995). N-grams are counted in 4,194,304 bins (16 MB), so on very large data rare ones share a bin. A text without characters (words) has no value. ' +
      'Low: boilerplate and what stands elsewhere; high: noise, other languages. It compares texts of one data set, not data sets.',
    'zh-CN':
      '在步骤全部文本的 n 元模型下每个字符（或词）的困惑度；计数精确，但不含该文本自身，因此文本不会为自己作证（别处相同的文本则会）。副本在排除其原样本后判断。' +
      '各阶以四次出现的狄利克雷先验与低阶混合（MacKay 与 Peto 1995）。n 元组计入 4,194,304 个桶（16 MB），数据极大时罕见的 n 元组会共用一桶。没有字符（词）的文本没有值。' +
      '低：套话和别处已有的内容；高：噪声和其他语言。用于比较同一数据集中的文本，不用于比较数据集。',
  },
  of: 'data',
  range: { min: 0, max: Number.POSITIVE_INFINITY },
  shown: { from: 0, to: 200 },
  references: [
    { title: 'A hierarchical Dirichlet language model, MacKay and Peto 1995', url: 'https://doi.org/10.1017/S1351324900000218' },
  ],
  params: {
    unit: z
      .enum(['characters', 'words'])
      .default('characters')
      .meta({ description: 'What n-grams are made of: characters or words', zh: 'n 元组的单位：characters 为字符，words 为词' }),
    size: z
      .int()
      .min(1)
      .max(8)
      .default(4)
      .meta({ description: 'Characters or words of the longest n-gram', zh: '最长 n 元组的字符数或词数' }),
  },
  table: {
    create: () => new Uint32Array(modelBins),
    add(counts: Uint32Array, { sample }, { fields, params }) {
      for (const field of fields)
        for (const bin of textBins(textOf(sample, field), params as Options)) counts[bin] = (counts[bin] as number) + 1;
    },
    encode: encodeCounts,
    merge(counts: Uint32Array, partial) {
      const pairs = readPairs(partial);
      for (let i = 0; i < pairs.length; i += 2) {
        const bin = pairs[i] as number;
        counts[bin] = (counts[bin] as number) + (pairs[i + 1] as number);
      }
    },
    finish: encodeCounts,
    open(bytes): Model {
      const pairs = readPairs(bytes);
      const counts = new Uint32Array(modelBins);
      for (let i = 0; i < pairs.length; i += 2) counts[pairs[i] as number] = pairs[i + 1] as number;
      return { counts, different: pairs.length / 2 };
    },
  },
  measure({ text: { text }, others, params, table }) {
    const bins = textBins(text, params);
    if (bins.length === 0) return Number.NaN;
    const own = new Map<number, number>();
    for (const other of others)
      for (const bin of other.text === text ? bins : textBins(other.text, params)) own.set(bin, (own.get(bin) ?? 0) + 1);
    const { counts, different } = table as unknown as Model;
    return exp(crossEntropy(bins, params.size, counts, own, different, log));
  },
  examples: [
    { text: 'the quiet film', value: 2.4519590411167806 },
    { text: 'the quiet film again', value: 9.109837007277413 },
    { text: 'zxqv', value: 390.1839319380709 },
  ],
});
export default perplexity;

const words = new Int32Array(4);

/** The bins of a text; none for a text without tokens. */
function textBins(text: string, { unit, size }: Options): Int32Array {
  const tokens =
    unit === 'characters'
      ? codePoints(text)
      : Int32Array.from(wordTokens(text), (word) => {
          hash128Into(word, 0, words);
          return words[0] as number;
        });
  return tokens.length === 0 ? new Int32Array(0) : binsOf(tokens, size);
}

/** The bins that are not empty, each with its count, little-endian. */
function encodeCounts(counts: Uint32Array): Uint8Array {
  let used = 0;
  for (const count of counts) if (count > 0) used++;
  const bytes = new Uint8Array(used * 8);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [bin, count] of counts.entries()) {
    if (count === 0) continue;
    view.setUint32(at, bin, true);
    view.setUint32(at + 4, count, true);
    at += 8;
  }
  return bytes;
}

function readPairs(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
}
