import { resolve } from 'node:path';
import { type Evaluation, evaluate } from '../../app/evaluate.ts';
import type { NoiseProgress } from '../../app/under-noise.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { longWork } from '../long-work.ts';
import { count } from '../terminal/numbers.ts';
import { percent } from '../terminal/scores.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { displayWidth } from '../terminal/width.ts';
import { leftOutLines } from '../unread.ts';
import { noiseHeading, noiseLines, noiseTable, showNoise } from './evaluate-noise.ts';

export interface EvaluateFlags {
  split?: string;
  text?: string[];
  label?: string;
  set?: string[];
  noise?: string[];
  rates?: number[];
  draws?: number;
  seed?: number;
  progress?: 'jsonl';
}

/** More classes than these make a matrix that no screen holds. */
const confusionClasses = 12;

/** `leaven evaluate MODEL DATA`: on a terminal all of it; elsewhere the table of classes on stdout, and the rest beside it. */
export function evaluateCommand(model: string, data: string, flags: EvaluateFlags, terminal: Terminal): Promise<ExitCode> {
  const { progress: events, noise: noises, rates, draws, seed, ...given } = flags;
  // What says how noise is put on asks for it.
  const asked = [noises, rates, draws, seed].some((flag) => flag !== undefined);
  const noise = {
    ...(noises !== undefined ? { noises } : {}),
    ...(rates !== undefined ? { rates } : {}),
    ...(draws !== undefined ? { draws } : {}),
    ...(seed !== undefined ? { seed } : {}),
  };
  return longWork('evaluate', terminal, events, async (work) => {
    const onProgress = (progress: Parameters<typeof work.progress>[0]) => work.event({ type: 'data', ...progress }, work.progress);
    const onNoise = (progress: NoiseProgress) => work.event({ type: 'noise', ...progress }, (event) => showNoise(event, work, terminal));
    const result = await evaluate(model, data, { ...given, ...(asked ? { noise } : {}), signal: work.signal, onProgress, onNoise });
    work.end();
    const { report, n, unseenLabels, ...rest } = result;
    say(result, terminal);
    terminal.document('evaluate', { model: resolve(model), data, ...rest, n, unseenLabels, ...report });
    return exitCodes.done;
  });
}

function say(result: Evaluation, terminal: Terminal): void {
  const { words, language, colors, aligned } = terminal;
  const { report, unseenLabels } = result;
  const beside = aligned ? terminal.out : terminal.note;
  const share = (value: number) => percent(value, language);
  const scores = [
    `${words.accuracy} ${share(report.accuracy)}`,
    `${words.macroF1} ${share(report.macro.f1)}`,
    ...(report.probabilities ? [`${words.calibrationError} ${share(report.probabilities.calibration.ece)}`] : []),
    `n ${count(result.n, language)}`,
    result.split,
  ];
  if (terminal.quiet) {
    terminal.out(scores.join('   '));
    for (const line of result.noise ? noiseLines(result.noise, terminal) : []) terminal.out(line);
    return;
  }
  beside(colors.strong(scores.join('   ')));
  if (unseenLabels.length > 0) {
    const shown = unseenLabels.slice(0, 10).map(({ label, rows }) => `${visible(label)} ${count(rows, language)}`);
    beside(`  ${colors.warning(words.unseenLabels(shown.join(', ') + (unseenLabels.length > 10 ? ' …' : '')))}`);
  }
  for (const line of leftOutLines(result, terminal)) beside(`  ${line}`);
  if (aligned) terminal.out();
  for (const line of classTable(result, terminal)) terminal.out(line);
  if (aligned && report.perClass.length <= confusionClasses) {
    terminal.out(`\n${words.confusion}`);
    for (const line of confusionTable(result, terminal)) terminal.out(line);
  }
  if (!result.noise) return;
  terminal.out();
  beside(noiseHeading(result.noise, result.n, terminal));
  for (const line of noiseTable(result.noise, terminal)) terminal.out(line);
}

function classTable({ report }: Evaluation, { words, language, aligned }: Terminal): string[] {
  const share = (value: number) => (aligned ? percent(value, language) : String(value));
  const cells = (name: string, scores: { precision: number; recall: number; f1: number }, support: number) => [
    name,
    ...[scores.precision, scores.recall, scores.f1].map(share),
    aligned ? count(support, language) : String(support),
  ];
  const columns = [words.precision, words.recall, words.f1, words.support].map((title) => ({ title, align: 'right' as const }));
  return formatTable(
    [{ title: words.class }, ...columns],
    [
      ...report.perClass.map((one) => cells(visible(one.class), one, one.support)),
      cells(words.macroMean, report.macro, report.rows),
      cells(words.weightedMean, report.weighted, report.rows),
    ],
    aligned,
  );
}

/** Classes head the columns by name, or by number where the names would not fit. */
function confusionTable({ report }: Evaluation, { language }: Terminal): string[] {
  const names = report.perClass.map((one) => visible(one.class));
  const width = names.reduce((sum, name) => sum + displayWidth(name) + 2, Math.max(...names.map(displayWidth)));
  const numbered = width > (process.stdout.columns ?? 100);
  const rows = report.confusion.map((row, place) => [
    `${numbered ? `${place + 1} ` : ''}${names[place] ?? ''}`,
    ...row.map((n) => count(n, language)),
  ]);
  const titles = names.map((name, place) => ({ title: numbered ? String(place + 1) : name, align: 'right' as const }));
  return formatTable([{ title: '' }, ...titles], rows, true);
}
