import type { Json } from '../../../core/operator.ts';
import type { Random } from '../../../core/random.ts';
import type { Choose } from './expand.ts';

type JsonRecord = Record<string, Json>;

/** Draws in a row that may bring nothing new before the grammar is counted, and, where it is too large for that, before it is given up. */
const drawsBeforeCounting = 200;
const drawsInAll = 20_000;
/** Choices that a search for one new record, or a count of all, may take: a bound on its time. */
const mostChoices = 100_000;

export interface TooFew {
  found: number;
  /** Whether these are all there are. */
  counted: boolean;
}

/**
 * Records that all differ by `keyOf`, the k-th drawn from its own stream. What draws do not find is looked for one derivation after the
 * other, so that of a small grammar every record can be had.
 *
 * @param tooFew what to throw where there are fewer
 */
export function* distinctRecords(
  count: number,
  expand: (choose: Choose) => JsonRecord | undefined,
  keyOf: (record: JsonRecord) => string,
  random: (index: number) => Random,
  tooFew: (found: TooFew) => Error,
): Generator<JsonRecord> {
  const seen = new Set<string>();
  let rest: JsonRecord[] | undefined;
  let tooLarge = false;
  const drawNew = (stream: Random, draws: number): JsonRecord | undefined => {
    let spent = 0;
    for (let left = draws; left > 0 && spent < mostChoices; left--) {
      const drawn = expand((choices, totals) => {
        spent++;
        return drawIndex(stream, choices, totals);
      });
      if (drawn && !seen.has(keyOf(drawn))) return drawn;
    }
    return undefined;
  };
  for (let index = 0; index < count; index++) {
    const stream = random(index);
    let record = rest ? undefined : drawNew(stream, tooLarge ? drawsInAll : drawsBeforeCounting);
    if (!record && !rest && !tooLarge) {
      rest = countAll(expand, keyOf, seen);
      tooLarge = rest === undefined;
      if (rest && seen.size + rest.length < count) throw tooFew({ found: seen.size + rest.length, counted: true });
      if (tooLarge) record = drawNew(stream, drawsInAll);
    }
    record ??= rest && takeAt(rest, stream);
    if (!record) throw tooFew({ found: seen.size, counted: false });
    seen.add(keyOf(record));
    yield record;
  }
}

function takeAt(list: JsonRecord[], stream: Random): JsonRecord | undefined {
  if (list.length === 0) return undefined;
  const at = stream.integer(list.length);
  const taken = list[at];
  list[at] = list[list.length - 1] as JsonRecord;
  list.pop();
  return taken;
}

function drawIndex(stream: Random, choices: number, totals: readonly number[] | undefined): number {
  if (choices === 1) return 0;
  if (!totals) return stream.integer(choices);
  const wanted = stream.uniform() * (totals[choices - 1] as number);
  let low = 0;
  let high = choices - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Every record that is not there yet, by going through all choices like an odometer; nothing where there are too many. */
function countAll(
  expand: (choose: Choose) => JsonRecord | undefined,
  keyOf: (record: JsonRecord) => string,
  seen: ReadonlySet<string>,
): JsonRecord[] | undefined {
  const found = new Map<string, JsonRecord>();
  const chosen: number[] = [];
  const totals: number[] = [];
  for (let spent = 0; spent < mostChoices; ) {
    let at = 0;
    const record = expand((choices) => {
      if (at === chosen.length) {
        chosen.push(0);
        totals.push(choices);
      }
      return chosen[at++] as number;
    });
    if (record) {
      const key = keyOf(record);
      if (!seen.has(key) && !found.has(key)) found.set(key, record);
    }
    spent += at + 1;
    // What was chosen beyond the end of this run belongs to another branch.
    chosen.length = at;
    totals.length = at;
    while (chosen.length > 0 && (chosen[chosen.length - 1] as number) + 1 >= (totals[totals.length - 1] as number)) {
      chosen.pop();
      totals.pop();
    }
    if (chosen.length === 0) return [...found.values()];
    chosen[chosen.length - 1] = (chosen[chosen.length - 1] as number) + 1;
  }
  return undefined;
}
