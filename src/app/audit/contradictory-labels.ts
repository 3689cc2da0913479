import type { Severity } from '../../reports/audit-model.ts';
import { type Alike, type AlikeCheck, nearThreshold } from './alike.ts';
import { type CheckContext, examplesKept, type FoundExample } from './check.ts';
import { shortNames } from './files.ts';

/** Share of contradicting rows from which they cap what any model can reach on the data. */
const harmful = 0.005;

/**
 * Equal texts under different labels, and near ones. Near texts may differ by the very word that the label is of (`by card`, `by cheque`):
 * they are told, and weigh little. Annotations of near texts differ by nature and are not compared.
 */
export function createContradictoryLabels({ opened, rows }: CheckContext): AlikeCheck {
  const classes = rows.answers.length > 0 && rows.answers.every(({ kind }) => kind === 'label' || kind === 'labels');
  const found = { exact: { groups: 0, rows: 0 }, near: { groups: 0, rows: 0 } };
  const seen = new Uint8Array(rows.length);
  const examples = { exact: [] as FoundExample[], near: [] as FoundExample[] };
  let acrossFiles = 0;
  const take = ({ kind, rows: group }: Alike) => {
    const first = group[0] as number;
    let other: number | undefined;
    let elsewhere: number | undefined;
    for (let i = 1; i < group.length; i++) {
      const row = group[i] as number;
      if (rows.answerOf(row) === rows.answerOf(first)) continue;
      other ??= row;
      if (isOtherSet(row, first)) elsewhere ??= row;
    }
    if (other === undefined) return;
    let fresh = 0;
    for (let i = 0; i < group.length; i++) {
      const row = group[i] as number;
      if (seen[row] === 0) fresh++;
      seen[row] = 1;
    }
    if (fresh === 0) return;
    found[kind].rows += fresh;
    found[kind].groups++;
    if (kind === 'exact' && elsewhere !== undefined) acrossFiles++;
    if (examples[kind].length < examplesKept) examples[kind].push({ places: [{ row: first }, { row: elsewhere ?? other }], detail: kind });
  };
  /** Another file of the same split: one that may be a data set of its own. */
  const isOtherSet = (a: number, b: number) => {
    const [one, two] = [opened.sources[rows.sourceOf(a)], opened.sources[rows.sourceOf(b)]];
    return one !== two && one?.split === two?.split;
  };
  return {
    see(alike) {
      if (rows.answers.length > 0 && (classes || alike.kind === 'exact')) take(alike);
    },
    find() {
      const { exact, near } = found;
      const kind = exact.rows > 0 ? 'exact' : 'near';
      const count = found[kind].rows;
      if (count === 0) return [];
      const severity: Severity = kind === 'near' ? 'note' : count >= harmful * rows.length ? 'error' : 'warning';
      const across = acrossFiles * 2 > exact.groups;
      const [fileA = '', fileB = ''] = shortNames(opened.sources);
      const mode = kind === 'near' ? `near, threshold: ${nearThreshold}` : 'exact';
      return [
        {
          code: 'contradictory-labels',
          severity,
          count,
          of: rows.length,
          data: { texts: exact.groups, near: near.groups, acrossFiles, ...(across ? { fileA, fileB } : {}) },
          examples: [...examples.exact, ...examples.near].slice(0, examplesKept),
          fix: { place: 'steps', yaml: `- dataset.deduplicate: { mode: ${mode}, acrossLabels: true }`, choice: true },
        },
      ];
    },
  };
}
