import { backend } from './catalog/backend.ts';
import { cli } from './catalog/cli.ts';
import { convert } from './catalog/convert.ts';
import { core } from './catalog/core.ts';
import { dataset } from './catalog/dataset.ts';
import { operator } from './catalog/operator.ts';
import { proof } from './catalog/proof.ts';
import { recipe } from './catalog/recipe.ts';
import { run } from './catalog/run.ts';
import { stream } from './catalog/stream.ts';
import { system } from './catalog/system.ts';
import { training } from './catalog/training.ts';
import type { Language, Localized } from './language.ts';

/** One wording of one code. `{name}` is filled from the error's data; `[[…]]` is left out when a name in it is missing. */
export interface Wording {
  /** What is wrong, what was expected, what was found: one line. */
  message: string;
  /** What to do: one line. */
  hint?: string;
  /** The page of `leaven help CODE`: when it happens and how to mend it. */
  help: string;
}
export type CatalogEntry = Record<Language, Wording>;

export const catalog = {
  ...core,
  ...recipe,
  ...dataset,
  ...operator,
  ...backend,
  ...run,
  ...stream,
  ...training,
  ...proof,
  ...convert,
  ...system,
  ...cli,
} satisfies Record<string, CatalogEntry>;
export type ErrorCode = keyof typeof catalog;

export function hasCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalog, code);
}

/** The wording of a code for given data. */
export function render(code: ErrorCode, data: Record<string, unknown>, language: Language): { message: string; hint?: string } {
  const wording: Wording = catalog[code][language];
  const message = fill(wording.message, data, language);
  const hint = wording.hint === undefined ? '' : fill(wording.hint, data, language);
  return hint === '' ? { message } : { message, hint };
}

function fill(template: string, data: Record<string, unknown>, language: Language): string {
  const whole = template.replace(/\[\[(.*?)\]\]/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => present(data[name as string])) ? part : '',
  );
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => show(data[name], language)).trim();
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function show(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((item) => show(item, language)).join(language === 'zh-CN' ? '、' : ', ');
  if (typeof value === 'string') return value;
  if (isLocalized(value)) return value[language];
  return value === undefined ? '' : JSON.stringify(value);
}

function isLocalized(value: unknown): value is Localized {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh-CN' in value;
}
