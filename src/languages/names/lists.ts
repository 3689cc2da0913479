/** Names of one origin as they are written in Latin letters. First names of the two genders are paired in order. */
export interface NameLists {
  male: readonly string[];
  female: readonly string[];
  /** First names that tell no gender. */
  unisex: readonly string[];
  surnames: readonly string[];
}

export function nameLists(lists: Readonly<Record<keyof NameLists, string>>): NameLists {
  const split = (list: string) => list.trim().split(/\s+/);
  return { male: split(lists.male), female: split(lists.female), unisex: split(lists.unisex), surnames: split(lists.surnames) };
}
