import type { GuardName, Word } from '../../core/analysis.ts';
import { englishLexicon, known } from '../english/lexicon.ts';
import { scanWords } from '../words.ts';
import { isApostropheAt, isNumber, lookUp, negationAt, type WordGuards } from './words.ts';

/** Which word guards count. */
export interface ContentSetting {
  lexicon: ReadonlyMap<string, number>;
  on: (guard: GuardName) => boolean;
}

export type Content = Record<string, string[]>;

export function addContent(content: Content, guard: GuardName, value: string): void {
  const list = content[guard];
  if (list) list.push(value);
  else content[guard] = [value];
}

/** Adds what one word brings into the content: a negation, a number or a name. */
export function addWord(
  content: Content,
  input: Pick<WordGuards, 'text' | 'words' | 'lexicon' | 'seen'>,
  index: number,
  { lexicon, on }: ContentSetting,
): void {
  const word = input.words[index] as Word;
  const bits = lookUp(lexicon, word.text, input.seen);
  const negation = lexicon.size > 0 && on('negation') ? negationAt(input, index, bits) : undefined;
  if (negation) addContent(content, 'negation', negation.counted);
  else if (on('numbers') && isNumber(word.text, bits, input.seen, lexicon)) addContent(content, 'numbers', word.text.toLowerCase());
  else if (on('entities') && bits & known.name) addContent(content, 'entities', word.text.toLowerCase());
}

const letters = new Uint8Array(128);
for (let c = 97; c <= 122; c++) letters[c] = c;
for (let c = 65; c <= 90; c++) letters[c] = c | 32;

/** What may stand alone between white space, or behind a word, and says nothing. */
const silent = new Uint8Array(128);
for (const mark of ',.;:!?"') silent[mark.charCodeAt(0)] = 1;

/** Hashes of the words that bring something into a content. Others share some of them: a hit is looked up. */
const hashBits = 15;
const telling = new Uint8Array(1 << hashBits);
for (const [word, bits] of englishLexicon) if (bits & (known.negation | known.number | known.name)) telling[hashOf(word)] = 1;

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash, 31) + word.charCodeAt(i);
  return slotOf(hash);
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - hashBits);
}

/**
 * The content of an English text without code, JSON, addresses, placeholders or Chinese, in one pass that makes nothing of words
 * that say nothing; undefined where a text is not so plain and must be analysed. Linear.
 *
 * @param beyond bits of `met` of the characters that make a text less plain
 */
export function plainContent(text: string, setting: ContentSetting, beyond: number): Content | undefined {
  const content: Content = {};
  const length = text.length;
  let i = 0;
  while (i < length) {
    const start = i;
    let unit = text.charCodeAt(i);
    if (unit <= 32) {
      i++;
      continue;
    }
    let hash = 0;
    while (unit < 128 && letters[unit] !== 0) {
      hash = Math.imul(hash, 31) + (letters[unit] as number);
      unit = text.charCodeAt(++i);
    }
    const end = i;
    while (unit < 128 && silent[unit] === 1) unit = text.charCodeAt(++i);
    if (i < length && unit > 32) {
      if (unit >= 0x3400 && unit <= 0x9fff) return undefined;
      // Anything else up to the next white space is looked at word by word.
      while (i < length && text.charCodeAt(i) > 32) i++;
      if (!addToken(content, text.slice(start, i), setting, beyond)) return undefined;
    } else if (end > start) {
      // A t alone may be the end of a negation whose beginning stands before it.
      if (end - start === 1 && (text.charCodeAt(start) | 32) === 0x74) return undefined;
      if (telling[slotOf(hash)] === 1 && !addToken(content, text.slice(start, end), setting, beyond)) return undefined;
    }
  }
  return content;
}

function addToken(content: Content, token: string, setting: ContentSetting, beyond: number): boolean {
  const { words, met: seen, unspaced } = scanWords(token);
  if (seen & beyond || unspaced > 0) return false;
  const input = { text: token, words, seen, lexicon: setting.lexicon };
  for (let i = 0; i < words.length; i++) {
    const { text } = words[i] as Word;
    if (/^.?t$/i.test(text) && (text.length === 1 || isApostropheAt(text, 0))) return false;
    addWord(content, input, i, setting);
  }
  return true;
}
