import type { PartOfSpeech, TextAnalysis, Word } from '../core/analysis.ts';
import { createChineseSynonyms } from './chinese/synonym-finder.ts';
import { createEnglishSynonyms } from './english/synonym-finder.ts';
import { loadWordNet } from './english/wordnet.ts';
import type { UserDictionary } from './user-dictionary.ts';

export interface SynonymOptions {
  /** Tag words and look only among senses of their part of speech. */
  partOfSpeech: boolean;
  /** Senses of a word to look at, most frequent first. */
  senses: number;
  dictionary?: UserDictionary | undefined;
}

/** The synonyms of one language. */
export interface LanguageSynonyms {
  isStop(word: string): boolean;
  /** Words that can stand in the place of a word of a text, in its form, in lower case; empty where there are none. */
  find(analysis: TextAnalysis, index: number, loosely: boolean): readonly string[];
  /** For one word in lower case. */
  of(word: string, pos: PartOfSpeech | 'any', loosely?: boolean): readonly string[];
}

/** What one text offers: kept with its analysis, so that all its copies share it. */
export interface TextSynonyms {
  /** Places of the words to draw from: all but stop words, guarded ones too. */
  readonly drawable: readonly number[];
  /** Words that can stand in the place of one. */
  at(index: number): readonly string[];
  /** The same with words that fit less surely, for texts that offer too little. */
  atLoosely(index: number): readonly string[];
  /** Whether `at` has so many replacements for all drawable words together. */
  offers(count: number): boolean;
}

export interface SynonymFinder {
  inText(analysis: TextAnalysis): TextSynonyms;
}

/** Finds replacements, each word's in its own language. One finder serves many texts; a language is loaded when a word of it is met. */
export function createSynonymFinder(options: SynonymOptions): SynonymFinder {
  let english: LanguageSynonyms | undefined;
  let chinese: LanguageSynonyms | undefined;
  const of = (word: Word): LanguageSynonyms => {
    if (word.language === 'zh') {
      chinese ??= createChineseSynonyms(options);
      return chinese;
    }
    english ??= createEnglishSynonyms(loadWordNet(), options);
    return english;
  };
  // The text asked about last: its copies come one after the other.
  let last: { analysis: TextAnalysis; synonyms: TextSynonyms } | undefined;
  return {
    inText(analysis) {
      if (last?.analysis !== analysis) last = { analysis, synonyms: synonymsOf(analysis, of) };
      return last.synonyms;
    },
  };
}

function synonymsOf(analysis: TextAnalysis, of: (word: Word) => LanguageSynonyms): TextSynonyms {
  const words = analysis.words();
  const drawable: number[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.guard !== undefined || !of(word).isStop(word.text)) drawable.push(i);
  }
  const remembered = (loosely: boolean) => {
    const offers: (readonly string[] | undefined)[] = new Array(words.length);
    return (index: number): readonly string[] => {
      const offered = offers[index] ?? of(words[index] as Word).find(analysis, index, loosely);
      offers[index] = offered;
      return offered;
    };
  };
  const at = remembered(false);
  let found = 0;
  let looked = 0;
  return {
    drawable,
    at,
    atLoosely: remembered(true),
    offers(count) {
      for (; found < count && looked < drawable.length; looked++) {
        const index = drawable[looked] as number;
        if (words[index]?.guard === undefined) found += at(index).length;
      }
      return found >= count;
    },
  };
}
