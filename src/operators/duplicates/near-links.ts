import { z } from 'zod';
import type { Scratch } from '../../core/operator.ts';
import { candidateLists } from '../../kernels/near/candidates.ts';
import { joinSets } from '../../kernels/near/join.ts';
import { UnionFind } from '../../kernels/near/union-find.ts';
import { createShingler } from '../../kernels/text/shingles.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { keyInto } from './near.ts';
import { groupRows } from './near-groups.ts';
import { defaultNearThreshold } from './near-merges.ts';
import { column, NearRows } from './near-rows.ts';
import { preferenceWords } from './preference.ts';
import { storedSets } from './stored-sets.ts';
import { unitOf } from './writing.ts';

const settings = z.strictObject({
  threshold: z.number().gt(0).max(1).default(defaultNearThreshold),
  shingle: z.enum(['word', 'character']).optional(),
  size: z.int().min(1).max(100).default(5),
});
export type NearSettings = z.output<typeof settings>;

/** `nearDuplicates` of operators that make splits. */
export const nearDuplicatesParam = z.union([z.boolean(), settings]).default(true).meta({
  description:
    'Keeps near duplicates in one split: true (Jaccard similarity of 5-word shingles of 0.7 or more, characters in scripts without spaces), { threshold, shingle, size } as of dataset.deduplicate, or false',
  zh: '将近似重复的样本放在同一划分：true（5 词片段的 Jaccard 相似度不低于 0.7，不以空格分词的文字按字）、与 dataset.deduplicate 相同的 { threshold, shingle, size }，或 false',
});

export function nearSettings(param: z.output<typeof nearDuplicatesParam>): NearSettings | undefined {
  return param === true ? settings.parse({}) : param === false ? undefined : param;
}

const shingles = createShingler();
const setKey = new Uint32Array(2);
const noPreference = new Array<number>(preferenceWords).fill(0);

/** Texts of owners (a sample, a group of samples): which owners near duplicates connect. Above the memory of `scratch` it goes to the disk. */
export class NearLinks {
  private readonly state: NearRows;

  constructor(scratch?: Scratch) {
    this.state = new NearRows(scratch);
  }

  add(text: string, owner: readonly [number, number], { shingle, size }: NearSettings): void {
    const hashes = shingles(text, shingle ?? unitOf(text), size);
    if (hashes.length === 0) return;
    keyInto(hashes, setKey);
    const [high, low] = setKey as unknown as [number, number];
    this.state.addSet(hashes, high, low);
    this.state.rows.push([hashes.length / 2, high, low, 0, 0, ...owner, ...noPreference, ...owner], '');
  }

  encode(): Uint8Array {
    return this.state.encode();
  }

  append(partial: Uint8Array): void {
    this.state.append(partial);
  }

  /** Two words of an owner and two of the cluster that it has texts in, for each text that has a near duplicate of another owner. */
  links({ threshold }: NearSettings): WordRows {
    const { state } = this;
    state.settle();
    const groups = groupRows(state);
    const sets = storedSets(state, groups.sets);
    const clusters = new UnionFind(sets.count);
    const together = (a: number, b: number) => clusters.find(a) === clusters.find(b);
    joinSets(sets, candidateLists(sets, threshold).lists, threshold, {
      apart: (a, b) => groups.related(groups.setRoots[a] as number, groups.setRoots[b] as number),
      together,
      alike: together,
      found: (a, b) => clusters.union(a, b),
    });
    state.hashes.close();
    const { order, setStarts, nodeStarts } = groups;
    const [highs, lows] = [state.rows.rows.column(column.name), state.rows.rows.column(column.name + 1)];
    const links = new WordRows(4);
    for (let set = 0; set < sets.count; set++) {
      const [from, to] = [setStarts[set], setStarts[set + 1]].map((node) => nodeStarts[node as number] as number) as [number, number];
      for (const row of order.subarray(from, to)) links.push([highs[row] as number, lows[row] as number, 0xffffffff, clusters.find(set)]);
    }
    return links;
  }
}
