import { join } from 'node:path';
import { type TrainEvent, type TrainResult, train } from '../../app/train.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type LongWork, longWork } from '../long-work.ts';
import { shownPath } from '../paths.ts';
import { programName, shellCommand } from '../shell.ts';
import { count, duration } from '../terminal/numbers.ts';
import { lossText, percent } from '../terminal/scores.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { leftOutLines } from '../unread.ts';
import { readParameters } from '../with.ts';

export interface TrainFlags {
  trainer?: string;
  with?: string[];
  out?: string;
  seed?: number;
  steps?: number;
  folds?: number;
  onTheFly?: boolean;
  text?: string[];
  label?: string;
  set?: string[];
  resume?: boolean;
  overwrite?: boolean;
  progress?: 'jsonl';
}

/** `leaven train DATA --out MODEL` */
export function trainCommand(data: string, flags: TrainFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.resume && flags.overwrite) throw new LeavenError('cli/conflicting-options', { first: '--resume', second: '--overwrite' });
  const { progress: events, with: assignments, out = 'model', ...given } = flags;
  return longWork('train', terminal, events, async (work) => {
    const onEvent = (event: TrainEvent) => work.event(event, (shown) => show(shown, work, terminal));
    const result = await train(data, { ...given, out, with: readParameters(assignments), signal: work.signal, onEvent });
    work.end();
    return finish(result, data, terminal);
  });
}

function show(event: TrainEvent, work: LongWork, { words, language }: Terminal): void {
  const number = (value: number) => count(value, language);
  if (event.type === 'data') work.progress(event);
  else if (event.type === 'plan') {
    const rows = [words.rows(number(event.rows)), ...(event.validation > 0 ? [words.validationRows(number(event.validation))] : [])];
    const facts = [words.trainerIs(event.trainer), words.seed(event.seed), ...rows, words.classes(number(event.classes))];
    work.note(`  ${facts.join('  ')}`);
  } else {
    const label = 'fold' in event ? words.fold(event.fold, event.folds) : words.training;
    work.progress({ label, done: event.step, total: event.steps, detail: words.lossNow(lossText(event.loss)) });
  }
}

function finish(result: TrainResult, data: string, terminal: Terminal): ExitCode {
  const { words, language, colors } = terminal;
  const number = (value: number) => count(value, language);
  const lead = result.reused ? words.alreadyTrained : words.trained(duration(result.seconds, words.units));
  const facts = [words.rows(number(result.rows.train)), words.classes(number(result.classes.length)), words.steps(number(result.steps))];
  if (result.bestStep !== undefined) facts.push(words.bestStep(number(result.bestStep)));
  if (result.loss > 0) facts.push(words.lossNow(lossText(result.loss)));
  terminal.out(`${colors.strong(lead)}   ${facts.join('  ')}`);
  if (!terminal.quiet) {
    const { validation, outOfFold } = result;
    if (validation) {
      const scores = [
        `${words.accuracy} ${percent(validation.accuracy, language)}`,
        `${words.macroF1} ${percent(validation.macro.f1, language)}`,
      ];
      terminal.out(`  ${words.onValidation}  ${[...scores, `n ${number(validation.rows)}`].join('  ')}`);
    }
    if (outOfFold)
      terminal.out(`  ${words.outOfFold}  ${words.accuracy} ${percent(outOfFold.accuracy, language)}  ${shownPath(outOfFold.file)}`);
    for (const line of leftOutLines(result, terminal)) terminal.out(`  ${line}`);
    terminal.out(`  ${words.model(shownPath(result.folder))}    ${words.log(shownPath(join(result.folder, 'logs', 'log.jsonl')))}`);
  }
  const model = shownPath(result.folder);
  const next = result.splits.includes('test') ? ['evaluate', model, data] : ['predict', model, 'DATA'];
  terminal.note(`  ${words.next(shellCommand([...programName(), ...next]))}`);
  terminal.document('train', { ...result, data });
  return exitCodes.done;
}
