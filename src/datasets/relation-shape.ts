import type { Relation, Span } from '../core/sample.ts';
import { isObject } from './json-splice.ts';

/** Names of a relation's two ends, and of what it says of them. */
const endNames = [
  ['head', 'tail'],
  ['from_id', 'to_id'],
  ['from', 'to'],
  ['head_id', 'tail_id'],
  ['source', 'target'],
  ['subject', 'object'],
  ['arg1', 'arg2'],
  ['h', 't'],
] as const;
const labelNames = ['label', 'type', 'relation', 'predicate', 'r'] as const;

interface RelationShape {
  head: string;
  tail: string;
  label: string;
}

export interface RelationFault {
  index: number;
  expected: string;
  got: unknown;
}

function isEnd(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}

export function relationShapeOf(item: unknown): RelationShape | undefined {
  if (!isObject(item)) return undefined;
  const ends = endNames.find(([head, tail]) => isEnd(item[head]) && isEnd(item[tail]));
  const label = labelNames.find((name) => isEnd(item[name]));
  return ends && label ? { head: ends[0], tail: ends[1], label } : undefined;
}

/** Whether numbers name spans by an id of theirs: where all of them have one. Else they are places in the list, from 0. */
function hasNumberIds(spans: readonly Span[]): boolean {
  return spans.length > 0 && spans.every(({ id }) => typeof id === 'number');
}

/** Relations as operators take them: ends that are numbers are places in the list of spans. Each must name a span. */
export function toRelations(value: readonly unknown[], spans: readonly Span[]): Relation[] | RelationFault {
  const byId = new Map<unknown, number | string>();
  const twice = new Set<unknown>();
  for (const [index, { id }] of spans.entries()) {
    if (byId.has(id)) twice.add(id);
    if (isEnd(id)) byId.set(id, typeof id === 'string' ? id : index);
  }
  for (const id of twice) byId.delete(id);
  const numbered = hasNumberIds(spans);
  const placeOf = (end: unknown): number | string | undefined => {
    if (typeof end === 'string' || numbered) return byId.get(end);
    return Number.isInteger(end) && (end as number) >= 0 && (end as number) < spans.length ? (end as number) : undefined;
  };
  const relations: Relation[] = [];
  for (const [index, item] of value.entries()) {
    const shape = relationShapeOf(item);
    if (shape === undefined) return { index, expected: 'an object of head, tail and label', got: item };
    const { [shape.head]: from, [shape.tail]: to, [shape.label]: label, ...rest } = item as Record<string, unknown>;
    const head = placeOf(from);
    const tail = placeOf(to);
    if (head === undefined || tail === undefined) {
      const known = numbered || typeof from === 'string' ? 'the id of one span' : `a place in the list of ${spans.length} spans, from 0`;
      return { index, expected: known, got: head === undefined ? from : to };
    }
    relations.push({ ...rest, head, tail, label: String(label) });
  }
  return relations;
}

export function isRelationFault(value: Relation[] | RelationFault): value is RelationFault {
  return !Array.isArray(value);
}

/** Relations in the form that the file had. */
export function fromRelations(relations: readonly Relation[], spans: readonly Span[], before: unknown): unknown {
  const shape = Array.isArray(before) ? relationShapeOf(before[0]) : undefined;
  if (shape === undefined) return relations;
  const numbered = hasNumberIds(spans);
  const endOf = (place: number | string) => (numbered && typeof place === 'number' ? spans[place]?.id : place);
  return relations.map(({ head, tail, label, ...rest }) => ({
    ...rest,
    [shape.head]: endOf(head),
    [shape.tail]: endOf(tail),
    [shape.label]: label,
  }));
}
