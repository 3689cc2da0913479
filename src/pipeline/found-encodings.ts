import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { PreparedSource } from '../datasets/format.ts';

export interface EncodingWarning {
  code: 'dataset/encoding-found';
  data: { file: string; encoding: string; share: number };
}

/** What a person should know of sources in an encoding that nobody named. UTF-8 with bad bytes says so by its rejects. */
export function encodingWarnings(sources: readonly PreparedSource[]): EncodingWarning[] {
  return sources.flatMap(({ name, found }) =>
    found && found.encoding !== 'utf-8'
      ? [{ code: 'dataset/encoding-found' as const, data: { file: name, encoding: found.encoding, share: found.confidence } }]
      : [],
  );
}

/** The recipe with the encodings that were found, so that it reads the same wherever it runs. A source of several files keeps finding them. */
export function withEncodings(recipe: string, sources: readonly PreparedSource[]): string {
  const found = new Map(encodingWarnings(sources).map(({ data }) => [data.file, data.encoding]));
  if (found.size === 0) return recipe;
  const document = parseDocument(recipe);
  const settle = (item: unknown): unknown => {
    if (isScalar(item)) {
      const encoding = found.get(String(item.value));
      return encoding === undefined ? item : document.createNode({ path: item.value, encoding });
    }
    const encoding = isMap(item) ? found.get(String(item.get('path'))) : undefined;
    if (isMap(item) && encoding !== undefined) item.set('encoding', encoding);
    return item;
  };
  const dataset = document.get('dataset');
  if (!isMap(dataset)) return recipe;
  const splits = new Set(sources.map(({ split }) => split));
  for (const pair of dataset.items) {
    const key = String(pair.key);
    if (key === 'path') {
      const encoding = isScalar(pair.value) ? found.get(String(pair.value.value)) : undefined;
      if (encoding !== undefined) dataset.set('encoding', encoding);
    } else if (splits.has(key) && isSeq(pair.value)) pair.value.items = pair.value.items.map(settle);
    else if (splits.has(key)) pair.value = settle(pair.value);
  }
  return document.toString({ lineWidth: 0 });
}
