import type { Sample } from '../../core/sample.ts';
import type { AuditExample, AuditFinding, AuditRow } from '../../reports/audit-model.ts';
import type { CheckContext, Found, Place } from './check.ts';
import { readChosen } from './read.ts';
import type { TellLanguage } from './tell-language.ts';

/** Takes private values out of a text: what is shown anywhere goes through it. */
export type Mask = (text: string) => string;

const shownUnits = 280;
/** What stands before the place that is meant. */
const before = 60;
/** Around the place: enough context for whatever masks. */
const maskedUnits = 4000;

/** Reads the rows that findings show again and cuts, masks and names them. */
export function showExamples({ opened, rows }: CheckContext, found: readonly Found[], mask: Mask, tell: TellLanguage): AuditFinding[] {
  const wanted = opened.sources.map(() => new Set<number>());
  for (const { examples } of found)
    for (const { places } of examples) for (const { row } of places) wanted[rows.sourceOf(row)]?.add(rows.recordOf(row));
  const samples = wanted.map((records, source) => readChosen(opened, source, records));
  const label = opened.schema.fields.find(({ kind }) => kind === 'label' || kind === 'labels');

  const shownRow = ({ row, at }: Place): AuditRow => {
    const source = rows.sourceOf(row);
    const record = rows.recordOf(row);
    const sample = samples[source]?.get(record) as Sample;
    const { name, split } = opened.sources[source] as (typeof opened.sources)[number];
    const id = opened.idField === undefined ? undefined : sample[opened.idField];
    const text = rows.textOf(sample);
    const language = tell(text);
    const value = label === undefined ? undefined : sample[label.name];
    return {
      ...(typeof id === 'string' || typeof id === 'number' ? { id: mask(String(id)) } : {}),
      file: name,
      record,
      split,
      ...(value === undefined ? {} : { label: typeof value === 'string' ? value : JSON.stringify(value) }),
      ...pieceOf(text, at, mask),
      ...(language === undefined ? {} : { language }),
    };
  };
  return found.map(({ examples, shown = [], of, data = {}, ...finding }) => ({
    ...finding,
    data,
    share: of > 0 ? finding.count / of : 0,
    examples: [
      ...examples.map(({ places, detail }): AuditExample => ({ rows: places.map(shownRow), ...(detail === undefined ? {} : { detail }) })),
      ...shown.map(({ rows: own, ...rest }) => ({ ...rest, rows: own.map((row) => ({ ...row, ...pieceOf(row.text, undefined, mask) })) })),
    ],
  }));
}

/** The beginning of a text, or what stands around a place in it, without private values and without half a character. */
function pieceOf(text: string, at: number | undefined, mask: Mask): { text: string; cut: number } {
  const from = at === undefined || at < shownUnits / 2 ? 0 : at - before;
  const lead = Math.max(0, from - maskedUnits);
  // Masking keeps the length, so that places stay where they are.
  const masked = mask(text.slice(lead, from + shownUnits + maskedUnits)).slice(from - lead, from - lead + shownUnits);
  const piece = masked.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
  return { text: (from > 0 ? '… ' : '') + piece, cut: Math.max(0, text.length - piece.length) };
}
