const digitBits = 11;
const digits = 1 << digitBits;
const shifts = [0, digitBits, 2 * digitBits] as const;

export interface PostingColumns {
  keys: Uint32Array;
  sets: Uint32Array;
}

/**
 * Postings in ascending order of their keys and then of their sets: radix sort, least digit first. The pairs themselves are moved, so that
 * whoever reads them reads on; a digit that all have in common costs nothing. Linear.
 */
export function sortedPostings({ keys, sets }: PostingColumns): PostingColumns {
  const { length } = keys;
  const counts = new Uint32Array(2 * shifts.length * digits);
  for (const [c, words] of [sets, keys].entries())
    for (const [d, shift] of shifts.entries()) {
      const first = (c * shifts.length + d) * digits;
      for (let i = 0; i < length; i++) {
        const at = first + (((words[i] as number) >>> shift) & (digits - 1));
        counts[at] = (counts[at] as number) + 1;
      }
    }
  let from: PostingColumns = { keys, sets };
  let to: PostingColumns | undefined;
  for (const [c, column] of (['sets', 'keys'] as const).entries())
    for (const [d, shift] of shifts.entries()) {
      const places = counts.subarray((c * shifts.length + d) * digits, (c * shifts.length + d + 1) * digits);
      if (length === 0 || places[((from[column][0] as number) >>> shift) & (digits - 1)] === length) continue;
      let start = 0;
      for (let digit = 0; digit < digits; digit++) {
        const count = places[digit] as number;
        places[digit] = start;
        start += count;
      }
      to ??= { keys: new Uint32Array(length), sets: new Uint32Array(length) };
      scatter(from, to, from[column], shift, places);
      // What was given stays as it is.
      [from, to] = [to, from.keys === keys ? undefined : from];
    }
  return from;
}

function scatter(from: PostingColumns, to: PostingColumns, by: Uint32Array, shift: number, places: Uint32Array): void {
  const { keys, sets } = from;
  const { keys: toKeys, sets: toSets } = to;
  for (let i = 0; i < by.length; i++) {
    const digit = ((by[i] as number) >>> shift) & (digits - 1);
    const at = places[digit] as number;
    places[digit] = at + 1;
    toKeys[at] = keys[i] as number;
    toSets[at] = sets[i] as number;
  }
}
