import { z } from 'zod';
import type { ParamsSchema } from '../core/operator.ts';
import type { Language } from '../errors/language.ts';
import type { Messages } from './messages.ts';

export interface ParameterRow {
  name: string;
  type: string;
  range: string;
  /** The default, or the word for what must be given. */
  fallback: string;
  description: string;
}

interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  default?: unknown;
  description?: string;
  zh?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

/** The parameters of an operator as its schema declares them: nothing is written twice. */
export function describeParameters(params: ParamsSchema, words: Messages, language: Language): ParameterRow[] {
  const schema = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeOf(property),
    range: rangeOf(property, words),
    fallback: property.default !== undefined ? JSON.stringify(property.default) : schema.required?.includes(name) ? words.required : '',
    description: (language === 'zh-CN' ? property.zh : undefined) ?? property.description ?? '',
  }));
}

function typeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' | ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.type === 'array') return `${schema.items ? typeOf(schema.items) : 'any'}[]`;
  return [schema.type ?? 'any'].flat().join(' | ');
}

/** Limits of whole numbers that JSON Schema adds for want of others are no limits of the parameter. */
function rangeOf(schema: JsonSchema, words: Messages): string {
  const limited = schema.anyOf?.find((each) => each.minimum !== undefined || each.maximum !== undefined) ?? schema;
  const low = limited.minimum ?? limited.exclusiveMinimum;
  const high = limited.maximum ?? limited.exclusiveMaximum;
  const least = low !== undefined && low > Number.MIN_SAFE_INTEGER ? (limited.minimum === undefined ? `> ${low}` : String(low)) : undefined;
  const most =
    high !== undefined && high < Number.MAX_SAFE_INTEGER ? (limited.maximum === undefined ? `< ${high}` : String(high)) : undefined;
  if (least !== undefined && most !== undefined) return words.between(least, most);
  if (least !== undefined) return limited.minimum === undefined ? least : words.from(least);
  return most !== undefined ? words.upTo(most) : '';
}
