import { SynonymGroups, type Wrong } from './synonym-groups.ts';

const group = /^[A-Z][a-z]\d\d[A-Z]\d\d([=#@])\s*(.*)$/;
/** A class of some level with its name, as some editions have them, not always in capitals. */
const heading = /^[a-z](?:[a-z](?:\d\d[a-z]?)?)?\s+\S/i;
/** Whether a text is in the form of Tongyici Cilin: `Aa01A01= word word`. All headings may come before the first group. */
export function isCilin(text: string): boolean {
  return /^[A-Z][a-z]\d\d[A-Z]\d\d[=#@]/m.test(text);
}

/**
 * Synonyms of Tongyici Cilin (Mei Jiaju and others; HIT's extended edition): lines marked `=`, and with `related` also `#`; words of
 * lines marked `@` stand alone.
 */
export function parseCilin(text: string, related: boolean, wrong: Wrong): ReadonlyMap<string, readonly string[]> {
  const groups = new SynonymGroups(wrong);
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const [, mark, words = ''] = group.exec(line) ?? [];
    if (mark === '=' || (mark === '#' && related)) groups.addGroup(words.split(/\s+/).filter(Boolean), index + 1);
    else if (mark === undefined && line !== '' && !heading.test(line))
      throw wrong({ en: `"${line.slice(0, 60)}" has no code of Cilin`, 'zh-CN': `“${line.slice(0, 60)}”没有词林编码` }, index + 1);
  }
  return groups.finish();
}
