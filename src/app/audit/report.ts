import { createHash } from 'node:crypto';
import { currentLanguage } from '../../errors/language.ts';
import { leavenVersion } from '../../pipeline/versions.ts';
import type { AuditFinding, AuditReport, Severity, Unchecked } from '../../reports/audit-model.ts';
import type { AuditOptions } from '../audit.ts';
import { nameOf } from '../recipe-lines.ts';
import type { CheckContext, Found } from './check.ts';
import { auditCommand, nextCommands } from './commands.ts';
import type { createFilesRead } from './files-read.ts';
import type { createLabels } from './labels.ts';
import type { createLanguages } from './languages.ts';
import type { createLengths } from './lengths.ts';
import { writeRecipe } from './recipe.ts';
import { type Mask, showExamples } from './show.ts';
import type { TellLanguage } from './tell-language.ts';

/** What an audit has seen. */
export interface Seen {
  given: readonly string[];
  options: AuditOptions;
  context: CheckContext;
  /** Data files that no split took. */
  unused: readonly string[];
  /** By harm. */
  found: readonly Found[];
  unchecked: readonly Unchecked[];
  filesRead: ReturnType<typeof createFilesRead>;
  labels: ReturnType<typeof createLabels>;
  languages: ReturnType<typeof createLanguages>;
  lengths: ReturnType<typeof createLengths>;
  mask: Mask;
  tell: TellLanguage;
}

/** The report of an audit: findings with their examples read again, the data as it was read, and a recipe. */
export function buildReport(seen: Seen): AuditReport {
  const { given, options, context, unused, found, filesRead, labels, languages, lengths, mask, tell } = seen;
  const { opened, rows } = context;
  const { sources, schema, fields } = opened;
  const findings = showExamples(context, found, mask, tell);
  const name = nameOf(given[0] ?? (sources[0]?.path as string));
  const recipeFile = options.recipeFile ?? `${name}.yaml`;
  const splits = [...new Set(sources.map(({ split }) => split))];
  const main = languages.main();
  const language = main === 'en' || main === 'zh' ? main : 'und';
  const seed = options.seed ?? 42;
  const words = options.language ?? currentLanguage();
  return {
    leaven: 1,
    kind: 'audit',
    name,
    inputsHash: createHash('sha256')
      .update(sources.map(({ sha256 }) => sha256).join(' '))
      .digest('hex'),
    verdict: verdictOf(findings),
    findings,
    unchecked: [
      ...(splits.length < 2 ? [{ code: 'one-split', data: { only: splits[0] ?? '' } }] : []),
      ...(rows.answers.length === 0 ? [{ code: 'no-labels', data: {} }] : []),
      ...(unused.length > 0 ? [{ code: 'unused-files', data: { files: unused.length, shown: unused.slice(0, 3).join(', ') } }] : []),
      ...seen.unchecked,
      { code: 'meaning', data: {} },
    ],
    data: {
      task: schema.task,
      fields,
      rows: rows.length,
      splits: splits.map((split) => ({ name: split, rows: sources.reduce((n, one) => n + (one.split === split ? one.records : 0), 0) })),
      files: sources.map((source, index) => ({
        file: source.name,
        split: source.split,
        format: source.told.format,
        encoding: source.told.encoding ?? 'utf-8',
        bytes: source.bytes,
        records: source.records,
        unreadable: filesRead.unreadable[index] ?? 0,
        sha256: source.sha256,
      })),
      languages: languages.table(),
      labels: labels.tables(),
      lengths: lengths.histograms(),
    },
    recipe: { path: recipeFile, text: writeRecipe({ opened, findings, name, seed, language, file: recipeFile, words }) },
    command: auditCommand(given, options),
    next: nextCommands(given, recipeFile, options),
    versions: { leaven: leavenVersion(), node: process.versions.node },
  };
}

function verdictOf(findings: readonly AuditFinding[]): AuditReport['verdict'] {
  const countOf = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const errors = countOf('error');
  const warnings = countOf('warning');
  const fixes = findings.filter(({ severity, fix }) => severity !== 'note' && fix !== undefined).length;
  return { outcome: errors > 0 ? 'unfit' : warnings > 0 ? 'fixes' : 'fit', errors, warnings, notes: countOf('note'), fixes };
}
