import { doublingVerbs, irregularDegrees, irregularPlurals, irregularVerbs, uncountable } from './irregular-forms.ts';
import type { WordNetPos } from './wordnet.ts';

/** The form of a word: what it adds to its lemma. */
export type Form = 'base' | 'plural' | 'third-person' | 'past' | 'participle' | 'gerund' | 'comparative' | 'superlative';

export const formsOf: Readonly<Record<WordNetPos, readonly Form[]>> = {
  noun: ['plural'],
  verb: ['past', 'participle', 'third-person', 'gerund'],
  adjective: ['comparative', 'superlative'],
  adverb: ['comparative', 'superlative'],
};

const vowel = /[aeiou]/;

/** Whether the last consonant is doubled before an ending with a vowel: `plan` -> `planned`. */
function doubles(lemma: string): boolean {
  const match = /^[^aeiou]*(?:qu)?[aeiouy]([^aeiouwxyh])$/.exec(lemma);
  return match !== null || doublingVerbs.has(lemma);
}

function withS(lemma: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}

/** -ed, -er and -est share their spelling rules. */
function withE(lemma: string, ending: 'ed' | 'er' | 'est'): string {
  if (lemma.endsWith('e')) return lemma + ending.slice(1);
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}i${ending}`;
  if (/ic$/.test(lemma) && ending === 'ed') return `${lemma}ked`;
  return (doubles(lemma) ? lemma + lemma.slice(-1) : lemma) + ending;
}

function withIng(lemma: string): string {
  if (/ie$/.test(lemma)) return `${lemma.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(lemma) && lemma.length > 2) return `${lemma.slice(0, -1)}ing`;
  if (/ic$/.test(lemma)) return `${lemma}king`;
  return `${doubles(lemma) ? lemma + lemma.slice(-1) : lemma}ing`;
}

/**
 * A lemma in a form, in lower case; nothing where it has none (long adjectives compare with `more`).
 * Of several words a verb inflects the first and a noun the last.
 */
export function inflect(lemma: string, form: Form): string | undefined {
  if (form === 'base') return lemma;
  const space = form === 'plural' ? lemma.lastIndexOf(' ') : lemma.indexOf(' ');
  if (space >= 0) {
    const head = form === 'plural' ? lemma.slice(space + 1) : lemma.slice(0, space);
    const bent = inflect(head, form);
    if (bent === undefined || form === 'comparative' || form === 'superlative') return undefined;
    return form === 'plural' ? lemma.slice(0, space + 1) + bent : bent + lemma.slice(space);
  }
  switch (form) {
    case 'plural':
      // bounds, goods: plural already.
      if (uncountable.has(lemma) || /[^aisu]s$/.test(lemma)) return undefined;
      return (
        irregularPlurals.get(lemma) ??
        (/[^aeiou](?:wo)?man$/.test(lemma) && lemma !== 'human' ? lemma.replace(/man$/, 'men') : withS(lemma))
      );
    case 'third-person':
      return lemma === 'have' ? 'has' : lemma === 'be' ? 'is' : /[^aeiou]o$/.test(lemma) ? `${lemma}es` : withS(lemma);
    case 'past':
      return irregularVerbs.get(lemma)?.past ?? withE(lemma, 'ed');
    case 'participle':
      return irregularVerbs.get(lemma)?.participle ?? withE(lemma, 'ed');
    case 'gerund':
      return withIng(lemma);
    default: {
      const own = irregularDegrees.get(lemma)?.[form];
      if (own !== undefined) return own;
      return compares(lemma) ? withE(lemma, form === 'comparative' ? 'er' : 'est') : undefined;
    }
  }
}

/** Short adjectives compare with an ending: one syllable, or two of which the last is y, le, ow or er. */
function compares(lemma: string): boolean {
  const groups = lemma.replace(/e$/, '').match(/[aeiouy]+/g)?.length ?? 0;
  return groups <= 1 || (groups === 2 && /(?:y|ow|er)$/.test(lemma) && !/ly$/.test(lemma)) || (groups <= 2 && /[^aeiou]le$/.test(lemma));
}

export interface Analysed {
  lemma: string;
  form: Form;
}

const stemmers: Readonly<Record<Form, readonly [RegExp, readonly string[]][]>> = {
  base: [],
  plural: [
    [/ies$/, ['y', 'ie']],
    [/men$/, ['man']],
    [/(?:es)$/, ['', 'e']],
    [/s$/, ['']],
  ],
  'third-person': [
    [/ies$/, ['y', 'ie']],
    [/es$/, ['', 'e']],
    [/s$/, ['']],
  ],
  past: [
    [/ied$/, ['y']],
    [/ed$/, ['', 'e']],
  ],
  participle: [
    [/ied$/, ['y']],
    [/ed$/, ['', 'e']],
  ],
  gerund: [
    [/ying$/, ['ie']],
    [/ing$/, ['', 'e']],
  ],
  comparative: [
    [/ier$/, ['y']],
    [/er$/, ['', 'e']],
  ],
  superlative: [
    [/iest$/, ['y']],
    [/est$/, ['', 'e']],
  ],
};

const irregular = new Map<Form, Map<string, string>>();
function irregularStem(form: Form, word: string, lemma: string): void {
  const words = irregular.get(form) ?? new Map<string, string>();
  irregular.set(form, words);
  if (!words.has(word)) words.set(word, lemma);
}
for (const [lemma, { past, participle }] of irregularVerbs) {
  if (past !== lemma) irregularStem('past', past, lemma);
  if (participle !== lemma) irregularStem('participle', participle, lemma);
}
for (const [lemma, plural] of irregularPlurals) if (plural !== lemma) irregularStem('plural', plural, lemma);
for (const [lemma, degrees] of irregularDegrees) {
  irregularStem('comparative', degrees.comparative, lemma);
  irregularStem('superlative', degrees.superlative, lemma);
}

/**
 * Lemmas that a word in lower case can be a form of, irregular ones first; the word itself comes last, as its own base.
 * A regular stem counts only where the rules lead from it back to the word and `exists` knows it.
 */
export function analyseForms(word: string, pos: WordNetPos, exists: (lemma: string) => boolean): Analysed[] {
  const found: Analysed[] = [];
  const add = (lemma: string, form: Form) => {
    if (inflect(lemma, form) === word && exists(lemma) && !found.some((other) => other.lemma === lemma && other.form === form))
      found.push({ lemma, form });
  };
  for (const form of formsOf[pos]) {
    const lemma = irregular.get(form)?.get(word);
    if (lemma !== undefined) add(lemma, form);
  }
  for (const form of formsOf[pos]) {
    for (const [ending, replacements] of stemmers[form]) {
      if (!ending.test(word)) continue;
      const stem = word.replace(ending, '');
      for (const replacement of replacements) add(stem + replacement, form);
      if (stem.length > 2 && stem.at(-1) === stem.at(-2) && !vowel.test(stem.slice(-1))) add(stem.slice(0, -1), form);
    }
  }
  if (exists(word)) found.push({ lemma: word, form: 'base' });
  return found;
}

/** Gives a word the capitals of another: UPPER, Title, or as it is. */
export function copyCase(from: string, to: string): string {
  const first = from.charAt(0);
  if (first === first.toLowerCase()) return to;
  if (from.length > 1 && from === from.toUpperCase()) return to.toUpperCase();
  return to.charAt(0).toUpperCase() + to.slice(1);
}
