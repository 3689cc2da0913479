import { apportionRows } from '../kernels/apportion.ts';
import { radixOrder } from '../kernels/radix-order.ts';
import { WordRows } from '../kernels/word-rows.ts';

interface Group {
  high: number;
  low: number;
  size: number;
  /** Class and number of samples, in pairs. */
  classes: number[];
}

/**
 * The split of each group, as sorted rows of key and place. `state` has a row for each sample: two words of its group, two of its class.
 * Whole numbers throughout: no order of adding shows.
 */
export function assignGroups(state: WordRows, ratio: readonly number[]): Uint8Array {
  const columns = [0, 1, 2, 3].map((c) => state.column(c)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const order = radixOrder(columns, state.length);
  const byClass = radixOrder([columns[2], columns[3]], state.length);
  const classOfRow = new Uint32Array(state.length);
  const classSizes: number[] = [];
  for (let i = 0; i < byClass.length; i++) {
    const row = byClass[i] as number;
    const before = byClass[i - 1] as number;
    if (i === 0 || columns[2][row] !== columns[2][before] || columns[3][row] !== columns[3][before]) classSizes.push(0);
    classOfRow[row] = classSizes.length - 1;
    classSizes[classSizes.length - 1] = (classSizes.at(-1) as number) + 1;
  }
  const need = state.length === 0 ? [] : apportionRows(classSizes, ratio);
  const total = ratio.map((_, k) => need.reduce((sum, row) => sum + (row[k] as number), 0));

  const groups = new WordRows(3, Math.max(1, state.length));
  const several: { at: number; group: Group }[] = [];
  const alone = new WordRows(2, Math.max(1, state.length));
  for (let i = 0; i < order.length; ) {
    const row = order[i] as number;
    const group: Group = { high: columns[0][row] as number, low: columns[1][row] as number, size: 0, classes: [] };
    for (; i < order.length; i++) {
      const member = order[i] as number;
      if (columns[0][member] !== group.high || columns[1][member] !== group.low) break;
      const ofClass = classOfRow[member] as number;
      group.size++;
      if (group.classes.at(-2) === ofClass) group.classes[group.classes.length - 1] = (group.classes.at(-1) as number) + 1;
      else group.classes.push(ofClass, 1);
    }
    if (group.size === 1) alone.push([groups.length, group.classes[0] as number]);
    else several.push({ at: groups.length, group });
    groups.push([group.high, group.low, 0]);
  }
  const place = (at: number, classes: readonly number[], size: number) => {
    const best = bestSplit(classes, need, total);
    for (let c = 0; c < classes.length; c += 2) {
      const row = need[classes[c] as number] as number[];
      row[best] = (row[best] as number) - (classes[c + 1] as number);
    }
    total[best] = (total[best] as number) - size;
    (groups.columns[2] as Uint32Array)[at] = best;
  };
  several.sort((a, b) => b.group.size - a.group.size || a.at - b.at);
  for (const { at, group } of several) place(at, group.classes, group.size);
  const [places, classes] = [alone.column(0), alone.column(1)];
  for (let i = 0; i < alone.length; i++) place(places[i] as number, [classes[i] as number, 1], 1);
  return groups.encode();
}

/** The split that needs a group's classes most; where none does, the one that lacks most samples in all. */
function bestSplit(classes: readonly number[], need: readonly number[][], total: readonly number[]): number {
  let best = 0;
  let most = -Infinity;
  for (let k = 0; k < total.length; k++) {
    let score = 0;
    for (let c = 0; c < classes.length; c += 2) {
      score += (classes[c + 1] as number) * ((need[classes[c] as number] as number[])[k] as number);
    }
    if (score > most || (score === most && (total[k] as number) > (total[best] as number))) {
      best = k;
      most = score;
    }
  }
  return best;
}
