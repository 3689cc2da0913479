import { resolve } from 'node:path';
import { type PredictResult, predict } from '../../app/predict.ts';
import { predictionLines } from '../../app/prediction-lines.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { longWork } from '../long-work.ts';
import { shownPath } from '../paths.ts';
import { count } from '../terminal/numbers.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { leftOutLines } from '../unread.ts';

export interface PredictFlags {
  out?: string;
  split?: string;
  text?: string[];
  set?: string[];
  overwrite?: boolean;
  progress?: 'jsonl';
}

/** `leaven predict MODEL DATA [--out FILE]`: to stdout where no file is named. */
export function predictCommand(model: string, data: string, flags: PredictFlags, terminal: Terminal): Promise<ExitCode> {
  const { out, progress: events, ...given } = flags;
  const file = out === undefined || out === '-' ? undefined : out;
  if (file === undefined && terminal.json) throw new LeavenError('cli/stdout-taken');
  return longWork('predict', terminal, events, async (work) => {
    const result = await predict(model, data, {
      ...given,
      ...(file !== undefined ? { out: file } : {}),
      signal: work.signal,
      onProgress: (progress) => work.event({ type: 'data', ...progress }, work.progress),
    });
    work.end();
    if (file === undefined) for (const lines of predictionLines(result)) await write(lines);
    return finish(result, { model: resolve(model), data }, terminal);
  });
}

/** Waits where the reader is slow: the predictions of a million rows are not held in memory. */
function write(text: string): Promise<void> | undefined {
  if (process.stdout.write(text)) return undefined;
  return new Promise((done) => process.stdout.once('drain', done));
}

function finish(result: PredictResult, asked: { model: string; data: string }, terminal: Terminal): ExitCode {
  const { words, language } = terminal;
  const { ids, classes, split, rejected, unread, file, rejectedFile } = result;
  const rows = count(ids.length, language);
  // Where the predictions themselves are the answer, what is said of them stands beside it.
  const say = file === undefined ? terminal.note : terminal.out;
  say(file === undefined ? words.predictionsSaid(rows) : words.predictions(rows, shownPath(file)));
  if (rejected > 0) {
    const shown = count(rejected, language);
    say(
      `  ${rejectedFile === undefined ? words.rejectedRows(shown, rejected) : words.rejectedIn(shown, rejected, shownPath(rejectedFile))}`,
    );
  }
  for (const line of leftOutLines({ unread }, terminal)) say(`  ${line}`);
  const files = { ...(file !== undefined ? { file } : {}), ...(rejectedFile !== undefined ? { rejectedFile } : {}) };
  terminal.document('predict', { ...asked, split, rows: ids.length, classes, rejected, unread, ...files });
  return exitCodes.done;
}
