import type { Parsed } from '../format.ts';

/** `label<delimiter>text`: the first delimiters part the columns, what is left belongs to the last one. */
export function parseDelimited(raw: string, delimiter: string, columns: readonly string[]): Parsed {
  const values: Record<string, unknown> = {};
  let at = 0;
  const last = columns.length - 1;
  for (let i = 0; i < last; i++) {
    const end = raw.indexOf(delimiter, at);
    if (end === -1) return { error: { reason: 'missing-delimiter', detail: { delimiter, expected: columns.length, got: i + 1 } } };
    setField(values, columns[i] as string, raw.slice(at, end));
    at = end + delimiter.length;
  }
  if (last >= 0) setField(values, columns[last] as string, raw.slice(at));
  return { values };
}

/** Sets a field of any name: a column called `__proto__` is data too. */
export function setField(values: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(values, name, { value, enumerable: true, writable: true, configurable: true });
  else values[name] = value;
}
