import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { displayWidth } from './width.ts';

const at = (line: number, column: number, length?: number) => ({
  file: 'r.yaml',
  line,
  column,
  ...(length === undefined ? {} : { length }),
});
const draw = (text: string, position: ReturnType<typeof at>, columns?: number) => {
  const excerpt = excerptOf(text, position, columns);
  return excerpt && [excerpt.source, excerpt.indent + excerpt.carets];
};

describe('excerptOf', () => {
  it('puts carets under the faulty piece', () => {
    expect(draw('a: 1\n        rato: 0.1\n', at(2, 9, 4))).toEqual(['    2 |         rato: 0.1', '      |         ^^^^']);
  });

  it('counts two columns for Han before and inside the piece', () => {
    expect(draw('名称: 交换词语', at(1, 5, 4))).toEqual(['    1 | 名称: 交换词语', '      |       ^^^^^^^^']);
  });

  it('expands tabs to stops of four', () => {
    expect(draw('a\tb\tbad', at(1, 5, 3))).toEqual(['    1 | a   b   bad', '      |         ^^^']);
  });

  it('stands under emoji and marks', () => {
    expect(draw('👩‍👩‍👧 e\u0301 x', at(1, 10, 1))).toEqual(['    1 | 👩‍👩‍👧 e\u0301 x', '      |      ^']);
  });

  it('puts one caret after the end of a line that is too short, and none on a line that is not there', () => {
    expect(draw('abc', at(1, 9, 2))).toEqual(['    1 | abc', '      |    ^']);
    expect(draw('abc', at(7, 1))).toBeUndefined();
  });

  it('cuts a long line around the carets', () => {
    const line = `${'x'.repeat(5000)}BAD${'y'.repeat(5000)}`;
    const [source = '', carets = ''] = draw(line, at(1, 5001, 3), 80) ?? [];
    expect(displayWidth(source)).toBeLessThanOrEqual(80);
    expect(source.slice(carets.indexOf('^'), carets.indexOf('^') + 3)).toBe('BAD');
  });

  it('reads all line ends alike', () => {
    expect(draw('a\r\nb\rc', at(3, 1))?.[0]).toBe('    3 | c');
  });

  it('always has at least one caret, inside the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 250 }),
        fc.integer({ min: 1, max: 50 }),
        (text, column, length) => {
          const excerpt = excerptOf(text.replace(/[\r\n]/g, ' '), at(1, column, length), 60);
          expect(excerpt?.carets).toMatch(/^\^+$/);
          expect(displayWidth(excerpt?.source ?? '')).toBeLessThanOrEqual(64);
        },
      ),
    );
  });
});
