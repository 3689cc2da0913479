import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOffsetMap } from './offsets.ts';

const text = fc.array(fc.constantFrom('a', 'é', '中', '𠮷', '👩‍👩‍👧', '\u0301', ' ')).map((parts) => parts.join(''));

test('offsets agree with what the units mean, and come back', () => {
  fc.assert(
    fc.property(text, (value) => {
      const points = createOffsetMap(value, 'code-point');
      const bytes = createOffsetMap(value, 'byte');
      const units = createOffsetMap(value, 'utf-16');
      let index = 0;
      let at = 0;
      for (const character of [...value, '']) {
        const byteAt = Buffer.byteLength(value.slice(0, at));
        expect([points.toUtf16(index), bytes.toUtf16(byteAt), units.toUtf16(at)]).toEqual([at, at, at]);
        expect([points.fromUtf16(at), bytes.fromUtf16(at), units.fromUtf16(at)]).toEqual([index, byteAt, at]);
        index++;
        at += character.length;
      }
    }),
  );
});

test('what is no boundary has no place', () => {
  const value = 'a𠮷';
  expect(createOffsetMap(value, 'utf-16').toUtf16(2)).toBeUndefined();
  expect(createOffsetMap(value, 'byte').toUtf16(2)).toBeUndefined();
  expect(createOffsetMap(value, 'code-point').fromUtf16(2)).toBeUndefined();
  for (const unit of ['utf-16', 'byte', 'code-point'] as const)
    for (const offset of [-1, 0.5, 99, Number.NaN]) expect(createOffsetMap(value, unit).toUtf16(offset)).toBeUndefined();
});
