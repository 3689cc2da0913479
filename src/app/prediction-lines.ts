import { argmaxRows } from '../training/trainer.ts';

export interface Predictions {
  ids: readonly string[];
  classes: readonly string[];
  /** Rows x classes. */
  probabilities: Float32Array;
}

const linesAtOnce = 1000;

/**
 * Predictions as JSON lines, some at a time: `{"id", "label", "probabilities": {class: p}}`. The label is the most probable class, the
 * first of equals; probabilities have six figures.
 *
 * @param given what the rows' own labels are, where that is to be told: `given`
 */
export function* predictionLines({ ids, classes, probabilities }: Predictions, given?: readonly (string | undefined)[]): Generator<string> {
  const best = argmaxRows(probabilities, classes.length);
  const keys = classes.map((name) => JSON.stringify(name));
  for (let from = 0; from < ids.length; from += linesAtOnce) {
    let lines = '';
    for (let row = from; row < Math.min(ids.length, from + linesAtOnce); row++) {
      const parts = keys.map((key, k) => `${key}:${Number((probabilities[row * keys.length + k] as number).toPrecision(6))}`);
      const own = given === undefined ? '' : `,"given":${JSON.stringify(given[row] ?? null)}`;
      lines += `{"id":${JSON.stringify(ids[row])},"label":${keys[best[row] as number]}${own},"probabilities":{${parts.join(',')}}}\n`;
    }
    yield lines;
  }
}
