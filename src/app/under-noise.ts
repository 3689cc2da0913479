import { createStreams } from '../core/random.ts';
import type { Schema } from '../core/schema.ts';
import type { Estimate } from '../kernels/statistics/estimate.ts';
import { bootstrapArms } from '../kernels/statistics/hierarchical-bootstrap.ts';
import type { Metric } from '../kernels/statistics/seed-metrics.ts';
import { argmaxRows, type LabeledTexts, type Texts, type TrainedModel } from '../training/trainer.ts';
import { standardDraws, standardRates } from './noise-names.ts';
import { type Noise, noiseMaker, noisesOf } from './noise-suite.ts';

export interface NoiseOptions {
  /** Names of noises, or `all`. */
  noises?: readonly string[];
  /** Shares of units that change, between 0 and 1; 0.05, 0.1, 0.2 and 0.3 where absent. */
  rates?: readonly number[];
  /** Draws of each noise at each rate; 3 where absent. */
  draws?: number;
  /** 0 where absent. */
  seed?: number;
}

/** A value with its 95 % interval, over rows and draws. */
export interface Measured {
  value: number;
  interval: readonly [low: number, high: number];
}

export interface NoisePoint {
  rate: number;
  accuracy: Measured;
  macroF1: Measured;
  /** Accuracy under noise less accuracy without, of the same rows. */
  change: Measured;
  /** Share of predictions that are not what they were without noise. */
  flipped: Measured;
  /** Share of rows in which something changed. */
  rowsChanged: number;
}

export interface NoiseCurve extends Noise {
  points: readonly NoisePoint[];
}

export interface NoiseReport {
  seed: number;
  draws: number;
  rates: readonly number[];
  /** Without noise. */
  clean: { accuracy: Measured; macroF1: Measured };
  noises: readonly NoiseCurve[];
}

export interface NoiseProgress {
  noise: string;
  done: number;
  total: number;
}

export interface NoiseSubject {
  model: Pick<TrainedModel, 'predict'>;
  classes: readonly string[];
  language: string;
  schema: Schema;
  rows: LabeledTexts;
  /** What the model says of the rows without noise. */
  predicted: Int32Array;
  /** What texts go through before the model sees them. */
  prepare: (texts: Texts) => Promise<Texts>;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: NoiseProgress) => void) | undefined;
}

/**
 * How a model's answers hold under noise: for each noise and rate the scores of several draws, paired row by row with the answers
 * without noise. All draws of a noise are predicted in one call.
 *
 * @throws LeavenError training/unknown-noise, run/interrupted
 */
export async function testUnderNoise(subject: NoiseSubject, options: NoiseOptions): Promise<NoiseReport> {
  const { seed = 0, draws = standardDraws } = options;
  const noises = noisesOf(options.noises ?? ['all']);
  const rates = [...new Set(options.rates ?? standardRates)].sort((a, b) => a - b);
  const { language, schema, rows } = subject;
  // Resamples draw places: in the order of the ids they are the same whatever the order of the rows.
  const order = rows.ids.map((_, row) => row).sort((a, b) => ((rows.ids[a] as string) < (rows.ids[b] as string) ? -1 : 1));
  const inOrder = (values: Int32Array) => Int32Array.from(order, (row) => values[row] as number);
  const truth = inOrder(rows.targets);
  const predicted = inOrder(subject.predicted);
  const random = createStreams({ seed, epoch: 0, stepId: 'noise', slot: 'bootstrap' });
  // Lacking resources are told before the first prediction.
  const makers = [];
  for (const noise of noises) makers.push({ noise, make: await noiseMaker(noise, { seed, language, schema }) });
  const curves: NoiseCurve[] = [];
  let clean: NoiseReport['clean'] | undefined;
  for (const [done, { noise, make }] of makers.entries()) {
    subject.onProgress?.({ noise: noise.name, done, total: makers.length });
    const changed: number[] = [];
    const variants: string[][][] = [];
    for (const rate of rates) {
      let changedRows = 0;
      for (let draw = 1; draw <= draws; draw++) {
        subject.signal?.throwIfAborted();
        const noised = make(rows, rate, draw);
        changedRows += noised.changed;
        variants.push(noised.columns);
      }
      changed.push(changedRows / draws / rows.ids.length);
    }
    const answers = (await predictAll(subject, variants)).map(inOrder);
    const arms = [repeated(predicted, draws), ...rates.map((_, i) => answers.slice(i * draws, (i + 1) * draws))];
    const scores = (metric: Metric, wanted: Int32Array) =>
      bootstrapArms({ metric, truth: wanted, classes: subject.classes.length, arms, random: random.open(noise.name) });
    const accuracy = scores('accuracy', truth);
    const macroF1 = scores('macro-f1', truth);
    const same = scores('accuracy', predicted);
    clean ??= { accuracy: measured(accuracy.summarize(0)), macroF1: measured(macroF1.summarize(0)) };
    const points = rates.map((rate, i): NoisePoint => {
      const arm = i + 1;
      return {
        rate,
        accuracy: measured(accuracy.summarize(arm)),
        macroF1: measured(macroF1.summarize(arm)),
        change: measured(accuracy.compare(arm, 0)),
        flipped: others(measured(same.summarize(arm))),
        rowsChanged: changed[i] as number,
      };
    });
    curves.push({ ...noise, points });
  }
  return { seed, draws, rates, clean: clean as NoiseReport['clean'], noises: curves };
}

/** The predicted class of each row of each variant. */
async function predictAll(subject: NoiseSubject, variants: readonly (readonly (readonly string[])[])[]): Promise<Int32Array[]> {
  const { ids, columns } = subject.rows;
  const texts = await subject.prepare({
    ids: variants.flatMap((_, place) => ids.map((id) => `${place}/${id}`)),
    columns: columns.map((_, column) => variants.flatMap((variant) => variant[column] ?? [])),
  });
  const { length } = subject.classes;
  const classes = argmaxRows(await subject.model.predict(texts, subject.signal), length);
  return variants.map((_, place) => classes.slice(place * ids.length, (place + 1) * ids.length));
}

function repeated<T>(value: T, times: number): T[] {
  return Array.from({ length: times }, () => value);
}

function measured({ value, interval }: Estimate): Measured {
  return { value, interval };
}

/** A share as that of the others. */
function others({ value, interval: [low, high] }: Measured): Measured {
  return { value: 1 - value, interval: [1 - high, 1 - low] };
}
