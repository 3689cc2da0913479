import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LeavenError } from '../../errors/leaven-error.ts';
import { writeWhole } from '../../pipeline/files.ts';

/** The first line: which search it is. */
export interface JournalHead {
  leaven: 1;
  kind: 'search';
  planHash: string;
  name: string;
  trainer: string;
  method: string;
  metric: string;
  seed: number;
}

/** What has been spent, in all calls. */
export interface Spent {
  seconds: number;
  trainings: number;
}

/** A wave that was decided on and done. `open`: candidates could begin. */
interface WaveLine extends Spent {
  wave: number;
  open: boolean;
  trials: readonly unknown[];
}

type Line = JournalHead | WaveLine | Spent | { written: string };

export interface Journal {
  /** Spent by earlier calls. */
  readonly spent: Spent;
  /** Whether candidates could begin in each wave that is done. */
  readonly waves: readonly boolean[];
  /** @throws LeavenError proof/search-differs */
  begin(head: JournalHead): void;
  wave(line: WaveLine): void;
  /** Keeps what has been spent so far. */
  spend(spent: Spent): void;
  /** Whether a file may be written: it is absent, as the search wrote it, or the caller means it. A folder never. */
  mayReplace(file: string, overwrite: boolean): boolean;
  /** Says what is about to be written, before it is: a search killed between the two knows its own file again. */
  willWrite(content: string): void;
}

/** The journal of a search: JSON lines, each on the disk before the next is written. What a kill left of a line is forgotten. */
export function openJournal(folder: string): Journal {
  const file = join(folder, 'search.jsonl');
  const text = readText(file);
  const lines = parseLines(text);
  const kept = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  if (kept !== text) writeWhole(file, [kept]);

  const waves: boolean[] = [];
  const written = new Set<string>();
  let spent: Spent = { seconds: 0, trainings: 0 };
  const note = (line: Line) => {
    if ('wave' in line) {
      waves.length = line.wave;
      waves.push(line.open);
    }
    if ('written' in line) written.add(line.written);
    if ('seconds' in line) spent = { seconds: Number(line.seconds), trainings: Number(line.trainings) };
  };
  for (const line of lines) note(line);
  const before = spent;
  const add = (line: Line) => {
    note(line);
    const handle = openSync(file, 'a');
    try {
      writeSync(handle, `${JSON.stringify(line)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  };
  return {
    spent: before,
    waves,
    begin(head) {
      const [first] = lines;
      if (first === undefined) add(head);
      else if (!('planHash' in first) || first.planHash !== head.planHash) throw new LeavenError('proof/search-differs', { folder });
    },
    wave(line) {
      if (waves[line.wave] !== line.open) add(line);
    },
    spend: add,
    mayReplace(target, overwrite) {
      const status = statSync(target, { throwIfNoEntry: false });
      return status === undefined || (status.isFile() && (overwrite || written.has(hashOf(readFileSync(target)))));
    },
    willWrite(content) {
      const hash = hashOf(content);
      if (!written.has(hash)) add({ written: hash });
    },
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function parseLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    try {
      lines.push(JSON.parse(line) as Line);
    } catch {
      break;
    }
  }
  return lines;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
