import type { PartOfSpeech, TextAnalysis, Word } from '../../core/analysis.ts';
import { type Analysed, analyseForms, inflect } from './inflection.ts';
import { englishLexicon, known } from './lexicon.ts';
import { generalWords, offensiveWords } from './unsuitable-words.ts';
import type { UserDictionary } from './user-dictionary.ts';
import type { Sense, WordNet, WordNetPos } from './wordnet.ts';

export interface SynonymOptions {
  /** Tag words and look only among senses of their part of speech. */
  partOfSpeech: boolean;
  /** Senses of a word to look at, most frequent first. */
  senses: number;
  dictionary?: UserDictionary | undefined;
}

/** What one text offers: kept with its analysis, so that all its copies share it. */
export interface TextSynonyms {
  /** Places of the words to draw from: all but stop words, guarded ones too. */
  readonly drawable: readonly number[];
  /** Words that can stand in the place of one, in its form, in lower case; empty where there are none. */
  at(index: number): readonly string[];
}

export interface SynonymFinder {
  inText(analysis: TextAnalysis): TextSynonyms;
  /** For one word in lower case. */
  of(word: string, pos: PartOfSpeech | 'any'): readonly string[];
}

const none: readonly string[] = [];
const positions: readonly WordNetPos[] = ['noun', 'verb', 'adjective', 'adverb'];
/** A tag is believed where this share of a word's uses agrees with it. */
const believedShare = 0.15;

/** The ending that a replacement must share, so that grammar around it holds. */
function endingOf(word: string): string {
  return /(?:ing|est|ed|er|s)$/.exec(word)?.[0] ?? '';
}

class Finder implements SynonymFinder {
  readonly #wordnet: WordNet;
  readonly #options: SynonymOptions;
  readonly #known = new Map<string, Map<string, readonly string[]>>();
  readonly #texts = new WeakMap<TextAnalysis, TextSynonyms>();

  constructor(wordnet: WordNet, options: SynonymOptions) {
    this.#wordnet = wordnet;
    this.#options = options;
  }

  inText(analysis: TextAnalysis): TextSynonyms {
    const cached = this.#texts.get(analysis);
    if (cached) return cached;
    const words = analysis.words();
    const drawable: number[] = [];
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as Word;
      if (word.guard !== undefined || !isStop(word.text)) drawable.push(i);
    }
    const offers: (readonly string[] | undefined)[] = new Array(words.length);
    const made: TextSynonyms = {
      drawable,
      at: (index) => {
        const known = offers[index];
        if (known) return known;
        const word = words[index] as Word;
        const tag = this.#options.partOfSpeech ? (analysis.partsOfSpeech()[index] ?? 'other') : 'any';
        const offered = this.of(word.text.toLowerCase(), tag);
        offers[index] = offered;
        return offered;
      },
    };
    this.#texts.set(analysis, made);
    return made;
  }

  of(word: string, pos: PartOfSpeech | 'any'): readonly string[] {
    let memory = this.#known.get(pos);
    if (memory === undefined || memory.size > 200_000) {
      memory = new Map();
      this.#known.set(pos, memory);
    }
    let offered = memory.get(word);
    if (offered === undefined) {
      offered = this.#own(word, pos) ?? (pos === 'other' || pos === 'proper-noun' ? none : this.#look(word, pos));
      memory.set(word, offered);
    }
    return offered;
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

  #look(word: string, pos: WordNetPos | 'any'): readonly string[] {
    if (!/^[a-z]{3,}$/.test(word)) return none;
    const analysed = this.#analyse(word, pos);
    if (!analysed || generalWords.has(analysed.lemma) || generalWords.has(word)) return none;
    const { lemma, form, pos: found } = analysed;
    const ending = endingOf(word);
    const ambiguous =
      found === 'verb' && (form === 'past' || form === 'participle') && inflect(lemma, 'past') === inflect(lemma, 'participle');
    const offered: string[] = [];
    for (const synonym of this.#wordnet.synonyms(lemma, found, this.#options.senses)) {
      if (generalWords.has(synonym.lemma)) continue;
      const bent = inflect(synonym.lemma, form);
      if (bent === undefined || bent === word || endingOf(bent) !== ending) continue;
      if (ambiguous && inflect(synonym.lemma, 'past') !== inflect(synonym.lemma, 'participle')) continue;
      if (englishLexicon.has(bent) || offensiveWords.has(bent) || offered.includes(bent)) continue;
      offered.push(bent);
    }
    return offered.length === 0 ? none : offered;
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

function isStop(word: string): boolean {
  const bits = englishLexicon.get(word) ?? englishLexicon.get(word.toLowerCase()) ?? 0;
  return (bits & known.stop) !== 0;
}

/** Finds replacements in WordNet and a user's dictionary. One finder serves many texts; what it found is kept. */
export function createSynonymFinder(wordnet: WordNet, options: SynonymOptions): SynonymFinder {
  return new Finder(wordnet, options);
}
