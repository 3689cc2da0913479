import { LeavenError } from '../errors/leaven-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { continueCommand } from './shell.ts';
import { count } from './terminal/numbers.ts';
import type { Terminal } from './terminal/terminal.ts';

/** How far a command had come. */
export interface Position {
  done: number;
  total: number;
}

/** The first signal asks for a clean stop, the second ends the process as it stands: what is on disk stays resumable. */
export function onInterrupt(asked: () => void) {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    asked();
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release() {
      // Once asked to stop, a further Ctrl-C still ends the process with the code of an interruption.
      if (controller.signal.aborted) return;
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

/** Where a command stopped, and the command that continues it. */
export function sayInterrupted(command: string, error: LeavenError, last: Position | undefined, terminal: Terminal): ExitCode {
  const { words, language, noteColors } = terminal;
  const again = continueCommand(command, terminal.args);
  const told = new LeavenError('run/interrupted', { ...error.data, command: again });
  terminal.document(command, { ok: false, error: told.toDocument(language) });
  if (terminal.json) return exitCodes.interrupted;
  const where = last === undefined ? words.stopped : words.stoppedAt(count(last.done, language), count(last.total, language));
  const line = `^C  ${where}    ${words.continueWith(again)}`;
  process.stderr.write(`${line}        ${noteColors.faint(words.exitNote(exitCodes.interrupted))}\n`);
  return exitCodes.interrupted;
}
