/** Predictions of one arm: for each seed the predicted class of each item. */
export type ArmPredictions = readonly Int32Array[];

export type Metric = 'accuracy' | 'macro-f1';

/** The metric of one seed of one arm, on items that count as often as their weight says. `total` is the sum of the weights. */
export type WeightedMetric = (weights: Int32Array, total: number) => number;

/** `truth` is -1 for an item that no prediction gets right. */
export function weightedMetric(metric: Metric, truth: Int32Array, predicted: Int32Array, classes: number): WeightedMetric {
  return metric === 'accuracy' ? weightedAccuracy(truth, predicted) : weightedMacroF1(truth, predicted, classes);
}

function weightedAccuracy(truth: Int32Array, predicted: Int32Array): WeightedMetric {
  // Most predictions are right: counting the wrong ones reads least.
  const wrong: number[] = [];
  for (let i = 0; i < truth.length; i++) if ((truth[i] as number) < 0 || truth[i] !== predicted[i]) wrong.push(i);
  const items = Int32Array.from(wrong);
  return (weights, total) => {
    let lost = 0;
    for (let i = 0; i < items.length; i++) lost += weights[items[i] as number] as number;
    return (total - lost) / total;
  };
}

/**
 * Mean F1 over the classes that stand in truth or predictions, as scikit-learn counts them: a class that a resample
 * leaves out altogether does not count as a failure.
 */
function weightedMacroF1(truth: Int32Array, predicted: Int32Array, classes: number): WeightedMetric {
  const right = new Float64Array(classes);
  const named = new Float64Array(classes);
  return (weights) => {
    right.fill(0);
    named.fill(0);
    for (let i = 0; i < truth.length; i++) {
      const weight = weights[i] as number;
      if (weight === 0) continue;
      const wanted = truth[i] as number;
      const got = predicted[i] as number;
      if (wanted >= 0) named[wanted] = (named[wanted] as number) + weight;
      if (got >= 0) named[got] = (named[got] as number) + weight;
      if (wanted >= 0 && wanted === got) right[got] = (right[got] as number) + weight;
    }
    let sum = 0;
    let present = 0;
    for (let k = 0; k < classes; k++) {
      if (named[k] === 0) continue;
      sum += (2 * (right[k] as number)) / (named[k] as number);
      present++;
    }
    return present === 0 ? 0 : sum / present;
  };
}
