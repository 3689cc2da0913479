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
