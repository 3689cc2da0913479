import type { FormatPlan } from '../../core/plan.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { parseCsvCells } from '../formats/cells.ts';
import { createSquadReader } from '../formats/squad-reader.ts';
import { detectConll } from './conll.ts';
import type { FileHead } from './head.ts';

/** How a text is laid out, before its columns have roles. */
export interface Shape {
  format: FormatPlan;
  /** Cells of the first rows, without a header; for JSON the objects. */
  rows: Record<string, unknown>[];
  /** Column names were made up: the file has none. */
  unnamed: boolean;
  /** What was decided on thin evidence. */
  doubts: ('delimiter' | 'header')[];
}

const sampleRows = 2000;

/** Tells the format of a text from its beginning. @throws LeavenError dataset/not-json-lines, dataset/not-json-array */
export function detectShape({ text, later, whole }: Pick<FileHead, 'text' | 'later' | 'whole'>, name: string): Shape {
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) throw new LeavenError('dataset/empty-file', { file: name });
  if (start === '[' || start === '{') {
    const json = detectJson(text, whole, name);
    if (json) return json;
  }
  const lines = text.split(/\r?\n/);
  if (!whole) lines.pop();
  const full = [...lines.slice(0, sampleRows), ...later.split(/\r?\n/)].filter((line) => line.trim() !== '');
  return detectConll(text, whole) ?? detectTable(text, full, name) ?? detectLabelled(full) ?? plainLines(full);
}

function detectJson(text: string, whole: boolean, name: string): Shape | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (!whole && lines.length > 1) lines.pop();
  // Most such files are one line, which would pass for a record.
  const squad = detectSquad(text.trimStart(), name);
  if (squad) return squad;
  const first = parseObject(lines[0] ?? '');
  if (first) {
    const rows = lines.slice(0, sampleRows).flatMap((line) => {
      const object = parseObject(line);
      return object ? [object] : [];
    });
    if (rows.length * 2 > lines.slice(0, sampleRows).length) return { format: { format: 'jsonl' }, rows, unnamed: false, doubts: [] };
  }
  const trimmed = text.trimStart();
  if (trimmed.startsWith('[')) {
    const elements = firstElements(trimmed);
    const rows = elements.flatMap((element) => {
      const object = parseObject(element);
      return object ? [object] : [];
    });
    if (rows.length > 0) return { format: { format: 'json' }, rows, unnamed: false, doubts: [] };
    // A text such as "[garbus] discards ..." merely begins with a bracket.
    if (/^\[\s*(?:"|\d|\[|\])/.test(trimmed))
      throw new LeavenError('dataset/not-json-array', { file: name, expected: { en: 'an object', 'zh-CN': '对象' }, offset: 0, line: 1 });
    return undefined;
  }
  // Objects one after another, printed over several lines.
  const rows = firstElements(trimmed, 0).flatMap((element) => {
    const object = parseObject(element);
    return object ? [object] : [];
  });
  if (rows.length > 1 || (whole && rows.length === 1)) return { format: { format: 'json' }, rows, unnamed: false, doubts: [] };
  if (/^\{\s*"/.test(trimmed)) throw new LeavenError('dataset/not-json-lines', { file: name });
  return undefined;
}

/** A nested SQuAD file, whose first questions are its rows. */
function detectSquad(text: string, name: string): Shape | undefined {
  if (!text.startsWith('{') || !/"paragraphs"\s*:/.test(text)) return undefined;
  try {
    const lines = createSquadReader(name, text.length).push(text).split('\n');
    const rows = lines.slice(0, sampleRows).flatMap((line) => {
      const object = parseObject(line);
      return object ? [object] : [];
    });
    return rows.length === 0 ? undefined : { format: { format: 'json', layout: 'squad' }, rows, unnamed: false, doubts: [] };
  } catch {
    return undefined;
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Texts of the first elements of an array, or of objects one after another, by brackets. */
function firstElements(text: string, from = 1): string[] {
  const elements: string[] = [];
  let depth = 0;
  let begin = -1;
  let inString = false;
  for (let i = from; i < text.length && elements.length < sampleRows; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      if (depth === 0) begin = i;
      depth++;
    } else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0 && begin !== -1) elements.push(text.slice(begin, i + 1));
      if (depth < 0) break;
    }
  }
  return elements;
}

/** Cells by a delimiter that gives nearly every line the same number of them. */
function detectTable(text: string, lines: readonly string[], name: string): Shape | undefined {
  const extension = /\.(\w+?)(?:\.gz|\.zst)?$/.exec(name.toLowerCase())?.[1];
  if (extension === 'csv') {
    let best: { delimiter: string; rows: string[][]; share: number } | undefined;
    for (const delimiter of [',', ';', '\t', '|']) {
      const rows = csvRows(text, delimiter);
      const share = regularity(rows);
      const columns = rows[0]?.length ?? 0;
      if (columns > 1 && (!best || share > best.share + 0.02)) best = { delimiter, rows, share };
    }
    const { delimiter, rows } = best ?? { delimiter: ',', rows: csvRows(text, ',') };
    return named(
      { format: 'csv', ...(delimiter === ',' ? {} : { delimiter }) },
      rows,
      best !== undefined && best.share < 0.9 ? ['delimiter'] : [],
    );
  }
  const tabbed = lines.map((line) => line.split('\t'));
  if ((tabbed[0]?.length ?? 0) > 1 && regularity(tabbed) > 0.95) {
    const columns = tabbed[0]?.length ?? 0;
    const shape = named({ format: 'tsv' }, tabbed, []);
    if (!shape.unnamed || columns > 2) return shape;
    // Two columns without a header: no quoting to be misread, and tabs inside the text do no harm.
    return { ...shape, format: { format: 'delimited', delimiter: '\t', columns: shape.format.columns ?? [] } };
  }
  for (const delimiter of [',', ';', '|']) {
    const rows = lines.map((line) => line.split(delimiter));
    if ((rows[0]?.length ?? 0) > 2 && rows.length > 4 && regularity(rows) === 1)
      return named({ format: 'csv', ...(delimiter === ',' ? {} : { delimiter }) }, rows, ['delimiter']);
  }
  return undefined;
}

/** Rows of CSV text, with cells that go over several lines; the last may be cut and is left out. */
function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const lines = text.split(/\r?\n/);
  let held = '';
  for (const line of lines) {
    held = held === '' ? line : `${held}\n${line}`;
    const quotes = held.split('"').length - 1;
    if (quotes % 2 === 1 && held.length < 20000) continue;
    if (held.trim() !== '') rows.push(parseCsvCells(held, delimiter).values);
    held = '';
    if (rows.length >= sampleRows) return rows;
  }
  return rows;
}

/** Share of the rows that have as many cells as the first. */
function regularity(rows: readonly (readonly string[])[]): number {
  const count = rows[0]?.length ?? 0;
  return rows.length === 0 ? 0 : rows.filter((row) => row.length === count).length / rows.length;
}

function named(format: FormatPlan, rows: readonly string[][], doubts: Shape['doubts']): Shape {
  const header = hasHeader(rows);
  const width = rows[0]?.length ?? 1;
  const columns = header ? (rows[0] as string[]) : Array.from({ length: width }, (_, index) => `column_${index + 1}`);
  const body = (header ? rows.slice(1) : rows).map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])));
  return { format: header ? format : { ...format, header: false, columns }, rows: body, unnamed: !header, doubts };
}

const headerNames =
  /^(?:id|idx|guid|uid|text|sentence\d?|review|content|comment|body|query|question\d?|answer|label\w*|category|class|intent|sentiment|target|title|premise|hypothesis|source|input|output|instruction|tweet|message|score|rating|stars|name|split|word|文本|标签|内容|类别|评论)$/i;

/** Whether the first row names the columns. */
function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const first = rows[0];
  const rest = rows.slice(1);
  if (!first || rest.length === 0) return false;
  if (new Set(first).size < first.length || first.some((cell) => cell.length > 40 || isNumber(cell))) return false;
  if (first.some((cell) => headerNames.test(cell.trim()))) return true;
  return first.some((cell, column) => {
    const values = rest.map((row) => row[column] ?? '');
    if (values.every(isNumber)) return true;
    const distinct = new Set(values);
    return first.length > 1 && distinct.size <= 20 && values.length >= distinct.size * 5 && !distinct.has(cell);
  });
}

export function isNumber(cell: string): boolean {
  return cell.trim() !== '' && Number.isFinite(Number(cell));
}

const labelToken = /^(?:[+-]?\d+(?:\.\d+)?|__label__\S+|[A-Z]{2,}:\S+)$/;

/** `label text` on each line, parted by the first space. */
function detectLabelled(lines: readonly string[]): Shape | undefined {
  if (lines.length < 4) return undefined;
  const firsts = lines.map((line) => line.slice(0, Math.max(0, line.indexOf(' '))));
  if (firsts.some((first) => first === '')) return undefined;
  const distinct = new Set(firsts).size;
  const certain = firsts.every((first) => labelToken.test(first)) && distinct <= Math.max(2, lines.length / 2);
  const likely = distinct >= 2 && distinct <= 10 && distinct <= lines.length / 20;
  if (!certain && !likely) return undefined;
  const rows = lines.map((line) => ({ column_1: line.slice(0, line.indexOf(' ')), column_2: line.slice(line.indexOf(' ') + 1) }));
  return {
    format: { format: 'delimited', delimiter: ' ', columns: ['column_1', 'column_2'] },
    rows,
    unnamed: true,
    doubts: certain ? [] : ['delimiter'],
  };
}

function plainLines(lines: readonly string[]): Shape {
  return { format: { format: 'lines' }, rows: lines.map((line) => ({ text: line })), unnamed: false, doubts: [] };
}
