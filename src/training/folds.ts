import { openStream } from '../core/random.ts';
import { apportionRows } from '../kernels/apportion.ts';

interface Group {
  name: string;
  key: readonly [high: number, low: number];
  rows: number[];
}

/**
 * The fold of each row, from 0 to `folds - 1`: groups stay whole, and each class is shared out as evenly as they allow. Who comes into
 * which fold follows from the seed and the names of the groups, never from the order of the rows. No fold is empty.
 *
 * @param classes class of each row; -1 is a class like the others
 * @param folds 2 or more, and no more than there are groups
 */
export function drawFolds(groupOfRow: readonly string[], classes: Int32Array, folds: number, seed: number): Int32Array {
  const groups = groupsOf(groupOfRow, seed);
  const sizes: number[] = [];
  for (const label of classes) {
    while (sizes.length <= label + 1) sizes.push(0);
    sizes[label + 1] = (sizes[label + 1] as number) + 1;
  }
  const need = apportionRows(sizes, Array<number>(folds).fill(1));
  const total = Array.from({ length: folds }, (_, fold) => need.reduce((sum, row) => sum + (row[fold] as number), 0));
  const empty = new Set(total.keys());
  const foldOfRow = new Int32Array(groupOfRow.length);
  for (const [place, { rows }] of groups.entries()) {
    // The last groups go where nobody is: a fold of nobody would leave others without rows to train on.
    const open = groups.length - place <= empty.size ? [...empty] : [...total.keys()];
    let best = open[0] as number;
    let most = -Infinity;
    for (const fold of open) {
      let score = 0;
      for (const row of rows) score += need[(classes[row] as number) + 1]?.[fold] as number;
      if (score < most || (score === most && (total[fold] as number) <= (total[best] as number))) continue;
      best = fold;
      most = score;
    }
    empty.delete(best);
    total[best] = (total[best] as number) - rows.length;
    for (const row of rows) {
      const wanted = need[(classes[row] as number) + 1] as number[];
      wanted[best] = (wanted[best] as number) - 1;
      foldOfRow[row] = best;
    }
  }
  return foldOfRow;
}

/** The largest first, for small ones fill what is left; equal ones in an order drawn by name. */
function groupsOf(groupOfRow: readonly string[], seed: number): Group[] {
  const groups = new Map<string, Group>();
  for (const [row, name] of groupOfRow.entries()) {
    const known = groups.get(name);
    if (known) known.rows.push(row);
    else {
      const random = openStream({ seed, epoch: 0, stepId: 'out-of-fold', slot: 'fold' }, name);
      groups.set(name, { name, key: [random.uint32(), random.uint32()], rows: [row] });
    }
  }
  return [...groups.values()].sort(
    (a, b) => b.rows.length - a.rows.length || a.key[0] - b.key[0] || a.key[1] - b.key[1] || (a.name < b.name ? -1 : 1),
  );
}
