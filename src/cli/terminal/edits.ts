import type { PackedEdit } from '../../core/edits.ts';
import type { Colors } from './color.ts';
import { visible } from './visible.ts';
import { displayWidth } from './width.ts';

export interface EditView {
  colors: Colors;
  /** Marks of ASCII alone: [-removed-] {+added+}. */
  plain: boolean;
}

export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

const wordCharacter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mark}\p{N}_'’]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** A text wider than this is shown without the middle of its longer unchanged parts. */
const longText = 480;
const keptAround = 48;

/** The text cut where edits change it; edits that begin or end inside a word are shown as whole words. */
export function piecesOf(before: string, edits: readonly PackedEdit[]): Piece[] {
  const pieces: Piece[] = [];
  const push = (kind: Piece['kind'], text: string) => {
    if (text !== '') pieces.push({ kind, text });
  };
  let reached = 0;
  for (const [index, [start, end, insert]] of edits.entries()) {
    const limit = edits[index + 1]?.[0] ?? before.length;
    const [from, to] = wholeWords(before, start, end, insert, reached, limit);
    push('same', before.slice(reached, from));
    push('removed', before.slice(from, to));
    push('added', before.slice(from, start) + insert + before.slice(end, to));
    reached = to;
  }
  push('same', before.slice(reached));
  return pieces;
}

function wholeWords(text: string, start: number, end: number, insert: string, least: number, most: number): [number, number] {
  const isWord = (index: number) => wordCharacter.test(text[index] ?? '');
  const changed = text.slice(start, end) + insert;
  let from = start;
  let to = end;
  if (wordCharacter.test(changed[0] ?? '') || (start === end && isWord(start))) while (from > least && isWord(from - 1)) from--;
  if (wordCharacter.test(changed.at(-1) ?? '') || (start === end && isWord(start - 1))) while (to < most && isWord(to)) to++;
  return [from, to];
}

/** Words, and the characters of scripts without spaces one by one. */
const units = /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
/** Texts that would take more comparisons are shown whole. */
const mostComparisons = 4_000_000;

/** The pieces between two texts that no plan connects: units of the longest common subsequence stay. */
export function piecesBetween(before: string, after: string): Piece[] {
  let a: string[] = before.match(units) ?? [];
  let b: string[] = after.match(units) ?? [];
  if (a.length * b.length > mostComparisons) [a, b] = [[before], [after]];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  const push = (kind: Piece['kind'], text = '') => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push('same', a[i++]);
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) push('removed', a[i++]);
    else push('added', b[j++]);
  }
  return pieces;
}

/**
 * Changed text as lines: one line with removed and added words beside each other; for Chinese and Japanese two lines, before
 * over after, since a strike makes their characters unreadable. Colour is never the only mark.
 */
export function renderPieces(pieces: readonly Piece[], view: EditView): string[] {
  const shown = shorten(pieces).map(({ kind, text }) => ({ kind, text: visible(text, view.plain) }));
  const mark = marks(view);
  if (!pieces.some((piece) => unspaced.test(piece.text)))
    return [shown.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? mark.added(text) : mark.removed(text))).join('')];
  const line = (left: Piece['kind'], marked: (text: string) => string) =>
    shown
      .filter((piece) => piece.kind === 'same' || piece.kind === left)
      .map(({ kind, text }) => (kind === 'same' ? text : marked(text)))
      .join('');
  return [line('removed', mark.removedAbove), line('added', mark.added)];
}

function marks({ colors, plain }: EditView) {
  const bare = plain || !colors.enabled;
  return {
    added: (text: string) => (bare ? `{+${text}+}` : colors.added(text)),
    removed: (text: string) => (bare ? `[-${text}-]` : colors.removed(text)),
    removedAbove: (text: string) => (plain ? `[-${text}-]` : colors.removedPlainly(`⟦${text}⟧`)),
  };
}

function shorten(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.reduce((sum, piece) => sum + displayWidth(piece.text), 0) <= longText) return pieces;
  return pieces.map((piece, index) => {
    if (piece.kind !== 'same' || piece.text.length <= 2 * keptAround + 20) return piece;
    const points = [...piece.text];
    const head = index === 0 ? '' : points.slice(0, keptAround).join('');
    const tail = index === pieces.length - 1 ? '' : points.slice(-keptAround).join('');
    return { kind: piece.kind, text: pieces.length === 1 ? `${points.slice(0, longText).join('')}…` : `${head}…${tail}` };
  });
}
