import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { writeWhole } from '../pipeline/files.ts';

/** Where a training stands between two updates; with the learner's state, all that going on depends on. */
export interface Progress {
  /** Passes begun before this one, and rows of this one that are done. */
  epoch: number;
  row: number;
  step: number;
  /** Sum of the losses since the last event, and the rows it is over. */
  lossSum: number;
  lossRows: number;
  /** Mean loss of the last event. */
  loss: number;
  /** Lowest dev loss, the updates after which it stood, and the epochs since. */
  best?: { loss: number; step: number; since: number };
  /** True where early stopping has ended the training. */
  stopped: boolean;
}

export interface Checkpoint {
  progress: Progress;
  state: Uint8Array;
  bestState?: Uint8Array;
}

const magic = Buffer.from('LEAVENC1', 'latin1');
const fileName = 'checkpoint.bin';

/** One file, whole or not at all: header as JSON, the states, and the SHA-256 of all before it. */
export function writeCheckpoint(folder: string, identity: string, { progress, state, bestState }: Checkpoint): void {
  const header = Buffer.from(JSON.stringify({ identity, progress, state: state.length, best: bestState?.length ?? -1 }), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const pieces: Uint8Array[] = [magic, length, header, state, ...(bestState ? [bestState] : [])];
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  writeWhole(join(folder, fileName), [...pieces, hash.digest()]);
}

/**
 * The checkpoint of a folder. A file that is absent, cut short or damaged is no checkpoint: training starts from the beginning, to the same bits.
 *
 * @throws LeavenError training/checkpoint-differs where a sound one is of another training
 */
export function readCheckpoint(folder: string, identity: string): Checkpoint | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, fileName));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const end = bytes.length - 32;
  if (end < 12 || !bytes.subarray(0, 8).equals(magic)) return undefined;
  if (!createHash('sha256').update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end))) return undefined;
  const start = 12 + bytes.readUInt32LE(8);
  const header = JSON.parse(bytes.toString('utf8', 12, start)) as { identity: string; progress: Progress; state: number; best: number };
  if (header.identity !== identity) throw new LeavenError('training/checkpoint-differs', { folder });
  const state = bytes.subarray(start, start + header.state);
  const checkpoint: Checkpoint = { progress: header.progress, state };
  if (header.best >= 0) checkpoint.bestState = bytes.subarray(start + header.state, start + header.state + header.best);
  return checkpoint;
}
