import type { PackedEdit } from '../core/edits.ts';
import { log } from '../kernels/math.ts';
import type { Flip, Flips } from '../reports/proof-model.ts';
import type { Rows } from '../training/read-rows.ts';
import type { Items } from './arms.ts';

/** A grown copy with the text it was made from. */
export interface GrownCopy {
  id: string;
  operator: string;
  label: string;
  before: string;
  after: string;
  /** Edits of `before` that give `after`. */
  edits: readonly PackedEdit[];
}

const shownFlips = 40;
const copiesShown = 2;
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Judging rows that most seeds turn from wrong to right or back, with the grown copies likeliest to have pushed them: copies of the class
 * the row was turned to that share the most telling words with it, words that an operator brought in counting twice.
 */
export function findFlips(
  items: Items,
  test: Rows,
  baseline: readonly Int32Array[],
  recipe: readonly Int32Array[],
  copies: readonly GrownCopy[],
): Flips {
  const { truth, classes } = items;
  const found: { item: number; kind: Flip['kind']; seeds: number }[] = [];
  for (let item = 0; item < truth.length; item++) {
    const wanted = truth[item] as number;
    if (wanted < 0) continue;
    let fixed = 0;
    let broken = 0;
    for (const [seed, predicted] of baseline.entries()) {
      const before = predicted[item] === wanted;
      const after = recipe[seed]?.[item] === wanted;
      if (after && !before) fixed++;
      if (before && !after) broken++;
    }
    const half = baseline.length / 2;
    if (fixed > half) found.push({ item, kind: 'fixed', seeds: fixed / baseline.length });
    else if (broken > half) found.push({ item, kind: 'broken', seeds: broken / baseline.length });
  }
  const all = (kind: Flip['kind']) => found.filter((flip) => flip.kind === kind);
  const fixed = all('fixed');
  const broken = all('broken');
  const half = shownFlips / 2;
  const chosen = [
    ...spread(fixed, Math.max(half, shownFlips - broken.length)),
    ...spread(broken, Math.max(half, shownFlips - fixed.length)),
  ];

  const place = new Map(test.ids.map((id, row) => [id, row]));
  const textOf = (id: string) => test.columns.map((column) => column[place.get(id) ?? 0] ?? '').join(' ⏎ ');
  const nearest = createSearch(
    copies,
    chosen.map(({ item }) => textOf(items.ids[item] as string)),
  );
  const flips = chosen.map(({ item, kind, seeds }): Flip => {
    const id = items.ids[item] as string;
    const text = textOf(id);
    const name = (arms: readonly Int32Array[]) => classes[mostFrequent(arms.map((predicted) => predicted[item] as number))] ?? '?';
    const turned = name(recipe);
    return {
      id,
      text,
      label: test.labels[place.get(id) ?? 0] ?? '',
      baseline: name(baseline),
      recipe: turned,
      kind,
      seeds,
      copies: nearest(text, turned),
    };
  });
  return { fixed: fixed.length, broken: broken.length, items: flips };
}

/** Evenly over the list, its order kept. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, k) => list[Math.floor((k * list.length) / most)] as T);
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1;
}

/** An index of the copies by the words of some texts; a text's words weigh by how few copies hold them. */
function createSearch(copies: readonly GrownCopy[], texts: readonly string[]): (text: string, label: string) => Flip['copies'] {
  const wanted = new Set(texts.flatMap((text) => [...wordsOf(text)]));
  const holders = new Map<string, { copy: number; brought: boolean }[]>();
  for (const [place, copy] of copies.entries()) {
    const brought = wordsOf(copy.edits.map(([, , insert]) => insert).join(' '));
    for (const word of wordsOf(copy.after)) {
      if (!wanted.has(word)) continue;
      const list = holders.get(word);
      const entry = { copy: place, brought: brought.has(word) };
      if (list) list.push(entry);
      else holders.set(word, [entry]);
    }
  }
  return (text, label) => {
    const scores = new Map<number, number>();
    const words = [...wordsOf(text)];
    for (const word of words) {
      const list = holders.get(word) ?? [];
      const weight = log((copies.length + 1) / (list.length + 1));
      for (const { copy, brought } of list)
        if (copies[copy]?.label === label) scores.set(copy, (scores.get(copy) ?? 0) + weight * (brought ? 2 : 1));
    }
    return [...scores]
      .filter(([, score]) => score > 0)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, copiesShown)
      .map(([place]) => {
        const copy = copies[place] as GrownCopy;
        const own = wordsOf(copy.after);
        return { ...copy, shared: words.filter((word) => own.has(word)) };
      });
  };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(wordPattern) ?? []);
}
