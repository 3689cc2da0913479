import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairElements, sameJson, spliceJson } from './json-splice.ts';

function splice(raw: string, after: unknown): string {
  return spliceJson(raw, JSON.parse(raw), after);
}

describe('a spliced text', () => {
  test('keeps digits, escapes and white space of what is the same', () => {
    const raw = '{ "a" : 1.0,\n  "b" : "\\u00e9" , "c":[ 1e2 , {"d": 0.10} ] }';
    expect(splice(raw, JSON.parse(raw))).toBe(raw);
    expect(splice(raw, { a: 1, b: 'x', c: [100, { d: 0.1 }] })).toBe(raw.replace('"\\u00e9"', '"x"'));
    expect(splice(raw, { a: 1, b: 'é', c: [100, { d: 2 }] })).toBe(raw.replace('0.10', '2'));
  });

  test('drops and adds elements between the separators of the list', () => {
    expect(splice('[ 1.0 , 2.0 , 3.0 ]', [1, 3])).toBe('[ 1.0 , 3.0 ]');
    expect(splice('[ 1.0 , 2.0 ]', [1, 7, 2])).toBe('[ 1.0 , 7 , 2.0 ]');
    expect(splice('[1.0]', [1, 2])).toBe('[1.0,2]');
    expect(splice('[]', [1])).toBe('[1]');
    expect(splice('[1.0]', [])).toBe('[]');
  });

  test('drops and adds members; of a key that stands twice the last counts', () => {
    expect(splice('{"a": 1.0, "b": 2}', { a: 1 })).toBe('{"a": 1.0}');
    expect(splice('{"a": 1.0}', { a: 1, b: 2 })).toBe('{"a": 1.0,"b":2}');
    expect(splice('{"a": 1, "a": 2.0}', { a: 3 })).toBe('{"a": 3}');
    expect(splice('{}', { __proto__: null, a: 1 })).toBe('{"a":1}');
  });

  test('is always the value asked for, and the bytes where nothing changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.integer({ min: 0, max: 3 }), (before, after, indent) => {
        const raw = JSON.stringify(before, null, indent);
        expect(JSON.parse(splice(raw, after))).toEqual(JSON.parse(JSON.stringify(after)));
        expect(splice(raw, JSON.parse(raw))).toBe(raw);
      }),
      { numRuns: 500 },
    );
  });

  test('changes of a list leave every other element its bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 12 }), fc.nat(), (numbers, place) => {
        const at = place % numbers.length;
        const raw = `[${numbers.map((number) => `${number}e0`).join(', ')}]`;
        const changed = numbers.map((number, index) => (index === at ? `x${number}` : number));
        expect(splice(raw, changed)).toBe(
          `[${numbers.map((number, index) => (index === at ? `"x${number}"` : `${number}e0`)).join(', ')}]`,
        );
      }),
    );
  });
});

test('elements pair in order, equal ones first', () => {
  expect(pairElements(['a', 'b', 'c', 'd'], ['a', 'd'])).toEqual([0, 3]);
  expect(pairElements(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([0, 1, 2]);
  expect(pairElements(['a', 'b'], ['x', 'a', 'y', 'b'])).toEqual([-1, 0, -1, 1]);
  expect(pairElements(['u1', 'a1'], ['a9', 'u1'], (was, is) => String(was)[0] === String(is)[0])).toEqual([-1, 0]);
});

test('values are the same as JSON says', () => {
  expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameJson([1, { a: null }], [1, { a: null }])).toBe(true);
  expect(sameJson([], {})).toBe(false);
  expect(sameJson(null, {})).toBe(false);
});
