import type { TextAnalysis, Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { foldName, type Gender, nameIndex } from '../names/origins.ts';
import { articleEdit } from './articles.ts';
import { adjoin, following } from './clause.ts';
import { counterparts, noNounPhrase, objectVerbs, titleCounterparts } from './gendered-words.ts';
import { copyCase } from './inflection.ts';

const ending = /['\u2019](?:s|ll|d|ve|re|m)$/i;

/** Edits that turn gendered words of English text, articles before them included. `taken` are the edits of names, in order. */
export function englishSwaps(
  text: string,
  analysis: TextAnalysis,
  turns: Readonly<Record<Gender, boolean>>,
  taken: readonly TextEdit[],
): TextEdit[] {
  const words = analysis.words();
  const edits: TextEdit[] = [];
  const names = new Map(taken.map((edit) => [edit.start, edit]));
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const named = names.get(word.start);
    if (named !== undefined) {
      const article = articleEdit(text, words[i - 1], word.start, named.insert);
      if (article) edits.push(article);
      continue;
    }
    const { guard } = word;
    if (guard !== undefined && guard !== 'entities' && guard !== 'numbers') continue;
    const clitic = ending.exec(word.text)?.[0] ?? '';
    const bare = clitic === '' ? word.text : word.text.slice(0, -clitic.length);
    const insert = turned(text, analysis, i, bare, clitic, turns);
    if (insert === undefined) continue;
    const cased = copyCase(bare, insert);
    edits.push({ start: word.start, end: word.start + bare.length, insert: cased });
    const article = articleEdit(text, words[i - 1], word.start, cased);
    if (article) edits.push(article);
  }
  return edits;
}

function turned(
  text: string,
  analysis: TextAnalysis,
  index: number,
  bare: string,
  clitic: string,
  turns: Readonly<Record<Gender, boolean>>,
): string | undefined {
  const words = analysis.words();
  const word = words[index] as Word;
  const lower = bare.toLowerCase();
  switch (lower) {
    case 'him':
      return turns.female ? 'her' : undefined;
    case 'hers':
      return turns.male ? 'his' : undefined;
    case 'his':
      if (!turns.female) return undefined;
      return isDeterminer(text, analysis, index, false) ? 'her' : 'hers';
    case 'her':
      if (!turns.male) return undefined;
      return isDeterminer(text, analysis, index, true) ? 'his' : 'him';
    default:
  }
  const next = words[index + 1];
  const capital = /^\p{Lu}/u.test(bare);
  if (
    next &&
    capital &&
    clitic === '' &&
    /^\.? $/.test(text.slice(word.end, next.start)) &&
    /^\p{Lu}/u.test(next.text) &&
    isTitle(lower, next)
  ) {
    for (const gender of ['female', 'male'] as const) {
      const title = turns[gender] ? titleCounterparts[gender].get(lower) : undefined;
      if (title !== undefined) return title;
    }
    if (titleCounterparts.female.has(lower) || titleCounterparts.male.has(lower)) return undefined;
  }
  const female = turns.female ? counterparts.female.get(lower) : undefined;
  const male = turns.male ? counterparts.male.get(lower) : undefined;
  const found = female ?? male;
  if (found === undefined) {
    // Yes, sir: a form of address.
    return lower === 'sir' && turns.female && (!next || !adjoin(text, word, next) || !/^\p{Lu}/u.test(next.text)) ? "ma'am" : undefined;
  }
  if (isOtherwise(text, words, index, lower, capital)) return undefined;
  return found;
}

/** Lord of the rings, Lady luck: a title stands before a name. */
function isTitle(lower: string, next: Word): boolean {
  if (lower !== 'lord' && lower !== 'lady' && lower !== 'count') return true;
  const name = foldName(next.text.replace(/['\u2019]s$/, ''));
  return nameIndex().surnames.has(name) || nameIndex().first.has(name);
}

const others: Readonly<Record<string, RegExp>> = {
  king: /^(?:size|kong|cobra|crab|salmon|penguin|prawn)/,
  queen: /^(?:size|bee|ant)/,
  man: /^(?:up|hours?|cave|made|eating)$/,
  male: /^(?:chauvinist)$/,
};

/** Whether a word of the lists is something else here: a surname, a part of a name, an exclamation. */
function isOtherwise(text: string, words: readonly Word[], index: number, lower: string, capital: boolean): boolean {
  const before = words[index - 1];
  const left = before && adjoin(text, before, words[index]) ? before.text : '';
  const next = following(text, words, index, 1)[0] ?? '';
  if (others[lower]?.test(next) && next !== '') return true;
  if (lower === 'guys' && /^(?:you|hey|hi|hello|these|those)$/i.test(left)) return true;
  // Stephen King, Burger King, Isle of Man.
  if (
    capital &&
    /^(?:king|queen|prince|duke|baron|man|abbot|monk|hero|pop)$/.test(lower) &&
    /^\p{Lu}/u.test(left) &&
    !/^(?:The|A|An|And|Of|My|Our|His|Her|Their|This|That|Then|When)$/.test(left)
  )
    return true;
  if (capital && lower === 'man' && left === 'of') return true;
  // Man, that was late.
  if (lower === 'man' && left === '' && text.charAt((words[index] as Word).end) === ',') return true;
  if (lower === 'pop') return !/^(?:my|your|his|her|our|their)$/i.test(left) || next !== '';
  return false;
}

const nounsInLy = new Set('family belly bully ally assembly jelly daily melancholy elderly lovely friendly ugly silly homely'.split(' '));
/** Verbs with her before a bare verb: saw her dance, though a dance is a noun as well. */
const perceiving =
  /^(?:saw|see|sees|seen|seeing|watch(?:e[sd]|ing)?|hear[sd]?|hearing|made|makes?|making|let|lets|letting|help(?:s|ed|ing)?)$/i;
const bareVerbs = new Set(
  'dance cry laugh smile walk go come leave sing play run sit stand die sleep speak talk work look wait feel think know do be have take make get give eat drink fall win lose move drive swim read write stay live scream'.split(
    ' ',
  ),
);

/**
 * Whether her or his stands before a noun. By the word that follows, and where that leaves it open, by the verb before and the tagger:
 * her book, but saw her dance, made her happy, told her so.
 */
function isDeterminer(text: string, analysis: TextAnalysis, index: number, object: boolean): boolean {
  const words = analysis.words();
  const [next, after] = following(text, words, index, 2);
  if (next === undefined) return false;
  if ((next === 'and' || next === 'or') && after !== undefined && /^(?:her|his|their|its|my|your|our)$/.test(after)) {
    const beyond = following(text, words, index + 2, 1)[0];
    return beyond !== undefined && !noNounPhrase.has(beyond);
  }
  if (next === 'own' || next === 'very') return true;
  if (noNounPhrase.has(next)) return false;
  const ends = after === undefined || noNounPhrase.has(after);
  if (next.endsWith('ly') && next.length > 4 && ends) return nounsInLy.has(next);
  if (!object) return true;
  const verb = words[index - 1];
  const verbal = verb !== undefined && adjoin(text, verb, words[index]) && objectVerbs.has(verb.text.toLowerCase());
  if (!verbal) return true;
  if (ends && bareVerbs.has(next) && perceiving.test((verb as Word).text)) return false;
  const tag = analysis.partsOfSpeech()[index + 1];
  if (tag === 'verb') return /(?:ed|en|ing)$/.test(next) && !ends;
  return !(tag === 'adjective' && ends);
}
