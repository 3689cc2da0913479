import type { z } from 'zod';
import { nearestName } from '../datasets/nearest.ts';
import type { Localized } from '../errors/language.ts';
import { describe, describeKey, showValue } from './describe.ts';
import { type RecipePath, shorten } from './path.ts';
import type { Problems } from './problems.ts';

type Issue = z.core.$ZodIssue;
type AnySchema = z.core.$ZodType;
/** The parts of zod's definitions that a walk along a path needs. */
interface Definition {
  innerType?: AnySchema;
  shape?: Record<string, AnySchema>;
  catchall?: AnySchema;
  element?: AnySchema;
  valueType?: AnySchema;
  options?: readonly AnySchema[];
}

/** Whose keys these are: `a parameter of text.delete-words`, `a key of output`. */
export interface Place {
  /** As in "rato is not …". */
  key: Localized;
  /** As in "… needs path". */
  owner: Localized;
}

export function keysOf(name: string | Localized): Place {
  const owner = typeof name === 'string' ? { en: name, 'zh-CN': name } : name;
  const gap = /^[\x21-\x7e]/.test(owner['zh-CN']) ? [' ', ' '] : ['', ''];
  return { key: { en: `a key of ${owner.en}`, 'zh-CN': `${gap[0]}${owner['zh-CN']}${gap[1]}的键` }, owner };
}

export const recipePlace = keysOf({ en: 'a recipe', 'zh-CN': '配方' });
export const stepPlace = keysOf({ en: 'a step', 'zh-CN': '步骤' });

export function parametersOf(operator: string): Place {
  return { key: { en: `a parameter of ${operator}`, 'zh-CN': ` ${operator} 的参数` }, owner: { en: operator, 'zh-CN': operator } };
}

/** The value after the schema's check and defaults; what is wrong goes to `problems`. */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown, path: RecipePath, place: Place, problems: Problems): T | undefined {
  // Compiling a schema pays off for data, not for one recipe.
  const result = schema.safeParse(value, { jitless: true } as z.core.ParseContext<z.core.$ZodIssue>);
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, schema, value, path, place, problems);
  return undefined;
}

function report(issue: Issue, schema: AnySchema, value: unknown, base: RecipePath, place: Place, problems: Problems): void {
  const inner = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const path = [...base, ...inner];
  const at = schemaAt(schema, inner);
  const found = valueAt(value, inner);
  const name = inner.length === 0 ? place.owner : shorten(String(path.at(-1)));

  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = shapeOf(at) ?? {};
      const owner = inner.length === 0 ? place : keysOf(String(path.filter((part) => typeof part === 'string').at(-1) ?? ''));
      for (const key of issue.keys) {
        const nearest = nearestName(key, Object.keys(known));
        problems.add(
          'recipe/unknown-key',
          {
            key: shorten(key),
            place: owner.key,
            expected: Object.entries(known).map(([one, its]) => describeKey(one, its)),
            ...(nearest !== undefined ? { nearest } : {}),
          },
          [...path, key],
          'key',
        );
      }
      return;
    }
    case 'invalid_union': {
      const branch = nearestBranch(issue.errors as readonly (readonly Issue[])[]);
      if (branch) {
        const schemas = optionsOf(at);
        const chosen = schemas[(issue.errors as readonly unknown[]).indexOf(branch)] ?? at;
        for (const one of branch)
          report(one, chosen ?? schema, found, path, inner.length === 0 ? place : keysOf(String(path.at(-1))), problems);
        return;
      }
      break;
    }
    case 'invalid_key': {
      // Keys of records: names of splits and guards.
      const nearest = nearestName(String(path.at(-1)), at ? describe(at).values : []);
      problems.add(
        'recipe/unknown-key',
        {
          key: name,
          place: inner.length < 2 ? place.key : keysOf(String(path.at(-2))).key,
          ...(nearest !== undefined ? { nearest } : {}),
        },
        path,
        'key',
      );
      return;
    }
    case 'invalid_value': {
      if (found === undefined) break;
      const values = issue.values.map(String);
      const scalar = typeof found !== 'object' || found === null;
      if (!scalar) break;
      const nearest = typeof found === 'string' ? nearestName(found, values) : undefined;
      problems.add(
        'recipe/unknown-value',
        { key: name, got: showValue(found), expected: values, ...(nearest !== undefined ? { nearest } : {}) },
        path,
      );
      return;
    }
    case 'too_big':
    case 'too_small':
    case 'invalid_format':
    case 'not_multiple_of': {
      const range = at ? describe(at).range : { en: issue.message, 'zh-CN': issue.message };
      const odd = issue.code === 'invalid_format' ? oddText : undefined;
      const ratio = range.en === 'from 0 to 1';
      problems.add(
        'recipe/out-of-range',
        {
          key: name,
          expected: odd ?? range,
          got: showValue(found),
          ...(ratio ? { advice: { en: 'write shares as decimals, such as 0.15', 'zh-CN': '比例写成小数，例如 0.15' } } : {}),
        },
        path,
      );
      return;
    }
    case 'custom':
      problems.add('recipe/bad-parameter', { key: name, operator: place.owner, expected: issue.message, got: showValue(found) }, path);
      return;
  }
  if (found === undefined && inner.length > 0) {
    const expected = at ? describe(at).noun : undefined;
    const owner = inner.length === 1 ? place.owner : String(path.at(-2));
    problems.add('recipe/missing-key', { key: name, place: owner, ...(expected ? { expected } : {}) }, path, 'key');
    return;
  }
  const expected = at ? describe(at).noun : { en: issue.message, 'zh-CN': issue.message };
  const quoted =
    typeof found === 'string' && /^a (whole )?number/.test(expected.en) && found.trim() !== '' && Number.isFinite(Number(found));
  problems.add(
    'recipe/wrong-type',
    {
      key: name,
      expected,
      got: showValue(found),
      ...(quoted ? { advice: { en: 'a number stands without quotes', 'zh-CN': '数字不加引号' } } : {}),
    },
    path,
  );
}

const oddText: Localized = {
  en: 'letters, digits, . _ ~ and -, and begin with a letter or digit',
  'zh-CN': '由字母、数字和 . _ ~ - 组成，并以字母或数字开头',
};

/** Of the ways a value may look, the one that it nearly has: the branch whose faults lie inside the value or in its range. */
function nearestBranch(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const inside = errors.filter(
    (issues) =>
      issues.length > 0 &&
      issues.every((issue) => issue.path.length > 0 || !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)),
  );
  return inside.sort((a, b) => a.length - b.length)[0];
}

function definition(schema: AnySchema | undefined): Definition {
  let def = schema ? (schema._zod.def as Definition) : {};
  while (def.innerType) def = def.innerType._zod.def as Definition;
  return def;
}

function shapeOf(schema: AnySchema | undefined): Record<string, AnySchema> | undefined {
  return definition(schema).shape;
}

function optionsOf(schema: AnySchema | undefined): readonly AnySchema[] {
  return definition(schema).options ?? [];
}

/** The schema of the value at a path, through defaults, lists, records and the first union branch that has it. */
export function schemaAt(schema: AnySchema | undefined, path: RecipePath): AnySchema | undefined {
  const [head, ...rest] = path;
  if (head === undefined || !schema) return schema;
  const { shape, catchall, element, valueType, options } = definition(schema);
  if (options) {
    for (const option of options) {
      const found = schemaAt(option, path);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof head === 'number') return schemaAt(element, rest);
  const next = shape && Object.hasOwn(shape, head) ? shape[head] : (catchall ?? valueType);
  return next && next._zod.def.type === 'never' ? undefined : schemaAt(next, rest);
}

export function valueAt(value: unknown, path: RecipePath): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined;
    current = (current as Record<string | number, unknown>)[part];
  }
  return current;
}
