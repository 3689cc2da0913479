import type { TextEdit } from '../../core/edits.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { composeEdits, type PhraseGroup, phraseGroup, pieceEdits, replacements, visitSegments } from './phrases.ts';

/** Ways of writing Chinese. `taiwan-phrases` also says what Taiwan says: 軟體 for 软件. */
export const chineseScripts = ['simplified', 'traditional', 'taiwan', 'taiwan-phrases', 'hong-kong'] as const;
export type ChineseScript = (typeof chineseScripts)[number];

/** The edits that write a text in another way, each as small as can be. Linear. */
export type ScriptConverter = (text: string) => TextEdit[];

/** OpenCC's dictionaries as opencc-js has them: `key value|key value`, in groups of which the longest match counts, chained. */
interface Locale {
  from: Readonly<Record<string, Groups>>;
  to: Readonly<Record<string, Groups>>;
  configs: Readonly<Record<string, { normalizationChain?: Groups; segmentation?: readonly string[]; conversionChain: Groups }>>;
}
type Groups = readonly (readonly string[])[];

const names = { simplified: 'cn', traditional: 't', taiwan: 'tw', 'taiwan-phrases': 'twp', 'hong-kong': 'hk' } as const;

/**
 * A converter that gives what opencc-js gives for the same two scripts, as edits. With `auto` each text is taken for what most of its
 * telling characters are; one that is traditional already gets the variants of a region, not its words.
 *
 * @throws LeavenError operator/missing-library
 */
export async function loadScriptConverter(from: ChineseScript | 'auto', to: ChineseScript): Promise<ScriptConverter> {
  const locale = await loadLocale();
  if (from !== 'auto') return converter(locale, from, to);
  if (to === 'simplified') return converter(locale, 'traditional', to);
  const ofSimplified = converter(locale, 'simplified', to);
  const ofTraditional = to === 'traditional' ? () => [] : converter(locale, 'traditional', to === 'taiwan-phrases' ? 'taiwan' : to);
  const isTraditional = traditionalTeller(locale);
  return (text) => (isTraditional(text) ? ofTraditional(text) : ofSimplified(text));
}

async function loadLocale(): Promise<Locale> {
  try {
    return (await import('opencc-js/preset')) as unknown as Locale;
  } catch (error) {
    throw new LeavenError('operator/missing-library', { operator: 'text.convert-script', library: 'opencc-js' }, { cause: error });
  }
}

function converter(locale: Locale, from: ChineseScript, to: ChineseScript): ScriptConverter {
  const config = locale.configs[configName(from, to)];
  const groups = config?.conversionChain ?? [...(locale.from[names[from]] ?? []), ...(locale.to[names[to]] ?? [])];
  const chain = groups.map(phraseGroup);
  const normalization = (config?.normalizationChain ?? []).map(phraseGroup);
  const segmentation = config?.segmentation && phraseGroup(config.segmentation);
  const convert = segmentation ? convertSegments(segmentation, chain) : (text: string) => convertWhole(text, chain);
  return (text) => {
    let normal = text;
    let edits: TextEdit[] = [];
    for (const group of normalization) {
      const next = replacements(normal, group);
      edits = composeEdits(normal, edits, next.edits);
      normal = next.text;
    }
    return composeEdits(normal, edits, convert(normal));
  };
}

function convertWhole(text: string, chain: readonly PhraseGroup[]): TextEdit[] {
  let now = text;
  let edits: TextEdit[] = [];
  for (const group of chain) {
    const next = replacements(now, group);
    edits = composeEdits(now, edits, next.edits);
    now = next.text;
  }
  return edits.flatMap((edit) => pieceEdits(text, edit));
}

/** No phrase reaches over the end of a segment, so that what a phrase becomes is worked out once. */
function convertSegments(segmentation: PhraseGroup, chain: readonly PhraseGroup[]): ScriptConverter {
  const known = new Map<string, TextEdit[]>();
  return (text) => {
    const edits: TextEdit[] = [];
    visitSegments(text, segmentation, (from, to, isPhrase) => {
      const segment = text.slice(from, to);
      let changes = isPhrase ? known.get(segment) : undefined;
      if (changes === undefined) {
        changes = convertWhole(segment, chain);
        if (isPhrase) known.set(segment, changes);
      }
      for (const { start, end, insert } of changes) edits.push({ start: start + from, end: end + from, insert });
    });
    return edits;
  };
}

/** OpenCC's names of its configurations: s2twp, tw2sp, t2hk. */
function configName(from: ChineseScript, to: ChineseScript): string {
  if (from === 'simplified') return `s2${names[to]}`;
  if (to === 'simplified') return from === 'taiwan-phrases' ? 'tw2sp' : `${names[from]}2s`;
  return `${names[from]}2${names[to]}`;
}

/** Tells whether a text has more characters that are traditional alone than such that are simplified alone. */
function traditionalTeller({ configs }: Locale): (text: string) => boolean {
  const simple = changingCharacters(configs.s2t?.conversionChain ?? []);
  const full = changingCharacters(configs.t2s?.conversionChain ?? []);
  return (text) => {
    let balance = 0;
    for (const character of text) {
      if (full.has(character)) balance += simple.has(character) ? 0 : 1;
      else if (simple.has(character)) balance--;
    }
    return balance > 0;
  };
}

/** Characters that become others where they stand alone. */
function changingCharacters(groups: Groups): Set<string> {
  const characters = new Set<string>();
  for (const { dictionaries } of groups.map(phraseGroup))
    for (const dictionary of dictionaries)
      for (const [phrase, value] of dictionary)
        if (phrase !== value && phrase.length <= 2 && [...phrase].length === 1) characters.add(phrase);
  return characters;
}
