import type { FormatPlan, TagScheme } from '../../core/plan.ts';
import type { Sample, Span, Token } from '../../core/sample.ts';
import { textOf } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import type { Parsed } from '../format.ts';
import { isTagFault, spansOfTags, tellScheme } from '../tags/scheme.ts';
import { isUnwritable, joinTokens, placeSpans, tagTokens, type WrittenToken } from '../tags/tagged-text.ts';
import { tellJoiner } from '../tags/tokenise.ts';
import { fieldOf, laidOut, type RecordLayout, type RecordValues, replaced } from './layout.ts';

/** Lists that say more of each token, by the usual names: parts of speech, chunks, lemmas. They count where they are as long as the tokens. */
const columnName = /(?:^|_)(?:tags|u?pos|xpos|lemmas?|chunks?|feats|heads?|deprel|deps|misc)$/i;

type Tag = string | number;

/**
 * Lists of tokens and tags, as token classification has them: `{"tokens": ["EU", "rejects"], "ner_tags": ["B-ORG", "O"]}`. Tags are
 * strings, or numbers that `tagNames` names. A text beside the tokens is theirs, white space and all, and must hold them in order.
 */
export function createTokensLayout(format: FormatPlan): RecordLayout {
  return {
    members: [],
    read: (values, schema, cells) => read(values, schema, cells, format),
    write: (sample, schema, rest, before) => {
      const names = namesOf(schema);
      const fields = Object.values(names);
      const from = before?.format ?? format;
      const record = before?.record;
      const was = record?.[names.tags] as readonly Tag[] | undefined;
      const same = before && (format.scheme ?? from.scheme) === from.scheme && isSame(sample, before.sample, names);
      const order = [...new Set([...Object.keys(record ?? {}), names.tokens, names.tags])];
      if (same) {
        const own = {
          [names.tokens]: record?.[names.tokens],
          [names.tags]: was,
          ...textMember(record, names.text, textOf(sample, names.text)),
        };
        return laidOut(order, own, sample, fields, rest, before);
      }
      const isNumbers = was?.some((tag) => typeof tag === 'number') ?? format.tagNames !== undefined;
      const scheme: TagScheme = format.scheme ?? schemeOf(from, was) ?? 'bio';
      const tagged = tagTokens(
        textOf(sample, names.text),
        (sample[names.spans] ?? []) as readonly Span[],
        (sample[names.tokens] ?? []) as readonly Token[],
        scheme,
        from.joiner === '',
      );
      if (isUnwritable(tagged))
        throw cannotWrite(format, tagged.reason === 'no-token' ? names.text : names.spans, tagged.reason, tagged.got);
      const members: RecordValues = {
        [names.tokens]: tagged.map(({ text }) => text),
        [names.tags]: tagged.map(({ tag }) => (isNumbers ? numberOf(tag, format, names.spans) : tag)),
        ...textMember(record, names.text, textOf(sample, names.text)),
        ...columnMembers(tagged, record, names),
      };
      return laidOut(order, members, sample, [...fields, ...Object.keys(members)], rest, before);
    },
  };
}

/** A format with the scheme and joiner that the first records of its file show, where the recipe does not say them. */
export function tellTokens(records: readonly string[], format: FormatPlan, schema: Schema): FormatPlan {
  const names = namesOf(schema);
  const tokens: string[][] = [];
  const tags: string[][] = [];
  for (const raw of records) {
    const record = recordOf(raw);
    const nameOf = (tag: unknown) => (typeof tag === 'number' ? (format.tagNames?.[tag] ?? 'O') : String(tag));
    if (Array.isArray(record?.[names.tokens])) tokens.push((record[names.tokens] as readonly unknown[]).map(String));
    if (Array.isArray(record?.[names.tags])) tags.push((record[names.tags] as readonly unknown[]).map(nameOf));
  }
  return { ...format, scheme: format.scheme ?? tellScheme(tags), joiner: format.joiner ?? tellJoiner(tokens) };
}

function recordOf(raw: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

interface Names {
  text: string;
  spans: string;
  tokens: string;
  tags: string;
}

function namesOf(schema: Schema): Names {
  return {
    text: fieldOf(schema, 'text'),
    spans: fieldOf(schema, 'spans'),
    tokens: fieldOf(schema, 'tokens'),
    tags: fieldOf(schema, 'tags'),
  };
}

function read(values: RecordValues, schema: Schema, cells: boolean, format: FormatPlan): Parsed {
  const names = namesOf(schema);
  const fault = (reason: string, field: string, expected: string, got: string): Parsed => ({
    error: { reason, detail: { field, expected, got } },
  });
  const listOf = (name: string): unknown => {
    const value = values[name];
    if (!cells || typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  };
  const tokens = listOf(names.tokens);
  const given = listOf(names.tags);
  for (const [name, list] of [
    [names.tokens, tokens],
    [names.tags, given],
  ] as const) {
    if (list === undefined || list === null) return fault('missing-field', name, 'a list', list === null ? 'null' : 'nothing');
    if (!Array.isArray(list)) return fault('wrong-type', name, 'a list', typeof list);
  }
  if (Object.hasOwn(values, names.spans) && names.spans !== names.tags)
    return fault('duplicate-column', names.spans, 'no column of this name beside tokens and tags', 'one');
  const texts = tokens as readonly unknown[];
  if (texts.length !== (given as readonly unknown[]).length)
    return fault('ragged-row', names.tags, `${texts.length} tags, one for each token`, String((given as readonly unknown[]).length));
  const wrong = texts.findIndex((token) => typeof token !== 'string' || token === '');
  if (wrong !== -1) return fault('bad-token', names.tokens, 'a token that is a string', `${JSON.stringify(texts[wrong])} at ${wrong}`);
  const tags: string[] = [];
  for (const [index, tag] of (given as readonly unknown[]).entries()) {
    const name = typeof tag === 'number' ? format.tagNames?.[tag] : tag;
    if (typeof name !== 'string') {
      const expected = format.tagNames
        ? `a number from 0 to ${format.tagNames.length - 1}`
        : 'a string; numbers are named by tagNames: in the recipe';
      return fault('bad-tag', names.tags, expected, `${JSON.stringify(tag)} at ${index}`);
    }
    tags.push(name);
  }
  const scheme = format.scheme ?? tellScheme([tags]);
  const words = texts as readonly string[];
  const beside = values[names.text];
  const tagged =
    typeof beside === 'string'
      ? placeTokens(words, tags, scheme, beside)
      : joinTokens(words, tags, scheme, format.joiner ?? tellJoiner([words]));
  if (tagged === undefined)
    return fault(
      'bad-token',
      names.tokens,
      'tokens that stand in the text in order, with white space between',
      JSON.stringify(beside).slice(0, 80),
    );
  if (isTagFault(tagged)) return fault('bad-tag', names.tags, tagged.expected, `${tagged.got} at ${tagged.index}`);
  const columns = columnNames(values, names, words.length).map((name) => listOf(name) as readonly unknown[]);
  const withColumns =
    columns.length === 0
      ? tagged.tokens
      : tagged.tokens.map((token, index) => ({ ...token, columns: columns.map((column) => JSON.stringify(column[index])) }));
  const fields = { [names.text]: tagged.text, [names.spans]: tagged.spans, [names.tokens]: withColumns };
  return { values: replaced(values, [names.tokens, names.tags, names.text], fields) };
}

/** The tokens in a text of their own; nothing where they do not stand in it one after the other. */
function placeTokens(words: readonly string[], tags: readonly string[], scheme: TagScheme, text: string) {
  const spans = spansOfTags(tags, scheme);
  if (isTagFault(spans)) return spans;
  const tokens: Token[] = [];
  let reached = 0;
  for (const word of words) {
    const start = text.indexOf(word, reached);
    if (start === -1 || /\S/.test(text.slice(reached, start))) return undefined;
    reached = start + word.length;
    tokens.push({ start, end: reached, text: word });
  }
  return /\S/.test(text.slice(reached)) ? undefined : { text, tokens, spans: placeSpans(spans, tokens) };
}

/** Members that are columns of the tokens. */
function columnNames(record: Readonly<RecordValues>, names: Names, count: number): string[] {
  return Object.keys(record).filter((name) => {
    const value = record[name];
    if (Object.values(names).includes(name) || !columnName.test(name) || !Array.isArray(value) || value.length !== count) return false;
    return value.every((item) => typeof item !== 'object' || item === null);
  });
}

/** The columns of tokens that are as they were, and a filler for new ones: `_` among strings, null among others. */
function columnMembers(tagged: readonly WrittenToken[], record: Readonly<RecordValues> | undefined, names: Names): RecordValues {
  const members: RecordValues = {};
  if (record === undefined) return members;
  const count = (record[names.tokens] as readonly unknown[]).length;
  for (const [at, name] of columnNames(record, names, count).entries()) {
    const filler = (record[name] as readonly unknown[]).every((item) => typeof item === 'string') ? '_' : null;
    members[name] = tagged.map(({ columns }) => (columns?.[at] === undefined ? filler : (JSON.parse(columns[at]) as unknown)));
  }
  return members;
}

function textMember(record: Readonly<RecordValues> | undefined, name: string, text: string): RecordValues {
  return typeof record?.[name] === 'string' ? { [name]: text } : {};
}

function isSame(sample: Sample, before: Sample, { text, spans, tokens }: Names): boolean {
  return [text, spans, tokens].every((name) => sample[name] === before[name]);
}

/** What was read as IOB1 is written as it stands: with B- at each beginning where it has that. */
function schemeOf(from: FormatPlan, tags: readonly Tag[] | undefined): TagScheme | undefined {
  if (tags === undefined || (from.scheme !== undefined && from.scheme !== 'iob1')) return from.scheme;
  return tellScheme([tags.map((tag) => (typeof tag === 'number' ? (from.tagNames?.[tag] ?? 'O') : tag))]);
}

function numberOf(tag: string, format: FormatPlan, field: string): number {
  const number = format.tagNames?.indexOf(tag) ?? -1;
  if (number === -1) throw cannotWrite(format, field, 'label', tag);
  return number;
}

function cannotWrite({ format }: FormatPlan, field: string, reason: string, got?: string): LeavenError {
  return new LeavenError('dataset/cannot-write', { format: `${format}, tokens`, field, reason, ...(got === undefined ? {} : { got }) });
}
