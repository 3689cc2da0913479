import { z } from 'zod';
import { LeavenError } from '../errors/leaven-error.ts';
import type { LossOptions } from '../kernels/learning/softmax-loss.ts';

/** Parameters that our own trainers share; those with defaults of their own take them. */
export const sharedParams = {
  learningRate: (standard: number) =>
    z
      .number()
      .positive()
      .default(standard)
      .meta({ description: 'Length of a step at its greatest; the schedule lowers it', zh: '最大学习率，随后按 schedule 下降' }),
  batchSize: (standard: number) => z.int().min(1).default(standard).meta({ description: 'Rows of one update', zh: '每次更新所用的行数' }),
  weightDecay: (standard: number) =>
    z.number().min(0).default(standard).meta({
      description: 'Share by which each update shrinks the weights, times the learning rate (decoupled)',
      zh: '每次更新时权重缩小的比例，再乘以学习率（解耦式权重衰减）',
    }),
  schedule: (standard: 'constant' | 'linear' | 'cosine') =>
    z.enum(['constant', 'linear', 'cosine']).default(standard).meta({
      description: 'How the learning rate goes on after the warm-up: constant, or falling to 0 in a straight line or along a cosine',
      zh: '预热之后学习率的走向：constant 不变，linear 直线降至 0，cosine 沿余弦降至 0',
    }),
  warmup: (standard: number) =>
    z
      .number()
      .min(0)
      .max(1)
      .default(standard)
      .meta({ description: 'Share of the updates over which the learning rate rises from 0', zh: '学习率从 0 上升所占的更新比例' }),
  labelSmoothing: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({ description: 'Share of each label that is spread evenly over all classes', zh: '将每个标签的这一比例均分给所有类别' }),
  focalGamma: z.number().positive().optional().meta({
    description: 'Exponent of the focal loss: rows that are right already weigh less. Absent: plain cross-entropy',
    zh: '焦点损失的指数：已判对的行权重更低。不填则为普通交叉熵',
  }),
  classWeights: z
    .union([z.literal('balanced'), z.record(z.string(), z.number().min(0))])
    .optional()
    .meta({
      description:
        'balanced: rows / (classes x rows of the class), or a map of classes to weights (1 where not named). Absent: all weigh 1',
      zh: 'balanced：总行数 ÷（类别数 × 该类行数）；或类别到权重的映射（未列出者为 1）。不填则均为 1',
    }),
  patience: z.int().min(1).optional().meta({
    description: 'Epochs without a lower validation loss after which training stops and the best weights are kept. Absent: off',
    zh: '验证损失连续多少轮不再降低即停止训练并保留最佳权重。不填则关闭',
  }),
};

export interface LossParams {
  labelSmoothing: number;
  focalGamma?: number | undefined;
  classWeights?: 'balanced' | Record<string, number> | undefined;
}

/** The options of SoftmaxLoss that the parameters mean for these targets. @throws LeavenError training/bad-parameter */
export function lossOptions(
  trainer: string,
  { labelSmoothing, focalGamma, classWeights }: LossParams,
  classes: readonly string[],
  { targets, soft }: { targets: Int32Array; soft?: Float32Array },
): LossOptions {
  return {
    labelSmoothing,
    ...(focalGamma !== undefined ? { focalGamma } : {}),
    ...(classWeights !== undefined
      ? { classWeights: classWeights === 'balanced' ? balanced(classes.length, targets, soft) : named(trainer, classWeights, classes) }
      : {}),
  };
}

/** As scikit-learn's `class_weight='balanced'`; label weights count by their shares. A class without rows weighs 1. */
function balanced(classes: number, targets: Int32Array, soft: Float32Array | undefined): Float64Array {
  const counts = new Float64Array(classes);
  if (soft) for (let i = 0; i < soft.length; i++) counts[i % classes] = (counts[i % classes] as number) + (soft[i] as number);
  else for (const target of targets) if (target >= 0) counts[target] = (counts[target] as number) + 1;
  return counts.map((count) => (count > 0 ? targets.length / (classes * count) : 1));
}

function named(trainer: string, weights: Record<string, number>, classes: readonly string[]): Float64Array {
  for (const name of Object.keys(weights))
    if (!classes.includes(name)) {
      const detail = { en: `there is no class ${name}`, 'zh-CN': `没有类别 ${name}` };
      throw new LeavenError('training/bad-parameter', { parameter: 'classWeights', trainer, detail });
    }
  return Float64Array.from(classes, (name) => (Object.hasOwn(weights, name) ? (weights[name] as number) : 1));
}
