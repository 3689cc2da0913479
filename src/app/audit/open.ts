import { basename } from 'node:path';
import type { FormatPlan } from '../../core/plan.ts';
import { createSchema, type Schema } from '../../core/schema.ts';
import type { TaskName } from '../../core/tasks.ts';
import type { PreparedSource } from '../../datasets/format.ts';
import { readHead } from '../../datasets/inspect/head.ts';
import { assignRoles, type Roles } from '../../datasets/inspect/roles.ts';
import { detectShape, type Shape } from '../../datasets/inspect/shape.ts';
import { nameColumns, typedShapeOf } from '../../datasets/inspect.ts';
import { prepareSource } from '../../datasets/prepare-source.ts';
import { readShardInBatches } from '../../datasets/read.ts';
import { formatOfName } from '../../datasets/resolve.ts';
import { withTokenRoles } from '../../datasets/tags/roles.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { readRange } from '../../pipeline/source-rows.ts';
import type { GivenFile } from './files.ts';

export interface OpenOptions {
  /** What is known of the files: found in their names and content where absent. */
  format?: Partial<FormatPlan>;
  task?: TaskName;
  /** Column of each role. */
  fields?: Readonly<Record<string, string>>;
  spoolFolder: string;
  signal?: AbortSignal;
}

/** A file that can be read. */
export interface OpenedSource extends PreparedSource {
  /** The format as a recipe would say it. */
  told: FormatPlan;
  /** Absolute path of the file itself. */
  path: string;
  /** The encoding that was declared and is not what the bytes are. */
  misdeclared?: string;
  bytes: number;
}

/** A file that cannot. */
export interface FailedFile {
  name: string;
  split: string;
  error: LeavenError;
}

export interface OpenedData {
  sources: OpenedSource[];
  failed: FailedFile[];
  schema: Schema;
  fields: Readonly<Record<string, string>>;
  /** Column with the user's ids. */
  idField?: string;
  /** The first rows of the first file. */
  head: readonly Record<string, unknown>[];
  roles: Roles;
}

/** Checks nothing: what the fields are is found in the records. */
const anySchema: Schema = { task: 'text', fields: [] };
const rowsSeen = 2000;

/**
 * Opens all files of a data set: their formats, encodings and fields are what was said, else what they seem to be.
 *
 * @throws LeavenError dataset/no-text, and what keeps the first file from being read where no other can
 */
export async function openFiles(files: readonly GivenFile[], options: OpenOptions): Promise<OpenedData> {
  const sources: OpenedSource[] = [];
  const failed: FailedFile[] = [];
  let found: { shape: Shape; roles: Roles; named: ReturnType<typeof nameColumns> } | undefined;
  for (const file of files) {
    options.signal?.throwIfAborted();
    try {
      const shape = await shapeOf(file, options);
      if (!found) {
        const roles = rolesOf(shape, file.name, options);
        found = { shape, roles, named: nameColumns(shape, roles) };
      }
      const sameColumns = shape.unnamed && shape.format.columns?.length === found.named.format.columns?.length;
      const columns = sameColumns ? found.named.format.columns : undefined;
      const layout = found.roles.layout ?? shape.format.layout;
      const format = { ...shape.format, ...(columns ? { columns } : {}), ...(layout ? { layout } : {}) };
      sources.push(await open(file, format, schemaOf(found.roles, found.named.fields, format), options));
    } catch (error) {
      if (!(error instanceof LeavenError) || error.code === 'dataset/no-text') throw error;
      failed.push({ name: file.name, split: file.split, error });
    }
  }
  if (!found || sources.length === 0) throw failed[0]?.error ?? new LeavenError('dataset/no-files', { pattern: files[0]?.name ?? '' });
  const { roles, named, shape } = found;
  const schema = schemaOf(roles, named.fields, (sources[0] as OpenedSource).told);
  return {
    sources,
    failed,
    schema,
    fields: named.fields,
    ...(named.id === undefined ? {} : { idField: named.id }),
    head: shape.rows,
    roles,
  };
}

function schemaOf(roles: Roles, fields: Readonly<Record<string, string>>, format: FormatPlan): Schema {
  return createSchema(roles.task, withTokenRoles(roles.task, fields, [format]));
}

/** The first rows of a file in the format that was said, or that it seems to have. */
async function shapeOf(file: GivenFile, options: OpenOptions): Promise<Shape> {
  const given = options.format ?? {};
  const told = formatOfName(file.name);
  const typed = given.format === undefined ? await typedShapeOf(file.path) : undefined;
  if (typed) return typed;
  const head = readHead(file.path);
  const packing = head.packing === undefined ? {} : { compression: head.packing };
  const shape = given.format === undefined || given.delimiter === undefined ? detectShape(head, file.name) : undefined;
  const same = shape && (given.format === undefined || given.format === shape.format.format) ? shape.format : undefined;
  const format: FormatPlan = {
    ...same,
    ...packing,
    ...given,
    format: given.format ?? same?.format ?? told?.format ?? 'lines',
    // A delimiter is nobody's wish to say where the file shows it.
    ...(given.format === 'delimited' && given.delimiter === undefined ? { delimiter: delimiterOf(head.text, shape) } : {}),
  };
  const asFound = shape && Object.keys(given).every((key) => key === 'encoding' || key === 'compression');
  if (asFound) return { ...shape, format };
  const columns = given.columns !== undefined && format.format !== 'csv' && format.format !== 'tsv' ? {} : headerOf(given);
  const own = { ...format, ...columns };
  return { format: own, rows: await firstRows(file, own, options), unnamed: false, doubts: [] };
}

/** Names that were given stand for a header that is not there. */
const headerOf = (given: Partial<FormatPlan>) => (given.columns !== undefined && given.header === undefined ? { header: false } : {});

/** `label text` and `label<tab>text`: a tab where most lines have one. */
function delimiterOf(text: string, shape: Shape | undefined): string {
  if (shape?.format.delimiter !== undefined) return shape.format.delimiter;
  const lines = text.split('\n', 200);
  return lines.filter((line) => line.includes('\t')).length * 2 > lines.length ? '\t' : ' ';
}

async function firstRows(file: GivenFile, format: FormatPlan, options: OpenOptions): Promise<Record<string, unknown>[]> {
  const source = await open(file, format, anySchema, options);
  const rows: Record<string, unknown>[] = [];
  for (const shard of source.shards.slice(0, 1)) {
    const bytes = readRange(source.file, source.name, shard.offset, shard.length);
    for (const records of readShardInBatches(bytes, source, shard, anySchema)) {
      for (const { values } of records) if (values) rows.push(values);
      if (rows.length >= rowsSeen) break;
    }
  }
  return rows;
}

/** What the columns are: what was said before what they seem to be. @throws LeavenError dataset/no-text */
function rolesOf(shape: Shape, name: string, { task, fields }: OpenOptions): Roles {
  const seen = assignRoles(shape.rows, shape.unnamed);
  if (task !== undefined && task !== seen?.task) return { task, fields: fields ?? {}, doubts: [] };
  if (!seen) {
    if (fields?.text !== undefined) return { task: fields.label === undefined ? 'text' : 'text-classification', fields, doubts: [] };
    const found = [...new Set(shape.rows.flatMap((row) => Object.keys(row)))].slice(0, 20);
    throw new LeavenError('dataset/no-text', { file: basename(name), ...(shape.unnamed ? {} : { found }) });
  }
  const labelled = seen.task === 'text' && fields?.label !== undefined;
  return { ...seen, ...(labelled ? { task: 'text-classification' } : {}), fields: { ...seen.fields, ...fields } };
}

/** Prepares a file in the encoding that was said, else, or where its bytes are nothing of the kind, in the one that it seems to have. */
async function open(file: GivenFile, format: FormatPlan, schema: Schema, options: OpenOptions): Promise<OpenedSource> {
  const prepare = async (plan: FormatPlan) => {
    const source = await prepareSource(
      { split: file.split, file: file.path, name: file.name, format: plan },
      { spoolFolder: options.spoolFolder, shardSize: 1000, schema, ...(options.signal ? { signal: options.signal } : {}) },
    );
    const told = source.found && source.found.encoding !== 'utf-8' ? { ...plan, encoding: source.found.encoding } : plan;
    return { ...source, told, path: file.path };
  };
  const { encoding: declared, ...unsaid } = format;
  if (declared !== undefined && isUtf8(file, declared)) return { ...(await prepare(unsaid)), misdeclared: declared };
  try {
    return await prepare(format);
  } catch (error) {
    if (!(error instanceof LeavenError)) throw error;
    if (error.code === 'dataset/invalid-utf8' && error.data.guess !== undefined)
      return {
        ...(await prepare({ ...format, encoding: String(error.data.guess) })),
        ...(declared === undefined ? {} : { misdeclared: declared }),
      };
    if (error.code !== 'dataset/invalid-encoding' || declared === undefined) throw error;
    return { ...(await prepare(unsaid)), misdeclared: declared };
  }
}

/** Whether a file that was said to be in another encoding is UTF-8, and not by having ASCII alone. */
function isUtf8(file: GivenFile, declared: string): boolean {
  if (/^utf-?(8|16|32)/i.test(declared)) return false;
  const { encoding, text } = readHead(file.path);
  return encoding === undefined && /[^\u0000-\u007f]/.test(text);
}
