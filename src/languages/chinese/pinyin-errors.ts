import { neighbourKeys } from '../english/keyboard.ts';
import { chineseHomophones } from './homophones.ts';

/** Beginnings and endings of syllables that many speakers do not tell apart, which input methods offer as fuzzy pinyin. */
const fuzzyBeginnings = [
  ['zh', 'z'],
  ['ch', 'c'],
  ['sh', 's'],
  ['n', 'l'],
  ['f', 'h'],
  ['f', 'hu'],
] as const;
const fuzzyEndings = [
  ['ang', 'an'],
  ['eng', 'en'],
  ['ing', 'in'],
] as const;

const vowel = /^[aeiouv]/;

/** Syllables that fuzzy pinyin takes for one: z for zh, in for ing, l for n and so on. Those that are none are left out. */
export function fuzzySyllables(syllable: string): readonly string[] {
  const found: string[] = [];
  for (const [one, other] of fuzzyBeginnings)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      if (syllable.startsWith(from) && vowel.test(syllable.slice(from.length))) found.push(to + syllable.slice(from.length));
  for (const [long, short] of fuzzyEndings) {
    if (syllable.endsWith(long)) found.push(syllable.slice(0, -long.length) + short);
    else if (syllable.endsWith(short)) found.push(syllable.slice(0, -short.length) + long);
  }
  return found.filter((other) => chineseHomophones().bySound.has(other));
}

/** Syllables that are typed with one neighbouring key instead of the right one. */
export function mistypedSyllables(syllable: string): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i < syllable.length; i++)
    for (const letter of neighbourKeys.get(syllable.charAt(i))?.letters ?? []) {
      const other = syllable.slice(0, i) + letter + syllable.slice(i + 1);
      if (chineseHomophones().bySound.has(other)) found.push(other);
    }
  return found;
}
