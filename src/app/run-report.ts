import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { GuardName } from '../core/analysis.ts';
import { type Plan, type StepPlan, stepsOfStage } from '../core/plan.ts';
import { textualFields } from '../core/schema.ts';
import type { FieldKind } from '../core/tasks.ts';
import { currentLanguage } from '../errors/language.ts';
import type { ExecuteOutcome } from '../pipeline/execute.ts';
import { writeWhole } from '../pipeline/files.ts';
import { encodingWarnings } from '../pipeline/found-encodings.ts';
import { layout } from '../pipeline/layout.ts';
import { operatorsOf } from '../pipeline/seal.ts';
import type { ExampleTally, OperatorTally, Tally } from '../pipeline/tally.ts';
import type { Versions } from '../pipeline/versions.ts';
import type { Example, LabelCounts, OperatorCounts, ReportWarning, RunReport, ShownText, SplitCounts, StepFlow } from '../reports/model.ts';
import { renderReportJson } from '../reports/report-json.ts';
import { renderRunReport } from '../reports/run-report.ts';
import { trainableTasks } from '../training/read-rows.ts';
import { lengthHistogram } from './histogram.ts';
import { measureHistograms } from './measure-histograms.ts';
import { quote } from './shell-words.ts';

/** How a recipe that is no file is called: its copy in the run folder. */
export const unnamedRecipe = 'recipe.lock.yaml';

export interface ReportFacts {
  time: { wallSeconds: number; cpuSeconds: number; peakMemoryBytes: number; workers: number };
  versions: Versions;
  recipe: { path: string; text: string };
  command: string;
}

/** Writes report.json and report.html of a run that is about to be finished. */
export async function writeReports(outcome: ExecuteOutcome, facts: ReportFacts): Promise<void> {
  const folder = outcome.plan.output.path;
  const report = buildRunReport(outcome, facts);
  writeWhole(layout.reportJson(folder), [renderReportJson(report)]);
  writeWhole(layout.report(folder), [await renderRunReport(report, currentLanguage())]);
}

const examplesShown = 20;
const classesShown = 12;

/** The report's model from what the run counted. */
export function buildRunReport(outcome: ExecuteOutcome, facts: ReportFacts): RunReport {
  const { plan, tally } = outcome;
  const steps = plan.stages.flatMap(stepsOfStage);
  const untouched = new Set(untouchedSplits(plan, outcome.splits));
  const splits = outcome.splits.map((name): SplitCounts => {
    const split = tally.splits[name];
    const { read = 0, asked = 0, written = 0, rejected = 0, merged = 0, moved = 0 } = split ?? {};
    return { name, read, asked, written, rejected, merged, moved, touched: !untouched.has(name) };
  });
  const total = (key: 'read' | 'asked' | 'written' | 'rejected' | 'merged') => splits.reduce((sum, split) => sum + split[key], 0);
  const { time } = facts;
  const written = total('written');
  const kWh = (time.cpuSeconds * plan.energy.wattsPerCore) / 3_600_000;
  const operators = operatorCounts(steps, tally);
  return {
    leaven: 1,
    kind: 'run',
    name: plan.name,
    seed: plan.seed,
    planHash: plan.hash,
    task: plan.schema.task,
    language: plan.language,
    versions: facts.versions,
    command: facts.command,
    next: nextCommands(outcome, facts),
    counts: {
      read: total('read'),
      asked: total('asked'),
      written,
      rejected: total('rejected'),
      merged: total('merged'),
      addsUp: splits.every((split) => split.read + split.asked + split.moved === split.written + split.rejected + split.merged),
    },
    splits,
    steps: stepFlows(steps, outcome),
    labels: labelCounts(plan, outcome),
    lengths: lengths(plan, outcome),
    measures: measureHistograms(tally),
    operators,
    rejects: Object.values(tally.rejects)
      .sort((a, b) => b.count - a.count || (a.step + a.reason < b.step + b.reason ? -1 : 1))
      .map(({ step, reason, count, examples }) => ({
        step,
        reason,
        count,
        examples: examples.map(
          ({ id, text, detail }): ShownText => ({ id, text, ...(detail !== undefined ? { detail: shortDetail(detail) } : {}) }),
        ),
      })),
    examples: {
      total: operators.reduce((sum, operator) => sum + operator.changed, 0),
      chosen: 'evenly-by-operator',
      items: chooseExamples(plan, tally),
    },
    duplicates: duplicateFindings(plan, outcome, steps),
    leaks: {
      checked: outcome.leaksChecked,
      ...(outcome.leaksChecked ? {} : { reason: 'no-test-split' }),
      pairs: outcome.leaks.map((pair) => ({
        train: pair.train,
        test: pair.test,
        testRows: pair.testRows,
        exact: pair.exact,
        tokenSet: pair.tokenSet,
        ...(pair.near === undefined ? {} : { near: pair.near }),
        examples: pair.examples,
      })),
      copiesRefused: tally.refused,
    },
    warnings: warningsOf(outcome),
    time: { ...time, rowsPerSecond: time.wallSeconds > 0 ? written / time.wallSeconds : 0 },
    energy: { ...plan.energy, kWh, gramsCo2: kWh * plan.energy.gramsCo2PerKwh },
    inputs: outcome.sources.map(({ name, split, records, bytes, sha256 }) => ({ path: name, role: split, rows: records, bytes, sha256 })),
    outputs: outcome.files.map(({ path, role, rows, bytes, sha256 }) => ({ path, role, rows, bytes, sha256 })),
    recipe: facts.recipe,
  };
}

function shortDetail(detail: unknown): string {
  const text = JSON.stringify(detail);
  return text.length > 300 ? `${text.slice(0, 299).toWellFormed()}…` : text;
}

function nextCommands(outcome: ExecuteOutcome, { recipe }: ReportFacts): string[] {
  const { tally, plan, splits } = outcome;
  // As it is typed where the run was started: a report that is passed on names no home folder.
  const folder = relative(process.cwd(), plan.output.path) || '.';
  const example = Object.values(tally.examples)
    .flat()
    .find((candidate) => candidate.id !== candidate.parent);
  // Whether the growth helps is what a run leaves open; a recipe given as an object has no name to call it by.
  const provable = splits.includes('test') && trainableTasks.includes(plan.schema.task) && recipe.path !== unnamedRecipe;
  return [
    ...(provable ? [`leaven prove ${quote(recipe.path)}`] : []),
    ...(example ? [`leaven explain ${quote(folder)} ${quote(example.id)}`] : []),
  ];
}

function stepFlows(steps: readonly StepPlan[], { tally, findings }: ExecuteOutcome): StepFlow[] {
  const flow = (step: string, operators: readonly string[]): StepFlow => {
    const { in: entered = 0, asked = 0, changed = 0, rejected = 0, merged = 0, out = 0, microseconds = 0 } = tally.steps[step] ?? {};
    const found = findings[step];
    return {
      ...{ step, operators, in: entered, asked, changed, rejected, merged, out, cpuSeconds: microseconds / 1e6 },
      ...(found === undefined ? {} : { findings: found }),
    };
  };
  return [
    flow('read', []),
    ...steps.map((step) =>
      flow(
        step.id,
        operatorsOf(step).map((operator) => operator.use),
      ),
    ),
    flow('write', []),
  ];
}

function operatorCounts(steps: readonly StepPlan[], tally: Tally): OperatorCounts[] {
  return steps.flatMap((step) => {
    const copies = tally.steps[step.id]?.changed ?? 0;
    return operatorsOf(step).flatMap((operator): OperatorCounts[] => {
      const counted = tally.operators[`${step.id}/${operator.slot}`];
      return counted ? [operatorCount(counted, step.kind === 'augment' && step.from.includes(operator) ? copies : undefined)] : [];
    });
  });
}

function operatorCount(counted: OperatorTally, copies: number | undefined): OperatorCounts {
  const measured = counted.strengthBins.reduce((sum, count) => sum + count, 0);
  const list = (counts: Record<string, number>) => Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    step: counted.step,
    operator: counted.operator,
    ...(counted.slot === counted.operator ? {} : { slot: counted.slot }),
    asked: counted.asked,
    changed: counted.changed,
    ...(copies !== undefined && copies > 0 ? { share: counted.changed / copies } : {}),
    unchanged: list(counted.unchanged).map(([reason, count]) => ({ reason, count })),
    rejected: counted.rejected,
    ...(measured > 0
      ? {
          strength: {
            unit: 'characters' as const,
            n: measured,
            mean: counted.strengthSum / 1000 / measured,
            edges: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
            counts: counted.strengthBins,
          },
        }
      : {}),
    guardSaves: list(counted.saves).map(([guard, count]) => ({ guard: guard as GuardName, count })),
    cpuSeconds: counted.microseconds / 1e6,
  };
}

/** Kinds of fields whose labels are counted, and what each of them counts. */
const countedKinds: Partial<Record<FieldKind, LabelCounts['of']>> = {
  label: 'samples',
  labels: 'labels',
  spans: 'spans',
  relations: 'relations',
};

function labelCounts(plan: Plan, outcome: ExecuteOutcome): LabelCounts[] {
  return outcome.splits.flatMap((split) =>
    plan.schema.fields.flatMap(({ name, kind }): LabelCounts[] => {
      const of = countedKinds[kind];
      const counts = outcome.tally.splits[split];
      if (!of || !counts) return [];
      const [before, after] = [counts.labelsBefore[name] ?? {}, counts.labelsAfter[name] ?? {}];
      const labels = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      if (labels.length === 0) return [];
      const classes = labels
        .map((label) => ({ label, before: before[label] ?? 0, after: after[label] ?? 0 }))
        .sort((a, b) => b.before - a.before || b.after - a.after || (a.label < b.label ? -1 : 1));
      const rest = classes.slice(classesShown);
      const sum = (side: 'before' | 'after') => rest.reduce((total, one) => total + one[side], 0);
      return [
        {
          split,
          field: name,
          of,
          classes: classes.slice(0, classesShown),
          ...(rest.length > 0 ? { others: { classes: rest.length, before: sum('before'), after: sum('after') } } : {}),
          missing: { before: counts.unlabelledBefore[name] ?? 0, after: counts.unlabelledAfter[name] ?? 0 },
        },
      ];
    }),
  );
}

function lengths(plan: Plan, outcome: ExecuteOutcome) {
  const field = textualFields(plan.schema)[0];
  if (!field) return [];
  return outcome.splits.flatMap((split) => {
    const counts = outcome.tally.splits[split];
    return counts ? [lengthHistogram(split, field.name, counts.lengthsBefore, counts.lengthsAfter)] : [];
  });
}

/** One of each kind first, then one more of each operator in turn. */
function chooseExamples(plan: Plan, tally: Tally): Example[] {
  const lists = Object.entries(tally.examples)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]) => list);
  const chosen: ExampleTally[] = [];
  const seen = new Set<string>();
  const take = (example: ExampleTally | undefined) => {
    if (!example || chosen.length >= examplesShown || seen.has(`${example.id} ${example.step} ${example.operator}`)) return false;
    seen.add(`${example.id} ${example.step} ${example.operator}`);
    chosen.push(example);
    return true;
  };
  // The first screen shows the first of each kind: of different operators where there are any.
  for (const kind of ['typical', 'largest', 'guarded'] as const) {
    const used = new Set(chosen.map((example) => example.operator));
    const ofKind = lists.filter((list) => list[0]?.kind === kind);
    [...ofKind.filter((list) => !used.has(list[0]?.operator ?? '')), ...ofKind].some((list) => list.some(take));
  }
  for (let round = 0; chosen.length < examplesShown && round < examplesShown; round++) {
    for (const list of lists) take(list[round]);
  }
  return chosen.map((example) => ({
    id: example.id,
    parent: example.parent,
    step: example.step,
    operator: example.operator,
    split: 'train',
    field: example.field,
    before: example.before,
    edits: example.edits,
    guarded: example.guarded,
    kind: example.kind,
    ...(example.label !== undefined ? { label: example.label } : {}),
    ...(plan.language !== 'und' ? { language: plan.language } : {}),
  }));
}

/** Merged rows above this are counted, not listed by cluster. */
const mergesRead = 200_000;

function duplicateFindings(plan: Plan, outcome: ExecuteOutcome, steps: readonly StepPlan[]): RunReport['duplicates'] {
  const checked = steps.some((step) => step.kind === 'operator' && step.operator.use === 'dataset.deduplicate');
  const { merges } = outcome.tally;
  const file = layout.duplicates(plan.output.path);
  const clusters = new Map<string, string[]>();
  if (merges.count > 0 && merges.count <= mergesRead && existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const { id, into } = JSON.parse(line) as { id: string; into: string };
      const members = clusters.get(into);
      if (members) members.push(id);
      else clusters.set(into, [id]);
    }
  }
  const textsOf = new Map(merges.examples.map(({ id, text }) => [id, text]));
  const largest = [...clusters]
    .sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
    .filter(([, members]) => members.some((id) => textsOf.has(id)));
  return {
    checked,
    merged: merges.count,
    clusters: clusters.size,
    examples: largest.slice(0, 3).map(([into, members]) => {
      const shown = members.filter((id) => textsOf.has(id));
      const text = textsOf.get(shown[0] ?? '') ?? '';
      return { kept: { id: into, text }, size: members.length + 1, merged: shown.map((id) => ({ id, text: textsOf.get(id) ?? '' })) };
    }),
  };
}

function warningsOf(outcome: ExecuteOutcome): ReportWarning[] {
  const { tally, plan } = outcome;
  const warnings: ReportWarning[] = encodingWarnings(outcome.sources);
  const read = Object.values(tally.splits).reduce((sum, split) => sum + split.read, 0);
  if (tally.errors > plan.limits.rejects * read)
    warnings.push({ code: 'too-many-errors', data: { errors: tally.errors, read, limit: plan.limits.rejects } });
  for (const [column, rows] of Object.entries(tally.unredacted).sort()) warnings.push({ code: 'not-redacted', data: { column, rows } });
  const redactions = plan.stages
    .flatMap(stepsOfStage)
    .flatMap((step) => (step.kind === 'operator' && step.operator.redacts ? [step.operator] : []));
  if (redactions.length > 0 && !redactions.some(({ foresees }) => foresees)) warnings.push({ code: 'names-not-redacted', data: {} });
  return warnings;
}

/** Splits that no seeded step works on. */
export function untouchedSplits(plan: Plan, names: readonly string[]): string[] {
  const steps = plan.stages.flatMap(stepsOfStage);
  return names.filter((name) => name !== '*' && !steps.some((step) => step.splits === 'all' || step.splits.includes(name)));
}
