import { chineseScript, countChineseAlone, japaneseRanges } from './identification/han.ts';
import { languagesOfNgrams, likeliest, type NgramDetector, scoresOf, type Told } from './identification/ngrams.ts';
import { isShared, languagesOfScripts, type SharedScript, type Writing, writingOf } from './identification/scripts.ts';
import { partShared } from './identification/shared-runs.ts';
import { type LanguageRun, languageRuns } from './runs.ts';
import { splitSentences } from './sentences.ts';

/** The language of a text and what it was told by. */
export interface Identification {
  /** BCP 47; `und` where it cannot be told. */
  language: string;
  /** Probability that the language is right; of `und`, that of the best guess. */
  confidence: number;
  /** `script`: by its characters alone; `n-grams`: by pieces of its words; `none`: there was nothing to tell it by. */
  evidence: 'script' | 'n-grams' | 'none';
}

export interface LanguageIdentifier {
  /** Told in time that does not grow with the text beyond a few thousand characters. */
  identify(text: string): Identification;
  /** Each sentence by itself. */
  sentences(text: string): (Identification & { start: number; end: number })[];
  /** Runs of one language, which cover the text. Linear. */
  runs(text: string): LanguageRun[];
}

/** Every language that can be told. */
export const knownLanguages: readonly string[] = [...new Set([...languagesOfScripts, ...languagesOfNgrams])].sort();

/** Below it a language is not told. */
const leastConfidence = 0.8;
/** Of one or two words, and of names, whose language is that of their bearers. */
const leastOfWords = 0.9;
const leastOfNames = 0.98;
/** Of the letters; a text with less of its main script is mixed. */
const leastShare = 0.6;
/** What a Han character, a kana and a syllable of Hangul say, in letters. */
const lettersOfHan = 3;
const lettersOfHangul = 2;

/** Longer texts are told by three pieces: their beginning, middle and end. */
const readWhole = 1500;
const pieceLength = 500;

/**
 * Tells languages by script first, and languages of one script by n-grams (eld 2.1, small). What is too short, too mixed or in a language
 * that is not known is `und`.
 */
export async function createLanguageIdentifier(): Promise<LanguageIdentifier> {
  const { eld } = await import('eld/small');
  const identify = (text: string) => identifyPieces(excerpts(text).map(withoutCodes), eld);
  return {
    identify,
    sentences: (text) => splitSentences(text).map(({ start, end }) => ({ start, end, ...identify(text.slice(start, end)) })),
    runs: (text) => languageRuns(text, (piece, script) => partShared(piece, script, eld)),
  };
}

/** `zh` as `zh-Hans` or `zh-Hant` where the characters of the text tell; other languages as they are. */
export function withChineseScript(language: string, text: string): string {
  const script = language === 'zh' ? chineseScript(text) : undefined;
  return script === undefined ? language : `${language}-${script}`;
}

/** How much text there is in each language, by its runs, in letters: a Han character or kana counts as three. */
export function weighLanguages(text: string, runs: readonly LanguageRun[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { start, end, language } of runs) {
    let weight = 0;
    for (const letters of weighWritings(text.slice(start, end)).values()) weight += letters;
    if (weight > 0) weights.set(language, (weights.get(language) ?? 0) + weight);
  }
  return weights;
}

function excerpts(text: string): string[] {
  if (text.length <= readWhole) return [text];
  const middle = (text.length - pieceLength) >> 1;
  return [0, middle, text.length - pieceLength].map((from) => text.slice(from, from + pieceLength));
}

/** Web addresses, paths, handles, markup and codes of letters and digits say nothing of a language. */
function withoutCodes(text: string): string {
  return text.replace(/[!-~]*[0-9@/\\_<>{}=][!-~]*/g, ' ');
}

function weighWritings(text: string): Map<Writing, number> {
  const weights = new Map<Writing, number>();
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) as number;
    if (codePoint > 65535) i++;
    const writing = writingOf(codePoint);
    if (writing === undefined) continue;
    const east = writing === 'han' || writing === 'kana';
    const key = east ? 'han' : writing;
    weights.set(key, (weights.get(key) ?? 0) + (east ? lettersOfHan : writing === 'ko' ? lettersOfHangul : 1));
  }
  return weights;
}

function identifyPieces(pieces: readonly string[], detector: NgramDetector): Identification {
  const weights = weighWritings(pieces.join(' '));
  let main: Writing | undefined;
  let most = 0;
  let all = 0;
  for (const [writing, weight] of weights) {
    all += weight;
    if (weight > most) [main, most] = [writing, weight];
  }
  if (main === undefined || main === 'other') return { language: 'und', confidence: 0, evidence: 'none' };
  const told = isShared(main) ? tellPieces(pieces, main, detector) : tellScript(pieces.join('\n'), main);
  const share = most / all;
  const mixed = share < leastShare;
  return {
    language: mixed ? 'und' : told.language,
    confidence: mixed ? told.confidence * share : told.confidence,
    evidence: isShared(main) ? 'n-grams' : 'script',
  };
}

function tellScript(text: string, main: Writing): Told {
  if (main !== 'han') return { language: main, confidence: 0.99 };
  let letters = 0;
  let japanese = 0;
  const ranges = japaneseRanges(text);
  for (let i = 0, range = 0; i < text.length; i++) {
    const writing = writingOf(text.charCodeAt(i));
    if (writing !== 'han' && writing !== 'kana') continue;
    while (range < ranges.length && (ranges[range]?.end as number) <= i) range++;
    letters++;
    if (range < ranges.length && (ranges[range]?.start as number) <= i) japanese++;
  }
  const share = letters === 0 ? 0 : japanese / letters;
  if (share >= leastShare) return { language: 'ja', confidence: share * 0.99 };
  if (share > 1 - leastShare) return { language: 'und', confidence: share };
  // A few characters may be Japanese as well, where none of them is written in China alone.
  const sure = countChineseAlone(text) > 0 ? 0.99 : 1 - 0.2 / (1 + letters / 4);
  return { language: 'zh', confidence: (1 - share) * sure };
}

function tellPieces(pieces: readonly string[], script: SharedScript, detector: NgramDetector): Told {
  const told = pieces.map((piece) => tellShared(piece, script, detector));
  const languages = new Set(told.map(({ language }) => language).filter((language) => language !== 'und'));
  const best = told.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  return languages.size > 1
    ? { language: 'und', confidence: best.confidence / languages.size }
    : (told.find(({ language }) => language !== 'und') ?? best);
}

const name = /(?<=[^\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]*/gu;
const words = /[\p{L}\p{M}]+/gu;
/** Letters without names that tell a language as well as all would. */
const lettersEnough = 24;

function lettersIn(text: string): number {
  return text.replace(/\P{L}+/gu, '').length;
}

function tellShared(text: string, script: SharedScript, detector: NgramDetector): Told {
  const unnamed = text === text.toUpperCase() ? text : text.replace(name, ' ');
  const left = lettersIn(unnamed);
  const read = left >= lettersEnough ? unnamed : text;
  const guess = likeliest(scoresOf(detector, read, script), script, read);
  if (guess === undefined) return { language: 'und', confidence: 0 };
  const named = left < lettersEnough && left * 2 < lettersIn(text);
  const floor = named ? leastOfNames : (read.match(words)?.length ?? 0) < 3 ? leastOfWords : leastConfidence;
  return guess.confidence >= floor ? guess : { language: 'und', confidence: guess.confidence };
}
