import { z } from 'zod';
import type { Localized } from '../errors/language.ts';
import { shorten } from './path.ts';

interface JsonSchema {
  type?: string | string[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
}

/** What a value must be, in the words of errors: as a noun, as a range alone, and short for lists of keys. */
export interface Description {
  noun: Localized;
  range: Localized;
  short: Localized;
  values: readonly string[];
}

export function describe(schema: z.core.$ZodType): Description {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const { en, 'zh-CN': zh } = shortOf(json);
  const rest = json.default === undefined || typeof json.default === 'object' ? undefined : showValue(json.default);
  const restIn = (language: keyof Localized) => (typeof rest === 'object' ? rest[language] : rest);
  return {
    noun: nounOf(json),
    range: rangeOf(json),
    short: {
      en: rest === undefined ? en : `${en}, default ${restIn('en')}`,
      'zh-CN': rest === undefined ? zh : `${zh}，默认 ${restIn('zh-CN')}`,
    },
    values: valuesOf(json),
  };
}

/** A key and what it takes: `ratio (0 to 1, default 0.1)`. */
export function describeKey(key: string, schema: z.core.$ZodType): Localized {
  const { short } = describe(schema);
  return { en: short.en === '' ? key : `${key} (${short.en})`, 'zh-CN': short['zh-CN'] === '' ? key : `${key}（${short['zh-CN']}）` };
}

/** A value as a message shows it. */
export function showValue(value: unknown): string | Localized {
  if (Array.isArray(value))
    return value.length > 0 && JSON.stringify(value).length <= 40 ? JSON.stringify(value) : { en: 'a list', 'zh-CN': '列表' };
  if (typeof value === 'object' && value !== null) return { en: 'a map', 'zh-CN': '映射' };
  if (value === null || value === undefined) return { en: 'nothing', 'zh-CN': '空值' };
  return typeof value === 'string' ? `"${shorten(value)}"` : shorten(String(value));
}

function valuesOf(json: JsonSchema): string[] {
  if (json.const !== undefined) return [String(json.const)];
  if (json.enum) return json.enum.map(String);
  return (json.anyOf ?? []).flatMap(valuesOf);
}

const safe = Number.MAX_SAFE_INTEGER;
const least = (json: JsonSchema) => (json.minimum !== undefined && json.minimum > -safe ? json.minimum : undefined);
const most = (json: JsonSchema) => (json.maximum !== undefined && json.maximum < safe ? json.maximum : undefined);

function rangeOf(json: JsonSchema): Localized {
  const min = least(json);
  const max = most(json);
  const over = json.exclusiveMinimum;
  const under = json.exclusiveMaximum;
  if (min !== undefined && max !== undefined) return { en: `from ${min} to ${max}`, 'zh-CN': `在 ${min} 到 ${max} 之间` };
  const en: string[] = [];
  const zh: string[] = [];
  const add = (value: number | undefined, english: string, chinese: string) => {
    if (value === undefined) return;
    en.push(`${english} ${value}`);
    zh.push(`${chinese} ${value}`);
  };
  add(min, 'at least', '不小于');
  add(over, 'greater than', '大于');
  add(max, 'at most', '不大于');
  add(under, 'less than', '小于');
  if (en.length > 0) return { en: en.join(' and '), 'zh-CN': zh.join('且') };
  if (json.type === 'integer') return { en: 'a whole number up to 2^53', 'zh-CN': '为 2^53 以内的整数' };
  if (json.minLength !== undefined && json.maxLength === undefined) return { en: 'not empty', 'zh-CN': '不为空' };
  if (json.maxLength !== undefined)
    return { en: `a text of at most ${json.maxLength} characters`, 'zh-CN': `为不超过 ${json.maxLength} 个字符的文本` };
  if (json.maxItems !== undefined)
    return {
      en: `a list of ${json.minItems ?? 0} to ${json.maxItems} items`,
      'zh-CN': `为 ${json.minItems ?? 0} 到 ${json.maxItems} 项的列表`,
    };
  if (json.minItems !== undefined) return { en: `a list of at least ${json.minItems}`, 'zh-CN': `为至少 ${json.minItems} 项的列表` };
  const noun = nounOf(json);
  return { en: noun.en, 'zh-CN': `为${noun['zh-CN']}` };
}

function nounOf(json: JsonSchema): Localized {
  if (json.anyOf) return join(json.anyOf.map(nounOf));
  const values = valuesOf(json);
  if (values.length === 1) return { en: String(values[0]), 'zh-CN': ` ${values[0]}` };
  if (values.length > 1) return { en: `one of ${values.join(', ')}`, 'zh-CN': ` ${values.join('、')} 之一` };
  switch (json.type) {
    case 'number':
    case 'integer': {
      const whole = json.type === 'integer';
      const bounded =
        least(json) !== undefined || most(json) !== undefined || json.exclusiveMinimum !== undefined || json.exclusiveMaximum !== undefined;
      const range = bounded ? rangeOf(json) : { en: '', 'zh-CN': '' };
      const zh = range['zh-CN'].replace(/^在 /, ' ').replace(/(\d)$/, '$1 ');
      return {
        en: `a ${whole ? 'whole ' : ''}number ${range.en.replace(/^at /, 'of at ')}`.trim(),
        'zh-CN': `${zh}${bounded ? '的' : ''}${whole ? '整数' : '数'}`,
      };
    }
    case 'string':
      return { en: 'a text', 'zh-CN': '文本' };
    case 'boolean':
      return { en: 'true or false', 'zh-CN': ' true 或 false' };
    case 'array':
      return { en: 'a list', 'zh-CN': '列表' };
    case 'object':
      return { en: 'a map', 'zh-CN': '映射' };
    default:
      return { en: 'a value', 'zh-CN': '一个值' };
  }
}

function shortOf(json: JsonSchema): Localized {
  if (json.anyOf) return join(json.anyOf.map(shortOf));
  const values = valuesOf(json);
  if (values.length > 0) return { en: values.join(' | '), 'zh-CN': values.join(' | ') };
  const min = least(json);
  const max = most(json);
  if (min !== undefined && max !== undefined) return { en: `${min} to ${max}`, 'zh-CN': `${min} 到 ${max}` };
  if (min !== undefined) return { en: `${min} or more`, 'zh-CN': `不小于 ${min}` };
  const noun = nounOf(json);
  return { en: noun.en.replace(/^a /, ''), 'zh-CN': noun['zh-CN'].trim() };
}

function join(parts: readonly Localized[]): Localized {
  const unique = (list: string[]) => [...new Set(list.filter((part) => part !== ''))];
  return { en: unique(parts.map((part) => part.en)).join(' or '), 'zh-CN': unique(parts.map((part) => part['zh-CN'])).join('或') };
}
