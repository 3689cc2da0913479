import { z } from 'zod';
import type { GuardName, Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { leansBack, wantsNext } from '../../languages/chinese/bound-words.ts';
import { annotatedRanges, drawnOrder, isHanAt } from '../text-words.ts';

const marks = ['.', ';', '?', ':', '!', ','] as const;
const wideMarks = ['。', '；', '？', '：', '！', '，'] as const;

/** AEDA: puts punctuation marks before randomly drawn words. All words stay, in their order. */
export const insertPunctuation = defineTextOperator({
  id: 'text.insert-punctuation',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Inserts punctuation marks between words (AEDA)', 'zh-CN': '在词间插入标点（AEDA）' },
  description: {
    en:
      'From 1 to ratio × words marks, their number drawn evenly, each one of . ; ? : ! , and each before another word that follows white space or opens the text. ' +
      'Nothing is inserted inside guarded pieces or annotations, before a guarded word or after a number. ' +
      'Between Chinese words the marks are 。；？：！，without spaces, not after a negation and not where two words belong together.',
    'zh-CN':
      '插入 1 至“比例 × 词数”个标点，个数均匀抽取；标点取自 . ; ? : ! , 之一，各置于不同的词之前，该词应位于文首或空白之后。' +
      '不在受保护内容或标注内部、受保护的词之前以及数字之后插入。' +
      '中文词之间使用 。；？：！，且不加空格，不在否定词之后和不可分的词之间插入。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  references: [
    {
      title: 'AEDA: An Easier Data Augmentation Technique for Text Classification, Karimi, Rossi and Prati 2021',
      url: 'https://aclanthology.org/2021.findings-emnlp.234',
    },
  ],
  params: z.strictObject({
    ratio: z
      .number()
      .min(0)
      .max(1)
      .default(1 / 3)
      .meta({
        description: 'Largest number of marks as a share of the words of the text; one mark at least',
        zh: '标点个数上限占文本词数的比例，至少一个',
      }),
  }),
  draw({ text, analysis, params, random, sample, schema, field, saved }) {
    if (!analysis.supported) return undefined;
    const words = analysis.words();
    if (words.length === 0) return undefined;
    const wanted = 1 + random.integer(Math.max(1, Math.round(params.ratio * words.length)));
    const annotated = annotatedRanges(sample, schema, field);
    const edits: TextEdit[] = [];
    const next = drawnOrder(random, words.length);
    for (let drawn = next(); drawn >= 0 && edits.length < wanted; drawn = next()) {
      const { start, guard } = words[drawn] as Word;
      const before = words[drawn - 1];
      const wide = before !== undefined && standsInChinese(text, before, words[drawn] as Word);
      if (wide && (leansBack(text, words, drawn) || wantsNext(before))) continue;
      if (!wide && (words[drawn]?.language === 'zh' || (start > 0 && !/\s/.test(text.charAt(start - 1))))) continue;
      // Chinese marks stand right behind the word.
      const at = wide ? before.end : start;
      if (annotated.some((range) => range.start < at && at < range.end)) continue;
      const held = guard ?? holdBehind(before, wide);
      if (held !== undefined) saved(held);
      else edits.push({ start: at, end: at, insert: wide ? random.pick(wideMarks) : `${random.pick(marks)} ` });
    }
    return edits.length === 0 ? undefined : edits;
  },
  examples: [
    {
      name: 'marks between words',
      seed: 1,
      input: { id: '1', text: 'a sweet and funny film about growing up', label: 'positive' },
      output: { id: '1', text: 'a sweet and funny , film about growing up', label: 'positive' },
    },
    {
      name: 'full-width marks between Chinese words',
      seed: 1,
      input: { id: '3', text: '电影讲述两个兄弟在北方小镇一起长大的故事', label: 'neutral' },
      output: { id: '3', text: '电影讲述两个兄弟在北方小镇：一起？长大的故事', label: 'neutral' },
    },
    {
      name: 'an e-mail address and a number stay whole',
      params: { ratio: 1 },
      seed: 5,
      input: { id: '2', text: 'write to ann@example.org before 5 pm' },
      output: { id: '2', text: '. write : to ann@example.org ! before 5 pm' },
    },
  ],
});
export default insertPunctuation;

/** Whether two words follow each other in Chinese: one of them is Chinese, and they touch or have spaces alone between them. */
function standsInChinese(text: string, before: Word, word: Word): boolean {
  if (before.language !== 'zh' && word.language !== 'zh') return false;
  if (!isHanAt(text, before.end - 1) && !isHanAt(text, word.start)) return false;
  return before.end === word.start || /^[ \u00a0]*$/.test(text.slice(before.end, word.start));
}

/** The guard of a word behind which no mark may stand: "5 . 000" would read as another number, and 不，好 as no and good. */
function holdBehind(before: Word | undefined, wide: boolean): GuardName | undefined {
  return before?.guard === 'numbers' || (wide && before?.guard === 'negation') ? before.guard : undefined;
}
