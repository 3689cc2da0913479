import { type EditCounts, editCounts } from '../kernels/text/edit-counts.ts';
import { codePoints, numberTokens } from '../kernels/text/ngram-matches.ts';
import { splitAtSpaces, trimBoth } from '../kernels/text/white-space.ts';

export interface ErrorRate extends EditCounts {
  /** Edits over the length of the reference: 0 for equal texts, above 1 where the candidate is much longer. */
  rate: number;
}

/**
 * Word error rate, as `process_words` of jiwer 4: words between white space, neither case nor signs changed.
 * jiwer itself does not part words at a single tab or line end.
 *
 * @returns rate Infinity for some words against none, 0 for none against none; NaN in all numbers where two texts are too long and too far
 * apart (above 3e8 cells, two texts of 17,000 words that share nothing)
 */
export function wordErrorRate(candidate: string | readonly string[], reference: string | readonly string[]): ErrorRate {
  return over(candidate, reference, (texts) => numberTokens(texts.map(splitAtSpaces)));
}

/** Character error rate, as `process_characters` of jiwer 4: code points, spaces among them, less white space at both ends. */
export function characterErrorRate(candidate: string | readonly string[], reference: string | readonly string[]): ErrorRate {
  return over(candidate, reference, (texts) => {
    const numbers = new Map<number, number>();
    return texts.map((text) =>
      codePoints(trimBoth(text)).map((point) => {
        let number = numbers.get(point);
        if (number === undefined) numbers.set(point, (number = numbers.size));
        return number;
      }),
    );
  });
}

/** Many texts count as one: edits and lengths are added up. */
function over(
  candidate: string | readonly string[],
  reference: string | readonly string[],
  number: (texts: readonly string[]) => Int32Array[],
): ErrorRate {
  const candidates = typeof candidate === 'string' ? [candidate] : candidate;
  const references = typeof reference === 'string' ? [reference] : reference;
  if (candidates.length !== references.length)
    throw new RangeError(`${candidates.length} candidates have references for ${references.length}`);
  const sum: EditCounts = { hits: 0, substitutions: 0, insertions: 0, deletions: 0 };
  for (let i = 0; i < candidates.length; i++) {
    const [a = new Int32Array(), b = new Int32Array()] = number([candidates[i] as string, references[i] as string]);
    const counts = editCounts(b, a, a.length + b.length);
    for (const kind of ['hits', 'substitutions', 'insertions', 'deletions'] as const) sum[kind] += counts?.[kind] ?? Number.NaN;
  }
  const edits = sum.substitutions + sum.insertions + sum.deletions;
  return { rate: edits === 0 ? 0 : edits / (sum.hits + sum.substitutions + sum.deletions), ...sum };
}
