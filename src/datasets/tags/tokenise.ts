/** A range of a text, half-open, in UTF-16 units. */
export interface TextRange {
  start: number;
  end: number;
}

/** Scripts that are cut by characters: their texts have no spaces between words. */
const character = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3000-\\u303f\\uff00-\\uffef';
const single = new RegExp(`^[${character}]\\p{M}*$`, 'u');
const mark = '[\\p{M}\\u200d]';
const wordLetter = `(?:(?![${character}])[\\p{L}\\p{N}]${mark}*)`;

/**
 * Words (letters, digits and their marks, with an apostrophe or a hyphen inside, and a full stop or comma between digits), then single
 * characters: those of Chinese and Japanese, punctuation and symbols. White space is no token.
 */
const token = new RegExp(
  `${wordLetter}+(?:(?:['’-]|(?<=\\p{N})[.,](?=\\p{N}))${wordLetter}+)*|\\p{Emoji_Presentation}(?:${mark}|\\p{Emoji_Modifier}|(?<=\\u200d)\\p{Emoji})*|\\S${mark}*`,
  'gu',
);

/** The tokens of a part of a text, by the rule for texts that no file has cut; a cut falls at each of `cuts` as well. */
export function tokenise(text: string, { start, end }: TextRange, cuts: ReadonlySet<number>): TextRange[] {
  const found: TextRange[] = [];
  for (const match of text.slice(start, end).matchAll(token)) {
    let from = start + match.index;
    const to = from + match[0].length;
    for (let at = from + 1; at < to; at++)
      if (cuts.has(at)) {
        found.push({ start: from, end: at });
        from = at;
      }
    found.push({ start: from, end: to });
  }
  return found;
}

const wordUnit = new RegExp(`^(?![${character}])[\\p{L}\\p{N}\\p{M}]`, 'u');

/** Whether what stands before and after a place would be one word. */
export function isInsideWord(text: string, at: number): boolean {
  return wordAt(text, at - 1) && wordAt(text, at);
}

function wordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const begin = code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  return begin >= 0 && wordUnit.test(text.slice(begin, begin + 2));
}

/** What parts tokens in a text: nothing where most of them are single characters of a script without spaces, else a space. */
export function tellJoiner(lists: Iterable<readonly string[]>): string {
  let singles = 0;
  let count = 0;
  for (const tokens of lists)
    for (const one of tokens) {
      count++;
      if (single.test(one)) singles++;
    }
  return singles * 2 > count ? '' : ' ';
}
