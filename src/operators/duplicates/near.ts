import { textOf } from '../../core/sample.ts';
import { createShingler } from '../../kernels/text/shingles.ts';
import { hashWords } from '../dataset-keys.ts';
import { labelNameOf, labelsOf } from './labels.ts';
import { findMerges } from './near-merges.ts';
import { NearRows } from './near-rows.ts';
import { openMerges, sampleKey } from './near-table.ts';
import { type DuplicateCollector, splitOf } from './parameters.ts';
import { preferenceOf } from './preference.ts';
import { unitOf } from './writing.ts';

const shingles = createShingler();
const setKey = new Uint32Array(2);

/** Texts that share most of their shingles: sets with a Jaccard similarity at or above the threshold, and what hangs together by them. */
export const nearDuplicates: DuplicateCollector<NearRows> = {
  create: ({ scratch }) => new NearRows(scratch),
  add(state, row, input) {
    const { params } = input;
    const text = input.fields.map((field) => textOf(row.sample, field)).join('\n');
    const hashes = shingles(text, params.shingle ?? unitOf(text), params.size);
    if (hashes.length === 0) return;
    keyInto(hashes, setKey);
    const [high, low] = setKey as unknown as [number, number];
    state.addSet(hashes, high, low);
    const label = hashWords(labelsOf(row, input))[0];
    if (!state.labels.has(label)) state.labels.add(label, labelNameOf(row, input));
    const root = hashWords(params.relatives ? row.sample.id : row.root);
    state.rows.push(
      [
        hashes.length / 2,
        high,
        low,
        hashWords(splitOf(row, input))[0],
        label,
        root[0],
        root[1],
        ...preferenceOf(row, input),
        ...sampleKey(row.split, row.sample.id),
      ],
      row.sample.id,
    );
  },
  encode: (state) => state.encode(),
  merge: (state, partial) => state.append(partial),
  finish: (state, { params }) => findMerges(state, params),
  open: (bytes) => openMerges(bytes),
};

/** 64 bits that stand for a set of hashes. */
export function keyInto(hashes: Uint32Array, out: Uint32Array): void {
  let high = 0x2545f491;
  let low = 0x4f6cdd1d;
  for (let i = 0; i < hashes.length; i += 2) {
    low = Math.imul(low ^ (hashes[i] as number), 0x85ebca77);
    high = (Math.imul(high ^ (hashes[i + 1] as number), 0x9e3779b1) + low) | 0;
    low ^= high >>> 15;
  }
  out[0] = high;
  out[1] = low ^ (high >>> 16);
}
