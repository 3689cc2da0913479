import { describe, expect, it } from 'vitest';
import { openStream } from '../core/random.ts';
import { createSchema } from '../core/schema.ts';
import { createAnalyzer } from '../languages/analysis.ts';
import { annotatedRanges, drawnOrder, holdOf } from './text-words.ts';

describe('drawnOrder', () => {
  it('gives each number once, then -1, and every order its turn', () => {
    const seen = new Map<string, number>();
    for (let copy = 0; copy < 6000; copy++) {
      const next = drawnOrder(openStream({ seed: 1, epoch: 0, stepId: 's', slot: 'o' }, 'id', copy), 3);
      const order = [next(), next(), next()].join('');
      expect(next()).toBe(-1);
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('annotatedRanges', () => {
  it('finds spans and answers over the field, and none where there is no list', () => {
    const tokens = createSchema('token-classification');
    expect(annotatedRanges({ id: '1', text: 'a b', spans: [{ start: 2, end: 3, label: 'x' }] }, tokens, 'text')).toEqual([
      { start: 2, end: 3 },
    ]);
    expect(annotatedRanges({ id: '1', text: 'a b', spans: null }, tokens, 'text')).toEqual([]);
    const answers = createSchema('question-answering');
    expect(annotatedRanges({ id: '1', context: 'in Rome', answers: [{ start: 3, text: 'Rome' }] }, answers, 'context')).toEqual([
      { start: 3, end: 7 },
    ]);
  });
});

describe('holdOf', () => {
  const held = (text: string) => {
    const analysis = createAnalyzer({ language: 'en', guardsOff: [] }).analyze(text);
    return analysis.words().flatMap((word, i) => (holdOf(analysis, i) === undefined ? [] : [word.text]));
  };

  it('keeps a negation with its auxiliary and the three words after it, within the clause', () => {
    expect(held('the plot did not really quite work here')).toEqual(['did', 'not', 'really', 'quite', 'work']);
    expect(held('not good, great songs')).toEqual(['not', 'good']);
    expect(held('a quiet film about growing up')).toEqual([]);
  });
});
