import { sortedPostings } from './sorted-postings.ts';

/** Keys under which sets may meet. Growing columns: 8 bytes a posting. */
export class Postings {
  keys: Uint32Array;
  /** Twice the set, and 1 where later sets look for it under this key. */
  sets: Uint32Array;
  length = 0;

  /** @param expected postings to come, as far as that is known */
  constructor(expected = 0) {
    const room = Math.max(4096, expected);
    this.keys = new Uint32Array(room);
    this.sets = new Uint32Array(room);
  }

  push(key: number, set: number, found: boolean): void {
    if (this.length === this.keys.length) {
      this.keys = grown(this.keys);
      this.sets = grown(this.sets);
    }
    this.keys[this.length] = key;
    this.sets[this.length++] = set * 2 + (found ? 1 : 0);
  }
}

/**
 * The postings of what sets are made of: of items `starts[set]` up to `starts[set + 1]` in place of each set. Items meet in their own scope
 * alone, but for the rare case that two scopes fall together.
 */
export function partPostings({ keys, sets, length }: Postings, starts: Uint32Array, scopes: Uint32Array): Postings {
  const parted = new Postings(length);
  for (let i = 0; i < length; i++) {
    const posting = sets[i] as number;
    const end = starts[(posting >>> 1) + 1] as number;
    for (let item = starts[posting >>> 1] as number; item < end; item++)
      parted.push(Math.imul((keys[i] as number) ^ (scopes[item] as number), 0x9e3779b1) >>> 0, item, (posting & 1) === 1);
  }
  return parted;
}

function grown(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(words.length + (words.length >> 1));
  next.set(words);
  return next;
}

/** Postings by their keys, and where each set looks among them. */
export interface PostingLists {
  /** Lists one after the other, each behind an `endOfList`: the sets that later ones find there, ascending. */
  members: Uint32Array;
  /** Where set s looks, each time from a place downwards: `places[starts[s]]` up to `places[starts[s + 1] - 1]`. */
  places: Uint32Array;
  starts: Uint32Array;
  /** Pairs that meet, those that meet under several keys counted as often. */
  meetings: number;
}

export const endOfList = 0xffffffff;

/** Lists of the keys under which a set finds another one. Linear in postings and sets. */
export function listPostings(postings: Postings, count: number): PostingLists {
  const { length } = postings;
  const { keys, sets } = sortedPostings({ keys: postings.keys.subarray(0, length), sets: postings.sets.subarray(0, length) });
  const members = new Uint32Array(length + Math.ceil(length / 2));
  const from = new Uint32Array(length);
  const starts = new Uint32Array(count + 1);
  let used = 0;
  let meetings = 0;
  for (let first = 0, end = 0; first < length; first = end) {
    const key = keys[first];
    for (end = first + 1; end < length && keys[end] === key; ) end++;
    if (end - first < 2) continue;
    members[used++] = endOfList;
    const start = used;
    for (let i = first; i < end; i++) {
      const posting = sets[i] as number;
      // A posting without anybody before it looks for nothing.
      from[i] = used === start ? 0 : used - 1;
      if (used > start) {
        starts[(posting >>> 1) + 1] = (starts[(posting >>> 1) + 1] as number) + 1;
        meetings += used - start;
      }
      if ((posting & 1) === 1) members[used++] = posting >>> 1;
    }
  }
  for (let s = 0; s < count; s++) starts[s + 1] = (starts[s + 1] as number) + (starts[s] as number);
  const places = new Uint32Array(starts[count] as number);
  const next = starts.slice(0, count);
  for (let i = 0; i < length; i++) {
    if (from[i] === 0) continue;
    const set = (sets[i] as number) >>> 1;
    const at = next[set] as number;
    next[set] = at + 1;
    places[at] = from[i] as number;
  }
  return { members: members.subarray(0, used), places, starts, meetings };
}
