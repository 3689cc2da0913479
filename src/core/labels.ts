import type { FieldKind } from './tasks.ts';

/** The labels that a field holds: one, those of a set, those of spans or of relations. Nothing for a field that holds no labels. */
export function labelsIn(value: unknown, kind: FieldKind): readonly string[] | undefined {
  if (kind === 'label') return typeof value === 'string' ? [value] : [];
  if (kind !== 'labels' && kind !== 'spans' && kind !== 'relations') return undefined;
  if (!Array.isArray(value)) return [];
  return kind === 'labels' ? value.map(String) : value.map((one: { label?: unknown } | null) => String(one?.label ?? ''));
}
