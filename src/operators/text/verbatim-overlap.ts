import { z } from 'zod';
import { filesOf } from '../../core/files.ts';
import { defineOperator } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import type { Localized } from '../../errors/language.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { VerbatimIndex } from '../../kernels/text/verbatim.ts';
import { readSlotFile } from './template/files.ts';

const share = z.number().min(0).max(1);
const params = z.strictObject({
  path: z.string().min(1).optional().meta({
    description: 'Corpus: a file of plain text or data (csv, tsv, json, jsonl), or a folder of them',
    zh: '语料库：纯文本或数据文件（csv、tsv、json、jsonl），或由其组成的文件夹',
    file: true,
    folder: true,
  }),
  column: z.string().min(1).optional().meta({
    description: 'Column of data files that holds the text; the first where absent',
    zh: '数据文件中文本所在的列；缺省为第一列',
  }),
  texts: z.array(z.string().min(1)).min(1).optional().meta({
    description: 'Texts of the corpus that are given here',
    zh: '直接在此给出的语料文本',
  }),
  words: z.int().min(2).max(100).default(8).meta({
    description: 'Shortest run that counts, in words',
    zh: '计入的最短连续词数',
  }),
  characters: z.int().min(2).max(200).default(13).meta({
    description: 'Shortest run that counts in scripts without spaces, in characters',
    zh: '在不以空格分词的文字中计入的最短连续字数',
  }),
  maxOverlap: share.optional().meta({
    description: 'Greatest share of a text that may stand in the corpus, 0 to 1',
    zh: '文本中允许与语料库逐字相同的最大占比，0 到 1',
  }),
  maxLongest: z.int().min(1).optional().meta({
    description: 'Longest run that may stand in the corpus, in words or characters of scripts without spaces',
    zh: '允许与语料库逐字相同的最长连续词数（不以空格分词的文字按字数）',
  }),
});

/** Drops texts that stand word for word in a corpus: books, test sets, canaries. */
export const verbatimOverlap = defineOperator<typeof params, VerbatimIndex>({
  id: 'text.verbatim-overlap',
  shape: 'filter',
  since: '0.4.0',
  summary: { en: 'Drops texts that stand word for word in a corpus', 'zh-CN': '剔除与语料库逐字重合的文本' },
  description: {
    en:
      'Compared are words in lower case, and single characters in scripts without spaces; punctuation and white space do not count. A run counts from 8 words or 13 Chinese characters on: as long in speech, seldom met by chance, and short enough that a changed word in a sentence does not hide it. ' +
      'Set 13 words for the measure that GPT-3 was decontaminated by. Overlap is the share of the letters of all texts of a sample in such runs; longest is exact, by the words themselves and not by chains of n-grams. ' +
      'About 30 bytes are held for each word of the corpus, in every worker. Data-Juicer has no such filter.',
    'zh-CN':
      '比较的是小写的词；不以空格分词的文字按单字比较；标点和空白不计。连续 8 个词或 13 个汉字起计：两者在口头上长度相当，极少偶然出现，也不会因句中改动一词而漏检。' +
      '若需与 GPT-3 去污染的标准一致，可设为 13 个词。重合率为样本全部文本中此类片段的字母占比；最长片段为精确值，直接比较词语，而非由 n 元组串接。' +
      '每个线程为语料库中的每个词占用约 30 字节。Data-Juicer 没有此类过滤器。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  references: [{ title: 'Language Models are Few-Shot Learners, Brown et al. 2020, appendix C', url: 'https://arxiv.org/abs/2005.14165' }],
  params,
  check({ path, texts, maxOverlap, maxLongest }) {
    if (path === undefined && texts === undefined)
      return { param: 'path', expected: { en: 'given, or texts', 'zh-CN': '填写，或填写 texts' } };
    if (maxOverlap === undefined && maxLongest === undefined)
      return { param: 'maxOverlap', expected: { en: 'given, or maxLongest', 'zh-CN': '填写，或填写 maxLongest' } };
    return undefined;
  },
  prepare({ path, column, texts = [], words, characters }) {
    const index = new VerbatimIndex(words, characters);
    for (const text of texts) index.add(text);
    if (path !== undefined) for (const text of corpusTexts(path, column)) index.add(text);
    index.seal();
    return index;
  },
  measure({ sample, fields, resources }) {
    let [characters, covered, longest] = [0, 0, 0];
    for (const field of fields) {
      const match = resources.match(textOf(sample, field));
      characters += match.characters;
      covered += match.covered;
      longest = Math.max(longest, match.longest);
    }
    return { overlap: characters === 0 ? Number.NaN : covered / characters, longest };
  },
  decide({ measures, params: { maxOverlap, maxLongest } }) {
    if (maxLongest !== undefined && (measures.longest as number) > maxLongest) return 'long-verbatim-run';
    if (maxOverlap !== undefined && (measures.overlap as number) > maxOverlap) return 'overlaps-corpus';
    return undefined;
  },
  examples: [
    {
      name: 'half of a text at most',
      params: { texts: ['It was the best of times, it was the worst of times, it was the age of wisdom.'], maxOverlap: 0.5 },
      input: [
        { id: 'copied', text: 'It was the best of times; it was the worst of times!' },
        { id: 'quoted', text: 'He said it was the best of times, it was fine, and we all went home happily after the long show' },
        { id: 'own', text: 'It was the best film of all times.' },
      ],
      output: ['quoted', 'own'],
    },
    {
      name: 'Chinese, by the longest run',
      params: { texts: ['天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。'], maxLongest: 13, characters: 8 },
      input: [
        { id: 'copied', text: '书中写道：天地玄黄宇宙洪荒日月盈昃辰宿列张。' },
        { id: 'quoted', text: '天地玄黄，宇宙洪荒，这是开头。' },
      ],
      output: ['quoted'],
    },
  ],
});
export default verbatimOverlap;

const dataFile = /\.(?:csv|tsv|json|jsonl)$/i;

function* corpusTexts(path: string, column: string | undefined): Generator<string> {
  const files = filesOf(path);
  if (files.kind(path) === 'folder') {
    const inside = files.entries(path).filter(({ name, kind }) => !name.startsWith('.') && kind !== 'other');
    for (const { name } of inside.sort((a, b) => (a.name < b.name ? -1 : 1))) yield* corpusTexts(files.resolve(path, name), column);
    return;
  }
  try {
    if (dataFile.test(path)) yield* readSlotFile(path, column);
    else yield new TextDecoder('utf-8', { fatal: true }).decode(files.read(path));
  } catch (error) {
    const said = error instanceof LeavenError ? (error.data as { reason?: string | Localized }).reason : undefined;
    const reason =
      error instanceof TypeError ? { en: 'it is not UTF-8', 'zh-CN': '不是 UTF-8 编码' } : (said ?? String((error as Error).message));
    const expected = { en: 'plain text or rows of data', 'zh-CN': '纯文本或数据行' };
    throw new LeavenError('operator/bad-resource', { file: path, operator: 'text.verbatim-overlap', reason, expected }, { cause: error });
  }
}
