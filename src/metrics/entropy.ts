import { z } from 'zod';
import { log } from '../kernels/math.ts';
import { tokenNumbers } from '../languages/token-numbers.ts';
import { defineMetric } from './metric.ts';

/** Shannon entropy of the characters or words of a text, in bits. */
export const entropy = defineMetric({
  id: 'entropy',
  since: '0.4.0',
  summary: { en: 'the entropy of their characters or words', 'zh-CN': '字符或词的熵' },
  description: {
    en:
      'Shannon entropy of the frequencies of characters (code points) or words, in bits each: 0 where all are equal, log2(n) where all n differ, so it grows with the length. ' +
      'normalized divides by log2(n), which makes texts of different lengths comparable. In scripts without spaces each character is a word. A text without any has no value.',
    'zh-CN':
      '字符（码点）或词频率的香农熵，单位为每个字符或词的比特数：全部相同时为 0，n 个各不相同时为 log2(n)，因此随长度增长。' +
      'normalized 将其除以 log2(n)，使不同长度的文本可以比较。在不以空格分词的文字中，每个字为一个词。没有字符或词的文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: Number.POSITIVE_INFINITY },
  shown: { from: 0, to: 10 },
  unit: { en: 'bits', 'zh-CN': '比特' },
  references: [
    { title: 'A mathematical theory of communication, Shannon 1948', url: 'https://doi.org/10.1002/j.1538-7305.1948.tb01338.x' },
  ],
  params: {
    unit: z
      .enum(['characters', 'words'])
      .default('characters')
      .meta({ description: 'What is counted: characters or words', zh: '计数单位：characters 为字符，words 为词' }),
    normalized: z.boolean().default(false).meta({
      description: 'Divide by the greatest entropy that so many characters or words can have: 0 to 1',
      zh: '除以同等数量的字符或词可能的最大熵，结果为 0 到 1',
    }),
  },
  measure({ text: { text }, params: { unit, normalized } }) {
    const tokens = tokenNumbers(text, unit);
    const bits = entropyOf(tokens);
    return normalized && tokens.length > 1 ? Math.min(1, bits / log2(tokens.length)) : bits;
  },
  examples: [
    { text: 'aaaaaaaa', value: 0 },
    { text: 'abababab', value: 1 },
    { text: '天地玄黄', value: 2 },
    { text: 'good good bad bad', params: { unit: 'words' }, value: 1 },
  ],
});
export default entropy;

/** Bits a token: log2 n - sum of c log2 c / n, so that equal counts give the same number in whatever order they were met. */
function entropyOf(tokens: Int32Array): number {
  const n = tokens.length;
  if (n === 0) return Number.NaN;
  const sorted = tokens.slice().sort();
  const counts: number[] = [];
  for (let from = 0, to = 0; from < n; from = to) {
    while (to < n && sorted[to] === sorted[from]) to++;
    counts.push(to - from);
  }
  let sum = 0;
  for (const count of counts.sort((a, b) => a - b)) sum += count * log2(count);
  return Math.max(0, log2(n) - sum / n);
}

function log2(x: number): number {
  return log(x) / Math.LN2;
}
