import { describe, expect, it } from 'vitest';
import { NgramHasher, type NgramOptions } from './ngrams.ts';

function hashes(text: string, options: Partial<NgramOptions> = {}, column = 0): number[] {
  const all: number[] = [];
  new NgramHasher({ words: 1, unspaced: 1, ...options }).hash(text, column, {
    take: (buffer, count) => all.push(...buffer.subarray(0, count)),
  });
  return all;
}

describe('NgramHasher', () => {
  it('sees words whatever their case, and signs as words', () => {
    expect(hashes('Good FILM')).toEqual(hashes('good film'));
    expect(hashes('ÉTÉ')).toEqual(hashes('été'));
    expect(hashes('good film')).toHaveLength(2);
    expect(hashes('good film!')).toHaveLength(3);
    expect(hashes('good film!')).not.toEqual(hashes('good film?'));
    expect(hashes("don't")).toHaveLength(1);
    expect(hashes('don\u2019t')).toEqual(hashes("don't"));
    expect(hashes("'so'")).toHaveLength(3);
    expect(hashes(' \n\t ')).toEqual([]);
    expect(hashes('')).toEqual([]);
  });

  it('makes runs of words, marked as runs, in their order', () => {
    const [a, b, ab] = hashes('not good', { words: 2 });
    expect(a).toBeGreaterThanOrEqual(0);
    expect(b).toBeGreaterThanOrEqual(0);
    expect(ab).toBeLessThan(0);
    expect(hashes('good not', { words: 2 })).not.toContain(ab);
    expect(hashes('one two three four', { words: 3 })).toHaveLength(4 + 3 + 2);
    expect(hashes('x not good y', { words: 3 })).toContain(ab);
  });

  it('makes characters and their runs where a script has no spaces', () => {
    const own = hashes('很好吃', { unspaced: 2 });
    expect(own).toHaveLength(5);
    expect(hashes('不好吃', { unspaced: 2 }).filter((hash) => own.includes(hash))).toHaveLength(3);
    // A character beyond the basic plane is one.
    expect(hashes('\u{20bb7}野', { unspaced: 2 })).toHaveLength(3);
    // No run goes from a word to a character.
    expect(hashes('iPhone手机', { words: 2, unspaced: 2 })).toHaveLength(4);
  });

  it('gives words of one beginning a feature in common', () => {
    const first = hashes('fascinating', { stem: 4 });
    const second = hashes('Fascinates', { stem: 4 });
    expect(first.filter((hash) => second.includes(hash))).toHaveLength(1);
    expect(hashes('fan', { stem: 4 })).toHaveLength(1);
  });

  it('takes runs of characters inside words, their ends marked', () => {
    // _ab ab_ and the word; the marks keep the beginning of a word apart from its middle.
    expect(hashes('ab', { characters: { min: 3, max: 3 } })).toHaveLength(3);
    expect(hashes('ab', { characters: { min: 1, max: 3 } })).toHaveLength(3 + 3 + 2 + 1);
    const [start] = hashes('abcx', { characters: { min: 3, max: 3 } });
    expect(hashes('xabc', { characters: { min: 3, max: 3 } })).not.toContain(start);
    expect(hashes('abyz abc', { characters: { min: 3, max: 3 } }).filter((hash) => hash === start)).toHaveLength(2);
  });

  it('tells columns apart', () => {
    const other = new Set(hashes('good film 好', { words: 2 }, 1));
    expect(hashes('good film 好', { words: 2 }, 0).filter((hash) => other.has(hash))).toEqual([]);
  });

  it('keeps emoji and halves of surrogate pairs as data', () => {
    expect(hashes('👍')).toHaveLength(1);
    expect(hashes('👍')).not.toEqual(hashes('👎'));
    expect(hashes('\ud83d')).toHaveLength(1);
    expect(hashes('\ud83d')).not.toEqual(hashes('\udc4d'));
    expect(hashes('❤\ufe0f')).toEqual(hashes('❤'));
  });

  it('keeps nothing of one text for the next', () => {
    const hasher = new NgramHasher({ words: 3, unspaced: 3, stem: 4, characters: { min: 2, max: 4 } });
    const of = (text: string) => {
      const all: number[] = [];
      hasher.hash(text, 0, { take: (buffer, count) => all.push(...buffer.subarray(0, count)) });
      return all;
    };
    const first = of('one two');
    for (const between of ['three', '很好', 'x!', "o'"]) {
      of(between);
      expect(of('one two')).toEqual(first);
    }
  });

  it('takes a text of millions of characters in pieces', () => {
    let total = 0;
    let most = 0;
    const hasher = new NgramHasher({ words: 2, unspaced: 3, stem: 4, characters: { min: 2, max: 5 } });
    for (const text of ['a'.repeat(2e6), 'ab '.repeat(5e5), '好'.repeat(1e6)])
      hasher.hash(text, 0, {
        take(buffer, count) {
          total += count;
          most = Math.max(most, buffer.length);
        },
      });
    expect(total).toBeGreaterThan(1e7);
    expect(most).toBeLessThan(10000);
  });

  it('stays as it was: models on disk depend on it', () => {
    expect(hashes('not good 好!', { words: 2, unspaced: 2, stem: 3, characters: { min: 2, max: 2 } })).toEqual([
      -1054130191, -1588588862, -1136327552, -2076348997, -1260823139, 1019887699, -1192915747, -692432577, -311732796, -671038409,
      -1598821821, -835030412, 1094992922, -138733548, 860894278, 1179425795, -579624147,
    ]);
  });
});
