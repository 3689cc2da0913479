import type { SourcePlan } from '../core/plan.ts';
import { createFinder, type EncodingFinder } from './encoding/settle.ts';
import { lineAt } from './fault-place.ts';
import type { Packing } from './format.ts';
import { openSource, readPieces, unpack } from './source-bytes.ts';

/** Reads a source to its end to find its encoding. `offset` is that of the first byte that is not UTF-8. */
export async function lookThrough(
  source: SourcePlan,
  packing: Packing | undefined,
  offset: number,
  signal?: AbortSignal,
): Promise<EncodingFinder> {
  const line = await lineAt(source.file, packing, source.name, offset);
  const finder = createFinder({ file: source.name, offset, line });
  const file = await openSource(source.file, source.name);
  try {
    const raw = readPieces(file, signal);
    for await (const piece of packing ? unpack(raw, packing, source.name) : raw) finder.add(piece);
  } finally {
    await file.close();
  }
  return finder;
}
