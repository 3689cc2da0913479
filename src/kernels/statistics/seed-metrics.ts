/** Predictions of one arm: for each seed the predicted class of each item. */
export type ArmPredictions = readonly Int32Array[];

export type Metric = 'accuracy' | 'macro-f1';

/**
 * The metric of one seed of one arm, on items that count as often as their weight says. `total` is the sum of the weights; `support` that
 * of each class (`classWeights`), for callers that have it for several arms.
 */
export type WeightedMetric = (weights: Int32Array, total: number, support?: Float64Array) => number;

/** `truth` is -1 for an item that no prediction gets right. */
export function weightedMetric(metric: Metric, truth: Int32Array, predicted: Int32Array, classes: number): WeightedMetric {
  return metric === 'accuracy' ? weightedAccuracy(truth, predicted) : weightedMacroF1(truth, predicted, classes);
}

/** Most predictions are right: reading the wrong ones alone is several times faster. */
function wrongItems(truth: Int32Array, predicted: Int32Array): Int32Array {
  const wrong: number[] = [];
  for (let i = 0; i < truth.length; i++) if ((truth[i] as number) < 0 || truth[i] !== predicted[i]) wrong.push(i);
  return Int32Array.from(wrong);
}

function weightedAccuracy(truth: Int32Array, predicted: Int32Array): WeightedMetric {
  const items = wrongItems(truth, predicted);
  return (weights, total) => {
    let lost = 0;
    for (let i = 0; i < items.length; i++) lost += weights[items[i] as number] as number;
    return (total - lost) / total;
  };
}

/**
 * Mean F1 over the classes that stand in truth or predictions, as scikit-learn counts them: a class that a resample leaves out altogether
 * does not count as a failure. Items with truth -1 are one class more, whose F1 is 0, as in metrics/class-scores.ts.
 */
function weightedMacroF1(truth: Int32Array, predicted: Int32Array, classes: number): WeightedMetric {
  const items = wrongItems(truth, predicted);
  // Weights of the wrong predictions by their truth and by themselves, the unseen class first.
  const lost = new Float64Array(classes + 1);
  const wrong = new Float64Array(classes + 1);
  return (weights, _total, support = classWeights(truth, weights, classes)) => {
    lost.fill(0);
    wrong.fill(0);
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number;
      const weight = weights[item] as number;
      add(lost, truth[item] as number, weight);
      add(wrong, predicted[item] as number, weight);
    }
    let sum = 0;
    let present = support[0] === 0 ? 0 : 1;
    for (let k = 1; k <= classes; k++) {
      const right = (support[k] as number) - (lost[k] as number);
      const named = (support[k] as number) + right + (wrong[k] as number);
      if (named === 0) continue;
      sum += (2 * right) / named;
      present++;
    }
    return present === 0 ? 0 : sum / present;
  };
}

/** Weight of each class in the truth, from place 1 on; of unseen classes at place 0. */
export function classWeights(truth: Int32Array, weights: Int32Array, classes: number): Float64Array {
  const support = new Float64Array(classes + 1);
  for (let i = 0; i < truth.length; i++) add(support, truth[i] as number, weights[i] as number);
  return support;
}

function add(sums: Float64Array, index: number, weight: number): void {
  sums[index + 1] = (sums[index + 1] as number) + weight;
}
