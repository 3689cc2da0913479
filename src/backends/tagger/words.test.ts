import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entitiesOf, type WordTag } from './entities.ts';
import { longestWord, taggedWords, windowsOf } from './words.ts';

test('words are runs of letters and digits, single Han characters and single signs', () => {
  const text = 'Mary-Ann’s 2nd café 住在北京路3号，🙂';
  const words = taggedWords(text).map(({ start, end }) => text.slice(start, end));
  expect(words).toEqual(['Mary', '-', 'Ann', '’', 's', '2nd', 'café', '住', '在', '北', '京', '路', '3', '号', '，', '🙂']);
  expect(taggedWords(' \n\t')).toEqual([]);
  expect(taggedWords('\ud800a')).toEqual([
    { start: 0, end: 1 },
    { start: 1, end: 2 },
  ]);
});

test('windows take each word once, in order, and fit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat({ max: 50 }), { maxLength: 200 }), (room, raw) => {
      const lengths = raw.map((length) => Math.min(length, longestWord(room)));
      const windows = windowsOf(lengths, room);
      let next = 0;
      for (const { from, to, takeFrom, takeTo } of windows) {
        expect(takeFrom).toBe(next);
        expect(from).toBeLessThanOrEqual(takeFrom);
        expect(takeTo).toBeLessThanOrEqual(to);
        expect(takeTo).toBeGreaterThan(takeFrom);
        expect(lengths.slice(from, to).reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(room);
        next = takeTo;
      }
      expect(next).toBe(lengths.length);
    }),
  );
});

test('windows leave context on both sides of a cut', () => {
  const windows = windowsOf(Array(100).fill(1), 40);
  for (const [i, { from, to, takeFrom, takeTo }] of windows.entries()) {
    if (i > 0) expect(takeFrom - from).toBe(5);
    if (i < windows.length - 1) expect(to - takeTo).toBe(5);
  }
});

const tagged = (...tags: string[]): WordTag[] => tags.map((tag, i) => ({ start: i * 2, end: i * 2 + 1, tag, score: 1 - i / 10 }));
const found = (...tags: string[]) => entitiesOf(tagged(...tags)).map(({ start, end, label }) => `${label} ${start}-${end}`);

test('entities come out alike in every scheme', () => {
  expect(found('O', 'B-PER', 'I-PER', 'O', 'B-LOC')).toEqual(['PER 2-5', 'LOC 8-9']);
  expect(found('O', 'B-PER', 'E-PER', 'O', 'S-LOC')).toEqual(['PER 2-5', 'LOC 8-9']);
  expect(found('O', 'B-PER', 'L-PER', 'O', 'U-LOC')).toEqual(['PER 2-5', 'LOC 8-9']);
  expect(found('O', 'PER', 'PER', 'O', 'LOC')).toEqual(['PER 2-5', 'LOC 8-9']);
  expect(found('B-PER', 'B-PER', 'I-LOC', 'I-PER')).toEqual(['PER 0-1', 'PER 2-3', 'LOC 4-5', 'PER 6-7']);
  expect(entitiesOf(tagged('B-PER', 'I-PER'))[0]?.score).toBeCloseTo(0.95, 12);
});
