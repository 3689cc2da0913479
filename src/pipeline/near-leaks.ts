import { type Sample, textOf } from '../core/sample.ts';
import { readShard } from '../datasets/read.ts';
import { NearLeaks, openLeaks } from '../operators/duplicates/near-leaks.ts';
import { type NearSettings, nearSettings } from '../operators/duplicates/near-links.ts';
import { textFields } from './context.ts';
import type { WorkContext } from './job.ts';
import { type StageShards, sectionBytes, sectionOf } from './sections.ts';
import { createRowWriterOf, writtenColumns } from './write-rows.ts';

/** Where a written row stands. */
export interface RowPlace {
  shard: number;
  row: number;
}

export interface NearTwin {
  train: RowPlace;
  similarity: number;
}

/** Rows and units of text above which near leaks are not looked for: it takes about a second, and no run shall take much longer for it. */
const mostRows = 30_000;
const mostUnits = 20_000_000;

/**
 * For held-out rows a row of train that is a near duplicate of it, as `dataset.drop-leaks` finds them; nothing where there are too many rows
 * to look for any. `names` has the split of each row of each shard.
 */
export function findNearTwins(
  context: WorkContext,
  last: StageShards,
  names: readonly (readonly string[])[],
  grown: string,
): ((place: RowPlace) => NearTwin | undefined) | undefined {
  if (names.reduce((sum, rows) => sum + rows.length, 0) > mostRows) return undefined;
  const leaks = new NearLeaks();
  const settings = nearSettings(true) as NearSettings;
  const fields = textFields(context.plan);
  let units = 0;
  for (const [shard, rows] of names.entries()) {
    for (const split of new Set(rows)) {
      const records = recordsIn(context, last, shard, split);
      let at = 0;
      for (const [row, name] of rows.entries()) {
        if (name !== split) continue;
        const values = records[at++]?.values;
        if (!values) continue;
        const text = fields.map((field) => textOf(values as Sample, field)).join('\n');
        units += text.length;
        if (units > mostUnits) return undefined;
        // Rows of train are what others are compared with here, and held-out rows are what leaks.
        leaks.add(text, { split, sample: { id: keyOf({ shard, row }) } }, split === grown, settings);
      }
    }
  }
  const leakOf = openLeaks(leaks.find(settings.threshold));
  return (place) => {
    const split = names[place.shard]?.[place.row] ?? '';
    const leak = leakOf({ split, sample: { id: keyOf(place) }, ordinal: 0, root: '' });
    return leak && { train: placeOf(leak.id), similarity: leak.similarity };
  };
}

/** The records of one split that a shard has written. */
export function recordsIn(context: WorkContext, last: StageShards, shard: number, split: string): ReturnType<typeof readShard> {
  const data = sectionOf(context.folder, last, shard, `data/${split}`);
  if (!data) return [];
  const { plan, sources } = context;
  const format = { ...plan.output.format, header: false };
  const columns = createRowWriterOf(context).columns ?? writtenColumns(sources);
  return readShard(sectionBytes(data), { name: split, format, ...(columns ? { columns } : {}) }, { firstRecord: 1 }, plan.schema);
}

/** In the order of places: the least key is that of the first row. */
function keyOf({ shard, row }: RowPlace): string {
  return `${String(shard).padStart(8, '0')}:${String(row).padStart(10, '0')}`;
}

function placeOf(key: string): RowPlace {
  const [shard, row] = key.split(':').map(Number) as [number, number];
  return { shard, row };
}
