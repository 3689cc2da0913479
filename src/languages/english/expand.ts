import type { Word } from '../../core/analysis.ts';
import { adjoin, following, type GroupedEdit, isQuestion, opensClause } from './clause.ts';
import { afterVerbS, expandD, expandS, irregularNegations, negatable, subjectPronouns, verbalHosts } from './contractions.ts';
import { irregularVerbs } from './irregular-forms.ts';

const mark = "['\\u2019\\u02bc\\uff07\\u2018\\u00b4`]";
/** A word as host, n't and what else hangs on it. */
const shape = new RegExp(`^(.*?)(n${mark}t)?((?:${mark}(?:s|re|ve|ll|d|m))*)$`, 'iu');
const clitics = new RegExp(`${mark}(s|re|ve|ll|d|m)`, 'giu');
const marked = new RegExp(mark, 'u');
const allOfYou = new RegExp(`^y${mark}all$`, 'iu');

const dHosts = new Set('i you he she it we they that there this who what where how why when'.split(' '));
const indefinite = new Set(
  'everyone everybody everything someone somebody something anyone anybody anything nobody nothing one else'.split(' '),
);
/** What makes a verb of 's on a noun: no possessive is followed by them. */
const afterNounS = new Set('not a an the been gonna'.split(' '));
const asked = new Set('what who where how when why'.split(' '));

/** Edits that write the contractions of a text out. */
export function expansions(text: string, words: readonly Word[]): GroupedEdit[] {
  const edits: GroupedEdit[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (!marked.test(word.text)) continue;
    const match = shape.exec(word.text);
    if (match === null || (match[2] === undefined && match[3] === '' && !allOfYou.test(word.text))) continue;
    const [, own = '', negation, tail = ''] = match;
    // As tokenised corpora write it, the host is the word before: it 's, do n't.
    const apart = own === '';
    const hostWord = apart ? words[i - 1] : word;
    if (apart && !adjoin(text, hostWord, word)) continue;
    const host = apart ? (hostWord as Word).text : own;
    expandWord({ text, words, index: i, host, apart, negation, tail, edits, group: i });
  }
  return edits;
}

interface Contracted {
  text: string;
  words: readonly Word[];
  index: number;
  host: string;
  apart: boolean;
  negation: string | undefined;
  tail: string;
  edits: GroupedEdit[];
  group: number;
}

function expandWord(input: Contracted): void {
  const { text, words, index, host, apart, negation, tail, edits, group } = input;
  const word = words[index] as Word;
  const lower = host.toLowerCase();
  const made: GroupedEdit[] = [];
  const put = (start: number, end: number, insert: string) => made.push({ start, end, insert, group });
  const next = following(text, words, index, 4);
  let at = apart ? word.start : word.start + host.length;
  if (!apart && allOfYou.test(host)) put(word.start, at, host === host.toUpperCase() ? 'YOU ALL' : `${host.charAt(0)}ou all`);
  if (negation !== undefined) {
    if (!negatable.has(lower)) return;
    const first = apart ? index - 1 : index;
    const start = (words[first] as Word).start;
    const loud = negation === negation.toUpperCase();
    const verb = irregularNegations.get(lower);
    const opens = opensClause(text, words, first);
    // The pronoun itself, where something hangs on it too (he'd).
    const subject = next[0]?.split(marked)[0];
    if (opens && subject !== undefined && (subjectPronouns.has(subject) || (isInvertedSubject(subject) && isQuestion(text, word.end)))) {
      // don't you dare: an order, which has no other form.
      if (lower === 'do' && subject === 'you' && !isQuestion(text, word.end)) return;
      const behind = words[index + 1] as Word;
      const plain = lower === 'are' && subject === 'i' ? 'am' : (verb ?? lower);
      put(start, word.end, cased(host, plain));
      const end = behind.start + subject.length;
      put(end, end, loud ? ' NOT' : ' not');
    } else if (opens && isQuestion(text, word.end) && tail === '') return;
    else if (verb === 'can' && !apart) put(start, word.start + host.length + 3, loud ? 'CANNOT' : cased(host, 'cannot'));
    else {
      if (verb !== undefined) put(start, (words[first] as Word).start + host.length, cased(host, verb));
      put(at, at + 3, `${apart ? '' : ' '}${loud ? 'NOT' : 'not'}`);
    }
    at += 3;
  }
  // they've n't: nobody writes so, and what it would become is another contraction.
  if (tail !== '' && next[0] !== undefined && shape.exec(next[0])?.[1] === '' && shape.exec(next[0])?.[2] !== undefined) return;
  const pieces = [...tail.matchAll(clitics)];
  for (const [k, piece] of pieces.entries()) {
    const letters = piece[1] as string;
    const rest = k + 1 < pieces.length ? ['have', ...next] : next;
    const full =
      negation === undefined || letters.toLowerCase() === 've' ? standsFor(letters.toLowerCase(), k === 0 ? lower : '', rest) : undefined;
    if (full === undefined) return;
    put(
      at,
      at + piece[0].length,
      `${apart && k === 0 ? '' : ' '}${letters === letters.toUpperCase() && /[A-Z]/.test(letters) ? full.toUpperCase() : full}`,
    );
    at += piece[0].length;
  }
  edits.push(...made);
}

function isInvertedSubject(word: string): boolean {
  return word === 'that' || word === 'this' || word === 'there' || word === 'these' || word === 'those';
}

function standsFor(clitic: string, host: string, next: readonly string[]): string | undefined {
  switch (clitic) {
    case 'm':
      return host === 'i' ? 'am' : undefined;
    case 're':
      return 'are';
    case 've':
      return 'have';
    case 'll':
      return 'will';
    case 'd':
      return dHosts.has(host) ? expandD(host, next) : undefined;
    default:
      if (host === 'let') return 'us';
      // its own, misspelt
      if (host === 'it' && next[0] === 'own') return undefined;
      if (verbalHosts.has(host)) {
        // what's he want: does
        const subject = asked.has(host) && next[0] !== undefined && subjectPronouns.has(next[0]);
        return subject && next[1] !== undefined && isBaseVerb(next[1]) ? undefined : expandS(next);
      }
      if (next[0] === undefined) return undefined;
      if (indefinite.has(host) ? afterVerbS.has(next[0]) : afterNounS.has(next[0])) return expandS(next);
      return undefined;
  }
}

function isBaseVerb(word: string): boolean {
  return irregularVerbs.has(word) || /^(?:want|need|look|matter|use|call|work|live|ask)$/.test(word);
}

/** Gives a word the capitals of the contraction's host. */
function cased(host: string, word: string): string {
  if (host.length > 1 && host === host.toUpperCase()) return word.toUpperCase();
  return host.charAt(0) === host.charAt(0).toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);
}
