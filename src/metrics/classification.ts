import { type ProbabilityScores, probabilityScores } from './calibration.ts';
import { type ClassCounts, countClasses } from './class-scores.ts';

/** How a classifier did on rows whose class is known, as plain JSON: shares from 0 to 1, never NaN. */
export interface ClassificationReport {
  rows: number;
  correct: number;
  accuracy: number;
  /** Mean recall of the classes that have rows. */
  balancedAccuracy: number;
  /** Matthews' correlation for any number of classes (Gorodkin 2004): from -1 to 1, and 0 where truth or predictions are all one class. */
  matthews: number;
  /** Over the classes that occur in truth or predictions, as scikit-learn's classification_report has them. */
  macro: Scores;
  micro: Scores;
  weighted: Scores;
  /** Every class of the model, in its order. */
  perClass: readonly ClassScores[];
  /** Rows true class, columns predicted class; empty above 1,000 classes, where it would be larger than the data. */
  confusion: readonly (readonly number[])[];
  /** Rows of classes the model does not know: all wrong, one class more for every mean above. `predicted` is their row of the confusion. */
  unseen?: { support: number; predicted: readonly number[] };
  /** Only with probabilities. */
  probabilities?: ProbabilityScores;
}

export interface Scores {
  precision: number;
  recall: number;
  f1: number;
}

export interface ClassScores extends Scores {
  class: string;
  support: number;
}

export interface Predictions {
  /** Index into `classes`; -1 for a class that is not among them. */
  truth: Int32Array;
  predicted: Int32Array;
  /** Rows x classes. */
  probabilities?: Float32Array;
  classes: readonly string[];
}

const mostConfusion = 1000;

/**
 * Every measure of a classifier at once. What would be divided by zero (precision of a class never predicted, recall of one without
 * rows) is 0, as scikit-learn's `zero_division=0`; without rows everything is 0. Linear in rows x classes.
 */
export function classificationReport({ truth, predicted, probabilities, classes }: Predictions): ClassificationReport {
  const counts = countClasses(truth, predicted, classes.length);
  const correct = counts.correct.reduce((sum, count) => sum + count, 0);
  const accuracy = ratio(correct, counts.rows);
  const perClass = classes.map((name, k) => ({ class: name, support: counts.support[k] as number, ...scoresOf(counts, k) }));
  const occurs = perClass.filter((scores, k) => scores.support > 0 || (counts.predicted[k] as number) > 0);
  const withRows = perClass.filter((scores) => scores.support > 0);
  const more = counts.unseen > 0 ? 1 : 0;
  const { confusion, unseen } = confusionOf(truth, predicted, classes.length);
  return {
    rows: counts.rows,
    correct,
    accuracy,
    balancedAccuracy: ratio(
      withRows.reduce((sum, { recall }) => sum + recall, 0),
      withRows.length + more,
    ),
    matthews: matthewsOf(counts, correct),
    macro: meanOf(occurs, () => 1, occurs.length + more),
    micro: { precision: accuracy, recall: accuracy, f1: accuracy },
    weighted: meanOf(occurs, ({ support }) => support, counts.rows),
    perClass,
    confusion,
    ...(counts.unseen > 0 ? { unseen: { support: counts.unseen, predicted: unseen } } : {}),
    ...(probabilities ? { probabilities: probabilityScores(truth, predicted, probabilities, classes.length) } : {}),
  };
}

function scoresOf(counts: ClassCounts, k: number): Scores {
  const [correct, predicted, support] = [counts.correct[k] as number, counts.predicted[k] as number, counts.support[k] as number];
  return { precision: ratio(correct, predicted), recall: ratio(correct, support), f1: ratio(2 * correct, predicted + support) };
}

function meanOf(classes: readonly ClassScores[], weight: (scores: ClassScores) => number, total: number): Scores {
  const sum = { precision: 0, recall: 0, f1: 0 };
  for (const scores of classes) {
    sum.precision += weight(scores) * scores.precision;
    sum.recall += weight(scores) * scores.recall;
    sum.f1 += weight(scores) * scores.f1;
  }
  return { precision: ratio(sum.precision, total), recall: ratio(sum.recall, total), f1: ratio(sum.f1, total) };
}

function confusionOf(truth: Int32Array, predicted: Int32Array, classes: number): { confusion: number[][]; unseen: number[] } {
  const unseen = Array<number>(classes).fill(0);
  const confusion = Array.from({ length: classes > mostConfusion ? 0 : classes }, () => Array<number>(classes).fill(0));
  for (let i = 0; i < truth.length; i++) {
    const label = truth[i] as number;
    const guess = predicted[i] as number;
    const row = label < 0 ? unseen : confusion[label];
    if (row) row[guess] = (row[guess] as number) + 1;
  }
  return { confusion, unseen };
}

/** Covariance of the one-hot truth and predictions over the root of their variances, from whole numbers. */
function matthewsOf({ rows, support, predicted, unseen }: ClassCounts, correct: number): number {
  let shared = 0;
  let supportSquares = unseen * unseen;
  let predictedSquares = 0;
  for (let k = 0; k < support.length; k++) {
    const [own, guessed] = [support[k] as number, predicted[k] as number];
    shared += own * guessed;
    supportSquares += own * own;
    predictedSquares += guessed * guessed;
  }
  const spread = Math.sqrt(rows * rows - supportSquares) * Math.sqrt(rows * rows - predictedSquares);
  return ratio(correct * rows - shared, spread);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
