import { applyEdits, type TextEdit } from '../../core/edits.ts';

/** Dictionaries of phrases that count together: of all phrases at a place the longest, and of equal ones that of the first dictionary. */
export interface PhraseGroup {
  dictionaries: readonly ReadonlyMap<string, string>[];
  /** By UTF-16 unit: 1 where a longer phrase begins with it, 2 where it is one, 3 where both hold. */
  begins: Uint8Array;
  /** By the first two units, the lengths of the phrases that begin with them, as bits. */
  lengths: ReadonlyMap<number, number>;
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
  const begins = new Uint8Array(65536);
  const lengths = new Map<number, number>();
  const maps = dictionaries.map(parse);
  for (const map of maps)
    for (const phrase of map.keys()) {
      const unit = phrase.charCodeAt(0);
      begins[unit] = (begins[unit] as number) | (phrase.length === 1 ? 2 : 1);
      if (phrase.length === 1) continue;
      const opening = firstTwo(phrase, 0);
      lengths.set(opening, (lengths.get(opening) ?? 0) | (1 << phrase.length));
    }
  return { dictionaries: maps, begins, lengths };
}

function firstTwo(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** The longest phrase of a group at an offset and what replaces it. */
function phraseAt(text: string, at: number, { dictionaries, begins, lengths }: PhraseGroup): { end: number; value: string } | undefined {
  const kind = begins[text.charCodeAt(at)] as number;
  if (kind === 0) return undefined;
  // Bit 1 is the length of one, as the kind has it.
  let bits = kind & 2;
  if (kind & 1 && at + 1 < text.length) bits |= lengths.get(firstTwo(text, at)) ?? 0;
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

/** Visits the segments of a text in order: each phrase of a group is one, and what stands between two is. */
export function visitSegments(text: string, group: PhraseGroup, visit: (start: number, end: number, isPhrase: boolean) => void): void {
  let open = 0;
  for (let at = 0; at < text.length; ) {
    const found = phraseAt(text, at, group);
    if (found === undefined) {
      at = unmatchedEnd(text, at);
      continue;
    }
    if (open < at) visit(open, at, false);
    visit(at, found.end, true);
    at = found.end;
    open = at;
  }
  if (open < text.length) visit(open, text.length, false);
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
  if (end - start === 1 && insert.length === 1) return [{ start, end, insert }];
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
