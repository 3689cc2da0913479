import type { PartOfSpeech, TextAnalysis, Word } from '../core/analysis.ts';

const classNames: readonly PartOfSpeech[] = ['noun', 'verb', 'adjective', 'adverb', 'proper-noun', 'other'];

/** What is counted of one word in lower case. */
export interface WordCount {
  /** Texts it occurs in. */
  texts: number;
  /** Occurrences by part of speech, in the order of `classNames`; all under the last where nobody tags. */
  uses: number[];
}

/** Counts of words over many texts: whole numbers alone, so that sums come out the same in any order. */
export class WordCounts {
  texts = 0;
  readonly words = new Map<string, WordCount>();

  /** Counts the words of a text that no guard holds. */
  add(analysis: TextAnalysis, tagged: boolean): void {
    const words = analysis.words();
    if (words.length === 0) return;
    this.texts++;
    const tags = tagged ? analysis.partsOfSpeech() : undefined;
    const seen = new Set<string>();
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as Word;
      if (word.guard !== undefined) continue;
      const key = word.text.toLowerCase();
      const count = this.#of(key);
      if (!seen.has(key)) count.texts++;
      seen.add(key);
      const place = tags ? classNames.indexOf(tags[i] as PartOfSpeech) : classNames.length - 1;
      count.uses[place] = (count.uses[place] as number) + 1;
    }
  }

  encode(): Uint8Array {
    const lines = [String(this.texts)];
    for (const word of [...this.words.keys()].sort()) {
      const { texts, uses } = this.#of(word);
      lines.push([word, texts, ...uses].join('\t'));
    }
    return new TextEncoder().encode(lines.join('\n'));
  }

  merge(bytes: Uint8Array): void {
    const [texts = '0', ...lines] = new TextDecoder().decode(bytes).split('\n');
    this.texts += Number(texts);
    for (const line of lines) {
      const [word = '', inTexts, ...uses] = line.split('\t');
      const count = this.#of(word);
      count.texts += Number(inTexts);
      for (const [place, number] of uses.entries()) count.uses[place] = (count.uses[place] ?? 0) + Number(number);
    }
  }

  #of(word: string): WordCount {
    const known = this.words.get(word);
    if (known) return known;
    const made: WordCount = { texts: 0, uses: classNames.map(() => 0) };
    this.words.set(word, made);
    return made;
  }
}

/** Words to draw from, each as often as it is met. */
export interface WordPool {
  words: readonly string[];
  /** Running totals of uses. */
  totals: readonly number[];
}

export function poolsOf(
  counts: WordCounts,
  fits: (word: string, count: WordCount) => boolean,
  tagged: boolean,
): Map<PartOfSpeech, WordPool> {
  const pools = new Map<PartOfSpeech, { words: string[]; totals: number[] }>();
  for (const word of [...counts.words.keys()].sort()) {
    const count = counts.words.get(word) as WordCount;
    if (!fits(word, count)) continue;
    for (const [place, uses] of count.uses.entries()) {
      if (uses === 0) continue;
      const pos = tagged ? (classNames[place] as PartOfSpeech) : 'other';
      const pool = pools.get(pos) ?? { words: [], totals: [] };
      pools.set(pos, pool);
      pool.words.push(word);
      pool.totals.push((pool.totals.at(-1) ?? 0) + uses);
    }
  }
  return pools;
}

/** The word of a pool under the n-th use, n from 0. */
export function wordAt({ words, totals }: WordPool, use: number): string {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] as number) > use) high = middle;
    else low = middle + 1;
  }
  return words[low] as string;
}
