import { englishLexicon, known } from './lexicon.ts';

const telling = known.negation | known.negatedStem | known.number | known.name;

/** Whether a word, or a part of it, says a negation, a number or a name: noise that makes one of another word would change what a text says. */
export function isTelling(word: string): boolean {
  const lower = word.toLowerCase();
  if ((englishLexicon.get(lower) ?? 0) & telling) return true;
  return /[^a-z]/.test(lower) && lower.split(/[^a-z]+/).some((part) => ((englishLexicon.get(part) ?? 0) & telling) !== 0);
}
