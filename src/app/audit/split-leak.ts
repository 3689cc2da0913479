import type { Alike, AlikeCheck } from './alike.ts';
import { type CheckContext, examplesKept, type FoundExample } from './check.ts';

/** Held-out rows that also stand in a split before theirs: train first, then the others as they come. */
export function createSplitLeak({ opened, rows }: CheckContext): AlikeCheck {
  const names = [...new Set(['train', ...opened.sources.map(({ split }) => split)])];
  const rankOf = (row: number) => names.indexOf(opened.sources[rows.sourceOf(row)]?.split ?? '');
  const leaked = new Uint8Array(rows.length);
  const counts = { exact: 0, near: 0 };
  const perSplit = new Map<string, number>();
  const earlier = new Set<string>();
  const examples: FoundExample[] = [];
  return {
    see({ kind, rows: group }: Alike) {
      const first = leastRanked(group, rankOf);
      const rank = rankOf(first);
      for (let i = 0; i < group.length; i++) {
        const row = group[i] as number;
        if (rankOf(row) === rank || leaked[row] === 1) continue;
        leaked[row] = 1;
        counts[kind]++;
        earlier.add(names[rank] as string);
        const split = names[rankOf(row)] as string;
        perSplit.set(split, (perSplit.get(split) ?? 0) + 1);
        if (examples.length < examplesKept) examples.push({ places: [{ row: first }, { row }], detail: kind });
      }
    },
    find() {
      const count = counts.exact + counts.near;
      if (count === 0) return [];
      const [split = '', most = 0] = [...perSplit].sort((a, b) => b[1] - a[1])[0] ?? [];
      const heldOut = opened.sources.filter((source) => source.split !== 'train').reduce((sum, source) => sum + source.records, 0);
      const match = counts.near > 0 ? '[exact, token-set, near]' : '[exact]';
      return [
        {
          code: 'split-leak',
          severity: 'error',
          count,
          of: heldOut,
          data: {
            ...counts,
            split,
            inSplit: most,
            ...(earlier.size === 1 && most === count ? { earlier: [...earlier][0] as string } : {}),
          },
          examples,
          fix: { place: 'steps', yaml: `- dataset.drop-leaks: { match: ${match} }` },
        },
      ];
    },
  };
}

function leastRanked(group: ArrayLike<number>, rankOf: (row: number) => number): number {
  let least = group[0] as number;
  for (let i = 1; i < group.length; i++) if (rankOf(group[i] as number) < rankOf(least)) least = group[i] as number;
  return least;
}
