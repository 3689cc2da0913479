import { irregularVerbs } from './irregular-forms.ts';

/**
 * Contractions of English and what they stand for. The cases are those of the contraction tables of TextAttack (0.3) and CheckList, with
 * rules where a table must guess: 's and 'd by what follows them.
 */

/** Negated auxiliaries that do not just add n't. */
export const irregularNegations: ReadonlyMap<string, string> = new Map([
  ['wo', 'will'],
  ['ca', 'can'],
  ['sha', 'shall'],
]);

/** Auxiliaries that take n't. `ai` (ain't) is left out: it stands for five verbs. */
export const negatable: ReadonlySet<string> = new Set(
  'do does did is are was were have has had would could should might must need dare ought wo ca sha'.split(' '),
);

/** Auxiliaries that are contracted with not, and how. */
export const contractedNegations: ReadonlyMap<string, string> = new Map([
  ...'do does did is are was were have has had would could should must'.split(' ').map((verb): [string, string] => [verb, `${verb}n't`]),
  ['will', "won't"],
  ['can', "can't"],
]);

export const subjectPronouns: ReadonlySet<string> = new Set('i you he she it we they'.split(' '));

/** Words after which 's is always a verb: their possessives are written otherwise. */
export const verbalHosts: ReadonlySet<string> = new Set('he she it that there here what who where when how why this'.split(' '));

/** Words that no possessive is followed by, so that 's before them is a verb. */
export const afterVerbS: ReadonlySet<string> = new Set(
  `not a an the been being gonna going always never just so too very really already also still probably certainly
  here there gone coming why because`.split(/\s+/),
);

const adverbs = new Set(
  `not never always already just also ever only really still probably certainly recently since even all both simply actually finally
  clearly obviously long once often rarely hardly barely nearly almost surely definitely`.split(/\s+/),
);

/** Whether a word may stand between an auxiliary and its verb. */
export function isAdverb(word: string): boolean {
  return (
    adverbs.has(word) ||
    (word.length > 4 && word.endsWith('ly') && word !== 'only' && word !== 'reply' && word !== 'apply' && word !== 'supply')
  );
}

const bases = new Set(irregularVerbs.keys());
const participles = new Set([...irregularVerbs.values()].map(({ participle }) => participle));
/** Words in -ed that are no participles, and base forms that end so. */
const noParticiples = new Set(
  'need feed seed weed bleed breed speed exceed proceed succeed embed shed indeed red bed hundred kindred naked wicked'.split(' '),
);

/** Whether a word is a past participle and no base form as well (`put`, `come`). */
export function isParticiple(word: string): boolean {
  return (participles.has(word) && !bases.has(word)) || (word.endsWith('ed') && word.length > 3 && !noParticiples.has(word));
}

/** Whether a word is a past participle, be it also a base form. */
export function mayBeParticiple(word: string): boolean {
  return participles.has(word) || isParticiple(word);
}

const objects = new Set(
  'the a an this that these those my your his her its our their it me him us them everything something anything nothing'.split(' '),
);
/** Participles after which 's is has whatever follows. */
const perfect = new Set('been got had become happened changed occurred appeared grown started begun'.split(' '));

/** What 's stands for before the words that follow it in the clause. */
export function expandS(next: readonly string[]): 'is' | 'has' {
  let at = 0;
  while (at < next.length && isAdverb(next[at] as string)) at++;
  const verb = next[at];
  if (verb === undefined) return 'is';
  if (perfect.has(verb)) return 'has';
  const follower = next[at + 1];
  if (verb === 'gone' && follower !== undefined && /^(?:to|through|from|into|on|back|over|off|up|down)$/.test(follower)) return 'has';
  // it's lost its charm: a passive has no object.
  return isParticiple(verb) && follower !== undefined && objects.has(follower) ? 'has' : 'is';
}

/** What 'd stands for before the words that follow it in the clause. */
export function expandD(host: string, next: readonly string[]): 'would' | 'had' | 'did' {
  const first = next[0];
  if (/^(?:how|why|where|when|what)$/.test(host) && first !== undefined && subjectPronouns.has(first)) return 'did';
  let at = 0;
  while (at < next.length && isAdverb(next[at] as string)) at++;
  const verb = next[at];
  if (verb === 'better' || verb === 'best') return 'had';
  if (verb === undefined || verb === 'rather') return 'would';
  return isParticiple(verb) ? 'had' : 'would';
}
