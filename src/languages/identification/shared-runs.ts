import type { LanguageRun } from '../runs.ts';
import { likeliest, type NgramDetector, oddsOf, scoresOf } from './ngrams.ts';
import type { SharedScript } from './scripts.ts';

const word = /[\p{L}\p{M}'’]+/gu;
const windowWords = 8;
const windowStep = 4;
/** What a window must be sure of to bring its language in. */
const sure = 0.95;
const leastWords = 3;
/** Fewer letters tell no language. */
const fewLetters = 4;
/** Log odds that one word can add, and what a change of language costs, by what stands between two words. */
const mostOdds = 3;
const withinSentence = 7;
const atMark = 4;
const marks = /[\n.!?;:,()[\]{}"“”«»…|/–—、，。；：！？]| - /;

/**
 * Parts text in a script that many languages share: languages that some window of words is sure of are candidates, and the likeliest way
 * to part the words among them is taken (Viterbi), in which each change costs.
 */
export function partShared(text: string, script: SharedScript, detector: NgramDetector): LanguageRun[] {
  const alone = (language: string) => [{ start: 0, end: text.length, language }];
  if (text.length < fewLetters) return alone('und');
  const words = wordsOf(text);
  const tell = (piece: string) => likeliest(scoresOf(detector, piece, script), script, piece);
  const candidates = new Set<string>();
  for (const { start, end } of windowsOf(words)) {
    const told = tell(text.slice(start, end));
    if (told && told.confidence >= sure) candidates.add(told.language);
  }
  if (candidates.size === 0) {
    const told = tell(text);
    return alone(told && told.confidence >= sure ? told.language : 'und');
  }
  if (candidates.size === 1) return alone([...candidates][0] as string);
  return joined(
    text,
    words,
    parted(words, [...candidates], (piece) => oddsOf(scoresOf(detector, piece, script))),
  );
}

interface Word {
  start: number;
  end: number;
  text: string;
  /** Whether a mark stands before it. */
  marked: boolean;
}
type Words = readonly Word[];

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before = 0;
  for (const { index: start, 0: own } of text.matchAll(word)) {
    const end = start + own.length;
    words.push({ start, end, text: own, marked: marks.test(text.slice(before, start)) });
    before = end;
  }
  return words;
}

/** Stretches of a few words that no mark parts, each half over the one before. */
function windowsOf(words: Words): { start: number; end: number }[] {
  const windows: { start: number; end: number }[] = [];
  for (let i = 0; i < words.length; ) {
    let clause = i + 1;
    while (clause < words.length && !(words[clause] as Word).marked) clause++;
    for (; i + leastWords <= clause; i += windowStep)
      windows.push({ start: (words[i] as Word).start, end: (words[Math.min(clause, i + windowWords) - 1] as Word).end });
    i = clause;
  }
  return windows;
}

/** The language of each word. */
function parted(words: Words, languages: readonly string[], odds: (word: string) => Readonly<Record<string, number>>): string[] {
  let totals = languages.map(() => 0);
  const from: number[][] = [];
  for (const { text: own, marked } of words) {
    const of = odds(own);
    const scores = languages.map((language) => of[language] ?? 0);
    const best = Math.max(...scores);
    const cost = marked ? atMark : withinSentence;
    const leader = totals.indexOf(Math.max(...totals));
    const came = languages.map((_, k) => ((totals[leader] as number) - cost > (totals[k] as number) ? leader : k));
    totals = languages.map((_, k) => {
      const before = came[k] === k ? (totals[k] as number) : (totals[leader] as number) - cost;
      return before + Math.max(-mostOdds, (scores[k] as number) - best);
    });
    from.push(came);
  }
  let k = totals.indexOf(Math.max(...totals));
  const told: string[] = [];
  for (let i = words.length - 1; i >= 0; i--) {
    told.push(languages[k] as string);
    k = from[i]?.[k] as number;
  }
  return told.reverse();
}

function joined(text: string, words: Words, languages: readonly string[]): LanguageRun[] {
  const runs: LanguageRun[] = [];
  for (const [i, { start, end }] of words.entries()) {
    const last = runs.at(-1);
    const language = languages[i] as string;
    if (last?.language === language) last.end = end;
    else runs.push({ start: i === 0 ? 0 : start, end, language });
  }
  (runs.at(-1) as LanguageRun).end = text.length;
  return runs;
}
