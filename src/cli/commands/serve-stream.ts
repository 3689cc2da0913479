import { type ServedEvent, serveStream } from '../../app/serve-stream.ts';
import { toLeavenError } from '../../errors/leaven-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { onInterrupt, type Position, sayInterrupted } from '../interrupt.ts';
import { shellCommand } from '../shell.ts';
import { count, duration } from '../terminal/numbers.ts';
import { progressOn } from '../terminal/progress-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

export interface ServeStreamFlags {
  port?: number;
  token?: string;
  workers?: number;
  cache?: string;
  once?: boolean;
  set?: string[];
}

/** `leaven serve-stream RECIPE`: serves until Ctrl-C, or with --once until an epoch has been given. */
export async function serveStreamCommand(recipe: string, flags: ServeStreamFlags, terminal: Terminal): Promise<ExitCode> {
  const { words, language, colors } = terminal;
  const progress = progressOn(terminal, undefined);
  let last: Position | undefined;
  const interrupt = onInterrupt(() => progress.clear());
  try {
    const server = await serveStream(recipe, {
      ...flags,
      signal: interrupt.signal,
      onProgress: (update) => {
        last = update;
        progress.update(update);
      },
      onEvent: (event) => say(event, terminal),
    });
    progress.end();
    const rows = Object.entries(server.rows).map(([split, n]) =>
      split === '*' ? words.rowsToPart(count(n, language)) : words.splitRows(count(n, language), visible(split), false),
    );
    terminal.out(`${colors.strong(words.serving(visible(server.name), server.url))}   ${rows.join('  ')}`);
    terminal.out(`  ${words.tokenIs(server.token)}`);
    const header = `Authorization: Bearer ${server.token}`;
    terminal.note(`  ${words.tryStream} ${shellCommand(['curl', '-H', header, `${server.url}/epochs/0`])}`);
    terminal.document('serve-stream', { recipe, url: server.url, token: server.token, rows: server.rows });
    await server.stopped;
    terminal.note(`  ${words.serverStopped}`);
    return exitCodes.done;
  } catch (thrown) {
    progress.end();
    const error = toLeavenError(thrown);
    if (error.code !== 'run/interrupted') throw thrown;
    return sayInterrupted('serve-stream', error, last, terminal);
  } finally {
    interrupt.release();
  }
}

function say(event: ServedEvent, { words, language, note, noteColors }: Terminal): void {
  if (event.type === 'failed') {
    const path = visible(event.path);
    if (event.error.code === 'run/interrupted') note(`  ${words.clientLeft(path)}`);
    else note(`  ${noteColors.warning(words.errorWord)}[${event.error.code}] ${path}: ${visible(event.error.text(language).message)}`);
    return;
  }
  const facts = [
    words.servedEpoch(event.epoch, visible(event.split)),
    ...(event.shard ? [words.part(event.shard.index + 1, event.shard.count)] : []),
    words.servedRows(count(event.written, language), event.written),
    words.rejectedSoFar(count(event.rejected, language), event.rejected),
    duration(event.seconds, words.units),
  ];
  note(`  ${facts.join('  ')}`);
}
