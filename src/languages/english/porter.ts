/**
 * Stem of a word in lower case, by Porter's algorithm ("An algorithm for suffix stripping", Program 14, 1980) with the extensions of NLTK,
 * which rouge-score and NLTK's METEOR use: not a word, but the same for the forms of one. Linear in the length.
 */
export function porterStem(word: string): string {
  const irregular = irregularForms.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 3) return word;
  let stem = undoPlural(word);
  stem = undoParticiple(stem);
  if (stem.endsWith('y') && stem.length > 2 && consonantAt(stem, stem.length - 2)) stem = `${stem.slice(0, -1)}i`;
  stem = joinSuffixes(stem);
  stem = replace(stem, thirdStep, 0);
  stem = dropSuffix(stem);
  if (stem.endsWith('e')) {
    const rest = stem.slice(0, -1);
    const parts = measure(rest);
    if (parts > 1 || (parts === 1 && !endsShort(rest))) stem = rest;
  }
  return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}

const irregularForms: ReadonlyMap<string, string> = new Map([
  ['sky', 'sky'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['news', 'news'],
  ['innings', 'inning'],
  ['inning', 'inning'],
  ['outings', 'outing'],
  ['outing', 'outing'],
  ['cannings', 'canning'],
  ['canning', 'canning'],
  ['howe', 'howe'],
  ['proceed', 'proceed'],
  ['exceed', 'exceed'],
  ['succeed', 'succeed'],
]);

type Rule = readonly [suffix: string, replacement: string];

// The first suffix that a word has decides, whether its condition holds or not.
const secondStep: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['fulli', 'ful'],
];
const thirdStep: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const fourthStep = 'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'.split(' ');

function undoPlural(word: string): string {
  if (word.endsWith('ies')) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith('sses')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function undoParticiple(word: string): string {
  if (word.endsWith('ied')) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const rest = word.endsWith('ed') ? word.slice(0, -2) : word.endsWith('ing') ? word.slice(0, -3) : undefined;
  if (rest === undefined || !hasVowel(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  const last = rest.charAt(rest.length - 1);
  if (rest.length > 1 && last === rest.charAt(rest.length - 2) && consonantAt(rest, rest.length - 1))
    return last === 'l' || last === 's' || last === 'z' ? rest : rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function joinSuffixes(word: string): string {
  if (word.endsWith('alli') && measure(word.slice(0, -4)) > 0) return joinSuffixes(word.slice(0, -2));
  if (word.endsWith('logi')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  return replace(word, secondStep, 0);
}

function replace(word: string, rules: readonly Rule[], above: number): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    return measure(rest) > above ? rest + replacement : word;
  }
  return word;
}

function dropSuffix(word: string): string {
  const suffix = fourthStep.find((ending) => word.endsWith(ending));
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  if (measure(rest) < 2 || (suffix === 'ion' && !/[st]$/.test(rest))) return word;
  return rest;
}

const vowels = /[aeiou]/;

/** A y is a vowel behind a consonant. */
function consonantAt(word: string, place: number): boolean {
  let at = place;
  let turned = false;
  while (at > 0 && word.charAt(at) === 'y') {
    turned = !turned;
    at--;
  }
  return !vowels.test(word.charAt(at)) !== turned;
}

/** How often a consonant follows a vowel. */
function measure(stem: string): number {
  let count = 0;
  let consonant = true;
  for (let i = 0; i < stem.length; i++) {
    const unit = stem.charAt(i);
    const now: boolean = unit === 'y' ? i === 0 || !consonant : !vowels.test(unit);
    if (i > 0 && now && !consonant) count++;
    consonant = now;
  }
  return count;
}

function hasVowel(stem: string): boolean {
  return vowels.test(stem) || /[^aeiou]y/.test(stem);
}

/** Whether a stem ends with consonant, vowel, consonant, as `hop` does and `snow` does not, or is a vowel and a consonant. */
function endsShort(stem: string): boolean {
  const n = stem.length;
  if (n === 2) return !consonantAt(stem, 0) && consonantAt(stem, 1);
  return n > 2 && consonantAt(stem, n - 3) && !consonantAt(stem, n - 2) && consonantAt(stem, n - 1) && !/[wxy]$/.test(stem);
}
