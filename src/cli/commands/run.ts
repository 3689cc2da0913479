import type { RunEvent, RunResult } from '../../app/run.ts';
import { LeavenError, toLeavenError } from '../../errors/leaven-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { reportFailure } from '../failure.ts';
import { onInterrupt, type Position, sayInterrupted } from '../interrupt.ts';
import { shownPath } from '../paths.ts';
import { programName, shellCommand } from '../shell.ts';
import { count, duration } from '../terminal/numbers.ts';
import type { Progress } from '../terminal/progress.ts';
import { progressOn } from '../terminal/progress-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { warningText } from '../warnings.ts';
import { checkRecipe, planDocument } from './validate.ts';

export interface RunOptions {
  workers?: number;
  shardSize?: number;
  memoryMegabytes?: number;
  resume?: boolean;
  overwrite?: boolean;
  set?: string[];
  progress?: 'jsonl';
  dryRun?: boolean;
}

/** `leaven run RECIPE`: Ctrl-C stops it cleanly, and a second one at once. */
export async function runCommand(recipe: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.resume && options.overwrite) throw new LeavenError('cli/conflicting-options', { first: '--resume', second: '--overwrite' });
  if (options.dryRun) {
    const validation = await checkRecipe(recipe, options, terminal);
    terminal.note(terminal.words.nothingWritten);
    terminal.document('run', { dryRun: true, ...planDocument(validation, terminal.language) });
    return exitCodes.done;
  }
  const events = createEvents(terminal, options.progress);
  const interrupt = onInterrupt(() => {
    events.progress.clear();
    if (options.progress === undefined) terminal.note(terminal.words.stopping);
  });
  try {
    const { run } = await import('../../app/run.ts');
    const { progress: _, dryRun: __, ...given } = options;
    const result = await run(recipe, { ...given, signal: interrupt.signal, onEvent: events.take });
    events.progress.end();
    return finish(result, recipe, terminal);
  } catch (thrown) {
    events.progress.end();
    const error = toLeavenError(thrown);
    if (error.code !== 'run/interrupted') throw thrown;
    return sayInterrupted('run', error, events.last(), terminal);
  } finally {
    interrupt.release();
  }
}

function createEvents(terminal: Terminal, format: 'jsonl' | undefined) {
  const { language, words } = terminal;
  const progress: Progress = progressOn(terminal, format);
  let last: Position | undefined;
  const take = (event: RunEvent) => {
    if (event.type === 'progress') last = event;
    if (format === 'jsonl') {
      process.stderr.write(`${JSON.stringify(event)}\n`);
      return;
    }
    if (event.type === 'progress') return progress.update(event);
    if (event.type === 'stage') return;
    progress.clear();
    if (event.type === 'plan') {
      const splits = Object.entries(event.splits).map(([name, rows]) =>
        name === '*'
          ? words.rowsToPart(count(rows, language))
          : words.splitRows(count(rows, language), visible(name), event.untouched.includes(name)),
      );
      terminal.note(`  ${[visible(event.name), words.seed(event.seed), words.plan(event.planHash.slice(0, 6)), ...splits].join('  ')}`);
    } else if (event.type === 'warning') {
      terminal.note(`  ${terminal.noteColors.warning(words.warningWord)}: ${visible(warningText(event, language))}`);
    }
  };
  return { take, progress, last: () => last };
}

/** The counts, what a person should doubt, where the report is and what to do next. */
function finish(result: RunResult, recipe: string, terminal: Terminal): ExitCode {
  const { words, language, colors } = terminal;
  const number = (value: number) => count(value, language);
  const { counts, leaks } = result;
  const tooMany = result.tooManyErrors
    ? new LeavenError('run/too-many-rejects', { errors: result.errors, read: counts.read, limit: result.limit })
    : undefined;

  const equation = words.equation({
    read: number(counts.read),
    asked: number(counts.asked),
    written: number(counts.written),
    rejected: number(counts.rejected),
    merged: number(counts.merged),
  });
  const time = duration(result.seconds, words.units);
  const lead = result.reused ? words.reused : result.resumed ? words.doneAfterResume(time) : words.done(time);
  terminal.out(`${colors.strong(lead)}   ${equation}    ${words.addsUp}`);
  if (!terminal.quiet) {
    const leaked = leaks.exact + leaks.tokenSet;
    const doubt = !leaks.checked
      ? words.leaksUnchecked
      : leaked === 0
        ? words.leaks('0')
        : words.leaksFound(number(leaks.exact), number(leaks.tokenSet));
    const parts = [
      leaked > 0 ? colors.warning(doubt) : doubt,
      ...(result.missingCopies > 0 ? [words.missingCopies(number(result.missingCopies))] : []),
      words.unchanged(number(result.unchanged)),
      words.guardHits(number(result.guardSaves)),
      words.report(shownPath(result.report)),
    ];
    terminal.out(`  ${parts.join('    ')}`);
  }
  if (tooMany) return sayTooMany(tooMany, result, terminal);
  const look = result.firstCopy === undefined ? ['preview', recipe] : ['explain', shownPath(result.folder), result.firstCopy];
  terminal.note(`  ${words.next(shellCommand([...programName(), ...look]))}`);
  terminal.document('run', { ...result, recipe });
  return exitCodes.done;
}

/** Done, and the data is whole: the document holds both the result and the error. */
function sayTooMany(error: LeavenError, result: RunResult, terminal: Terminal): ExitCode {
  if (!terminal.json) reportFailure(error, 'run', terminal);
  terminal.document('run', { ok: false, error: error.toDocument(terminal.language), ...result });
  return exitCodes.aboveLimit;
}
