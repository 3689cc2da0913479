import { bandRows, minHashKeys } from './min-hash-keys.ts';
import { listPostings, type PostingLists } from './posting-lists.ts';
import { prefixKeys } from './prefix-keys.ts';
import type { ShingleSets } from './shingle-sets.ts';

/** `prefix` misses no pair; `min-hash` misses one at the threshold with a chance below one in a million. */
export type JoinRoute = 'prefix' | 'min-hash';

/** Meetings a set, on average, up to which the exact route is taken unasked. */
const fewMeetings = 2000;

/**
 * Where sets meet, by the route that is cheaper for these sets: the exact prefix filter, unless so many sets share what is rarest in them
 * that far fewer would meet by their signatures.
 */
export function candidateLists(sets: ShingleSets, threshold: number, exactUpTo = fewMeetings): { lists: PostingLists; route: JoinRoute } {
  const lists = listPostings(prefixKeys(sets, threshold), sets.count);
  const rows = bandRows(threshold);
  if (lists.meetings <= exactUpTo * sets.count || rows === undefined) return { lists, route: 'prefix' };
  const hashed = listPostings(minHashKeys(sets, rows), sets.count);
  return hashed.meetings * 4 < lists.meetings ? { lists: hashed, route: 'min-hash' } : { lists, route: 'prefix' };
}
