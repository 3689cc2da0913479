import { createLanguageIdentifier } from '../../languages/identification.ts';

/** The language of a text as a BCP 47 tag; nothing where it is too short or too mixed to tell. */
export type TellLanguage = (text: string) => string | undefined;

const unitsRead = 600;

/** Languages as `text.language` tells them, by the beginning of each text. */
export async function createLanguageTeller(): Promise<TellLanguage> {
  const { identify } = await createLanguageIdentifier();
  return (text) => {
    const { language } = identify(text.slice(0, unitsRead));
    return language === 'und' ? undefined : language;
  };
}
