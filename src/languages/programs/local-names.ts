import { type ProgramLanguage, type Token, tokensOf } from './tokens.ts';

export interface LocalNames {
  /** Variables that may bear other names: all places where each stands, in order. */
  names: ReadonlyMap<string, readonly Token[]>;
  /** Every word of the program, in names, strings and comments: no new name may be one. */
  taken: ReadonlySet<string>;
}

const pythonWords =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case type self cls super print len range list dict set tuple str int float bool bytes object sum min max abs all any map filter zip sorted reversed enumerate open input iter next id hash type vars dir round pow divmod chr ord repr format isinstance issubclass hasattr getattr setattr property staticmethod classmethod slice frozenset complex bin hex oct exit quit Exception ValueError TypeError KeyError IndexError';
const scriptWords =
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null of package private protected public return static super switch this throw true try typeof undefined var void while with yield async get set arguments eval NaN Infinity Object Array String Number Boolean Math JSON Map Set Promise Date Error console window document module exports require process global globalThis type namespace declare readonly abstract as is keyof infer any unknown never string number boolean';
const reserved: Readonly<Record<ProgramLanguage, ReadonlySet<string>>> = {
  python: new Set(pythonWords.split(' ')),
  javascript: new Set(scriptWords.split(' ')),
};
/** What looks names up while a program runs. */
const reflective = /\b(?:eval|exec|globals|locals|vars|__dict__|getattr|setattr|nonlocal|global|compile)\b|import\s*\*|\bwith\s*\(/;
/** JSX, whose texts are no tokens. */
const elements = /<\/[A-Za-z>]|\/>/;

export function languageOf(source: string): ProgramLanguage | undefined {
  if (/^\s*(?:async\s+)?def\s+\w+\s*\(.*:\s*(?:#.*)?$/m.test(source)) return 'python';
  return /\bfunction\b|=>|\b(?:const|let|var)\s+[\w$[{]/.test(source) ? 'javascript' : undefined;
}

/**
 * The local variables of a program that can safely be called otherwise: assigned inside functions and nowhere else, in Python by
 * plain statements, in JavaScript and TypeScript by const, let or var. Never parameters, attributes, keys, names that are imported,
 * defined or passed by keyword, words that any string holds, and nothing at all in a program that looks names up while it runs.
 */
export function localNames(source: string, language: ProgramLanguage): LocalNames | undefined {
  const tokens = tokensOf(source, language);
  if (tokens === undefined || reflective.test(source) || (language === 'javascript' && elements.test(source))) return undefined;
  const taken = new Set(source.match(/[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu) ?? []);
  const spoken = new Set(
    tokens.flatMap(({ kind, text }) => (kind === 'string' ? (text.match(/[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu) ?? []) : [])),
  );
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  const { assigned, barred } = language === 'python' ? inPython(code) : inScript(code);
  const names = new Map<string, Token[]>();
  for (const [index, token] of code.entries()) {
    const { kind, text } = token;
    if (
      kind !== 'name' ||
      !assigned.has(text) ||
      barred.has(text) ||
      spoken.has(text) ||
      reserved[language].has(text) ||
      text.startsWith('__')
    )
      continue;
    if (isAttribute(code, index)) continue;
    const places = names.get(text);
    if (places) places.push(token);
    else names.set(text, [token]);
  }
  return { names, taken };
}

function isAttribute(code: readonly Token[], index: number): boolean {
  const before = code[index - 1]?.text;
  return before === '.' || before === '?.' || before === '#' || before === '@';
}

interface Found {
  assigned: ReadonlySet<string>;
  barred: ReadonlySet<string>;
}

const openers = new Set(['(', '[', '{']);
const closers = new Set([')', ']', '}']);

/** Assignments in the bodies of functions, line by line; what stands outside of them, in headers or before `=` in a call is barred. */
function inPython(code: readonly Token[]): Found {
  const assigned = new Set<string>();
  const barred = new Set<string>();
  const blocks: { indent: number; kind: 'def' | 'class' }[] = [];
  for (const line of logicalLines(code)) {
    const first = line[0] as Token & { column: number };
    while ((blocks.at(-1)?.indent ?? -1) >= first.column) blocks.pop();
    const words = line.map(({ text }) => text);
    const keyword = words[0] === 'async' ? words[1] : words[0];
    const outside = blocks.at(-1)?.kind !== 'def';
    const header = keyword === 'def' || keyword === 'class' || words[0] === 'import' || words[0] === 'from' || words[0] === '@';
    if (keyword === 'def' || keyword === 'class') blocks.push({ indent: first.column, kind: keyword });
    let depth = 0;
    let lambda = false;
    // Targets stand before the last sign of assignment of the statement.
    const lastSign = lastAssignment(line);
    const inAt = words.indexOf('in');
    for (const [i, { kind, text }] of line.entries()) {
      if (openers.has(text) && kind === 'mark') depth++;
      else if (closers.has(text) && kind === 'mark') depth--;
      else if (text === 'lambda') lambda = true;
      else if (text === ':' && lambda) lambda = false;
      if (kind !== 'name' || isAttribute(line, i)) continue;
      if (outside || header || lambda || (depth > 0 && words[i + 1] === '=')) barred.add(text);
      else if (words[i + 1] === ':=' || words[i - 1] === 'as') assigned.add(text);
      else if (i < lastSign && depth === 0 && words[i + 1] !== '(' && words[i + 1] !== '[' && words[i + 1] !== '.') assigned.add(text);
      else if (words[0] === 'for' && i < inAt && (depth === 0 || words[1] === '(')) assigned.add(text);
      else if (words[i - 1] === 'for' && words[i + 1] === 'in') assigned.add(text);
    }
  }
  return { assigned, barred };
}

/** Place of the last sign of assignment of a statement that stands in no brackets, or -1. */
function lastAssignment(line: readonly Token[]): number {
  let depth = 0;
  let last = -1;
  for (const [i, { text, kind }] of line.entries()) {
    if (kind !== 'mark') continue;
    depth += openers.has(text) ? 1 : closers.has(text) ? -1 : 0;
    if (depth === 0 && /^(?:=|[-+*/%&|^@]=|\*\*=|\/\/=)$/.test(text)) last = i;
  }
  return last;
}

/** Statements of Python: lines joined inside brackets and behind a backslash, each with the column of its beginning. */
function logicalLines(code: readonly Token[]): (Token & { column: number })[][] {
  const lines: (Token & { column: number })[][] = [];
  let line: (Token & { column: number })[] = [];
  let depth = 0;
  let lineStart = 0;
  for (const token of code) {
    if (token.kind === 'line') {
      const continues = depth > 0 || line.at(-1)?.text === '\\';
      if (!continues && line.length > 0) {
        lines.push(line);
        line = [];
      }
      lineStart = token.end;
      continue;
    }
    if (token.kind === 'mark') depth += openers.has(token.text) ? 1 : closers.has(token.text) ? -1 : 0;
    line.push({ ...token, column: token.start - lineStart });
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Names declared inside braces; what also stands outside, or where it could be a key, a member, a label or a name of a type, is barred. */
function inScript(code: readonly Token[]): Found {
  const assigned = new Set<string>();
  const barred = new Set<string>();
  const open: string[] = [];
  let braces = 0;
  let depth = 0;
  const functions: number[] = [];
  for (const [i, { kind, text }] of code.entries()) {
    const before = code[i - 1]?.text ?? '';
    const after = code[i + 1]?.text ?? '';
    if (kind === 'mark' && openers.has(text)) {
      open.push(text);
      depth++;
      if (text === '{') {
        braces++;
        // A body of a function: behind its brackets or its arrow, or of a control statement inside one.
        if (before === '=>' || before === ')') functions.push(depth);
      }
    } else if (kind === 'mark' && closers.has(text)) {
      if (open.pop() === '{') braces--;
      if (functions.at(-1) === depth) functions.pop();
      depth--;
    }
    if (kind !== 'name' || isAttribute(code, i)) continue;
    const declared = before === 'const' || before === 'let' || before === 'var';
    if (functions.length === 0 || braces === 0) barred.add(text);
    if (declared) {
      if (['=', ';', 'of', 'in', ':'].includes(after)) assigned.add(text);
      else barred.add(text);
      continue;
    }
    if (
      [
        'function',
        'class',
        'import',
        'export',
        'interface',
        'type',
        'enum',
        'break',
        'continue',
        'get',
        'set',
        'static',
        'new',
        'extends',
      ].includes(before)
    )
      barred.add(text);
    const inBraces = open.at(-1) === '{';
    if (inBraces && (before === '{' || before === ',') && [',', '}', '=', '('].includes(after)) {
      // A statement of a block begins so too; what reads like a member is left alone.
      barred.add(text);
    }
    if (inBraces && (after === ':' || after === '?') && before !== '?') barred.add(text);
    if (after === '=>' || isParameter(code, i)) barred.add(text);
  }
  return { assigned, barred };
}

/** Whether a name stands in brackets that an arrow or a body follows. */
function isParameter(code: readonly Token[], index: number): boolean {
  let depth = 0;
  for (let i = index + 1; i < code.length && i - index < 200; i++) {
    const { text, kind } = code[i] as Token;
    if (kind !== 'mark') continue;
    if (openers.has(text)) depth++;
    else if (closers.has(text) && --depth < 0) return text === ')' && (code[i + 1]?.text === '=>' || code[i + 1]?.text === ':');
    else if (text === ';') return false;
  }
  return false;
}
