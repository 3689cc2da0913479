import type { PartOfSpeech, TextAnalysis, Word } from '../../core/analysis.ts';
import type { LanguageSynonyms, SynonymOptions } from '../synonyms.ts';
import { commonSynonyms } from './common-synonyms.ts';
import { type Analysed, analyseForms, inflect } from './inflection.ts';
import { englishLexicon, known } from './lexicon.ts';
import { generalWords, offensiveWords } from './unsuitable-words.ts';
import { loose, type Sense, strict, type WordNet, type WordNetPos } from './wordnet.ts';

/** What is known of a word: its lemma, where a dictionary was asked, and what may replace it. */
interface Entry {
  offered: readonly string[];
  lemma: string | undefined;
}

const none: readonly string[] = [];
const places: Readonly<Record<PartOfSpeech | 'any', number>> = {
  noun: 0,
  verb: 2,
  adjective: 4,
  adverb: 6,
  'proper-noun': 8,
  other: 10,
  any: 12,
};
const nothing: Entry = { offered: none, lemma: undefined };
/** Words a memory holds before it starts anew. */
const longestMemory = 200_000;
const positions: readonly WordNetPos[] = ['noun', 'verb', 'adjective', 'adverb'];
/** What a replacement may not be: it would stand for more, or less, than the word. */
const unfit = known.stop | known.negation | known.number | known.name | known.title | known.month;
/** A tag is believed where this share of a word's uses agrees with it. */
const believedShare = 0.15;

/** The ending that a replacement must share, so that grammar around it holds. */
function endingOf(word: string): string {
  return /(?:ing|est|ed|er|s)$/.exec(word)?.[0] ?? '';
}

class Finder implements LanguageSynonyms {
  readonly #wordnet: WordNet;
  readonly #options: SynonymOptions;
  /** By word: entries by part of speech, strict and loose. */
  readonly #known = new Map<string, (Entry | undefined)[]>();
  constructor(wordnet: WordNet, options: SynonymOptions) {
    this.#wordnet = wordnet;
    this.#options = options;
  }

  isStop(word: string): boolean {
    const bits = englishLexicon.get(word);
    if (bits !== undefined) return (bits & known.stop) !== 0;
    const first = word.charCodeAt(0);
    return !(first >= 97 && first <= 122) && ((englishLexicon.get(word.toLowerCase()) ?? 0) & known.stop) !== 0;
  }

  find(analysis: TextAnalysis, index: number, loosely: boolean): readonly string[] {
    const words = analysis.words();
    const tag = this.#options.partOfSpeech ? (analysis.partsOfSpeech()[index] ?? 'other') : 'any';
    const { offered, lemma } = this.#entry((words[index] as Word).text.toLowerCase(), tag, loosely);
    return offered.length > 0 && this.#collocated(analysis.text, words, index, lemma) ? none : offered;
  }

  of(word: string, pos: PartOfSpeech | 'any', loosely = false): readonly string[] {
    return this.#entry(word, pos, loosely).offered;
  }

  #entry(word: string, pos: PartOfSpeech | 'any', loosely: boolean): Entry {
    let entries = this.#known.get(word);
    if (entries === undefined) {
      if (this.#known.size >= longestMemory) this.#known.clear();
      entries = [];
      this.#known.set(word, entries);
    }
    const place = places[pos] + (loosely ? 1 : 0);
    let entry = entries[place];
    if (entry === undefined) {
      const own = this.#own(word, pos);
      entry = own
        ? { offered: own, lemma: undefined }
        : pos === 'other' || pos === 'proper-noun'
          ? nothing
          : this.#look(word, pos, loosely);
      entries[place] = entry;
    }
    return entry;
  }

  /** Whether a word is part of a fixed expression (`special effects`, `conjure up`), in which no other word fits. */
  #collocated(text: string, words: readonly Word[], index: number, lemma: string | undefined): boolean {
    const word = words[index] as Word;
    if (lemma === undefined) return false;
    const next = words[index + 1];
    if (next && next.start === word.end + 1 && text.charCodeAt(word.end) === 32 && this.#isExpression(lemma, next.text)) return true;
    const before = words[index - 1];
    return (
      before !== undefined && word.start === before.end + 1 && text.charCodeAt(before.end) === 32 && this.#isExpression(before.text, lemma)
    );
  }

  #isExpression(left: string, right: string): boolean {
    const seconds = this.#wordnet.expressions(left);
    if (seconds.size === 0) return false;
    return seconds.has(right) || (right.endsWith('s') && seconds.has(right.slice(0, -1)));
  }

  /** The user's own entries, for the word as it stands or for its lemma. */
  #own(word: string, pos: PartOfSpeech | 'any'): readonly string[] | undefined {
    const { dictionary } = this.#options;
    if (!dictionary) return undefined;
    const exact = dictionary.get(word);
    if (exact) return exact;
    for (const wanted of positions) {
      if (pos !== 'any' && pos !== wanted) continue;
      for (const { lemma, form } of analyseForms(word, wanted, (stem) => dictionary.has(stem))) {
        const bent = (dictionary.get(lemma) ?? []).map((synonym) => inflect(synonym, form)).filter((other) => other !== undefined);
        if (bent.length > 0) return bent;
      }
    }
    return undefined;
  }

  #look(word: string, pos: WordNetPos | 'any', loosely: boolean): Entry {
    if (!/^[a-z]{3,}$/.test(word)) return nothing;
    const analysed = this.#analyse(word, pos);
    if (!analysed) return nothing;
    const { lemma, form, pos: found } = analysed;
    const common = commonSynonyms[found].get(lemma);
    if (!common && (generalWords.has(lemma) || generalWords.has(word))) return nothing;
    const lemmas =
      common ??
      this.#wordnet
        .synonyms(lemma, found, loosely ? 2 * this.#options.senses : this.#options.senses, loosely ? loose : strict)
        .map((synonym) => synonym.lemma)
        .filter((other) => !generalWords.has(other));
    const ending = endingOf(word);
    const ambiguous =
      found === 'verb' && (form === 'past' || form === 'participle') && inflect(lemma, 'past') === inflect(lemma, 'participle');
    const offered: string[] = [];
    for (const synonym of lemmas) {
      const bent = inflect(synonym, form);
      if (bent === undefined || bent === word || endingOf(bent) !== ending) continue;
      if (ambiguous && inflect(synonym, 'past') !== inflect(synonym, 'participle')) continue;
      if (((englishLexicon.get(bent) ?? 0) & unfit) !== 0 || offensiveWords.has(bent) || offered.includes(bent)) continue;
      offered.push(bent);
    }
    return offered.length === 0 ? nothing : { offered, lemma };
  }

  /** The most usual reading of a word: its lemma, form and part of speech. */
  #analyse(word: string, pos: WordNetPos | 'any'): (Analysed & { pos: WordNetPos }) | undefined {
    let best: (Analysed & { pos: WordNetPos }) | undefined;
    let most = -1;
    let all = 0;
    for (const candidate of positions) {
      const readings = analyseForms(word, candidate, (lemma) => this.#uses(lemma, candidate) >= 0);
      let top = -1;
      for (const reading of readings) {
        const uses = this.#uses(reading.lemma, candidate);
        if (uses <= top) continue;
        top = uses;
        if ((pos === 'any' || pos === candidate) && uses > most) {
          most = uses;
          best = { ...reading, pos: candidate };
        }
      }
      if (top > 0) all += top;
    }
    if (best && pos !== 'any' && most < believedShare * all) return undefined;
    return best;
  }

  /** How often a lemma is met as a part of speech; -1 where it is not in the dictionary. */
  #uses(lemma: string, pos: WordNetPos): number {
    let uses = -1;
    for (const sense of this.#wordnet.senses(lemma) as readonly Sense[]) if (sense.pos === pos) uses = Math.max(0, uses) + sense.frequency;
    return uses;
  }
}

/** English: replacements in WordNet and a user's dictionary, in the form of the word. What it found is kept. */
export function createEnglishSynonyms(wordnet: WordNet, options: SynonymOptions): LanguageSynonyms {
  return new Finder(wordnet, options);
}
