import { symbolDistance } from './levenshtein.ts';

/** What turns a reference into a candidate. */
export interface EditCounts {
  hits: number;
  substitutions: number;
  insertions: number;
  deletions: number;
}

/** Most cells of the table that one comparison may cost: a second or two. */
const mostCells = 3e8;

/**
 * Fewest edits between two sequences, told apart by kind. Where several alignments cost the same, it is the one that RapidFuzz, and so
 * jiwer, reads out: from the end, a deletion first, then an insertion, then a pair.
 *
 * The distance is found first, by bit vectors; the kinds then need only the cells as near to the diagonal as the distance allows, so that
 * near texts of a million symbols are counted too. Memory is linear.
 *
 * @returns undefined where the sequences are too long and too far apart: above 3e8 cells
 */
export function editCounts(reference: Int32Array, candidate: Int32Array, symbols: number): EditCounts | undefined {
  let from = 0;
  let endReference = reference.length;
  let endCandidate = candidate.length;
  while (from < endReference && from < endCandidate && reference[from] === candidate[from]) from++;
  while (endReference > from && endCandidate > from && reference[endReference - 1] === candidate[endCandidate - 1]) {
    endReference--;
    endCandidate--;
  }
  const columns = reference.subarray(from, endReference);
  const rows = candidate.subarray(from, endCandidate);
  const same = reference.length - columns.length;
  const longest = Math.max(rows.length, columns.length);
  const limit = rows.length * columns.length <= mostCells ? longest : Math.floor(mostCells / (2 * longest));
  const distance = symbolDistance(rows, columns, symbols, limit);
  if (distance === Infinity || rows.length * Math.min(columns.length, 2 * distance + 1) > mostCells) return undefined;
  const substitutions = countSubstitutions(columns, rows, distance);
  const insertions = (distance - substitutions + rows.length - columns.length) / 2;
  const deletions = insertions - rows.length + columns.length;
  return { hits: same + columns.length - substitutions - deletions, substitutions, insertions, deletions };
}

/**
 * Substitutions on the chosen way, carried along forwards: which neighbour a cell is reached from depends on the distances beside it alone.
 * Cells further from the diagonal than `band` are on no shortest way.
 */
function countSubstitutions(columns: Int32Array, rows: Int32Array, band: number): number {
  const far = 0x3fffffff;
  let above = new Int32Array(columns.length + 2).fill(far);
  let aboveCount = new Int32Array(columns.length + 2);
  let here = new Int32Array(columns.length + 2).fill(far);
  let hereCount = new Int32Array(columns.length + 2);
  for (let column = 0; column <= Math.min(columns.length, band); column++) above[column] = column;
  for (let row = 1; row <= rows.length; row++) {
    const first = Math.max(0, row - band);
    const last = Math.min(columns.length, row + band);
    if (first > 0) here[first - 1] = far;
    else {
      here[0] = row;
      hereCount[0] = 0;
    }
    const symbol = rows[row - 1];
    for (let column = Math.max(1, first); column <= last; column++) {
      const left = here[column - 1] as number;
      const up = above[column] as number;
      const corner = above[column - 1] as number;
      const equal = columns[column - 1] === symbol;
      const cost = Math.min(left + 1, up + 1, equal ? corner : corner + 1);
      here[column] = cost;
      if (cost === left + 1) hereCount[column] = hereCount[column - 1] as number;
      else if (up < corner) hereCount[column] = aboveCount[column] as number;
      else hereCount[column] = (aboveCount[column - 1] as number) + (equal ? 0 : 1);
    }
    here[last + 1] = far;
    [above, here] = [here, above];
    [aboveCount, hereCount] = [hereCount, aboveCount];
  }
  return aboveCount[columns.length] as number;
}
