import { z } from 'zod';
import type { TextAnalysis, Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { isFinalParticle, leansBack, wantsNext } from '../../languages/chinese/bound-words.ts';
import { articleEdit } from '../../languages/english/articles.ts';
import type { SynonymFinder } from '../../languages/synonyms.ts';
import { prepareSynonyms, synonymParams, synonymResources } from '../synonym-params.ts';
import { annotatedRanges, deniesBehind, drawnOrder, holdOf, standsApart } from '../text-words.ts';

const params = z.strictObject({
  ratio: z.number().min(0).max(1).default(0.1).meta({
    description: 'Words to insert as a share of the words of the text; one word at least',
    zh: '插入的词数占文本词数的比例，至少一个词',
  }),
  ...synonymParams,
});

/** Inserts synonyms of drawn words at drawn places, as EDA's random insertion does. */
export const insertSynonyms = defineTextOperator<typeof params, SynonymFinder>({
  id: 'text.insert-synonyms',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Inserts synonyms of words at other places of a text', 'zh-CN': '在文本的其他位置插入已有词的同义词' },
  description: {
    en:
      'EDA’s random insertion: ratio × words times, one at least, a synonym of a drawn word that is no stop word goes before another word of its language. ' +
      'No place lies inside a guarded range, an annotation or a compound, in the three words after a negation, or before a capital that opens a sentence; no negation is ever inserted. ' +
      'Between Chinese words no space is written, and nothing parts a particle, a measure word, a degree or a preposition from its word.',
    'zh-CN':
      'EDA 的随机插入：重复“比例 × 词数”次（至少一次），抽取一个非停用词的同义词，插在同一语言的另一个词之前。' +
      '不插在受保护的范围、标注或复合词内部，不插在否定词之后的三个词内，也不插在句首大写之前；从不插入否定词。' +
      '中文词之间不加空格，助词、量词、程度副词和介词不与其依附的词分开。',
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
  prepare: (params) => prepareSynonyms('text.insert-synonyms', params),
  draw({ text, analysis, params: { ratio }, random, resources, sample, schema, field, saved }) {
    const words = analysis.words();
    if (words.length === 0) return undefined;
    const wanted = Math.max(1, Math.round(ratio * words.length));
    const synonyms = resources.inText(analysis);
    // A text whose words have no sure synonym is asked less strictly: what is inserted replaces nothing.
    const offersAt = synonyms.offers(1) ? synonyms.at : synonyms.atLoosely;
    const annotated = annotatedRanges(sample, schema, field);
    const nextWord = drawnOrder(random, synonyms.drawable.length);
    const nextPlace = drawnOrder(random, words.length + 1);
    const given: Offer[] = [];
    const edits: TextEdit[] = [];
    for (let inserted = 0; inserted < wanted; inserted++) {
      // Words are drawn without return until none is left, then those that offered something come round again.
      let offered: Offer | undefined;
      for (let drawn = nextWord(); drawn >= 0; drawn = nextWord()) {
        const index = synonyms.drawable[drawn] as number;
        if ((words[index] as Word).guard !== undefined || offersAt(index).length === 0) continue;
        offered = { words: offersAt(index), chinese: words[index]?.language === 'zh' };
        given.push(offered);
        break;
      }
      offered ??= given[inserted % Math.max(1, given.length)];
      if (!offered) return undefined;
      let place = nextPlace();
      for (; place >= 0; place = nextPlace()) {
        const at = place < words.length ? (words[place] as Word).start : (words[words.length - 1] as Word).end;
        if (annotated.some((range) => range.start < at && at < range.end) || !fits(text, words, place, offered)) continue;
        const guard = analysis.guarded().length === 0 ? undefined : holderOf(analysis, words, place, at);
        if (guard === undefined) break;
        saved(guard);
      }
      if (place < 0) break;
      const synonym = random.pick(offered.words);
      const word = words[place];
      if (offered.chinese) {
        const at = word?.start ?? (words[place - 1] as Word).end;
        edits.push({ start: at, end: at, insert: synonym });
        continue;
      }
      edits.push(
        word
          ? { start: word.start, end: word.start, insert: `${synonym} ` }
          : { start: (words[place - 1] as Word).end, end: (words[place - 1] as Word).end, insert: ` ${synonym}` },
      );
      const article = word ? articleEdit(text, words[place - 1], word.start, synonym) : undefined;
      if (article && !annotated.some((range) => range.start < article.end && article.start < range.end)) edits.push(article);
    }
    return edits.length === 0 ? undefined : edits;
  },
  examples: [
    {
      name: 'a synonym of one word goes before another',
      params: { ratio: 0.1 },
      seed: 1,
      input: { id: '1', text: 'a movie about two brothers', label: 'neutral' },
      output: { id: '1', text: 'a movie picture about two brothers', label: 'neutral' },
    },
    {
      name: 'Chinese words stand without spaces',
      params: { ratio: 0.1 },
      seed: 1,
      input: { id: '3', text: '这家店的价格便宜，送餐的师傅很热情', label: 'positive' },
      output: { id: '3', text: '这家店的价格便宜，热心送餐的师傅很热情', label: 'positive' },
    },
    {
      name: 'nothing comes between a negation and what it denies',
      params: { ratio: 0.1 },
      seed: 2,
      input: { id: '2', text: 'It did not offer an answer, and the story felt dull.' },
      output: { id: '2', text: 'It did not offer an answer, and the story felt tale dull.' },
    },
  ],
});
export default insertSynonyms;

/** What one word of the text offers. */
interface Offer {
  words: readonly string[];
  chinese: boolean;
}

/** Whether what is offered can stand before word `place`: English beside English, Chinese beside Chinese. */
function fits(text: string, words: readonly Word[], place: number, { chinese, words: offered }: Offer): boolean {
  const word = words[place];
  if (((word ?? words[place - 1])?.language === 'zh') !== chinese) return false;
  return chinese ? isChineseBoundary(text, words, place, offered) : isBoundary(text, words, place);
}

/** Whether a Chinese word can stand before word `place`: it parts none that lean on each other, and stands beside none that it repeats. */
function isChineseBoundary(text: string, words: readonly Word[], place: number, offered: readonly string[]): boolean {
  const word = words[place];
  const before = words[place - 1];
  if (word ? !standsApart(text, word) : !standsApart(text, before as Word)) return false;
  if (word && (leansBack(text, words, place) || isFinalParticle(word))) return false;
  if (before && word ? before.end === word.start && wantsNext(before) : before && (wantsNext(before) || isFinalParticle(before)))
    return false;
  return !offered.some((one) => one === word?.text || one === before?.text);
}

/** Whether a word can stand before word `place`: behind white space, not before a split contraction or an opening capital. */
function isBoundary(text: string, words: readonly Word[], place: number): boolean {
  const word = words[place];
  if (!word) {
    const end = (words[place - 1] as Word).end;
    return end === text.length || /[\s.,;:!?]/.test(text.charAt(end));
  }
  if (word.start > 0 && !/\s/.test(text.charAt(word.start - 1))) return false;
  const first = text.charAt(word.start);
  if (/['\u2019\u2018]/.test(first) || /^n['\u2019]?t$/i.test(word.text)) return false;
  if (first === first.toLowerCase()) return true;
  const before = text.slice(place === 0 ? 0 : (words[place - 1] as Word).end, word.start);
  return place > 0 && !/[.!?\n"\u201c]/.test(before);
}

/** The guard that forbids a word at a place: a range around it, a negation right behind it or up to three words before it in its clause. */
function holderOf(analysis: TextAnalysis, words: readonly Word[], place: number, at: number) {
  if (words[place] && holdOf(analysis, place) === 'negation') return 'negation' as const;
  if (words[place] === undefined && words[place - 1]?.language === 'zh' && deniesBehind(analysis)) return 'negation' as const;
  const guarded = analysis.guarded();
  let low = 0;
  let high = guarded.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((guarded[middle] as { end: number }).end <= at) low = middle + 1;
    else high = middle;
  }
  const range = guarded[low];
  return range !== undefined && range.start < at ? range.guard : undefined;
}
