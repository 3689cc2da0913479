import { LeavenError } from '../errors/leaven-error.ts';
import { type Node, parseExpression } from './expression-parser.ts';
import type { Sample } from './sample.ts';

/** What an expression works with. A missing field is null. */
export type Value = null | boolean | number | string | readonly unknown[] | { readonly [key: string]: unknown };

export interface Expression {
  evaluate(sample: Sample): Value;
  /** Whether a condition holds: null, false, 0, NaN, the empty text and the empty list do not. */
  holds(sample: Sample): boolean;
  /** Names of the fields it reads, as written, in order of first use. */
  fields: readonly string[];
}

type Run = (sample: Sample) => Value;
interface Pattern {
  matcher(text: string): { find(): boolean };
}

/**
 * Compiles an expression over a sample's fields. Evaluation is linear in the expression and the values it meets.
 *
 * - A missing field is null. `==` and `!=` compare any two values; null equals null alone.
 * - `< <= > >=` compare two numbers or two texts (by code unit); any other pair is false.
 * - Where a number meets a text that reads as a number (cells of a CSV file), the text counts as that number.
 * - Arithmetic on anything but numbers, and division by zero, give null.
 *
 * @throws LeavenError recipe/bad-expression with `column` (code points, from 1) inside the expression
 */
export async function compileExpression(source: string): Promise<Expression> {
  const { root, fields, patterns } = parseExpression(source);
  const compiled = new Map<string, Pattern>();
  if (patterns.length > 0) {
    // The linear-time regex engine is large: only expressions with matches() load it.
    const { RE2JS } = await import('re2js');
    for (const { pattern, column } of patterns) {
      try {
        compiled.set(pattern, RE2JS.compile(pattern) as unknown as Pattern);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new LeavenError('recipe/bad-expression', {
          expression: source,
          column,
          reason: { en: `the pattern is not a regular expression of RE2: ${reason}`, 'zh-CN': `该模式不是 RE2 正则表达式：${reason}` },
        });
      }
    }
  }
  const run = build(root, compiled);
  return { evaluate: run, holds: (sample) => truth(run(sample)), fields };
}

export function truth(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return Boolean(value);
}

function build(node: Node, patterns: ReadonlyMap<string, Pattern>): Run {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'field': {
      const { name, parts } = node;
      return (sample) => readField(sample, name, parts);
    }
    case 'list': {
      const items = node.items.map((item) => build(item, patterns));
      return (sample) => items.map((item) => item(sample));
    }
    case 'not': {
      const operand = build(node.operand, patterns);
      return (sample) => !truth(operand(sample));
    }
    case 'minus': {
      const operand = build(node.operand, patterns);
      return (sample) => arithmetic('-', 0, operand(sample));
    }
    case 'binary':
      return binary(node.operator, build(node.left, patterns), build(node.right, patterns));
    case 'call':
      return call(node, patterns);
  }
}

function binary(operator: string, left: Run, right: Run): Run {
  switch (operator) {
    case 'and':
      return (sample) => truth(left(sample)) && truth(right(sample));
    case 'or':
      return (sample) => truth(left(sample)) || truth(right(sample));
    case '==':
      return (sample) => equal(left(sample), right(sample));
    case '!=':
      return (sample) => !equal(left(sample), right(sample));
    case 'in':
      return (sample) => {
        const list = right(sample);
        return Array.isArray(list) && includes(list, left(sample));
      };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (sample) => ordered(operator, left(sample), right(sample));
    default:
      return (sample) => arithmetic(operator, left(sample), right(sample));
  }
}

function call(node: Extract<Node, { kind: 'call' }>, patterns: ReadonlyMap<string, Pattern>): Run {
  const [first, second] = node.args.map((arg) => build(arg, patterns)) as [Run, Run];
  const onTexts = (test: (a: string, b: string) => boolean): Run => {
    return (sample) => {
      const a = first(sample);
      const b = second(sample);
      return typeof a === 'string' && typeof b === 'string' && test(a, b);
    };
  };
  switch (node.name) {
    case 'has':
      return (sample) => first(sample) !== null;
    case 'length':
      return (sample) => {
        const value = first(sample);
        return typeof value === 'string' ? codePoints(value) : Array.isArray(value) ? value.length : null;
      };
    case 'words':
      return (sample) => {
        const value = first(sample);
        return typeof value === 'string' ? (value.match(/\S+/g)?.length ?? 0) : null;
      };
    case 'lower':
    case 'upper':
      return (sample) => {
        const value = first(sample);
        if (typeof value !== 'string') return null;
        return node.name === 'lower' ? value.toLowerCase() : value.toUpperCase();
      };
    case 'contains':
      return (sample) => {
        const a = first(sample);
        const b = second(sample);
        return Array.isArray(a) ? includes(a, b) : typeof a === 'string' && typeof b === 'string' && a.includes(b);
      };
    case 'startsWith':
      return onTexts((a, b) => a.startsWith(b));
    case 'endsWith':
      return onTexts((a, b) => a.endsWith(b));
    case 'matches': {
      const pattern = patterns.get(node.pattern ?? '');
      return (sample) => {
        const value = first(sample);
        return typeof value === 'string' && pattern !== undefined && pattern.matcher(value).find();
      };
    }
  }
}

/** A column may have dots in its name, so the whole name goes first; then the path into nested objects. */
function readField(sample: Sample, name: string, parts: readonly string[]): Value {
  if (Object.hasOwn(sample, name)) return asValue(sample[name]);
  let value: unknown = sample;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null;
    value = (value as Record<string, unknown>)[part];
  }
  return parts.length > 1 ? asValue(value) : null;
}

function asValue(value: unknown): Value {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint'
    ? null
    : (value as Value);
}

const numeric = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** The number that a text reads as. Very long texts are no numbers. */
function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.length <= 64 && numeric.test(value) ? Number(value) : undefined;
}

function equal(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'string') return numberOf(b) === a;
  if (typeof a === 'string' && typeof b === 'number') return numberOf(a) === b;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

function includes(list: readonly unknown[], wanted: Value): boolean {
  return list.some((item) => equal(item, wanted));
}

function ordered(operator: string, a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return compare(operator, a, b);
  const x = numberOf(a);
  const y = numberOf(b);
  return x !== undefined && y !== undefined && compare(operator, x, y);
}

function compare<T extends number | string>(operator: string, a: T, b: T): boolean {
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function arithmetic(operator: string, a: Value, b: Value): number | null {
  const x = numberOf(a);
  const y = numberOf(b);
  if (x === undefined || y === undefined) return null;
  const result = operator === '+' ? x + y : operator === '-' ? x - y : operator === '*' ? x * y : operator === '/' ? x / y : x % y;
  return Number.isFinite(result) ? result : null;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
