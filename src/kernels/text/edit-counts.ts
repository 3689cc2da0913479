import { symbolDistance } from './levenshtein.ts';

/** What turns a reference into a candidate. */
export interface EditCounts {
  hits: number;
  substitutions: number;
  insertions: number;
  deletions: number;
}

/** Most cells of the table that one comparison may cost: half a second, and 75 MB. */
const mostCells = 3e8;
/** Below so many the distance is not worth finding first. */
const fewCells = 1e5;

/**
 * Fewest edits between two sequences, told apart by kind. Where several alignments cost the same, it is the one that RapidFuzz, and so
 * jiwer, reads out: from the end, a deletion first, then an insertion, then a pair.
 *
 * Of a large table only the cells as near to the diagonal as the distance allows are filled, so that near texts of a million symbols are
 * counted too.
 *
 * @param symbols both are numbers from 0 to `symbols - 1`
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
  const longest = Math.max(rows.length, columns.length);
  const cells = rows.length * columns.length;
  let band = longest;
  if (cells > fewCells) {
    band = symbolDistance(rows, columns, symbols, cells <= mostCells ? Infinity : Math.floor(mostCells / (2 * longest)));
    if (rows.length * Math.min(columns.length, 2 * band + 64) > mostCells) return undefined;
  }
  const counts = readOut(columns, rows, new StepTable(columns, rows, symbols, band));
  counts.hits += reference.length - columns.length;
  return counts;
}

/**
 * For each row of the table of distances, bits that tell where it rises or falls by one along the columns (Hyyrö 2003): 32 columns a block,
 * each with the rows within `band` of them. Beyond the band the table counts as rising, which is never less than the truth.
 */
class StepTable {
  private readonly rising: Int32Array;
  private readonly falling: Int32Array;
  /** By block: where it begins, less its first row. */
  private readonly starts: Int32Array;

  constructor(columns: Int32Array, rows: Int32Array, symbols: number, band: number) {
    const blocks = (columns.length + 31) >>> 5;
    const first = (block: number) => Math.max(0, block * 32 - band);
    const behind = (block: number) => Math.min(rows.length, block * 32 + 32 + band);
    this.starts = new Int32Array(blocks);
    let size = 0;
    for (let block = 0; block < blocks; block++) {
      this.starts[block] = size - first(block);
      size += behind(block) - first(block);
    }
    this.rising = new Int32Array(size);
    this.falling = new Int32Array(size);
    const match = new Int32Array(symbols);
    // Steps from row to row at the left edge of the block at hand.
    const down = new Int8Array(rows.length).fill(1);
    for (let block = 0; block < blocks; block++) {
      const height = Math.min(32, columns.length - block * 32);
      for (let i = 0; i < height; i++) {
        const symbol = columns[block * 32 + i] as number;
        match[symbol] = (match[symbol] as number) | (1 << i);
      }
      this.fill(block, first(block), behind(block), rows, match, down);
      for (let i = 0; i < height; i++) match[columns[block * 32 + i] as number] = 0;
    }
  }

  private fill(block: number, first: number, behind: number, rows: Int32Array, match: Int32Array, down: Int8Array): void {
    const start = this.starts[block] as number;
    let rising = -1;
    let falling = 0;
    for (let row = first; row < behind; row++) {
      const carry = down[row] as number;
      const equal = (match[rows[row] as number] as number) | (carry < 0 ? 1 : 0);
      const zero = (((equal & rising) + rising) ^ rising) | equal | falling;
      let plus = falling | ~(zero | rising);
      let minus = zero & rising;
      down[row] = (plus >>> 31) - (minus >>> 31);
      plus = (plus << 1) | (carry > 0 ? 1 : 0);
      minus = (minus << 1) | (carry < 0 ? 1 : 0);
      rising = minus | ~(zero | plus);
      falling = plus & zero;
      this.rising[start + row] = rising;
      this.falling[start + row] = falling;
    }
  }

  /** Whether a row is one more in a column than in the one before. */
  rises(row: number, column: number): boolean {
    return (((this.rising[(this.starts[column >>> 5] as number) + row] as number) >>> (column & 31)) & 1) === 1;
  }

  /** Whether it is one less. */
  falls(row: number, column: number): boolean {
    return (((this.falling[(this.starts[column >>> 5] as number) + row] as number) >>> (column & 31)) & 1) === 1;
  }
}

function readOut(columns: Int32Array, rows: Int32Array, table: StepTable): EditCounts {
  const counts: EditCounts = { hits: 0, substitutions: 0, insertions: 0, deletions: 0 };
  let row = rows.length;
  let column = columns.length;
  while (row > 0 && column > 0) {
    if (table.rises(row - 1, column - 1)) {
      counts.deletions++;
      column--;
      continue;
    }
    row--;
    if (row > 0 && table.falls(row - 1, column - 1)) {
      counts.insertions++;
      continue;
    }
    column--;
    if (rows[row] === columns[column]) counts.hits++;
    else counts.substitutions++;
  }
  counts.insertions += row;
  counts.deletions += column;
  return counts;
}
