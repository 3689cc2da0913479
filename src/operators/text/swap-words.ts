import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { annotatedRanges, drawnOrder, holdOf, overlapsAny, standsApart } from '../text-words.ts';

/** Swaps pairs of words, as EDA's random swap does; no word moves twice, so no swap undoes another. */
export const swapWords = defineTextOperator({
  id: 'text.swap-words',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Swaps pairs of words of a text', 'zh-CN': '交换文本中成对的词' },
  description: {
    en:
      'EDA’s random swap: ratio × words pairs, one at least, exchange places. Each word is in one pair at most, and a pair of equal words is not drawn. ' +
      'A word stays in its line, and a capital that it has for opening a sentence stays with the place. Guarded words, words under annotations and the word before and the three words after a negation in its clause stay where they are.',
    'zh-CN':
      'EDA 的随机交换：按“比例 × 词数”（至少一对）交换词的位置。每个词最多参与一次交换，不交换相同的词。' +
      '词不离开所在的行，句首大写随位置保留。受保护的词、标注覆盖的词，以及同一分句内否定词之前的一个词与之后的三个词保持原位。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  references: [
    {
      title: 'EDA: Easy Data Augmentation Techniques for Boosting Performance on Text Classification Tasks, Wei and Zou 2019',
      url: 'https://aclanthology.org/D19-1670',
    },
  ],
  params: z.strictObject({
    ratio: z.number().min(0).max(1).default(0.1).meta({
      description: 'Pairs to swap as a share of the words of the text; one pair at least',
      zh: '交换的词对数占文本词数的比例，至少一对',
    }),
  }),
  draw({ text, analysis, params, random, sample, schema, field, saved }) {
    if (!analysis.supported) return undefined;
    const words = analysis.words();
    if (words.length < 2) return undefined;
    const wanted = Math.max(1, Math.round(params.ratio * words.length));
    const annotated = annotatedRanges(sample, schema, field);
    const edits: TextEdit[] = [];
    const next = drawnOrder(random, words.length);
    // Words that wait for a partner in their line: all alike, since equal words would swap to no effect.
    const waiting = new Map<number, { key: string; words: number[] }>();
    const lineOf = lineCounter(text, words);
    for (let drawn = next(); drawn >= 0 && edits.length < 2 * wanted; drawn = next()) {
      const word = words[drawn] as Word;
      if (overlapsAny(annotated, word.start, word.end) || !standsApart(text, word)) continue;
      const hold = holdOf(analysis, drawn);
      if (hold !== undefined) {
        saved(hold);
        continue;
      }
      const key = word.text.toLowerCase();
      const line = lineOf(drawn);
      const others = waiting.get(line);
      if (others === undefined || others.words.length === 0 || key === others.key) {
        if (others === undefined || others.words.length === 0) waiting.set(line, { key, words: [drawn] });
        else others.words.push(drawn);
        continue;
      }
      const other = others.words.pop() as number;
      edits.push(move(analysis.sentences(), words, drawn, other), move(analysis.sentences(), words, other, drawn));
    }
    return edits.length === 0 ? undefined : edits;
  },
  examples: [
    {
      name: 'two words change places',
      params: { ratio: 0.2 },
      seed: 1,
      input: { id: '1', text: 'the film opens with a quiet scene', label: 'neutral' },
      output: { id: '1', text: 'the film opens with quiet a scene', label: 'neutral' },
    },
    {
      name: 'the capital stays at the opening of the sentence',
      params: { ratio: 0.1 },
      seed: 4,
      input: { id: '2', text: 'Everyone laughed together.' },
      output: { id: '2', text: 'Everyone together laughed.' },
    },
  ],
});
export default swapWords;

/** The number of the line in which a word stands. */
function lineCounter(text: string, words: readonly Word[]): (index: number) => number {
  if (!text.includes('\n')) return () => 0;
  const lines = new Int32Array(words.length);
  let line = 0;
  let reached = 0;
  for (const [index, { start }] of words.entries()) {
    for (let feed = text.indexOf('\n', reached); feed >= 0 && feed < start; feed = text.indexOf('\n', feed + 1)) {
      line++;
      reached = feed + 1;
    }
    lines[index] = line;
  }
  return (index) => lines[index] as number;
}

/** The edit that puts the word at `from` into the place of the word at `to`. */
function move(sentences: readonly { start: number }[], words: readonly Word[], from: number, to: number): TextEdit {
  const moved = words[from] as Word;
  const place = words[to] as Word;
  let insert = moved.text;
  if (capitalForm.test(insert) && !pronounI.test(insert) && opens(sentences, words, from)) insert = withFirst(insert, 'toLowerCase');
  if (capitalStart.test(place.text) && opens(sentences, words, to)) insert = withFirst(insert, 'toUpperCase');
  return { start: place.start, end: place.end, insert };
}

const capitalForm = /^\p{Lu}[\p{Ll}\p{M}'’-]*$/u;
const capitalStart = /^\p{Lu}/u;
const pronounI = /^I(?!\p{L})/u;

/** Whether a word is the first of its sentence. */
function opens(sentences: readonly { start: number }[], words: readonly Word[], index: number): boolean {
  if (index === 0) return true;
  const before = (words[index - 1] as Word).end;
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as { start: number }).start < before) low = middle + 1;
    else high = middle;
  }
  return low < sentences.length && (sentences[low] as { start: number }).start <= (words[index] as Word).start;
}

function withFirst(word: string, change: 'toLowerCase' | 'toUpperCase'): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first[change]() + word.slice(first.length);
}
