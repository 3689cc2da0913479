import { isObject } from './json-splice.ts';

/** The names under which a data set keeps a span's parts; `list` is `[start, end, label]`. */
export type SpanShape = { start: string; end: string; label: string } | 'list';

const offsetNames = [
  ['start', 'end'],
  ['start_position', 'end_position'],
  ['start_offset', 'end_offset'],
  ['startOffset', 'endOffset'],
  ['start_char', 'end_char'],
  ['begin', 'end'],
] as const;
/** Names under which a span repeats the text it covers. */
const coveredNames = ['text', 'entity_text', 'entity_value', 'mention', 'surface'] as const;
const labelNames = ['label', 'entity_type', 'entity_group', 'entity', 'type', 'tag', 'category', 'class', 'name'] as const;

/** How a span is written, where it is one: by the first names that fit. */
export function spanShapeOf(item: unknown): SpanShape | undefined {
  if (Array.isArray(item)) return item.length === 3 && isOffset(item[0]) && isOffset(item[1]) && isLabel(item[2]) ? 'list' : undefined;
  if (typeof item !== 'object' || item === null) return undefined;
  const span = item as Record<string, unknown>;
  const offsets = offsetNames.find(([start, end]) => isOffset(span[start]) && isOffset(span[end]));
  const label = labelNames.find((name) => isLabel(span[name]));
  return offsets && label ? { start: offsets[0], end: offsets[1], label } : undefined;
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number';
}

function isLabel(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** The text that a span says it covers, where it says one. */
export function coveredText(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const name = coveredNames.find((one) => typeof (item as Record<string, unknown>)[one] === 'string');
  return name && ((item as Record<string, unknown>)[name] as string);
}

export function isOurShape(shape: SpanShape): boolean {
  return shape !== 'list' && shape.start === 'start' && shape.end === 'end' && shape.label === 'label';
}

/** A file's span as {start, end, label} and whatever else it holds. */
export function toSpan(item: unknown, shape: SpanShape): { start: number; end: number; label: string } {
  if (shape === 'list') {
    const [start, end, label] = item as [number, number, string | number];
    return { start, end, label: String(label) };
  }
  const span = item as Record<string, unknown>;
  const parts = { start: span[shape.start] as number, end: span[shape.end] as number, label: String(span[shape.label]) };
  if (isOurShape(shape)) return { ...span, ...parts };
  const rest = Object.fromEntries(Object.entries(span).filter(([key]) => key !== shape.start && key !== shape.end && key !== shape.label));
  return { ...rest, ...parts };
}

/** A span under the names of its file. */
export function fromSpan(span: { start?: unknown; end?: unknown; label?: unknown }, shape: SpanShape): unknown {
  if (shape === 'list') return [span.start, span.end, span.label];
  if (isOurShape(shape)) return span;
  const { start, end, label, ...rest } = span;
  return { [shape.label]: label, ...rest, [shape.start]: start, [shape.end]: end };
}

/** A span of a list by labels and texts, as CLUENER has it: both offsets belong to it. */
export interface GroupedSpan {
  label: string;
  text: string;
  start: number;
  end: number;
}

/** The spans of `{label: {text: [[start, end], …]}}`, whose ends are inclusive; nothing where it is not of this form. */
export function groupedSpans(value: unknown): GroupedSpan[] | undefined {
  if (!isObject(value)) return undefined;
  const spans: GroupedSpan[] = [];
  for (const [label, texts] of Object.entries(value)) {
    if (!isObject(texts)) return undefined;
    for (const [text, places] of Object.entries(texts)) {
      if (!Array.isArray(places) || places.length === 0) return undefined;
      for (const place of places as unknown[]) {
        if (!Array.isArray(place) || place.length !== 2 || !place.every(isOffset)) return undefined;
        spans.push({ label, text, start: place[0] as number, end: place[1] as number });
      }
    }
  }
  return spans;
}

/** Spans by labels and texts, with inclusive ends. */
export function groupSpans(spans: readonly GroupedSpan[]): Record<string, Record<string, [number, number][]>> {
  const groups = new Map<string, Map<string, [number, number][]>>();
  for (const { label, text, start, end } of spans) {
    const texts = groups.get(label) ?? new Map<string, [number, number][]>();
    groups.set(label, texts);
    texts.set(text, [...(texts.get(text) ?? []), [start, end]]);
  }
  return Object.fromEntries([...groups].map(([label, texts]) => [label, Object.fromEntries(texts)]));
}
