const english = new Set(
  'the a an of to in is it and that for on with as was are be this i you not have at by from or but my what how do can'.split(' '),
);

/** The language of texts as far as scripts and the commonest words tell: `en`, `zh`, or `und`. */
export function guessLanguage(texts: readonly string[]): 'en' | 'zh' | 'und' {
  let han = 0;
  let latin = 0;
  let other = 0;
  let words = 0;
  let common = 0;
  for (const text of texts.slice(0, 2000)) {
    for (const character of text.slice(0, 400)) {
      if (/\p{Script=Han}/u.test(character)) han++;
      else if (/[A-Za-z]/.test(character)) latin++;
      else if (/\p{Letter}/u.test(character)) other++;
    }
    for (const word of text
      .slice(0, 400)
      .toLowerCase()
      .match(/[a-z']+/g) ?? []) {
      words++;
      if (english.has(word)) common++;
    }
  }
  const letters = han + latin + other;
  if (letters === 0) return 'und';
  // Kana and Hangul beside Han are Japanese and Korean.
  if (han / letters > 0.3 && other / letters < 0.1) return 'zh';
  return latin / letters > 0.9 && words > 0 && common / words > 0.12 ? 'en' : 'und';
}
