import { codePoints, numberTokens } from '../kernels/text/ngram-matches.ts';
import { wordTokens } from './word-tokens.ts';

export type TokenUnit = 'words' | 'characters';

/** The words in lower case or the characters of a text as numbers, equal ones the same number. */
export function tokenNumbers(text: string, unit: TokenUnit): Int32Array {
  return unit === 'characters' ? codePoints(text) : (numberTokens([wordTokens(text)])[0] as Int32Array);
}
