import { utf8 } from '../../core/bytes.ts';
import type { CollectContext, CollectedRow } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import { type RobustScale, robustScale, robustScore } from '../../kernels/statistics/robust.ts';
import { ngramCounts, type SparseCounts } from '../../kernels/text/ngram-vectors.ts';
import { hashWords, valueKey } from '../dataset-keys.ts';
import type { Signal } from '../signals.ts';
import { createIndex } from './neighbours.ts';

export interface OutlierParams {
  neighbours?: number | undefined;
  threshold: number;
  side: 'both' | 'low' | 'high';
  within?: string | undefined;
  compared: number;
}

/** A text that others are compared with; the least keys stay, so that any order of rows keeps the same. */
interface Drawn {
  key: string;
  id: string;
  bins: number[];
  counts: number[];
}

interface Group {
  rows: [id: string, ...values: (number | null)[]][];
  drawn: Drawn[];
}

/** What `dataset.drop-outliers` keeps of the samples of each group. */
export type OutlierState = Map<string, Group>;

/** Measures and distance of one sample, and how far that is from the others. */
export interface Outlier {
  id: string;
  measure: string;
  value: number;
  z: number;
}

/** What is known of a group once all samples have been seen. */
export interface OutlierGroup {
  name: string;
  samples: number;
  /** Of each signal, then of the distances. */
  scales: RobustScale[];
  drawn: (Drawn & { distance: number | null })[];
  outliers: number;
  /** The farthest first. */
  farthest: Outlier[];
}

export const distanceName = 'neighbourDistance';
const shownOutliers = 10;

/** Samples are compared within their split and, on wish, their class. */
export function groupOf(row: CollectedRow, { within }: OutlierParams): string {
  return JSON.stringify(within === undefined ? [row.split] : [row.split, valueKey(row.sample, within)]);
}

export function vectorOf({ sample }: CollectedRow, { fields }: CollectContext<OutlierParams>): SparseCounts {
  return ngramCounts(fields.map((field) => textOf(sample, field)));
}

export function addRow(state: OutlierState, row: CollectedRow, signals: readonly Signal[], input: CollectContext<OutlierParams>): void {
  const { neighbours, compared } = input.params;
  const group = groupIn(state, groupOf(row, input.params));
  const values = signals.map((signal) => signal.of(row.sample));
  group.rows.push([row.sample.id, ...values.map((value) => (Number.isFinite(value) ? value : null))]);
  if (neighbours === undefined) return;
  const { bins, counts } = vectorOf(row, input);
  if (bins.length === 0) return;
  const key = hashWords(row.sample.id)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
  group.drawn.push({ key, id: row.sample.id, bins: [...bins], counts: [...counts] });
  if (group.drawn.length > 2 * compared) keepDrawn(group, compared);
}

export function encodeState(state: OutlierState): Uint8Array {
  return utf8(JSON.stringify([...state]));
}

export function mergeState(state: OutlierState, partial: Uint8Array): void {
  for (const [name, { rows, drawn }] of JSON.parse(new TextDecoder().decode(partial)) as [string, Group][]) {
    const group = groupIn(state, name);
    for (const row of rows) group.rows.push(row);
    for (const one of drawn) group.drawn.push(one);
  }
}

export function finishState(state: OutlierState, names: readonly string[], params: OutlierParams): Uint8Array {
  const groups = [...state].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => finishGroup(name, group, names, params));
  return utf8(JSON.stringify(groups));
}

function finishGroup(name: string, group: Group, names: readonly string[], params: OutlierParams): OutlierGroup {
  keepDrawn(group, params.compared);
  group.rows.sort(([a], [b]) => (a < b ? -1 : 1));
  const scales = names.map((_, signal) => robustScale(group.rows.map((row) => (row[signal + 1] as number | null) ?? Number.NaN)));
  const distances = params.neighbours === undefined ? [] : distancesOf(group.drawn, params.neighbours);
  if (params.neighbours !== undefined) scales.push(robustScale(distances));
  const found: Outlier[] = [];
  for (const [id, ...values] of group.rows) {
    const outlier = farthestOf(values, scales, names, params);
    if (outlier) found.push({ id, ...outlier });
  }
  for (const [place, { id }] of group.drawn.entries()) {
    const outlier = farthestOf([distances[place] as number], scales.slice(names.length), [distanceName], params);
    if (outlier) found.push({ id, ...outlier });
  }
  found.sort((a, b) => Math.abs(b.z) - Math.abs(a.z) || (a.id < b.id ? -1 : 1));
  return {
    name,
    samples: group.rows.length,
    scales,
    drawn: group.drawn.map((one, place) => ({ ...one, distance: distances[place] ?? null })),
    outliers: new Set(found.map(({ id }) => id)).size,
    farthest: found.slice(0, shownOutliers),
  };
}

/** The value that lies farthest out, where one does; of distances the high ones alone are out. */
export function farthestOf(
  values: readonly (number | null)[],
  scales: readonly RobustScale[],
  names: readonly string[],
  { threshold, side }: OutlierParams,
): Omit<Outlier, 'id'> | undefined {
  let farthest: Omit<Outlier, 'id'> | undefined;
  for (const [signal, value] of values.entries()) {
    if (value === null || Number.isNaN(value)) continue;
    const z = robustScore(value, scales[signal] as RobustScale);
    const measure = names[signal] as string;
    const asked = measure === distanceName ? 'high' : side;
    if (Math.abs(z) < threshold || (asked === 'low' && z > 0) || (asked === 'high' && z < 0)) continue;
    if (!farthest || Math.abs(z) > Math.abs(farthest.z)) farthest = { measure, value, z };
  }
  return farthest;
}

function groupIn(state: OutlierState, name: string): Group {
  let group = state.get(name);
  if (!group) state.set(name, (group = { rows: [], drawn: [] }));
  return group;
}

function keepDrawn(group: Group, most: number): void {
  group.drawn.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1));
  group.drawn.length = Math.min(group.drawn.length, most);
}

function distancesOf(drawn: readonly Drawn[], k: number): Float64Array {
  const vectors = drawn.map(({ bins, counts }) => ({ bins: Uint32Array.from(bins), counts: Uint32Array.from(counts) }));
  const index = createIndex(vectors);
  return Float64Array.from(vectors, (vector, place) => index.distance(vector, k, place));
}
