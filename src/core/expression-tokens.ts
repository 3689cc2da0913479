import type { Localized } from '../errors/language.ts';
import type { LeavenError } from '../errors/leaven-error.ts';

export interface Token {
  kind: 'literal' | 'name' | 'sign' | 'end';
  /** As written; for words that are signs (`&&`, `and`) the word. */
  text: string;
  /** In code points, from 1. */
  column: number;
  value?: null | boolean | number | string;
  /** Names: the parts between dots. */
  parts?: readonly string[];
}

const space = /\s+/y;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const quotedName = /`([^`]+)`/y;
const sign = /==|!=|<=|>=|&&|\|\||[<>+\-*/%()[\],!]/y;
const signWords: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not' };
const words = new Set(['and', 'or', 'not', 'in']);
const constants: Readonly<Record<string, null | boolean>> = { true: true, false: false, null: null };
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', "'": "'" };

/** Cuts an expression into tokens, the last of which is `end`. Linear in its length. */
export function tokenize(source: string, fail: (column: number, reason: Localized) => LeavenError): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let column = 1;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const advance = (text: string) => {
    at += text.length;
    for (const _ of text) column++;
  };
  const push = (token: Omit<Token, 'column'>, length: string) => {
    tokens.push({ ...token, column });
    advance(length);
  };

  while (at < source.length) {
    const blank = match(space);
    if (blank) {
      advance(blank[0]);
      continue;
    }
    const character = source[at] as string;
    if (character === '"' || character === "'") {
      const end = stringEnd(source, at);
      if (end === -1)
        throw fail(column, {
          en: `the text that begins here has no closing ${character}`,
          'zh-CN': `此处开始的文本缺少结尾的 ${character}`,
        });
      const text = source.slice(at, end);
      push({ kind: 'literal', text, value: unescapeText(text.slice(1, -1)) }, text);
      continue;
    }
    const digits = match(number);
    if (digits) {
      push({ kind: 'literal', text: digits[0], value: Number(digits[0]) }, digits[0]);
      continue;
    }
    const name = match(quotedName) ?? match(word);
    if (name) {
      const text = name[0];
      if (name[1] === undefined && words.has(text)) push({ kind: 'sign', text }, text);
      else if (name[1] === undefined && Object.hasOwn(constants, text))
        push({ kind: 'literal', text, value: constants[text] ?? null }, text);
      else {
        const { length, parts } = dotted(source, at);
        push({ kind: 'name', text: source.slice(at, at + length), parts }, source.slice(at, at + length));
      }
      continue;
    }
    const found = match(sign);
    if (found) {
      push({ kind: 'sign', text: signWords[found[0]] ?? found[0] }, found[0]);
      continue;
    }
    const odd = String.fromCodePoint(source.codePointAt(at) as number);
    const equals = odd === '=';
    throw fail(column, {
      en: equals ? 'a single = compares nothing: write ==' : `${odd} has no meaning here`,
      'zh-CN': equals ? '单个 = 不能用于比较，应写作 ==' : `${odd} 在此处没有意义`,
    });
  }
  tokens.push({ kind: 'end', text: '', column });
  return tokens;
}

/** A name with its dotted parts, each a word or a quoted name. */
function dotted(source: string, start: number): { length: number; parts: string[] } {
  const parts: string[] = [];
  let at = start;
  for (;;) {
    quotedName.lastIndex = at;
    word.lastIndex = at;
    const part = quotedName.exec(source) ?? word.exec(source);
    if (!part) return { length: at - 1 - start, parts };
    parts.push(part[1] ?? part[0]);
    at += part[0].length;
    if (source[at] !== '.') return { length: at - start, parts };
    at++;
  }
}

function stringEnd(source: string, start: number): number {
  for (let i = start + 1; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === source[start]) return i + 1;
  }
  return -1;
}

/** An escape without a meaning of its own keeps its backslash, so that patterns read as they do elsewhere. */
function unescapeText(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, code: string) =>
    code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? whole),
  );
}
