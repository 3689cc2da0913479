import { log } from '../kernels/math.ts';

/** What the probabilities of a classifier are worth. Rows of a class it does not know are rows of a class it gives probability 0. */
export interface ProbabilityScores {
  /**
   * Mean of -ln of the probability of the true class, held between 2^-23 and 1 - 2^-23 as scikit-learn holds 32-bit probabilities:
   * a class ruled out costs 15.9, not infinity.
   */
  logLoss: number;
  /** Mean over rows of the squared distance to the true class, summed over classes (Brier 1950): from 0 to 2, all classes counted. */
  brier: number;
  calibration: CalibrationScores;
  /** Share of rows whose class is among the two, or three, most probable; equals go to the first. Only where there are more classes. */
  top2?: number;
  top3?: number;
}

export interface CalibrationScores {
  /** Expected calibration error over ten bins of equal width (Naeini et al. 2015): mean gap of confidence and accuracy over rows. */
  ece: number;
  /** The widest gap of a bin with rows. */
  mce: number;
  /** Always ten; the upper end belongs to the bin. Bins without rows have zeros. */
  bins: readonly { from: number; to: number; count: number; confidence: number; accuracy: number }[];
}

const binCount = 10;
const epsilon = 1.1920928955078125e-7;

/** @param probabilities rows x classes; what is no number counts as 0 */
export function probabilityScores(
  truth: Int32Array,
  predicted: Int32Array,
  probabilities: Float32Array,
  classes: number,
): ProbabilityScores {
  const rows = truth.length;
  if (probabilities.length !== rows * classes)
    throw new RangeError(`${rows} rows of ${classes} classes have ${probabilities.length} probabilities`);
  const bins = Array.from({ length: binCount }, () => ({ count: 0, confidence: 0, correct: 0 }));
  let logLoss = 0;
  let brier = 0;
  let top2 = 0;
  let top3 = 0;
  for (let row = 0; row < rows; row++) {
    const at = row * classes;
    const label = truth[row] as number;
    const own = label < 0 ? 0 : share(probabilities[at + label] as number);
    let squares = label < 0 ? 1 : 0;
    let above = 0;
    for (let k = 0; k < classes; k++) {
      const p = share(probabilities[at + k] as number);
      const gap = k === label ? 1 - p : p;
      squares += gap * gap;
      if (p > own || (p === own && k < label)) above++;
    }
    brier += squares;
    logLoss -= log(Math.min(1 - epsilon, Math.max(epsilon, own)));
    if (label >= 0 && above < 2) top2++;
    if (label >= 0 && above < 3) top3++;
    const guess = predicted[row] as number;
    const confidence = share(probabilities[at + guess] as number);
    const bin = bins[Math.max(0, Math.ceil(confidence * binCount) - 1)] as (typeof bins)[number];
    bin.count++;
    bin.confidence += confidence;
    if (label === guess) bin.correct++;
  }
  const mean = (sum: number) => (rows === 0 ? 0 : sum / rows);
  return {
    logLoss: mean(logLoss),
    brier: mean(brier),
    calibration: calibrationOf(bins, rows),
    ...(classes > 2 ? { top2: mean(top2) } : {}),
    ...(classes > 3 ? { top3: mean(top3) } : {}),
  };
}

function calibrationOf(bins: readonly { count: number; confidence: number; correct: number }[], rows: number): CalibrationScores {
  let ece = 0;
  let mce = 0;
  const means = bins.map(({ count, confidence, correct }, i) => {
    const bin = {
      from: i / binCount,
      to: (i + 1) / binCount,
      count,
      confidence: count === 0 ? 0 : confidence / count,
      accuracy: count === 0 ? 0 : correct / count,
    };
    const gap = Math.abs(bin.accuracy - bin.confidence);
    if (count > 0) ece += (gap * count) / rows;
    mce = Math.max(mce, gap);
    return bin;
  });
  return { ece, mce, bins: means };
}

function share(probability: number): number {
  return probability > 0 ? Math.min(1, probability) : 0;
}
