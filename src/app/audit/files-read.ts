import type { AuditExample } from '../../reports/audit-model.ts';
import { examplesKept, type Found } from './check.ts';
import { shortNames } from './files.ts';
import type { OpenedData } from './open.ts';
import type { ReadRow } from './read.ts';

/** Share of unreadable records from which a run stops, unless its recipe allows more. */
const limit = 0.005;

/** Records without values, by reason, and files that could not be read or are not in the encoding they should be in. */
export function createFilesRead({ sources, failed }: OpenedData) {
  const unreadable = sources.map(() => 0);
  const reasons = new Map<string, number>();
  const shown: AuditExample[] = [];
  const shownReasons = new Map<string, number>();
  return {
    see({ source, record, error }: ReadRow) {
      if (!error) return;
      unreadable[source] = (unreadable[source] ?? 0) + 1;
      reasons.set(error.reason, (reasons.get(error.reason) ?? 0) + 1);
      const times = shownReasons.get(error.reason) ?? 0;
      if (shown.length >= examplesKept || times >= 3) return;
      shownReasons.set(error.reason, times + 1);
      const { name, split } = sources[source] as OpenedData['sources'][number];
      shown.push({ rows: [{ file: name, record, split, text: error.raw.slice(0, 2000), cut: 0 }], detail: error.reason });
    },
    unreadable,
    find(): Found[] {
      const found: Found[] = [];
      const records = sources.reduce((sum, source) => sum + source.records, 0);
      const count = unreadable.reduce((sum, n) => sum + n, 0);
      if (failed.length > 0)
        found.push({
          code: 'unreadable-files',
          severity: 'error',
          count: failed.length,
          of: failed.length + sources.length,
          data: { shown: names(failed) },
          examples: [],
          shown: failed.slice(0, examplesKept).map(({ name, split, error }) => ({
            rows: [{ file: name, record: 0, split, text: '', cut: 0 }],
            detail: error.code,
          })),
        });
      if (count > 0) {
        const sorted = [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        const share = Math.min(
          1,
          Math.ceil(200 * Math.max(...sources.map((source, i) => (unreadable[i] as number) / Math.max(1, source.records)))) / 100,
        );
        found.push({
          code: 'unreadable-records',
          severity: count > limit * records ? 'warning' : 'note',
          count,
          of: records,
          data: {
            reasons: sorted
              .slice(0, 4)
              .map(([reason, n]) => `${reason} ${n}`)
              .join(', '),
          },
          examples: [],
          shown,
          fix: { place: 'limits', yaml: `rejects: ${Math.max(0.01, share)}` },
        });
      }
      const foreign = sources.filter(
        (source) => source.misdeclared !== undefined || (source.told.encoding ?? 'utf-8').toLowerCase() !== 'utf-8',
      );
      const wrong = foreign.filter((source) => source.misdeclared !== undefined);
      const first = wrong[0] ?? foreign[0];
      if (first)
        found.push({
          code: 'wrong-encoding',
          severity: wrong.length > 0 ? 'error' : 'warning',
          count: foreign.length,
          of: sources.length,
          data: {
            shown: names(foreign),
            encodings: [...new Set(foreign.map((source) => source.told.encoding ?? 'utf-8'))].join(', '),
            ...(wrong.length > 0 ? { declared: first.misdeclared as string } : {}),
          },
          examples: [],
          shown: foreign.slice(0, examplesKept).map((source) => ({
            rows: [{ file: source.name, record: 0, split: source.split, text: '', cut: 0 }],
            detail: source.told.encoding ?? 'utf-8',
          })),
          fix: { place: 'dataset', yaml: `encoding: ${first.told.encoding ?? 'utf-8'}` },
        });
      return found;
    },
  };
}

function names(files: readonly { name: string }[]): string {
  return shortNames(files).slice(0, 2).join(', ') + (files.length > 2 ? ' …' : '');
}
