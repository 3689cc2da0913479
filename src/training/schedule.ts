import { cos } from '../kernels/math.ts';

export interface Schedule {
  schedule: 'constant' | 'linear' | 'cosine';
  /** Share of the updates over which the learning rate rises from 0, 0 to 1. */
  warmup: number;
  learningRate: number;
}

/**
 * The learning rate of update `step` (from 0) of `steps`: a rise over the warm-up, whose last update has the full rate, then constant,
 * or falling to 0 in a straight line or along half a cosine (Loshchilov and Hutter 2017), where the update after the last would have 0.
 */
export function learningRateAt({ schedule, warmup, learningRate }: Schedule, step: number, steps: number): number {
  const rising = Math.round(warmup * steps);
  if (step < rising) return (learningRate * (step + 1)) / rising;
  if (schedule === 'constant') return learningRate;
  const progress = (step - rising) / (steps - rising);
  return schedule === 'linear' ? learningRate * (1 - progress) : learningRate * 0.5 * (1 + cos(Math.PI * progress));
}
