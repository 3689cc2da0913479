import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { annotatedRanges, drawnOrder } from '../text-words.ts';

const marks = ['.', ';', '?', ':', '!', ','] as const;

/** AEDA: puts punctuation marks before randomly drawn words. All words stay, in their order. */
export const insertPunctuation = defineTextOperator({
  id: 'text.insert-punctuation',
  since: '0.1.0',
  summary: { en: 'Inserts punctuation marks between words (AEDA)', 'zh-CN': '在词间插入标点（AEDA）' },
  description: {
    en:
      'From 1 to ratio × words marks, their number drawn evenly, each one of . ; ? : ! , and each before another word that follows white space or opens the text. ' +
      'Nothing is inserted inside guarded pieces or annotations, before a guarded word or after a number.',
    'zh-CN':
      '插入 1 至“比例 × 词数”个标点，个数均匀抽取；标点取自 . ; ? : ! , 之一，各置于不同的词之前，该词应位于文首或空白之后。' +
      '不在受保护内容或标注内部、受保护的词之前以及数字之后插入。',
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
      if (start > 0 && !/\s/.test(text.charAt(start - 1))) continue;
      if (annotated.some((range) => range.start < start && start < range.end)) continue;
      // "5 . 000" would read as another number.
      const held = guard ?? (words[drawn - 1]?.guard === 'numbers' ? 'numbers' : undefined);
      if (held !== undefined) saved(held);
      else edits.push({ start, end: start, insert: `${random.pick(marks)} ` });
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
      name: 'an e-mail address and a number stay whole',
      params: { ratio: 1 },
      seed: 5,
      input: { id: '2', text: 'write to ann@example.org before 5 pm' },
      output: { id: '2', text: '. write : to ann@example.org ! before 5 pm' },
    },
  ],
});
export default insertPunctuation;
