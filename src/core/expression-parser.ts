import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type Token, tokenize } from './expression-tokens.ts';

export type Node =
  | { kind: 'literal'; value: null | boolean | number | string }
  | { kind: 'field'; name: string; parts: readonly string[] }
  | { kind: 'list'; items: readonly Node[] }
  | { kind: 'not' | 'minus'; operand: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node }
  | { kind: 'call'; name: FunctionName; args: readonly Node[]; pattern?: string };

/** Functions and how many arguments each takes. */
export const expressionFunctions = {
  has: 1,
  length: 1,
  words: 1,
  lower: 1,
  upper: 1,
  contains: 2,
  startsWith: 2,
  endsWith: 2,
  matches: 2,
} as const;
export type FunctionName = keyof typeof expressionFunctions;

export interface ParsedExpression {
  root: Node;
  fields: readonly string[];
  /** Patterns of matches(), each with the column where it stands. */
  patterns: readonly { pattern: string; column: number }[];
}

const maxLength = 10_000;
const maxDepth = 100;
const maxPattern = 1_000;

/** Binding strength of binary operators: all group to the left. */
const strength: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
const notStrength = 3;

/**
 * Parses an expression without loading anything.
 *
 * @throws LeavenError recipe/bad-expression
 */
export function parseExpression(source: string): ParsedExpression {
  const fail = (column: number, reason: Localized): LeavenError =>
    new LeavenError('recipe/bad-expression', {
      expression: source.length > 200 ? `${source.slice(0, 200)}…` : source,
      column,
      reason,
    });
  if (source.length > maxLength)
    throw fail(1, { en: `it is longer than ${maxLength} characters`, 'zh-CN': `长度超过 ${maxLength} 个字符` });

  const tokens = tokenize(source, fail);
  const fields = new Set<string>();
  const patterns: { pattern: string; column: number }[] = [];
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at] as Token;
  const isSign = (text: string) => peek().kind === 'sign' && peek().text === text;
  const take = (text: string): boolean => {
    if (!isSign(text)) return false;
    at++;
    return true;
  };
  const wanted = (en: string, zh: string) => {
    const got = peek();
    const end = got.kind === 'end';
    return fail(got.column, {
      en: `expected ${en}, got ${end ? 'the end' : got.text}`,
      'zh-CN': `应为${zh}，实际为${end ? '结尾' : ` ${got.text}`}`,
    });
  };
  const close = (sign: string) => {
    if (!take(sign)) throw wanted(sign, ` ${sign}`);
  };
  const deeper = <T>(parse: () => T): T => {
    if (++depth > maxDepth) throw fail(peek().column, { en: `it is nested deeper than ${maxDepth}`, 'zh-CN': `嵌套超过 ${maxDepth} 层` });
    const result = parse();
    depth--;
    return result;
  };

  const expression = (least: number): Node =>
    deeper(() => {
      let left = prefix();
      let chained = false;
      for (;;) {
        const token = peek();
        if (token.kind !== 'sign') return left;
        const negated = token.text === 'not' && tokens[at + 1]?.text === 'in' && tokens[at + 1]?.kind === 'sign';
        const operator = negated ? 'in' : token.text;
        const power = Object.hasOwn(strength, operator) ? (strength[operator] as number) : 0;
        if (power < least || power === 0) return left;
        if (power === 4 && chained)
          throw fail(token.column, { en: 'comparisons do not chain: join them with and', 'zh-CN': '比较不能连写，应以 and 连接' });
        chained = power === 4;
        at += negated ? 2 : 1;
        const node: Node = { kind: 'binary', operator, left, right: expression(power + 1) };
        left = negated ? { kind: 'not', operand: node } : node;
      }
    });

  const prefix = (): Node => {
    if (take('not')) return { kind: 'not', operand: expression(notStrength) };
    if (take('-')) return { kind: 'minus', operand: expression(7) };
    return primary();
  };

  const primary = (): Node => {
    const token = peek();
    if (take('(')) {
      const inner = expression(1);
      close(')');
      return inner;
    }
    if (take('[')) return { kind: 'list', items: list(']') };
    if (token.kind === 'literal') {
      at++;
      return { kind: 'literal', value: token.value ?? null };
    }
    if (token.kind !== 'name') throw wanted('a value', '一个值');
    at++;
    if (take('(')) return call(token);
    const parts = token.parts ?? [token.text];
    const name = parts.join('.');
    fields.add(name);
    return { kind: 'field', name, parts };
  };

  const list = (end: string): Node[] => {
    const items: Node[] = [];
    if (take(end)) return items;
    do items.push(expression(1));
    while (take(','));
    close(end);
    return items;
  };

  const call = (token: Token): Node => {
    const name = token.text;
    if (!Object.hasOwn(expressionFunctions, name)) {
      const known = Object.keys(expressionFunctions).join(', ');
      throw fail(token.column, {
        en: `there is no function ${name}; expected one of: ${known}`,
        'zh-CN': `没有函数 ${name}；应为 ${known} 之一`,
      });
    }
    const functionName = name as FunctionName;
    const first = at;
    const args = list(')');
    const count = expressionFunctions[functionName];
    if (args.length !== count)
      throw fail(token.column, {
        en: `${name} takes ${count} argument${count === 1 ? '' : 's'}, got ${args.length}`,
        'zh-CN': `${name} 应有 ${count} 个参数，实际为 ${args.length} 个`,
      });
    if (functionName !== 'matches') return { kind: 'call', name: functionName, args };
    const pattern = args[1];
    const column = tokens.slice(first, at).findLast((part) => part.kind === 'literal')?.column ?? token.column;
    if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string')
      throw fail(token.column, { en: 'the pattern of matches must be a text in quotes', 'zh-CN': 'matches 的模式应为带引号的文本' });
    if (pattern.value.length > maxPattern)
      throw fail(column, { en: `the pattern is longer than ${maxPattern} characters`, 'zh-CN': `模式超过 ${maxPattern} 个字符` });
    patterns.push({ pattern: pattern.value, column });
    return { kind: 'call', name: functionName, args, pattern: pattern.value };
  };

  if (peek().kind === 'end') throw fail(1, { en: 'it is empty', 'zh-CN': '表达式为空' });
  const root = expression(1);
  if (peek().kind !== 'end') throw wanted('an operator or the end', '运算符或结尾');
  return { root, fields: [...fields], patterns };
}
