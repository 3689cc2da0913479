import type { Expression } from '../../../core/expression.ts';
import type { Json } from '../../../core/operator.ts';
import type { Sample } from '../../../core/sample.ts';
import type { Schema } from '../../../core/schema.ts';
import { takesAn } from '../../../languages/english/articles.ts';
import { badTemplate, type FilterName, type Grammar, type Piece, type Reference, Template } from './grammar.ts';

/** Decides between alternatives: drawn, or one after the other where all are counted. */
export type Choose = (count: number, totals: readonly number[] | undefined) => number;

/** A text and what stands where in it. */
interface Filled {
  text: string;
  marks: readonly Mark[];
}

interface Mark {
  start: number;
  end: number;
  /** Tag, or the name of the rule or slot. */
  keys: readonly string[];
  label?: string;
}

/** Above these a template is no sample of anything, and the draw is given up. */
const longestText = 100_000;
const mostExpansions = 2_000;

class Overflow extends Error {}

/**
 * One record of a grammar, or nothing where the choices break a constraint.
 *
 * @throws LeavenError operator/bad-template where a field does not fit the task
 */
export function expandOnce(
  grammar: Grammar,
  schema: Schema,
  where: Expression | undefined,
  choose: Choose,
): Record<string, Json> | undefined {
  try {
    return new Expansion(grammar, schema, choose).record(where);
  } catch (error) {
    if (error instanceof Overflow) return undefined;
    throw error;
  }
}

class Expansion {
  readonly #grammar: Grammar;
  readonly #schema: Schema;
  readonly #choose: Choose;
  readonly #tagged = new Map<string, Filled>();
  /** Texts of each rule and slot, a tag's once. */
  readonly #texts = new Map<string, string[]>();
  readonly #labels = new Set<string>();
  #expansions = 0;

  constructor(grammar: Grammar, schema: Schema, choose: Choose) {
    this.#grammar = grammar;
    this.#schema = schema;
    this.#choose = choose;
  }

  record(where: Expression | undefined): Record<string, Json> | undefined {
    const { input, fields } = this.#grammar;
    const record: Record<string, Json> = {};
    const marks = new Map<string, readonly Mark[]>();
    for (const [name, value] of fields) {
      const field = this.#schema.fields.find((one) => one.name === name);
      if (field?.kind === 'answers') {
        const answers = this.#answers(value, marks.get(field.over ?? '') ?? [], record[field.over ?? '']);
        if (!answers) return undefined;
        record[name] = answers;
      } else if (value instanceof Template) {
        const filled = this.#fill(value.pieces, 0);
        record[name] = input.capitalize && field?.kind === 'text' ? capitalize(filled.text) : filled.text;
        marks.set(name, filled.marks);
      } else record[name] = this.#value(value);
    }
    for (const group of input.distinct) {
      const values = [group].flat().flatMap((name) => this.#texts.get(name) ?? []);
      if (new Set(values).size < values.length) return undefined;
    }
    return this.#annotate(record, marks) && this.#holds(record, where) ? record : undefined;
  }

  #holds(record: Record<string, Json>, where: Expression | undefined): boolean {
    if (!where) return true;
    const tags = Object.fromEntries([...this.#tagged].map(([tag, { text }]) => [tag, text]));
    return where.holds({ ...tags, ...record, id: '' } as Sample);
  }

  /** Puts spans, relations and labels into a record, as far as its task has them. False where labels contradict each other. */
  #annotate(record: Record<string, Json>, marks: ReadonlyMap<string, readonly Mark[]>): boolean {
    for (const { kind, name, over = '' } of this.#schema.fields) {
      if (Object.hasOwn(record, name)) continue;
      if (kind === 'spans')
        record[name] = spansOf(marks.get(over) ?? []).map(({ start, end, label }) => ({ start, end, label: label as string }));
      else if (kind === 'relations') record[name] = this.#relations(marks);
      else if (kind === 'labels') record[name] = [...this.#labels].sort();
      else if (kind === 'label') {
        const [label] = this.#labels;
        if (label === undefined || this.#labels.size > 1) return false;
        record[name] = label;
      }
    }
    return true;
  }

  #relations(marks: ReadonlyMap<string, readonly Mark[]>): Json[] {
    const field = this.#schema.fields.find((one) => one.kind === 'spans');
    const spans = spansOf(marks.get(field?.over ?? '') ?? []);
    const placeOf = (key: string) => spans.findIndex((mark) => mark.keys.includes(key));
    return this.#grammar.input.relations.flatMap(({ head, tail, label }) => {
      const ends = { head: placeOf(head), tail: placeOf(tail) };
      return ends.head < 0 || ends.tail < 0 ? [] : [{ ...ends, label }];
    });
  }

  /** Answers are places of the text that they are found in: each names one by its tag or name. */
  #answers(value: unknown, marks: readonly Mark[], context: Json | undefined): Json[] | undefined {
    const answers: Json[] = [];
    for (const one of Array.isArray(value) ? value : [value]) {
      const [piece, ...rest] = one instanceof Template ? one.pieces : [];
      if (piece === undefined || typeof piece === 'string' || rest.length > 0)
        throw badTemplate({ en: 'an answer must be one place such as {city@c}', 'zh-CN': '答案应为单个位置，例如 {city@c}' });
      const mark = marks.find(({ keys }) => keys.includes(piece.tag ?? piece.name));
      if (!mark) return undefined;
      answers.push({ start: mark.start, text: String(context).slice(mark.start, mark.end) });
    }
    return answers;
  }

  #value(value: unknown): Json {
    if (value instanceof Template) return this.#fill(value.pieces, 0).text;
    if (Array.isArray(value)) return value.map((item) => this.#value(item));
    if (typeof value !== 'object' || value === null) return value as Json;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#value(item)]));
  }

  #fill(pieces: readonly Piece[], depth: number): Filled {
    let text = '';
    const marks: Mark[] = [];
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece;
      else {
        const filled = this.#place(piece, depth);
        for (const mark of filled.marks) marks.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length });
        text += filled.text;
      }
      if (text.length > longestText) throw new Overflow();
    }
    return { text, marks };
  }

  #place({ name, tag, filters }: Reference, depth: number): Filled {
    let filled = tag === undefined ? undefined : this.#tagged.get(tag);
    if (!filled) {
      filled = this.#choice(name, depth);
      const known = this.#texts.get(name);
      if (known) known.push(filled.text);
      else this.#texts.set(name, [filled.text]);
      if (tag !== undefined) this.#tagged.set(tag, filled);
    }
    let { text } = filled;
    for (const filter of filters) text = changed(text, filter);
    const label = this.#grammar.input.spans[name];
    const keys = tag === undefined ? [name] : [tag, name];
    // Places that nobody asks for would be carried up through every rule.
    const wanted = tag !== undefined || this.#grammar.marked.has(name);
    const own: readonly Mark[] = wanted ? [{ start: 0, end: text.length, keys, ...(label === undefined ? {} : { label }) }] : [];
    const prefix = filters.includes('a') && text !== '' ? (takesAn(text) ? 'an ' : 'a ') : '';
    const inner = filled.marks.length === 0 ? own : [...own, ...filled.marks];
    if (prefix === '') return { text, marks: inner };
    const marks = inner.map((mark) => ({ ...mark, start: mark.start + prefix.length, end: mark.end + prefix.length }));
    return { text: prefix + text, marks };
  }

  #choice(name: string, depth: number): Filled {
    if (++this.#expansions > mostExpansions) throw new Overflow();
    const {
      alternatives,
      values = [],
      totals,
      deepest,
    } = this.#grammar.choices.get(name) as NonNullable<ReturnType<Grammar['choices']['get']>>;
    if (!alternatives) return { text: values[this.#choose(values.length, undefined)] as string, marks: [] };
    const left = this.#grammar.input.maxDepth - depth;
    let index: number;
    if (deepest <= left) index = this.#choose(alternatives.length, totals);
    else {
      const fitting = [...alternatives.keys()].filter((one) => (alternatives[one]?.depth ?? 0) <= left);
      let total = 0;
      const own = totals && fitting.map((one) => (total += (totals[one] as number) - (totals[one - 1] ?? 0)));
      index = fitting[this.#choose(fitting.length, own)] as number;
    }
    const { pieces, labels } = alternatives[index] as (typeof alternatives)[number];
    for (const label of labels) this.#labels.add(label);
    return this.#fill(pieces, depth + 1);
  }
}

/** Marks with a label, in the order of the text; of two that begin together the longer comes first. An empty place is no span. */
function spansOf(marks: readonly Mark[]): Mark[] {
  return marks.filter((mark) => mark.label !== undefined && mark.end > mark.start).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Case that would change the length of a text, and with it all places in it, is left as it is. */
function changed(text: string, filter: FilterName): string {
  if (filter === 'a') return text;
  if (filter === 'capital') return capitalAt(text, 0);
  const cased = filter === 'lower' ? text.toLowerCase() : text.toUpperCase();
  return cased.length === text.length ? cased : text;
}

function capitalAt(text: string, at: number): string {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 32);
  const capital = first.toUpperCase();
  return capital.length === first.length && capital !== first ? text.slice(0, at) + capital + text.slice(at + first.length) : text;
}

const sentenceStart = /(?:^|[.!?]\s+)["'“‘(]?(?=\p{Ll})/gu;

function capitalize(text: string): string {
  let result = text;
  for (const match of text.matchAll(sentenceStart)) result = capitalAt(result, match.index + match[0].length);
  return result;
}
