import type { Schema } from '../../../core/schema.ts';
import type { Localized } from '../../../errors/language.ts';
import { LeavenError } from '../../../errors/leaven-error.ts';
import type { GrammarInput } from './schema.ts';

export const filterNames = ['a', 'capital', 'lower', 'upper'] as const;
export type FilterName = (typeof filterNames)[number];

/** A place in a template that a rule or slot fills. */
export interface Reference {
  name: string;
  /** Places with one tag are filled once in a sample, and hold the same. */
  tag?: string;
  filters: readonly FilterName[];
}
export type Piece = string | Reference;

export interface Alternative {
  pieces: readonly Piece[];
  labels: readonly string[];
  /** Rules that stand in each other below it, at the least. */
  depth: number;
}

export interface Choice {
  /** Of a rule its alternatives, of a slot its values. */
  alternatives?: readonly Alternative[];
  values?: readonly string[];
  /** Running totals of the weights, where they are not all one. */
  totals?: readonly number[];
  /** The depth of the deepest alternative. */
  deepest: number;
}

export interface Grammar {
  input: GrammarInput;
  choices: ReadonlyMap<string, Choice>;
  /** What each field holds: JSON whose strings are compiled. */
  fields: ReadonlyMap<string, unknown>;
  /** Rules and slots whose places are wanted: as spans, as ends of relations, as answers. */
  marked: ReadonlySet<string>;
  /** The rule or slot of each tag. */
  tags: ReadonlyMap<string, string>;
}

export class Template {
  readonly pieces: readonly Piece[];
  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }
}

/** A template that cannot be used, and why. */
export function badTemplate(reason: Localized, file?: string): LeavenError {
  return new LeavenError('operator/bad-template', { reason, ...(file !== undefined ? { file } : {}) });
}
const bad = (en: string, zh: string) => badTemplate({ en, 'zh-CN': zh });

/**
 * Reads a grammar and proves that it can be used: every name leads somewhere, every rule comes to an end within `maxDepth`, no slot is
 * empty, and the fields that the task needs are there. Linear in the grammar, times the depth of its rules.
 *
 * @param valuesOf the values of each slot; nothing where they are not read yet
 * @throws LeavenError operator/bad-template
 */
export function compileGrammar(
  input: GrammarInput,
  schema: Schema | undefined,
  valuesOf: (slot: string) => readonly string[] | undefined,
): Grammar {
  const choices = new Map<string, Choice>();
  const tags = new Map<string, string>();
  const known = new Set([...Object.keys(input.rules), ...Object.keys(input.slots)]);
  for (const name of Object.keys(input.rules))
    if (Object.hasOwn(input.slots, name)) throw bad(`${name} is both a rule and a slot`, `${name} 既是规则又是槽位`);
  for (const [name, slot] of Object.entries(input.slots)) {
    const values = valuesOf(name) ?? (Array.isArray(slot) ? slot.map(String) : undefined);
    if (values?.length === 0) throw bad(`the slot ${name} has no values`, `槽位 ${name} 没有取值`);
    choices.set(name, { ...(values ? { values } : {}), deepest: 0 });
  }
  const read = (text: string, where: string) => parseTemplate(text, where, known, tags);
  const rules = Object.entries(input.rules).map(([name, written]) => {
    const list = typeof written === 'string' ? [written] : written;
    const weights = list.map((one) => (typeof one === 'string' ? 1 : (one.weight ?? 1)));
    const alternatives = list.map((one): Alternative => {
      const labels = typeof one === 'string' || one.label === undefined ? [] : [one.label].flat();
      return { pieces: read(typeof one === 'string' ? one : one.text, name), labels, depth: Number.POSITIVE_INFINITY };
    });
    let total = 0;
    const weighted = weights.some((weight) => weight !== weights[0]);
    return { name, alternatives, totals: weighted ? weights.map((weight) => (total += weight)) : undefined };
  });
  const depths = depthsOf(rules);
  for (const { name, alternatives, totals } of rules) {
    const measured = alternatives.map((one) => ({ ...one, depth: depthOf(one.pieces, depths) }));
    if (!Number.isFinite(depths.get(name) as number))
      throw bad(
        `the rule ${name} never comes to an end: each of its alternatives leads back to it or to a rule that never ends`,
        `规则 ${name} 无法终止：它的每个备选项都会回到自身或另一条无法终止的规则`,
      );
    choices.set(name, { alternatives: measured, ...(totals ? { totals } : {}), deepest: Math.max(...limits(measured)) });
  }
  const written = input.record ?? defaultFields(schema, known);
  const fields = new Map<string, unknown>();
  for (const name of inOrder(Object.keys(written), schema))
    fields.set(
      name,
      compileValue(written[name], (text) => read(text, name), 0),
    );
  if (fields.size === 0)
    throw bad('it has no record, and no rule named like a text field of the task', '没有 record，也没有与任务文本字段同名的规则');
  for (const [name, value] of fields)
    for (const template of templatesIn(value)) {
      const depth = depthOf(template.pieces, depths);
      if (depth > input.maxDepth)
        throw bad(
          `${name} needs rules ${depth} deep, and maxDepth is ${input.maxDepth}`,
          `${name} 至少需要 ${depth} 层规则，而 maxDepth 为 ${input.maxDepth}`,
        );
    }
  checkNames(input, known, tags);
  if (schema) checkFields(input, schema, fields);
  const named = [...fields.values()]
    .flatMap(templatesIn)
    .flatMap(({ pieces }) => pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece.name)));
  const marked = new Set([...Object.keys(input.spans), ...input.relations.flatMap(({ head, tail }) => [head, tail]), ...named]);
  return { input, choices, fields, marked, tags };
}

/** Without spreading: a rule may have a million alternatives. */
function limits(alternatives: readonly Alternative[]): number[] {
  let deepest = 0;
  for (const { depth } of alternatives) if (depth > deepest) deepest = depth;
  return [deepest];
}

function parseTemplate(text: string, where: string, known: ReadonlySet<string>, tags: Map<string, string>): Piece[] {
  const pieces: Piece[] = [];
  let literal = '';
  const shown = text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text;
  for (let at = 0; at < text.length; ) {
    const character = text[at] as string;
    if ((character === '{' || character === '}') && text[at + 1] === character) {
      literal += character;
      at += 2;
    } else if (character === '{') {
      const end = text.indexOf('}', at);
      if (end < 0)
        throw bad(
          `a { in "${shown}" has no }: a brace that is text is written twice`,
          `“${shown}”中的 { 没有对应的 }：作为文本的花括号应写两次`,
        );
      if (literal !== '') pieces.push(literal);
      literal = '';
      pieces.push(readReference(text.slice(at + 1, end), where, known, tags));
      at = end + 1;
    } else if (character === '}') {
      throw bad(
        `a } in "${shown}" has no {: a brace that is text is written twice`,
        `“${shown}”中的 } 没有对应的 {：作为文本的花括号应写两次`,
      );
    } else {
      literal += character;
      at++;
    }
  }
  if (literal !== '') pieces.push(literal);
  return pieces;
}

function readReference(text: string, where: string, known: ReadonlySet<string>, tags: Map<string, string>): Reference {
  const [place = '', ...filters] = text.split('|').map((part) => part.trim());
  const [name = '', tag, ...rest] = place.split('@').map((part) => part.trim());
  if (!known.has(name))
    throw bad(`${where} names {${name}}, which is no rule and no slot`, `${where} 引用了 {${name}}，但没有这一规则或槽位`);
  if (rest.length > 0 || tag === '') throw bad(`{${text}} has no tag after @`, `{${text}} 的 @ 之后没有标记`);
  for (const filter of filters)
    if (!(filterNames as readonly string[]).includes(filter))
      throw bad(
        `${filter} in {${text}} is none of ${filterNames.join(', ')}`,
        `{${text}} 中的 ${filter} 不是 ${filterNames.join('、')} 之一`,
      );
  if (tag !== undefined) {
    const other = tags.get(tag) ?? name;
    if (other !== name) throw bad(`the tag ${tag} stands for both ${other} and ${name}`, `标记 ${tag} 同时指向 ${other} 和 ${name}`);
    tags.set(tag, name);
  }
  return { name, ...(tag !== undefined ? { tag } : {}), filters: filters as FilterName[] };
}

interface RawRule {
  name: string;
  alternatives: readonly Alternative[];
}

/** The least depth of each rule: infinite where none of its alternatives comes to an end. A rule is looked at again only when one below it is found. */
function depthsOf(rules: readonly RawRule[]): Map<string, number> {
  const depths = new Map(rules.map(({ name }) => [name, Number.POSITIVE_INFINITY]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, alternatives } of rules) {
      let least = depths.get(name) as number;
      for (const { pieces } of alternatives) least = Math.min(least, depthOf(pieces, depths));
      if (least < (depths.get(name) as number)) {
        depths.set(name, least);
        changed = true;
      }
    }
  }
  return depths;
}

/** Depth that the pieces of one alternative need: 1 and the deepest rule in it. A slot stands at no depth. */
function depthOf(pieces: readonly Piece[], depths: ReadonlyMap<string, number>): number {
  let deepest = 0;
  for (const piece of pieces) if (typeof piece !== 'string') deepest = Math.max(deepest, depths.get(piece.name) ?? 0);
  return deepest + 1;
}

function compileValue(value: unknown, read: (text: string) => Piece[], level: number): unknown {
  if (level > 50) throw bad('a field has more than 50 levels of lists and maps', '字段的列表和映射超过 50 层');
  if (typeof value === 'string') return new Template(read(value));
  if (Array.isArray(value)) return value.map((item) => compileValue(item, read, level + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, compileValue(item, read, level + 1)]));
}

function templatesIn(value: unknown): Template[] {
  if (value instanceof Template) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(templatesIn) : [];
}

function defaultFields(schema: Schema | undefined, known: ReadonlySet<string>): Record<string, unknown> {
  const texts = schema?.fields.filter((field) => field.kind === 'text' && known.has(field.name)) ?? [];
  return Object.fromEntries(schema ? texts.map(({ name }) => [name, `{${name}}`]) : [...known].map((name) => [name, `{${name}}`]));
}

/** Texts before what points into them. */
function inOrder(names: readonly string[], schema: Schema | undefined): string[] {
  const late = new Set(schema?.fields.filter((field) => field.over !== undefined).map((field) => field.name));
  return [...names.filter((name) => !late.has(name)), ...names.filter((name) => late.has(name))];
}

function checkNames(input: GrammarInput, known: ReadonlySet<string>, tags: ReadonlyMap<string, string>): void {
  const require = (name: string, key: string, also: boolean) => {
    if (known.has(name) || (also && tags.has(name))) return;
    throw bad(
      `${key} names ${name}, which is no rule${also ? ', slot or tag' : ' and no slot'}`,
      `${key} 引用了 ${name}，但没有这一规则${also ? '、槽位或标记' : '或槽位'}`,
    );
  };
  for (const name of Object.keys(input.spans)) require(name, 'spans', false);
  for (const name of input.distinct.flat()) require(name, 'distinct', false);
  for (const { head, tail } of input.relations) for (const name of [head, tail]) require(name, 'relations', true);
}

/** Fields that a sample of the task must have: written, or what spans, relations and labels of alternatives give. */
function checkFields(input: GrammarInput, schema: Schema, fields: ReadonlyMap<string, unknown>): void {
  const labelled = Object.values(input.rules).some(
    (rule) => Array.isArray(rule) && rule.some((one) => typeof one !== 'string' && one.label !== undefined),
  );
  for (const field of schema.fields) {
    if (field.optional || fields.has(field.name) || field.kind === 'spans' || field.kind === 'relations' || field.kind === 'labels')
      continue;
    if (field.kind === 'label' && labelled) continue;
    throw field.kind === 'label'
      ? bad(
          `nothing gives ${field.name}: give alternatives a label:, or write it under record`,
          `没有内容给出 ${field.name}：应为备选项添加 label:，或写在 record 中`,
        )
      : bad(
          `nothing gives ${field.name}: write it under record, or make a rule of that name`,
          `没有内容给出 ${field.name}：应写在 record 中，或建立同名规则`,
        );
  }
}
