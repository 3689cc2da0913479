import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import { LeavenError, type SourcePosition } from '../errors/leaven-error.ts';
import type { RecipePath, Target } from './path.ts';
import { shorten } from './path.ts';
import { createBudget, setKey, tooLarge } from './plain.ts';
import { syntaxReason } from './yaml-words.ts';

type Range = readonly [start: number, end: number];

export interface ParsedYaml {
  value: unknown;
  locate(path: RecipePath, target: Target): SourcePosition | undefined;
  errors: readonly LeavenError[];
}

/**
 * A recipe's text as data, with the place of every key and value. JSON is YAML here.
 *
 * @throws LeavenError recipe/empty, recipe/yaml-syntax, recipe/duplicate-key, recipe/too-large
 */
export function parseYaml(text: string, file: string): ParsedYaml {
  const lines = new LineCounter();
  const at = (start: number, end = start): SourcePosition => {
    const { line, col } = lines.linePos(start);
    const lineStart = start - (col - 1);
    const stop = Math.min(end, lineEnd(text, start));
    const length = [...text.slice(start, stop)].length;
    return { file, line, column: [...text.slice(lineStart, start)].length + 1, ...(length > 0 ? { length } : {}) };
  };
  if (text.trim() === '') throw new LeavenError('recipe/empty', {}, { position: { file, line: 1, column: 1 } });

  if (tooDeep(text)) throw tooLarge('nested too deeply', '嵌套过深').at({ file, line: 1, column: 1 });

  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, merge: false });
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) throw tooLarge('nested too deeply', '嵌套过深').at({ file, line: 1, column: 1 });
    throw error;
  }
  const faults = [...document.errors, ...document.warnings].map((fault) => syntaxError(fault, text, at));
  const [first, ...others] = faults.slice(0, 20);
  if (first) throw new LeavenError(first.code, first.data, { ...(first.position ? { position: first.position } : {}), others });
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    throw new LeavenError('recipe/empty', {}, { position: { file, line: 1, column: 1 } });

  const places = new Map<string, { key?: Range; value?: Range }>();
  const errors: LeavenError[] = [];
  const budget = createBudget();
  // The library looks through the whole document for each alias: once for each is enough.
  const targets = new Map<unknown, unknown>();
  const follow = (node: unknown): unknown => {
    if (!isAlias(node)) return node;
    const target = targets.get(node) ?? node.resolve(document);
    targets.set(node, target);
    if (target) return target;
    throw new LeavenError('recipe/yaml-syntax', syntaxReason('BAD_ALIAS', ''), { position: at(...rangeOf(node)) });
  };
  const convert = (node: unknown, path: RecipePath, key?: Range): unknown => {
    const target = follow(node);
    const range = (node as Node | null)?.range;
    places.set(JSON.stringify(path), { ...(key ? { key } : {}), ...(range ? { value: [range[0], range[1]] } : {}) });
    budget.enter();
    const value = isSeq(target)
      ? target.items.map((item, index) => convert(item, [...path, index]))
      : isMap(target)
        ? convertMap(target, path)
        : isScalar(target)
          ? target.value
          : null;
    budget.leave();
    return value;
  };
  const convertMap = (map: unknown, path: RecipePath): Record<string, unknown> => {
    const value: Record<string, unknown> = {};
    if (!isMap(map)) return value;
    for (const pair of map.items) {
      if (!isMerge(pair.key)) continue;
      const list = follow(pair.value);
      // Of several merged maps the first that has a key gives it.
      const parts = isSeq(list) ? [...list.items].reverse() : [pair.value];
      for (const part of parts) {
        budget.enter();
        const merged = follow(part);
        if (!isMap(merged)) throw syntax('<< takes a map or a list of maps', '<< 的值应为映射或映射列表', at(...rangeOf(pair.key)));
        Object.assign(value, convertMap(merged, path));
        budget.leave();
      }
    }
    for (const pair of map.items) {
      if (isMerge(pair.key)) continue;
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const range = rangeOf(pair.key);
      if (key === '__proto__') {
        errors.push(
          new LeavenError(
            'recipe/unknown-key',
            { key, place: { en: 'a key of a recipe', 'zh-CN': '配方的键' } },
            { position: at(...range), path: path.concat(key).join('.') },
          ),
        );
      } else setKey(value, key, convert(pair.value, [...path, key], range));
    }
    return value;
  };
  let value: unknown;
  try {
    value = convert(document.contents, []);
  } catch (error) {
    throw error instanceof LeavenError && !error.position ? error.at({ file, line: 1, column: 1 }) : error;
  }
  const locate = (path: RecipePath, target: Target): SourcePosition | undefined => {
    for (let length = path.length; length >= 0; length--) {
      const place = places.get(JSON.stringify(path.slice(0, length)));
      if (!place) continue;
      // What is missing is told at the key above it; an empty value at its key.
      const whole = length === path.length;
      const value = place.value && place.value[1] > place.value[0] ? place.value : undefined;
      const range = target === 'key' || !whole ? (place.key ?? place.value) : (value ?? place.key ?? place.value);
      if (range) return at(range[0], range[1]);
    }
    return undefined;
  };
  return { value, locate, errors };
}

/** A file of nothing but brackets or dashes would keep the parser busy for minutes. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let dashes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x5b || unit === 0x7b) depth++;
    else if ((unit === 0x5d || unit === 0x7d) && depth > 0) depth--;
    // - ? :
    if (unit === 0x2d || unit === 0x3f || unit === 0x3a) dashes++;
    else if (unit !== 0x20) dashes = 0;
    if (depth > 1_000 || (dashes > 1_000 && text.charCodeAt(i - 1) === 0x20)) return true;
  }
  return false;
}

function isMerge(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

function rangeOf(node: unknown): Range {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}

function syntax(en: string, zh: string, position: SourcePosition): LeavenError {
  return new LeavenError('recipe/yaml-syntax', { reason: { en, 'zh-CN': zh } }, { position });
}

function syntaxError(fault: YAMLError, text: string, at: (start: number, end?: number) => SourcePosition): LeavenError {
  const [start, end] = fault.pos;
  if (fault.code === 'DUPLICATE_KEY') {
    const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\s{},]+)/.exec(text.slice(start, start + 200))?.[0] ?? '';
    return new LeavenError('recipe/duplicate-key', { key: shorten(key) }, { position: at(start, start + key.length) });
  }
  return new LeavenError('recipe/yaml-syntax', syntaxReason(fault.code, fault.message), { position: at(start, Math.max(end, start)) });
}
