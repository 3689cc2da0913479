import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { articleEdit } from '../../languages/english/articles.ts';
import { copyCase } from '../../languages/english/inflection.ts';
import type { SynonymFinder } from '../../languages/synonyms.ts';
import { prepareSynonyms, synonymParams, synonymResources } from '../synonym-params.ts';
import { annotatedRanges, drawnOrder, overlapsAny } from '../text-words.ts';

const params = z.strictObject({
  ratio: z.number().min(0).max(1).default(0.1).meta({
    description: 'Words to replace as a share of the words of the text; one word at least',
    zh: '替换的词数占文本词数的比例，至少一个词',
  }),
  ...synonymParams,
});

/** Replacements that a text must offer for each word wanted, before words that fit less surely come in. */
const varietyPerWord = 3;

/** Replaces drawn words by synonyms of their form, as EDA's synonym replacement does. */
export const replaceSynonyms = defineTextOperator<typeof params, SynonymFinder>({
  id: 'text.replace-synonyms',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Replaces words of a text by synonyms', 'zh-CN': '用同义词替换文本中的词' },
  description: {
    en:
      'EDA’s synonym replacement with an exact number: ratio × words, one at least. English synonyms come from WordNet, in the number, tense and degree of the word, ' +
      'with its capitals; a before an opening vowel becomes an. Chinese ones come from Leaven’s own thesaurus, and a word of several characters never shrinks to one. Stop words, guarded words and words under annotations stay, and so do words so general that no synonym fits.',
    'zh-CN':
      'EDA 的同义词替换，但数量确定：替换“比例 × 词数”个词，至少一个。英文同义词取自 WordNet，保持原词的单复数、时态、比较级与大小写，' +
      '并相应调整冠词 a/an；中文同义词取自 Leaven 自带的同义词典，多字词从不缩为单字。停用词、受保护的词、标注覆盖的词，以及含义过于宽泛的词不替换。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: ['en', 'zh'],
  references: [
    {
      title: 'EDA: Easy Data Augmentation Techniques for Boosting Performance on Text Classification Tasks, Wei and Zou 2019',
      url: 'https://aclanthology.org/D19-1670',
    },
    { title: 'WordNet 3.1, Princeton University', url: 'https://wordnet.princeton.edu' },
  ],
  resources: synonymResources,
  params,
  prepare: (params) => prepareSynonyms('text.replace-synonyms', params),
  draw({ text, analysis, params: { ratio }, random, resources, sample, schema, field, saved }) {
    const words = analysis.words();
    if (words.length === 0) return undefined;
    const wanted = Math.max(1, Math.round(ratio * words.length));
    const synonyms = resources.inText(analysis);
    const annotated = annotatedRanges(sample, schema, field);
    const edits: TextEdit[] = [];
    const next = drawnOrder(random, synonyms.drawable.length);
    // A text that offers too little for distinct copies is asked less strictly.
    const offersAt = synonyms.offers(varietyPerWord * wanted) ? synonyms.at : synonyms.atLoosely;
    const chosen: { word: number; offered: readonly string[] }[] = [];
    for (let drawn = next(); drawn >= 0 && chosen.length < wanted; drawn = next()) {
      const index = synonyms.drawable[drawn] as number;
      const word = words[index] as Word;
      if (word.guard !== undefined) {
        saved(word.guard);
        continue;
      }
      if (overlapsAny(annotated, word.start, word.end)) continue;
      const offered = offersAt(index);
      if (offered.length > 0) chosen.push({ word: index, offered });
    }
    for (const { word: index, offered } of chosen) {
      const word = words[index] as Word;
      const insert = copyCase(word.text, random.pick(offered));
      edits.push({ start: word.start, end: word.end, insert });
      const article = word.language === 'zh' ? undefined : articleEdit(text, words[index - 1], word.start, insert);
      if (article && !overlapsAny(annotated, article.start, article.end)) edits.push(article);
    }
    return edits.length === 0 ? undefined : edits;
  },
  examples: [
    {
      name: 'the form of the word and its capitals stay',
      params: { ratio: 0.5 },
      seed: 1,
      input: { id: '1', text: 'Movies about cars.', label: 'neutral' },
      output: { id: '1', text: 'Movies about automobiles.', label: 'neutral' },
    },
    {
      name: 'each word of a mixed line by its language',
      params: { ratio: 0.3 },
      seed: 1,
      input: { id: '4', text: '我觉得这个 movie 很好看，票的价格便宜，没有失望', label: 'positive' },
      output: { id: '4', text: '我感觉这个 film 很漂亮，票的价格便宜，没有失望', label: 'positive' },
    },
    {
      name: 'the article follows the new word',
      params: { ratio: 0.1 },
      seed: 1,
      input: { id: '2', text: 'It was a chance for them.' },
      output: { id: '2', text: 'It was an opportunity for them.' },
    },
    {
      name: 'negations, names and numbers are left alone',
      params: { ratio: 0.3 },
      seed: 1,
      input: { id: '3', text: 'It was NOT a happy film, but the story ends well in New York on 5 May.', label: 'mixed' },
      output: { id: '3', text: 'It was NOT a glad picture, but the narrative ends well in New York on 5 May.', label: 'mixed' },
    },
  ],
});
export default replaceSynonyms;
