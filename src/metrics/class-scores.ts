/** Share of rows whose prediction is their class. Rows of a class the model does not know (truth -1) count as wrong; 0 without rows. */
export function accuracy(truth: Int32Array, predicted: Int32Array): number {
  let correct = 0;
  for (let row = 0; row < truth.length; row++) {
    const label = truth[row] as number;
    if (label >= 0 && label === predicted[row]) correct++;
  }
  return truth.length === 0 ? 0 : correct / truth.length;
}

/**
 * F1 of the classes that occur in truth or predictions, averaged without weights, as `f1_score(average='macro', zero_division=0)` of
 * scikit-learn: all rows with truth -1 are one class more, whose F1 is 0.
 *
 * @param classes how many the model knows; indices run from 0 to `classes - 1`
 */
export function macroF1(truth: Int32Array, predicted: Int32Array, classes: number): number {
  const counts = countClasses(truth, predicted, classes);
  let sum = 0;
  let occur = counts.unseen > 0 ? 1 : 0;
  for (let k = 0; k < classes; k++) {
    const both = (counts.support[k] as number) + (counts.predicted[k] as number);
    if (both === 0) continue;
    occur++;
    sum += (2 * (counts.correct[k] as number)) / both;
  }
  return occur === 0 ? 0 : sum / occur;
}

/** Whole numbers for each class, from which all scores of classes follow. */
export interface ClassCounts {
  rows: number;
  support: Int32Array;
  predicted: Int32Array;
  correct: Int32Array;
  /** Rows of classes that the model does not know. */
  unseen: number;
}

export function countClasses(truth: Int32Array, predicted: Int32Array, classes: number): ClassCounts {
  if (truth.length !== predicted.length) throw new RangeError(`${truth.length} rows have ${predicted.length} predictions`);
  const counts: ClassCounts = {
    rows: truth.length,
    support: new Int32Array(classes),
    predicted: new Int32Array(classes),
    correct: new Int32Array(classes),
    unseen: 0,
  };
  for (let row = 0; row < truth.length; row++) {
    const label = truth[row] as number;
    const guess = predicted[row] as number;
    if (guess < 0 || guess >= classes || label >= classes) throw new RangeError(`row ${row}: no class ${guess} or ${label} of ${classes}`);
    counts.predicted[guess] = (counts.predicted[guess] as number) + 1;
    if (label < 0) counts.unseen++;
    else {
      counts.support[label] = (counts.support[label] as number) + 1;
      if (label === guess) counts.correct[label] = (counts.correct[label] as number) + 1;
    }
  }
  return counts;
}
