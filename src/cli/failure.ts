import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { type ExitCode, exitCodeOf } from './exit-codes.ts';
import { renderErrorSummary, renderErrors } from './terminal/errors.ts';
import type { Terminal } from './terminal/terminal.ts';

const runsSomething: ReadonlySet<string> = new Set(['run', 'preview', 'train', 'prove', 'search']);

/** Says what went wrong, as text on stderr or as a JSON document, and returns the exit code. */
export function reportFailure(thrown: unknown, command: string, terminal: Terminal): ExitCode {
  const error = toLeavenError(thrown);
  const exitCode = exitCodeOf(error);
  // The answer of a failed command is its error.
  terminal.document(command, { ok: false, error: error.toDocument(terminal.language) });
  if (!terminal.json) {
    const view = {
      language: terminal.language,
      colors: terminal.noteColors,
      ...(terminal.columns !== undefined ? { columns: terminal.columns } : {}),
    };
    const lines = [...renderErrors(error, view), renderErrorSummary(error, exitCode, view, exitCode === 2 && runsSomething.has(command))];
    process.stderr.write(`${lines.join('\n')}\n`);
  }
  if (process.env.LEAVEN_DEBUG) process.stderr.write(`${trace(thrown)}\n`);
  return exitCode;
}

function trace(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const own = thrown.stack ?? thrown.message;
  const below = thrown.cause === undefined ? [] : [`caused by: ${trace(thrown.cause)}`];
  const beside = thrown instanceof LeavenError ? thrown.others.map((other) => `also: ${trace(other)}`) : [];
  return [own, ...below, ...beside].join('\n');
}
