import type { PartOfSpeech, Word } from '../../core/analysis.ts';
import { supplied } from '../../core/resources.ts';

interface WinkTokens {
  out(its: unknown): string[];
}
interface Wink {
  readDoc(text: string): { tokens(): WinkTokens };
  its: { value: unknown; pos: unknown };
}

let loaded: Wink | undefined;

/** Loads wink-nlp with its small English model: about 0.2 s, once per thread. @throws LeavenError operator/missing-resource */
export function loadEnglishTagger(): Wink {
  if (loaded === undefined) {
    const create = supplied('wink-nlp') as (model: unknown, pipe: string[]) => Wink;
    loaded = create(supplied('wink-eng-lite-web-model'), ['pos']);
  }
  return loaded;
}

const classes = new Map<string, PartOfSpeech>([
  ['NOUN', 'noun'],
  ['VERB', 'verb'],
  ['ADJ', 'adjective'],
  ['ADV', 'adverb'],
  ['PROPN', 'proper-noun'],
]);

/** Longest piece given to the tagger at once; longer texts are cut at white space. */
const longest = 20_000;

/** One class for each word: that of its last token, or of its first where a contraction's end follows. */
export function tagEnglish(text: string, words: readonly Word[]): PartOfSpeech[] {
  const tags: PartOfSpeech[] = new Array(words.length).fill('other');
  if (words.length === 0) return tags;
  let from = 0;
  let word = 0;
  while (from < text.length) {
    let to = text.length;
    if (to - from > longest) {
      to = from + longest;
      while (to > from && !/\s/.test(text.charAt(to))) to--;
      if (to === from) to = from + longest;
    }
    word = tagPiece(text, from, to, words, word, tags);
    from = to;
  }
  return tags;
}

function tagPiece(text: string, from: number, to: number, words: readonly Word[], first: number, tags: PartOfSpeech[]): number {
  const { readDoc, its } = loadEnglishTagger();
  const tokens = readDoc(from === 0 && to === text.length ? text : text.slice(from, to)).tokens();
  const values = tokens.out(its.value);
  const classesOfTokens = tokens.out(its.pos);
  let at = from;
  let word = first;
  let touched = -1;
  for (let t = 0; t < values.length; t++) {
    const value = values[t] as string;
    // The tagger drops white space between tokens; anything else it may drop is looked for a little further on.
    if (!text.startsWith(value, at)) {
      const found = text.indexOf(value, at);
      if (found < 0 || found - at > 64) continue;
      at = found;
    }
    const start = at;
    at += value.length;
    while (word < words.length && (words[word] as Word).end <= start) word++;
    const current = words[word];
    if (!current || current.start >= to) break;
    if (current.start >= at) continue;
    const tag = classes.get(classesOfTokens[t] as string) ?? 'other';
    // it's -> it, well-known -> known: pieces behind an apostrophe tell nothing of the word.
    if (touched !== word) tags[word] = tag;
    else if (tag !== 'other') tags[word] = tag;
    touched = word;
  }
  return word;
}
