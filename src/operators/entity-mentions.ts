import type { TextAnalysis } from '../core/analysis.ts';
import { placesOf } from '../core/places.ts';
import type { Answer, Sample, Span } from '../core/sample.ts';
import { annotationsOver, fieldsOfKind, type Schema, textualFields } from '../core/schema.ts';
import { chinesePlaces } from '../languages/chinese/place-names.ts';
import { type NameKind, namesByKind, namesOfSeveralWordsByKind } from '../languages/english/names.ts';
import type { NamePart } from '../languages/names/find-names.ts';
import { chineseNames, latinNames, respects } from './person-names.ts';
import type { Range } from './text-words.ts';

/** An entity where it stands in a text: without spaces at its ends and without a possessive 's. */
export interface Mention extends Range {
  surface: string;
  type: string;
}

/** The type of what an answer covers. */
export const answerType = 'answer';

/** What stands in a range without white space at its ends and a possessive 's; nothing where nothing is left. */
function coreOf(text: string, start: number, end: number): Range | undefined {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return undefined;
  const whole = text.slice(start, end);
  const from = start + (whole.length - whole.trimStart().length);
  let to = start + whole.trimEnd().length;
  if (to - from > 3 && /^['\u2019]s$/i.test(text.slice(to - 2, to))) to -= 2;
  if (to <= from || isInsidePair(text, from) || isInsidePair(text, to)) return undefined;
  return { start: from, end: to };
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

/** Spans that can be replaced: of nested ones the innermost; none that crosses another or has the place of another label. */
export function separate<T extends Range & { label?: string }>(spans: readonly T[]): T[] {
  const order = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const out = new Set<T>();
  for (let i = 0; i < order.length; i++) {
    const left = order[i] as T;
    for (let k = i + 1; k < order.length && (order[k] as T).start < left.end; k++) {
      const right = order[k] as T;
      if (right.start === left.start && right.end === left.end) {
        if (right.label !== left.label) out.add(left).add(right);
      } else if (right.end <= left.end) out.add(left);
      else out.add(left).add(right);
    }
  }
  return order.filter((span) => !out.has(span));
}

const kindOfName: ReadonlyMap<string, NameKind> = new Map(
  [namesByKind, namesOfSeveralWordsByKind].flatMap((byKind) =>
    Object.entries(byKind).flatMap(([kind, names]) => (names ?? []).map((name): [string, NameKind] => [name, kind as NameKind])),
  ),
);
const kindOfPlace: ReadonlyMap<string, string> = new Map(
  Object.entries(chinesePlaces).flatMap(([kind, names]) => names.map((name): [string, string] => [name, kind])),
);
const placePattern = new RegExp([...kindOfPlace.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|'), 'gu');

/** Names that others cannot stand for: they go with an article, or are first names as well. */
export const ownKind: ReadonlySet<string> = new Set(
  'u.s. u.s.a. u.k. usa uk burma netherlands philippines bahamas maldives gambia congo christian|united states|united kingdom|czech republic|dominican republic|ivory coast'
    .split('|')
    .flatMap((names, k) => (k === 0 ? names.split(' ') : names)),
);

/** What the lists say that a name is: a city, a country, a weekday ... */
export function listedKind(surface: string): string | undefined {
  const lower = surface.toLowerCase();
  if (ownKind.has(lower)) return undefined;
  const kind = kindOfPlace.get(surface) ?? kindOfName.get(lower);
  return kind === 'other' ? undefined : kind;
}

/** Entities that nobody annotated: what guards hold, by the type that its form or a list tells. */
function foundMentions(text: string, analysis: TextAnalysis): Mention[] {
  // A place that the lists have may be one that guards hold: it is one mention.
  const mentions = new Map<string, Mention>();
  const add = (start: number, end: number, type: string) =>
    mentions.set(`${start} ${end} ${type}`, { start, end, surface: text.slice(start, end), type });
  if (/[A-Za-z]/.test(text))
    for (const { parts } of latinNames(text, analysis.words(), [])) {
      const named = parts.filter(({ role }) => role !== 'initial') as NamePart[];
      add((named[0] as NamePart).start, (parts.at(-1) as NamePart).end, 'person');
    }
  if (/\p{Script=Han}/u.test(text)) {
    for (const { surnameStart, surname, given } of chineseNames(text, []))
      if (given !== '') add(surnameStart, surnameStart + surname.length + given.length, 'person');
    for (const match of text.matchAll(placePattern)) add(match.index, match.index + match[0].length, kindOfPlace.get(match[0]) as string);
  }
  for (const { start, end, guard } of analysis.guarded()) {
    const surface = text.slice(start, end);
    if (guard === 'emails') add(start, end, 'email');
    else if (guard === 'urls') add(start, end, 'url');
    else if (guard === 'numbers' && /\d/.test(surface)) add(start, end, 'number');
    else if (guard === 'entities') {
      const core = coreOf(text, start, end);
      const type = core && listedKind(text.slice(core.start, core.end));
      if (core && type !== undefined) add(core.start, core.end, type);
      else if (/ /.test(surface)) addListedWords(text, start, end, add);
    }
  }
  return separate([...mentions.values()].map((mention) => ({ ...mention, label: mention.type })));
}

/** Names of the lists inside a longer run of capitals: Paris in "Then Paris Match". Only those bounded by commas and of. */
function addListedWords(text: string, start: number, end: number, add: (start: number, end: number, type: string) => void): void {
  for (const match of text.slice(start, end).matchAll(/(?:^|, |\bof )([\p{Lu}][\p{L}]+)(?=$|,)/gu)) {
    const word = match[1] as string;
    const type = listedKind(word);
    const at = start + match.index + match[0].length - word.length;
    if (type !== undefined) add(at, at + word.length, type);
  }
}

export interface TextMentions {
  key: string;
  text: string;
  mentions: readonly Mention[];
  /** Ranges that no edit may touch unless it is a mention's. */
  annotated: readonly Range[];
  /** Surfaces that must stay in the whole sample. */
  kept: readonly string[];
}

export interface MentionChoice {
  answers: boolean;
  analyze(text: string): TextAnalysis;
}

const crossed: ReadonlySet<string> = new Set(['entities', 'numbers', 'urls', 'emails']);

/** The entities of all texts of a sample. */
export function mentionsOf(sample: Sample, schema: Schema, { answers, analyze }: MentionChoice): TextMentions[] {
  const annotatedTask = fieldsOfKind(schema, 'spans').length > 0;
  return textualFields(schema).flatMap((field) =>
    placesOf(sample, field, undefined).map(({ key, text }): TextMentions => {
      const analysis = analyze(text);
      const held = analysis.guarded().filter(({ guard }) => !crossed.has(guard));
      const spans: (Range & { label: string })[] = [];
      const answered: Range[] = [];
      const others: Range[] = [];
      for (const { name, kind } of key === field.name ? annotationsOver(schema, field.name) : []) {
        const items = sample[name];
        if (!Array.isArray(items) || kind === 'tokens') continue;
        for (const item of items) {
          if (kind === 'spans') spans.push(item as Span);
          else if (kind === 'answers')
            answered.push({ start: (item as Answer).start, end: (item as Answer).start + (item as Answer).text.length });
          else others.push(item as Range);
        }
      }
      let mentions: Mention[] = annotatedTask
        ? separate(spans).flatMap(({ start, end, label }) => {
            const core = coreOf(text, start, end);
            return core ? [{ ...core, surface: text.slice(core.start, core.end), type: label }] : [];
          })
        : foundMentions(text, analysis);
      if (answers)
        for (const { start, end } of separate(answered)) {
          const core = coreOf(text, start, end);
          if (core && !mentions.some((one) => one.start < core.end && one.end > core.start))
            mentions.push({ ...core, surface: text.slice(core.start, core.end), type: answerType });
        }
      const kept = answers ? [] : mentions.filter(({ start, end }) => answered.some((one) => one.start < end && one.end > start));
      const stays = new Set<Mention>(kept);
      for (const mention of mentions)
        if (
          !respects([...answered, ...others], mention.start, mention.end) ||
          held.some((one) => one.start < mention.end && one.end > mention.start)
        )
          stays.add(mention);
      mentions = mentions.filter((mention) => !stays.has(mention)).sort((a, b) => a.start - b.start);
      return { key, text, mentions, annotated: [...spans, ...answered, ...others], kept: kept.map(({ surface }) => surface) };
    }),
  );
}
