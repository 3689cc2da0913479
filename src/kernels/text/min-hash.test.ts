import { describe, expect, it } from 'vitest';
import { jaccard } from '../near/similarity.ts';
import { createMinHasher, createPlainMinHasher, permutations } from './min-hash.ts';
import { createShingler } from './shingles.ts';

const shingles = createShingler();
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ');
const setOf = (text: string) => shingles(text, 'word', 1).slice();

describe('MinHash signatures', () => {
  const kernel = createMinHasher();
  const plain = createPlainMinHasher();

  it('are the same bits from the kernel and from TypeScript', () => {
    for (const set of [setOf(''), setOf('one'), setOf(numbers(0, 1000)), new Uint32Array([0, 0, 0xffffffff, 0xffffffff])]) {
      const [a, b] = [new Uint32Array(permutations), new Uint32Array(permutations)];
      kernel(set, a);
      plain(set, b);
      expect([...a]).toEqual([...b]);
    }
  });

  it('estimate the Jaccard similarity without a lean to either side', () => {
    const [a, b] = [new Uint32Array(permutations), new Uint32Array(permutations)];
    let error = 0;
    let square = 0;
    const pairs = 200;
    for (let k = 0; k < pairs; k++) {
      const one = setOf(numbers(k * 1000, k * 1000 + 200));
      const other = setOf(numbers(k * 1000 + (k % 150), k * 1000 + 200 + (k % 150)));
      kernel(one, a);
      kernel(other, b);
      const difference = a.filter((least, p) => least === b[p]).length / permutations - jaccard(one, other);
      error += difference / pairs;
      square += difference ** 2 / pairs;
    }
    // The standard error of one estimate is at most 0.044.
    expect(Math.abs(error)).toBeLessThan(0.012);
    expect(Math.sqrt(square)).toBeLessThan(0.055);
  });
});
