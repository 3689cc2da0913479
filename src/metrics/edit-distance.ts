import { codePointLength, levenshtein } from '../kernels/text/levenshtein.ts';

/** Most cells of the distance table that one comparison may cost: about a third of a second. */
const mostCells = 2e9;

/**
 * Levenshtein distance over the code points of the longer text: 0 for equal texts, 1 where nothing is shared.
 * NaN for long texts too far apart to be measured: above 2e9 cells, texts of 1,000,000 characters are followed up to
 * a distance of 1,000.
 */
export function normalizedEditDistance(a: string, b: string): number {
  if (a === b) return 0;
  const longest = Math.max(codePointLength(a), codePointLength(b));
  const limit = a.length * b.length <= mostCells ? Infinity : Math.floor(mostCells / (2 * longest));
  const distance = levenshtein(a, b, limit);
  return distance === Infinity ? Number.NaN : distance / longest;
}
