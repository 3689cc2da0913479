import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import { LeavenError, type SourcePosition } from '../errors/leaven-error.ts';
import type { RecipePath } from './path.ts';
import { shorten } from './path.ts';
import { createBudget, setKey, tooLarge } from './plain.ts';
import type { Target } from './source.ts';
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

  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, merge: false, logLevel: 'silent' });
  } catch (error) {
    // The parser calls itself for each level: a file of nothing but brackets ends its stack.
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
  const convert = (node: unknown, path: RecipePath, key?: Range): unknown => {
    const target = isAlias(node) ? node.resolve(document) : (node as Node | null);
    const range = (node as Node | null)?.range;
    places.set(JSON.stringify(path), { ...(key ? { key } : {}), ...(range ? { value: [range[0], range[1]] } : {}) });
    if (isScalar(target)) return target.value;
    if (!isMap(target) && !isSeq(target)) return null;
    budget.enter();
    const value = isSeq(target) ? target.items.map((item, index) => convert(item, [...path, index])) : convertMap(target, path);
    budget.leave();
    return value;
  };
  const convertMap = (map: unknown, path: RecipePath): Record<string, unknown> => {
    const value: Record<string, unknown> = {};
    if (!isMap(map)) return value;
    for (const pair of map.items) {
      if (!isMerge(pair.key)) continue;
      const list = isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
      // Of several merged maps the first that has a key gives it.
      const parts = isSeq(list) ? [...list.items].reverse() : [pair.value];
      for (const part of parts) {
        budget.enter();
        const merged = isAlias(part) ? part.resolve(document) : part;
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
