// Tercom's limits, and the one of sacreBLEU on how many shifts are tried in all.
const longestShift = 10;
const farthestShift = 50;
const beamWidth = 25;
const mostCandidates = 1000;

const unreached = 0x3fffffff;
const keep = 0;
const substitute = 1;
const drop = 2;
const insert = 3;

/**
 * Edits that turn a candidate into its reference: words inserted, deleted, replaced, and runs of words moved, which cost one each
 * (Snover et al. 2006). As sacreBLEU 2.6, which follows Tercom: the best move is made as long as there is one, distances are followed in a
 * beam of 25 words around the diagonal, and no move is made any more once 1,000 have been tried.
 *
 * Bounded: about 50 cells a word for each move made, and a move tried costs the words until the table is again as it was.
 *
 * @param candidate words as numbers
 */
export function translationEdits(candidate: Int32Array, reference: Int32Array): number {
  if (reference.length === 0) return candidate.length;
  const table = new BeamTable(candidate.length, reference);
  let words = candidate;
  let moves = 0;
  let tried = 0;
  for (;;) {
    const distance = table.fill(words);
    const best = bestMove(words, reference, table, distance, tried);
    tried = best.tried;
    if (tried >= mostCandidates || best.gain <= 0) return moves + distance;
    words = moved(words, best.start, best.length, best.target, new Int32Array(words.length));
    moves++;
  }
}

interface Move {
  gain: number;
  start: number;
  length: number;
  target: number;
  /** Moves tried so far. */
  tried: number;
}

/** The move that saves most; of equals the longest, then the earliest, then the one that goes to the earliest place. */
function bestMove(words: Int32Array, reference: Int32Array, table: BeamTable, distance: number, triedBefore: number): Move {
  const { places, referenceErrors, wordErrors } = table.alignment();
  const best: Move = { gain: 0, start: 0, length: 0, target: 0, tried: triedBefore };
  const shifted = new Int32Array(words.length);
  for (let start = 0; start < words.length; start++) {
    const last = Math.min(reference.length - 1, start + farthestShift);
    for (let from = Math.max(0, start - farthestShift); from <= last; from++) {
      const longest = Math.min(longestShift, words.length - start, reference.length - from);
      for (let length = 1; length <= longest && words[start + length - 1] === reference[from + length - 1]; length++) {
        // Only what stands wrong is moved, and only to where the reference is not met yet.
        if (wordErrors[start + length] === wordErrors[start] || referenceErrors[from + length] === referenceErrors[from]) continue;
        const place = places[from] as number;
        if (place >= start && place < start + length) continue;
        let before = -1;
        for (let offset = -1; offset < length; offset++) {
          const target = from + offset < 0 ? 0 : (places[from + offset] as number) + 1;
          if (target === before) continue;
          before = target;
          best.tried++;
          const winsTie = (length - best.length || best.start - start || best.target - target) > 0;
          const wanted = Math.max(1, winsTie ? best.gain : best.gain + 1);
          const gain = distance - table.distanceOf(moved(words, start, length, target, shifted), start, length, target, wanted);
          if (gain >= wanted) Object.assign(best, { gain, start, length, target });
        }
        if (best.tried >= mostCandidates) return best;
      }
    }
  }
  return best;
}

/** Words with `length` of them taken from `start` and put where `target` was. */
function moved(words: Int32Array, start: number, length: number, target: number, out: Int32Array): Int32Array {
  const run = words.subarray(start, start + length);
  out.set(words);
  if (target < start) {
    out.set(words.subarray(target, start), target + length);
    out.set(run, target);
  } else {
    // A target inside the run counts from behind it, as in Tercom.
    const end = target > start + length ? target : Math.min(words.length, target + length);
    out.set(words.subarray(start + length, end), start);
    out.set(run, end - length);
  }
  return out;
}

/** Distances of all beginnings of a candidate to those of the reference, as far as they lie in the beam. */
class BeamTable {
  private readonly reference: Int32Array;
  private readonly rows: number;
  /** First and behind-last column of each row, and where the row begins. */
  private readonly first: Int32Array;
  private readonly behind: Int32Array;
  private readonly at: Float64Array;
  private readonly costs: Int32Array;
  private readonly operations: Uint8Array;
  private above: Int32Array;
  private here: Int32Array;

  constructor(rows: number, reference: Int32Array) {
    this.reference = reference;
    this.rows = rows;
    const columns = reference.length + 1;
    const ratio = rows > 0 ? reference.length / rows : 1;
    // Where lengths differ a lot, rows must still overlap.
    const width = beamWidth < ratio / 2 ? Math.ceil(ratio / 2 + beamWidth) : beamWidth;
    this.first = new Int32Array(rows + 1);
    this.behind = new Int32Array(rows + 1).fill(columns);
    this.at = new Float64Array(rows + 1);
    let cells = columns;
    for (let row = 1; row <= rows; row++) {
      const middle = Math.floor(row * ratio);
      this.first[row] = Math.max(0, middle - width);
      if (row < rows) this.behind[row] = Math.min(columns, middle + width);
      this.at[row] = cells;
      cells += (this.behind[row] as number) - (this.first[row] as number);
    }
    this.costs = new Int32Array(cells);
    this.operations = new Uint8Array(cells);
    for (let column = 0; column < columns; column++) this.costs[column] = column;
    this.operations.fill(insert, 0, columns);
    this.above = new Int32Array(columns + 1);
    this.here = new Int32Array(columns + 1);
  }

  /** Fills the whole table for a candidate; its distance. */
  fill(words: Int32Array): number {
    this.load(0);
    for (let row = 1; row <= this.rows; row++) {
      const at = this.at[row] as number;
      this.step(words, row, this.operations, at);
      this.costs.set(this.here.subarray(this.first[row], this.behind[row]), at);
      this.turn();
    }
    return this.above[this.reference.length] as number;
  }

  /**
   * Distance of a candidate that differs by one move from the one the table is filled for; any greater one where less than `gain` is saved.
   * Behind the move rows are computed only as long as they can tell: the end costs as much more than in the table as some column here.
   */
  distanceOf(words: Int32Array, start: number, length: number, target: number, gain: number): number {
    const same = Math.min(start, target);
    const settled = Math.max(start + length, target + length);
    const before = this.costs[this.costs.length - 1] as number;
    this.load(same);
    for (let row = same + 1; row <= this.rows; row++) {
      this.step(words, row);
      this.turn();
      if (row < settled || this.rows - row < 16) continue;
      const [least, most] = this.excess(row);
      if (least === most || -least < gain) return before + least;
    }
    return this.above[this.reference.length] as number;
  }

  /** How much more the row at hand costs than that of the table: in the column where it is least, and where it is most. */
  private excess(row: number): [least: number, most: number] {
    const first = this.first[row] as number;
    const at = (this.at[row] as number) - first;
    let least = unreached;
    let most = -unreached;
    for (let column = first; column < (this.behind[row] as number); column++) {
      const more = (this.above[column] as number) - (this.costs[at + column] as number);
      if (more < least) least = more;
      if (more > most) most = more;
    }
    return [least, most];
  }

  /** What the filled table aligns: for each word of the reference its place, and how many errors come before each word. */
  alignment(): { places: Int32Array; referenceErrors: Int32Array; wordErrors: Int32Array } {
    const places = new Int32Array(this.reference.length);
    const referenceErrors = new Int32Array(this.reference.length + 1);
    const wordErrors = new Int32Array(this.rows + 1);
    let row = this.rows;
    let column = this.reference.length;
    while (row > 0 || column > 0) {
      const operation = this.operations[(this.at[row] as number) + column - (this.first[row] as number)] as number;
      const wrong = operation === keep ? 0 : 1;
      if (operation !== drop) {
        places[column - 1] = row - 1;
        referenceErrors[column] = wrong;
        column--;
      }
      if (operation !== insert) {
        wordErrors[row] = wrong;
        row--;
      }
    }
    for (let i = 1; i < referenceErrors.length; i++)
      referenceErrors[i] = (referenceErrors[i] as number) + (referenceErrors[i - 1] as number);
    for (let i = 1; i < wordErrors.length; i++) wordErrors[i] = (wordErrors[i] as number) + (wordErrors[i - 1] as number);
    return { places, referenceErrors, wordErrors };
  }

  /** Makes a row of the filled table the one above. */
  private load(row: number): void {
    const at = this.at[row] as number;
    const first = this.first[row] as number;
    const behind = this.behind[row] as number;
    this.above.set(this.costs.subarray(at, at + behind - first), first);
    if (first > 0) this.above[first - 1] = unreached;
    this.above.fill(unreached, behind, Math.min(this.above.length, behind + this.reach(row)));
  }

  /** How many columns further than a row the next one goes: there the row has no values. */
  private reach(row: number): number {
    return (this.behind[Math.min(row + 1, this.rows)] as number) - (this.behind[row] as number) + 1;
  }

  private turn(): void {
    [this.above, this.here] = [this.here, this.above];
  }

  /** Computes a row from the one above; of equal costs a pair wins, then a deletion. */
  private step(words: Int32Array, row: number, operations?: Uint8Array, at = 0): void {
    const { above, here, reference } = this;
    const first = this.first[row] as number;
    const behind = this.behind[row] as number;
    const word = words[row - 1];
    let left = unreached;
    for (let column = first; column < behind; column++) {
      let cost: number;
      let operation: number;
      if (column === 0) {
        cost = (above[0] as number) + 1;
        operation = drop;
      } else {
        const equal = reference[column - 1] === word;
        cost = (above[column - 1] as number) + (equal ? 0 : 1);
        operation = equal ? keep : substitute;
        const dropped = (above[column] as number) + 1;
        if (dropped < cost) {
          cost = dropped;
          operation = drop;
        }
        if (left + 1 < cost) {
          cost = left + 1;
          operation = insert;
        }
      }
      here[column] = cost;
      left = cost;
      if (operations) operations[at + column - first] = operation;
    }
    if (first > 0) here[first - 1] = unreached;
    here.fill(unreached, behind, Math.min(here.length, behind + this.reach(row)));
  }
}
