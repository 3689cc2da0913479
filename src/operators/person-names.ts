import type { Word } from '../core/analysis.ts';
import type { Random } from '../core/random.ts';
import type { Sample, Span } from '../core/sample.ts';
import { annotationsOver, type Schema } from '../core/schema.ts';
import { chineseCharacters } from '../languages/names/chinese.ts';
import { type ChineseName, findChineseNames, genderOfChinese, splitChineseName } from '../languages/names/find-chinese-names.ts';
import { findNames, type NamePart, type PersonName } from '../languages/names/find-names.ts';
import { foldName, type Gender, nameIndex, namesByOrigin, type Origin } from '../languages/names/origins.ts';
import { scanWords } from '../languages/words.ts';
import type { Range } from './text-words.ts';

const personLabel =
  /^(?:per|pers|person|people|name|patient|doctor|(?:person|full|first|last|given|family|middle)[-_ ]?name|surname|username_person|per\.nam|人名|姓名|人物)$/i;

/** Whether a span's label says person, as the common schemes write it. */
export function isPersonLabel(label: string): boolean {
  return personLabel.test(label);
}

/** Spans over a text, where its data set has any. */
export function spansOver(sample: Sample, schema: Schema, field: string): readonly Span[] {
  return annotationsOver(schema, field).flatMap(({ name, kind }) => {
    const value = sample[name];
    return kind === 'spans' && Array.isArray(value) ? (value as Span[]) : [];
  });
}

/** An edit may stand wholly beside an annotation, or wholly inside or on it: it may neither cross an end nor swallow it. */
export function respects(ranges: readonly Range[], start: number, end: number): boolean {
  return ranges.every((range) => range.end <= start || range.start >= end || (range.start <= start && range.end >= end));
}

/** Names of a text in Latin letters: where spans are annotated, those that spans hold and what the lists find outside them. */
export function latinNames(text: string, words: readonly Word[], spans: readonly Span[]): PersonName[] {
  const people = spans.filter(({ label }) => isPersonLabel(label));
  const found = findNames(text, words).filter(({ parts }) => {
    const start = (parts[0] as NamePart).start;
    const end = (parts.at(-1) as NamePart).end;
    return !spans.some((span) => span.start < end && span.end > start);
  });
  for (const span of people) {
    const parts = partsOf(text, span);
    const first = parts.find(({ role }) => role === 'first');
    if (parts.length > 0) found.push({ parts, gender: first && nameIndex().first.get(foldName(first.text)), titled: false });
  }
  return found;
}

const titleWords = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|lord|lady|dame|jr|sr|de|la|von|van|der|bin|al|el|phd|md|ii|iii)\.?$/i;

/** A span's words as first names, initials and a surname; nothing for what is not written in Latin letters. */
function partsOf(text: string, span: Range): NamePart[] {
  const inside = [...text.slice(span.start, span.end).matchAll(/[\p{Script=Latin}\p{M}'\u2019-]+/gu)]
    .map((match) => ({ start: span.start + match.index, text: match[0].replace(/['\u2019]s$|['\u2019]$/, '') }))
    .filter(({ text: word }) => word !== '' && !titleWords.test(word));
  return inside.map(({ start, text: word }, k) => {
    const alone = inside.length === 1;
    const known = nameIndex().first.has(foldName(word));
    const role =
      word.length === 1
        ? 'initial'
        : k === inside.length - 1 && !(alone && known)
          ? 'surname'
          : k < inside.length - 1 && k > 1
            ? 'surname'
            : 'first';
    return { start, end: start + word.length, text: word, role };
  });
}

export function chineseNames(text: string, spans: readonly Span[]): ChineseName[] {
  const found = findChineseNames(text).filter(
    ({ start, surnameStart, surname, given }) =>
      !spans.some((span) => span.start < surnameStart + surname.length + given.length && span.end > start),
  );
  for (const span of spans) {
    const split = isPersonLabel(span.label) ? splitChineseName(text.slice(span.start, span.end)) : undefined;
    if (split)
      found.push({
        start: span.start,
        end: span.end,
        surname: split.surname,
        surnameStart: span.start,
        given: split.given,
        gender: genderOfChinese(split.given),
      });
  }
  return found;
}

export interface NamePlan {
  /** New names by folded old ones; initials by `J smith`. */
  first: Map<string, string>;
  surname: Map<string, string>;
  initial: Map<string, string>;
  chineseSurname: Map<string, string>;
  given: Map<string, string>;
}

export interface NameChoice {
  origins: readonly Origin[];
  keepGender: boolean;
}

/** Decides for all texts of a sample at once who gets which name: full names before their parts, so that Smith follows John Smith. */
export function planNames(texts: readonly { text: string; spans: readonly Span[] }[], choice: NameChoice, random: Random): NamePlan {
  const plan: NamePlan = { first: new Map(), surname: new Map(), initial: new Map(), chineseSurname: new Map(), given: new Map() };
  const mentions = texts.flatMap(({ text, spans }) => (/[A-Za-z]/.test(text) ? latinNames(text, scanWords(text).words, spans) : []));
  const origins = new Map<string, Origin>();
  const used = new Set<string>();
  const pronouns = pronounGender(texts.map(({ text }) => text));
  const pickNew = (list: readonly string[], old: string): string => {
    for (let attempt = 0; attempt < 12; attempt++) {
      const name = random.pick(list);
      if (foldName(name) === foldName(old) || used.has(foldName(name))) continue;
      used.add(foldName(name));
      return name;
    }
    return random.pick(list);
  };
  const full = ({ parts }: PersonName) => parts.some(({ role }) => role === 'first') && parts.some(({ role }) => role === 'surname');
  for (const mention of [...mentions.filter(full), ...mentions.filter((one) => !full(one))]) {
    const keys = mention.parts.map(({ role, text }) => `${role} ${foldName(text)}`);
    const origin = keys.map((key) => origins.get(key)).find((one) => one !== undefined) ?? random.pick(choice.origins);
    const lists = namesByOrigin[origin];
    const family = mention.parts.find(({ role }) => role === 'surname');
    const gender = choice.keepGender
      ? mention.gender === 'male' || mention.gender === 'female'
        ? mention.gender
        : pronouns
      : random.pick(['male', 'female'] as const);
    for (const [k, part] of mention.parts.entries()) {
      const key = foldName(part.text);
      if (part.role === 'first' && !plan.first.has(key)) {
        const own = nameIndex().first.get(key);
        const kept = choice.keepGender && (own === 'male' || own === 'female') ? own : gender;
        plan.first.set(key, pickNew(kept === undefined ? lists.unisex : lists[kept], part.text));
      } else if (part.role === 'surname' && !plan.surname.has(key)) plan.surname.set(key, pickNew(lists.surnames, part.text));
      else if (part.role === 'initial') {
        const at = `${key} ${foldName(family?.text ?? '')}`;
        if (!plan.initial.has(at)) plan.initial.set(at, random.pick(gender === undefined ? lists.unisex : lists[gender]).charAt(0));
      }
      if (part.role !== 'initial') origins.set(keys[k] as string, origin);
    }
    // J. Smith is John Smith.
    const first = mention.parts[0] as NamePart;
    if (first.role === 'first' && family !== undefined)
      plan.initial.set(
        `${foldName(first.text).charAt(0)} ${foldName(family.text)}`,
        (plan.first.get(foldName(first.text)) as string).charAt(0),
      );
  }
  planChinese(texts, plan, choice, random, pronouns);
  return plan;
}

function planChinese(
  texts: readonly { text: string; spans: readonly Span[] }[],
  plan: NamePlan,
  { keepGender }: NameChoice,
  random: Random,
  pronouns: Gender | undefined,
): void {
  const used = new Set<string>();
  const pickNew = (list: readonly string[], old: string): string => {
    const fresh = list.filter((name) => name !== old && !used.has(name));
    const name = random.pick(fresh.length > 0 ? fresh : list);
    used.add(name);
    return name;
  };
  for (const { text, spans } of texts) {
    if (!/\p{Script=Han}/u.test(text)) continue;
    for (const { surname, given, gender } of chineseNames(text, spans)) {
      if (!plan.chineseSurname.has(surname))
        plan.chineseSurname.set(
          surname,
          pickNew(surname.length === 2 ? chineseCharacters.compoundSurnames : chineseCharacters.surnames, surname),
        );
      if (given === '' || plan.given.has(given)) continue;
      const own = keepGender ? (gender === 'male' || gender === 'female' ? gender : pronouns) : random.pick(['male', 'female'] as const);
      const list =
        own === undefined ? [...chineseCharacters.male, ...chineseCharacters.female, ...chineseCharacters.unisex] : chineseCharacters[own];
      plan.given.set(
        given,
        pickNew(
          list.filter((name) => name.length === given.length),
          given,
        ),
      );
    }
  }
}

/** The gender of the pronouns of a sample, where they are all of one. */
function pronounGender(texts: readonly string[]): Gender | undefined {
  let male = false;
  let female = false;
  for (const text of texts) {
    male ||= /\b(?:he|him|his|himself)\b|他/i.test(text);
    female ||= /\b(?:she|her|hers|herself)\b|她/i.test(text);
  }
  return male === female ? undefined : male ? 'male' : 'female';
}
