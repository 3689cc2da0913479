import { englishMisspellings } from './misspellings.ts';

/** Endings that a misspelt word keeps: `receiving` is as wrong as `receive`. */
const endings = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'ers', 'or', 'ors', 'al', 'ment', 'ness', "'s"] as const;
const shortestStem = 4;

/** Errors by rule, for words that no list has: what is written, and what is written for it. The first place of each counts. */
const rules: readonly (readonly [RegExp, string])[] = [
  // ie and ei
  [/cei/, 'cie'],
  [/(?<=[bdfhlrtv])ie(?=[dflnv])/, 'ei'],
  // doubled consonants
  [/([bcdfgmnprstz])\1/, '$1'],
  [/ll(?!y$)/, 'l'],
  [/(?<=[aeiou])([lmnprt])(?=[aeio][a-z])/, '$1$1'],
  [/ful$/, 'full'],
  [/ully$/, 'uly'],
  [/ally$/, 'aly'],
  // endings that sound alike
  [/ance$/, 'ence'],
  [/ence$/, 'ance'],
  [/ancy$/, 'ency'],
  [/ency$/, 'ancy'],
  [/(?<=[^aeiou]|[aeiou]t)ant$/, 'ent'],
  [/(?<=[^aeioum]|[aeiou]t)ent$/, 'ant'],
  [/able$/, 'ible'],
  [/ible$/, 'able'],
  [/(?<=[a-z]{3}[st])er$/, 'or'],
  [/(?<=[a-z]{3})or$/, 'er'],
  [/ary$/, 'ery'],
  [/ery$/, 'ary'],
  [/(?<=[a-z]{3})al$/, 'el'],
  [/(?<=[a-z]{3})el$/, 'al'],
  [/(?<=[a-z]{3})le$/, 'el'],
  [/tion$/, 'sion'],
  [/sion$/, 'tion'],
  [/(?<=[a-z]{2})ous$/, 'us'],
  [/(?<=[a-z]{2})ce$/, 'se'],
  [/ately$/, 'atly'],
  [/(?<=[a-z]{2})ic$/, 'ick'],
  // letters that are not heard
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/^wh/, 'w'],
  [/^ps/, 's'],
  [/(?<=^|[a-z])rh/, 'r'],
  [/mb(?=$|s$|ed$|ing$)/, 'm'],
  [/mn$/, 'm'],
  [/(?<=[a-z])sc(?=[ei])/, 's'],
  [/(?<=[st])t(?=le)/, ''],
  [/(?<=[a-z])gn$/, 'n'],
  [/ch(?=[rl])/, 'c'],
  [/xc(?=[ei])/, 'x'],
  [/(?<=[a-z])ght$/, 'gth'],
  [/dge/, 'ge'],
  [/cqu/, 'qu'],
  // letters for other letters of the same sound
  [/ph/, 'f'],
  [/(?<=[bdglmnrst])y(?=[lmnprst])/, 'i'],
  [/(?<=[a-z])ea(?=[dlnprst])/, 'ee'],
  [/(?<=[a-z])ee(?=[dlnprst])/, 'ea'],
  [/ai(?=[lnrt])/, 'ia'],
];

/** Rules work on words of this many letters or more. */
const shortestByRule = 5;

/** How a word in lower case is misspelt: as the list has it or its stem, else by rule. Empty where nothing is known. Linear. */
export function misspellingsOf(word: string): readonly string[] {
  const list = englishMisspellings();
  const listed = list.get(word);
  if (listed !== undefined) return listed;
  const inflected = endings.flatMap((ending) => (word.endsWith(ending) ? inflectedMisspellings(list, word, ending) : []));
  if (inflected.length > 0) return inflected;
  if (word.length < shortestByRule || word.length > 40 || !/^[a-z]+$/.test(word)) return [];
  const found = new Set<string>();
  for (const [pattern, insert] of rules) {
    const written = word.replace(pattern, insert);
    if (written !== word) found.add(written);
  }
  return [...found];
}

function inflectedMisspellings(list: ReadonlyMap<string, readonly string[]>, word: string, ending: string): readonly string[] {
  const stem = word.slice(0, -ending.length);
  if (stem.length < shortestStem) return [];
  const whole = list.get(stem);
  if (whole !== undefined) return whole.map((wrong) => wrong + ending);
  // receiv-ing, where the list has receive
  if (!/^[eia]/.test(ending)) return [];
  return (list.get(`${stem}e`) ?? []).map((wrong) => wrong.replace(/e$/, '') + ending);
}
