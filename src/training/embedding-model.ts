import { denseSize, EmbeddingNetwork } from '../kernels/learning/embedding-network.ts';
import { FeatureTable } from '../kernels/learning/sparse-rows.ts';
import type { NgramHasher } from '../kernels/text/ngrams.ts';
import { predictRows, type TextFeatures } from './text-features.ts';
import type { TrainedModel } from './trainer.ts';
import { damaged, hashWeights, readWeights, writeWeights } from './weights-file.ts';

const fileName = 'embedding.bin';
const kind = 'text-embedding';

export interface EmbeddingModelShape {
  dimension: number;
  /** 0: no hidden layer. */
  hidden: number;
  classes: number;
  bits: number;
}

type Updates = Pick<TrainedModel, 'steps' | 'bestStep'>;

export function embeddingModel(features: TextFeatures, network: EmbeddingNetwork, updates: Updates): TrainedModel {
  const { classes } = network.shape;
  const { embeddings, dense } = network;
  const arrays = () => ({ buckets: features.table.members(), worth: features.worth, embeddings, dense });
  return {
    ...updates,
    predict: (texts, signal) =>
      predictRows(
        features,
        classes,
        texts,
        ({ features: places, values, starts }, row, scores) =>
          network.forward(places, values, starts[row] as number, starts[row + 1] as number, scores),
        signal,
      ),
    save(folder) {
      const { steps, bestStep } = updates;
      writeWeights(folder, fileName, kind, { updates: Uint32Array.of(steps, ...(bestStep !== undefined ? [bestStep] : [])), ...arrays() });
      return [fileName];
    },
    fingerprint: () => hashWeights(arrays()),
  };
}

/** @throws LeavenError training/model-damaged */
export function loadEmbeddingModel(folder: string, shape: EmbeddingModelShape, hasher: NgramHasher): TrainedModel {
  const { updates, buckets, worth, embeddings, dense } = readWeights(folder, fileName, kind);
  const steps = updates?.[0];
  const fits =
    steps !== undefined &&
    buckets instanceof Uint32Array &&
    worth instanceof Float32Array &&
    embeddings instanceof Float32Array &&
    dense instanceof Float32Array &&
    worth.length === buckets.length &&
    embeddings.length === buckets.length * shape.dimension &&
    dense.length === denseSize({ ...shape, features: buckets.length }) &&
    buckets.every((bucket) => (bucket & 2147483647) < 2 ** shape.bits);
  if (!fits)
    throw damaged(folder, {
      en: `${fileName} has the weights of other parameters or classes`,
      'zh-CN': `${fileName} 中的权重属于另外的参数或类别`,
    });
  const bestStep = updates?.[1];
  const network = new EmbeddingNetwork({ ...shape, features: buckets.length }, embeddings, dense);
  const features = { hasher, table: FeatureTable.of(shape.bits, buckets), worth };
  return embeddingModel(features, network, { steps, ...(bestStep !== undefined ? { bestStep } : {}) });
}
