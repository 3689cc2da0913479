import { splitAtSpaces, trimEnd } from '../kernels/text/white-space.ts';

export interface TercomOptions {
  /** Part signs from words, undo the entities of XML; with `asianSupport`, each Chinese character is a word. */
  normalized?: boolean;
  /** Take punctuation away; with `asianSupport`, that of Chinese and Japanese too. */
  withoutPunctuation?: boolean;
  asianSupport?: boolean;
  caseSensitive?: boolean;
}

/** Words of a text as Tercom's normaliser cuts it, in the form that sacreBLEU 2.6 has of it. */
export function tercomTokens(text: string, options: TercomOptions = {}): string[] {
  let line = trimEnd(text);
  if (line === '') return [];
  if (!options.caseSensitive) line = line.toLowerCase();
  if (options.normalized) {
    line = normalize(line);
    if (options.asianSupport) line = partAsian(line);
  }
  if (options.withoutPunctuation) {
    line = line.replace(/[.,?:;!"()]/g, '');
    if (options.asianSupport) line = line.replace(asianPunctuation, '').replace(fullWidthPunctuation, '');
  }
  return splitAtSpaces(line);
}

function normalize(text: string): string {
  const line = text.replaceAll('\n-', '').replaceAll('\n', ' ');
  return ` ${line.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')} `
    .replace(/[{-~[-` -&(-+:-@/]/g, ' $& ')
    .replaceAll("'s ", " 's ")
    .replace(/'s$/, " 's")
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])-/g, '$1 - ');
}

const asianPunctuation = /[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff61-\uff65\u30fb]/g;
const fullWidthPunctuation = /[\uff0e\uff0c\uff1f\uff1a\uff1b\uff01\uff02\uff08\uff09]/g;

/**
 * Ideographs, strokes, radicals, compatibility forms and, by a range that was written with a digit transposed and stays so for equal
 * scores, U+3200 to U+3F22. Kana are parted only where they are the whole text, which the spaces around it rule out.
 */
function partAsian(line: string): string {
  return line
    .replace(/[\u4e00-\u9fff\u3400-\u4dbf]/g, ' $& ')
    .replace(/[\u31c0-\u31ef\u2e80-\u2eff]/g, ' $& ')
    .replace(/[\u3300-\u33ff\uf900-\ufaff\ufe30-\ufe4f]/g, ' $& ')
    .replace(/[\u3200-\u3f22]/g, ' $& ')
    .replace(asianPunctuation, ' $& ')
    .replace(fullWidthPunctuation, ' $& ');
}
