import type { Random } from '../core/random.ts';
import type { Sample } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';
import { analyseForms, inflect } from '../languages/english/inflection.ts';
import { generateLike } from './entity-generator.ts';
import type { Mention, TextMentions } from './entity-mentions.ts';
import type { EntityForms } from './entity-table.ts';
import { drawnOrder } from './text-words.ts';

export interface EntityChoice {
  from: 'data' | 'dictionary' | 'generator';
  ratio: number;
  count?: number | undefined;
  minCandidates: number;
  drawBy: 'uniform' | 'frequency';
  plurals: boolean;
  types?: readonly string[] | undefined;
}

export interface EntityPlan {
  texts: ReadonlyMap<string, TextMentions>;
  /** New forms by type and surface. */
  forms: ReadonlyMap<string, string>;
  /** New forms by surface, for mentions that nobody annotated: those of one type alone. */
  elsewhere: ReadonlyMap<string, string>;
}

export const entityKey = (type: string, surface: string) => `${type}\u0000${surface}`;

/** Draws that may hit on the form itself or one that the sample has, before an entity is given up. */
const attempts = 24;

/** Decides for all texts of a sample at once which entities get which new forms. */
export function planEntities(
  texts: readonly TextMentions[],
  sample: Sample,
  schema: Schema,
  choice: EntityChoice,
  offered: (type: string) => EntityForms | undefined,
  random: Random,
): EntityPlan {
  const wantedTypes = choice.types && new Set(choice.types.map((type) => type.toLowerCase()));
  const kept = new Set(texts.flatMap((text) => text.kept));
  const labels = labelsOf(sample, schema);
  const entities = new Map<string, Mention>();
  const surfaces = new Map<string, Set<string>>();
  for (const { mentions } of texts)
    for (const mention of mentions) {
      const { type, surface } = mention;
      surfaces.set(surface, (surfaces.get(surface) ?? new Set()).add(type));
      if (wantedTypes && !wantedTypes.has(type.toLowerCase())) continue;
      if (kept.has(surface) || (surface.length > 1 && labels.some((label) => label.includes(surface)))) continue;
      const key = entityKey(type, surface);
      if (!entities.has(key)) entities.set(key, mention);
    }
  const keys = [...entities.keys()];
  const wanted = Math.min(keys.length, choice.count ?? Math.max(1, Math.round(choice.ratio * keys.length)));
  const forms = new Map<string, string>();
  const elsewhere = new Map<string, string>();
  const used = new Set([...surfaces.keys()].map((surface) => surface.toLowerCase()));
  const next = drawnOrder(random, keys.length);
  for (let drawn = next(); drawn >= 0 && forms.size < wanted; drawn = next()) {
    const key = keys[drawn] as string;
    const { type, surface } = entities.get(key) as Mention;
    const form = drawForm(surface, type, choice, offered(type), used, random);
    if (form === undefined) continue;
    forms.set(key, form);
    used.add(form.toLowerCase());
    if (surfaces.get(surface)?.size === 1 && surface.length > 1) elsewhere.set(surface, form);
  }
  return { texts: new Map(texts.map((text) => [text.key, text])), forms, elsewhere };
}

/** What a label names must not go from the text: an entity inside one stays. */
function labelsOf(sample: Sample, schema: Schema): string[] {
  return schema.fields
    .filter(({ kind }) => kind === 'label' || kind === 'labels')
    .flatMap(({ name }) => [sample[name]].flat())
    .filter((label): label is string => typeof label === 'string');
}

function drawForm(
  surface: string,
  type: string,
  choice: EntityChoice,
  offered: EntityForms | undefined,
  used: ReadonlySet<string>,
  random: Random,
): string | undefined {
  if (choice.from !== 'generator') {
    if (!offered) return undefined;
    const { forms } = offered;
    const others = forms.length - (forms.includes(surface) ? 1 : 0);
    if (others < choice.minCandidates) return undefined;
  }
  const plural = choice.plurals ? isPlural(surface) : undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const drawn =
      choice.from === 'generator' ? generateLike(surface, type, random) : drawOffered(offered as EntityForms, choice.drawBy, random);
    if (drawn === undefined) return undefined;
    const form = plural === undefined ? drawn : inNumber(drawn, plural);
    if (!used.has(form.toLowerCase())) return form;
  }
  return undefined;
}

function drawOffered({ forms, totals }: EntityForms, by: 'uniform' | 'frequency', random: Random): string | undefined {
  if (forms.length === 0) return undefined;
  if (by === 'uniform') return random.pick(forms);
  const point = random.integer(totals.at(-1) as number);
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] as number) > point) high = middle;
    else low = middle + 1;
  }
  return forms[low];
}

/** The last word of an English form in the number asked for; the form itself where it has no other. */
function inNumber(form: string, plural: boolean): string {
  if (isPlural(form) === plural) return form;
  const at = form.lastIndexOf(' ') + 1;
  const word = form.slice(at);
  if (!/^[A-Za-z]+$/.test(word)) return form;
  if (plural) return form.slice(0, at) + (inflect(word, 'plural') ?? word);
  const lemma = analyseForms(word.toLowerCase(), 'noun', () => true).find((one) => one.form === 'plural')?.lemma ?? word;
  return form.slice(0, at) + (/^\p{Lu}/u.test(word) ? lemma.charAt(0).toUpperCase() + lemma.slice(1) : lemma);
}

function isPlural(form: string): boolean {
  const word = form.slice(form.lastIndexOf(' ') + 1).toLowerCase();
  return (
    /^[a-z]+$/.test(word) && !/(?:ss|us|is)$/.test(word) && analyseForms(word, 'noun', () => true).some((one) => one.form === 'plural')
  );
}

/** A form with the capitals of what it replaces: SHOUTED in a text of capitals, lower in one without any, a large letter for a large one. */
export function caseOfEntity(surface: string, form: string, text: string): string {
  if (surface !== surface.toLowerCase()) {
    if (surface === surface.toUpperCase() && text === text.toUpperCase()) return form.toUpperCase();
    return /^\p{Lu}/u.test(surface) && /^\p{Ll}/u.test(form) && !/\p{Lu}/u.test(form) ? form.charAt(0).toUpperCase() + form.slice(1) : form;
  }
  return surface !== surface.toUpperCase() && text === text.toLowerCase() ? form.toLowerCase() : form;
}
