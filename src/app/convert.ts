import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { utf8 } from '../core/bytes.ts';
import { filesOf } from '../core/files.ts';
import type { FormatPlan, LayoutName } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import { createSchema, type Schema } from '../core/schema.ts';
import type { TaskName } from '../core/tasks.ts';
import type { OriginalRecord, PreparedSource } from '../datasets/format.ts';
import { isCellFormat } from '../datasets/formats/scanner.ts';
import { layoutOf } from '../datasets/layouts/layouts.ts';
import { toSample } from '../datasets/sample.ts';
import { createWriter } from '../datasets/write.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { createFineTuningChecker, type FineTuningProblem } from './convert/chat-fine-tuning.ts';
import { type DataInfo, describeForFactory, writeDataInfo } from './convert/data-info.ts';
import { fitSample } from './convert/fit.ts';
import { createFindings, type Finding, type LossKind, type NoteKind } from './convert/losses.ts';
import { openInput, recordsOf } from './convert/open.ts';
import { createReadBack } from './convert/read-back.ts';
import { type Target, targetOf } from './convert/target.ts';
import type { ConvertTarget } from './convert/target-names.ts';

export interface ConvertOptions {
  /** A layout, TRL's or LLaMA-Factory's form, or a format; told by the name of the output where absent. */
  to?: ConvertTarget;
  /** What the records are; told by the first of them where absent. */
  task?: TaskName;
  /** Column of each role that is not named by its role. */
  fields?: Readonly<Record<string, string>>;
  /** What is known of the input: format, encoding, delimiter, layout … */
  format?: Partial<FormatPlan>;
  /** Look and tell, write nothing. */
  dryRun?: boolean;
  /** Write although something is lost. */
  allowLoss?: boolean;
  overwrite?: boolean;
  /** The dataset_info.json to enter the output in: the one beside it where only LLaMA-Factory's form is asked for. */
  dataInfo?: string;
  /** Folder that paths are relative to; the working folder where absent. */
  cwd?: string;
  signal?: AbortSignal;
}

export interface ConvertResult {
  input: { files: readonly string[]; format: string; layout?: LayoutName; task: TaskName; records: number };
  output: { file: string; format: string; layout?: LayoutName | 'trl' };
  /** Records written, or that would be. */
  written: number;
  /** Nothing was written: a dry run. */
  dryRun: boolean;
  losses: readonly Finding<LossKind>[];
  notes: readonly Finding<NoteKind>[];
  /** For `openai`: what the rules of OpenAI's chat fine-tuning would refuse. */
  problems?: readonly FineTuningProblem[];
  /** The entry of dataset_info.json, where LLaMA-Factory is told. */
  dataInfo?: DataInfo & { file: string };
}

/**
 * Writes data in another format or layout. All records are looked at first; where something of them would be lost, nothing is written
 * unless `allowLoss`. Reads the input twice, or three times for tables, in bounded memory.
 *
 * @throws LeavenError convert/would-lose, convert/no-format, convert/not-between, convert/no-fields, convert/file-exists, convert/same-file,
 * convert/bad-data-info, dataset/…, system/file-not-found
 */
export async function convert(input: string, output: string, options: ConvertOptions = {}): Promise<ConvertResult> {
  const cwd = options.cwd ?? process.cwd();
  const file = resolve(cwd, output);
  const spoolFolder = mkdtempSync(join(tmpdir(), 'leaven-convert-'));
  try {
    const opened = await openInput(input, { ...options, cwd, spoolFolder });
    const { sources, schema, layout } = opened;
    const target = targetOf(output, options.to, schema.task, layout, input);
    checkOutput(file, output, options, sources, cwd, input);
    const work = createWork(sources, schema, layout, target);
    const looked = work.look(options.signal);
    const { losses, notes } = looked;
    const info =
      target.dataInfo || options.dataInfo !== undefined ? describeForFactory(file, target.layout ?? layout, schema, looked) : undefined;
    const infoFile = resolve(cwd, options.dataInfo ?? join(file, '..', 'dataset_info.json'));
    if (losses.length > 0 && !options.allowLoss && !options.dryRun)
      throw new LeavenError('convert/would-lose', {
        file: input,
        kinds: losses.map(({ kind, rows }) => `${kind} (${rows})`).join(', '),
        losses: losses as unknown as never,
      });
    if (!options.dryRun) {
      await work.write(file, options.signal);
      if (info) writeDataInfo(infoFile, info);
    }
    const shownLayout = target.layout ?? (target.format.layout as LayoutName | undefined);
    return {
      input: {
        files: sources.map((source) => source.name),
        format: (sources[0] as PreparedSource).format.format,
        ...(layout ? { layout } : {}),
        task: schema.task,
        records: sources.reduce((sum, source) => sum + source.records, 0),
      },
      output: { file, format: target.format.format, ...(shownLayout ? { layout: shownLayout } : {}) },
      written: looked.written,
      dryRun: options.dryRun ?? false,
      losses,
      notes,
      ...(looked.problems ? { problems: looked.problems } : {}),
      ...(info ? { dataInfo: { ...info, file: infoFile } } : {}),
    };
  } finally {
    rmSync(spoolFolder, { recursive: true, force: true });
  }
}

function checkOutput(
  file: string,
  output: string,
  options: ConvertOptions,
  sources: readonly PreparedSource[],
  cwd: string,
  input: string,
): void {
  if (sources.some((source) => resolve(cwd, source.name) === file)) throw new LeavenError('convert/same-file', { file: input });
  const kind = filesOf(file).kind(file);
  if (kind === 'folder' || (kind !== undefined && !options.overwrite && !options.dryRun))
    throw new LeavenError('convert/file-exists', { file: output });
}

/** What looking at all records came to. */
export interface Looked {
  written: number;
  losses: Finding<LossKind>[];
  notes: Finding<NoteKind>[];
  problems?: FineTuningProblem[];
  /** Members of the records that are written. */
  members: ReadonlySet<string>;
}

/** One record on its way: what it becomes, and what it was. */
interface Converted {
  sample: Sample;
  original: OriginalRecord;
}

function createWork(sources: readonly PreparedSource[], schema: Schema, layout: LayoutName | undefined, target: Target) {
  const relaid = target.layout !== undefined && target.layout !== layout;
  const outSchema = relaid ? createSchema(schema.task) : schema;
  const outLayout = target.layout === 'trl' ? undefined : (target.layout ?? layout);
  const format: FormatPlan = { ...target.format, ...(outLayout ? { layout: outLayout } : {}) };
  const to = relaid ? (target.layout as 'alpaca' | 'openai' | 'sharegpt' | 'trl') : undefined;
  const fitPlan = { from: schema, layout, to: to === ('squad' as never) || to === ('tokens' as never) ? undefined : to };
  const tabular = isCellFormat(format.format);

  /** All records as they are written. */
  function* records(findings: ReturnType<typeof createFindings>, signal: AbortSignal | undefined): Generator<Converted> {
    for (const source of sources)
      for (let shard = 0; shard < source.shards.length; shard++) {
        signal?.throwIfAborted();
        for (const batch of recordsOf(source, shard, schema))
          for (const { raw, record, values, error } of batch) {
            findings.begin(source.name, record);
            if (!values) {
              findings.sink.lose('records', { reason: error?.reason ?? 'unreadable', detail: error?.detail ?? null });
              continue;
            }
            const sample = toSample(values, schema, values.id === undefined || values.id === null ? '' : String(values.id)) as Sample;
            const fitted = fitSample(sample, fitPlan, findings.sink);
            if (fitted === undefined) continue;
            const { id: _, ...bare } = values;
            // TRL's lists are in no file's own shape.
            const own = to === 'trl' ? { ...source.format, layout: layout ?? ('sharegpt' as const) } : source.format;
            yield { sample: fitted, original: { sample, raw, format: own, values: to === 'openai' ? bare : values } };
          }
      }
  }

  const writerFor = (columns: readonly string[] | undefined) =>
    createWriter(format, outSchema, { idField: noIds, addsIds: false, ...(columns ? { columns } : {}) });

  /** The members of all records, for formats that name them once. */
  const columnsOf = (signal: AbortSignal | undefined): string[] => {
    const names = new Set<string>();
    const laid = layoutOf(format, outSchema);
    for (const { sample, original } of records(createFindings(), signal)) {
      if (Object.hasOwn(original.values, 'id')) names.add('id');
      const record = laid?.members.length ? tryWrite(() => laid.write(sample, outSchema, (field) => sample[field])) : sample;
      for (const name of Object.keys(record ?? {})) if (name !== 'id') names.add(name);
    }
    return [...names];
  };

  let columns: string[] | undefined;
  return {
    look(signal: AbortSignal | undefined): Looked {
      const findings = createFindings();
      columns = tabular ? columnsOf(signal) : undefined;
      const writer = writerFor(columns);
      const readBack = createReadBack(format, outSchema, columns, findings.sink);
      const members = new Set<string>();
      const checker = format.layout === 'openai' && schema.task === 'chat' && !tabular ? createFineTuningChecker() : undefined;
      let written = 0;
      let bytes = 0;
      for (const { sample, original } of records(findings, signal)) {
        const encoded = encode(writer, { sample, original }, (error) => findings.sink.lose('records', { ...(error.data as object) }));
        if (encoded === undefined) continue;
        written++;
        bytes += utf8(encoded).length + 1;
        checker?.add(JSON.parse(encoded));
        readBack(encoded, sample, original, members);
      }
      return {
        written,
        losses: findings.losses(),
        notes: findings.notes(),
        members,
        ...(checker ? { problems: checker.finish(bytes).problems } : {}),
      };
    },
    async write(file: string, signal: AbortSignal | undefined): Promise<void> {
      const writer = writerFor(columns);
      const pieces = function* (): Generator<Uint8Array> {
        let lines: string[] = [];
        let begun = false;
        const take = () => {
          const text = (begun ? writer.separator : writer.head) + lines.join(writer.separator);
          begun = true;
          lines = [];
          return utf8(text);
        };
        for (const converted of records(createFindings(), signal)) {
          const encoded = encode(writer, converted, () => {});
          if (encoded !== undefined) lines.push(encoded);
          if (lines.length >= 500) yield take();
        }
        if (lines.length > 0) yield take();
        yield utf8(begun ? writer.tail : writer.empty);
      };
      const files = filesOf(file);
      if (target.compression === 'gzip') await files.writeSlowly(file, files.gzip(pieces()));
      else files.write(file, pieces());
    },
  };
}

/** A name that no column has: ids stay a column like others. */
const noIds = '\u0000id';

function encode(
  writer: ReturnType<typeof createWriter>,
  { sample, original }: Converted,
  refused: (error: LeavenError) => void,
): string | undefined {
  try {
    return writer.encode(sample, original);
  } catch (error) {
    if (!(error instanceof LeavenError) || error.code !== 'dataset/cannot-write') throw error;
    refused(error);
    return undefined;
  }
}

function tryWrite<T>(write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof LeavenError && error.code === 'dataset/cannot-write') return undefined;
    throw error;
  }
}
