import type { LanguageRun } from '../runs.ts';
import { likeliest, type NgramDetector, oddsOf, scoresOf } from './ngrams.ts';
import type { SharedScript } from './scripts.ts';

const word = /[\p{L}\p{M}'’]+/gu;
const windowWords = 8;
const windowStep = 4;
/** What a window must be sure of to bring its language in. */
const sure = 0.95;
const fewWords = 4;
/** Fewer letters tell no language. */
const fewLetters = 4;
/** Log odds that one word can add, and what a change of language costs, by what stands between two words. */
const mostOdds = 3;
const withinSentence = 7;
const atMark = 4;
const marks = /[\n.!?;:,()[\]{}"“”«»…|/]/;

/**
 * Parts text in a script that many languages share: languages that some window of words is sure of are candidates, and the likeliest way
 * to part the words among them is taken (Viterbi), in which each change costs.
 */
export function partShared(text: string, script: SharedScript, detector: NgramDetector): LanguageRun[] {
  const alone = (language: string) => [{ start: 0, end: text.length, language }];
  if (text.length < fewLetters) return alone('und');
  const words = [...text.matchAll(word)].map((match) => ({ start: match.index, text: match[0] }));
  const tell = (piece: string) => likeliest(scoresOf(detector, piece, script), script, piece);
  const whole = tell(text);
  const candidates = new Set<string>();
  for (let i = 0; words.length >= fewWords && i < words.length; i += windowStep) {
    const last = words[Math.min(words.length, i + windowWords) - 1] as (typeof words)[number];
    const told = tell(text.slice(words[i]?.start, last.start + last.text.length));
    if (told && told.confidence >= sure) candidates.add(told.language);
  }
  if (candidates.size <= 1) return alone([...candidates][0] ?? (whole && whole.confidence >= sure ? whole.language : 'und'));
  return joined(
    text,
    words,
    parted(text, words, [...candidates], (piece) => oddsOf(scoresOf(detector, piece, script))),
  );
}

type Words = readonly { start: number; text: string }[];

/** The language of each word. */
function parted(
  text: string,
  words: Words,
  languages: readonly string[],
  odds: (word: string) => Readonly<Record<string, number>>,
): string[] {
  let totals = languages.map(() => 0);
  const from: number[][] = [];
  let end = 0;
  for (const { start, text: own } of words) {
    const of = odds(own);
    const scores = languages.map((language) => of[language] ?? 0);
    const best = Math.max(...scores);
    const cost = marks.test(text.slice(end, start)) ? atMark : withinSentence;
    const leader = totals.indexOf(Math.max(...totals));
    const came = languages.map((_, k) => ((totals[leader] as number) - cost > (totals[k] as number) ? leader : k));
    totals = languages.map((_, k) => {
      const before = came[k] === k ? (totals[k] as number) : (totals[leader] as number) - cost;
      return before + Math.max(-mostOdds, (scores[k] as number) - best);
    });
    from.push(came);
    end = start + own.length;
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
  for (const [i, { start, text: own }] of words.entries()) {
    const last = runs.at(-1);
    const language = languages[i] as string;
    if (last?.language === language) last.end = start + own.length;
    else runs.push({ start: i === 0 ? 0 : start, end: start + own.length, language });
  }
  (runs.at(-1) as LanguageRun).end = text.length;
  return runs;
}
