import type { SourcePosition } from '../../errors/leaven-error.ts';
import { visibleLine } from './visible.ts';
import { clip, displayWidth } from './width.ts';

const gutter = 6;

export interface Excerpt {
  source: string;
  /** The gutter and the blanks up to the carets. */
  indent: string;
  carets: string;
}

/**
 * The line a position is in and carets under the faulty piece. Positions count code points, carets count columns: they
 * stand right under Chinese text, after tabs and after emoji. A long line is cut around the carets.
 */
export function excerptOf(text: string, position: SourcePosition, columns = 120): Excerpt | undefined {
  const line = text.split(/\r\n|\n|\r/)[position.line - 1];
  if (line === undefined) return undefined;
  const points = [...line];
  const start = Math.min(position.column - 1, points.length);
  const end = Math.min(start + (position.length ?? 1), points.length);
  const show = (count: number) => visibleLine(points.slice(0, count).join(''), displayWidth);
  const room = Math.max(30, columns - gutter - 4);
  // Where the line is too long, it begins a third of the room before the carets.
  const cutAt = displayWidth(show(points.length)) <= room || displayWidth(show(end)) <= room ? 0 : firstShown(points, start, room);
  const dropped = displayWidth(show(cutAt));
  const before = displayWidth(show(start)) - dropped;
  const shown = (cutAt > 0 ? '…' : '') + [...show(points.length)].slice([...show(cutAt)].length).join('');
  const width = Math.max(1, displayWidth(show(end)) - displayWidth(show(start)));
  const lead = before + (cutAt > 0 ? 1 : 0);
  return {
    source: `${String(position.line).padStart(gutter - 1)} | ${clip(shown, room)}`,
    indent: `${' '.repeat(gutter)}| ${' '.repeat(lead)}`,
    carets: '^'.repeat(Math.min(width, Math.max(1, room - lead))),
  };
}

function firstShown(points: readonly string[], start: number, room: number): number {
  let width = 0;
  let index = start;
  while (index > 0 && width < room / 3) width += displayWidth(points[--index] ?? '');
  return index;
}
