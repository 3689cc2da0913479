import type { PackedEdit } from '../../core/edits.ts';
import { type Piece, piecesBetween, piecesOf } from './edits.ts';

/** The texts of a sample around one step, by their places. */
export interface TextsAround {
  before: Readonly<Record<string, string>>;
  after: Readonly<Record<string, string>>;
  /** What was edited where; absent for steps that do not edit texts one by one. */
  edits?: Readonly<Record<string, readonly PackedEdit[]>> | undefined;
}

export interface TextChange {
  place: string;
  pieces: Piece[];
  /** Edits made, 1 where they are not known. */
  edits: number;
}

/**
 * What a step changed, text by text. Where it took messages out, put some in or moved them, texts that are only in another place are
 * no change: whole texts are removed and added.
 */
export function changesOf({ before, after, edits = {} }: TextsAround): TextChange[] {
  const places = Object.keys(before);
  const others = Object.keys(after);
  const samePlaces = places.length === others.length && places.every((place, index) => place === others[index]);
  const moved = samePlaces && Object.keys(edits).length === 0 && sameTexts(before, after);
  if (!samePlaces || moved) return wholeTexts(before, after);
  return places.flatMap((place) => {
    const text = before[place] ?? '';
    const next = after[place] ?? '';
    if (text === next) return [];
    const own = edits[place];
    return [{ place, edits: own?.length ?? 1, pieces: own === undefined ? piecesBetween(text, next) : piecesOf(text, own) }];
  });
}

function sameTexts(before: TextsAround['before'], after: TextsAround['after']): boolean {
  const left = Object.values(before).sort();
  const right = Object.values(after).sort();
  return left.length > 1 && left.every((text, index) => text === right[index]);
}

/** Texts of the longest common subsequence stay; what else was there is removed, what else is there is added. */
function wholeTexts(before: TextsAround['before'], after: TextsAround['after']): TextChange[] {
  const a = Object.entries(before);
  const b = Object.entries(after);
  const lengths = a.map(() => new Array<number>(b.length + 1).fill(0));
  lengths.push(new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] = a[i]?.[1] === b[j]?.[1] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const changes: TextChange[] = [];
  const add = (kind: 'removed' | 'added', [place, text]: [string, string]) =>
    changes.push({ place, edits: 1, pieces: text === '' ? [] : [{ kind, text }] });
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]?.[1] === b[j]?.[1]) {
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) add('removed', a[i++] as [string, string]);
    else add('added', b[j++] as [string, string]);
  }
  return changes;
}
