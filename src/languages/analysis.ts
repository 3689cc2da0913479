import {
  type GuardedContent,
  type GuardName,
  guardNames,
  type PartOfSpeech,
  type Sentence,
  type TextAnalysis,
  type Word,
} from '../core/analysis.ts';
import { cutWords, type PartedWords, partScripts, tagWords } from './chinese/words.ts';
import { englishLexicon } from './english/lexicon.ts';
import { tagEnglish } from './english/tagger.ts';
import { blockOpeningEnd, findBlocks } from './guards/blocks.ts';
import { type ChineseGuard, findChineseGuards } from './guards/chinese.ts';
import { findCode } from './guards/code.ts';
import { findCodeLines } from './guards/code-lines.ts';
import { addContent, addWord, type Content, plainContent } from './guards/content.ts';
import { findJson } from './guards/json.ts';
import { findLatex } from './guards/latex.ts';
import { findMarkup } from './guards/markup.ts';
import { findEmails, findPlaceholders, findUrls } from './guards/patterns.ts';
import { disjointRanges, type GuardedRange } from './guards/ranges.ts';
import { findInWords } from './guards/words.ts';
import { splitSentences } from './sentences.ts';
import { met, type ScannedWords, scanWords } from './words.ts';

export interface Analyzer {
  /** Lazy: nothing is computed before it is asked for, and each thing once. */
  analyze(text: string): TextAnalysis;
  /**
   * What must survive in any context: negations in one canonical form, numbers without their units, names that need no capital,
   * and the other guarded ranges as they stand, in lower case.
   */
  guardedContent(text: string): GuardedContent;
}

export interface AnalyzerOptions {
  /** BCP 47. `en`, `zh` and `und` are analysed with the word lists of English and Chinese, other languages without any. */
  language: string;
  guardsOff: readonly GuardName[];
}

/** Languages without spaces that are not cut into words. */
const uncutLanguages = new Set(['ja', 'th', 'lo', 'km', 'my', 'bo', 'dz']);
const noLexicon: ReadonlyMap<string, number> = new Map();

interface Setting {
  carried: boolean;
  english: boolean;
  lexicon: ReadonlyMap<string, number>;
  on: (guard: GuardName) => boolean;
  /** Whether no guard is on. */
  bare: boolean;
}

class Analysis implements TextAnalysis {
  readonly text: string;
  readonly #setting: Setting;
  #scan: ScannedWords | undefined;
  #parts: PartedWords | undefined;
  #words: readonly Word[] | undefined;
  #ranges: readonly GuardedRange[] | undefined;
  #chinese: readonly ChineseGuard[] = [];
  #sentences: readonly Sentence[] | undefined;
  #tags: readonly PartOfSpeech[] | undefined;

  constructor(text: string, setting: Setting) {
    this.text = text;
    this.#setting = setting;
  }

  get supported(): boolean {
    if (!this.#setting.carried) return false;
    const { letters, uncut, words } = this.#parted();
    if (uncut === 0) return true;
    let others = 0;
    for (const word of words) others += word.end - word.start;
    return uncut * 2 <= Math.max(others, letters);
  }

  has(language: string): boolean {
    if (language === 'zh') return this.#setting.carried && this.#parted().chinese;
    return language === 'en' && this.#setting.english && /[A-Za-z]/.test(this.text);
  }

  words(): readonly Word[] {
    if (this.#ranges === undefined) this.#guard();
    if (this.#words === undefined) {
      const chinese = this.has('zh');
      this.#words = chinese ? cutWords(this.#scanned().words, this.#parted().japanese) : this.#parted().words;
      if (chinese) markWords(this.#words, this.#ranges ?? []);
    }
    return this.#words;
  }

  sentences(): readonly Sentence[] {
    this.#sentences ??= splitSentences(this.text);
    return this.#sentences;
  }

  partsOfSpeech(): readonly PartOfSpeech[] {
    if (this.#tags === undefined) {
      const words = this.words();
      const tags = this.has('en') ? tagEnglish(this.text, words) : words.map((): PartOfSpeech => 'other');
      this.#tags = this.has('zh') ? tagWords(words, this.text, tags) : tags;
    }
    return this.#tags;
  }

  guarded(): readonly GuardedRange[] {
    if (this.#ranges === undefined) this.#guard();
    return this.#ranges ?? [];
  }

  guards(guard: GuardName): boolean {
    return this.#setting.on(guard);
  }

  hasLayout(): boolean {
    return layoutMarks.test(this.text) && this.guarded().some(({ guard }) => layoutGuards.has(guard));
  }

  /** Words with each run of Chinese in one piece: all that guards need, without a segmenter. */
  parts(): readonly Word[] {
    return this.#parted().words;
  }

  /** What guards hold in Chinese and no code, address or formula holds. */
  chinese(): readonly ChineseGuard[] {
    if (this.#ranges === undefined) this.#guard();
    return this.#chinese;
  }

  /** Bits of `met`: which characters the text holds. */
  get seen(): number {
    return this.#scanned().met;
  }

  #scanned(): ScannedWords {
    this.#scan ??= scanWords(this.text);
    return this.#scan;
  }

  /** What guards and questions about scripts need: no segmenter. */
  #parted(): PartedWords {
    if (this.#parts === undefined) {
      const scanned = this.#scanned();
      const parts = scanned.unspaced > 0 && this.#setting.carried;
      this.#parts = parts ? partScripts(this.text, scanned) : { ...scanned, chinese: false, japanese: [], uncut: scanned.unspaced };
    }
    return this.#parts;
  }

  #guard(): void {
    const { words, met: seen } = this.#parted();
    const { on, lexicon, bare } = this.#setting;
    if (bare) {
      this.#ranges = [];
      return;
    }
    const found: GuardedRange[] = [];
    if (seen & (shapes | met.line) || blockOpeningEnd(this.text, 0) > 0) this.#findShapes(words, seen, found);
    let outer: readonly GuardedRange[] = found.length === 0 ? found : disjointRanges(found);
    if (this.#scanned().unspaced > 0 && this.#setting.english) {
      this.#chinese = apartFrom(outer, findChineseGuards(this.text, on));
      if (this.#chinese.length > 0) outer = disjointRanges([...outer, ...this.#chinese]);
    }
    let place = 0;
    const covered = (word: Word): boolean => {
      if (word.language === 'zh') return true;
      while (place < outer.length && (outer[place] as GuardedRange).end <= word.start) place++;
      return place < outer.length && (outer[place] as GuardedRange).start < word.end;
    };
    const inWords: GuardedRange[] = [];
    const input = { text: this.text, words, seen, lexicon, negation: on('negation'), numbers: on('numbers'), entities: on('entities') };
    if (input.negation || input.numbers || input.entities) findInWords(input, covered, inWords);
    const ranges = outer.length === 0 ? inWords : disjointRanges([...outer, ...inWords]);
    markWords(words, ranges);
    this.#ranges = ranges;
  }

  #findShapes(words: readonly Word[], seen: number, found: GuardedRange[]): void {
    const { on } = this.#setting;
    const { text } = this;
    if (on('code')) {
      findCode(text, words, seen, found);
      findCodeLines(text, seen, found);
    }
    if (on('json') && seen & met.bracket) for (const range of findJson(text)) found.push({ ...range, guard: 'json' });
    if (on('emails')) findEmails(text, seen, found);
    if (on('urls')) findUrls(text, words, seen, found);
    if (on('latex')) findLatex(text, seen, found);
    if (on('placeholders')) findPlaceholders(text, seen, found);
    if (on('markup')) {
      findMarkup(text, seen, found);
      findBlocks(text, seen, found);
    }
  }
}

/** Guards of pieces in which white space may mean something. */
const layoutGuards: ReadonlySet<GuardName> = new Set(['code', 'json', 'latex', 'markup'] as const);

/** What a text without a line break must hold to have such a piece; one with several lines is looked at. */
const layoutMarks = /[`[{(_$\\|<=^*~/\n]|^\s*[#>\d+\u2022-]/;

/** Characters without which no guard over shapes has anything to find. */
const shapes =
  met.backtick |
  met.bracket |
  met.angle |
  met.percent |
  met.dollar |
  met.at |
  met.underscore |
  met.slash |
  met.paren |
  met.innerDot |
  met.ampersand |
  met.backslash |
  met.star |
  met.pipe |
  met.equals;

/** Sorted, disjoint guards without those that share a unit with other such ranges. */
function apartFrom(ranges: readonly GuardedRange[], guards: readonly ChineseGuard[]): readonly ChineseGuard[] {
  if (ranges.length === 0) return guards;
  let place = 0;
  return guards.filter(({ start, end }) => {
    while (place < ranges.length && (ranges[place] as GuardedRange).end <= start) place++;
    return place >= ranges.length || (ranges[place] as GuardedRange).start >= end;
  });
}

function markWords(words: readonly Word[], ranges: readonly GuardedRange[]): void {
  let place = 0;
  for (const range of ranges) {
    while (place < words.length && (words[place] as Word).end <= range.start) place++;
    for (let i = place; i < words.length && (words[i] as Word).start < range.end; i++) {
      const word = words[i] as Word;
      word.guard ??= range.guard;
    }
  }
}

const wordGuards: ReadonlySet<GuardName> = new Set(['negation', 'numbers', 'entities'] as const);

function contentOf(analysis: Analysis, setting: Setting): Content {
  const content: Content = {};
  const { text, seen } = analysis;
  const ranges = analysis.guarded();
  const words = analysis.parts();
  for (const range of ranges) {
    if (!wordGuards.has(range.guard)) addContent(content, range.guard, text.slice(range.start, range.end).toLowerCase());
  }
  const chinese = analysis.chinese();
  for (const { guard, counted } of chinese) if (counted !== '') addContent(content, guard, counted);
  const input = { text, words, seen, lexicon: setting.lexicon };
  let place = 0;
  for (let i = 0; i < words.length; i++) {
    // What counts is guarded, so that a word without a guard need not be looked up again.
    const { guard, language, start, end } = words[i] as Word;
    if (guard === undefined || language !== undefined || !wordGuards.has(guard)) continue;
    while (place < chinese.length && (chinese[place] as ChineseGuard).end <= start) place++;
    if (place >= chinese.length || (chinese[place] as ChineseGuard).start >= end) addWord(content, input, i, setting);
  }
  return content;
}

function guardedContent(text: string, setting: Setting): GuardedContent {
  // Lines may open lists and headings, or be code, which no single word tells.
  const short = setting.english && !text.includes('\n') && blockOpeningEnd(text, 0) === 0;
  const plain = short ? plainContent(text, setting, shapes) : undefined;
  const content = plain ?? contentOf(new Analysis(text, setting), setting);
  for (const guard in content) content[guard]?.sort();
  return content;
}

/** The analyser of one language with some guards turned off. It holds no text: hold the analysis to share it between copies. */
export function createAnalyzer(options: AnalyzerOptions): Analyzer {
  const primary = options.language.toLowerCase().split(/[-_]/)[0] ?? 'und';
  const off = new Set(options.guardsOff);
  const english = ['en', 'zh', 'yue', 'wuu', 'und', ''].includes(primary);
  const setting: Setting = {
    carried: !uncutLanguages.has(primary),
    english,
    lexicon: english ? englishLexicon : noLexicon,
    on: (guard) => !off.has(guard),
    bare: off.size >= guardNames.length,
  };
  return {
    analyze: (text) => new Analysis(text, setting),
    guardedContent: (text) => guardedContent(text, setting),
  };
}
