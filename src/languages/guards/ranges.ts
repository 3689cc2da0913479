import type { GuardName } from '../../core/analysis.ts';

export interface GuardedRange {
  start: number;
  end: number;
  guard: GuardName;
}

/** Ranges in order without overlaps: what stands earlier in `found` wins, later ones lose what overlaps it. */
export function disjointRanges(found: readonly GuardedRange[]): GuardedRange[] {
  if (found.length < 2) return [...found];
  const ranked = found.map((range, rank) => ({ range, rank })).sort((a, b) => a.range.start - b.range.start || a.rank - b.rank);
  const kept: { range: GuardedRange; rank: number }[] = [];
  for (const item of ranked) {
    const last = kept.at(-1);
    if (!last || item.range.start >= last.range.end) kept.push(item);
    else if (item.rank < last.rank) {
      const begin = item.range.start;
      if (begin > last.range.start && last.range.end <= item.range.end) last.range = { ...last.range, end: begin };
      else if (begin === last.range.start) kept.pop();
      else continue;
      kept.push(item);
    } else if (item.range.end > last.range.end) kept.push({ range: { ...item.range, start: last.range.end }, rank: item.rank });
  }
  return kept.map((item) => item.range);
}
