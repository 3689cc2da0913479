/** The languages in which Leaven speaks to people. Codes, JSON keys and field names are never translated. */
export type Language = 'en' | 'zh-CN';
export const languages: readonly Language[] = ['en', 'zh-CN'];

/** A text in every language Leaven speaks; operators and parameters carry their own. */
export interface Localized {
  en: string;
  'zh-CN': string;
}

let chosen: Language | undefined;

/** `zh`, `zh_CN.UTF-8`, `zh-Hans` are Chinese; everything else is English. */
export function parseLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined || tag === '') return undefined;
  return /^zh\b|^zh[-_]/i.test(tag) ? 'zh-CN' : 'en';
}

export function setLanguage(language: Language | undefined): void {
  chosen = language;
}

/** The language in force: what `setLanguage` (`--lang`) said, else LEAVEN_LANG, else LC_ALL / LANG, else English. */
export function currentLanguage(): Language {
  if (chosen) return chosen;
  const env = typeof process === 'undefined' ? {} : process.env;
  return parseLanguage(env.LEAVEN_LANG) ?? parseLanguage(env.LC_ALL) ?? parseLanguage(env.LANG) ?? 'en';
}
