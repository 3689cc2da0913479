import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { Xoshiro128 } from '../../core/random.ts';
import { type ChineseSegmenter, cutChinese, tagChinese } from './segmenter.ts';

const require = createRequire(import.meta.url);
const native = (() => {
  const { Jieba } = require('@node-rs/jieba');
  return Jieba.withDict(require('@node-rs/jieba/dict').dict) as ChineseSegmenter;
})();
const assembly = require('jieba-wasm') as ChineseSegmenter;

/** Sentences of dictionary words, strange characters and other scripts, with and without punctuation. */
function sentences(count: number): string[] {
  const words = new TextDecoder()
    .decode(require('@node-rs/jieba/dict').dict)
    .split('\n')
    .map((line) => line.slice(0, line.indexOf(' ')))
    .filter((word) => word !== '');
  const others = [
    '，',
    '。',
    ' ',
    'iPhone 12',
    '3.5',
    '２０２６',
    '𠮷',
    '㐀',
    '龘',
    '👩‍👩‍👧',
    'の',
    'é',
    '\ufe0f',
    '\u200b',
    '%',
    '-',
    '《',
    '\n',
  ];
  const random = new Xoshiro128();
  random.state.set([1, 2, 3, 4]);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.integer(14) }, () => {
      const drawn = random.uniform();
      if (drawn < 0.15) return random.pick(others);
      return drawn < 0.25 ? String.fromCodePoint(0x4e00 + random.integer(0x51a6)) : random.pick(words);
    }).join(''),
  );
}

describe('the segmenter', () => {
  it('cuts and tags 10,000 sentences alike, native and in WebAssembly', () => {
    for (const text of sentences(10_000)) {
      expect(assembly.cut(text, true), text).toEqual(native.cut(text, true));
      expect(assembly.tag(text, true), text).toEqual(native.tag(text, true).map(({ word, tag }) => ({ word, tag })));
    }
  });

  it('gives pieces that are together as long as the text, whatever it holds', () => {
    for (const text of [...sentences(500), '', ' ', '\ud800好\udc00', '好'.repeat(200_000), '\u0000中\u0000'])
      expect(cutChinese(text).reduce((sum, piece) => sum + piece.length, 0)).toBe(text.length);
  });

  it('tags the pieces it cuts', () => {
    for (const text of sentences(500)) expect(tagChinese(text).map(({ word }) => word)).toEqual(cutChinese(text));
  });
});
