const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}';
const token = new RegExp(`[${unspaced}]\\p{M}*|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const letterBeyondLatin = /(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u;

/**
 * Tokens of a text in any script, in lower case: runs of letters and digits, and each character where a script is written without spaces
 * (Han, kana, Thai, Lao, Khmer, Burmese, Tibetan). Signs are left out.
 */
export function wordTokens(text: string): string[] {
  return text.toLowerCase().match(token) ?? [];
}

/** Tokens as rouge-score 0.1.2 cuts them: runs of a to z and 0 to 9, in lower case; all else parts them. */
export function asciiTokens(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** Whether a text has a letter of a script other than Latin: `asciiTokens` would not see it. */
export function hasOtherScript(text: string): boolean {
  return letterBeyondLatin.test(text);
}
