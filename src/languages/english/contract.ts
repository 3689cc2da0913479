import type { Word } from '../../core/analysis.ts';
import { adjoin, following, type GroupedEdit, opensClause } from './clause.ts';
import { contractedNegations, isAdverb, isParticiple, mayBeParticiple, subjectPronouns } from './contractions.ts';

const toBe: Readonly<Record<string, string>> = { am: 'm', are: 're', is: 's' };
const withIs = new Set('he she it that there here what who where how'.split(' '));
const withAre = new Set('you we they'.split(' '));
const withHave = new Set('i you we they'.split(' '));
const third = new Set('he she it'.split(' '));

/** Words before which a speaker stresses the verb, or that begin another clause. */
const unnatural = new Set(
  `and or but nor though although because if when while whether that than as too either indeed so is are am was were be do does did will would can could should have has had`.split(
    ' ',
  ),
);
/** Words whose clause has lost something at its end: what follows the subject may not be contracted. */
const extracting = new Set('who whom whose what where when how why which whatever whoever wherever than as however'.split(' '));

/** Edits that contract what people contract. */
export function contractions(text: string, words: readonly Word[]): GroupedEdit[] {
  const edits: GroupedEdit[] = [];
  const curly = text.includes('\u2019');
  // Tokenised text keeps its kind: it 's where 's or n't stands apart, or marks do and nothing shows that contractions do not.
  const apart =
    /\s(?:n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))(?=\s|$)/i.test(text) ||
    (/\s[.,?!](?:\s|$)/.test(text) && !/\p{L}['\u2019]\p{L}/u.test(text));
  const quote = (piece: string) => (curly ? piece.replace("'", '\u2019') : piece);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const lower = word.text.toLowerCase();
    if (lower === 'cannot') {
      const next = following(text, words, i, 1)[0];
      if (next !== 'only')
        edits.push({ start: word.start, end: word.end, insert: quote(cased(word.text, apart ? "ca n't" : "can't")), group: i });
      continue;
    }
    const after = words[i + 1];
    if (!after || text.slice(word.end, after.start) !== ' ') continue;
    const negated = after.text.toLowerCase() === 'not' ? contractedNegations.get(lower) : undefined;
    if (negated !== undefined) {
      const loud = isLoud(after.text);
      if (loud !== isLoud(word.text) || following(text, words, i + 1, 1)[0] === 'only') continue;
      const piece = apart ? negated.replace("n't", " n't") : negated;
      edits.push({ start: word.start, end: after.end, insert: quote(cased(word.text, piece)), group: i });
      i++;
      continue;
    }
    const clitic = cliticOf(text, words, i);
    if (clitic === undefined) continue;
    const loud = isLoud(after.text);
    if (loud && !(lower === 'i' ? isLoud(words[i + 2]?.text ?? '') : isLoud(word.text))) continue;
    edits.push({
      start: word.end,
      end: after.end,
      insert: `${apart ? ' ' : ''}${quote(`'${loud ? clitic.toUpperCase() : clitic}`)}`,
      group: i,
    });
    i++;
  }
  return edits;
}

/** What the verb behind a subject shrinks to; nothing where nobody would contract it. */
function cliticOf(text: string, words: readonly Word[], index: number): string | undefined {
  const host = (words[index] as Word).text.toLowerCase();
  const verb = (words[index + 1] as Word).text.toLowerCase();
  const next = following(text, words, index + 1, 3);
  const first = next[0];
  // it is n't: contracted already.
  if (first === undefined || /^n['\u2019]t$/.test(first)) return undefined;
  if (host === 'let')
    return verb === 'us' && opensClause(text, words, index) && !adjoin(text, words[index - 1], words[index]) && !unnatural.has(first)
      ? 's'
      : undefined;
  const isSubject = subjectPronouns.has(host) || withIs.has(host);
  const asks = first === 'that' && /^(?:what|who|where)$/.test(host);
  if (!isSubject || (unnatural.has(first) && !asks) || !opensClause(text, words, index)) return undefined;
  if (followsExtraction(text, words, index)) return undefined;
  // I am not: the verb cannot be joined to not, so that it joins the subject.
  if (first === 'not' && verb !== 'am') return undefined;
  let at = 0;
  while (at < next.length && isAdverb(next[at] as string)) at++;
  const main = next[at];
  switch (verb) {
    case 'am':
      return host === 'i' ? toBe.am : undefined;
    case 'are':
      return withAre.has(host) ? toBe.are : undefined;
    case 'is':
      // what is it, where is he: the pronoun bears the stress.
      return withIs.has(host) && main !== undefined && !subjectPronouns.has(main) ? toBe.is : undefined;
    case 'have':
      return withHave.has(host) && main !== undefined && mayBeParticiple(main) ? 've' : undefined;
    case 'has':
      return third.has(host) && main !== undefined && mayBeParticiple(main) ? 's' : undefined;
    case 'had':
      return subjectPronouns.has(host) && main !== undefined && (isParticiple(main) || main === 'better') ? 'd' : undefined;
    case 'will':
      return subjectPronouns.has(host) && main !== undefined ? 'll' : undefined;
    case 'would':
      return subjectPronouns.has(host) && main !== undefined && !isParticiple(main) ? 'd' : undefined;
    default:
      return undefined;
  }
}

function followsExtraction(text: string, words: readonly Word[], index: number): boolean {
  for (let i = index; i > 0 && index - i < 6 && adjoin(text, words[i - 1], words[i]); i--)
    if (extracting.has((words[i - 1] as Word).text.toLowerCase())) return true;
  return false;
}

function isLoud(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function cased(from: string, to: string): string {
  if (isLoud(from)) return to.toUpperCase();
  return from.charAt(0) === from.charAt(0).toLowerCase() ? to : to.charAt(0).toUpperCase() + to.slice(1);
}
