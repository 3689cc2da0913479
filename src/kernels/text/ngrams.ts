import { avalanche } from '../hash.ts';

export interface NgramOptions {
  /** Longest run of words that is a feature; 1 takes words alone. */
  words: number;
  /** Longest run of characters in scripts without spaces (Han, kana, Thai ...) that is a feature. */
  unspaced: number;
  /** The first so many letters of a longer word are a feature of their own: a rough stem. Absent: none. */
  stem?: number;
  /** Shortest and longest run of characters inside a word of the other scripts, its ends marked. Absent: none. */
  characters?: { min: number; max: number };
}

/**
 * Takes the first `count` hashes of a buffer, which is then used again. A hash below 0 stands for a part of a word or a run of
 * words; words, signs and single characters of scripts without spaces are 0 or above.
 */
export interface NgramSink {
  take(hashes: Int32Array, count: number): void;
}

const unknown = 0;
const space = 1;
const letter = 2;
const unspaced = 3;
const sign = 4;
const ignored = 5;
const surrogate = 6;
const apostrophe = 7;

/** What each code unit is, and its lower case; filled when it is first met. */
const kinds = new Uint8Array(65536);
const folded = new Uint16Array(65536);
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

function kindOf(character: string): number {
  if (/['\u2019]/.test(character)) return apostrophe;
  if (/\p{Cf}|\ufe0f/u.test(character)) return ignored;
  if (/[\s\p{Z}\p{Cc}]/u.test(character)) return space;
  if (unspacedScript.test(character)) return unspaced;
  return /[\p{L}\p{M}\p{N}_]/u.test(character) ? letter : sign;
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = unit >= 0xd800 && unit <= 0xdfff ? surrogate : kindOf(character);
  const lower = character.toLowerCase();
  kinds[unit] = kind;
  folded[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  return kind;
}

const nowhere: NgramSink = { take: () => {} };
const capacity = 4096;
const part = -2147483648;
const whole = 2147483647;

/**
 * Hashes of a text's n-grams, in one pass and without a string for any of them: words in lower case alone and in runs, single characters
 * and their runs where a script has no spaces, and, where asked for, the beginnings of words and runs of characters inside them. Signs and
 * emoji are words. Linear in the length; memory does not grow with it. Unpaired surrogates are data.
 */
export class NgramHasher {
  private readonly words: number;
  private readonly unspaced: number;
  private readonly stem: number;
  private readonly shortest: number;
  private readonly longest: number;
  private readonly hashes: Int32Array;
  private count = 0;
  private sink: NgramSink = nowhere;
  /** The last tokens of the run at hand, how many there have been, and whether they are single characters. */
  private readonly recent: Int32Array;
  private run = 0;
  private single = false;
  /** The last characters of the word at hand. */
  private readonly inside: Int32Array;
  private characters = 0;

  constructor({ words, unspaced: unspacedRun, stem, characters }: NgramOptions) {
    this.words = words;
    this.unspaced = unspacedRun;
    this.stem = stem ?? 0;
    this.shortest = characters?.min ?? 1;
    this.longest = characters?.max ?? 0;
    this.recent = new Int32Array(Math.max(words, unspacedRun));
    this.inside = new Int32Array(this.longest);
    this.hashes = new Int32Array(capacity + words + unspacedRun + this.longest + 1);
  }

  /** Hands all hashes of a text to `sink`, some thousands at a time. Texts of different columns are told apart by `column`. */
  hash(text: string, column: number, sink: NgramSink): void {
    const seed = avalanche(column + 1);
    const length = text.length;
    const stem = this.stem;
    const inside = this.longest > 0;
    this.sink = sink;
    this.run = 0;
    let word = seed;
    let letters = 0;
    let beginning = 0;
    for (let i = 0; i < length; i++) {
      let unit = text.charCodeAt(i);
      let kind = kinds[unit] as number;
      if (kind === unknown) kind = learn(unit);
      if (kind === letter) unit = folded[unit] as number;
      else if (kind === surrogate) {
        unit = text.codePointAt(i) as number;
        kind = sign;
        if (unit > 65535) {
          const character = String.fromCodePoint(unit);
          kind = kindOf(character);
          if (kind === letter) unit = character.toLowerCase().codePointAt(0) as number;
          i++;
        }
      } else if (kind === apostrophe) {
        // Inside a word it belongs to it, however it is written.
        unit = 39;
        const next = i + 1 < length ? text.charCodeAt(i + 1) : 32;
        kind = letters > 0 && ((kinds[next] as number) || learn(next)) === letter ? letter : sign;
      }
      if (kind === letter) {
        word = Math.imul(word ^ unit, 0x9e3779b1);
        word ^= word >>> 15;
        letters++;
        if (letters === stem) beginning = word;
        if (inside) this.character(unit, seed);
        continue;
      }
      if (kind === ignored) continue;
      if (letters > 0) {
        this.endWord(word, beginning, seed);
        word = seed;
        letters = 0;
        beginning = 0;
      }
      if (kind === unspaced) this.token(avalanche(Math.imul(seed ^ unit, 0x9e3779b1) + 1), true);
      else if (kind === sign) this.token(avalanche(Math.imul(seed ^ unit, 0x9e3779b1) + 2), this.single);
    }
    if (letters > 0) this.endWord(word, beginning, seed);
    this.flush();
  }

  private endWord(word: number, beginning: number, seed: number): void {
    if (beginning !== 0) this.hashes[this.count++] = avalanche(beginning + 3) | part;
    if (this.longest > 0) this.character(0, seed);
    this.token(avalanche(word), false);
  }

  /** A token, and the runs that end with it. Runs do not go from words to single characters; signs belong to either. */
  private token(token: number, single: boolean): void {
    const { hashes, recent } = this;
    const size = recent.length;
    if (single !== this.single) {
      this.single = single;
      this.run = 0;
    }
    hashes[this.count++] = token & whole;
    const run = this.run;
    const most = Math.min(run, (single ? this.unspaced : this.words) - 1);
    let joined = token;
    for (let back = 1; back <= most; back++) {
      joined = avalanche(Math.imul(joined, 0x85ebca6b) + (recent[(run - back) % size] as number));
      hashes[this.count++] = joined | part;
    }
    recent[run % size] = token;
    this.run = run + 1;
    if (this.count >= capacity) this.flush();
  }

  /** A character inside a word, 0 for its end, and the runs that end with it. */
  private character(unit: number, seed: number): void {
    const { hashes, inside, longest, shortest } = this;
    // The first of a word stands behind the mark of its beginning.
    if (this.characters === 0) inside[this.characters++ % longest] = 1;
    const at = this.characters++;
    inside[at % longest] = unit;
    let joined = seed ^ 0x5bd1e995;
    for (let back = 0; back < longest && back <= at; back++) {
      joined = Math.imul(joined ^ (inside[(at - back) % longest] as number), 0x9e3779b1);
      joined ^= joined >>> 15;
      if (back + 1 >= shortest) hashes[this.count++] = avalanche(joined) | part;
    }
    if (unit === 0) this.characters = 0;
    if (this.count >= capacity) this.flush();
  }

  private flush(): void {
    const count = this.count;
    this.count = 0;
    if (count > 0) this.sink.take(this.hashes, count);
  }
}
