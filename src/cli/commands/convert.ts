import { relative } from 'node:path';
import { type ConvertTarget, convertSources, convertTargets, formatNames } from '../../app/convert/target-names.ts';
import { type ConvertOptions, type ConvertResult, convert } from '../../app/convert.ts';
import type { FormatPlan } from '../../core/plan.ts';
import { type TaskName, textTasks } from '../../core/tasks.ts';
import { oneOf } from '../arguments.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { shownPath } from '../paths.ts';
import { count } from '../terminal/numbers.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { warningText } from '../warnings.ts';

export interface ConvertFlags {
  from?: string;
  to?: string;
  task?: string;
  fields?: Record<string, string>;
  dryRun?: boolean;
  allowLoss?: boolean;
  overwrite?: boolean;
  dataInfo?: string;
}

/** `leaven convert IN OUT`: looks at all records, tells what would be lost, and writes. */
export async function convertCommand(input: string, output: string, flags: ConvertFlags, terminal: Terminal): Promise<ExitCode> {
  const result = await convert(input, output, optionsOf(flags));
  say(result, terminal);
  terminal.document('convert', result);
  return exitCodes.done;
}

/** The flags whose words are known only here: help loads no tasks and no formats. @throws LeavenError cli/bad-value */
function optionsOf({ from, to, task, ...given }: ConvertFlags): ConvertOptions {
  const source = from === undefined ? undefined : oneOf('--from', convertSources)(from);
  const isFormat = (formatNames as readonly string[]).includes(source ?? '');
  return {
    ...given,
    ...(source === undefined ? {} : { format: (isFormat ? { format: source } : { layout: source }) as Partial<FormatPlan> }),
    ...(to === undefined ? {} : { to: oneOf('--to', convertTargets)(to) as ConvertTarget }),
    ...(task === undefined ? {} : { task: oneOf('--task', textTasks)(task) as TaskName }),
  };
}

function say(result: ConvertResult, terminal: Terminal): void {
  const { words, language, colors, noteColors } = terminal;
  const kind = (one: string) => words.kinds[one] ?? one;
  const { losses, notes, warnings, problems = [] } = result;
  for (const { kind: lost, rows, example } of losses) {
    const place = words.placeOf(visible(example.file), count(example.record, language));
    const { reason } = example.detail as { reason?: string };
    const told = reason === undefined ? place : `${place} (${visible(reason)})`;
    terminal.note(`  ${noteColors.warning(words.lost(kind(lost), count(rows, language), rows, told))}`);
  }
  if (losses.length === 0) terminal.note(`  ${words.nothingLost}`);
  for (const warning of warnings) terminal.note(`  ${noteColors.warning(words.warningWord)}: ${visible(warningText(warning, language))}`);
  for (const { kind: noted, rows } of notes) terminal.note(`  ${words.noted(kind(noted), count(rows, language), rows)}`);
  for (const { rule, count: times, example } of problems) {
    const place =
      example === undefined ? '' : `, ${words.placeOf(visible(relative('.', result.output.file)), count(example.record, language))}`;
    terminal.note(`  ${noteColors.warning(words.problem(rule, count(times, language), times, place))}`);
  }
  const from = formName(result.input);
  terminal.out(colors.strong(words.converted(count(result.written, language), result.written, from, formName(result.output))));
  if (result.dryRun) terminal.note(words.nothingWritten);
  else terminal.out(words.wrote(shownPath(result.output.file)));
  if (result.dataInfo && !result.dryRun) terminal.note(`  ${words.entered(result.dataInfo.name, shownPath(result.dataInfo.file))}`);
}

function formName({ format, layout }: { format: string; layout?: string }): string {
  return layout === undefined ? format : `${layout} ${format}`;
}
