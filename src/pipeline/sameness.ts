import { distinctKey } from '../core/distinct.ts';
import type { Sample } from '../core/sample.ts';
import type { Row } from './row.ts';
import type { Tally } from './tally.ts';

/**
 * Counts written copies whose folded text equals that of their parent or of another copy of it, after all steps: what
 * `augment` promised is checked where it counts. Copies stand behind their parent unless a step gave a new order.
 */
export function createSamenessCheck(fields: readonly string[]): (row: Row, tally: Tally) => void {
  let family: { id: string; sample: Sample; own?: string; keys?: Set<string> } | undefined;
  return (row, tally) => {
    if (row.parent === undefined) {
      family = { id: row.sample.id, sample: row.sample };
      return;
    }
    if (family?.id !== row.parent) family = { id: row.parent, sample: row.entered ?? row.origin.sample };
    family.own ??= distinctKey(family.sample, fields);
    family.keys ??= new Set();
    const key = distinctKey(row.sample, fields);
    if (key === family.own) tally.unchanged++;
    else if (family.keys.has(key)) tally.twins++;
    family.keys.add(key);
  };
}
