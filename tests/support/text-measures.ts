import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

type Pair = [candidate: string, references: [string, ...string[]]];

/** Scores of all pairs and of all as one, by name of the setting. */
type Measured = Record<string, { sentences: number[]; corpus: number }>;

interface GoldenMeasures {
  pairs: Pair[];
  bleu: Measured;
  chrf: Measured;
  ter: Measured;
  /** For each pair and type precision, recall and F. */
  rouge: number[][][];
  rougeStemmed: number[][][];
  meteor: number[];
  meteorWeighted: number[];
  /** Substitutions, insertions, deletions and hits; null where the reference is empty. */
  words: ([number, number, number, number] | null)[];
  characters: ([number, number, number, number] | null)[];
}

/**
 * What sacreBLEU 2.6.0 and NLTK 3.10.3 say of 50 pairs in each language, and the published source of rouge-score 0.1.2 and jiwer 4.0.0 (over
 * RapidFuzz 3.14.6), as scripts/golden/text_measures.py wrote it.
 */
export const golden = JSON.parse(readFileSync(new URL('../fixtures/text-measures.json', import.meta.url), 'utf8')) as {
  synonyms: [string, string][];
  english: GoldenMeasures;
  chinese: GoldenMeasures;
};

/** Pairs whose value is not the expected one, to 1e-6: none, or the pairs to look at. */
export function expectNear(
  value: (candidate: string, references: [string, ...string[]]) => number,
  expected: readonly number[],
  pairs: readonly Pair[],
): void {
  expect(pairs).toHaveLength(50);
  const apart = pairs.map(([candidate, references], i) => ({
    candidate,
    references,
    ours: value(candidate, references),
    theirs: expected[i] as number,
  }));
  expect(apart.filter(({ ours, theirs }) => !(Math.abs(ours - theirs) < 1e-6))).toEqual([]);
}
