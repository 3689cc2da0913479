import { radixOrder } from '../../kernels/radix-order.ts';
import { type UnitVectors, unitVectors } from '../../kernels/vectors/unit-vectors.ts';
import { outcomes, type SemanticRows, wordsOf } from './semantic-rows.ts';

/** Rows of equal split, labels and direction are one group: however many they are, they are compared once. */
export interface SemanticGroups {
  count: number;
  /** Rows in the order of their groups; groups of a split stand together, the rows of a group by preference. */
  order: Uint32Array;
  /** Where each group begins in `order`, and the end. */
  begins: readonly number[];
  /** Directions of the groups. */
  vectors: UnitVectors;
  firstOf(group: number): number;
  /** Whether all rows of a group were made from one original. */
  related: readonly boolean[];
}

export function sameWords({ rows }: SemanticRows, column: number, count: number, a: number, b: number): boolean {
  for (let c = column; c < column + count; c++) if (rows.rows.column(c)[a] !== rows.rows.column(c)[b]) return false;
  return true;
}

export function groupRows(state: SemanticRows, acrossLabels: boolean): SemanticGroups {
  const { rows, size, directions } = state;
  const word = (column: number) => rows.rows.column(column);
  const outcome = word(wordsOf.outcome);
  const some = Uint32Array.from(outcome.keys()).filter((row) => outcome[row] === outcomes.direction);
  const pick = (column: number) => {
    const values = word(column);
    return some.map((row) => values[row] as number);
  };
  const keys = [pick(wordsOf.split), ...(acrossLabels ? [] : [pick(wordsOf.labels)]), ...hashesOf(state, some)];
  const preference = Array.from({ length: wordsOf.name - wordsOf.preference }, (_, w) => pick(wordsOf.preference + w));
  const sorted = radixOrder([...keys, ...preference], some.length);
  const equal = (a: number, b: number) => {
    if (!keys.every((key) => key[a] === key[b])) return false;
    const [one, other] = [(some[a] as number) * size, (some[b] as number) * size];
    for (let d = 0; d < size; d++) if (directions[one + d] !== directions[other + d]) return false;
    return true;
  };
  const begins: number[] = [];
  for (let i = 0; i < sorted.length; i++) if (i === 0 || !equal(sorted[i - 1] as number, sorted[i] as number)) begins.push(i);
  const count = begins.length;
  const order = sorted.map((i) => some[i] as number);
  begins.push(order.length);
  const firstOf = (group: number) => order[begins[group] as number] as number;
  const values = new Int16Array(count * size);
  const related: boolean[] = [];
  for (let group = 0; group < count; group++) {
    const first = firstOf(group);
    values.set(directions.subarray(first * size, (first + 1) * size), group * size);
    const members = order.subarray(begins[group], begins[group + 1]);
    related.push(members.every((row) => sameWords(state, wordsOf.root, 2, first, row)));
  }
  return { count, order, begins, vectors: unitVectors(values, size), firstOf, related };
}

/** Two words for each direction: equal ones stand together when sorted by them. */
function hashesOf({ size, directions }: SemanticRows, rows: Uint32Array): [Uint32Array, Uint32Array] {
  const highs = new Uint32Array(rows.length);
  const lows = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    let high = 0x9e3779b9;
    let low = 0x85ebca6b;
    for (let d = 0, at = (rows[i] as number) * size; d < size; d++, at++) {
      high = Math.imul(high ^ (directions[at] as number), 0x01000193);
      low = Math.imul(low ^ (directions[at] as number), 0x5bd1e995) ^ (high >>> 15);
    }
    highs[i] = high;
    lows[i] = low;
  }
  return [highs, lows];
}
