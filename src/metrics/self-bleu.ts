import { z } from 'zod';
import { sentenceBleu } from './bleu.ts';
import { defineMetric } from './metric.ts';

/** BLEU of a copy against the copies before it. */
export const selfBleu = defineMetric({
  id: 'self-bleu',
  since: '0.4.0',
  summary: { en: 'their likeness to the copies before them', 'zh-CN': '与先前副本的相似程度' },
  description: {
    en: 'BLEU (0 to 100) of a copy with all earlier copies of the same original as references (self-BLEU, Zhu et al. 2018): as a gate under augment with max, it asks for copies that differ from each other. The first copy, and an original, have no value.',
    'zh-CN':
      '以同一原样本的全部先前副本为参照的 BLEU（0 到 100；self-BLEU，Zhu 等 2018）：作为 augment 的门控并设定 max 时，要求各副本彼此不同。第一个副本和原样本没有值。',
  },
  of: 'copies',
  range: { min: 0, max: 100 },
  references: [
    { title: 'Texygen: a benchmarking platform for text generation models, Zhu et al. 2018', url: 'https://arxiv.org/abs/1802.01886' },
  ],
  params: {
    tokenize: z.enum(['13a', 'zh', 'char']).default('13a').meta({
      description: 'How texts are cut: 13a by words, zh by characters of Chinese, char by characters',
      zh: '切分方式：13a 按词，zh 将中文按字，char 按字符',
    }),
  },
  measure: ({ text: { text }, others, params: { tokenize } }) =>
    text.trim() === ''
      ? Number.NaN
      : sentenceBleu(
          text,
          others.map((other) => other.text),
          { tokenize },
        ).score,
  examples: [
    { text: 'a quiet film about growing up', others: ['a quiet film about growing up'], value: 100 },
    { text: 'so it goes', others: ['nothing like this at all'], value: 0 },
  ],
});
export default selfBleu;
