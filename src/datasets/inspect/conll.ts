import type { FormatPlan } from '../../core/plan.ts';
import { createSchema } from '../../core/schema.ts';
import { createConllParser, splitConll, tellConll } from '../formats/conll.ts';
import { isBlank, isPreface } from '../formats/conll-lines.ts';
import type { Shape } from './shape.ts';

const tag = /^(?:O|[BIELMSU](?:-\S+)?)$/;
const sampleRecords = 300;
/** Share of the lines that must have as many columns as the first and end in a tag. */
const enough = 0.98;

/** Lines of tokens and tags between blank lines; nothing for other texts. */
export function detectConll(text: string, whole: boolean): Shape | undefined {
  const records = blocks(text, whole);
  const rows = records.flatMap((raw) => splitConll(raw, undefined).rows);
  const count = rows[0]?.length ?? 0;
  if (rows.length < 3 || count < 2) return undefined;
  const fitting = rows.filter((row) => row.length === count && tag.test(row[count - 1] as string));
  if (fitting.length < rows.length * enough || fitting.every((row) => row[count - 1] === 'O')) return undefined;
  const cells = fitting.map((row) => row[0] as string);
  const positioned =
    cells.every((cell) => /\D.*\d$|^\d\d+$/su.test(cell)) && cells.filter((cell) => /^.\d+$/u.test(cell)).length > cells.length * enough;
  const columns = positioned
    ? { columns: ['token+position', ...Array.from({ length: count - 2 }, (_, index) => `column_${index + 2}`), 'tag'] }
    : {};
  const told = tellConll(records, { format: 'conll', ...columns });
  const format: FormatPlan = {
    format: 'conll',
    ...columns,
    ...(told.scheme ? { scheme: told.scheme } : {}),
    ...(told.joiner === undefined ? {} : { joiner: told.joiner }),
  };
  const parse = createConllParser({ ...told, ...format }, createSchema('token-classification', { tokens: 'tokens' }));
  const values = records.flatMap((raw) => {
    const parsed = parse(raw);
    return 'values' in parsed ? [parsed.values] : [];
  });
  return values.length === 0 ? undefined : { format, rows: values, unnamed: false, doubts: [] };
}

/** The first records; of a text that is cut, not the last one. */
function blocks(text: string, whole: boolean): string[] {
  const found: string[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (!isBlank(line)) lines.push(line);
    else if (!lines.every(isPreface)) {
      found.push(lines.join('\n'));
      lines = [];
      if (found.length === sampleRecords) return found;
    }
  }
  if (whole && !lines.every(isPreface)) found.push(lines.join('\n'));
  return found;
}
