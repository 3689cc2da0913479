import type { z } from 'zod';
import { stepWords } from '../core/operator.ts';
import type { Localized } from '../errors/language.ts';
import { checkShape, keysOf, stepPlace } from './check.ts';
import { showValue } from './describe.ts';
import type { Target } from './path.ts';
import { type RecipePath, shorten } from './path.ts';
import type { Problems } from './problems.ts';
import { augmentOptions, augmentSchema, augmentWithSchema, choiceSchema, gateSchema, longStepSchema } from './schema.ts';

/** An operator as a recipe names it, before it is loaded. */
export interface WrittenOperator {
  use: string;
  usePath: RecipePath;
  /** The key of a short map, else the value. */
  useTarget: Target;
  params: unknown;
  paramsPath: RecipePath;
  id?: string | undefined;
  weight: number;
  /** The item as a whole. */
  path: RecipePath;
}

export interface WrittenStep {
  path: RecipePath;
  /** Where its options stand: the long form, or the map of a short `augment`. */
  optionsPath: RecipePath;
  options: Omit<z.output<typeof longStepSchema>, 'use' | 'with'>;
  operator?: WrittenOperator;
  augment?: Omit<z.output<typeof augmentWithSchema>, 'from' | 'gates'> & { from: WrittenOperator[]; gates: WrittenOperator[] };
}

interface Item {
  use: string;
  usePath: RecipePath;
  useTarget: Target;
  value: unknown;
  valuePath: RecipePath;
  /** The whole map of a long form. */
  long?: unknown;
}

/** The steps in one form, whichever of the short and long forms they are written in. */
export function readSteps(steps: readonly unknown[], problems: Problems): WrittenStep[] {
  return steps.flatMap((step, index) => {
    const read = readStep(step, ['steps', index], problems);
    return read ? [read] : [];
  });
}

const noOptions = { probability: 1, onError: 'reject' } as const;

function readStep(step: unknown, path: RecipePath, problems: Problems): WrittenStep | undefined {
  const item = readItem(step, path, problems);
  if (!item) return undefined;
  if (item.use !== 'augment') {
    if (item.long === undefined) return { path, optionsPath: path, options: noOptions, operator: operatorOf(item, path) };
    const long = checkShape(longStepSchema, item.long, path, stepPlace, problems);
    return { path, optionsPath: path, options: long ?? noOptions, operator: operatorOf(item, path) };
  }
  const value = item.value ?? {};
  const place = keysOf('augment');
  const long = item.long === undefined ? undefined : checkShape(longStepSchema, item.long, path, stepPlace, problems);
  const body =
    item.long === undefined
      ? checkShape(augmentSchema, value, item.valuePath, place, problems)
      : checkShape(augmentWithSchema, value, item.valuePath, place, problems);
  // Choices are read even where something else in the step is wrong: all faults are told at once.
  const list = (key: 'from' | 'gates', schema: typeof choiceSchema | typeof gateSchema) => {
    const items = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : [];
    return Array.isArray(items)
      ? items.flatMap((one, index) => readChoice(one, [...item.valuePath, key, index], schema, `augment.${key}`, problems))
      : [];
  };
  const from = list('from', choiceSchema);
  const gates = list('gates', gateSchema);
  const defaults = { copies: 1, choose: 'one', keepOriginal: true } as const;
  const options = long ?? (item.long === undefined ? (body as z.output<typeof augmentSchema> | undefined) : undefined) ?? noOptions;
  const choose = body?.choose;
  if (typeof choose === 'object' && choose.max < choose.min)
    problems.add(
      'recipe/conflict',
      {
        reason: {
          en: `choose.max (${choose.max}) is less than choose.min (${choose.min})`,
          'zh-CN': `choose.max（${choose.max}）小于 choose.min（${choose.min}）`,
        },
      },
      [...item.valuePath, 'choose'],
    );
  else if (typeof choose === 'object' && body && choose.max > body.from.length)
    problems.add(
      'recipe/conflict',
      {
        reason: {
          en: `choose.max (${choose.max}) is more than the ${body.from.length} operators of from`,
          'zh-CN': `choose.max（${choose.max}）大于 from 中的算子数（${body.from.length}）`,
        },
      },
      [...item.valuePath, 'choose', 'max'],
    );
  return {
    path,
    optionsPath: item.long === undefined ? item.valuePath : path,
    options,
    augment: { ...(body ?? defaults), from, gates },
  };
}

function readChoice(
  written: unknown,
  path: RecipePath,
  schema: typeof choiceSchema | typeof gateSchema,
  where: string,
  problems: Problems,
): WrittenOperator[] {
  const item = readItem(written, path, problems);
  if (!item) return [];
  if (item.use === 'augment') {
    const advice: Localized = { en: 'put a second augment under steps:', 'zh-CN': '第二个 augment 应放在 steps: 下' };
    problems.add('recipe/not-allowed-here', { operator: 'augment', where, advice }, item.usePath, item.useTarget);
    return [];
  }
  const operator = operatorOf(item, path);
  if (item.long === undefined) return [operator];
  const long = checkShape<{ id?: string | undefined; weight?: number }>(schema, item.long, path, keysOf(where), problems);
  if (long?.id === 'choose') problems.add('recipe/duplicate-id', { id: 'choose' }, [...path, 'id']);
  return [{ ...operator, ...(long?.id !== undefined ? { id: long.id } : {}), weight: long?.weight ?? 1 }];
}

function operatorOf(item: Item, path: RecipePath): WrittenOperator {
  return {
    use: item.use,
    usePath: item.usePath,
    useTarget: item.useTarget,
    params: item.value ?? {},
    paramsPath: item.valuePath,
    weight: 1,
    path,
  };
}

function readItem(item: unknown, path: RecipePath, problems: Problems): Item | undefined {
  const bad = (reason: Localized) => {
    problems.add('recipe/bad-step', { reason }, path);
    return undefined;
  };
  if (typeof item === 'string') return { use: item, usePath: path, useTarget: 'value', value: undefined, valuePath: path };
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    const got = showValue(item);
    const words = typeof got === 'string' ? { en: got, 'zh-CN': got } : got;
    return bad({ en: `it is ${words.en}`, 'zh-CN': `实际为${words['zh-CN']}` });
  }
  const map = item as Record<string, unknown>;
  if (Object.hasOwn(map, 'use')) {
    if (typeof map.use !== 'string' || map.use === '') {
      problems.add('recipe/wrong-type', { key: 'use', expected: { en: 'an operator id', 'zh-CN': '算子 id' }, got: showValue(map.use) }, [
        ...path,
        'use',
      ]);
      return undefined;
    }
    return { use: map.use, usePath: [...path, 'use'], useTarget: 'value', value: map.with, valuePath: [...path, 'with'], long: map };
  }
  const keys = Object.keys(map);
  const [key] = keys;
  if (key === undefined) return bad({ en: 'the map is empty', 'zh-CN': '映射为空' });
  const ofStep = [...stepWords, ...Object.keys(augmentOptions)];
  if (keys.length === 1 && !ofStep.includes(key))
    return { use: key, usePath: [...path, key], useTarget: 'key', value: map[key], valuePath: [...path, key] };
  if (keys.every((one) => ofStep.includes(one))) return bad({ en: 'it has no use:', 'zh-CN': '缺少 use:' });
  const shown = keys.slice(0, 5).map((one) => shorten(one, 30));
  return bad({ en: `it has ${keys.length} keys (${shown.join(', ')})`, 'zh-CN': `含有 ${keys.length} 个键（${shown.join('、')}）` });
}
