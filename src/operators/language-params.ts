import type { Localized } from '../errors/language.ts';
import { knownLanguages } from '../languages/identification.ts';

/** What tells languages of one script, at the version that its answers hang on. */
export const languageResources: readonly string[] = ['eld@2.1.0'];

/** Languages that can be asked for: Chinese also by its script. */
const languages: readonly string[] = [...knownLanguages, 'zh-Hans', 'zh-Hant'].sort();

/** What is wrong with a list of languages: one that no text is ever told to be in. */
export function wrongLanguage(param: string, wanted: readonly string[]): { param: string; expected: Localized } | undefined {
  const wrong = wanted.find((one) => !languages.includes(one));
  return wrong === undefined
    ? undefined
    : {
        param,
        expected: {
          en: `languages that can be told, which ${wrong} cannot: ${languages.join(', ')}`,
          'zh-CN': `可判定的语言（${wrong} 不在其列）：${languages.join('、')}`,
        },
      };
}

/** Whether a language that was told is one of those asked for: `zh` stands for both of its scripts. */
export function isAmong(language: string, wanted: readonly string[]): boolean {
  return wanted.some((one) => one === language || language.startsWith(`${one}-`) || (language === 'zh' && one.startsWith('zh-')));
}
