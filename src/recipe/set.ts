import { parse } from 'yaml';
import { nearestName } from '../datasets/nearest.ts';
import type { Localized } from '../errors/language.ts';
import { LeavenError, type SourcePosition } from '../errors/leaven-error.ts';
import { followPath, type RecipePath, shorten } from './path.ts';
import { plainCopy, setKey } from './plain.ts';

export interface AppliedSet {
  path: RecipePath;
  /** The argument as a place: `--set steps.2.augment.copies=x`, line 1, at the value. */
  position: SourcePosition;
}

/**
 * Changes one value of a recipe in place: `steps.2.augment.copies=4`, `steps.augment.from.text.swap-words.ratio=0.2`.
 *
 * @throws LeavenError recipe/bad-set
 */
export function applySet(recipe: unknown, argument: string): AppliedSet {
  const file = `--set ${shorten(argument)}`;
  const equals = argument.indexOf('=');
  const position = (offset: number, length: number): SourcePosition => ({
    file,
    line: 1,
    column: [...`--set ${argument.slice(0, offset)}`].length + 1,
    ...(length > 0 ? { length } : {}),
  });
  const fail = (en: string, zh: string, nearest?: string): LeavenError => {
    const reason: Localized = { en, 'zh-CN': zh };
    return new LeavenError(
      'recipe/bad-set',
      { argument: shorten(argument), reason, ...(nearest !== undefined ? { nearest } : {}) },
      { position: position(0, [...argument.slice(0, Math.max(equals, 0))].length) },
    );
  };
  if (equals < 1) throw fail('expected PATH=VALUE', '应为 路径=值');
  const dotted = argument.slice(0, equals);
  const written = argument.slice(equals + 1);
  let value: unknown;
  try {
    value = written === '' ? '' : plainCopy(parse(written, { logLevel: 'error', prettyErrors: false, maxAliasCount: 0 }));
  } catch (error) {
    throw fail(`the value is no YAML: ${shorten(error instanceof Error ? (error.message.split('\n')[0] ?? '') : '')}`, '值不是有效的 YAML');
  }
  const { path, rest, ambiguous } = followPath(recipe, dotted);
  if (ambiguous !== undefined) throw fail(`${ambiguous} stands there more than once: use its index`, `${ambiguous} 出现多次：应使用序号`);

  let holder = at(recipe, path);
  let full: (string | number)[] = path;
  const bare = typeof holder === 'string' && path.length > 0 ? holder : undefined;
  if (bare !== undefined && rest.length > 0) {
    // A bare operator id takes parameters: `- text.swap-words` becomes `- text.swap-words: {}`.
    const named = rest.join('.').startsWith(`${bare}.`) ? bare.split('.').length : 0;
    const last = path.at(-1);
    if (typeof last === 'number' && rest.length - named === 1) {
      const parameters: Record<string, unknown> = {};
      const step: Record<string, unknown> = {};
      setKey(step, bare, parameters);
      (at(recipe, path.slice(0, -1)) as unknown[])[last] = step;
      holder = parameters;
      full = [...path, bare];
      rest.splice(0, named);
    }
  }
  if (rest.length === 0) {
    if (full.length === 0) throw fail('expected a path', '缺少路径');
    replace(at(recipe, full.slice(0, -1)), full.at(-1) as string | number, value);
  } else {
    const key = rest[0] as string;
    const parent = full.length === 0 ? 'the recipe' : full.join('.');
    const parentZh = full.length === 0 ? '配方' : ` ${full.join('.')} `;
    if (Array.isArray(holder))
      throw fail(
        `${parent} has ${holder.length} items and none is ${shorten(key)}`,
        `${parentZh}有 ${holder.length} 项，没有 ${shorten(key)}`,
      );
    if (typeof holder !== 'object' || holder === null)
      throw fail(`${parent} is no map that could hold ${shorten(key)}`, `${parentZh}不是映射，不能含有 ${shorten(key)}`);
    if (rest.includes('__proto__') || rest.includes(''))
      throw fail(`${parent} has no ${shorten(rest.join('.'))}`, `${parentZh}没有 ${shorten(rest.join('.'))}`);
    const nearest = rest.length > 1 ? nearestName(key, Object.keys(holder)) : undefined;
    if (nearest !== undefined) throw fail(`${parent} has no ${shorten(key)}`, `${parentZh}没有 ${shorten(key)}`, nearest);
    // Maps between are made: `output.path=elsewhere` works in a recipe without `output`.
    for (const part of rest.slice(0, -1)) {
      const next: Record<string, unknown> = {};
      setKey(holder as object, part, next);
      holder = next;
    }
    setKey(holder as object, rest.at(-1) as string, value);
    full = [...full, ...rest];
  }
  return { path: full, position: position(equals + 1, [...written].length) };
}

function at(value: unknown, path: RecipePath): unknown {
  let current = value;
  for (const part of path) current = (current as Record<string | number, unknown>)[part];
  return current;
}

function replace(holder: unknown, key: string | number, value: unknown): void {
  if (Array.isArray(holder)) holder[key as number] = value;
  else setKey(holder as object, String(key), value);
}
