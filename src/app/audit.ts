import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormatPlan } from '../core/plan.ts';
import type { TaskName } from '../core/tasks.ts';
import type { Language } from '../errors/language.ts';
import { type AuditReport, findingCodes, type Severity } from '../reports/audit-model.ts';
import { compareRows } from './audit/alike.ts';
import type { Check, CheckContext } from './audit/check.ts';
import { createContradictoryLabels } from './audit/contradictory-labels.ts';
import { createDamage } from './audit/damage.ts';
import { createDuplicates } from './audit/duplicates.ts';
import { findFiles } from './audit/files.ts';
import { createFilesRead } from './audit/files-read.ts';
import { createLabels } from './audit/labels.ts';
import { createLanguages } from './audit/languages.ts';
import { createLengths } from './audit/lengths.ts';
import { openFiles } from './audit/open.ts';
import { createPrivateData } from './audit/private-data.ts';
import { readRows } from './audit/read.ts';
import { createRepeatedIds } from './audit/repeated-ids.ts';
import { createRepeatedLines } from './audit/repeated-lines.ts';
import { buildReport } from './audit/report.ts';
import { Rows } from './audit/rows.ts';
import { createSplitLeak } from './audit/split-leak.ts';
import { createLanguageTeller } from './audit/tell-language.ts';
import { createUnlikeTexts } from './audit/unlike-texts.ts';

export interface AuditOptions {
  /** What is known of the files (format, columns, delimiter, encoding …): found where absent. */
  format?: Partial<FormatPlan>;
  /** What the records are; told by the first of them where absent. */
  task?: TaskName;
  /** Column of each role that is not named by its role. */
  fields?: Readonly<Record<string, string>>;
  /** Further files by split. */
  splits?: Readonly<Record<string, string>>;
  /** Seed of the recipe. */
  seed?: number;
  /** Where the recipe will stand: `NAME.yaml` where absent. */
  recipeFile?: string;
  /** Words, or characters of scripts without spaces, that are compared for near duplicates; of more texts, a part is. */
  nearUnits?: number;
  /** Language of the comments in the recipe. */
  language?: Language;
  /** Folder that paths are relative to; the working folder where absent. */
  cwd?: string;
  signal?: AbortSignal;
  onProgress?: (progress: AuditProgress) => void;
}

export interface AuditProgress {
  done: number;
  total: number;
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * Looks at data without a recipe and says what is wrong with it, by harm, with examples and the recipe lines that mend it. Reads every
 * row once, most of them once more to compare their texts; keeps 32 bytes a row and the words of the texts as numbers.
 *
 * @throws LeavenError system/file-not-found, dataset/no-files, dataset/no-text, and what keeps all files from being read
 */
export async function audit(data: string | readonly string[], options: AuditOptions = {}): Promise<AuditReport> {
  const cwd = options.cwd ?? process.cwd();
  const given = typeof data === 'string' ? [data] : data;
  const { files, unused } = findFiles(given, options.splits ?? {}, cwd);
  const spoolFolder = mkdtempSync(join(tmpdir(), 'leaven-audit-'));
  try {
    const { format, task, fields, signal } = options;
    const opened = await openFiles(files, {
      spoolFolder,
      ...(format ? { format } : {}),
      ...(task ? { task } : {}),
      ...(fields ? { fields } : {}),
      ...(signal ? { signal } : {}),
    });
    const rows = new Rows(opened.schema);
    const context: CheckContext = { opened, rows };
    const tell = await createLanguageTeller();
    const filesRead = createFilesRead(opened);
    const labels = createLabels(context);
    const languages = createLanguages(context, tell);
    const lengths = createLengths(context);
    const privateData = createPrivateData(context);
    const checks: Check[] = [
      labels,
      languages,
      lengths,
      privateData,
      createDamage(context),
      createRepeatedLines(context),
      createRepeatedIds(context),
      createUnlikeTexts(context),
    ];
    const units = readAll(context, filesRead.see, checks, options);
    const alike = [createSplitLeak(context), createContradictoryLabels(context), createDuplicates(context)];
    const sampled = compareRows(opened, rows, units, alike, options.nearUnits);
    const found = [...filesRead.find(), ...checks.flatMap((check) => check.find()), ...alike.flatMap((check) => check.find())];
    found.sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) || findingCodes.indexOf(a.code) - findingCodes.indexOf(b.code),
    );
    return buildReport({
      given,
      options,
      context,
      unused,
      found,
      filesRead,
      labels,
      languages,
      lengths,
      mask: privateData.mask,
      tell,
      unchecked: [...sampled, ...checks.flatMap((check) => check.unchecked?.() ?? [])],
    });
  } finally {
    rmSync(spoolFolder, { recursive: true, force: true });
  }
}

/** Rows between two words on how far it has come. */
const stride = 4096;
const spaced = /[\u0020-\u02ff]/g;

/** Hands every row to every check. Returns about how many words, or characters of scripts without spaces, were read. */
function readAll(
  { opened, rows }: CheckContext,
  seeRecord: ReturnType<typeof createFilesRead>['see'],
  checks: readonly Check[],
  { signal, onProgress }: AuditOptions,
): number {
  const label = opened.schema.fields.find(({ kind }) => kind === 'label')?.name;
  const total = opened.sources.reduce((sum, source) => sum + source.records, 0);
  let units = 0;
  let done = 0;
  for (const read of readRows(opened)) {
    if (done % stride === 0) {
      signal?.throwIfAborted();
      onProgress?.({ done, total });
    }
    done++;
    seeRecord(read);
    if (!read.sample) continue;
    const text = rows.textOf(read.sample);
    const row = rows.add(read.sample, text, read.source, read.record);
    const value = label === undefined ? undefined : read.sample[label];
    const seen = {
      row,
      split: opened.sources[read.source]?.split ?? '',
      sample: read.sample,
      text,
      label: value === undefined || value === null ? undefined : String(value),
    };
    for (const check of checks) check.see(seen);
    const narrow = text.length < 2000 ? (text.match(spaced)?.length ?? 0) : text.length / 2;
    units += narrow / 5 + (text.length - narrow);
  }
  onProgress?.({ done: total, total });
  return units;
}
