import { derive } from './derive.ts';
import type { RunReport } from './model.ts';
import { allWarnings } from './warnings.ts';

/** Keys in the order in which a person reads them; all others follow by code unit. */
const order = [
  ...['leaven', 'kind', 'name', 'seed', 'planHash', 'task', 'language', 'versions', 'command', 'next'],
  ...['counts', 'splits', 'steps', 'labels', 'lengths', 'measures', 'operators', 'rejects', 'examples', 'duplicates', 'leaks', 'warnings'],
  ...['time', 'energy', 'inputs', 'outputs', 'recipe', 'derived'],
  ...['code', 'data', 'id', 'parent', 'split', 'step', 'operator', 'slot', 'field', 'unit', 'path', 'role', 'train', 'test'],
  ...['in', 'read', 'asked', 'moved', 'changed', 'written', 'rejected', 'merged', 'out', 'addsUp', 'touched', 'before', 'after'],
  ...['checked', 'reason', 'count', 'n', 'missing', 'min', 'median', 'mean', 'max', 'edges'],
];

/**
 * report.json: the model and, under `derived`, every further number that the page shows. Keys keep one order, lists of
 * plain values stay on one line, numbers that are none become `null`: the same report gives the same bytes.
 */
export function renderReportJson(report: RunReport): string {
  return writeJson({ ...report, derived: { ...derive(report), warnings: allWarnings(report) } }, order);
}

/** A report as a file: keys as `order` has them, all others by code unit. */
export function writeJson(report: object, order: readonly string[]): string {
  return `${write(report, '', new Map(order.map((key, index) => [key, index])))}\n`;
}

function write(value: unknown, indent: string, rank: ReadonlyMap<string, number>): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every(isFlat)) return `[${value.map((item) => write(item, '', rank)).join(', ')}]`;
    return `[\n${value.map((item) => inner + write(item, inner, rank)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  entries.sort(([a], [b]) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size) || (a < b ? -1 : 1));
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner, rank)}`).join(',\n')}\n${indent}}`;
}

function isFlat(value: unknown): boolean {
  return (
    value === null ||
    typeof value !== 'object' ||
    (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object'))
  );
}
