const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-8;

/** Updates of the dense weights, which every batch touches: AdamW (Loshchilov and Hutter 2019) or plain steps, weight decay decoupled. */
export class DenseUpdates {
  /** First moments, then second moments, then the sums of the decayed weights of both, which correct their bias. */
  readonly moments: Float64Array;

  constructor(size: number) {
    this.moments = new Float64Array(2 * size + 2);
  }

  /** One step of AdamW. Sets `gradient` to 0. */
  adam(weights: Float32Array, gradient: Float64Array, learningRate: number, weightDecay: number): void {
    const { moments } = this;
    const size = weights.length;
    const firstWeight = firstDecay * (moments[2 * size] as number) + (1 - firstDecay);
    const secondWeight = secondDecay * (moments[2 * size + 1] as number) + (1 - secondDecay);
    moments[2 * size] = firstWeight;
    moments[2 * size + 1] = secondWeight;
    const keep = Math.max(0, 1 - learningRate * weightDecay);
    const rate = learningRate / firstWeight;
    for (let i = 0; i < size; i++) {
      const slope = gradient[i] as number;
      const first = firstDecay * (moments[i] as number) + (1 - firstDecay) * slope;
      const second = secondDecay * (moments[size + i] as number) + (1 - secondDecay) * slope * slope;
      moments[i] = first;
      moments[size + i] = second;
      weights[i] = keep * (weights[i] as number) - (rate * first) / (Math.sqrt(second / secondWeight) + epsilon);
    }
    gradient.fill(0);
  }

  /** One plain step. Sets `gradient` to 0. */
  descend(weights: Float32Array, gradient: Float64Array, learningRate: number, weightDecay: number): void {
    const keep = Math.max(0, 1 - learningRate * weightDecay);
    for (let i = 0; i < weights.length; i++) weights[i] = keep * (weights[i] as number) - learningRate * (gradient[i] as number);
    gradient.fill(0);
  }
}
