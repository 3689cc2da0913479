import { z } from 'zod';
import type { GuardName, TextAnalysis } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { annotatedRanges, isHanAt, overlapsAny } from '../text-words.ts';

/** Puts the sentences of a text into a drawn order. What stands between them, paragraph breaks too, stays in place. */
export const shuffleSentences = defineTextOperator({
  id: 'text.shuffle-sentences',
  since: '0.1.0',
  version: 3,
  summary: { en: 'Puts the sentences of a text into another order', 'zh-CN': '打乱文本中句子的顺序' },
  description: {
    en:
      'Sentences change places over the whole text; the white space and paragraph breaks between them stay where they are. ' +
      'A sentence that an annotation stands on keeps its place, and so does one of several lines or with code, JSON, formulas or markup in it. A last sentence without a mark that touches Chinese before it stays too. A text with one sentence is left alone, and the drawn order is never the one it had.',
    'zh-CN':
      '句子在整个文本范围内交换位置，句间的空白和分段保持原位。被标注覆盖的句子，以及跨行或含有代码、JSON、公式、标记的句子保持原位；末尾没有标点且与前文相连的中文句子也保持原位。' +
      '只有一个句子的文本不作改动；抽取的顺序总与原顺序不同。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  // Whole sentences move, with all that they hold.
  crosses: ['negation', 'numbers', 'entities', 'urls', 'emails', 'placeholders'],
  params: z.strictObject({}),
  draw({ text, analysis, random, sample, schema, field }) {
    const annotated = annotatedRanges(sample, schema, field);
    const places: { start: number; end: number }[] = [];
    const movable = sentenceCheck(text, analysis.guarded());
    for (const sentence of analysis.sentences()) {
      const whole = text.slice(sentence.start, sentence.end);
      const start = sentence.start + (whole.length - whole.trimStart().length);
      const end = sentence.end - (whole.length - whole.trimEnd().length);
      if (end > start && movable(start, end) && !runsOn(text, start, end) && !overlapsAny(annotated, start, end))
        places.push({ start, end });
    }
    if (places.length < 2) return undefined;
    const order = places.map((_, index) => index);
    random.shuffle(order);
    // The order it had is no draw: two sentences that differ change places instead.
    if (order.every((from, to) => same(text, places, from, to))) {
      const first = random.integer(places.length);
      const second = order.findIndex((_, index) => !same(text, places, index, first));
      if (second < 0) return undefined;
      for (let i = 0; i < order.length; i++) order[i] = i;
      order[first] = second;
      order[second] = first;
    }
    const edits: TextEdit[] = [];
    for (const [to, from] of order.entries()) {
      if (same(text, places, from, to)) continue;
      const place = places[to] as { start: number; end: number };
      edits.push({ ...place, insert: textAt(text, places, from) });
    }
    return edits;
  },
  examples: [
    {
      name: 'three sentences',
      seed: 2,
      input: { id: '1', text: 'The room was small. Breakfast was great! We would come back.', label: 'positive' },
      output: { id: '1', text: 'We would come back. Breakfast was great! The room was small.', label: 'positive' },
    },
    {
      name: 'three sentences in Chinese',
      seed: 2,
      input: { id: '3', text: '房间很小。早餐很棒！我们还会再来。', label: 'positive' },
      output: { id: '3', text: '我们还会再来。房间很小。早餐很棒！', label: 'positive' },
    },
    {
      name: 'one sentence stays as it is',
      seed: 1,
      input: { id: '2', text: 'The room was small.' },
      output: { id: '2', text: 'The room was small.' },
    },
  ],
});
export default shuffleSentences;

/** Whether a sentence ends in a Chinese character and touches the one before it: elsewhere it would run into the next. */
function runsOn(text: string, start: number, end: number): boolean {
  return isHanAt(text, end - 1) && start > 0 && !/\s/.test(text.charAt(start - 1));
}

/** Asked for sentences in order: whether one stands in one line, cuts nothing guarded and holds nothing of which the place matters. */
function sentenceCheck(text: string, guarded: ReturnType<TextAnalysis['guarded']>): (start: number, end: number) => boolean {
  let at = 0;
  return (start, end) => {
    while (at < guarded.length && (guarded[at] as { end: number }).end <= start) at++;
    for (let i = at; i < guarded.length; i++) {
      const range = guarded[i] as (typeof guarded)[number];
      if (range.start >= end) break;
      if (placed.has(range.guard) || range.start < start || range.end > end) return false;
    }
    // A number with a point is a mark of what follows it.
    const sentence = text.slice(start, end);
    return /\p{L}/u.test(sentence) && !sentence.includes('\n');
  };
}

const placed: ReadonlySet<GuardName> = new Set(['code', 'json', 'latex', 'markup'] as const);

function textAt(text: string, places: readonly { start: number; end: number }[], index: number): string {
  const place = places[index] as { start: number; end: number };
  return text.slice(place.start, place.end);
}

function same(text: string, places: readonly { start: number; end: number }[], a: number, b: number): boolean {
  return a === b || textAt(text, places, a) === textAt(text, places, b);
}
