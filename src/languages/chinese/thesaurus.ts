import { adjectives } from './thesaurus/adjectives.ts';
import { adverbs } from './thesaurus/adverbs.ts';
import { nouns } from './thesaurus/nouns.ts';
import { verbs } from './thesaurus/verbs.ts';

/** Words of one sense and class, each of which can stand for every other in most sentences. */
export interface SenseGroup {
  pos: 'noun' | 'verb' | 'adjective' | 'adverb';
  words: readonly string[];
}

/** What a plan hash says of the thesaurus: the number moves with its words. */
export const chineseThesaurusVersion = 'chinese-thesaurus@1';

const lists: readonly (readonly [SenseGroup['pos'], string])[] = [
  ['noun', nouns],
  ['verb', verbs],
  ['adjective', adjectives],
  ['adverb', adverbs],
];

let built: ReadonlyMap<string, readonly SenseGroup[]> | undefined;

/** Leaven's own Chinese thesaurus: by word the groups it is in, in the order they are written. Built when it is first asked for. */
export function chineseThesaurus(): ReadonlyMap<string, readonly SenseGroup[]> {
  if (built) return built;
  const groups = new Map<string, SenseGroup[]>();
  for (const [pos, list] of lists)
    for (const line of list.split('\n')) {
      if (line === '' || line.startsWith('//')) continue;
      const group: SenseGroup = { pos, words: line.split(' ') };
      for (const word of group.words) {
        const others = groups.get(word);
        if (others) others.push(group);
        else groups.set(word, [group]);
      }
    }
  built = groups;
  return built;
}
