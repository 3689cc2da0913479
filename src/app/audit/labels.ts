import { log } from '../../kernels/math.ts';
import type { AuditReport } from '../../reports/audit-model.ts';
import { type Check, type CheckContext, Examples, type Found } from './check.ts';

/** Rows of a class below which there is little to learn it from. */
const fewRows = 10;
/** How often the most frequent class stands for each row of the least frequent one. */
const lopsided = 3;
const veryLopsided = 6;
/** From here on classes are even enough, whatever the least of them has. */
const even = 0.95;
/** More classes than these are no classes: they are not counted one by one. */
const classesCounted = 100_000;
const classesShown = 200;

/** Classes: how even they are, which are rare, written differently, missing or only in held-out data. */
export function createLabels({ opened, rows }: CheckContext): Check & { tables(): AuditReport['data']['labels'] } {
  const field = opened.schema.fields.find(({ kind }) => kind === 'label');
  const splits = new Map<string, Map<string, number>>();
  const firstRows = new Map<string, number>();
  const missing = new Examples();
  let labelled = 0;
  const trained = () => splits.get('train') ?? [...splits.values()][0] ?? new Map<string, number>();
  return {
    see({ row, split, label }) {
      if (!field) return;
      if (label === undefined || label.trim() === '') {
        missing.add({ row });
        return;
      }
      labelled++;
      const classes = splits.get(split) ?? new Map<string, number>();
      splits.set(split, classes);
      const known = classes.get(label);
      if (known === undefined && classes.size >= classesCounted) return;
      classes.set(label, (known ?? 0) + 1);
      if (!firstRows.has(label)) firstRows.set(label, row);
    },
    find() {
      if (!field || rows.length === 0) return [];
      const classes = trained();
      const examplesOf = (labels: readonly string[]) =>
        labels.slice(0, 5).map((label) => ({ places: [{ row: firstRows.get(label) as number }], detail: label }));
      const shown = (labels: readonly string[]) => labels.slice(0, 3).join(', ') + (labels.length > 3 ? ' …' : '');
      const found: Found[] = [];
      if (missing.count > 0)
        found.push({
          code: 'missing-labels',
          severity: 'error',
          count: missing.count,
          of: rows.length,
          examples: missing.items,
          fix: { place: 'steps', yaml: `- dataset.select: { where: ${JSON.stringify(`${field.name} != ''`)} }` },
        });
      const total = [...classes.values()].reduce((sum, n) => sum + n, 0);
      const sorted = [...classes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const [most, least] = [sorted[0], sorted[sorted.length - 1]];
      if (classes.size === 1 && most && total > 1)
        found.push({ code: 'single-label', severity: 'error', count: total, of: total, data: { label: most[0] }, examples: [] });
      const balance = evenness(classes, total);
      if (most && least && classes.size > 1 && most[1] >= lopsided * least[1] && balance < even)
        found.push({
          code: 'label-imbalance',
          severity: most[1] >= veryLopsided * least[1] && most[1] * 2 > total ? 'warning' : 'note',
          count: most[1],
          of: total,
          data: { label: most[0], rarest: least[0], rarestRows: least[1], evenness: balance, classes: classes.size },
          examples: examplesOf([most[0], least[0]]),
          fix: {
            place: 'steps',
            yaml: `- dataset.sample: { count: ${least[1] * classes.size}, stratify: ${JSON.stringify(field.name)}, equal: true }`,
            choice: true,
          },
        });
      const rare = sorted.filter(([, n]) => n < fewRows).map(([label]) => label);
      if (rare.length > 0 && classes.size > 1)
        found.push({
          code: 'rare-labels',
          severity: total >= fewRows * classes.size ? 'warning' : 'note',
          count: rare.reduce((sum, label) => sum + (classes.get(label) as number), 0),
          of: total,
          data: { labels: rare.length, shown: shown(rare), least: fewRows },
          examples: examplesOf(rare),
        });
      found.push(...variantsOf(splits, rows.length, shown, examplesOf), ...unseenOf(splits, shown, examplesOf));
      return found;
    },
    tables: () =>
      labelled === 0
        ? []
        : [...splits].map(([split, classes]) => {
            const total = [...classes.values()].reduce((sum, n) => sum + n, 0);
            const sorted = [...classes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name, n]) => ({ name, rows: n }));
            return {
              split,
              classes: sorted.slice(0, classesShown),
              others: Math.max(0, sorted.length - classesShown),
              entropy: evenness(classes, total),
            };
          }),
  };
}

type Shown = (labels: readonly string[]) => string;
type ExamplesOf = (labels: readonly string[]) => Found['examples'];
type Splits = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Entropy of the classes over its most: 1 where all are as frequent, near 0 where one is nearly all. */
function evenness(classes: ReadonlyMap<string, number>, total: number): number {
  if (classes.size < 2) return 0;
  let sum = 0;
  for (const n of classes.values()) sum -= (n / total) * log(n / total);
  return Number((sum / log(classes.size)).toFixed(4));
}

/** Labels that differ by case, width or white space alone. */
function variantsOf(splits: Splits, of: number, shown: Shown, examplesOf: ExamplesOf): Found[] {
  const counts = new Map<string, number>();
  for (const classes of splits.values()) for (const [label, n] of classes) counts.set(label, (counts.get(label) ?? 0) + n);
  const forms = new Map<string, string[]>();
  for (const label of counts.keys()) {
    const folded = label
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .trim();
    forms.set(folded, [...(forms.get(folded) ?? []), label]);
  }
  const map: [string, string][] = [];
  for (const labels of forms.values()) {
    const [main, ...others] = labels.sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number) || (a < b ? -1 : 1));
    for (const other of others) map.push([other, main as string]);
  }
  if (map.length === 0) return [];
  const count = map.reduce((sum, [label]) => sum + (counts.get(label) as number), 0);
  const yaml = `- dataset.map-labels: { map: { ${map.map(([from, to]) => `${JSON.stringify(from)}: ${JSON.stringify(to)}`).join(', ')} } }`;
  const names = map.map(([label]) => label);
  return [
    {
      code: 'label-variants',
      severity: 'warning',
      count,
      of,
      data: { labels: map.length, shown: shown(names), like: map[0]?.[1] ?? '' },
      examples: examplesOf(names),
      fix: { place: 'steps', yaml },
    },
  ];
}

/** Labels of held-out data that train does not have: nothing can learn them. */
function unseenOf(splits: Splits, shown: Shown, examplesOf: ExamplesOf): Found[] {
  const train = splits.get('train');
  if (!train) return [];
  const unseen = new Map<string, number>();
  let of = 0;
  for (const [split, classes] of splits) {
    if (split === 'train') continue;
    for (const [label, n] of classes) {
      of += n;
      if (!train.has(label)) unseen.set(label, (unseen.get(label) ?? 0) + n);
    }
  }
  if (unseen.size === 0) return [];
  const count = [...unseen.values()].reduce((sum, n) => sum + n, 0);
  const names = [...unseen.keys()].sort();
  return [
    {
      code: 'unseen-labels',
      severity: 'error',
      count,
      of,
      data: { labels: unseen.size, shown: shown(names) },
      examples: examplesOf(names),
    },
  ];
}
