import { exp, log } from '../kernels/math.ts';
import { porterStem } from '../languages/english/porter.ts';
import { wordNetSynonyms } from '../languages/english/wordnet-synonyms.ts';
import { wordTokens } from '../languages/word-tokens.ts';

export interface MeteorOptions {
  /** Weight of precision against recall in their harmonic mean, 0.9 by default: recall counts nine times as much. */
  alpha?: number;
  /** How fast the penalty grows with the share of breaks, 3 by default. */
  beta?: number;
  /** Highest penalty, 0.5 by default. */
  gamma?: number;
  /** Words that mean the same, as the third module asks for them; by default those of WordNet 3.1. `none` leaves the module out. */
  synonyms?: ((word: string) => Iterable<string>) | 'none';
  /** How a text is cut, where texts are not given as tokens: words and, in scripts without spaces, characters. */
  tokenize?: (text: string) => readonly string[];
}

interface Token {
  place: number;
  word: string;
}

/**
 * METEOR of one text (Banerjee and Lavie 2005, with the parameters of Lavie and Agarwal 2007), as `meteor_score` of NLTK 3.10: words are
 * paired where they are equal, then where their Porter stems are, then where the stem of the one is a synonym of the stem of the other, as
 * NLTK looks them up; of equals the last are paired. Chinese characters have neither stems nor synonyms there: they match exactly.
 *
 * @param candidate a text, or its tokens; in lower case for the comparison
 * @param references one or more; the best score counts
 * @returns from 0 to 1; 0 where nothing matches, two empty texts too
 * @throws LeavenError operator/missing-resource where WordNet is asked and not there, as in a browser
 */
export function meteor(
  candidate: string | readonly string[],
  references: string | readonly (string | readonly string[])[],
  options: MeteorOptions = {},
): number {
  const texts = typeof references === 'string' ? [references] : references;
  if (texts.length === 0) throw new RangeError('a candidate needs a reference');
  const { tokenize = wordTokens } = options;
  const cut = (text: string | readonly string[]) =>
    (typeof text === 'string' ? tokenize(text) : text).map((word, place) => ({ place, word: word.toLowerCase() }));
  const ours = cut(candidate);
  return Math.max(...texts.map((text) => score(ours, cut(text), options)));
}

function score(candidate: readonly Token[], reference: readonly Token[], options: MeteorOptions): number {
  const { alpha = 0.9, beta = 3, gamma = 0.5, synonyms = wordNetSynonyms() } = options;
  const partners = new Int32Array(candidate.length).fill(-1);
  let rest = pair(candidate, reference, partners);
  rest = pair(rest.candidate.map(stemmed), rest.reference.map(stemmed), partners);
  if (synonyms !== 'none') rest = pair(rest.candidate, rest.reference, partners, synonyms);
  const matches = candidate.length - rest.candidate.length;
  if (matches === 0) return 0;
  const precision = matches / candidate.length;
  const recall = matches / reference.length;
  const mean = (precision * recall) / (alpha * precision + (1 - alpha) * recall);
  return (1 - gamma * exp(beta * log(chunks(partners) / matches))) * mean;
}

function stemmed({ place, word }: Token): Token {
  return { place, word: porterStem(word) };
}

/** Pairs tokens from the end on, each with the last that is free and equal, or means the same; what stays alone comes back. */
function pair(
  candidate: readonly Token[],
  reference: readonly Token[],
  partners: Int32Array,
  synonyms?: (word: string) => Iterable<string>,
): { candidate: Token[]; reference: Token[] } {
  const free = new Map<string, number[]>();
  for (let i = 0; i < reference.length; i++) {
    const { word } = reference[i] as Token;
    const places = free.get(word);
    if (places) places.push(i);
    else free.set(word, [i]);
  }
  const taken = new Uint8Array(reference.length);
  for (let i = candidate.length - 1; i >= 0; i--) {
    const { place, word } = candidate[i] as Token;
    let last = free.get(word)?.at(-1) ?? -1;
    if (synonyms) for (const synonym of synonyms(word)) last = Math.max(last, free.get(synonym)?.at(-1) ?? -1);
    if (last < 0) continue;
    free.get((reference[last] as Token).word)?.pop();
    taken[last] = 1;
    partners[place] = (reference[last] as Token).place;
  }
  return {
    candidate: candidate.filter(({ place }) => (partners[place] as number) < 0),
    reference: reference.filter((_, i) => taken[i] === 0),
  };
}

/** Runs of paired tokens that follow each other in both texts. */
function chunks(partners: Int32Array): number {
  let count = 0;
  let before = -2;
  for (const partner of partners) {
    if (partner >= 0 && partner !== before + 1) count++;
    before = partner < 0 ? -2 : partner;
  }
  return count;
}
