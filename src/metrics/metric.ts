import type { z } from 'zod';
import type { TextAnalysis } from '../core/analysis.ts';
import type { Collector } from '../core/operator.ts';
import type { Localized } from '../errors/language.ts';

/**
 * What a text is measured against: nothing (`text`), references (`reference`: a field of the sample, or the sample it was made of), earlier
 * copies of the same original (`copies`), or the data it stands in (`data`: needs a table).
 */
export type MeasuredAgainst = 'text' | 'reference' | 'copies' | 'data';

export type MetricShape = Readonly<z.core.$ZodLooseShape>;

export interface MetricInput<P, R, V> {
  text: TextAnalysis;
  /** The references, or the earlier copies; of a metric of `data` the text that the table has of this sample, if any. */
  others: readonly TextAnalysis[];
  params: P;
  /** What `prepare` returned. */
  resources: R;
  /** The view that `table.open` returned. */
  table: V;
}

/** An example is a test of the value, and a piece of the documentation of the filter that is made of the metric. */
export interface MetricExample<P> {
  text: string;
  /** The references, or the earlier copies. */
  others?: readonly string[];
  params?: Partial<P>;
  /** The value to 1e-9. Of a metric of `data` the texts of all examples with the same parameters are the data. */
  value: number;
}

/**
 * A named number that can be taken of a text. The file is named by the id and exports the metric by default; the filter `text.ID`, the
 * column of `text.add-measures` and the chart of the report are made of this definition.
 */
export interface Metric<P = any, R = any, V = any> {
  id: string;
  since: string;
  /** Raised when the same text would give another number, with the versions of the operators that measure by choice. 1 where absent. */
  version?: number;
  /** What it says of a text, as the end of a sentence: `the entropy of its words`. */
  summary: Localized;
  /** The exact definition, what is counted how, and when there is no value. */
  description: Localized;
  of: MeasuredAgainst;
  /** Values lie in here, ends included; Infinity where there is no end. */
  range: { min: number; max: number };
  /** What a chart shows, where the range has no end or most of it is empty. Values beyond are counted beside it. */
  shown?: { from: number; to: number };
  /** What one is called, where it is no share: `bits`, `words`. */
  unit?: Localized;
  /** Which end is better, where one is. */
  better?: 'higher' | 'lower';
  languages?: 'any' | readonly string[];
  references?: readonly { title: string; url: string }[];
  /** Its parameters, each with `.meta({ description, zh })`; `min` and `max` are the filter's. */
  params: MetricShape;
  check?: (params: P) => { param: string; expected: Localized } | undefined;
  /** Libraries and data whose version changes values, as an operator declares them. */
  resources?: readonly string[];
  /** Loaded once per worker: dictionaries. */
  prepare?: (params: P) => R | Promise<R>;
  /** Of a metric of `data`: made of all samples before any is measured. */
  table?: Collector<P, any, V>;
  /** NaN where there is nothing to measure. Linear in the text. */
  measure(input: MetricInput<P, R, V>): number;
  /** Two at least, of different values. */
  examples: readonly MetricExample<P>[];
}

export function defineMetric<S extends MetricShape, R = undefined, V = undefined>(
  definition: Omit<Metric<z.output<z.ZodObject<S, z.core.$strict>>, R, V>, 'params'> & { params: S },
): Metric<z.output<z.ZodObject<S, z.core.$strict>>, R, V> {
  return Object.freeze(definition);
}
