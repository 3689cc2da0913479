import { contextWords, hasContext } from './context-words.ts';
import { defaultThreshold, type FinderOptions, type Finding, type PrivateDataType, privateDataTypes } from './types.ts';

const han = /[\u4e00-\u9fff]/;

/** What a scan has found so far, and what is asked of it. */
export class Candidates {
  text = '';
  /** Where the last value that counts ends: nothing before it belongs to another. */
  floor = 0;
  #found: Finding[] = [];
  readonly #said = new Map<RegExp, boolean>();
  readonly #thresholds = new Map<PrivateDataType, number>();

  constructor({ types = privateDataTypes, thresholds = {} }: FinderOptions) {
    for (const type of types) this.#thresholds.set(type, thresholds[type] ?? defaultThreshold);
  }

  begin(text: string): void {
    this.text = text;
    this.floor = 0;
    this.#found = [];
    this.#said.clear();
  }

  wants(type: PrivateDataType): boolean {
    return this.#thresholds.has(type);
  }

  /** Whether the text has certain words at all, looked for once: most texts need no closer look at what stands before their digits. */
  says(words: RegExp): boolean {
    const known = this.#said.get(words);
    if (known !== undefined) return known;
    const found = words.test(this.text);
    this.#said.set(words, found);
    return found;
  }

  /** Adds a value with the score of its form alone, or the other one where a word beside it speaks for it. Says whether it counts. */
  add(type: PrivateDataType, start: number, end: number, alone: number, withWord = alone): boolean {
    const threshold = this.#thresholds.get(type);
    if (threshold === undefined || withWord < threshold) return false;
    const score = withWord > alone && this.#hasWord(type, start, end) ? withWord : alone;
    if (score < threshold) return false;
    this.#found.push({ start, end, type, score });
    this.floor = Math.max(this.floor, end);
    return true;
  }

  #hasWord(type: PrivateDataType, start: number, end: number): boolean {
    const listed = contextWords(type);
    if (!listed) return false;
    const words = this.says(han) ? listed.both : listed.english;
    return this.says(words) && hasContext(this.text, start, end, words);
  }

  /** What counts, in order; of two that overlap the surer one, then the longer one. */
  settle(): Finding[] {
    const found = this.#found;
    if (found.length < 2) return found;
    found.sort((a, b) => a.start - b.start || b.end - a.end || b.score - a.score);
    const kept: Finding[] = [];
    for (const finding of found) {
      const last = kept.at(-1);
      if (!last || last.end <= finding.start) kept.push(finding);
      else if (isBetter(finding, last)) kept[kept.length - 1] = finding;
    }
    return kept;
  }
}

function isBetter(a: Finding, b: Finding): boolean {
  if (a.score !== b.score) return a.score > b.score;
  return a.end - a.start > b.end - b.start;
}
