import { LinearWeights } from '../kernels/learning/linear-weights.ts';
import { FeatureTable } from '../kernels/learning/sparse-rows.ts';
import type { NgramHasher } from '../kernels/text/ngrams.ts';
import { predictRows, type TextFeatures } from './text-features.ts';
import type { TrainedModel } from './trainer.ts';
import { damaged, hashWeights, readWeights, type Weights, writeWeights } from './weights-file.ts';

const fileName = 'linear.bin';
const kind = 'text-linear';

export function linearModel(features: TextFeatures, model: LinearWeights, updates: Pick<TrainedModel, 'steps' | 'bestStep'>): TrainedModel {
  const { classes } = model;
  let saved: Record<string, Weights> | undefined;
  const arrays = () => (saved ??= arraysOf(features, model));
  return {
    ...updates,
    predict: (texts, signal) => predictRows(features, classes, texts, (rows, row, scores) => model.scores(rows, row, scores), signal),
    save(folder) {
      const { steps, bestStep } = updates;
      writeWeights(folder, fileName, kind, { updates: Uint32Array.of(steps, ...(bestStep !== undefined ? [bestStep] : [])), ...arrays() });
      return [fileName];
    },
    fingerprint: () => hashWeights(arrays()),
  };
}

/** What makes up a model: buckets and worth of its features, weights without the padding, biases. */
function arraysOf({ table, worth }: TextFeatures, { weights, stride, classes, bias }: LinearWeights): Record<string, Weights> {
  const dense = new Float32Array(table.size * classes);
  for (let feature = 0; feature < table.size; feature++)
    for (let k = 0; k < classes; k++) dense[feature * classes + k] = weights[feature * stride + k] as number;
  return { buckets: table.members(), worth, weights: dense, bias: Float32Array.from(bias) };
}

/** @throws LeavenError training/model-damaged */
export function loadLinearModel(folder: string, classes: number, bits: number, hasher: NgramHasher): TrainedModel {
  const { updates, buckets, worth, weights, bias } = readWeights(folder, fileName, kind);
  const steps = updates?.[0];
  const fits =
    steps !== undefined &&
    buckets instanceof Uint32Array &&
    worth instanceof Float32Array &&
    weights instanceof Float32Array &&
    bias instanceof Float32Array &&
    worth.length === buckets.length &&
    weights.length === buckets.length * classes &&
    bias.length === classes &&
    buckets.every((bucket) => (bucket & 2147483647) < 2 ** bits);
  if (!fits)
    throw damaged(folder, {
      en: `${fileName} has the weights of other parameters or classes`,
      'zh-CN': `${fileName} 中的权重属于另外的参数或类别`,
    });
  const model = new LinearWeights(buckets.length, classes);
  for (let feature = 0; feature < buckets.length; feature++)
    for (let k = 0; k < classes; k++) model.weights[feature * model.stride + k] = weights[feature * classes + k] as number;
  model.bias.set(bias);
  const bestStep = updates?.[1];
  const features = { hasher, table: FeatureTable.of(bits, buckets), worth };
  return linearModel(features, model, { steps, ...(bestStep !== undefined ? { bestStep } : {}) });
}
