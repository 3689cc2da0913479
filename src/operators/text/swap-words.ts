import { z } from 'zod';
import type { GuardName, TextAnalysis, Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { keepsPlace, lastOfUnit, leansBack } from '../../languages/chinese/bound-words.ts';
import { annotatedRanges, clauseEnds, drawnOrder, holdOf, overlapsAny, type Range, standsApart } from '../text-words.ts';

/** Swaps pairs of words, as EDA's random swap does; no word moves twice, so no swap undoes another. */
export const swapWords = defineTextOperator({
  id: 'text.swap-words',
  since: '0.1.0',
  version: 3,
  summary: { en: 'Swaps pairs of words of a text', 'zh-CN': '交换文本中成对的词' },
  description: {
    en:
      'EDA’s random swap: ratio × words pairs, one at least, exchange places. Each word is in one pair at most, and a pair of equal words is not drawn. ' +
      'A word stays in its line, and a capital that it has for opening a sentence stays with the place. Guarded words, words under annotations and the word before and the three words after a negation in its clause stay where they are. ' +
      'In Chinese words move within their clause, with the adverbs, prepositions and particles that go with them; clauses of one word change places with each other.',
    'zh-CN':
      'EDA 的随机交换：按“比例 × 词数”（至少一对）交换词的位置。每个词最多参与一次交换，不交换相同的词。' +
      '词不离开所在的行，句首大写随位置保留。受保护的词、标注覆盖的词，以及同一分句内否定词之前的一个词与之后的三个词保持原位。' +
      '中文词在分句内移动，并带着与之相连的副词、介词和助词；独词成句的分句可彼此交换。',
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
    const waiting = new Map<number, { key: string; words: Unit[] }>();
    const lineOf = lineCounter(analysis);
    for (let drawn = next(); drawn >= 0 && edits.length < 2 * wanted; drawn = next()) {
      if (leansBack(text, words, drawn) || keepsPlace(words[drawn] as Word)) continue;
      const unit = unitAt(text, words, drawn);
      if (overlapsAny(annotated, unit.start, unit.end) || !standsApart(text, unit)) continue;
      const hold = holdOfUnit(analysis, unit);
      if (hold !== undefined) {
        saved(hold);
        continue;
      }
      const key = text.slice(unit.start, unit.end).toLowerCase();
      const line = lineOf(unit);
      const others = waiting.get(line);
      if (others === undefined || others.words.length === 0 || key === others.key) {
        if (others === undefined || others.words.length === 0) waiting.set(line, { key, words: [unit] });
        else others.words.push(unit);
        continue;
      }
      const other = others.words.pop() as Unit;
      edits.push(move(analysis, unit, other), move(analysis, other, unit));
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
      name: 'Chinese: within the clause',
      params: { ratio: 0.1 },
      seed: 2,
      input: { id: '3', text: '昨天朋友送来蛋糕，大家很开心。', label: 'positive' },
      output: { id: '3', text: '朋友昨天送来蛋糕，大家很开心。', label: 'positive' },
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

/** A word, in Chinese with the particles that live on it. */
interface Unit extends Range {
  first: number;
  last: number;
}

function unitAt(text: string, words: readonly Word[], first: number): Unit {
  const last = lastOfUnit(text, words, first);
  return { first, last, start: (words[first] as Word).start, end: (words[last] as Word).end };
}

function holdOfUnit(analysis: TextAnalysis, { first, last }: Unit): GuardName | undefined {
  for (let index = first; index <= last; index++) {
    const hold = holdOf(analysis, index);
    if (hold !== undefined) return hold;
  }
  return undefined;
}

/** The number of the line in which a unit stands; in Chinese of the clause, and where the unit is a clause, of the line with a sign. */
function lineCounter(analysis: TextAnalysis): (unit: Unit) => number {
  const { text } = analysis;
  const clauses = analysis.has('zh');
  if (!clauses && !text.includes('\n')) return () => 0;
  const words = analysis.words();
  const lines = new Int32Array(words.length);
  const parts = new Int32Array(words.length);
  let line = 0;
  let part = 0;
  for (let index = 1; index < words.length; index++) {
    const before = words[index - 1] as Word;
    const word = words[index] as Word;
    const feed = text.slice(before.end, word.start).includes('\n');
    if (feed) line++;
    if (feed || (clauses && (before.language === 'zh' || word.language === 'zh') && clauseEnds(text, before, word))) part++;
    lines[index] = line;
    parts[index] = part;
  }
  return ({ first, last }) => {
    const own = parts[first] as number;
    const whole = clauses && parts[first - 1] !== own && parts[last + 1] !== own;
    return whole ? -1 - (lines[first] as number) : own;
  };
}

/** The edit that puts a unit into the place of another. */
function move(analysis: TextAnalysis, moved: Unit, place: Unit): TextEdit {
  const { text } = analysis;
  const sentences = analysis.sentences();
  const words = analysis.words();
  let insert = text.slice(moved.start, moved.end);
  if (capitalForm.test(insert) && !pronounI.test(insert) && opens(sentences, words, moved.first)) insert = withFirst(insert, 'toLowerCase');
  if (capitalStart.test(text.slice(place.start, place.end)) && opens(sentences, words, place.first))
    insert = withFirst(insert, 'toUpperCase');
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
