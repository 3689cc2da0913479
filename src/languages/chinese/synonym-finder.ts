import type { PartOfSpeech, TextAnalysis, Word } from '../../core/analysis.ts';
import { findChineseGuards } from '../guards/chinese.ts';
import type { LanguageSynonyms, SynonymOptions } from '../synonyms.ts';
import { doubtOf } from './bound-words.ts';
import { chineseStopWords } from './stop-words.ts';
import { chineseThesaurus, type SenseGroup } from './thesaurus.ts';

const none: readonly string[] = [];

/** Length of a word in characters. */
const lengthOf = (word: string): number => [...word].length;

/** What one word may become: by part of speech, or for any. */
interface Entry {
  /** Whether its groups are of several classes, so that the text must tell which one is meant. */
  ambiguous: boolean;
  groups: readonly SenseGroup[];
  /** Answers already given. */
  known: Map<string, readonly string[]>;
}

class Finder implements LanguageSynonyms {
  readonly #options: SynonymOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: SynonymOptions) {
    this.#options = options;
  }

  isStop(word: string): boolean {
    return chineseStopWords.has(word);
  }

  find(analysis: TextAnalysis, index: number, loosely: boolean): readonly string[] {
    const words = analysis.words();
    const { text } = words[index] as Word;
    const own = this.#options.dictionary?.get(text);
    if (own) return own;
    const entry = this.#entry(text);
    if (entry.groups.length === 0 || doubtOf(text) !== undefined || isFixed(words, index)) return none;
    return this.of(text, entry.ambiguous ? (analysis.partsOfSpeech()[index] ?? 'any') : 'any', loosely);
  }

  of(word: string, pos: PartOfSpeech | 'any', loosely = false): readonly string[] {
    const own = this.#options.dictionary?.get(word);
    if (own) return own;
    const entry = this.#entry(word);
    if (entry.groups.length === 0) return none;
    const key = `${pos} ${loosely}`;
    const offered = entry.known.get(key) ?? this.#offered(word, entry, pos, loosely);
    entry.known.set(key, offered);
    return offered;
  }

  #entry(word: string): Entry {
    let entry = this.#entries.get(word);
    if (entry === undefined) {
      const groups = chineseThesaurus().get(word) ?? [];
      const ambiguous = this.#options.partOfSpeech && groups.some(({ pos }) => pos !== groups[0]?.pos);
      entry = { ambiguous, groups, known: new Map() };
      if (groups.length > 0) this.#entries.set(word, entry);
    }
    return entry;
  }

  #offered(word: string, { groups }: Entry, pos: PartOfSpeech | 'any', loosely: boolean): readonly string[] {
    const ofClass = groups.filter((group) => group.pos === pos);
    const asked = (ofClass.length > 0 ? ofClass : groups).slice(0, this.#options.senses);
    const single = lengthOf(word) === 1;
    const offered = new Set<string>();
    for (const group of asked)
      for (const other of group.words) {
        if (other === word || chineseStopWords.has(other) || saysMore(other)) continue;
        // 电影 may become 影片, never 片; a word of one character grows only where little else is offered.
        if (single ? lengthOf(other) > 1 && !loosely : lengthOf(other) === 1) continue;
        offered.add(other);
      }
    return [...offered];
  }
}

/** Whether a word brings in what guards hold, or what may be read so. */
function saysMore(word: string): boolean {
  return doubtOf(word) !== undefined || findChineseGuards(word, () => true).length > 0;
}

/** Whether a word is a part of a form in which no other word fits: doubled (走走, 好不好), or able to or not (退不了, 吃得下). */
function isFixed(words: readonly Word[], index: number): boolean {
  const { text, end } = words[index] as Word;
  const near = (place: number) => words[place]?.text === text;
  if (near(index - 1) || near(index + 1)) return true;
  if ((words[index - 1]?.guard === 'negation' && near(index - 2)) || (words[index + 1]?.guard === 'negation' && near(index + 2)))
    return true;
  const next = words[index + 1];
  return text.length === 1 && next?.start === end && /^[不得]/.test(next.text);
}

/** Chinese: replacements in Leaven's own thesaurus and a user's dictionary. What it found is kept. */
export function createChineseSynonyms(options: SynonymOptions): LanguageSynonyms {
  return new Finder(options);
}
