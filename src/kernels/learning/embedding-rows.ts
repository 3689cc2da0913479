const secondDecay = 0.999;
const epsilon = 1e-8;

/**
 * Gradients of the embeddings that a batch touches, and their updates. Rows that no text of the batch has are left alone altogether
 * (lazy updates): the cost of an update does not grow with the vocabulary.
 */
export class EmbeddingRows {
  private readonly dimension: number;
  /** Place of a feature among the touched ones, -1 where it is none. */
  private readonly places: Int32Array;
  private touched = new Int32Array(256);
  private gradients: Float64Array;
  private used = 0;
  /** For each row the decayed sum of its mean squared gradients, one number a row as row-wise Adam has it, and the sum of the decayed weights. */
  readonly moments: Float64Array;

  constructor(features: number, dimension: number) {
    this.dimension = dimension;
    this.places = new Int32Array(features).fill(-1);
    this.gradients = new Float64Array(this.touched.length * dimension);
    this.moments = new Float64Array(features * 2);
  }

  /** Adds a row's derivative by its input, times the value of each feature, to the features from `features[from]` to `features[to - 1]`. */
  add(features: Int32Array, values: Float32Array, from: number, to: number, inputGradient: Float64Array): void {
    const { dimension, places } = this;
    for (let i = from; i < to; i++) {
      const feature = features[i] as number;
      const value = values[i] as number;
      let place = places[feature] as number;
      if (place < 0) {
        place = this.take(feature);
        const { gradients } = this;
        for (let d = 0, at = place * dimension; d < dimension; d++) gradients[at++] = value * (inputGradient[d] as number);
        continue;
      }
      const { gradients } = this;
      for (let d = 0, at = place * dimension; d < dimension; d++, at++)
        gradients[at] = (gradients[at] as number) + value * (inputGradient[d] as number);
    }
  }

  private take(feature: number): number {
    const place = this.used++;
    if (place === this.touched.length) {
      const touched = new Int32Array(place * 2);
      touched.set(this.touched);
      this.touched = touched;
      const gradients = new Float64Array(this.gradients.length * 2);
      gradients.set(this.gradients);
      this.gradients = gradients;
    }
    this.touched[place] = feature;
    this.places[feature] = place;
    return place;
  }

  /**
   * Adam's step without its first moment, with decoupled weight decay (Kingma and Ba 2015, Loshchilov and Hutter 2019): a row that is met
   * now and then has no direction worth remembering. The mean is over the updates of the row itself. Forgets the gradients.
   */
  adam(embeddings: Float32Array, learningRate: number, weightDecay: number): void {
    const { dimension, gradients, moments } = this;
    const keep = Math.max(0, 1 - learningRate * weightDecay);
    const { touched, places, used } = this;
    for (let place = 0; place < used; place++) {
      const feature = touched[place] as number;
      places[feature] = -1;
      const start = place * dimension;
      let squares = 0;
      for (let at = start; at < start + dimension; at++) {
        const slope = gradients[at] as number;
        squares += slope * slope;
      }
      const moment = secondDecay * (moments[2 * feature] as number) + (1 - secondDecay) * (squares / dimension);
      const weight = secondDecay * (moments[2 * feature + 1] as number) + (1 - secondDecay);
      moments[2 * feature] = moment;
      moments[2 * feature + 1] = weight;
      const rate = learningRate / (Math.sqrt(moment / weight) + epsilon);
      const row = feature * dimension;
      for (let d = 0; d < dimension; d++)
        embeddings[row + d] = keep * (embeddings[row + d] as number) - rate * (gradients[start + d] as number);
    }
    this.used = 0;
  }

  /** Plain steps with decoupled weight decay. Forgets the gradients. */
  descend(embeddings: Float32Array, learningRate: number, weightDecay: number): void {
    const { dimension, gradients } = this;
    const keep = Math.max(0, 1 - learningRate * weightDecay);
    for (let place = 0; place < this.used; place++) {
      const feature = this.touched[place] as number;
      this.places[feature] = -1;
      const start = place * dimension;
      const row = feature * dimension;
      for (let d = 0; d < dimension; d++)
        embeddings[row + d] = keep * (embeddings[row + d] as number) - learningRate * (gradients[start + d] as number);
    }
    this.used = 0;
  }
}
