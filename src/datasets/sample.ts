import type { Sample } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';

/** A record's fields as a sample. Fields of the schema stand as the reader shaped them; others are carried along. */
export function toSample(values: Readonly<Record<string, unknown>>, _schema: Schema, id: string): Sample {
  return { ...values, id };
}
