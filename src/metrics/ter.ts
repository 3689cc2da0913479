import { numberTokens } from '../kernels/text/ngram-matches.ts';
import { translationEdits } from '../kernels/text/translation-edits.ts';
import { type TercomOptions, tercomTokens } from '../languages/tercom-tokens.ts';

export type TerOptions = TercomOptions;

export interface TerScore {
  /** Edits per word of the reference, in percent: 0 for equal texts, above 100 where the candidate is much longer. */
  score: number;
  edits: number;
  /** Words of the reference, of several their mean. */
  referenceLength: number;
}

/**
 * Translation edit rate of one text (Snover et al. 2006), as `sentence_score` of sacreBLEU 2.6.
 *
 * @param references the one that needs fewest edits counts, over the mean length of all
 * @returns 100 for some words against none, 0 for two texts without words
 */
export function sentenceTer(candidate: string, references: string | readonly string[], options: TerOptions = {}): TerScore {
  return rate(...statistics(candidate, references, options));
}

/** Translation edit rate of many texts as one, as `corpus_score` of sacreBLEU 2.6: edits and lengths are added up. */
export function corpusTer(
  candidates: readonly string[],
  references: readonly (string | readonly string[])[],
  options: TerOptions = {},
): TerScore {
  if (candidates.length !== references.length)
    throw new RangeError(`${candidates.length} candidates have references for ${references.length}`);
  let [edits, length] = [0, 0];
  for (let i = 0; i < candidates.length; i++) {
    const one = statistics(candidates[i] as string, references[i] as string | readonly string[], options);
    edits += one[0];
    length += one[1];
  }
  return rate(edits, length);
}

function statistics(candidate: string, references: string | readonly string[], options: TerOptions): [edits: number, length: number] {
  const texts = typeof references === 'string' ? [references] : references;
  if (texts.length === 0) throw new RangeError('a candidate needs a reference');
  const [words = new Int32Array(), ...others] = numberTokens([candidate, ...texts].map((text) => tercomTokens(text, options)));
  let fewest = Infinity;
  let lengths = 0;
  for (const other of others) {
    fewest = Math.min(fewest, translationEdits(words, other));
    lengths += other.length;
  }
  return [fewest, lengths / others.length];
}

function rate(edits: number, referenceLength: number): TerScore {
  const score = referenceLength > 0 ? (100 * edits) / referenceLength : edits > 0 ? 100 : 0;
  return { score, edits, referenceLength };
}
