export const widthKinds = ['letters', 'digits', 'punctuation', 'spaces', 'katakana'] as const;
export type WidthKind = (typeof widthKinds)[number];

/** A character that has another width, and itself in that width. */
export interface WidthChange {
  start: number;
  end: number;
  insert: string;
  kind: WidthKind;
}

/** Signs whose widths lie in no order: half, then full. */
const signs = '｡。 ｢「 ｣」 ､、 ･・ ¢￠ £￡ ¬￢ ¯￣ ¦￤ ¥￥ ₩￦';
const half = new Map<string, string>();
const full = new Map<string, string>();
for (const pair of signs.split(' ')) {
  full.set(pair.charAt(0), pair.charAt(1));
  half.set(pair.charAt(1), pair.charAt(0));
}
/** U+FF66 to U+FF9D, half-width katakana. */
const firstKana = 0xff66;
const lastKana = 0xff9d;
const halfKana = new Map<string, string>();
for (let unit = firstKana; unit <= lastKana; unit++) {
  const narrow = String.fromCharCode(unit);
  halfKana.set(narrow.normalize('NFKC'), narrow);
}
/** The marks of voiced and half-voiced sounds: alone, and as what joins a letter in a decomposed one. */
const marks = new Map([
  ['\u3099', 'ﾞ'],
  ['\u309a', 'ﾟ'],
]);

/** The characters of a text that have a form of the other width, in order. Linear. */
export function widthChanges(text: string, to: 'half' | 'full'): WidthChange[] {
  const changes: WidthChange[] = [];
  for (let start = 0; start < text.length; start++) {
    const change = to === 'full' ? widened(text, start) : narrowed(text.charCodeAt(start));
    if (change === undefined) continue;
    const end = start + (change.length ?? 1);
    changes.push({ start, end, insert: change.insert, kind: change.kind });
    start = end - 1;
  }
  return changes;
}

function widened(text: string, at: number): { insert: string; kind: WidthKind; length?: number } | undefined {
  const unit = text.charCodeAt(at);
  if (unit === 0x20) return { insert: '\u3000', kind: 'spaces' };
  if (unit >= 0x21 && unit <= 0x7e) return { insert: String.fromCharCode(unit + 0xfee0), kind: kindOfAscii(unit) };
  if (unit < 0xa2) return undefined;
  if (unit >= firstKana && unit <= lastKana) {
    const next = text.charAt(at + 1);
    if (next === 'ﾞ' || next === 'ﾟ') {
      const joined = (text.charAt(at) + next).normalize('NFKC');
      if (joined.length === 1) return { insert: joined, kind: 'katakana', length: 2 };
    }
    return { insert: text.charAt(at).normalize('NFKC'), kind: 'katakana' };
  }
  if (unit === 0xff9e) return { insert: '゛', kind: 'katakana' };
  if (unit === 0xff9f) return { insert: '゜', kind: 'katakana' };
  const insert = full.get(text.charAt(at));
  return insert === undefined ? undefined : { insert, kind: 'punctuation' };
}

function narrowed(unit: number): { insert: string; kind: WidthKind; length?: number } | undefined {
  if (unit < 0x3000) return undefined;
  if (unit === 0x3000) return { insert: ' ', kind: 'spaces' };
  if (unit >= 0xff01 && unit <= 0xff5e) return { insert: String.fromCharCode(unit - 0xfee0), kind: kindOfAscii(unit - 0xfee0) };
  const character = String.fromCharCode(unit);
  if (unit >= 0x3099 && unit <= 0x30fc) {
    if (character === '゛') return { insert: 'ﾞ', kind: 'katakana' };
    if (character === '゜') return { insert: 'ﾟ', kind: 'katakana' };
    const [letter = '', mark] = character.normalize('NFD');
    const kana = halfKana.get(letter);
    if (kana !== undefined) return { insert: kana + (mark === undefined ? '' : (marks.get(mark) ?? '')), kind: 'katakana' };
  }
  const insert = half.get(character);
  return insert === undefined ? undefined : { insert, kind: 'punctuation' };
}

function kindOfAscii(unit: number): WidthKind {
  if (unit >= 0x30 && unit <= 0x39) return 'digits';
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? 'letters' : 'punctuation';
}

const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;
const word = /[\p{L}\p{N}]/u;
/** How far signs and spaces are looked over for what they stand in. */
const reach = 8;

/** Whether the nearest letter or digit on either side of a sign is Chinese (or Japanese), where signs are full-width. */
export function standsInChinese(text: string, at: number): boolean {
  return [-1, 1].some((step) => {
    for (let i = at + step; i >= 0 && i < text.length && Math.abs(i - at) <= reach; i += step) {
      const character = text.charAt(i);
      if (character === '\n') return false;
      if (chinese.test(character)) return true;
      if (word.test(character)) return false;
    }
    return false;
  });
}
