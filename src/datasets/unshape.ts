import { type Sample, textOf } from '../core/sample.ts';
import type { Schema, SchemaField } from '../core/schema.ts';
import { createOffsetMap, type OffsetUnit } from './offsets.ts';

/** Gives a field's value as a file holds it: offsets in the file's unit. */
export type Unshape = (sample: Sample, field: string) => unknown;

export function createUnshaper(schema: Schema, unit: OffsetUnit): Unshape {
  const annotations = new Map<string, SchemaField>();
  for (const field of schema.fields) if (field.over !== undefined) annotations.set(field.name, field);
  return (sample, name) => {
    const value = sample[name];
    const field = annotations.get(name);
    if (field === undefined || unit === 'utf-16' || !Array.isArray(value)) return value;
    const map = createOffsetMap(textOf(sample, field.over as string), unit);
    const convert = (offset: unknown) => (typeof offset === 'number' ? (map.fromUtf16(offset) ?? offset) : offset);
    return value.map((item: unknown) => {
      if (typeof item !== 'object' || item === null) return item;
      const { start, end } = item as { start?: unknown; end?: unknown };
      return end === undefined ? { ...item, start: convert(start) } : { ...item, start: convert(start), end: convert(end) };
    });
  };
}
