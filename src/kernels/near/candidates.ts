import { bandRows, minHashKeys } from './min-hash-keys.ts';
import { listPostings, type PostingLists, type Postings } from './posting-lists.ts';
import { prefixKeys } from './prefix-keys.ts';
import type { ShingleSets } from './shingle-sets.ts';

/** `prefix` misses no pair; `min-hash` misses one at the threshold with a chance below one in a million. */
export type JoinRoute = 'prefix' | 'min-hash';

/** Meetings a set, on average, up to which the exact route is taken unasked. */
const fewMeetings = 2000;

/** Where sets meet, and the postings that tell it. */
export interface Candidates {
  postings: Postings;
  lists: PostingLists;
  route: JoinRoute;
}

/**
 * Where sets meet, by the route that is cheaper for these sets: the exact prefix filter, unless so many sets share what is rarest in them
 * that far fewer would meet by their signatures.
 */
export function candidateLists(sets: ShingleSets, threshold: number, exactUpTo = fewMeetings): Candidates {
  const postings = prefixKeys(sets, threshold);
  const exact: Candidates = { postings, lists: listPostings(postings, sets.count), route: 'prefix' };
  const rows = bandRows(threshold);
  if (exact.lists.meetings <= exactUpTo * sets.count || rows === undefined) return exact;
  const hashed = minHashKeys(sets, rows);
  const lists = listPostings(hashed, sets.count);
  return lists.meetings * 4 < exact.lists.meetings ? { postings: hashed, lists, route: 'min-hash' } : exact;
}
