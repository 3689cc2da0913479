/** White space as Python's `str.isspace` knows it: JavaScript's without the byte order mark, with the separators of ASCII and U+0085. */
export function isWhiteSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** What stands between white space, as Python's `str.split`. */
export function splitAtSpaces(text: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length; ) {
    while (at < text.length && isWhiteSpace(text.charCodeAt(at))) at++;
    const from = at;
    while (at < text.length && !isWhiteSpace(text.charCodeAt(at))) at++;
    if (at > from) words.push(text.slice(from, at));
  }
  return words;
}

/** A text without its white space. */
export function withoutSpaces(text: string): string {
  return splitAtSpaces(text).join('');
}

/** As Python's `str.rstrip`. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** As Python's `str.strip`. */
export function trimBoth(text: string): string {
  let from = 0;
  while (from < text.length && isWhiteSpace(text.charCodeAt(from))) from++;
  return trimEnd(text.slice(from));
}
