import { toLeavenError } from '../errors/leaven-error.ts';
import type { ExitCode } from './exit-codes.ts';
import { onInterrupt, type Position, sayInterrupted } from './interrupt.ts';
import type { ProgressUpdate } from './terminal/progress.ts';
import { progressOn } from './terminal/progress-line.ts';
import type { Terminal } from './terminal/terminal.ts';

export interface LongWork {
  signal: AbortSignal;
  /** Shows how far the work has come. */
  progress(update: ProgressUpdate): void;
  /** A line beside the answer, above the progress. */
  note(line: string): void;
  /** Takes an event: to stderr as JSON where that is asked for, else to `show`. */
  event<E extends object>(event: E, show: (event: E) => void): void;
  /** The progress is over: what follows is the answer. */
  end(): void;
}

/** Work that Ctrl-C stops cleanly, and a second one at once; with a progress line, or events as JSON lines. */
export async function longWork(
  command: string,
  terminal: Terminal,
  events: 'jsonl' | undefined,
  work: (tools: LongWork) => Promise<ExitCode>,
): Promise<ExitCode> {
  const progress = progressOn(terminal, events);
  let last: Position | undefined;
  const interrupt = onInterrupt(() => {
    progress.clear();
    if (events === undefined) terminal.note(terminal.words.stopping);
  });
  try {
    return await work({
      signal: interrupt.signal,
      progress(update) {
        last = update;
        progress.update(update);
      },
      note(line) {
        progress.clear();
        terminal.note(line);
      },
      event(event, show) {
        if (events === undefined) show(event);
        else process.stderr.write(`${JSON.stringify(event)}\n`);
      },
      end: () => progress.end(),
    });
  } catch (thrown) {
    progress.end();
    const error = toLeavenError(thrown);
    if (error.code !== 'run/interrupted') throw thrown;
    return sayInterrupted(command, error, last, terminal);
  } finally {
    interrupt.release();
  }
}
