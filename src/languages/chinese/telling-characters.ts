/** Chinese characters that deny or count where they stand alone, in both scripts: noise must not make one, nor leave one of a word. */
export const tellingCharacters: ReadonlySet<string> = new Set(
  '不没沒未别別无無非莫勿毋休否弗甭〇零一二三四五六七八九十百千万萬亿億两兩半几幾双雙',
);
