import { applyEdits, type TextEdit } from '../../core/edits.ts';

/** Dictionaries of phrases that count together: of all phrases at a place the longest, and of equal ones that of the first dictionary. */
export interface PhraseGroup {
  dictionaries: readonly ReadonlyMap<string, string>[];
  /** By first UTF-16 unit, the lengths of the phrases that begin with it, as bits. */
  lengths: Uint32Array;
}

const parsed = new Map<string, ReadonlyMap<string, string>>();

function parse(dictionary: string): ReadonlyMap<string, string> {
  const known = parsed.get(dictionary);
  if (known) return known;
  const phrases = new Map<string, string>();
  for (const entry of dictionary.split('|')) {
    const space = entry.indexOf(' ');
    if (space > 0) phrases.set(entry.slice(0, space), entry.slice(space + 1));
  }
  parsed.set(dictionary, phrases);
  return phrases;
}

export function phraseGroup(dictionaries: readonly string[]): PhraseGroup {
  const lengths = new Uint32Array(65536);
  const maps = dictionaries.map(parse);
  for (const map of maps)
    for (const phrase of map.keys()) {
      const unit = phrase.charCodeAt(0);
      lengths[unit] = (lengths[unit] as number) | (1 << phrase.length);
    }
  return { dictionaries: maps, lengths };
}

/** The longest phrase of a group at an offset and what replaces it. */
function phraseAt(text: string, at: number, { dictionaries, lengths }: PhraseGroup): { end: number; value: string } | undefined {
  let bits = lengths[text.charCodeAt(at)] as number;
  while (bits !== 0) {
    const length = 31 - Math.clz32(bits);
    bits ^= 1 << length;
    if (at + length > text.length) continue;
    const phrase = text.slice(at, at + length);
    for (const dictionary of dictionaries) {
      const value = dictionary.get(phrase);
      if (value !== undefined) return { end: at + length, value };
    }
  }
  return undefined;
}

/** A text with every phrase of a group replaced, and the edits that do it. */
export function replacements(text: string, group: PhraseGroup): { text: string; edits: TextEdit[] } {
  const edits: TextEdit[] = [];
  for (let at = 0; at < text.length; ) {
    const found = phraseAt(text, at, group);
    if (found === undefined) {
      at = unmatchedEnd(text, at);
      continue;
    }
    if (!text.startsWith(found.value, at) || found.value.length !== found.end - at)
      edits.push({ start: at, end: found.end, insert: found.value });
    at = found.end;
  }
  return { text: edits.length === 0 ? text : applyEdits(text, edits), edits };
}

/** Where the segments of a text end: each phrase of a group is one, and what stands between two is. */
export function segmentEnds(text: string, group: PhraseGroup): number[] {
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    const found = phraseAt(text, at, group);
    if (found === undefined) at = unmatchedEnd(text, at);
    else {
      if (at > (ends.at(-1) ?? 0)) ends.push(at);
      ends.push(found.end);
      at = found.end;
    }
  }
  if (at > (ends.at(-1) ?? 0)) ends.push(at);
  return ends;
}

/** Longest description of a character by its parts (⿰女子) that is left whole, as OpenCC leaves it; longer ones describe nothing. */
const longestDescription = 64;

function unmatchedEnd(text: string, start: number): number {
  let at = characterEnd(text, start);
  let wanted = partsOf(text.charCodeAt(start));
  if (wanted === 0) return at;
  const alone = at;
  while (wanted > 0) {
    if (at >= text.length || at - start > longestDescription) return alone;
    wanted += partsOf(text.charCodeAt(at)) - 1;
    at = characterEnd(text, at);
  }
  return at;
}

/** How many parts follow a sign of description. */
function partsOf(unit: number): number {
  if (unit < 0x2ff0 || unit > 0x2fff) return 0;
  return unit === 0x2ff2 || unit === 0x2ff3 ? 3 : 2;
}

function characterEnd(text: string, at: number): number {
  return at + ((text.codePointAt(at) as number) > 65535 ? 2 : 1);
}

/** One list of edits for two of which the second is for the text that the first leaves, `middle`. Both in order. */
export function composeEdits(middle: string, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  if (first.length === 0) return [...second];
  if (second.length === 0) return [...first];
  const composed: TextEdit[] = [];
  let i = 0;
  let j = 0;
  // How much further a place lies in the middle than in the text.
  let shift = 0;
  while (i < first.length || j < second.length) {
    const one = first[i];
    const other = second[j];
    const start = Math.min(one === undefined ? Number.POSITIVE_INFINITY : one.start + shift, other?.start ?? Number.POSITIVE_INFINITY);
    const startsAt = start - shift;
    const inside: TextEdit[] = [];
    let end = start;
    for (;;) {
      const next = first[i];
      const then = second[j];
      const joins = (from: number) => from < end || (from === end && end === start);
      if (next !== undefined && joins(next.start + shift)) {
        const reached = next.start + shift + next.insert.length;
        shift += next.insert.length - (next.end - next.start);
        end = Math.max(end, reached);
        i++;
      } else if (then !== undefined && joins(then.start)) {
        inside.push({ start: then.start - start, end: then.end - start, insert: then.insert });
        end = Math.max(end, then.end);
        j++;
      } else break;
    }
    composed.push({ start: startsAt, end: end - shift, insert: applyEdits(middle.slice(start, end), inside) });
  }
  return composed;
}

/** An edit in pieces as small as can be: by characters where both sides have as many, else without what is equal at the ends. */
export function pieceEdits(text: string, { start, end, insert }: TextEdit): TextEdit[] {
  const before = [...text.slice(start, end)];
  const after = [...insert];
  if (before.length === after.length) {
    let at = start;
    return before.flatMap((character, i) => {
      const from = at;
      at += character.length;
      return character === after[i] ? [] : [{ start: from, end: at, insert: after[i] as string }];
    });
  }
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    {
      start: start + before.slice(0, head).join('').length,
      end: end - before.slice(before.length - tail).join('').length,
      insert: after.slice(head, after.length - tail).join(''),
    },
  ];
}
