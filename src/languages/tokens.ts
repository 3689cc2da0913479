const space = 1;
const sign = 2;
const letter = 3;
const unspaced = 4;
const joint = 5;
const kinds = new Uint8Array(65536);

const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

function kindOf(point: number): number {
  const known = point < 65536 ? (kinds[point] as number) : 0;
  if (known !== 0) return known;
  const character = String.fromCodePoint(point);
  const kind = unspacedScript.test(character)
    ? unspaced
    : /[\p{L}\p{M}\p{N}_]/u.test(character)
      ? letter
      : /['\u2019-]/.test(character)
        ? joint
        : /[\s\p{Z}\p{C}]/u.test(character)
          ? space
          : sign;
  if (point < 65536) kinds[point] = kind;
  return kind;
}

/**
 * The tokens of a text in any language: words in lower case, with the apostrophes and hyphens inside them, and single characters of scripts
 * that are written without spaces (Han, kana, Thai ...). Signs are none. Linear.
 */
export function wordTokens(text: string): string[] {
  const tokens: string[] = [];
  let start = -1;
  const close = (end: number) => {
    if (start >= 0) tokens.push(text.slice(start, end).toLowerCase());
    start = -1;
  };
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i) as number;
    const next = i + (point > 0xffff ? 2 : 1);
    const kind = kindOf(point);
    if (kind === letter) {
      if (start < 0) start = i;
    } else if (kind === unspaced) {
      close(i);
      tokens.push(text.slice(i, next));
    } else if (kind !== joint || start < 0 || next >= text.length || kindOf(text.codePointAt(next) as number) !== letter) close(i);
    i = next;
  }
  close(text.length);
  return tokens;
}
