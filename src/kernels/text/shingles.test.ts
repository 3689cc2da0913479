import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../../testing/hostile.ts';
import { textKernel } from '../assembly/text.ts';
import { createPlainShingler, createShingler } from './shingles.ts';
import { isWhiteSpace, splitAtSpaces } from './white-space.ts';

const kernel = createShingler();
const plain = createPlainShingler();

/** `text.lower().split()` of Python 3.11.7. */
const inPython: [string, string[]][] = [
  ['ΑΣ', ['ας']],
  ['ΑΣ.', ['ας.']],
  ['ΑΣΑ', ['ασα']],
  ['Σ', ['σ']],
  ['ΣΑΣ ΟΔΟΣ', ['σας', 'οδος']],
  ['\u0130stanbul I\u011eDIR', ['i\u0307stanbul', 'i\u011fdir']],
  ['\u1e9eTRASSE', ['ßtrasse']],
  ['\u01c4 \u01c5 \u01c6', ['\u01c6', '\u01c6', '\u01c6']],
  ['\u038c\u03a3\u039f\u0301\u03a3', ['\u03cc\u03c3\u03bf\u0301\u03c2']],
  ['\ufeffA b', ['\ufeffa', 'b']],
  ['a\x1cb\x1dC\x1ed\x1fe', ['a', 'b', 'c', 'd', 'e']],
  ['a\x85b\xa0C\u3000D\u200bE', ['a', 'b', 'c', 'd\u200be']],
  ['\u{10400}\u{10401} \u{1e900}', ['\u{10428}\u{10429}', '\u{1e922}']],
  ['\u13a0 \uab70', ['\uab70', '\uab70']],
];

/** Code points that `str.isspace` of Python 3.11.7 says yes to. */
const spaces = [
  ...[0x9, 0xa, 0xb, 0xc, 0xd, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005],
  ...[0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
];

describe('shingles', () => {
  it('stand between white space as Python knows it', () => {
    expect(Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isWhiteSpace)).toEqual(spaces);
    for (const [text, words] of inPython) expect(splitAtSpaces(text.toLowerCase()), text).toEqual(words);
  });

  it('are the same for texts of the same lower-cased words', () => {
    for (const [text, words] of inPython) {
      expect([...plain(text, 'word', 2)], text).toEqual([...plain(words.join(' '), 'word', 2).slice()]);
    }
  });

  it('are the same bits from the kernel and from TypeScript', () => {
    expect(textKernel()).toBeDefined();
    const texts = [
      ...Object.values(hostileTexts),
      ...inPython.map(([text]) => text),
      'a b c d e f g h'.repeat(300),
      '𠮷野家で食べる '.repeat(40),
    ];
    for (const text of texts)
      for (const unit of ['word', 'character'] as const)
        for (const size of [1, 2, 5, 100])
          expect([...kernel(text, unit, size)], `${unit} ${size} ${text.slice(0, 40)}`).toEqual([...plain(text, unit, size)]);
  });

  it('are a set of runs; a shorter text is one shingle and an empty one has none', () => {
    const count = (text: string, size: number, unit: 'word' | 'character' = 'word') => kernel(text, unit, size).length / 2;
    expect(count('a b c d e f', 5)).toBe(2);
    expect(count('a b c d', 5)).toBe(1);
    expect(count('a b a b a b', 2)).toBe(2);
    expect(count('', 5)).toBe(0);
    expect(count(' \u3000\x1c ', 5)).toBe(0);
    expect(count('这部电影 很好看', 5, 'character')).toBe(3);
    expect(count('𠮷𠮷a', 1, 'character')).toBe(2);
    expect([...kernel('a b', 'word', 5)]).not.toEqual([...kernel('ab', 'word', 5).slice()]);
  });

  it('do not run into each other: as many hashes as there are shingles', () => {
    const words = Array.from({ length: 60_000 }, (_, i) => `${i % 251}${String.fromCharCode(97 + (i % 26))}${(i * 7) % 1009}`);
    const expected = new Set(words.slice(0, -2).map((_, i) => words.slice(i, i + 3).join(' '))).size;
    expect(kernel(words.join(' '), 'word', 3).length / 2).toBe(expected);
  });
});
