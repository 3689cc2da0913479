import type { Language } from '../../errors/language.ts';
import { messages } from '../messages.ts';
import { count, duration, short } from './numbers.ts';
import { clip, padStart } from './width.ts';

export interface ProgressUpdate {
  label: string;
  done: number;
  /** 0 where it is not known yet. */
  total: number;
  rejected?: number;
  /** A figure that moves with it, such as the loss. */
  detail?: string;
}

export interface Progress {
  update(update: ProgressUpdate): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): void;
  /** Takes the line away for good. */
  end(): void;
}

export interface ProgressOptions {
  write: (text: string) => void;
  /** redraw: one line that is drawn again; lines: a line now and then; off: nothing. */
  mode: 'redraw' | 'lines' | 'off';
  language: Language;
  /** ASCII words instead of a bar. */
  plain: boolean;
  columns: () => number;
  /** Milliseconds from any beginning. */
  now: () => number;
}

const quietMs = 300;
const redrawMs = 100;
const lineMs = 10_000;
const barColumns = 20;

/**
 * How far a run has come: stage, done and total, rate, time left, rejects. Nothing in the first 300 ms, then at most ten
 * redraws a second; without a terminal a line every 10 s or 10 % (and a second apart).
 */
export function createProgress(options: ProgressOptions): Progress {
  const { write, now } = options;
  const started = now();
  let stage = { label: '', since: started, from: 0 };
  let printedAt = Number.NEGATIVE_INFINITY;
  let printedShare = 0;
  let drawn = false;

  const clear = () => {
    if (drawn) write('\r\x1b[2K');
    drawn = false;
  };
  return {
    update(update) {
      if (options.mode === 'off') return;
      const time = now();
      if (update.label !== stage.label || update.done < stage.from) {
        stage = { label: update.label, since: time, from: update.done };
        printedShare = 0;
      }
      if (time - started < quietMs) return;
      const seconds = (time - stage.since) / 1000;
      const rate = seconds > 0 ? (update.done - stage.from) / seconds : 0;
      if (options.mode === 'redraw') {
        if (time - printedAt < redrawMs) return;
        printedAt = time;
        const line = clip(progressLine(update, rate, options), Math.max(20, options.columns() - 1));
        write(`\r\x1b[2K${line}`);
        drawn = true;
        return;
      }
      const share = update.total > 0 ? update.done / update.total : 0;
      const since = time - printedAt;
      if (since < 1000 || (since < lineMs && share - printedShare < 0.1)) return;
      printedAt = time;
      printedShare = share;
      write(`${progressLine(update, rate, { ...options, plain: true })}\n`);
    },
    clear,
    end: clear,
  };
}

/** `  augment  ███████████▌      58 %  36,120/62,280  41k/s  about 1 s left  14 rejected` */
export function progressLine(update: ProgressUpdate, rate: number, view: Pick<ProgressOptions, 'language' | 'plain'>): string {
  const words = messages[view.language];
  const { label, done, total, rejected = 0, detail } = update;
  const number = (value: number) => count(value, view.language);
  const share = total > 0 ? Math.min(1, done / total) : undefined;
  const parts: string[] = [];
  if (share !== undefined && !view.plain) parts.push(bar(share));
  if (share !== undefined) parts.push(padStart(`${Math.floor(share * 100)} %`, view.plain ? 0 : 5));
  parts.push(total > 0 ? `${number(done)}/${number(total)}` : number(done));
  if (rate >= 1) parts.push(`${short(rate)}/s`);
  if (share !== undefined && rate > 0 && done < total)
    parts.push(words.timeLeft(duration(Math.max(1, Math.ceil((total - done) / rate)), words.units)));
  if (rejected > 0) parts.push(words.rejectedSoFar(number(rejected), rejected));
  if (detail !== undefined) parts.push(detail);
  return `  ${label}  ${parts.join('  ')}`;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
function bar(share: number): string {
  const filled = Math.floor(share * barColumns * 8);
  const text = '█'.repeat(filled >> 3) + (eighths[filled & 7] ?? '');
  return text.padEnd(barColumns);
}
