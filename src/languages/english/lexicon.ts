import { months, names, namesNeedingCapital, namesOfSeveralWords, titles } from './names.ts';
import { bareContractions, negatedStems, negatedVerbs, negations } from './negations.ts';
import { numberWords, unitWords } from './numbers.ts';
import { stopWords } from './stop-words.ts';

/** What is known of a word in lower case, as bits: one look-up per word answers every guard. */
export const known = {
  negation: 1,
  negatedVerb: 2,
  negatedStem: 4,
  number: 8,
  unit: 16,
  name: 32,
  nameIfCapital: 64,
  title: 128,
  stop: 256,
  month: 512,
  beginsName: 1024,
} as const;

const table = new Map<string, number>();
const add = (words: Iterable<string>, bit: number) => {
  for (const word of words) table.set(word, (table.get(word) ?? 0) | bit);
};
add(negations.keys(), known.negation);
add(bareContractions, known.negation);
add(negatedVerbs, known.negatedVerb);
add(negatedStems, known.negatedStem);
add(numberWords, known.number);
add(unitWords, known.unit);
add(names, known.name);
add(namesNeedingCapital, known.nameIfCapital);
add(titles, known.title);
add(months, known.month);
add(stopWords, known.stop);
add(
  namesOfSeveralWords.map((name) => name.slice(0, name.indexOf(' '))),
  known.beginsName,
);

export const englishLexicon: ReadonlyMap<string, number> = table;
