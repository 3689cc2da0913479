import type { CollectContext, DatasetView, Json } from '../../core/operator.ts';
import type { CosineIndex } from '../../kernels/statistics/cosine-neighbours.ts';
import type { Signal } from '../signals.ts';
import { createIndex } from './neighbours.ts';
import { distanceName, farthestOf, groupOf, type OutlierGroup, type OutlierParams, vectorOf } from './state.ts';

interface OpenGroup extends OutlierGroup {
  distances: ReadonlyMap<string, number | null>;
  /** Built for the first sample that was not drawn. */
  index?: CosineIndex;
}

/** Decides by what `finishState` wrote. */
export function openOutliers(bytes: Uint8Array, signals: readonly Signal[], input: CollectContext<OutlierParams>): DatasetView {
  const written = JSON.parse(new TextDecoder().decode(bytes)) as OutlierGroup[];
  const groups = new Map<string, OpenGroup>(
    written.map((group) => [group.name, { ...group, distances: new Map(group.drawn.map(({ id, distance }) => [id, distance])) }]),
  );
  const names = [...signals.map((signal) => signal.name), distanceName];
  const { neighbours } = input.params;
  return {
    decide(row) {
      const group = groups.get(groupOf(row, input.params));
      if (!group) return { action: 'keep' };
      const values: (number | null)[] = signals.map((signal) => signal.of(row.sample));
      if (neighbours !== undefined) {
        const known = group.distances.get(row.sample.id);
        values.push(known === undefined ? indexOf(group).distance(vectorOf(row, input), neighbours) : known);
      }
      const outlier = farthestOf(values, group.scales, names, input.params);
      return outlier ? { action: 'drop', reason: 'outlier', detail: detailOf(outlier) } : { action: 'keep' };
    },
    findings: () => written.map((group) => shown(group, names)),
  };
}

function indexOf(group: OpenGroup): CosineIndex {
  group.index ??= createIndex(group.drawn.map(({ bins, counts }) => ({ bins: Uint32Array.from(bins), counts: Uint32Array.from(counts) })));
  return group.index;
}

function shown({ name, samples, scales, drawn, outliers, farthest }: OutlierGroup, names: readonly string[]): Json {
  const [split, value] = JSON.parse(name) as [string, string?];
  return {
    split,
    ...(value === undefined ? {} : { within: value }),
    samples,
    ...(drawn.length > 0 ? { compared: drawn.length } : {}),
    measures: scales.map(({ median, spread }, signal) => ({ measure: names[signal] as string, median, spread })),
    outliers,
    farthest: farthest.map(({ id, ...outlier }) => ({ id, ...detailOf(outlier) })),
  };
}

/** JSON has no infinity: a value beside equal ones is infinitely far. */
function detailOf({ measure, value, z }: { measure: string; value: number; z: number }) {
  return { measure, value, z: Number.isFinite(z) ? z : null };
}
