import { resolve } from 'node:path';
import { LeavenError } from '../../errors/leaven-error.ts';
import { writeWhole } from '../../pipeline/files.ts';
import type { ProofEvent, ProofResult } from '../../proof/options.ts';
import { prove } from '../../proof/prove.ts';
import { renderProofReport } from '../../reports/proof/proof-report.ts';
import { proofVerdictKind } from '../../reports/proof/verdict-kind.ts';
import type { ProofMetric, ProofReport } from '../../reports/proof-model.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { longWork } from '../long-work.ts';
import { shownPath } from '../paths.ts';
import { programName, shellCommand } from '../shell.ts';
import { count } from '../terminal/numbers.ts';
import { about, points } from '../terminal/scores.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { doubtLine } from '../warnings.ts';
import { readParameters } from '../with.ts';

export interface ProveFlags {
  trainer?: string;
  with?: string[];
  seeds?: number;
  metric?: ProofMetric;
  trainRows?: number;
  rowsPerClass?: number;
  holdout?: number;
  ablation: boolean;
  curve?: number[] | false;
  keep?: string[];
  split?: string;
  set?: string[];
  out?: string;
  workers?: number;
  overwrite?: boolean;
  /** A proof always goes on where it stopped; the word is taken because other commands want it. */
  resume?: boolean;
  report?: string;
  progress?: 'jsonl';
}

/** Doubts that the terminal shows; the report has all. */
const doubtsShown = 3;

/** `leaven prove RECIPE`: exit code 0 whatever the verdict is. */
export function proveCommand(recipe: string, flags: ProveFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.trainRows !== undefined && flags.rowsPerClass !== undefined)
    throw new LeavenError('cli/conflicting-options', { first: '--train-rows', second: '--rows-per-class' });
  const { progress: events, with: assignments, report, curve, resume: _, ...given } = flags;
  return longWork('prove', terminal, events, async (work) => {
    const { words, language } = terminal;
    const number = (value: number) => count(value, language);
    const show = (event: ProofEvent) => {
      if (event.type === 'progress')
        return work.progress({ label: words.training, done: event.done, total: event.total, detail: event.label });
      const facts = [visible(event.name), words.trainerIs(event.trainer), words.plan(event.planHash.slice(0, 6))];
      const sizes = [words.armsAndTrainings(number(event.arms), number(event.trainings)), `${number(event.train)} train`];
      work.note(`  ${[...facts, ...sizes, `${number(event.test)} ${given.split ?? 'test'}`].join('  ')}`);
    };
    const result = await prove(recipe, {
      ...given,
      ...(curve === undefined ? {} : { curve: curve === false ? [] : curve }),
      with: readParameters(assignments),
      signal: work.signal,
      onEvent: (event) => work.event(event, show),
    });
    work.end();
    if (report !== undefined) writeWhole(resolve(report), [await renderProofReport(result.proof, language)]);
    for (const line of proofLines(result.proof, terminal)) terminal.out(line);
    if (!terminal.quiet) terminal.out(`  ${words.report(shownPath(report === undefined ? result.report : resolve(report)))}`);
    sayDoubts(result.proof, terminal);
    return finish(result, terminal);
  });
}

/** The verdict, and what it rests on. */
export function proofLines(
  proof: ProofReport,
  { words, language, colors, quiet }: Pick<Terminal, 'words' | 'language' | 'colors' | 'quiet'>,
): string[] {
  const { verdict, power, leak } = proof;
  const kind = proofVerdictKind(proof);
  const range = ([low, high]: readonly [number, number]) => words.interval(points(low), points(high));
  const metric = proof.metric === 'accuracy' ? words.accuracy : words.macroF1;
  const effect = words.effect(
    metric,
    points(verdict.effect),
    range(verdict.interval),
    proof.seeds.length,
    count(proof.rows.test, language),
  );
  // No number of rows would do where the seeds alone part.
  const seedsAlone = kind === 'too-few' && power.rowsNeeded === undefined && power.seedsNeeded !== undefined;
  const lines = [`${colors.strong(words.verdicts[seedsAlone ? 'too-few-seeds' : kind])}   ${effect}`];
  if (quiet) return lines;
  const parts: string[] = [];
  if (seedsAlone) parts.push(words.seedsNeeded(about(power.seedsNeeded as number)));
  else if (kind === 'too-few' && power.rowsNeeded !== undefined) parts.push(words.rowsNeeded(about(power.rowsNeeded)));
  const best = bestPart(proof);
  if (best?.part) parts.push(words.bestPart(visible(best.operator ?? best.name), points(best.part.effect), range(best.part.interval)));
  const { baseline, recipe } = proof.cost;
  const seconds = (cost: typeof recipe) => cost.growSeconds + cost.trainSeconds;
  const times = (one: number, other: number) => (other > 0 ? one / other : 1).toFixed(1);
  parts.push(words.costs(times(recipe.rows, baseline.rows), times(seconds(recipe), seconds(baseline))));
  lines.push(`  ${parts.join('    ')}`);
  if (leak.removed > 0) lines.push(`  ${colors.warning(words.leaksRemoved(count(leak.removed, language), leak.removed))}`);
  return lines;
}

/** The operator that adds most to the others, if any adds. */
function bestPart({ arms }: ProofReport) {
  const parts = arms.filter((arm) => arm.kind === 'without' && arm.schedule === 'equal-steps' && arm.part !== undefined);
  const best = parts.sort((a, b) => (b.part?.effect ?? 0) - (a.part?.effect ?? 0))[0];
  return best?.part && best.part.effect > 0 ? best : undefined;
}

function sayDoubts({ doubts }: ProofReport, { language, words, noteColors, note }: Terminal): void {
  for (const doubt of doubts.slice(0, doubtsShown))
    note(`  ${noteColors.warning(words.warningWord)}: ${visible(doubtLine(doubt, language))}`);
}

function finish({ proof, folder, json, report, reused }: ProofResult, terminal: Terminal): ExitCode {
  const { words } = terminal;
  const called = shellCommand(programName());
  const next = proof.next.slice(0, 2).map((command) => command.replace(/^leaven(?= )/, called));
  if (proof.verdict.outcome !== 'helps') next.splice(1, 1, words.leaveData);
  terminal.note(`  ${words.next(next.join(`    ${words.or} `))}`);
  const { command: repeat, ...fields } = proof;
  terminal.document('prove', { ...fields, repeat, files: { folder, json, report }, reused });
  return exitCodes.done;
}
