import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { filesOf } from '../core/files.ts';
import type { FormatPlan, LayoutName } from '../core/plan.ts';
import type { TaskName } from '../core/tasks.ts';
import type { PreparedSource } from '../datasets/format.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type EncodingWarning, encodingWarnings } from '../pipeline/found-encodings.ts';
import type { FineTuningProblem } from './convert/chat-fine-tuning.ts';
import { type DataInfo, describeForFactory, writeDataInfo } from './convert/data-info.ts';
import type { Finding, LossKind, NoteKind } from './convert/losses.ts';
import { openInput } from './convert/open.ts';
import { type Target, targetOf } from './convert/target.ts';
import type { ConvertTarget } from './convert/target-names.ts';
import { createWork } from './convert/work.ts';

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
  output: { file: string; format: string; layout?: NonNullable<Target['layout']> };
  /** Records written, or that would be. */
  written: number;
  /** Nothing was written: a dry run. */
  dryRun: boolean;
  losses: readonly Finding<LossKind>[];
  notes: readonly Finding<NoteKind>[];
  /** Encodings of the input that nobody named. */
  warnings: readonly EncodingWarning[];
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
    const work = createWork(opened, target);
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
    const shownLayout = target.layout;
    return {
      input: {
        files: sources.map((source) => source.name),
        format: opened.format,
        ...(layout ? { layout } : {}),
        task: schema.task,
        records: sources.reduce((sum, source) => sum + source.records, 0),
      },
      output: { file, format: target.format.format, ...(shownLayout ? { layout: shownLayout } : {}) },
      written: looked.written,
      dryRun: options.dryRun ?? false,
      losses,
      notes,
      warnings: encodingWarnings(sources),
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
