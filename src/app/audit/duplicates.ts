import type { Severity } from '../../reports/audit-model.ts';
import { type Alike, type AlikeCheck, nearThreshold } from './alike.ts';
import { type CheckContext, examplesKept, type FoundExample } from './check.ts';

/** Share of repeated rows from which they weigh on what is learned. */
const harmful = 0.01;

/** Rows that a deduplication would merge: same split, same label, equal or near text. */
export function createDuplicates({ opened, rows }: CheckContext): AlikeCheck {
  const merged = new Uint8Array(rows.length);
  const counts = { exact: 0, near: 0 };
  const groups = { exact: 0, near: 0 };
  const examples = { exact: [] as Sized[], near: [] as Sized[] };
  const take = ({ kind, rows: group, similarity }: Alike) => {
    const kept = new Map<string, number>();
    let fresh = 0;
    let twin: { places: readonly [number, number]; similarity: number } | undefined;
    for (let i = 0; i < group.length; i++) {
      const row = group[i] as number;
      if (merged[row] === 1) continue;
      const key = `${rows.answerOf(row)} ${opened.sources[rows.sourceOf(row)]?.split}`;
      const first = kept.get(key);
      if (first === undefined) kept.set(key, row);
      else {
        merged[row] = 1;
        fresh++;
        const alike = similarity?.[i] ?? 1;
        if (!twin || alike > twin.similarity) twin = { places: [first, row], similarity: alike };
      }
    }
    if (!twin) return;
    counts[kind] += fresh;
    groups[kind]++;
    const detail = kind === 'near' ? twin.similarity.toFixed(2) : String(fresh + 1);
    keepLargest(examples[kind], { size: fresh, places: twin.places.map((row) => ({ row })), detail });
  };
  const finding = (kind: 'exact' | 'near') => ({
    code: `${kind}-duplicates` as const,
    severity: (counts[kind] >= harmful * rows.length ? 'warning' : 'note') as Severity,
    count: counts[kind],
    of: rows.length,
    data: { groups: groups[kind] },
    examples: examples[kind].map(({ places, detail }) => ({ places, ...(detail === undefined ? {} : { detail }) })),
    fix: {
      place: 'steps' as const,
      yaml:
        kind === 'exact' ? '- dataset.deduplicate: { mode: exact }' : `- dataset.deduplicate: { mode: near, threshold: ${nearThreshold} }`,
    },
  });
  return { see: take, find: () => (['exact', 'near'] as const).filter((kind) => counts[kind] > 0).map(finding) };
}

interface Sized extends FoundExample {
  size: number;
}

/** The largest groups, of equal ones the first. */
function keepLargest(kept: Sized[], item: Sized): void {
  const at = kept.findIndex(({ size }) => size < item.size);
  if (at === -1 && kept.length >= examplesKept) return;
  kept.splice(at === -1 ? kept.length : at, 0, item);
  kept.length = Math.min(kept.length, examplesKept);
}
