import { exp } from '../../kernels/math.ts';
import type { SharedScript } from './scripts.ts';

/** What is asked of eld, the efficient language detector. */
export interface NgramDetector {
  detect(text: string): { getScores(): Record<string, number> };
}

/** Languages of each script with the log odds of meeting them before a text is seen, by how much of the web they write. */
const languagesOf: Readonly<Record<SharedScript, readonly (readonly [prior: number, languages: string])[]>> = {
  latin: [
    [0, 'en de es fr it pt'],
    [-2, 'nl pl tr vi sv cs ro hu da fi no ms'],
    [-4, 'az ca et eu hr is lt lv sk sl sq tl yo'],
  ],
  cyrillic: [
    [0, 'ru'],
    [-2, 'uk'],
    [-4, 'be bg sr'],
  ],
  arabic: [
    [0, 'ar'],
    [-1, 'fa'],
    [-2, 'ur'],
    [-4, 'ku'],
  ],
  devanagari: [
    [0, 'hi'],
    [-3, 'mr'],
  ],
};
/** What a language that eld does not know would score. */
const strange = { prior: 0, score: 30 };
const temperature = 20;

/** Letters of languages that eld does not know, such as Kazakh, Macedonian and Pashto. */
const strangeLetters: Partial<Record<SharedScript, RegExp>> = {
  cyrillic: /[ѓќѕәғқңөұүһҷҳӣӯҡҙҫӑӗӱ]/i,
  arabic: /[ټډړږښڼۍݐ-ݿ]/,
};

const tables = Object.fromEntries(
  Object.entries(languagesOf).map(([script, groups]) => [
    script,
    groups.flatMap(([prior, languages]) => languages.split(' ').map((language) => ({ language, prior }))),
  ]),
) as Record<SharedScript, { language: string; prior: number }[]>;

/** Languages that n-grams tell. */
export const languagesOfNgrams: readonly string[] = Object.values(tables).flatMap((table) => table.map(({ language }) => language));

/** Scores of a text by language (about 100 where it is that language), and how many n-grams they are the mean of. */
export interface Scores {
  of: Readonly<Record<string, number>>;
  ngrams: number;
}

/** n-grams of a text, about: what eld cuts of each word, four bytes long and three apart. */
function countNgrams(text: string, script: SharedScript): number {
  const bytes = script === 'latin' ? 1 : script === 'devanagari' ? 3 : 2;
  let count = 0;
  for (const word of new Set(text.split(/[^\p{L}\p{M}]+/u, wordsCounted)))
    if (word !== '') count += Math.max(1, Math.ceil((word.length * bytes - 1) / 3));
  return Math.min(count, ngramsRead);
}
const wordsCounted = 100;
/** eld reads 350 bytes. */
const ngramsRead = 110;

export function scoresOf(detector: NgramDetector, text: string, script: SharedScript): Scores {
  const scaled = detector.detect(text).getScores();
  const of: Record<string, number> = {};
  for (const { language } of tables[script]) {
    const score = scaled[language];
    if (score !== undefined) of[language] = (25 * score) / (1 - score);
  }
  return { of, ngrams: countNgrams(text, script) };
}

/** Scores as log odds. */
export function oddsOf({ of, ngrams }: Scores): Record<string, number> {
  const weight = Math.sqrt(ngrams) / temperature;
  return Object.fromEntries(Object.entries(of).map(([language, score]) => [language, score * weight]));
}

export interface Told {
  language: string;
  confidence: number;
}

/**
 * The likeliest language and its probability: scores become log odds that grow with the root of the n-grams, for n-grams of one text
 * are not independent. Fitted to half of lingua's test items; see docs/results/languages.md for what it gives on the other half.
 */
export function likeliest({ of, ngrams }: Scores, script: SharedScript, text: string): Told | undefined {
  if (strangeLetters[script]?.test(text)) return undefined;
  const weight = Math.sqrt(ngrams) / temperature;
  let best: string | undefined;
  let top = strange.prior + strange.score * weight;
  const odds: number[] = [top];
  for (const { language, prior } of tables[script]) {
    const score = of[language];
    if (score === undefined) continue;
    const own = prior + score * weight;
    odds.push(own);
    if (own > top) {
      top = own;
      best = language;
    }
  }
  if (best === undefined) return undefined;
  let sum = 0;
  for (const own of odds) sum += exp(own - top);
  return { language: best, confidence: 1 / sum };
}
