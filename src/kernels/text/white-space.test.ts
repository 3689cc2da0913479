import { describe, expect, it } from 'vitest';
import { isWhiteSpace, splitAtSpaces, trimBoth, trimEnd, withoutSpaces } from './white-space.ts';

describe('white space', () => {
  it('is what Python 3.11 calls so', () => {
    const python = [9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xa0, 0x1680, ...Array.from({ length: 11 }, (_, i) => 0x2000 + i)];
    python.push(0x2028, 0x2029, 0x202f, 0x205f, 0x3000);
    const found = Array.from({ length: 65536 }, (_, unit) => unit).filter(isWhiteSpace);
    expect(found).toEqual(python);
    expect(found.filter((unit) => withoutSpaces(String.fromCharCode(unit)) !== '')).toEqual([]);
  });

  it('parts pieces, none of them empty, and is taken from the ends', () => {
    expect(splitAtSpaces('\u3000 a\u0085b \ufeffc\n')).toEqual(['a', 'b', '\ufeffc']);
    expect(splitAtSpaces(' \t')).toEqual([]);
    expect(splitAtSpaces('one')).toEqual(['one']);
    expect(trimEnd('\u001c a\u2028')).toBe('\u001c a');
    expect(trimBoth('\u001c a\u2028')).toBe('a');
    expect(trimBoth(' \n')).toBe('');
    expect(withoutSpaces(' a\u00a0b ')).toBe('ab');
  });
});
