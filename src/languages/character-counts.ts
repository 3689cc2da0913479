const kinds = ['other', 'space', 'letter', 'upper', 'mark', 'digit', 'punctuation', 'symbol'] as const;

/** Characters (code points) of a text by kind; an upper-case letter is no `letter` here. Digits are those of any script. */
export type CharacterCounts = Record<(typeof kinds)[number], number> & { all: number };

const patterns: readonly RegExp[] = [/[\s\p{Z}]/u, /(?!\p{Lu}|\p{Lt})\p{L}/u, /[\p{Lu}\p{Lt}]/u, /\p{M}/u, /\p{Nd}/u, /\p{P}/u, /\p{S}/u];
/** One more than the place in `kinds`; 0 until it is met. */
const known = new Uint8Array(65536);

function kindOf(point: number): number {
  const cached = point < 65536 ? (known[point] as number) : 0;
  if (cached !== 0) return cached - 1;
  const character = String.fromCodePoint(point);
  const kind = patterns.findIndex((pattern) => pattern.test(character)) + 1;
  if (point < 65536) known[point] = kind + 1;
  return kind;
}

/** Counts the characters of a text in one pass. */
export function countCharacters(text: string): CharacterCounts {
  const counts = new Int32Array(kinds.length);
  let all = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i++;
    const kind = kindOf(point);
    counts[kind] = (counts[kind] as number) + 1;
    all++;
  }
  return { ...(Object.fromEntries(kinds.map((kind, place) => [kind, counts[place] as number])) as CharacterCounts), all };
}
