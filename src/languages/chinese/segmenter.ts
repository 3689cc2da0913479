import { supplied } from '../../core/resources.ts';

/** Cuts Chinese into words: jieba, native in Node and as WebAssembly in browsers, which cut alike. */
export interface ChineseSegmenter {
  /** Pieces of a text, which together are the text. */
  cut(text: string, newWords: boolean): string[];
  /** The same pieces with jieba's part-of-speech tags. */
  tag(text: string, newWords: boolean): { word: string; tag: string }[];
}

let segmenter: ChineseSegmenter | undefined;

function loaded(): ChineseSegmenter {
  segmenter ??= supplied('jieba') as ChineseSegmenter;
  return segmenter;
}

/** Whether words that no dictionary has are guessed (jieba's hidden Markov model), as jieba does by default. */
const newWords = true;

/**
 * The words and other pieces of a Chinese text, in order; together they are as long as it. Linear.
 *
 * @throws LeavenError operator/missing-resource in a browser that was given no jieba
 */
export function cutChinese(text: string): string[] {
  return loaded().cut(text, newWords);
}

/** jieba's tags of the pieces that `cutChinese` gives. */
export function tagChinese(text: string): { word: string; tag: string }[] {
  return loaded().tag(text, newWords);
}
