/**
 * Whether a range is a bare number of JSON, which nothing but another number or a string may stand for:
 * `{"phone": 13812345678}`. The comma or bracket behind it and the colon before it tell, in whole JSON texts those of a list as well.
 */
export function isJsonNumber(text: string, start: number, end: number, wholeJson: boolean): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const member = /"\s{0,8}:\s{0,8}$/.test(before);
  const item = wholeJson && /[[,]\s{0,16}$/.test(before);
  return (member || item) && /^\s{0,16}(?:[,}\]]|$)/.test(text.slice(end, end + 17));
}

export function isWholeJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text.slice(0, 64))) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
