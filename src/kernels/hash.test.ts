import { describe, expect, it } from 'vitest';
import { hash128Hex } from './hash.ts';

// mmh3 5.3.0: mmh3.hash128(text.encode('utf-16-le'), 42, x64arch=False), words in order.
const golden: [string, string][] = [
  ['', 'af6d2cb695c80cba95c80cba95c80cba'],
  ['a', '25cbfab50e6d15270e6d15270e6d1527'],
  ['ab', '158e1a82e79ac98fe79ac98fe79ac98f'],
  ['abc', '5497bf8bc036e983c95ed140c95ed140'],
  ['abcdefg', 'ada302bfba440dbd0387ad8ea408a75e'],
  ['abcdefgh', '05c355e96bf73ee015feaa7cdead86da'],
  ['hello world, this is a test', 'ccd0d741f09953d5ff99dff741ff5861'],
  ['𠮷é', 'b2fe74cebfd7bc10cdefefd8cdefefd8'],
  ['x'.repeat(100), 'ce0ac43905f126f221a8d94b9d8e56b7'],
];

describe('hash128', () => {
  it.each(golden)('equals MurmurHash3 x86_128 of the UTF-16LE bytes of %j', (text, expected) => {
    expect(hash128Hex(text, 42)).toBe(expected);
  });

  it('tells unpaired surrogates apart', () => {
    expect(hash128Hex('\ud800')).not.toBe(hash128Hex('\ud801'));
  });
});
