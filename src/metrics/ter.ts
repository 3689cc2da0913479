import { z } from 'zod';
import { numberTokens } from '../kernels/text/ngram-matches.ts';
import { translationEdits } from '../kernels/text/translation-edits.ts';
import { type TercomOptions, tercomTokens } from '../languages/tercom-tokens.ts';
import { defineMetric } from './metric.ts';

export type TerOptions = TercomOptions;

export interface TerScore {
  /** Edits per word of the reference, in percent: 0 for equal texts, above 100 where the candidate is much longer. */
  score: number;
  edits: number;
  /** Words of the reference, of several their mean. */
  referenceLength: number;
}

/**
 * Translation edit rate of one text (Snover et al. 2006), as `sentence_score` of sacreBLEU 2.6.
 *
 * @param references the one that needs fewest edits counts, over the mean length of all
 * @returns 100 for some words against none, 0 for two texts without words
 */
export function sentenceTer(candidate: string, references: string | readonly string[], options: TerOptions = {}): TerScore {
  return rate(...statistics(candidate, references, options));
}

/** Translation edit rate of many texts as one, as `corpus_score` of sacreBLEU 2.6: edits and lengths are added up. */
export function corpusTer(
  candidates: readonly string[],
  references: readonly (string | readonly string[])[],
  options: TerOptions = {},
): TerScore {
  if (candidates.length !== references.length)
    throw new RangeError(`${candidates.length} candidates have references for ${references.length}`);
  let [edits, length] = [0, 0];
  for (let i = 0; i < candidates.length; i++) {
    const one = statistics(candidates[i] as string, references[i] as string | readonly string[], options);
    edits += one[0];
    length += one[1];
  }
  return rate(edits, length);
}

function statistics(candidate: string, references: string | readonly string[], options: TerOptions): [edits: number, length: number] {
  const texts = typeof references === 'string' ? [references] : references;
  if (texts.length === 0) throw new RangeError('a candidate needs a reference');
  const [words = new Int32Array(), ...others] = numberTokens([candidate, ...texts].map((text) => tercomTokens(text, options)));
  let fewest = Infinity;
  let lengths = 0;
  for (const other of others) {
    fewest = Math.min(fewest, translationEdits(words, other));
    lengths += other.length;
  }
  return [fewest, lengths / others.length];
}

function rate(edits: number, referenceLength: number): TerScore {
  const score = referenceLength > 0 ? (100 * edits) / referenceLength : edits > 0 ? 100 : 0;
  return { score, edits, referenceLength };
}

/** Translation edit rate of a text against another. */
export const ter = defineMetric({
  id: 'ter',
  since: '0.4.0',
  summary: { en: 'translation edit rate against a reference', 'zh-CN': '与参照文本的翻译编辑率' },
  description: {
    en:
      'Words inserted, deleted, replaced and runs of words moved, per word of the reference, in percent (Snover et al. 2006), as sacreBLEU 2.6: 0 is equal, above 100 is longer and different. ' +
      'tokenize auto parts signs and Chinese characters where the reference has Chinese (asian), and words at spaces else (plain). Of several references the nearest counts.',
    'zh-CN':
      '插入、删除、替换的词与移动的词串之和，除以参照文本的词数，以百分数计（Snover 等 2006），与 sacreBLEU 2.6 一致：0 为相同，超过 100 为更长且不同。' +
      'tokenize 为 auto 时，参照文本含中文则拆分标点与汉字（asian），否则以空格分词（plain）。有多个参照时取最近者。',
  },
  of: 'reference',
  range: { min: 0, max: Number.POSITIVE_INFINITY },
  shown: { from: 0, to: 150 },
  unit: { en: '%', 'zh-CN': '%' },
  better: 'lower',
  references: [
    {
      title: 'A study of translation edit rate with targeted human annotation, Snover et al. 2006',
      url: 'https://aclanthology.org/2006.amta-papers.25/',
    },
  ],
  params: {
    tokenize: z.enum(['auto', 'plain', 'normalized', 'asian']).default('auto').meta({
      description: 'How texts are cut: at spaces, signs parted too, or Chinese characters parted too',
      zh: '切分方式：仅空格、拆分标点，或再拆分汉字',
    }),
    withoutPunctuation: z.boolean().default(false).meta({ description: 'Take punctuation away first', zh: '先去除标点' }),
    caseSensitive: z.boolean().default(false).meta({ description: 'Tell capitals from small letters', zh: '区分大小写' }),
  },
  measure({ text, others, params: { tokenize, ...options } }) {
    const references = others.map((other) => other.text);
    const asianSupport = tokenize === 'asian' || (tokenize === 'auto' && /\p{Script=Han}/u.test(references[0] ?? ''));
    return sentenceTer(text.text, references, { ...options, asianSupport, normalized: asianSupport || tokenize === 'normalized' }).score;
  },
  examples: [
    { text: 'the cat sat on the mat', others: ['the cat sat on the mat'], value: 0 },
    { text: 'on the mat the cat sat', others: ['the cat sat on the mat'], value: 100 / 6 },
    { text: '天气很好今天', others: ['今天天气很好'], value: 100 / 6 },
  ],
});
export default ter;
