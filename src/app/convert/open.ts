import type { FormatName, FormatPlan, LayoutName } from '../../core/plan.ts';
import { createSchema, type Schema } from '../../core/schema.ts';
import type { TaskName } from '../../core/tasks.ts';
import { messagesOfCell } from '../../datasets/fields.ts';
import type { PreparedSource, ReadRecord } from '../../datasets/format.ts';
import { isCellFormat } from '../../datasets/formats/scanner.ts';
import { isNestedSquad } from '../../datasets/formats/squad-text.ts';
import { findConversations } from '../../datasets/inspect/conversations.ts';
import { readHead } from '../../datasets/inspect/head.ts';
import { assignRoles } from '../../datasets/inspect/roles.ts';
import { detectShape } from '../../datasets/inspect/shape.ts';
import { prepareSource } from '../../datasets/prepare-source.ts';
import { readShardInBatches } from '../../datasets/read.ts';
import { formatOfName, resolveFiles } from '../../datasets/resolve.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { readRange } from '../../pipeline/source-rows.ts';

export interface OpenOptions {
  cwd: string;
  spoolFolder: string;
  task?: TaskName;
  fields?: Readonly<Record<string, string>>;
  /** What is known of the files: told by their names and content where absent. */
  format?: Partial<FormatPlan>;
  signal?: AbortSignal;
}

/** The data that is converted. */
export interface OpenedInput {
  sources: PreparedSource[];
  /** Format of the first file, as it lies on the disk. */
  format: FormatName;
  schema: Schema;
  layout: LayoutName | undefined;
}

const rowsSeen = 200;
/** Checks nothing: what the fields are is found in the records. */
const anySchema: Schema = { task: 'text', fields: [] };

/**
 * Opens the files of a path and finds out what their records are, where nobody says it.
 *
 * @throws LeavenError system/file-not-found, dataset/…, convert/no-fields
 */
export async function openInput(path: string, options: OpenOptions): Promise<OpenedInput> {
  const sources: PreparedSource[] = [];
  const files: { file: string; format: FormatPlan }[] = [];
  for (const { file, name } of resolveFiles(path, options.cwd)) {
    const format = formatOf(file, name, options.format);
    files.push({ file, format });
    sources.push(await prepare(file, name, format, knownSchema(format, options.fields) ?? anySchema, options));
  }
  const first = sources[0] as PreparedSource;
  const { format } = (files[0] as (typeof files)[number]).format;
  const known = knownSchema(first.format, options.fields);
  if (known) return { sources, format, schema: known, layout: first.format.layout };
  const found = describeRecords(first, options);
  const schema = createSchema(found.task, found.fields);
  const layout = options.format?.layout ?? found.layout ?? first.format.layout;
  const laid: PreparedSource[] = [];
  for (const [index, source] of sources.entries()) {
    const plan = { ...source.format, ...(layout ? { layout } : {}) };
    // How tags mark spans is told by a reading that knows where they are.
    const { file, format: own } = files[index] as (typeof files)[number];
    const told = layout === 'tokens' ? await prepare(file, source.name, { ...own, layout }, schema, options) : { ...source, format: plan };
    laid.push({ ...told, ...(found.rename ? { rename: found.rename } : {}) });
  }
  return { sources: laid, format, schema, layout };
}

function prepare(
  file: string,
  name: string,
  format: FormatPlan,
  schema: Schema,
  { spoolFolder, signal }: OpenOptions,
): Promise<PreparedSource> {
  return prepareSource({ split: 'train', file, name, format }, { spoolFolder, shardSize: 1000, schema, ...(signal ? { signal } : {}) });
}

/** What the format itself says of the records. */
function knownSchema(format: FormatPlan, fields: OpenOptions['fields'] = {}): Schema | undefined {
  if (format.format === 'conll') return createSchema('token-classification', { tokens: 'tokens', ...fields });
  return isNestedSquad(format) ? createSchema('question-answering', fields) : undefined;
}

function formatOf(file: string, name: string, given: Partial<FormatPlan> | undefined): FormatPlan {
  const told = formatOfName(name);
  if (given?.format) return { ...told, ...given, format: given.format };
  // A file of JSON may hold one record a line, a list, or a nested set.
  const tells = told !== undefined && told.format !== 'lines' && told.format !== 'json';
  return tells ? { ...told, ...(given as Partial<FormatPlan>) } : { ...detectShape(readHead(file), name).format, ...pick(told), ...given };
}

function pick(told: FormatPlan | undefined): Partial<FormatPlan> {
  return told?.compression === undefined ? {} : { compression: told.compression };
}

interface Found {
  task: TaskName;
  fields: Readonly<Record<string, string>>;
  layout?: LayoutName;
  /** Names of columns by the names that a layout has for them. */
  rename?: Record<string, string>;
}

function describeRecords(source: PreparedSource, { task, fields }: OpenOptions): Found {
  const rows = firstRows(source);
  const conversations = findConversations(rows);
  if (task === 'instruction' || (task === undefined && conversations?.task === 'instruction')) {
    const names = Object.entries(fields ?? conversations?.fields ?? {}).filter(([role, name]) => role !== name);
    return { task: 'chat', fields: {}, layout: 'alpaca', ...(names.length > 0 ? { rename: Object.fromEntries(names) } : {}) };
  }
  if (conversations && (task === undefined || task === conversations.task) && fields === undefined) return conversations;
  const roles = assignRoles(rows, false);
  if (task !== undefined) {
    const fits = roles?.task === task && fields === undefined ? roles : undefined;
    return { task, fields: fields ?? fits?.fields ?? {}, ...(fits?.layout ? { layout: fits.layout } : {}) };
  }
  if (!roles) throw new LeavenError('convert/no-fields', { file: source.name });
  return { task: roles.task, fields: fields ?? roles.fields, ...(roles.layout ? { layout: roles.layout } : {}) };
}

function firstRows(source: PreparedSource): Record<string, unknown>[] {
  const shard = source.shards[0];
  if (!shard) return [];
  const rows: Record<string, unknown>[] = [];
  const cells = isCellFormat(source.format.format);
  for (const records of recordsOf(source, 0, anySchema)) {
    for (const { values } of records)
      if (values)
        rows.push(cells ? Object.fromEntries(Object.entries(values).map(([name, value]) => [name, messagesOfCell(value)])) : values);
    if (rows.length >= rowsSeen) break;
  }
  return rows;
}

/** The records of one shard, some hundred at a time. */
export function* recordsOf(source: PreparedSource, shard: number, schema: Schema): Generator<ReadRecord[]> {
  const range = source.shards[shard];
  if (range) yield* readShardInBatches(readRange(source.file, source.name, range.offset, range.length), source, range, schema);
}
