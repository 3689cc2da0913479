import { SoftmaxLoss } from '../kernels/learning/softmax-loss.ts';
import { log } from '../kernels/math.ts';
import type { LabeledTexts } from './trainer.ts';

/** What rows are to be: a class each, or weights of classes. */
export type RowLabels = Pick<LabeledTexts, 'targets' | 'soft'>;

/** Loss of a row whose scores are in `loss`; its gradient is there afterwards. */
export function lossOfRow(loss: SoftmaxLoss, { targets, soft }: RowLabels, row: number): number {
  return soft ? loss.soft(soft, row * loss.scores.length) : loss.hard(targets[row] as number);
}

/** Logarithms of the shares that classes have in the labels, each counted once more than it is there. */
export function logShares(classes: number, { targets, soft }: RowLabels): Float64Array {
  const counts = new Float64Array(classes).fill(1);
  if (soft) for (let i = 0; i < soft.length; i++) counts[i % classes] = (counts[i % classes] as number) + (soft[i] as number);
  else for (const target of targets) if (target >= 0) counts[target] = (counts[target] as number) + 1;
  return counts.map((count) => log(count / (targets.length + classes)));
}

/**
 * Mean cross-entropy, plain whatever training smooths or weighs, and accuracy of rows that `score` scores. A class that training has not seen
 * counts as wrong and has no loss.
 */
export function measureRows(
  classes: number,
  labels: RowLabels,
  score: (row: number, scores: Float64Array) => void,
): { loss: number; accuracy: number } {
  const plain = new SoftmaxLoss(classes);
  const { scores } = plain;
  const total = labels.targets.length;
  let sum = 0;
  let known = 0;
  let right = 0;
  for (let row = 0; row < total; row++) {
    const target = labels.targets[row] as number;
    if (target < 0) continue;
    known++;
    score(row, scores);
    let top = 0;
    for (let k = 1; k < classes; k++) if ((scores[k] as number) > (scores[top] as number)) top = k;
    if (top === target) right++;
    sum += lossOfRow(plain, labels, row);
  }
  return { loss: known > 0 ? sum / known : 0, accuracy: total > 0 ? right / total : 0 };
}
