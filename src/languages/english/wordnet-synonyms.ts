import { loadWordNet, type WordNet, type WordNetPos } from './wordnet.ts';

/** WordNet's rules of detachment: endings of forms, and what stands there in the lemma. */
const detachments: readonly (readonly [WordNetPos, readonly (readonly [ending: string, lemma: string])[]])[] = [
  [
    'noun',
    [
      ['s', ''],
      ['ses', 's'],
      ['ves', 'f'],
      ['xes', 'x'],
      ['zes', 'z'],
      ['ches', 'ch'],
      ['shes', 'sh'],
      ['men', 'man'],
      ['ies', 'y'],
    ],
  ],
  [
    'verb',
    [
      ['s', ''],
      ['ies', 'y'],
      ['es', 'e'],
      ['es', ''],
      ['ed', 'e'],
      ['ed', ''],
      ['ing', 'e'],
      ['ing', ''],
    ],
  ],
  [
    'adjective',
    [
      ['er', ''],
      ['est', ''],
      ['er', 'e'],
      ['est', 'e'],
    ],
  ],
  ['adverb', []],
];

const longestMemory = 100_000;
const memories = new WeakMap<WordNet, Map<string, ReadonlySet<string>>>();

/**
 * Finds all words of one part that share a meaning with a word or with a lemma that WordNet's rules find for it, whatever their part of
 * speech: what a measure compares, not what may replace a word.
 */
export function wordNetSynonyms(wordnet: WordNet = loadWordNet()): (word: string) => ReadonlySet<string> {
  const memory = memories.get(wordnet) ?? new Map<string, ReadonlySet<string>>();
  memories.set(wordnet, memory);
  return (word) => {
    const known = memory.get(word);
    if (known) return known;
    const found = new Set<string>();
    for (const [pos, endings] of detachments) {
      for (const form of formsOf(word, endings)) {
        for (const other of wordnet.sharers(form, pos)) if (!other.includes('_')) found.add(other);
      }
    }
    if (memory.size >= longestMemory) memory.clear();
    memory.set(word, found);
    return found;
  };
}

function formsOf(word: string, endings: readonly (readonly [string, string])[]): Set<string> {
  const forms = new Set([word]);
  for (const [ending, lemma] of endings) if (word.endsWith(ending)) forms.add(word.slice(0, -ending.length) + lemma);
  return forms;
}
