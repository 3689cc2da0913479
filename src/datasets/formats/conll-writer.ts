import type { FormatPlan, TagScheme } from '../../core/plan.ts';
import type { Sample, Span, Token } from '../../core/sample.ts';
import { textOf } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import type { OriginalRecord, RecordWriter, WriterOptions } from '../format.ts';
import { tellScheme } from '../tags/scheme.ts';
import { isUnwritable, tagTokens, type WrittenToken } from '../tags/tagged-text.ts';
import { columnsOf, splitConll } from './conll.ts';
import { isPreface } from './conll-lines.ts';

/** What stands in a column for a token that no file has: as CoNLL-U writes what is not specified. */
const filler = '_';
const positionFiller = '0';

/**
 * CoNLL records. What is as it was read keeps its bytes; a changed text keeps the lines of the tokens that are as they were. Comments and
 * beginnings of documents stay with the sample that was read with them, and copies of it have none.
 */
export function createConllWriter(
  output: FormatPlan,
  schema: Schema,
  { idField, lineEnd = '\n', fileEnd = '\n\n' }: WriterOptions,
): RecordWriter {
  const nameOf = (kind: string) => schema.fields.find((field) => field.kind === kind)?.name;
  const fields = { text: nameOf('text') ?? 'text', spans: nameOf('spans') ?? 'spans', tokens: nameOf('tokens') ?? 'tokens' };
  const relations = nameOf('relations');
  const refuse = (field: string, reason: string, got?: string) =>
    new LeavenError('dataset/cannot-write', { format: 'conll', field, reason, ...(got === undefined ? {} : { got }) });

  const check = (sample: Sample): void => {
    for (const field of Object.keys(sample)) {
      const value = sample[field];
      if (field === 'id' || field === idField || value === undefined || Object.values(fields).includes(field)) continue;
      if (field === relations && Array.isArray(value) && value.length === 0) continue;
      throw refuse(field, 'no-column');
    }
    if (/\p{Surrogate}/u.test(textOf(sample, fields.text))) throw refuse(fields.text, 'unpaired-surrogate');
  };

  const linesOf = (sample: Sample, own: OriginalRecord | undefined): string[] => {
    const from = own?.format;
    const scheme = output.scheme ?? (own && schemeOf(own)) ?? 'bio';
    const text = textOf(sample, fields.text);
    const spans = (sample[fields.spans] ?? []) as readonly Span[];
    const tokens = (sample[fields.tokens] ?? []) as readonly Token[];
    const tagged = tagTokens(text, spans, tokens, scheme, from?.joiner === '');
    if (isUnwritable(tagged)) throw refuse(tagged.reason === 'no-token' ? fields.text : fields.spans, tagged.reason, tagged.got);
    const names = output.columns ?? from?.columns ?? ['token', 'tag'];
    const columns = columnsOf(names, names.length);
    const delimiter = output.delimiter ?? from?.delimiter ?? '\t';
    // Cells of another file's columns have no place here.
    const keeps = from?.columns !== undefined && from.columns.join('\n') === names.join('\n');
    return tagged.map((token) => {
      const cells = cellsOf(token, columns, keeps);
      const wrong = cells.find((cell) => cell.includes(delimiter) || cell.includes('\n'));
      if (wrong !== undefined) throw refuse(fields.tokens, 'delimiter', wrong);
      return cells.join(delimiter);
    });
  };

  return {
    head: '',
    separator: lineEnd + lineEnd,
    tail: fileEnd,
    empty: '',
    encode(sample, original) {
      check(sample);
      const own = original?.format.format === 'conll' ? original : undefined;
      const same = own && sameDialect(output, own.format) && isUntouched(sample, own);
      const isOwn = own !== undefined && sample.id === own.sample.id;
      if (same && isOwn) return own.raw;
      const { preface } = own ? splitConll(own.raw, own.format.delimiter) : { preface: [] };
      if (same) return own.raw.split('\n').slice(preface.length).join('\n');
      const lines = linesOf(sample, own);
      if (isPreface(lines[0] as string)) throw refuse(fields.text, 'comment', lines[0]);
      const kept = isOwn ? preface.map((line) => withText(line, textOf(sample, fields.text))) : [];
      return [...kept, ...lines].join(own?.format.lineEnd ?? lineEnd);
    },
  };
}

function cellsOf({ text, tag, columns: own }: WrittenToken, columns: ReturnType<typeof columnsOf>, keeps: boolean): string[] {
  const rest = keeps && own ? [...own] : undefined;
  const position = columns.position ? (rest?.shift() ?? positionFiller) : '';
  return Array.from({ length: columns.count }, (_, at) =>
    at === columns.token ? text + position : at === columns.tag ? tag : (rest?.shift() ?? filler),
  );
}

/** A comment that repeats the text, as CoNLL-U has it, follows it. */
function withText(line: string, text: string): string {
  return line.startsWith('# text = ') ? `# text = ${text.replace(/\s+/g, ' ')}` : line;
}

/** What was read as IOB1 is written as it stands: with B- at each beginning where it has that. */
function schemeOf({ raw, format }: OriginalRecord): TagScheme | undefined {
  if (format.scheme !== undefined && format.scheme !== 'iob1') return format.scheme;
  const { rows } = splitConll(raw, format.delimiter);
  const { tag } = columnsOf(format.columns, rows[0]?.length ?? 0);
  return tellScheme([rows.map((row) => row[tag] ?? 'O')]);
}

function sameDialect(output: FormatPlan, from: FormatPlan): boolean {
  const same = (a: string | undefined, b: string | undefined) => a === undefined || a === b;
  return (
    same(output.scheme, from.scheme) && same(output.delimiter, from.delimiter) && same(output.columns?.join('\n'), from.columns?.join('\n'))
  );
}

function isUntouched(sample: Sample, { sample: before }: OriginalRecord): boolean {
  for (const field of Object.keys(sample)) if (field !== 'id' && sample[field] !== before[field]) return false;
  return Object.keys(before).every((field) => Object.hasOwn(sample, field));
}
