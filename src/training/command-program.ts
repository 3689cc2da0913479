import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { putAwayAtExit } from './command-leftovers.ts';
import { createLineReader, createTail } from './command-lines.ts';

export interface ProgramStart {
  program: string;
  args: readonly string[];
  cwd: string;
  /** Beside the variables that Leaven itself has. */
  environment: Readonly<Record<string, string>>;
  timeoutSeconds: number;
  /** Between the request to end and the end by force. */
  graceSeconds: number;
  /** Pass on what the program says to people. */
  showOutput: boolean;
  signal?: AbortSignal;
  /** One line of standard output; true where it was for the machine. What it throws ends the program. */
  onLine?: (line: string, number: number) => boolean;
}

/** Characters of standard output that are for nobody, after which a program is taken to have run wild. */
const mostTalk = 64 << 20;
const shownLines = 5;
/** Milliseconds to end in, at most, once somebody wants to be gone. */
const mostPatience = 2000;
/** Of a line of metrics. */
const longestLine = 1 << 20;
/** Milliseconds between two looks at what is ending. */
const turn = 20;
/** For the end by force, and for pipes that somebody outside the process group holds open. */
const lastTurns = 50;

/**
 * Starts a program and waits for it and all it started. It has a process group of its own: that group is ended when the program ends,
 * when its time is over, when its output is wrong and when the signal aborts; first by SIGTERM, then by SIGKILL. Its output is read as
 * it comes, whatever it is, in bounded memory.
 *
 * @throws LeavenError training/command-not-found, -failed, -timed-out, -bad-output; run/interrupted
 */
export async function runProgram(start: ProgramStart): Promise<void> {
  const { program, cwd, signal, onLine } = start;
  if (signal?.aborted) throw new LeavenError('run/interrupted');
  let child: ChildProcess;
  try {
    child = spawn(program, start.args, {
      cwd,
      env: { ...process.env, ...start.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  } catch (error) {
    throw notStarted(program, error);
  }

  let fault: unknown;
  let over = false;
  let ending: Promise<void> | undefined;
  const grace = start.graceSeconds * 1000;
  const end = (patience = grace) => (ending ??= endGroup(child, patience));
  const stop = (error: unknown, patience?: number) => {
    if (over || fault !== undefined) return;
    fault = error;
    void end(patience);
  };

  const said = createTail();
  const talk = createTail();
  const lastWords = () => {
    const lines = said.lines(shownLines);
    return { said: (lines.length > 0 ? lines : talk.lines(shownLines)).join(' ⏎ ') };
  };
  let lines = 0;
  let talked = 0;
  const reader = createLineReader(longestLine, (line, cut) => {
    lines++;
    if (fault !== undefined) return;
    try {
      if (!cut && onLine?.(line, lines)) {
        talked -= line.length + 1;
        return;
      }
    } catch (error) {
      stop(error);
      return;
    }
    talk.push(`${line}\n`);
    if (start.showOutput) passOn(child, `${line}\n`);
  });
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    talked += piece.length;
    reader.push(piece);
    if (talked > mostTalk) stop(new LeavenError('training/command-bad-output', { output: 'stdout', line: lines + 1, reason: tooMuch }));
  });
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    said.push(piece);
    if (start.showOutput) passOn(child, piece);
  });
  let closed = false;
  child.once('close', () => {
    closed = true;
  });

  const seconds = start.timeoutSeconds;
  const timer = setTimeout(() => stop(new LeavenError('training/command-timed-out', { program, seconds, ...lastWords() })), seconds * 1000);
  const onAbort = () => stop(new LeavenError('run/interrupted'), Math.min(grace, mostPatience));
  signal?.addEventListener('abort', onAbort, { once: true });
  const forget = putAwayAtExit(() => kill(child, 'SIGKILL'));
  try {
    const ended = await new Promise<{ code: number | null; by: NodeJS.Signals | null }>((resolve, reject) => {
      child.once('error', (error) => reject(notStarted(program, error)));
      child.once('exit', (code, by) => resolve({ code, by }));
    });
    clearTimeout(timer);
    // What the program started and left behind goes with it.
    await end();
    // By turns of the event loop, each of which reads: what is in the pipes is read however busy this thread is.
    for (let turns = 0; turns < lastTurns && !closed; turns++) await wait(turn);
    reader.end();
    over = true;
    if (fault !== undefined) throw fault;
    if (ended.code !== 0) throw new LeavenError('training/command-failed', { program, ending: endingOf(ended), ...lastWords() });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    child.stdout?.destroy();
    child.stderr?.destroy();
    forget();
  }
}

const tooMuch: Localized = {
  en: 'it goes on and on with lines that are no metrics',
  'zh-CN': '不断输出并非指标的内容',
};

function endingOf({ code, by }: { code: number | null; by: NodeJS.Signals | null }): Localized {
  return by === null ? { en: `exit code ${code}`, 'zh-CN': `退出码 ${code}` } : { en: `signal ${by}`, 'zh-CN': `信号 ${by}` };
}

function notStarted(program: string, error: unknown): LeavenError {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, Localized> = {
    ENOENT: { en: 'there is no such program', 'zh-CN': '没有该程序' },
    EACCES: { en: 'it may not be executed', 'zh-CN': '没有执行权限' },
  };
  return new LeavenError('training/command-not-found', { program, reason: known[code ?? ''] ?? message }, { cause: error });
}

/** To the standard error of Leaven, no faster than that takes it. */
function passOn({ stdout, stderr }: ChildProcess, text: string): void {
  if (process.stderr.write(text)) return;
  stdout?.pause();
  stderr?.pause();
  process.stderr.once('drain', () => {
    stdout?.resume();
    stderr?.resume();
  });
}

/** Sends a signal to the program and all it started; false where nothing is left of them. */
function kill(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  if (process.platform === 'win32') return child.exitCode === null && child.kill(signal);
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

async function endGroup(child: ChildProcess, grace: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', grace],
    ['SIGKILL', turn * lastTurns],
  ] as const) {
    if (!kill(child, signal)) return;
    for (let waited = 0; waited < patience; waited += turn) {
      await wait(turn);
      if (!kill(child, 0)) return;
    }
  }
}
