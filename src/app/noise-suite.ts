import type { Json, TextOperator } from '../core/operator.ts';
import { createStreams } from '../core/random.ts';
import { fieldsOfKind, type Schema } from '../core/schema.ts';
import { nearestName } from '../datasets/nearest.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { createAnalyzer } from '../languages/analysis.ts';
import { loadOperator } from '../operators/load.ts';
import { createAnalysisCache, draw } from '../pipeline/draw.ts';
import type { Texts } from '../training/trainer.ts';
import { type NoiseName, noiseNames } from './noise-names.ts';

/** One noise of the suite: an operator, and what a rate is to it. */
export interface Noise {
  name: NoiseName;
  operator: string;
  /** What a rate is a share of: `units`, as its `ratio`, or `rows`, in each of which it changes all it can. */
  rateOf: 'units' | 'rows';
  with?: Readonly<Record<string, Json>>;
}

const suite: Readonly<Record<NoiseName, Omit<Noise, 'name'>>> = {
  typo: { operator: 'text.keyboard-typos', rateOf: 'units' },
  misspell: { operator: 'text.misspell', rateOf: 'units' },
  homophone: { operator: 'text.replace-homophones', rateOf: 'units' },
  ocr: { operator: 'text.ocr-errors', rateOf: 'units' },
  lookalike: { operator: 'text.replace-lookalikes', rateOf: 'units' },
  script: { operator: 'text.convert-script', rateOf: 'rows', with: { to: 'traditional' } },
  width: { operator: 'text.change-width', rateOf: 'units', with: { to: 'full' } },
  case: { operator: 'text.change-case', rateOf: 'rows', with: { mode: 'upper' } },
  whitespace: { operator: 'text.change-whitespace', rateOf: 'units' },
  punctuation: { operator: 'text.change-punctuation', rateOf: 'units' },
  emoji: { operator: 'text.insert-emoji', rateOf: 'units' },
};

/** The noises of these names, in the order of the suite; `all` is all of them. @throws LeavenError training/unknown-noise */
export function noisesOf(names: readonly string[]): Noise[] {
  for (const name of names) {
    if (name === 'all' || name in suite) continue;
    const nearest = nearestName(name, noiseNames);
    throw new LeavenError('training/unknown-noise', {
      noise: name,
      expected: ['all', ...noiseNames],
      ...(nearest !== undefined ? { nearest } : {}),
    });
  }
  return noiseNames.filter((name) => names.includes('all') || names.includes(name)).map((name) => ({ name, ...suite[name] }));
}

/** Draws that a text gets where a draw would break a guard, as copies get them. */
const attempts = 30;

export interface NoiseSetting {
  seed: number;
  language: string;
  /** Its text fields, in order, are the columns of the texts. */
  schema: Schema;
}

export interface Noised {
  columns: string[][];
  /** Rows in which something changed. */
  changed: number;
}

/** Puts one noise on texts: the same for the same seed, id and draw. */
export type NoiseMaker = (texts: Texts, rate: number, draw: number) => Noised;

/** @throws LeavenError recipe/missing-resource and its like, where the operator lacks something */
export async function noiseMaker(noise: Noise, { seed, language, schema }: NoiseSetting): Promise<NoiseMaker> {
  const operator = (await loadOperator(noise.operator)) as TextOperator;
  const analyzer = createAnalyzer({ language, guardsOff: [] });
  const fields = fieldsOfKind(schema, 'text').map((field) => field.name);
  const streams = createStreams({ seed, epoch: 0, stepId: 'noise', slot: noise.name });
  const chance = createStreams({ seed, epoch: 0, stepId: 'noise', slot: `${noise.name} rows` });
  const paramsAt = (rate: number) =>
    operator.params.parse({ ...noise.with, ...(noise.rateOf === 'units' ? { ratio: rate } : {}) }) as Record<string, Json>;
  operator.ready?.(paramsAt(1));
  const resources: unknown = await operator.prepare?.(paramsAt(1));
  const step = { fields, analyzer };
  return (texts, rate, copy) => {
    const plan = { use: operator.id, version: operator.version ?? 1, params: paramsAt(rate), slot: operator.id, weight: 1 };
    const loaded = { plan, operator, resources, streams, table: undefined };
    const columns = texts.columns.map((column) => [...column]);
    let changed = 0;
    for (const [row, id] of texts.ids.entries()) {
      if (noise.rateOf === 'rows' && !chance.open(id, copy).chance(rate)) continue;
      const sample = { id, ...Object.fromEntries(fields.map((field, i) => [field, texts.columns[i]?.[row] ?? ''])) };
      const cache = createAnalysisCache(analyzer);
      for (let attempt = 0; attempt < attempts; attempt++) {
        const drawn = draw(loaded, step, cache, schema, sample, streams.open(id, copy, attempt));
        if (drawn.unchanged === 'guard-violation') continue;
        if (drawn.plan !== undefined) changed++;
        for (const [i, field] of fields.entries()) (columns[i] as string[])[row] = drawn.sample[field] as string;
        break;
      }
    }
    return { columns, changed };
  };
}
