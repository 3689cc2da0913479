import type { Json } from '../core/operator.ts';

/** Why a record's value cannot be brought into form. */
export interface FieldFault {
  reason: string;
  detail: { [key: string]: Json };
}

export function isFieldFault(value: unknown): value is FieldFault {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'reason') && Object.hasOwn(value, 'detail');
}

/** A value as messages show it. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `the string ${shorten(value)}` : `${typeof value} ${String(value)}`;
}

/** JSON of at most 80 characters. */
export function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 79).replace(/\p{Surrogate}/u, '')}…` : text;
}
