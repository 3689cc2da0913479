import { printWords } from '../core/fingerprint.ts';
import { type Sample, textOf } from '../core/sample.ts';
import { KeyTable } from '../kernels/key-table.ts';
import { textFields } from './context.ts';
import type { WorkContext } from './job.ts';
import { findNearTwins, recordsIn } from './near-leaks.ts';
import { recordsOf, type StageShards, sectionBytes } from './sections.ts';

/** What one held-out split shares with the split that grows. */
export interface LeakPair {
  train: string;
  test: string;
  /** Rows of the held-out split that were compared. */
  testRows: number;
  /** Held-out rows whose folded text also stands in train. */
  exact: number;
  /** Held-out rows, not counted in `exact`, with the same set of tokens as a row of train. */
  tokenSet: number;
  /** Held-out rows, counted in neither, that are near duplicates of a row of train; absent where there are too many rows to look for them. */
  near?: number;
  examples: LeakExample[];
}

export interface LeakExample {
  kind: 'exact' | 'token-set' | 'near';
  train: ShownRow;
  test: ShownRow;
  /** near: Jaccard similarity of the sets of shingles. */
  similarity?: number;
}

/** A written row as it can be shown. */
export interface ShownRow {
  id: string;
  text: string;
}

const examplesKept = 5;
const exactTable = 0;
const tokenTable = 2;

/** Compares what was written: every held-out row against the split that grows, exactly and by set of tokens. */
export function findLeaks(context: WorkContext, last: StageShards, splits: readonly string[], grown: string): LeakPair[] {
  const heldOut = splits.filter((split) => split !== grown);
  if (heldOut.length === 0 || !splits.includes(grown)) return [];
  const shards = readPrints(context, last);
  const exact = new KeyTable();
  const tokens = new KeyTable();
  for (const { prints, names } of shards) {
    for (const [row, name] of names.entries()) {
      if (name !== grown) continue;
      const at = row * printWords;
      if (present(prints, at)) exact.add(prints[at] as number, prints[at + 1] as number);
      if (present(prints, at + tokenTable)) tokens.add(prints[at + 2] as number, prints[at + 3] as number);
    }
  }
  const nearTwin = findNearTwins(
    context,
    last,
    shards.map(({ names }) => names),
    grown,
  );
  return heldOut.map((test) => {
    const pair: LeakPair = { train: grown, test, testRows: 0, exact: 0, tokenSet: 0, examples: [] };
    const nearExamples: LeakExample[] = [];
    let near = 0;
    for (const [shard, { prints, names }] of shards.entries()) {
      for (const [row, name] of names.entries()) {
        if (name !== test) continue;
        pair.testRows++;
        const at = row * printWords;
        const isExact = present(prints, at) && exact.has(prints[at] as number, prints[at + 1] as number);
        const isTokenSet = !isExact && present(prints, at + tokenTable) && tokens.has(prints[at + 2] as number, prints[at + 3] as number);
        if (isExact) pair.exact++;
        if (isTokenSet) pair.tokenSet++;
        const twin = isExact || isTokenSet ? undefined : nearTwin?.({ shard, row });
        if (twin) {
          near++;
          if (nearExamples.length < examplesKept)
            nearExamples.push({
              kind: 'near',
              train: rowAt(context, last, shards, twin.train.shard, twin.train.row),
              test: rowAt(context, last, shards, shard, row),
              similarity: twin.similarity,
            });
        }
        if ((isExact || isTokenSet) && pair.examples.length < examplesKept) {
          const kind = isExact ? 'exact' : 'token-set';
          const twin = findTwin(shards, grown, prints, at + (isExact ? exactTable : tokenTable), isExact ? exactTable : tokenTable);
          if (twin)
            pair.examples.push({
              kind,
              train: rowAt(context, last, shards, twin.shard, twin.row),
              test: rowAt(context, last, shards, shard, row),
            });
        }
      }
    }
    if (nearTwin) pair.near = near;
    // A few of the last kind are shown too, however many there are of the others.
    const others = pair.examples.slice(0, examplesKept - Math.min(nearExamples.length, 2));
    pair.examples = [...others, ...nearExamples].slice(0, examplesKept);
    return pair;
  });
}

interface ShardPrints {
  prints: Uint32Array;
  names: string[];
}

function readPrints(context: WorkContext, last: StageShards): ShardPrints[] {
  const names = recordsOf(context.folder, last, 'splits');
  return recordsOf(context.folder, last, 'prints').map((stored, index) => {
    const bytes = sectionBytes(stored);
    const splits = names[index];
    return {
      prints: new Uint32Array(bytes.buffer, 0, bytes.length / 4),
      names: splits ? (JSON.parse(new TextDecoder().decode(sectionBytes(splits))) as string[]) : [],
    };
  });
}

function present(prints: Uint32Array, at: number): boolean {
  return ((prints[at] as number) | (prints[at + 1] as number)) !== 0;
}

function findTwin(
  shards: readonly ShardPrints[],
  split: string,
  prints: Uint32Array,
  at: number,
  table: number,
): { shard: number; row: number } | undefined {
  for (const [shard, { prints: others, names }] of shards.entries()) {
    for (const [row, name] of names.entries()) {
      const other = row * printWords + table;
      if (name === split && others[other] === prints[at] && others[other + 1] === prints[at + 1]) return { shard, row };
    }
  }
  return undefined;
}

/** Provenance has a line for each written row, in the same order; the data has one for each of its split. */
function rowAt(context: WorkContext, last: StageShards, shards: readonly ShardPrints[], shard: number, row: number): ShownRow {
  const provenance = recordsOf(context.folder, last, 'provenance')[shard];
  const line = provenance ? new TextDecoder().decode(sectionBytes(provenance)).split('\n')[row] : undefined;
  const { id = '' } = JSON.parse(line ?? '{}') as { id?: string };
  const names = shards[shard]?.names ?? [];
  const split = names[row] ?? '';
  const record = recordsIn(context, last, shard, split)[names.slice(0, row).filter((name) => name === split).length];
  const text = textFields(context.plan).map((field) => (record?.values ? textOf(record.values as Sample, field) : ''));
  return { id, text: text.join(' ⏎ ') };
}
