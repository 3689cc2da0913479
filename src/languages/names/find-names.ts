import type { Word } from '../../core/analysis.ts';
import { commonWords } from '../english/common-words.generated.ts';
import { known as bits, englishLexicon } from '../english/lexicon.ts';
import { stopWords } from '../english/stop-words.ts';
import { doubtfulNames } from './doubtful-names.ts';
import { foldName, type Gender, nameIndex } from './origins.ts';

export type NameRole = 'first' | 'initial' | 'surname';

/** One word of a name; a possessive 's stays outside. */
export interface NamePart {
  start: number;
  end: number;
  text: string;
  role: NameRole;
}

/** A mention of a person by name in text in Latin letters. */
export interface PersonName {
  parts: readonly NamePart[];
  /** As a title before it or its first name tells. */
  gender: Gender | 'unisex' | undefined;
  titled: boolean;
}

const titleGender: ReadonlyMap<string, Gender | undefined> = new Map<string, Gender | undefined>([
  ['mr', 'male'],
  ['mister', 'male'],
  ['sir', 'male'],
  ['lord', 'male'],
  ['monsieur', 'male'],
  ['señor', 'male'],
  ['herr', 'male'],
  ['mrs', 'female'],
  ['ms', 'female'],
  ['miss', 'female'],
  ['lady', 'female'],
  ['dame', 'female'],
  ['madame', 'female'],
  ['señora', 'female'],
  ['frau', 'female'],
  ['mx', undefined],
  ['dr', undefined],
  ['prof', undefined],
  ['professor', undefined],
  ['doctor', undefined],
  ['senator', undefined],
]);

/** Capitalised words before a name that make a place or a thing of it. */
const placePrefixes = new Set(
  'saint st san santa los las new port fort lake mount mt el la north south east west cape camp hotel uss the'.split(' '),
);
/** Words that make a place, a firm or a thing of the name before them. */
const thingSuffixes = new Set(
  `street st avenue ave road rd drive boulevard blvd lane square bridge university college school institute academy hospital church cathedral park island islands
  county city airport station stadium hotel inc corp corporation ltd llc company co bank group brothers bros & cup day award prize foundation center centre museum library
  gallery theatre theater building tower river lake mountain valley beach bay law act theorem disease syndrome effect medal palace motors airlines records studios press times post festival`.split(
    /\s+/,
  ),
);

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

function isShouted(text: string): boolean {
  return text.length > 1 && text === text.toUpperCase() && /\p{L}/u.test(text);
}

/** End of a word without a possessive 's. */
function bareEnd(word: Word): number {
  return /['\u2019]s$/i.test(word.text) ? word.end - 2 : word.end;
}

/** Whether a capitalised word behind a first name can be a surname; one that no list has only where capitals tell something. */
function isSurname(bare: string, unlisted: boolean): boolean {
  if (!isCapital(bare) || /\p{N}/u.test(bare)) return false;
  const lower = bare.toLowerCase();
  if (nameIndex().surnames.has(foldName(bare))) return true;
  if (!unlisted || isShouted(bare) || stopWords.has(lower) || thingSuffixes.has(lower)) return false;
  return !commonWords.has(lower) && !commonWords.has(lower.replace(/(?:s|es|ed|ing)$/, '')) && bare.length > 1;
}

/** Names of persons in a text: a title and a surname, first names and a surname, or a first name that is nothing else. */
export function findNames(text: string, words: readonly Word[]): PersonName[] {
  const { first } = nameIndex();
  const found: PersonName[] = [];
  const sentenceCase = hasSentenceCase(words);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (!isCapital(word.text) || isHeld(text, word)) continue;
    const lower = word.text.toLowerCase();
    const next = words[i + 1];
    if (titleGender.has(lower) && next && isCapital(next.text) && /^\.? $/.test(text.slice(word.end, next.start)) && !isHeld(text, next)) {
      const name = lower === 'miss' && isPlace(next.text) ? undefined : nameAt(text, words, i + 1, true, sentenceCase);
      if (name) {
        found.push({ ...name, gender: titleGender.get(lower) ?? name.gender });
        i += name.count;
        continue;
      }
    }
    if (!first.has(foldName(text.slice(word.start, bareEnd(word))))) continue;
    const before = words[i - 1];
    const gap = before ? text.slice(before.end, word.start) : '';
    if (before && isCapital(before.text) && /^\.? $/.test(gap)) {
      // Saint John, Port Elizabeth; also the end of a name that is not known.
      const left = before.text.toLowerCase();
      if (left !== 'the' && placePrefixes.has(left)) continue;
      if (gap === ' ' && sentenceCase && !stopWords.has(left) && !titleGender.has(left) && !isOpening(text, before)) continue;
    }
    const name = nameAt(text, words, i, false, sentenceCase);
    if (!name) continue;
    found.push(name);
    i += name.count - 1;
  }
  return found;
}

/** Miss India: a pageant. */
function isPlace(word: string): boolean {
  return ((englishLexicon.get(word.toLowerCase()) ?? 0) & bits.name) !== 0;
}

/** Whether capitals tell something: in a headline nearly every word has one. */
function hasSentenceCase(words: readonly Word[]): boolean {
  let capitals = 0;
  let others = 0;
  for (const { text } of words) {
    if (isCapital(text)) capitals++;
    else if (/^\p{L}/u.test(text)) others++;
  }
  return 2 * others >= capitals;
}

/** Whether a word is part of an address, a handle, code or the like. */
function isHeld(text: string, word: Word): boolean {
  const { guard } = word;
  if (guard !== undefined && guard !== 'entities' && guard !== 'negation' && guard !== 'numbers') return true;
  return /[@#/\\_]/.test(text.charAt(word.start - 1)) || /[@_/\\]/.test(text.charAt(word.end));
}

/** Whether a word stands at the beginning of a sentence, where a capital tells nothing. */
function isOpening(text: string, word: Word): boolean {
  return /(?:^|[.!?:\n"'\u201c\u2018(])\s*$/.test(text.slice(Math.max(0, word.start - 4), word.start));
}

function nameAt(
  text: string,
  words: readonly Word[],
  index: number,
  titled: boolean,
  unlisted: boolean,
): (PersonName & { count: number }) | undefined {
  const { first } = nameIndex();
  const parts: NamePart[] = [];
  let gender: PersonName['gender'];
  let at = index;
  let closed = false;
  const push = (word: Word, end: number, role: NameRole) => parts.push({ start: word.start, end, text: text.slice(word.start, end), role });
  const joined = (place: number) =>
    place === index || /^\.? $/.test(text.slice((words[place - 1] as Word).end, (words[place] as Word).start));
  // First names, then initials, then one surname or two.
  for (; at < words.length && !closed && at - index < 5; at++) {
    const word = words[at] as Word;
    if (!joined(at) || !isCapital(word.text) || isHeld(text, word)) break;
    const afterPoint = at > index && text.charCodeAt((words[at - 1] as Word).end) === 0x2e;
    const isInitial = /^(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}?)$/u.test(word.text);
    if (afterPoint && parts.at(-1)?.role !== 'initial') break;
    const end = bareEnd(word);
    const bare = text.slice(word.start, end);
    const known = first.get(foldName(bare));
    if (isInitial && bare !== 'I' && (parts.length > 0 || titled)) push(word, end, 'initial');
    else if (
      known !== undefined &&
      parts.every(({ role }) => role === 'first') &&
      parts.length < 2 &&
      (parts.length === 0 || !nameIndex().surnames.has(foldName(bare)) || isSurnameNext(at))
    ) {
      // A title and one name: the surname.
      if (titled && parts.length === 0 && !isSurnameNext(at)) push(word, end, 'surname');
      else {
        push(word, end, 'first');
        gender ??= known;
      }
    } else if (parts.length > 0 ? isSurname(bare, unlisted || endsRun(at)) : titled && !stopWords.has(word.text.toLowerCase())) {
      push(word, end, parts.some(({ role }) => role === 'surname') || titled || parts.length > 0 ? 'surname' : 'first');
      if (parts.filter(({ role }) => role === 'surname').length === 2) closed = true;
    } else break;
    if (end < word.end) closed = true;
  }
  while (parts.at(-1)?.role === 'initial') {
    parts.pop();
    at--;
  }
  if (parts.length === 0) return undefined;
  const follower = words[at];
  if (
    follower &&
    !closed &&
    /^ (?:& )?$/.test(text.slice((words[at - 1] as Word).end, follower.start)) &&
    isCapital(follower.text) &&
    thingSuffixes.has(follower.text.toLowerCase())
  )
    return undefined;
  if (/^ & \p{Lu}/u.test(text.slice((words[at - 1] as Word).end, (words[at - 1] as Word).end + 4))) return undefined;
  const alone = parts.length === 1 && !titled;
  if (alone && (doubtfulNames.has(foldName((parts[0] as NamePart).text)) || isShouted((parts[0] as NamePart).text))) return undefined;
  return { parts, gender, titled, count: at - index };

  function isSurnameNext(place: number): boolean {
    const next = words[place + 1];
    if (!next || !isCapital(next.text) || (words[place] as Word).end !== bareEnd(words[place] as Word)) return false;
    const between = text.slice((words[place] as Word).end, next.start);
    if (between !== ' ') return false;
    const bare = text.slice(next.start, bareEnd(next));
    return /^\p{Lu}$/u.test(bare) || isSurname(bare, unlisted || endsRun(place + 1)) || first.has(foldName(bare));
  }

  function endsRun(place: number): boolean {
    const next = words[place + 1];
    return !next || !isCapital(next.text) || text.slice((words[place] as Word).end, next.start) !== ' ';
  }
}
