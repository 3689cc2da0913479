import { createProgress, type Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** The progress line on stderr; nothing of it under --quiet, and where events go there as JSON. */
export function progressOn(terminal: Pick<Terminal, 'quiet' | 'plain' | 'language'>, events: 'jsonl' | undefined): Progress {
  const isTerminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  return createProgress({
    write: (text) => process.stderr.write(text),
    mode: terminal.quiet || events !== undefined ? 'off' : isTerminal && !terminal.plain ? 'redraw' : 'lines',
    language: terminal.language,
    plain: terminal.plain,
    columns: () => process.stderr.columns ?? 80,
    now: () => performance.now(),
  });
}
