/** Endings in which an e is heard, and those in which none is. */
const heard = /[^aeiouy](?:les?|led)$|(?:[td]|[^aeiouy]e)ed$|(?:[cgsxz]|[cs]h)es$/;
const silent = /(?:e|es|ed)$/;
const vowels = /[aeiouy]+/g;
/** Vowels beside each other that are two: cre-ate, qui-et, sci-ence, du-al, radi-o, be-ing. */
const parted = /i[aou]|eo|ua(?!g)|uo|[aeiou]ing|iet|ien(?!d)|[^cqt]ie(?:r|st)$|creat|react/g;
const joined = /[ctsg]i(?:a|ou?)|gua|qu[aeo]/g;

/**
 * Syllables of an English word by its spelling: groups of vowels, less an e that is not heard, and more where two vowels are parted. At least
 * one. Rules of our own, without a dictionary.
 */
export function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters === '') return 1;
  let count = letters.match(vowels)?.length ?? 0;
  if (letters.length > 2 && silent.test(letters) && !heard.test(letters) && /[aeiouy].*[^aeiouy]e[sd]?$/.test(letters)) count--;
  count += (letters.match(parted)?.length ?? 0) - (letters.match(joined)?.length ?? 0);
  return Math.max(1, count);
}
