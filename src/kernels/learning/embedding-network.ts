/** Sizes of a network. `hidden` 0: no hidden layer, the mean goes straight to the scores. */
export interface EmbeddingShape {
  features: number;
  dimension: number;
  hidden: number;
  classes: number;
}

/** Numbers of the dense part: hidden weights (hidden x dimension), hidden biases, output weights (classes x units), output biases. */
export function denseSize({ dimension, hidden, classes }: EmbeddingShape): number {
  return hidden * dimension + hidden + classes * (hidden || dimension) + classes;
}

/**
 * A row's features are embedded, averaged, sent through one layer of rectified units, and scored for each class (Joulin et al. 2016 with
 * the hidden layer of Iyyer et al. 2015). Weights are floats, sums doubles in a fixed order: the same bits everywhere.
 */
export class EmbeddingNetwork {
  readonly embeddings: Float32Array;
  readonly dense: Float32Array;
  /** Sum of the derivatives by `dense` since it was last filled with 0. */
  readonly denseGradient: Float64Array;
  /** After `backward`: the derivative by the embedding of each occurrence of a feature in the row. */
  readonly occurrenceGradient: Float64Array;
  private readonly shape: EmbeddingShape;
  private readonly mean: Float64Array;
  private readonly units: Float64Array;
  private readonly unitGradient: Float64Array;
  /** One by the number of features of the row last scored; 0 where it has none. */
  private share = 0;

  constructor(
    shape: EmbeddingShape,
    embeddings = new Float32Array(shape.features * shape.dimension),
    dense = new Float32Array(denseSize(shape)),
  ) {
    const { dimension, hidden } = shape;
    this.shape = shape;
    this.embeddings = embeddings;
    this.dense = dense;
    this.denseGradient = new Float64Array(denseSize(shape));
    this.occurrenceGradient = new Float64Array(dimension);
    this.mean = new Float64Array(dimension);
    this.units = hidden > 0 ? new Float64Array(hidden) : this.mean;
    this.unitGradient = new Float64Array(this.units.length);
  }

  /**
   * Weights to begin with: embeddings and output weights small, hidden weights as Glorot and Bengio (2010) have them, biases 0.
   * `rowRandom` opens the draws of a feature, so that its embedding depends on the feature and not on its place.
   */
  initialize(rowRandom: (feature: number) => { uniform(): number }, random: { uniform(): number }): void {
    const { features, dimension, hidden, classes } = this.shape;
    for (let feature = 0, at = 0; feature < features; feature++) {
      const draws = rowRandom(feature);
      for (let d = 0; d < dimension; d++) this.embeddings[at++] = (2 * draws.uniform() - 1) / dimension;
    }
    this.dense.fill(0);
    const outputs = hidden * dimension + hidden;
    const units = hidden || dimension;
    const hiddenSpan = Math.sqrt(6 / (dimension + units));
    for (let i = 0; i < hidden * dimension; i++) this.dense[i] = (2 * random.uniform() - 1) * hiddenSpan;
    const outputSpan = Math.sqrt(6 / (units + classes));
    for (let i = 0; i < classes * units; i++) this.dense[outputs + i] = (2 * random.uniform() - 1) * outputSpan;
  }

  /** Scores of the row whose features are `features[from]` to `features[to - 1]`. Without any, the biases alone speak. */
  forward(features: Int32Array, from: number, to: number, scores: Float64Array): void {
    const { dimension, hidden, classes } = this.shape;
    const { embeddings, dense, mean, units } = this;
    mean.fill(0);
    for (let i = from; i < to; i++) {
      const row = (features[i] as number) * dimension;
      for (let d = 0; d < dimension; d++) mean[d] = (mean[d] as number) + (embeddings[row + d] as number);
    }
    const share = to > from ? 1 / (to - from) : 0;
    this.share = share;
    for (let d = 0; d < dimension; d++) mean[d] = (mean[d] as number) * share;
    for (let j = 0, at = 0; j < hidden; j++) {
      let sum = dense[hidden * dimension + j] as number;
      for (let d = 0; d < dimension; d++) sum += (dense[at++] as number) * (mean[d] as number);
      units[j] = Math.max(sum, 0);
    }
    const width = units.length;
    let at = hidden * dimension + hidden;
    const biases = at + classes * width;
    for (let k = 0; k < classes; k++) {
      let sum = dense[biases + k] as number;
      for (let j = 0; j < width; j++) sum += (dense[at++] as number) * (units[j] as number);
      scores[k] = sum;
    }
  }

  /** Adds the derivatives of the row last scored to `denseGradient`, given those of its loss by the scores. */
  backward(scoreGradient: Float64Array): void {
    const { dimension, hidden, classes } = this.shape;
    const { dense, denseGradient, mean, units, unitGradient, occurrenceGradient, share } = this;
    const width = units.length;
    let at = hidden * dimension + hidden;
    const biases = at + classes * width;
    unitGradient.fill(0);
    for (let k = 0; k < classes; k++) {
      const slope = scoreGradient[k] as number;
      denseGradient[biases + k] = (denseGradient[biases + k] as number) + slope;
      for (let j = 0; j < width; j++, at++) {
        unitGradient[j] = (unitGradient[j] as number) + slope * (dense[at] as number);
        denseGradient[at] = (denseGradient[at] as number) + slope * (units[j] as number);
      }
    }
    if (hidden === 0) {
      for (let d = 0; d < dimension; d++) occurrenceGradient[d] = (unitGradient[d] as number) * share;
      return;
    }
    occurrenceGradient.fill(0);
    for (let j = 0; j < hidden; j++) {
      // A unit at rest passes nothing on.
      if (!((units[j] as number) > 0)) continue;
      const slope = unitGradient[j] as number;
      const bias = hidden * dimension + j;
      denseGradient[bias] = (denseGradient[bias] as number) + slope;
      for (let d = 0, i = j * dimension; d < dimension; d++, i++) {
        denseGradient[i] = (denseGradient[i] as number) + slope * (mean[d] as number);
        occurrenceGradient[d] = (occurrenceGradient[d] as number) + slope * (dense[i] as number);
      }
    }
    for (let d = 0; d < dimension; d++) occurrenceGradient[d] = (occurrenceGradient[d] as number) * share;
  }
}
