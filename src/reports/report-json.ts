import { derive } from './derive.ts';
import type { RunReport } from './model.ts';
import { allWarnings } from './warnings.ts';

/** Keys in the order in which a person reads them; all others follow by code unit. */
const order = [
  ...['leaven', 'kind', 'name', 'seed', 'planHash', 'task', 'language', 'versions', 'command', 'next'],
  ...['counts', 'splits', 'steps', 'labels', 'lengths', 'operators', 'rejects', 'examples', 'duplicates', 'leaks', 'warnings'],
  ...['time', 'energy', 'inputs', 'outputs', 'recipe', 'derived'],
  ...['code', 'data', 'id', 'parent', 'split', 'step', 'operator', 'slot', 'field', 'unit', 'path', 'role', 'train', 'test'],
  ...['in', 'read', 'asked', 'moved', 'changed', 'written', 'rejected', 'merged', 'out', 'addsUp', 'touched', 'before', 'after'],
  ...['checked', 'reason', 'count', 'n', 'missing', 'min', 'median', 'mean', 'max', 'edges'],
];
const rank = new Map(order.map((key, index) => [key, index]));

/**
 * report.json: the model and, under `derived`, every further number that the page shows. Keys keep one order, lists of
 * plain values stay on one line, numbers that are none become `null`: the same report gives the same bytes.
 */
export function renderReportJson(report: RunReport): string {
  return `${write({ ...report, derived: { ...derive(report), warnings: allWarnings(report) } }, '')}\n`;
}

function write(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every(isFlat)) return `[${value.map((item) => write(item, '')).join(', ')}]`;
    return `[\n${value.map((item) => inner + write(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  entries.sort(([a], [b]) => (rank.get(a) ?? order.length) - (rank.get(b) ?? order.length) || (a < b ? -1 : 1));
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner)}`).join(',\n')}\n${indent}}`;
}

function isFlat(value: unknown): boolean {
  return (
    value === null ||
    typeof value !== 'object' ||
    (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object'))
  );
}
