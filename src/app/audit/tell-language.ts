/** The language of a text as a BCP 47 tag; nothing where it is too short or too mixed to tell. */
export type TellLanguage = (text: string) => string | undefined;

/** Letters below which no language is told. */
const lettersNeeded = 24;
const unitsRead = 600;

/**
 * Scripts that belong to few languages tell by themselves, other texts by n-grams (eld 2.1, small). Web addresses, user names and
 * numbers say nothing of a language and are left out, and so are words with a capital: names have the language of their bearers.
 */
export async function createLanguageTeller(): Promise<TellLanguage> {
  const { eld } = await import('eld/small');
  return (text) => {
    const said = text.slice(0, unitsRead).replace(/\S*[@/\\_<>{}=]\S*|[\p{N}\p{P}\p{S}]+/gu, ' ');
    const scripts = countScripts(said);
    if (scripts.kana >= 2 && scripts.kana * 5 >= scripts.han) return 'ja';
    if (scripts.hangul >= 4 && scripts.hangul * 2 >= scripts.letters) return 'ko';
    // A Han character says as much as a word of letters.
    if (scripts.han >= 4 && scripts.han * 3 >= scripts.letters - scripts.han) return 'zh';
    // Han among more of something else: a translation, a question about code.
    if (scripts.han >= 8) return undefined;
    const unnamed = said.replace(/(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]*/gu, ' ');
    if (unnamed.replace(/\P{L}+/gu, '').length < lettersNeeded) return undefined;
    const result = eld.detect(unnamed);
    return result.isReliable() && result.language !== '' ? result.language : undefined;
  };
}

function countScripts(text: string) {
  const count = { han: 0, kana: 0, hangul: 0, letters: 0 };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) count.letters++;
    else if (unit < 0xaa) continue;
    else if (unit >= 0x4e00 && unit <= 0x9fff) {
      count.han++;
      count.letters++;
    } else if (unit >= 0x3040 && unit <= 0x30ff) {
      count.kana++;
      count.letters++;
    } else if (unit >= 0xac00 && unit <= 0xd7a3) {
      count.hangul++;
      count.letters++;
    } else if (/\p{L}/u.test(text[i] as string)) count.letters++;
  }
  return count;
}
