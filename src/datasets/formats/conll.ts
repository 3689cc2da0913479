import type { FormatPlan } from '../../core/plan.ts';
import type { Schema } from '../../core/schema.ts';
import type { Parsed } from '../format.ts';
import { isTagFault, tellScheme } from '../tags/scheme.ts';
import { joinTokens } from '../tags/tagged-text.ts';
import { tellJoiner } from '../tags/tokenise.ts';
import { isBlank, isPreface } from './conll-lines.ts';
import { setField } from './delimited.ts';

/** What the columns of a file hold. `token+position` is a token and, without a space, the digits of its place in its word: `科0`. */
export interface ConllColumns {
  count: number;
  token: number;
  tag: number;
  /** True where a token's digits at its end are a column of their own. */
  position: boolean;
}

export function columnsOf(names: readonly string[] | undefined, count: number): ConllColumns {
  const positioned = names?.indexOf('token+position') ?? -1;
  const token = positioned === -1 ? Math.max(0, names?.indexOf('token') ?? 0) : positioned;
  const tag = names?.indexOf('tag') ?? -1;
  return { count: names?.length ?? count, token, tag: tag === -1 ? (names?.length ?? count) - 1 : tag, position: positioned !== -1 };
}

/** A record in its parts. */
export interface ConllRecord {
  /** Lines before the first token: comments, the beginning of a document, blank ones between them. */
  preface: string[];
  /** Cells of each token line. */
  rows: string[][];
}

export function splitConll(raw: string, delimiter: string | undefined): ConllRecord {
  const lines = raw.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  let at = 0;
  while (at < lines.length && (isBlank(lines[at] as string) || isPreface(lines[at] as string))) at++;
  const told = delimiter ?? ((lines[at] ?? '').includes('\t') ? '\t' : ' ');
  return { preface: lines.slice(0, at), rows: lines.slice(at).map((line) => cellsOf(line, told)) };
}

/** Several spaces part two columns as one does; each tab parts two. */
function cellsOf(line: string, delimiter: string): string[] {
  return delimiter === ' ' ? line.trim().split(/ +/) : line.split(delimiter);
}

/** Where the digits of a token's place begin: behind its first character at the least; nothing where there are none. */
function positionAt(cell: string): number | undefined {
  let at = cell.length;
  while (at > 1 && cell.charCodeAt(at - 1) >= 48 && cell.charCodeAt(at - 1) <= 57) at--;
  return at === cell.length ? undefined : at;
}

function tokenOf(cell: string, { position }: ConllColumns): string {
  return position ? cell.slice(0, positionAt(cell)) : cell;
}

/** Reads records as a text, its spans and its tokens with their other columns. */
export function createConllParser(format: FormatPlan, schema: Schema): (raw: string) => Parsed {
  const nameOf = (kind: string) => schema.fields.find((field) => field.kind === kind)?.name;
  const fields = { text: nameOf('text') ?? 'text', spans: nameOf('spans') ?? 'spans', tokens: nameOf('tokens') ?? 'tokens' };
  const relations = nameOf('relations');
  return (raw) => {
    const { preface, rows } = splitConll(raw, format.delimiter);
    const fault = (index: number, reason: string, expected: string, got: string): Parsed => ({
      error: { reason, detail: { lineOfRecord: preface.length + index + 1, expected, got } },
    });
    const first = rows[0];
    if (first === undefined) return { error: { reason: 'no-token', detail: { expected: 'a line of a token and its tag' } } };
    const columns = columnsOf(format.columns, first.length);
    const tokens: string[] = [];
    const tags: string[] = [];
    const others: string[][] = [];
    for (const [index, row] of rows.entries()) {
      if (row.length !== columns.count || row.length < 2)
        return fault(index, 'ragged-row', `${Math.max(2, columns.count)} columns`, `${row.length}: ${row.join(' ').slice(0, 60)}`);
      const cell = row[columns.token] as string;
      const digits = columns.position ? positionAt(cell) : cell.length;
      if (digits === undefined) return fault(index, 'bad-token', 'a token that ends in the digits of its place', cell);
      const token = cell.slice(0, digits);
      if (token === '') return fault(index, 'bad-token', 'a token', 'nothing');
      tokens.push(token);
      tags.push(row[columns.tag] as string);
      const rest = row.filter((_, at) => at !== columns.token && at !== columns.tag);
      others.push(columns.position ? [cell.slice(digits), ...rest] : rest);
    }
    const tagged = joinTokens(tokens, tags, format.scheme ?? tellScheme([tags]), format.joiner ?? tellJoiner([tokens]));
    if (isTagFault(tagged)) return fault(tagged.index, 'bad-tag', tagged.expected, tagged.got);
    const values: Record<string, unknown> = {};
    setField(values, fields.text, tagged.text);
    setField(values, fields.spans, tagged.spans);
    const withColumns = tagged.tokens.map((token, index) =>
      (others[index]?.length ?? 0) > 0 ? { ...token, columns: others[index] } : token,
    );
    setField(values, fields.tokens, withColumns);
    if (relations !== undefined) setField(values, relations, []);
    return { values };
  };
}

/** A CoNLL format with what the first records of its file tell: delimiter, columns, scheme and joiner, where the recipe does not say them. */
export function tellConll(records: readonly string[], format: FormatPlan): FormatPlan {
  const first = splitConll(records[0] ?? '', format.delimiter);
  const delimiter = format.delimiter ?? ((records[0] ?? '').split('\n')[first.preface.length]?.includes('\t') ? '\t' : ' ');
  const count = first.rows[0]?.length ?? 0;
  const names = format.columns ?? ['token', ...Array.from({ length: Math.max(0, count - 2) }, (_, index) => `column_${index + 2}`), 'tag'];
  const columns = columnsOf(names, count);
  const tokens: string[][] = [];
  const tags: string[][] = [];
  for (const raw of records) {
    const rows = splitConll(raw, delimiter).rows.filter((row) => row.length === columns.count);
    tags.push(rows.map((row) => row[columns.tag] as string));
    tokens.push(rows.map((row) => tokenOf(row[columns.token] as string, columns)));
  }
  return {
    ...format,
    delimiter,
    columns: names,
    scheme: format.scheme ?? tellScheme(tags),
    joiner: format.joiner ?? tellJoiner(tokens),
    lineEnd: records.some((raw) => raw.includes('\r\n')) ? '\r\n' : '\n',
  };
}
