import type { TextAnalysis } from '../core/analysis.ts';

/** The different words of a text in lower case; undefined where its words cannot be told apart. */
export function tokenSet(analysis: TextAnalysis): ReadonlySet<string> | undefined {
  if (!analysis.supported && analysis.text.trim() !== '') return undefined;
  const tokens = new Set<string>();
  for (const word of analysis.words()) tokens.add(word.text.toLowerCase());
  return tokens;
}

/** Jaccard index, |A and B| / |A or B|: from 0 to 1, and 1 for two empty sets (Jaccard 1901). */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const token of small) if (large.has(token)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
}
