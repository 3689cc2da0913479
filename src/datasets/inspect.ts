import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { distinctKey } from '../core/distinct.ts';
import type { FormatPlan } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import { createSchema, type Schema, textualFields } from '../core/schema.ts';
import type { TaskName } from '../core/tasks.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { hash128Hex } from '../kernels/hash.ts';
import { isTypedFormat } from './formats/scanner.ts';
import { findSplits } from './inspect/files.ts';
import { readHead } from './inspect/head.ts';
import { guessLanguage } from './inspect/language.ts';
import { assignRoles, type Roles } from './inspect/roles.ts';
import { detectShape, type Shape } from './inspect/shape.ts';
import { prepareSource } from './prepare.ts';
import { openTyped } from './prepare-typed.ts';
import { readShard } from './read.ts';
import { formatOfName, resolveFiles } from './resolve.ts';
import { withTokenRoles } from './tags/roles.ts';

export interface InspectedFile {
  /** Absolute path of what names it: a file, a glob of its parts or a folder. */
  path: string;
  /** Absolute paths of its files. */
  files: readonly string[];
  format: FormatPlan;
  records: number;
  /** Records that lack a field or cannot be read. */
  faulty: number;
}

/** A thing the inspection is not sure of, or that a person should know. */
export interface InspectionNote {
  fact:
    | 'delimiter'
    | 'header'
    | 'encoding'
    | 'text'
    | 'label'
    | 'no-label'
    | 'span-keys'
    | 'conll'
    | 'unused-files'
    | 'repeated-ids'
    | 'repeated-texts'
    | 'faulty-records'
    | 'no-test'
    | 'split-skipped';
  detail: Readonly<Record<string, string | number | readonly string[]>>;
}

export interface Inspection {
  task: TaskName;
  /** Column of each role. */
  fields: Readonly<Record<string, string>>;
  /** Column whose values are unique in all files. */
  id?: string;
  language: 'en' | 'zh' | 'und';
  /** Files by split; `train` is always there. */
  splits: Readonly<Record<string, InspectedFile>>;
  /** The folder whose card names the splits. */
  card?: string;
  /** Rows of each label in train, most first; the first 200 labels. */
  labels: readonly { label: string; rows: number }[];
  notes: readonly InspectionNote[];
}

/** What the first rows of a file tell of its columns. */
export interface FoundColumns {
  /** Base name. */
  file: string;
  /** Names of the columns; made up where the file has none. */
  columns: readonly string[];
  unnamed: boolean;
  /** What the columns seem to be; nothing where none holds text. */
  roles: Roles | undefined;
}

/** Who knows more than the columns tell has the last word on their roles. */
export type ChooseRoles = (found: FoundColumns) => Roles | undefined;

/**
 * Looks at a file or a folder and says what data set it is: every file is read once to the end.
 *
 * @throws LeavenError as `prepareSource`, system/file-not-found, dataset/no-files, dataset/no-text
 */
export async function inspectData(path: string, choose: ChooseRoles = ({ roles }) => roles): Promise<Inspection> {
  const root = resolve(path);
  checkExists(path, root);
  const files = findSplits(root);
  const notes: InspectionNote[] = [];
  if (files.unused.length > 0) notes.push({ fact: 'unused-files', detail: { files: files.unused } });
  const first = files.train.files[0] as string;
  const shape = (await typedShapeOf(first)) ?? detectShape(readHead(first), basename(first));
  const roles = choose({
    file: basename(first),
    columns: columnsOf(shape),
    unnamed: shape.unnamed,
    roles: assignRoles(shape.rows, shape.unnamed),
  });
  if (!roles) throw noText(first, shape);
  const renamed = nameColumns(shape, roles);
  const { id: idColumn, fields } = renamed;
  if (roles.layout !== undefined) renamed.format = { ...renamed.format, layout: roles.layout };
  for (const fact of shape.doubts) notes.push({ fact, detail: { value: renamed.format.delimiter ?? '' } });
  for (const fact of roles.doubts) notes.push({ fact, detail: { value: fields.label ?? fields.text ?? '' } });
  const schema = createSchema(roles.task, withTokenRoles(roles.task, fields, [renamed.format]));

  const splits: Record<string, InspectedFile> = {};
  const labels = new Map<string, number>();
  const texts = createTextCounter(schema);
  const ids = idColumn === undefined ? undefined : new Set<string>();
  let unique = true;
  const spoolFolder = mkdtempSync(join(tmpdir(), 'leaven-inspect-'));
  try {
    for (const [split, { path: named, files: parts }] of Object.entries({ train: files.train, ...files.others })) {
      const file = parts[0] as string;
      try {
        const see = (values: Readonly<Record<string, unknown>>) => {
          if (ids && idColumn !== undefined && unique) unique = addId(ids, values[idColumn]);
          if (split === 'train') texts.add(values);
          const label = fields.label === undefined ? undefined : values[fields.label];
          if (split === 'train' && typeof label === 'string') labels.set(label, (labels.get(label) ?? 0) + 1);
        };
        let found: InspectedFile | undefined;
        for (const part of parts) {
          const counted = await count(part, formatOf(part, renamed.format), schema, spoolFolder, see);
          found = {
            path: named,
            files: parts,
            format: found?.format ?? counted.format,
            records: (found?.records ?? 0) + counted.records,
            faulty: (found?.faulty ?? 0) + counted.faulty,
          };
          const { encoding } = counted.format;
          if (encoding !== undefined) notes.push({ fact: 'encoding', detail: { file: basename(part), encoding } });
        }
        if (!found) continue;
        if (split === 'train' && found.records > 0 && found.faulty === found.records) throw noText(file, shape);
        splits[split] = found;
        if (found.faulty > 0)
          notes.push({ fact: 'faulty-records', detail: { file: basename(file), faulty: found.faulty, records: found.records } });
      } catch (error) {
        // A test file of another shape must not stop the look at the training data.
        if (split === 'train' || !(error instanceof LeavenError)) throw error;
        notes.push({ fact: 'split-skipped', detail: { file: basename(file), split, reason: error.message } });
      }
    }
  } finally {
    rmSync(spoolFolder, { recursive: true, force: true });
  }
  if (splits.test === undefined) notes.push({ fact: 'no-test', detail: {} });
  if (!unique && idColumn !== undefined) notes.push({ fact: 'repeated-ids', detail: { column: idColumn } });
  if (texts.rows > 1 && texts.equal > texts.rows * repeatedShare)
    notes.push({ fact: 'repeated-texts', detail: { rows: texts.rows, equal: texts.equal } });
  const head = shape.rows.flatMap((row) => textsOf(row, roles));
  return {
    task: roles.task,
    fields,
    ...(idColumn !== undefined && unique ? { id: idColumn } : {}),
    language: guessLanguage(head),
    splits,
    ...(files.card === undefined ? {} : { card: files.card }),
    labels: [...labels]
      .map(([label, rows]) => ({ label, rows }))
      .sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1))
      .slice(0, 200),
    notes,
  };
}

/** @throws LeavenError system/file-not-found with the nearest name */
function checkExists(path: string, root: string): void {
  if (!statSync(root, { throwIfNoEntry: false })) resolveFiles(path, process.cwd());
}

/** Columns of a file without a header get the names of their roles. */
export function nameColumns(shape: Shape, roles: Roles): { format: FormatPlan; fields: Record<string, string>; id?: string } {
  if (!shape.unnamed) return { format: shape.format, fields: roles.fields, ...(roles.id !== undefined ? { id: roles.id } : {}) };
  const names = new Map<string, string>(Object.entries(roles.fields).map(([role, column]) => [column, role]));
  if (roles.id !== undefined) names.set(roles.id, 'id');
  const columns = (shape.format.columns ?? []).map((column) => names.get(column) ?? column);
  const fields = Object.fromEntries(Object.keys(roles.fields).map((role) => [role, role]));
  return { format: { ...shape.format, columns }, fields, ...(roles.id !== undefined ? { id: 'id' } : {}) };
}

/** The format of one file of the set: packing is each file's own. */
function formatOf(file: string, format: FormatPlan): FormatPlan {
  if (isTypedFormat(format.format)) return format;
  const { packing } = readHead(file);
  return packing ? { ...format, compression: packing } : format;
}

/** The first rows of a Parquet or Arrow file, told by its name or by what it begins with; nothing of another file. */
export async function typedShapeOf(path: string): Promise<Shape | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(new Uint8Array(6), 0, 6, 0);
    const mark = String.fromCharCode(...buffer);
    const named = formatOfName(path);
    const format = mark.startsWith('PAR1') ? 'parquet' : mark === 'ARROW1' ? 'arrow' : named?.compression ? undefined : named?.format;
    if (format === undefined || !isTypedFormat(format)) return undefined;
    const rows: Record<string, unknown>[] = [];
    const typed = await openTyped(format, file, basename(path));
    for (const piece of typed.lines()) {
      for (const line of piece.split('\n')) if (line !== '' && rows.length < typedRows) rows.push(JSON.parse(line));
      if (rows.length >= typedRows) break;
    }
    if (rows.length === 0) throw new LeavenError('dataset/empty-file', { file: basename(path) });
    return { format: { format }, rows, unnamed: false, doubts: [] };
  } finally {
    await file.close();
  }
}

/** Rows of a typed file that tell what its columns are. */
const typedRows = 2000;

async function count(
  file: string,
  format: FormatPlan,
  schema: Schema,
  spoolFolder: string,
  see: (values: Readonly<Record<string, unknown>>) => void,
): Promise<Pick<InspectedFile, 'format' | 'records' | 'faulty'>> {
  const source = await prepareSource({ split: 'train', file, name: basename(file), format }, { spoolFolder, shardSize: 10000, schema });
  // UTF-8 with bad bytes shows by its faulty records.
  const other = source.found?.encoding === 'utf-8' ? undefined : source.found?.encoding;
  let faulty = 0;
  const handle = openSync(source.file, 'r');
  try {
    for (const shard of source.shards) {
      const bytes = new Uint8Array(shard.length);
      readSync(handle, bytes, 0, shard.length, shard.offset);
      for (const record of readShard(bytes, source, shard, schema)) {
        if (record.values) see(record.values);
        else faulty++;
      }
    }
  } finally {
    closeSync(handle);
  }
  return { format: other === undefined ? format : { ...format, encoding: other }, records: source.records, faulty };
}

/** Share of rows with the text of an earlier row above which merging them is left to the user. */
const repeatedShare = 0.2;
/** Rows whose texts are compared. */
const rowsCompared = 200_000;

/** Counts rows whose texts equal those of an earlier one, case and white space folded. */
function createTextCounter(schema: Schema) {
  const fields = textualFields(schema).map((field) => field.name);
  const seen = new Set<string>();
  const counter = {
    rows: 0,
    equal: 0,
    add(values: Readonly<Record<string, unknown>>) {
      if (counter.rows === rowsCompared) return;
      counter.rows++;
      const key = hash128Hex(distinctKey(values as Sample, fields));
      if (seen.has(key)) counter.equal++;
      else seen.add(key);
    },
  };
  return counter;
}

function columnsOf(shape: Shape): string[] {
  return [...new Set(shape.rows.flatMap((row) => Object.keys(row)))];
}

function noText(file: string, shape: Shape): LeavenError {
  const found = columnsOf(shape).slice(0, 20);
  return new LeavenError('dataset/no-text', { file: basename(file), ...(shape.unnamed ? {} : { found }) });
}

/** Ids beyond some millions are not looked at: they would fill the memory. */
function addId(ids: Set<string>, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const id = String(value);
  if (id === '' || ids.has(id) || ids.size > 3_000_000) return false;
  ids.add(id);
  return true;
}

export function textsOf(row: Record<string, unknown>, roles: Roles): string[] {
  if (conversationTasks.has(roles.task)) return textsIn(row);
  const tokens = row[roles.fields.tokens ?? ''];
  if (Array.isArray(tokens)) return [tokens.join(' ')];
  return ['text', 'pair', 'input', 'context'].flatMap((role) => {
    const value = row[roles.fields[role] ?? ''];
    return typeof value === 'string' ? [value] : [];
  });
}

const conversationTasks: ReadonlySet<TaskName> = new Set(['chat', 'instruction', 'preference']);
const textKeys = new Set(['content', 'value', 'text', 'instruction', 'input', 'prompt']);

/** Texts of messages and prompts, wherever they stand in a record. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([key, item]) => (typeof item === 'string' ? (textKeys.has(key) ? [item] : []) : textsIn(item)));
}
