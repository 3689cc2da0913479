import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSyllables } from '../languages/english/syllables.ts';
import { measurerOf, measureText } from '../testing/measure-text.ts';
import { compressionRatio } from './compression-ratio.ts';
import { distinctN } from './distinct-n.ts';
import { duplicateLines } from './duplicate-lines.ts';
import { perplexity } from './perplexity.ts';
import { readability } from './readability.ts';
import { repetition } from './repetition.ts';
import { specialCharacterRatio } from './special-character-ratio.ts';
import { stopWordRatio } from './stop-word-ratio.ts';
import { topNGram } from './top-n-gram.ts';

let state = 1;
const random = Array.from({ length: 4000 }, () => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return String.fromCharCode(33 + ((state >>> 16) % 90));
}).join('');

describe('n-grams', () => {
  it('agree with a count by strings, for any size', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (letters, size) => {
        const grams = letters.slice(0, Math.max(0, letters.length - size + 1)).map((_, i) => letters.slice(i, i + size).join(''));
        const expected = grams.length === 0 ? Number.NaN : new Set(grams).size / grams.length;
        const repeated = grams.filter((gram) => grams.filter((other) => other === gram).length > 1).length / grams.length;
        expect(measureText(distinctN, letters.join(' '), { size })).toBe(expected);
        expect(measureText(repetition, letters.join(''), { size, unit: 'characters' })).toBe(grams.length === 0 ? Number.NaN : repeated);
      }),
    );
  });

  it('cover no character twice', () => {
    expect(measureText(topNGram, 'a a a a a', { size: 2 })).toBe(1);
    expect(measureText(topNGram, 'buy it now. Then buy it again', { size: 2 })).toBeCloseTo(4 / 7, 12);
  });
});

describe('lines and paragraphs', () => {
  it('count from the second time on, whatever ends the lines', () => {
    expect(measureText(duplicateLines, 'menu\r\nnews\r\nmenu')).toBeCloseTo(4 / 12, 12);
    expect(measureText(duplicateLines, 'one\ntwo\n\nthree\n\none\ntwo', { unit: 'paragraphs' })).toBeCloseTo(7 / 19, 12);
    expect(measureText(duplicateLines, ' \n\n ')).toBeNaN();
  });
});

describe('compression', () => {
  it('orders texts as a person would: repeated, written, random', () => {
    const written =
      'The film opens on a quiet street and never quite leaves it. Its people talk about small things, and mean large ones by them. ';
    const ratios = ['so it goes '.repeat(200), written, random].map((text) => measureText(compressionRatio, text));
    expect(ratios[0]).toBeLessThan(0.05);
    expect(ratios[1]).toBeGreaterThan(0.3);
    expect(ratios[1]).toBeLessThan(0.6);
    expect(ratios[2]).toBeGreaterThan(0.75);
  });
});

describe('signs and function words', () => {
  it('see both languages and both scripts', () => {
    expect(measureText(specialCharacterRatio, '好！好？')).toBe(0.5);
    expect(measureText(specialCharacterRatio, 'e\u0301')).toBe(0);
    expect(measureText(stopWordRatio, "I don't know what it is")).toBeCloseTo(6 / 7, 12);
    expect(measureText(stopWordRatio, '雖然我們沒有錢')).toBeCloseTo(6 / 7, 12);
    expect(measureText(stopWordRatio, '手机壳 批发 厂家 直销')).toBe(0);
  });
});

describe('readability', () => {
  it('counts syllables by spelling', () => {
    const expected = {
      cat: 1,
      table: 2,
      created: 3,
      quiet: 2,
      science: 2,
      film: 1,
      loved: 1,
      wanted: 2,
      boxes: 2,
      whales: 1,
      radio: 3,
      being: 2,
    };
    expect(Object.fromEntries(Object.keys(expected).map((word) => [word, countSyllables(word)]))).toEqual(expected);
  });

  it('has no value for Chinese, and asks long words and sentences their price', () => {
    expect(measureText(readability, '今天天气很好。')).toBeNaN();
    expect(measureText(readability, 'The cat sat.')).toBeGreaterThan(
      measureText(readability, 'Administrative responsibilities accumulate.'),
    );
  });
});

describe('perplexity', () => {
  it('is what counting by hand gives: the text itself is no evidence', async () => {
    // Of `aa`: a twice, the end once, of 3. Four bins are used, and the shorter order weighs 4: (2 + 1) / 7, (0 + 1) / 7, (1 + 1) / 7.
    const measure = await measurerOf(perplexity, { size: 1 }, ['ab', 'aa']);
    expect(measure('ab', ['ab'])).toBeCloseTo((343 / 6) ** (1 / 3), 12);
  });

  it('finds noise among sentences, and sentences that stand elsewhere', async () => {
    const data = Array.from({ length: 60 }, (_, i) => `the film number ${i} is a quiet story about growing up`);
    const measure = await measurerOf(perplexity, {}, [...data, 'xqzv wkkj qqpt', data[0] as string]);
    const noise = measure('xqzv wkkj qqpt', ['xqzv wkkj qqpt']);
    expect(noise).toBeGreaterThan(20 * measure(data[5] as string, [data[5] as string]));
    expect(measure(data[0] as string, [data[0] as string])).toBeLessThan(measure(data[1] as string, [data[1] as string]));
  });

  it('counts the same in any parts: a table of half and half is the table of all', () => {
    const { table } = perplexity;
    const input = { params: { unit: 'words', size: 3 }, fields: ['text'] } as never;
    const stateOf = (texts: readonly string[]) => {
      const state = table?.create(input);
      for (const [i, text] of texts.entries())
        table?.add(state, { sample: { id: `${i}`, text }, split: 'train', ordinal: i, root: `${i}` }, input);
      return state;
    };
    const merged = stateOf(['a b c']);
    table?.merge(merged, table.encode(stateOf(['b c d', 'a b'])));
    expect(table?.finish(merged, input)).toEqual(table?.finish(stateOf(['a b', 'a b c', 'b c d']), input));
  });
});
