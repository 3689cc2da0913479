import { hasContext } from './context-words.ts';
import { defaultThreshold, type FinderOptions, type Finding, type PrivateDataType, privateDataTypes } from './types.ts';

/** What a scan has found so far, and what is asked of it. */
export class Candidates {
  text = '';
  #found: Finding[] = [];
  readonly #thresholds = new Map<PrivateDataType, number>();

  constructor({ types = privateDataTypes, thresholds = {} }: FinderOptions) {
    for (const type of types) this.#thresholds.set(type, thresholds[type] ?? defaultThreshold);
  }

  begin(text: string): void {
    this.text = text;
    this.#found = [];
  }

  wants(type: PrivateDataType): boolean {
    return this.#thresholds.has(type);
  }

  /** Adds a value with the score of its form alone, or the other one where a word beside it speaks for it. Says whether it counts. */
  add(type: PrivateDataType, start: number, end: number, alone: number, withWord = alone): boolean {
    const threshold = this.#thresholds.get(type);
    if (threshold === undefined || withWord < threshold) return false;
    const score = withWord > alone && hasContext(this.text, start, end, type) ? withWord : alone;
    if (score < threshold) return false;
    this.#found.push({ start, end, type, score });
    return true;
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
