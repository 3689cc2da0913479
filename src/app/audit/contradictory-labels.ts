import { type Alike, type AlikeCheck, nearThreshold } from './alike.ts';
import { type CheckContext, examplesKept, type FoundExample } from './check.ts';

/** Share of contradicting rows from which they cap what any model can reach on the data. */
const harmful = 0.005;

/** Equal or near texts under different labels. */
export function createContradictoryLabels({ opened, rows }: CheckContext): AlikeCheck {
  const seen = new Uint8Array(rows.length);
  const counts = { texts: 0, near: 0, acrossFiles: 0 };
  let count = 0;
  const examples: FoundExample[] = [];
  const take = ({ kind, rows: group }: Alike) => {
    const first = group[0] as number;
    let other: number | undefined;
    let elsewhere: number | undefined;
    for (let i = 1; i < group.length; i++) {
      const row = group[i] as number;
      if (rows.answerOf(row) === rows.answerOf(first)) continue;
      other ??= row;
      if (rows.sourceOf(row) !== rows.sourceOf(first)) elsewhere ??= row;
    }
    if (other === undefined) return;
    let fresh = 0;
    for (let i = 0; i < group.length; i++) {
      const row = group[i] as number;
      if (seen[row] === 0) fresh++;
      seen[row] = 1;
    }
    if (fresh === 0) return;
    count += fresh;
    if (kind === 'near') counts.near++;
    else counts.texts++;
    if (elsewhere !== undefined) counts.acrossFiles++;
    const twin = elsewhere ?? other;
    if (examples.length < examplesKept) examples.push({ places: [{ row: first }, { row: twin }], detail: kind });
  };
  return {
    see: rows.answers.length === 0 ? () => {} : take,
    find() {
      if (count === 0) return [];
      const near = counts.texts === 0;
      const across = counts.acrossFiles * 2 > counts.texts + counts.near;
      const [a = '', b = ''] = [...new Set(opened.sources.map(({ name }) => name))];
      return [
        {
          code: 'contradictory-labels',
          severity: count >= harmful * rows.length ? 'error' : 'warning',
          count,
          of: rows.length,
          data: { ...counts, ...(across ? { fileA: a, fileB: b } : {}) },
          examples,
          fix: {
            place: 'steps',
            yaml: near
              ? `- dataset.deduplicate: { mode: near, threshold: ${nearThreshold}, acrossLabels: true }`
              : '- dataset.deduplicate: { mode: exact, acrossLabels: true }',
            choice: true,
          },
        },
      ];
    },
  };
}
