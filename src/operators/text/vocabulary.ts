import { z } from 'zod';
import type { TextAnalysis } from '../../core/analysis.ts';
import { filesOf } from '../../core/files.ts';
import { type CollectContext, defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { LeavenError } from '../../errors/leaven-error.ts';

const params = z.strictObject({
  file: z.string().min(1).optional().meta({
    description: 'Vocabulary: one word a line; the words of the split where absent',
    zh: '词表文件，每行一个词；缺省时取该划分中的词',
    file: true,
  }),
  split: z
    .string()
    .min(1)
    .default('train')
    .meta({ description: 'Split whose words are the vocabulary, where there is no file', zh: '没有词表文件时，以此划分中的词为词表' }),
  minSamples: z.int().min(1).default(1).meta({
    description: 'Samples of the split in which a word must stand; 2 leaves out words that only the sample itself has',
    zh: '词至少出现于该划分的多少个样本；设为 2 可排除仅该样本自身含有的词',
  }),
  min: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'Least share of words in the vocabulary, 0 to 1', zh: '词表内词的最小占比，0 到 1' }),
  max: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'Greatest share of words in the vocabulary, 0 to 1', zh: '词表内词的最大占比，0 到 1' }),
});
type VocabularyParams = z.output<typeof params>;

/** Keeps texts by the share of their words that a vocabulary has. */
export const vocabulary = defineOperator<typeof params, ReadonlySet<string> | undefined>({
  id: 'text.vocabulary',
  shape: 'filter',
  since: '0.3.0',
  summary: { en: 'Keeps texts by the share of their words that a vocabulary has', 'zh-CN': '按词表内词的占比保留文本' },
  description: {
    en:
      'Words are compared in lower case. In scripts without spaces each character is a word, and a word of several characters in the vocabulary counts where it stands, the longest first. ' +
      'The share is taken over all texts of the sample; numbers and punctuation are no words, and a sample without words passes. As a gate it keeps copies to words that the data knows, or asks for words that it does not know.',
    'zh-CN':
      '比较时不区分大小写。在不以空格分词的文字中，每个字为一个词，词表中的多字词按最长匹配计。' +
      '占比按样本的全部文本计算；数字和标点不计为词，没有词的样本直接通过。作为门控时，可要求副本只使用（或包含）数据中已有（或没有）的词。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params,
  check: ({ min, max }) =>
    min === undefined && max === undefined
      ? { param: 'min', expected: { en: 'given, or max', 'zh-CN': '填写，或填写 max' } }
      : min !== undefined && max !== undefined && min > max
        ? { param: 'max', expected: { en: `at least min (${min})`, 'zh-CN': `不小于 min（${min}）` } }
        : undefined,
  prepare: ({ file }) => (file === undefined ? undefined : readWords(file)),
  readsSplits: ({ file, split }) => (file === undefined ? [split] : []),
  table: {
    create: (): Map<string, number> => new Map(),
    add(state: Map<string, number>, { sample, split }, input: CollectContext<VocabularyParams>) {
      if (input.params.file !== undefined || split !== input.params.split) return;
      const words = new Set(input.fields.flatMap((field) => wordsOf(input.analyze(textOf(sample, field)))));
      for (const word of words) state.set(word, (state.get(word) ?? 0) + 1);
    },
    encode: (state: Map<string, number>) => encode([...state]),
    merge(state: Map<string, number>, partial) {
      for (const [word, count] of decode(partial)) state.set(word, (state.get(word) ?? 0) + count);
    },
    finish: (state: Map<string, number>, { params: { minSamples } }) => encode([...state].filter(([, count]) => count >= minSamples)),
    open: (bytes): ReadonlySet<string> => new Set(decode(bytes).map(([word]) => word)),
  },
  measure({ sample, fields, resources, table, analyze }) {
    const known = resources ?? (table as ReadonlySet<string>);
    let words = 0;
    let inside = 0;
    for (const field of fields) {
      const found = matched(wordsOf(analyze(textOf(sample, field))), known);
      words += found.words;
      inside += found.inside;
    }
    return { known: words === 0 ? Number.NaN : inside / words };
  },
  decide({ measures, params: { min, max } }) {
    if (min !== undefined && (measures.known as number) < min) return 'too-few-known-words';
    if (max !== undefined && (measures.known as number) > max) return 'too-many-known-words';
    return undefined;
  },
  examples: [
    {
      name: 'words that two samples share',
      params: { min: 0.6, minSamples: 2 },
      input: [
        { id: 'a', text: 'A good film' },
        { id: 'b', text: 'a good day' },
        { id: 'c', text: 'Quite another thing' },
      ],
      output: ['a', 'b'],
    },
    {
      name: 'characters of Chinese',
      params: { min: 0.7, minSamples: 2 },
      input: [
        { id: 'a', text: '今天很好' },
        { id: 'b', text: '今天很热' },
        { id: 'c', text: '鱼跃龙门' },
      ],
      output: ['a', 'b'],
    },
  ],
});
export default vocabulary;

const letters = /\p{L}/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}'’-]+/gu;

/** Words in lower case; of scripts without spaces the characters. */
function wordsOf({ text }: TextAnalysis): string[] {
  return (text.toLowerCase().match(pieces) ?? []).filter((word) => letters.test(word));
}

/** The longest word of a script without spaces that is looked for. */
const longestWord = 8;

function matched(words: readonly string[], known: ReadonlySet<string>): { words: number; inside: number } {
  let inside = 0;
  for (let at = 0; at < words.length; ) {
    let length = 1;
    if (unspaced.test(words[at] as string))
      for (let size = Math.min(longestWord, words.length - at); size > 1 && length === 1; size--)
        if (known.has(words.slice(at, at + size).join(''))) length = size;
    if (length > 1 || known.has(words[at] as string)) inside += length;
    at += length;
  }
  return { words: words.length, inside };
}

function encode(words: [string, number][]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(words.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function decode(bytes: Uint8Array): [string, number][] {
  return JSON.parse(new TextDecoder().decode(bytes)) as [string, number][];
}

function readWords(file: string): ReadonlySet<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(filesOf(file).read(file));
    return new Set(
      text
        .split(/\r?\n/)
        .map((line) => line.trim().toLowerCase())
        .filter((line) => line !== ''),
    );
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8' : error instanceof Error ? error.message : String(error);
    throw new LeavenError('operator/bad-resource', { file, operator: 'text.vocabulary', reason, expected: 'one word a line' });
  }
}
