import type { Localized } from '../../errors/language.ts';

/** Makes the error of a file, which names the line where one is to blame. */
export type Wrong = (reason: Localized, line?: number) => Error;

/** Synonyms that all words of a file may have together: a group of n words makes n (n - 1). */
const most = 10_000_000;

/** Gathers what may stand for each word: words in lower case, their synonyms as they are written, each once. */
export class SynonymGroups {
  readonly #known = new Map<string, Set<string>>();
  readonly #wrong: Wrong;
  #size = 0;

  constructor(wrong: Wrong) {
    this.#wrong = wrong;
  }

  add(word: string, synonyms: readonly string[], line?: number): void {
    this.#makeRoom(synonyms.length, line);
    this.#put(word, synonyms);
  }

  /** Every word of a group may stand for every other. */
  addGroup(words: readonly string[], line?: number): void {
    const distinct = [...new Set(words)];
    if (distinct.length < 2) return;
    this.#makeRoom(distinct.length * (distinct.length - 1), line);
    for (const word of distinct)
      this.#put(
        word,
        distinct.filter((other) => other !== word),
      );
  }

  finish(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#known].map(([word, synonyms]) => [word, [...synonyms]]));
  }

  #put(word: string, synonyms: readonly string[]): void {
    const key = word.trim().toLowerCase();
    const known = this.#known.get(key) ?? new Set();
    this.#known.set(key, known);
    for (const synonym of synonyms) known.add(synonym.trim());
  }

  #makeRoom(more: number, line: number | undefined): void {
    this.#size += more;
    if (this.#size > most) throw this.#wrong({ en: `it holds more than ${most} synonyms`, 'zh-CN': `同义词超过 ${most} 个` }, line);
  }
}
