import { createHash, type Hash } from 'node:crypto';
import { canonicalJson } from '../datasets/identity.ts';
import type { LabeledTexts, TrainInput } from './trainer.ts';

/** SHA-256 over all that a training depends on: data, targets, parameters, classes, seed and steps. Linear in the data. */
export function trainingIdentity(trainer: string, input: TrainInput): string {
  const hash = createHash('sha256');
  const { params, classes, fields, language, seed, steps, passes } = input;
  hash.update(canonicalJson({ trainer, params, classes, fields, language, seed, steps, ...(passes ? { passes: passes.identity } : {}) }));
  addTexts(hash, input.train);
  if (input.dev) addTexts(hash, input.dev);
  return hash.digest('hex');
}

function addTexts(hash: Hash, { columns, targets, soft }: LabeledTexts): void {
  for (const column of columns) {
    hash.update(`${column.length};`);
    for (const text of column) {
      hash.update(`${text.length};`);
      // Code units as they are: UTF-8 would make every unpaired surrogate the same.
      hash.update(Buffer.from(text, 'utf16le'));
    }
  }
  hash.update(new Uint8Array(targets.buffer, targets.byteOffset, targets.byteLength));
  if (soft) hash.update(new Uint8Array(soft.buffer, soft.byteOffset, soft.byteLength));
}
