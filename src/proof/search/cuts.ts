import { join } from 'node:path';
import type { Json } from '../../core/operator.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import type { Rows } from '../../training/read-rows.ts';
import { type Base, runBase, sourcesOf } from '../base.ts';
import type { ResolvedStep } from '../variants.ts';
import type { SearchSetting } from './setting.ts';

/** Shares of the training rows that no choice sees, and of the others that each cut chooses on. */
const confirmShare = 0.25;
const devShare = 0.2;
/** Below this the parts say nothing; a class of five has a row in each part. */
const leastRows = 40;
const leastOfClass = 5;

export interface Cuts {
  /** All training rows but those that no choice sees, which judge. */
  rest: Base;
  /** Rows of `rest`, cut anew: those to train on, and those that judge. */
  cut(replicate: number): Promise<Base>;
}

/**
 * Cuts the training rows for a search. The split that judges in the end is not part of it: a file of its own is not even read, and where
 * steps make the splits, its rows are left behind. Inside, rows to choose on take its name, so that steps which name it mean them.
 *
 * @throws LeavenError proof/search-too-small, training/one-class, proof/empty-split; as a run
 */
export async function makeCuts(setting: SearchSetting, signal: AbortSignal | undefined): Promise<Cuts> {
  const { loaded, variants, split, judge, folder, seed } = setting;
  const sources = variants.shared.length === 0 ? sourcesOf(loaded, split) : sourcesOf(loaded);
  const pool = await runBase(loaded, { steps: variants.shared, dataset: sources, folder: join(folder, 'pool') }, signal);
  checkRows(pool.base);

  const part = async (from: Base, name: string, share: number, seedOfPart: number, folderOfPart: string): Promise<Base> => {
    const steps = partSteps(setting, name, share);
    const { base } = await runBase(
      loaded,
      { steps, dataset: without(from.dataset, judge), judge, folder: join(folder, folderOfPart), seed: seedOfPart },
      signal,
    );
    const classes = countClasses(base.train).size;
    if (base.test.ids.length === 0 || classes < 2)
      throw tooSmall(pool.base, { en: 'equal rows apart, too few are left', 'zh-CN': '除去相同的行后所剩过少' });
    return base;
  };
  const rest = await part(pool.base, 'confirm', confirmShare, seed, 'rest');
  const cuts = new Map<number, Promise<Base>>();
  return {
    rest,
    cut(replicate) {
      const found = cuts.get(replicate) ?? part(rest, 'dev', devShare, seed + replicate, `cut-${replicate}`);
      cuts.set(replicate, found);
      return found;
    },
  };
}

/** A stratified part of train becomes the split that judges, and what equals it leaves train. Groups of the recipe's own split stay together. */
function partSteps({ loaded, variants, judge }: SearchSetting, name: string, share: number): ResolvedStep[] {
  const label = loaded.plan.schema.fields.find((field) => field.kind === 'label')?.name;
  const ofSteps = variants.shared.findLast((step) => step.use === 'dataset.split')?.with.group;
  const group = ofSteps ?? (loaded.resolved.dataset as { split?: { group?: string } }).split?.group;
  return [
    {
      use: 'dataset.split',
      id: `search-${name}`,
      with: {
        ratio: { train: 1 - share, [judge]: share },
        ...(label !== undefined ? { stratify: label } : {}),
        ...(group !== undefined ? { group } : {}),
      },
    },
    { use: 'dataset.drop-leaks', id: `search-${name}-leaks`, with: { against: [judge] } },
  ];
}

function without(dataset: Json, split: string): Json {
  return Object.fromEntries(Object.entries(dataset as { [key: string]: Json }).filter(([name]) => name !== split));
}

function checkRows(pool: Base): void {
  const { ids } = pool.train;
  const counts = countClasses(pool.train);
  if (ids.length > 0 && counts.size === 1)
    throw new LeavenError('training/one-class', { rows: ids.length, label: [...counts.keys()][0] ?? '' });
  if (ids.length < leastRows) throw tooSmall(pool, { en: `it takes ${leastRows}`, 'zh-CN': `至少需要 ${leastRows} 行` });
  const large = [...counts.values()].filter((count) => count >= leastOfClass).length;
  if (large < 2)
    throw tooSmall(pool, { en: `it takes two classes of ${leastOfClass} rows each`, 'zh-CN': `至少需要两个各有 ${leastOfClass} 行的类别` });
}

function tooSmall({ train }: Base, reason: { en: string; 'zh-CN': string }): LeavenError {
  return new LeavenError('proof/search-too-small', { rows: train.ids.length, reason, leastRows, leastOfClass });
}

/** Rows of each class; a row with class weights counts for the heaviest. */
function countClasses({ labels, weights }: Rows): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [row, label] of labels.entries()) {
    const heaviest = Object.entries(weights[row] ?? {}).sort(([, a], [, b]) => b - a)[0]?.[0];
    const name = label ?? heaviest;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
