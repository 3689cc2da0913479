/** Scripts that many languages share: which one it is, their words tell. */
const sharedScripts = ['latin', 'cyrillic', 'arabic', 'devanagari'] as const;
export type SharedScript = (typeof sharedScripts)[number];
export type Script = SharedScript | 'han' | 'kana' | 'other';

/** Scripts that one language is nearly always meant by. */
const ownScripts: readonly [RegExp, string][] = [
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Oriya}/u, 'or'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Sinhala}/u, 'si'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Myanmar}/u, 'my'],
  [/\p{Script=Tibetan}/u, 'bo'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Thaana}/u, 'dv'],
  [/\p{Script=Mongolian}/u, 'mn'],
  [/\p{Script=Bopomofo}/u, 'zh'],
];

/** What a character says of its language: a script, or the language itself where the script is one language's own. */
export type Writing = Script | (string & {});

const named: readonly [RegExp, Writing][] = [
  [/\p{Script=Han}/u, 'han'],
  // The mark of a long vowel counts as common to all scripts.
  [/[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70]/u, 'kana'],
  [/\p{Script=Latin}/u, 'latin'],
  [/\p{Script=Cyrillic}/u, 'cyrillic'],
  [/\p{Script=Arabic}/u, 'arabic'],
  [/\p{Script=Devanagari}/u, 'devanagari'],
  ...ownScripts,
];

/** Languages that their script alone tells, Chinese and Japanese among them. */
export const languagesOfScripts: readonly string[] = [...new Set(['zh', 'ja', ...ownScripts.map(([, language]) => language)])];

const neutral = 1;
const letter = /\p{L}|\p{M}/u;
const places: (Writing | undefined)[] = [undefined, undefined, ...new Set(named.map(([, writing]) => writing)), 'other'];
const remembered = new Uint8Array(65536);
for (let unit = 0; unit < 128; unit++)
  remembered[unit] = (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) ? places.indexOf('latin') : neutral;

/** What the letter with a code point is written in; nothing for digits, marks that all scripts share, punctuation and symbols. */
export function writingOf(codePoint: number): Writing | undefined {
  const known = codePoint < 65536 ? (remembered[codePoint] as number) : 0;
  if (known !== 0) return places[known];
  const place = placeOf(String.fromCodePoint(codePoint));
  if (codePoint < 65536) remembered[codePoint] = place;
  return places[place];
}

function placeOf(character: string): number {
  const writing = named.find(([script]) => script.test(character))?.[1];
  // Digits of other scripts (٣, ३) and their punctuation are no letters.
  if (writing !== undefined && writing !== 'kana' && writing !== 'han' && !letter.test(character)) return neutral;
  if (writing !== undefined) return places.indexOf(writing);
  return /\p{L}/u.test(character) ? places.indexOf('other') : neutral;
}

export function isShared(writing: Writing): writing is SharedScript {
  return (sharedScripts as readonly string[]).includes(writing);
}
