import { african } from './african.ts';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { doubtfulNames } from './doubtful-names.ts';
import { english } from './english.ts';
import { hispanic } from './hispanic.ts';
import { indian } from './indian.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import type { NameLists } from './lists.ts';
import { slavic } from './slavic.ts';

export type { NameLists } from './lists.ts';

export type Gender = 'male' | 'female';

/** The origins whose names are carried, in the order in which a name that several have is looked up. */
export const originNames = ['english', 'hispanic', 'arabic', 'indian', 'african', 'slavic', 'japanese', 'korean', 'chinese'] as const;
export type Origin = (typeof originNames)[number];

/** Names in Latin letters by origin. */
export const namesByOrigin: Readonly<Record<Origin, NameLists>> = {
  english,
  hispanic,
  arabic,
  indian,
  african,
  slavic,
  japanese,
  korean,
  chinese,
};

/** What is known of the names in Latin letters; keys are in lower case and without accents. */
export interface NameIndex {
  /** Gender of a first name; `unisex` where lists disagree or tell none. */
  first: ReadonlyMap<string, Gender | 'unisex'>;
  surnames: ReadonlySet<string>;
  /** A first name of the other gender for each: going there and back leads to the name. */
  partner: ReadonlyMap<string, string>;
}

/** A name as it is looked up: `José` -> `jose`. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

let index: NameIndex | undefined;

/** Built when first asked for. */
export function nameIndex(): NameIndex {
  index ??= buildIndex();
  return index;
}

function buildIndex(): NameIndex {
  const first = new Map<string, Gender | 'unisex'>();
  const surnames = new Set<string>();
  const lists = originNames.map((origin) => namesByOrigin[origin]);
  for (const { male, female, unisex, surnames: own } of lists) {
    for (const [gender, names] of [
      ['male', male],
      ['female', female],
      ['unisex', unisex],
    ] as const)
      for (const name of names) {
        const key = foldName(name);
        const known = first.get(key);
        first.set(key, known === undefined || known === gender ? gender : 'unisex');
      }
    for (const name of own) surnames.add(foldName(name));
  }
  const taken = new Set<string>();
  const partner = new Map<string, string>();
  const fresh = (names: readonly string[], gender: Gender, doubtful: boolean) =>
    names.filter((name) => {
      const key = foldName(name);
      if (first.get(key) !== gender || taken.has(key) || doubtfulNames.has(key) !== doubtful) return false;
      taken.add(key);
      return true;
    });
  // A name that is found only beside a surname has a partner of its kind: what is swapped must be found again.
  for (const doubtful of [false, true])
    for (const { male, female } of lists) {
      const left = fresh(male, 'male', doubtful);
      const right = fresh(female, 'female', doubtful);
      for (let k = 0; k < Math.min(left.length, right.length); k++) {
        partner.set(foldName(left[k] as string), right[k] as string);
        partner.set(foldName(right[k] as string), left[k] as string);
      }
    }
  return { first, surnames, partner };
}
