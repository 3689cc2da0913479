import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type AuditOptions, audit } from '../../app/audit.ts';
import { formatNames } from '../../app/convert/target-names.ts';
import type { FormatPlan } from '../../core/plan.ts';
import { type TaskName, textTasks } from '../../core/tasks.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { writeWhole } from '../../pipeline/files.ts';
import { renderAuditReport } from '../../reports/audit/audit-report.ts';
import { auditWording, countsFiles, saidOf, uncheckedLine, verdictOf } from '../../reports/audit/sentences.ts';
import type { AuditFinding, AuditReport, Severity } from '../../reports/audit-model.ts';
import { shareText } from '../../reports/numbers.ts';
import { oneOf } from '../arguments.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { longWork } from '../long-work.ts';
import { shownPath } from '../paths.ts';
import { programName, shellCommand } from '../shell.ts';
import { count } from '../terminal/numbers.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

export interface AuditFlags {
  format?: string;
  columns?: string[];
  delimiter?: string;
  encoding?: string;
  task?: string;
  fields?: Record<string, string>;
  split?: Record<string, string>;
  report?: string;
  writeRecipe?: string;
  force?: boolean;
  seed?: number;
  failOn?: 'error' | 'warning';
}

/** `leaven audit DATA`: exit code 0 whatever is found, or 3 where --fail-on says so. */
export function auditCommand(data: string[], flags: AuditFlags, terminal: Terminal): Promise<ExitCode> {
  const options = optionsOf(flags);
  return longWork('audit', terminal, undefined, async (work) => {
    const { words, language } = terminal;
    const report = await audit(data, {
      ...options,
      language,
      signal: work.signal,
      onProgress: ({ done, total }) => work.progress({ label: words.auditing, done, total }),
    });
    work.end();
    const recipe = writtenRecipe(report, flags, terminal);
    if (flags.report !== undefined) writeWhole(resolve(flags.report), [await renderAuditReport(report, language)]);
    say(report, flags, terminal, recipe);
    terminal.document('audit', report);
    return exitOf(report, flags.failOn);
  });
}

/** The flags whose words are known only here: help loads no tasks and no formats. @throws LeavenError cli/bad-value */
function optionsOf({ format, columns, delimiter, encoding, task, fields, split, seed, writeRecipe }: AuditFlags): AuditOptions {
  const told: Partial<FormatPlan> = {
    ...(format === undefined ? {} : { format: oneOf('--format', [...formatNames, 'lines', 'delimited'])(format) as FormatPlan['format'] }),
    ...(columns === undefined ? {} : { columns }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter.replaceAll('\\t', '\t') }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  return {
    ...(Object.keys(told).length === 0 ? {} : { format: told }),
    ...(task === undefined ? {} : { task: oneOf('--task', textTasks)(task) as TaskName }),
    ...(fields === undefined ? {} : { fields }),
    ...(split === undefined ? {} : { splits: split }),
    ...(seed === undefined ? {} : { seed }),
    ...(writeRecipe === undefined || writeRecipe === '' ? {} : { recipeFile: writeRecipe }),
  };
}

/** Writes the recipe where that is asked for. @throws LeavenError cli/file-exists */
function writtenRecipe({ recipe }: AuditReport, { writeRecipe, force }: AuditFlags, { words, out }: Terminal): string | undefined {
  if (writeRecipe === undefined) return undefined;
  if (existsSync(recipe.path) && !force) throw new LeavenError('cli/file-exists', { file: recipe.path });
  writeWhole(resolve(recipe.path), [recipe.text]);
  out(words.wrote(shownPath(resolve(recipe.path))));
  return recipe.path;
}

function say(report: AuditReport, flags: AuditFlags, terminal: Terminal, recipe: string | undefined): void {
  const { words, language, colors, quiet } = terminal;
  const wording = auditWording(language);
  terminal.out(colors.strong(visible(verdictOf(report, wording))));
  if (quiet) return;
  const { findings } = report;
  if (findings.length > 0) {
    const cells = findings.map((finding) => [
      words.severities[finding.severity],
      wording.plain(`title-${finding.code}`),
      countsFiles(finding) ? wording.plain('fileCount', { n: finding.count }) : count(finding.count, language),
      shareText(finding.share, language).replace('\u00a0', ' '),
      fixOf(finding, wording),
    ]);
    const columns = [{ title: '' }, { title: words.headFinding }, { title: words.headRows, align: 'right' as const }];
    const table = formatTable(
      [...columns, { title: words.headShare, align: 'right' as const }, { title: words.headFix }],
      cells,
      terminal.aligned,
    );
    terminal.out();
    for (const line of table) terminal.out(terminal.aligned ? `  ${line}` : line);
  }
  for (const finding of findings.filter(({ severity }) => severity !== 'note')) sayFinding(finding, terminal, wording);
  for (const line of report.unchecked) terminal.note(`  ${words.notLookedAt(visible(uncheckedLine(line, wording)))}`);
  if (flags.report !== undefined) terminal.note(`  ${words.report(shownPath(resolve(flags.report)))}`);
  const called = shellCommand(programName());
  const next = recipe === undefined ? report.next[0] : report.next[1];
  if (findings.length > 0 && next !== undefined) terminal.note(`  ${words.next(visible(next.replace(/^leaven(?= )/, called)))}`);
}

function fixOf({ code, fix }: AuditFinding, wording: ReturnType<typeof auditWording>): string {
  return fix ? visible(fix.yaml.replace(/^- /, '')) : wording.plain(`advice-${code}`);
}

/** What a finding says, and where the first example stands. */
function sayFinding(
  finding: AuditFinding,
  { words, noteColors, note, language }: Terminal,
  wording: ReturnType<typeof auditWording>,
): void {
  const label = noteColors[finding.severity === 'error' ? 'error' : 'warning'](words.severities[finding.severity]);
  note(`  ${words.labelled(label, visible(saidOf(finding, wording)))}`);
  const places = finding.examples[0]?.rows.filter(({ record }) => record > 0) ?? [];
  if (places.length === 0) return;
  const shown = places.map(({ file, record, label: own }) => {
    const place = words.placeOf(visible(file), count(record, language));
    return own === undefined ? place : `${place} (${visible(own)})`;
  });
  note(`    ${words.exampleOf(shown.join(' / '))}`);
}

const harm: readonly Severity[] = ['error', 'warning'];

function exitOf({ findings }: AuditReport, failOn: AuditFlags['failOn']): ExitCode {
  const fails = failOn !== undefined && findings.some(({ severity }) => harm.slice(0, harm.indexOf(failOn) + 1).includes(severity));
  return fails ? exitCodes.aboveLimit : exitCodes.done;
}
