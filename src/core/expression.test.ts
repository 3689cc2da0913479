import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { compileExpression } from './expression.ts';
import type { Sample } from './sample.ts';

const sample: Sample = {
  id: 'a',
  text: 'A fine film, 𠮷 indeed',
  label: '1',
  score: '0.75',
  count: 3,
  tags: ['x', 'y'],
  meta: { source: 'web', depth: { n: 2 } },
  'a.b': 'dotted',
  'odd name': true,
  empty: '',
};
const run = async (source: string, on: Sample = sample) => (await compileExpression(source)).evaluate(on);

describe('values and operators', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['-2 - -3', 1],
    ['7 % 4 / 2', 1.5],
    ['1 / 0', null],
    ['"a" + 1', null],
    ['true and not false', true],
    ['false || !false && true', true],
    ['not 1 == 2', true],
    ['count > 2 and count <= 3', true],
    ['count in [1, 2, 3]', true],
    ['count not in [1, 2]', true],
    ['"x" in tags', true],
    ['tags == ["x", "y"]', true],
    ['meta.source == "web"', true],
    ['meta.depth.n', 2],
    ['a.b', 'dotted'],
    ['`odd name`', true],
    ["'say \\'so\\'' == \"say 'so'\"", true],
    ['"\\u0041" == "A"', true],
  ] as const)('%s', async (source, expected) => {
    expect(await run(source)).toEqual(expected);
  });

  it('reads text that is a number as one where it meets a number: cells of CSV files', async () => {
    expect(await run('label == 1')).toBe(true);
    expect(await run('score > 0.5')).toBe(true);
    expect(await run('text > 0.5')).toBe(false);
    expect(await run('label == "1.0"')).toBe(false);
  });

  it('takes a missing field as null: equal to null alone, in no order with anything', async () => {
    expect(await run('nothing == null and nothing != "" and nothing != 0 and nothing != false')).toBe(true);
    expect(await run('nothing < 1 or nothing >= 1 or nothing < "a"')).toBe(false);
    expect(await run('length(nothing)')).toBe(null);
    expect(await run('meta.nope.deeper')).toBe(null);
    expect((await compileExpression('nothing')).holds(sample)).toBe(false);
  });

  it('reads own fields alone, never what every object has', async () => {
    expect(await run('constructor')).toBe(null);
    expect(await run('__proto__.toString')).toBe(null);
    expect(await run('has(toString)')).toBe(false);
    expect(await run('meta.constructor')).toBe(null);
  });

  it('names the fields it reads once each', async () => {
    expect((await compileExpression('a.x > 1 and `b c` == a.x or length(d) > 0')).fields).toEqual(['a.x', 'b c', 'd']);
  });
});

describe('functions', () => {
  it.each([
    ['length(text)', 21],
    ['length(tags)', 2],
    ['words(text)', 5],
    ['lower("ÀB")', 'àb'],
    ['upper("ab")', 'AB'],
    ['contains(text, "film")', true],
    ['contains(tags, "y")', true],
    ['startsWith(text, "A fine")', true],
    ['endsWith(text, "fine")', false],
    ['matches(text, "\\bf[a-z]+m\\b")', true],
    ['matches(text, "^film")', false],
    ['has(text) and not has(nope)', true],
  ] as const)('%s', async (source, expected) => {
    expect(await run(source)).toEqual(expected);
  });

  it('matches in linear time where a backtracking engine would not end', async () => {
    const text = `${'a'.repeat(20_000)}!`;
    expect(await run('matches(text, "^(a+)+$")', { id: 'b', text })).toBe(false);
  });
});

describe('faults', () => {
  it.each([
    ['', 1],
    ['length(text) >', 15],
    ['length(text) >> 3', 15],
    ['label = "x"', 7],
    ['"𠮷" == "open', 8],
    ['(a', 3],
    ['a b', 3],
    ['a == b == c', 8],
    ['nope(text)', 1],
    ['length(a, b)', 1],
    ['matches(text, label)', 1],
    ['matches(text, "(")', 15],
    ['a # b', 3],
    ['[1, 2', 6],
    ['a.', 2],
  ])('%s is told at column %i', async (source, column) => {
    const error = await compileExpression(source).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LeavenError);
    expect(error).toMatchObject({ code: 'recipe/bad-expression', data: { column } });
    expect((error as LeavenError).text('zh-CN').message).toMatch(/^表达式/);
  });

  it.each([
    ['nesting', '('.repeat(5_000)],
    ['minus signs', '-'.repeat(5_000)],
    ['negations', 'not '.repeat(2_000)],
    ['lists', '['.repeat(5_000)],
    ['length', `1${' + 1'.repeat(5_000)}`],
  ])('refuses endless %s', async (_, source) => {
    await expect(compileExpression(source)).rejects.toMatchObject({ code: 'recipe/bad-expression' });
  });

  it('meets any text with a value or a coded fault', async () => {
    const piece = fc.oneof(
      fc.constantFrom('a', '1', '"x"', ' and ', ' in ', '(', ')', '[', ']', ',', '==', '<', '-', '.', '`', 'has(', 'not '),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (parts) => {
        try {
          await run(parts.join(''));
        } catch (error) {
          expect((error as LeavenError).code).toBe('recipe/bad-expression');
        }
      }),
    );
  });
});
