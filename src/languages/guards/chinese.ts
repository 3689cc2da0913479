import type { GuardName } from '../../core/analysis.ts';
import { gazetteer } from '../chinese/gazetteer.ts';
import { type LongestMatch, longestMatch } from '../chinese/longest-match.ts';
import { chineseNegations } from '../chinese/negations.ts';
import { numeralCharacters, uncountingWords } from '../chinese/numbers.ts';
import { knownOrganizations } from '../chinese/organizations.ts';
import { knownPersons } from '../chinese/persons.ts';
import { simplified } from '../chinese/traditional.ts';
import { findOrganizations, marksOpen, placeEnd, quotedEnd } from './chinese-entities.ts';
import { numberAt, numberOpeners } from './chinese-numbers.ts';
import { findPersons } from './chinese-persons.ts';

export interface ChineseGuard {
  start: number;
  end: number;
  guard: Extract<GuardName, 'negation' | 'numbers' | 'entities'>;
  /** What a text is compared by: negations in one form each kind, numbers without measure words; empty where only the place is held. */
  counted: string;
}

/** What a list says of a word; without a guard it is a word like any other, and none of its characters says anything. */
interface Listed {
  guard?: ChineseGuard['guard'];
  /** Form in which it counts; itself where there is none. */
  counted?: string;
  place?: true;
}

let lists: LongestMatch<Listed> | undefined;
let opens: Uint8Array | undefined;

function listed(): LongestMatch<Listed> {
  if (lists) return lists;
  const words = new Map<string, Listed>();
  const { denying, neutral, whole } = chineseNegations();
  for (const place of gazetteer()) words.set(place, { guard: 'entities', place: true });
  for (const name of [...knownOrganizations(), ...knownPersons()]) words.set(name, { guard: 'entities' });
  for (const word of [...uncountingWords(), ...neutral]) if (!words.has(word)) words.set(word, {});
  for (const word of whole) words.set(word, { guard: 'negation' });
  for (const [word, counted] of denying) words.set(word, { guard: 'negation', counted });
  lists = longestMatch(new Map([...words].map(([word, value]) => [simplified(word), value])));
  return lists;
}

/** Units at which anything may begin. */
function openers(): Uint8Array {
  if (opens) return opens;
  opens = new Uint8Array(65536);
  for (const character of [...numberOpeners, ...marksOpen]) opens[character.charCodeAt(0)] = 1;
  return opens;
}

/** What 别 denies before: 这个别买, 味道太差别来. */
const forbidden = /[买去来点吃喝再选信看用住]/;

/**
 * The longest word of the lists at an offset. One that says nothing gives way where its last character opens what does:
 * 埋没有 holds 没有, 是非法 holds 非法, 这个别买 holds 别, 下单一小时 holds 一小时.
 */
function wordAt(words: LongestMatch<Listed>, plain: string, at: number): ReturnType<LongestMatch<Listed>['at']> {
  const word = words.at(plain, at);
  if (!word || word.length < 2 || word.value.guard !== undefined) return word;
  return hides(words, plain, at, at + word.length - 1) ? undefined : word;
}

function hides(words: LongestMatch<Listed>, plain: string, at: number, last: number): boolean {
  const next = plain.charAt(last + 1);
  switch (plain.charAt(last)) {
    case '没':
      return next === '有';
    case '非':
      return plain.startsWith('是', at) && (words.at(plain, last)?.length ?? 0) > 1;
    case '别':
      if (last !== at + 1 || !forbidden.test(next)) return false;
      return /[差类区级]/.test(plain.charAt(at)) || (plain.startsWith('个', at) && /[这那哪每一两几]/.test(plain.charAt(at - 1)));
    case '一':
      return countsOn(plain, at, last);
    default:
      return false;
  }
}

/** Whether the 一 that ends a word counts what follows: a unit of several characters, or anything behind 下单 and its like. */
function countsOn(plain: string, at: number, last: number): boolean {
  if (numeralCharacters.includes(plain.charAt(last + 1))) return false;
  const number = numberAt(plain, last, false);
  if (!number) return false;
  return number.end - last > 2 || (plain.startsWith('单', at) && /[下买接订点拼抢派]/.test(plain.charAt(at - 1)) && number.end - last > 1);
}

/**
 * What guards hold in Chinese text: negations, numbers with their measure words, names. Found by scanning characters for the longest
 * words of lists, never by cutting the text into words: what is found in a clause does not depend on the clauses beside it.
 * Sorted and disjoint. Linear.
 */
export function findChineseGuards(text: string, on: (guard: GuardName) => boolean): readonly ChineseGuard[] {
  const found: ChineseGuard[] = [];
  const plain = simplified(text);
  const words = listed();
  const begins = openers();
  const persons = on('entities') ? findPersons(plain) : [];
  const organizations = on('entities') ? findOrganizations(plain) : [];
  let person = 0;
  let organization = 0;
  let at = 0;
  const hold = (end: number, guard: ChineseGuard['guard'], counted: string) => {
    if (on(guard)) found.push({ start: at, end, guard, counted });
    at = end;
  };
  while (at < plain.length) {
    while (person < persons.length && (persons[person] as { start: number }).start < at) person++;
    while (organization < organizations.length && (organizations[organization] as { start: number }).start < at) organization++;
    const named = persons[person]?.start === at ? persons[person] : undefined;
    const organized = organizations[organization]?.start === at ? organizations[organization] : undefined;
    const word = wordAt(words, plain, at);
    const wordEnd = word ? at + word.length : at;
    if (begins[plain.charCodeAt(at)] === 1) {
      const quoted = on('entities') ? quotedEnd(plain, at) : at;
      if (quoted > at) {
        hold(quoted, 'entities', text.slice(at, quoted));
        continue;
      }
      const number = numberAt(plain, at, found.at(-1)?.end === at && found.at(-1)?.guard === 'numbers');
      if (number && (number.end > wordEnd || number.certain) && number.end >= (named?.end ?? 0)) {
        hold(number.end, 'numbers', number.counted);
        continue;
      }
    }
    const question = plain.charCodeAt(at + 1);
    if (question === 0x4e0d || question === 0x6ca1) {
      // 好不好, 有没有: a question, no negation.
      const character = plain.charCodeAt(at);
      if (character === plain.charCodeAt(at + 2) && character >= 0x4e00 && character !== question && wordEnd < at + 3) {
        hold(at + 3, 'negation', plain.slice(at, at + 3));
        continue;
      }
    }
    if (organized && organized.end > wordEnd && word?.value.guard !== 'negation') hold(organized.end, 'entities', '');
    else if (named && !word) hold(named.end, 'entities', '');
    else if (!word) at++;
    else if (word.value.guard === undefined) at = wordEnd;
    else {
      const end = word.value.place ? placeEnd(plain, wordEnd) : wordEnd;
      hold(end, word.value.guard, word.value.counted ?? text.slice(at, wordEnd));
    }
  }
  return found;
}
