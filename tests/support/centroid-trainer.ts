import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LeavenError } from '../../src/errors/leaven-error.ts';
import { defineTrainer, type Texts, type TrainedModel, type TrainInput } from '../../src/training/trainer.ts';

/** How often each letter a to z stands in the texts of a row, as shares. */
function features(texts: Texts, row: number): Float64Array {
  const counts = new Float64Array(26);
  let all = 0;
  for (const column of texts.columns)
    for (const unit of (column[row] as string).toLowerCase()) {
      const letter = unit.charCodeAt(0) - 97;
      if (letter < 0 || letter > 25) continue;
      counts[letter] = (counts[letter] as number) + 1;
      all++;
    }
  return all === 0 ? counts : counts.map((count) => count / all);
}

/** A real, small classifier: a row belongs to the class whose mean letters are nearest, in proportion to 1 / (sharpness + distance). */
function modelOf(centroids: Float64Array, classes: number, sharpness: number): TrainedModel {
  const bytes = new Uint8Array(centroids.buffer);
  return {
    async predict(texts) {
      const out = new Float32Array(texts.ids.length * classes);
      for (let row = 0; row < texts.ids.length; row++) {
        const own = features(texts, row);
        const near = Array.from({ length: classes }, (_, k) => {
          let square = 0;
          for (let f = 0; f < 26; f++) square += ((own[f] as number) - (centroids[k * 26 + f] as number)) ** 2;
          return 1 / (sharpness + Math.sqrt(square));
        });
        const sum = near.reduce((a, b) => a + b, 0);
        for (const [k, value] of near.entries()) out[row * classes + k] = value / sum;
      }
      return out;
    },
    save(folder) {
      writeFileSync(join(folder, 'centroids.bin'), bytes);
      return ['centroids.bin'];
    },
    fingerprint: () => createHash('sha256').update(bytes).digest('hex'),
    steps: 1,
  };
}

async function train({ train, classes, params }: TrainInput<{ sharpness: number }>): Promise<TrainedModel> {
  if (train.ids.length === 0) throw new LeavenError('training/no-rows', { split: 'train' });
  const centroids = new Float64Array(classes.length * 26);
  const rows = new Float64Array(classes.length);
  for (let row = 0; row < train.ids.length; row++) {
    const own = features(train, row);
    for (let k = 0; k < classes.length; k++) {
      const weight = train.soft ? (train.soft[row * classes.length + k] as number) : Number(train.targets[row] === k);
      rows[k] = (rows[k] as number) + weight;
      for (let f = 0; f < 26; f++) centroids[k * 26 + f] = (centroids[k * 26 + f] as number) + weight * (own[f] as number);
    }
  }
  for (let i = 0; i < centroids.length; i++) centroids[i] = (centroids[i] as number) / ((rows[Math.floor(i / 26)] as number) || 1);
  return modelOf(centroids, classes.length, params.sharpness);
}

export const centroidTrainer = defineTrainer({
  id: 'centroid',
  since: '0.1.0',
  summary: { en: 'Nearest mean of letters', 'zh-CN': '最近字母均值' },
  takes: ['label', 'label-weights'],
  params: z.strictObject({ sharpness: z.number().positive().default(0.01) }),
  updates: () => 1,
  train,
  async load(folder, { classes, params }) {
    const bytes = readFileSync(join(folder, 'centroids.bin'));
    if (bytes.length !== classes.length * 26 * 8) throw new RangeError(`${bytes.length} bytes for ${classes.length} classes`);
    const { sharpness } = params as { sharpness: number };
    return modelOf(new Float64Array(Uint8Array.from(bytes).buffer), classes.length, sharpness);
  },
});
