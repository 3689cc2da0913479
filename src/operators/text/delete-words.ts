import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { firstOfUnit, isFinalParticle, isLoose, isTrailing, lastOfUnit, leadsOn, leansBack } from '../../languages/chinese/bound-words.ts';
import { judges } from '../../languages/chinese/judging-words.ts';
import { annotatedRanges, drawnOrder, holdOf, isWideAt, isWordLike, overlapsAny, type Range, standsApart } from '../text-words.ts';

/** Removes drawn words with the white space they leave behind, as EDA's random deletion does, with an exact number. */
export const deleteWords = defineTextOperator({
  id: 'text.delete-words',
  since: '0.1.0',
  version: 3,
  summary: { en: 'Deletes words of a text', 'zh-CN': '删除文本中的词' },
  description: {
    en:
      'EDA’s random deletion with an exact number: ratio × words, one at least, never all (the paper deletes each word by chance, which often deletes none). ' +
      'The white space goes with the word and a sentence keeps its capital. A word whose absence would leave stray punctuation or an empty line stays, ' +
      'and so do guarded words, words under annotations and the word before and the three words after a negation in its clause. ' +
      'In Chinese a word goes with what leads on to it and what leans on it (很满意的 as one, counted once), and a clause of one word with its mark; a word that may deny or count (要不, 一流) or that alone says how much (少 of 肉少了好多, 咸 of 太咸) stays.',
    'zh-CN':
      'EDA 的随机删除，但数量确定：按“比例 × 词数”删除，至少一个，从不全部删除（论文按概率逐词删除，常常一个也不删）。' +
      '多余的空白随词删除，句首大写得以保留。删除后会留下孤立标点或空行的词不删；受保护的词、标注覆盖的词，以及同一分句内否定词之前的一个词与之后的三个词也不删。' +
      '中文词连同引出它的副词、介词和依附它的助词一并删除（“很满意的”作为一个单位，只计一次），独词成句的分句连同标点删除；可能含否定或数目的词（“要不”“一流”）不删，独自表明多少或好坏的词（“肉少了好多”的“少”、“太咸”的“咸”）也不删。',
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
      description: 'Words to delete as a share of the words of the text; one word at least',
      zh: '删除的词数占文本词数的比例，至少一个词',
    }),
  }),
  draw({ text, analysis, params, random, sample, schema, field, saved }) {
    if (!analysis.supported) return undefined;
    const words = analysis.words();
    if (words.length < 2) return undefined;
    const wanted = Math.min(words.length - 1, Math.max(1, Math.round(params.ratio * words.length)));
    const annotated = annotatedRanges(sample, schema, field);
    const gone = new Set<number>();
    const next = drawnOrder(random, words.length);
    let deleted = 0;
    for (let drawn = next(); drawn >= 0 && deleted < wanted; drawn = next()) {
      if (gone.has(drawn)) continue;
      const unit = removable(text, words, gone, drawn);
      if (unit.length === 0 || gone.size + unit.length >= words.length) continue;
      if (unit.some((index) => overlapsAny(annotated, (words[index] as Word).start, (words[index] as Word).end))) continue;
      const held = unit.map((index) => holdOf(analysis, index)).find((guard) => guard !== undefined);
      if (held !== undefined) {
        saved(held);
        continue;
      }
      if (unit.some((index) => judges(words, index))) continue;
      if (!leavesNoMess(text, words, gone, unit, annotated)) continue;
      for (const index of unit) gone.add(index);
      deleted++;
    }
    if (gone.size === 0) return undefined;
    const edits: TextEdit[] = [];
    const order = [...gone].sort((a, b) => a - b);
    for (let i = 0; i < order.length; i++) {
      const first = order[i] as number;
      let last = first;
      // Neighbours with white space alone between them go as one piece.
      while (order[i + 1] === last + 1 && skipSpace(text, (words[last] as Word).end, 1) === (words[last + 1] as Word).start)
        last = order[++i] as number;
      edits.push(removal(text, words, first, last, (start, end) => overlapsAny(annotated, start, end)));
    }
    return edits;
  },
  examples: [
    {
      name: 'a word goes with its space',
      params: { ratio: 0.1 },
      seed: 1,
      input: { id: '1', text: 'the film opens with a quiet scene', label: 'neutral' },
      output: { id: '1', text: 'the film with a quiet scene', label: 'neutral' },
    },
    {
      name: 'Chinese: a word goes with the adverb before it',
      params: { ratio: 0.2 },
      seed: 5,
      input: { id: '3', text: '送餐速度很快，味道也不错。', label: 'positive' },
      output: { id: '3', text: '送餐速度，味道也不错。', label: 'positive' },
    },
    {
      name: 'the negation and what it denies stay',
      params: { ratio: 0.2 },
      seed: 2,
      input: { id: '2', text: 'The plot did not work , the songs were lovely .' },
      output: { id: '2', text: 'The did not work , the songs lovely .' },
    },
  ],
});
export default deleteWords;

const space = /\s/;

/** From `at` over white space: rightwards for 1, leftwards for -1. */
function skipSpace(text: string, at: number, step: 1 | -1): number {
  let reached = at;
  if (step === 1) while (reached < text.length && space.test(text.charAt(reached))) reached++;
  else while (reached > 0 && space.test(text.charAt(reached - 1))) reached--;
  return reached;
}

/**
 * The words that go with a drawn one. In Chinese those that lean on it, and what leads on to it: 很满意的 goes as one. A particle that says
 * little, or a degree, may go alone. None where the word cannot go.
 */
function removable(text: string, words: readonly Word[], gone: ReadonlySet<number>, drawn: number): number[] {
  const word = words[drawn] as Word;
  if (word.language === 'zh' && isLoose(word) && (!leadsOn(word) || leansBack(text, words, drawn + 1))) return [drawn];
  if (isTrailing(word) && drawn > 0) return [];
  const unit: number[] = [];
  const last = lastOfUnit(text, words, drawn);
  for (let index = firstOfUnit(text, words, drawn); index <= last; index++) if (!gone.has(index)) unit.push(index);
  return unit;
}

/** Whether words can go without joining their neighbours, breaking a compound or leaving punctuation beside punctuation. */
function leavesNoMess(
  text: string,
  words: readonly Word[],
  gone: ReadonlySet<number>,
  unit: readonly number[],
  annotated: readonly Range[],
): boolean {
  let first = unit[0] as number;
  let last = unit.at(-1) as number;
  const touching = (left: number) => skipSpace(text, (words[left] as Word).end, 1) === (words[left + 1] as Word).start;
  while (gone.has(first - 1) && touching(first - 1)) first--;
  while (gone.has(last + 1) && touching(last)) last++;
  const start = (words[first] as Word).start;
  const end = (words[last] as Word).end;
  if (!standsApart(text, { start, end })) return false;
  if (isWide(text, words, first, last)) {
    const piece = widePiece(text, words, first, last);
    if (piece === undefined || overlapsAny(annotated, piece.start, piece.end)) return false;
    // A mark between two clauses goes with one of them.
    return !(piece.end > end && piece.mark && gone.has(last + 1)) && !(piece.start < start && piece.mark && gone.has(first - 1));
  }
  const before = skipSpace(text, start, -1);
  const after = skipSpace(text, end, 1);
  // What follows closes up to the word before: a comma may, "(" or "=" may not.
  if (after === end && end < text.length && (before === start || !/[\p{Pe}\p{Pf}.,;:!?"…]/u.test(text.charAt(end)))) return false;
  // What stands between it and the line before would go with it.
  const joins = after === end && end < text.length && text.slice(before, start).includes('\n');
  if (joins || fillsLine(text, start, end)) return false;
  return isWordLike(text, before - 1) || isWordLike(text, after);
}

/** Whether words are Chinese or touch Chinese, and need no space beside them. */
function isWide(text: string, words: readonly Word[], first: number, last: number): boolean {
  const { start, language: opening } = words[first] as Word;
  const { end, language: closing } = words[last] as Word;
  return opening === 'zh' || closing === 'zh' || isWideAt(text, start - 1) || isWideAt(text, end);
}

const lineEnd = /^$|[\r\n]/;
const joint = /[，,、；;]/;

/**
 * What goes with Chinese words: one of two spaces, the only one at an end of the line or before a mark; and where they are a clause, the mark
 * that ties it to the next or the one before. Nothing where they cannot go: between marks, or before 吗 and its like, which close what stood there.
 */
function widePiece(text: string, words: readonly Word[], first: number, last: number): (Range & { mark?: true }) | undefined {
  const { start } = words[first] as Word;
  const { end } = words[last] as Word;
  let before = start;
  while (before > 0 && inLine(text, before - 1)) before--;
  let after = end;
  while (after < text.length && inLine(text, after)) after++;
  const left = isWordLike(text, before - 1);
  const right = isWordLike(text, after);
  const follower = words[last + 1];
  if (!left && follower?.start === after && isFinalParticle(follower)) return undefined;
  if (!left && !right) {
    let next = after + 1;
    while (next < text.length && inLine(text, next)) next++;
    if (joint.test(text.charAt(after)) && isWordLike(text, next)) return { start, end: next, mark: true };
    const closes = lineEnd.test(text.charAt(after)) || /[。！？!?.…~～]/.test(text.charAt(after));
    return closes && joint.test(text.charAt(before - 1)) && isWordLike(text, before - 2)
      ? { start: before - 1, end, mark: true }
      : undefined;
  }
  const closes = lineEnd.test(text.charAt(after));
  if (after > end && !closes) return { start, end: before < start || lineEnd.test(text.charAt(start - 1)) ? after : end };
  return { start: closes || !isWordLike(text, end) ? before : start, end };
}

/** Whether white space that breaks no line stands at an offset. */
function inLine(text: string, at: number): boolean {
  return space.test(text.charAt(at)) && !/[\r\n]/.test(text.charAt(at));
}

/** Whether nothing but spaces stands beside a piece in its line, where the text has several. */
function fillsLine(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && ' \t\r'.includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && ' \t\r'.includes(text.charAt(to))) to++;
  const opens = from === 0 || text.charAt(from - 1) === '\n';
  const closes = to === text.length || text.charAt(to) === '\n';
  return opens && closes && !(from === 0 && to === text.length);
}

/** The edit that removes words first to last with the white space on one side, a line break for choice not. */
function removal(
  text: string,
  words: readonly Word[],
  first: number,
  last: number,
  annotated: (start: number, end: number) => boolean,
): TextEdit {
  const opening = words[first] as Word;
  const { start } = opening;
  const { end } = words[last] as Word;
  const wide = isWide(text, words, first, last) ? widePiece(text, words, first, last) : undefined;
  if (wide) return { start: wide.start, end: wide.end, insert: '' };
  const before = skipSpace(text, start, -1);
  const after = skipSpace(text, end, 1);
  const takesRight = after > end && (before === start || (!text.slice(end, after).includes('\n') && after < text.length));
  if (!takesRight) return { start: before, end, insert: '' };
  const follower = words[last + 1];
  const opens = (before === 0 || /[.!?\n]["'’”)]*\s*$/.test(text.slice(Math.max(0, before - 4), start))) && /^\p{Lu}/u.test(opening.text);
  if (opens && follower?.start === after && follower.guard === undefined && !annotated(follower.start, follower.end)) {
    const letter = String.fromCodePoint(text.codePointAt(after) ?? 0);
    if (letter.toUpperCase() !== letter) return { start, end: after + letter.length, insert: letter.toUpperCase() };
  }
  return { start, end: after, insert: '' };
}
