import { closeSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { toLeavenError } from '../errors/leaven-error.ts';
import { writeWhole } from '../pipeline/files.ts';
import { restartRecord, scalarsRecord, versionRecord } from './event-file.ts';
import type { TrainingEvent } from './trainer.ts';

/** What TensorBoard calls the figures of an event; the first two are in every one. */
const tags = { loss: 'loss', learningRate: 'learning-rate', devLoss: 'dev/loss', devAccuracy: 'dev/accuracy' } as const;
type Figure = keyof typeof tags;
const figures = Object.keys(tags) as Figure[];

const linesName = 'log.jsonl';
const eventsName = /^events\.out\.tfevents\.(\d+)\.leaven\.\d+$/;

/** Names of the files that a training log writes. */
export function isLogFile(name: string): boolean {
  return name === linesName || eventsName.test(name);
}

export interface TrainingLogOptions {
  folder: string;
  /** Milliseconds since 1970: the only clock, and it reaches the event files alone. */
  now: () => number;
  /** Go on with the log of this folder; else what it logged before is removed. */
  resume?: boolean;
}

export interface TrainingLog {
  /** Appends an event to both logs. @throws LeavenError system/* */
  write(event: TrainingEvent): void;
  close(): void;
}

/**
 * The log of a training: `log.jsonl`, a line for each event, without times and so the same for the same training; and a TensorBoard
 * event file, `events.out.tfevents.…`. Records are appended whole: one that the disk does not take is taken back.
 *
 * Taken up again, training repeats what came after its checkpoint. The first event says from where: lines of its step and later are
 * cut off, and a new event file begins, as TensorBoard wants it.
 */
export function openTrainingLog(options: TrainingLogOptions): TrainingLog {
  try {
    mkdirSync(options.folder, { recursive: true });
    // A line that a crash cut short would be the last word of a training with nothing left to do.
    if (options.resume) cutBack(join(options.folder, linesName), Infinity);
    else for (const name of readdirSync(options.folder).filter(isLogFile)) rmSync(join(options.folder, name));
  } catch (error) {
    throw toLeavenError(error);
  }
  let files: { lines: number; events: number } | undefined;
  return {
    write(event) {
      try {
        files ??= begin(options, event.step);
        const { step, epoch } = event;
        const known = figures.flatMap((figure) => (event[figure] === undefined ? [] : [[figure, event[figure]] as const]));
        append(files.lines, Buffer.from(`${JSON.stringify({ step, epoch, ...Object.fromEntries(known) })}\n`, 'utf8'));
        const scalars = new Map(known.map(([figure, value]) => [tags[figure], value]));
        append(files.events, scalarsRecord(options.now() / 1000, step, scalars));
      } catch (error) {
        throw toLeavenError(error);
      }
    },
    close() {
      for (const file of files ? [files.lines, files.events] : []) {
        fsyncSync(file);
        closeSync(file);
      }
      files = undefined;
    },
  };
}

function begin({ folder, now, resume }: TrainingLogOptions, step: number): { lines: number; events: number } {
  const path = join(folder, linesName);
  if (resume) cutBack(path, step);
  const before = readdirSync(folder)
    .flatMap((name) => eventsName.exec(name)?.[1] ?? [])
    .map(Number);
  // TensorBoard reads files in the order of their names: a clock that was set back may not put the new one first.
  const seconds = Math.max(Math.floor(now() / 1000), ...before);
  const serial = String(before.length).padStart(4, '0');
  const name = `events.out.tfevents.${String(seconds).padStart(10, '0')}.leaven.${serial}`;
  const lines = openSync(path, 'a');
  const events = openSync(join(folder, name), 'ax');
  append(events, versionRecord(now() / 1000));
  if (resume) append(events, restartRecord(now() / 1000, step));
  return { lines, events };
}

/** Keeps whole lines of earlier steps. */
function cutBack(path: string, step: number): void {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const kept = text.split('\n').filter((line) => {
    try {
      return (JSON.parse(line) as { step: number }).step < step;
    } catch {
      return false;
    }
  });
  const whole = kept.map((line) => `${line}\n`).join('');
  if (whole !== text) writeWhole(path, [whole]);
}

function append(file: number, record: Uint8Array): void {
  const before = fstatSync(file).size;
  try {
    for (let at = 0; at < record.length; ) at += writeSync(file, record, at);
  } catch (error) {
    ftruncateSync(file, before);
    throw error;
  }
}
