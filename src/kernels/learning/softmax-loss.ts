import { exp, log } from '../math.ts';

export interface LossOptions {
  /** Share of each target that is spread evenly over all classes, 0 to 1 (Szegedy et al. 2016). */
  labelSmoothing?: number;
  /** Exponent of the focal loss (Lin et al. 2017): rows that are right already weigh less. */
  focalGamma?: number;
  /** A weight for each class: a row weighs as its target does. */
  classWeights?: Float64Array;
}

/**
 * Cross-entropy over a softmax, with its gradient. Write a row's scores into `scores`, call `hard` or `soft`, and `gradient` holds the
 * derivative of the loss by each score, `probabilities` the softmax. Doubles in a fixed order: the same bits everywhere.
 */
export class SoftmaxLoss {
  readonly scores: Float64Array;
  readonly probabilities: Float64Array;
  readonly gradient: Float64Array;
  private readonly target: Float64Array;
  private readonly smoothing: number;
  private readonly gamma: number;
  private readonly weights: Float64Array | undefined;
  private readonly plain: boolean;

  constructor(classes: number, options: LossOptions = {}) {
    this.scores = new Float64Array(classes);
    this.probabilities = new Float64Array(classes);
    this.gradient = new Float64Array(classes);
    this.target = new Float64Array(classes);
    this.smoothing = options.labelSmoothing ?? 0;
    this.gamma = options.focalGamma ?? 0;
    this.weights = options.classWeights;
    this.plain = this.smoothing === 0 && this.gamma === 0;
  }

  /** Probabilities alone. Returns the logarithm of the sum of the powers of e, so that `scores[k] - it` is the log-probability of k. */
  normalize(): number {
    const { scores, probabilities } = this;
    const classes = scores.length;
    let most = scores[0] as number;
    for (let k = 1; k < classes; k++) if ((scores[k] as number) > most) most = scores[k] as number;
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      const power = exp((scores[k] as number) - most);
      probabilities[k] = power;
      sum += power;
    }
    const scale = 1 / sum;
    for (let k = 0; k < classes; k++) probabilities[k] = (probabilities[k] as number) * scale;
    return most + log(sum);
  }

  /** Loss of a row of one class; not finite where the scores are not. */
  hard(target: number): number {
    if (!this.plain) {
      this.target.fill(0);
      this.target[target] = 1;
      return this.smoothed(this.weights ? (this.weights[target] as number) : 1);
    }
    const { probabilities, gradient } = this;
    const classes = gradient.length;
    const weight = this.weights ? (this.weights[target] as number) : 1;
    const loss = this.normalize() - (this.scores[target] as number);
    for (let k = 0; k < classes; k++) gradient[k] = weight * (probabilities[k] as number);
    gradient[target] = weight * ((probabilities[target] as number) - 1);
    return weight * loss;
  }

  /** Loss of a row whose label weights are the `classes` numbers from `offset`, adding up to 1. */
  soft(labelWeights: Float32Array, offset: number): number {
    const classes = this.gradient.length;
    let weight = this.weights ? 0 : 1;
    for (let k = 0; k < classes; k++) {
      const share = labelWeights[offset + k] as number;
      this.target[k] = share;
      if (this.weights) weight += share * (this.weights[k] as number);
    }
    return this.smoothed(weight);
  }

  /** Loss and gradient for `target`, smoothed and focused. */
  private smoothed(weight: number): number {
    const { scores, probabilities, gradient, target, smoothing, gamma } = this;
    const classes = gradient.length;
    const total = this.normalize();
    const even = smoothing / classes;
    let loss = 0;
    let pull = 0;
    for (let k = 0; k < classes; k++) {
      const share = (1 - smoothing) * (target[k] as number) + even;
      // The share itself, with a minus sign, is the derivative of the loss by the log-probability of k where there is no focus.
      let slope = -share;
      if (share > 0) {
        const logProbability = (scores[k] as number) - total;
        if (gamma === 0) loss -= share * logProbability;
        else {
          const p = probabilities[k] as number;
          const missing = 1 - p;
          const focus = missing > 0 ? exp(gamma * log(missing)) : 0;
          loss -= share * focus * logProbability;
          // log(p) / (1 - p) goes to -1 as p goes to 1.
          slope = share * focus * ((missing > 1e-12 ? (gamma * p * logProbability) / missing : -gamma) - 1);
        }
      }
      gradient[k] = slope;
      pull += slope;
    }
    for (let k = 0; k < classes; k++) gradient[k] = weight * ((gradient[k] as number) - (probabilities[k] as number) * pull);
    return weight * loss;
  }
}
