/**
 * A command line as program and arguments, without a shell: white space separates, single quotes hold all as it stands, double quotes
 * too but for `\"` and `\\`. Nothing is expanded. Nothing where a quote is left open or no program is named.
 */
export function splitCommand(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let i = 0; i < line.length; i++) {
    const unit = line[i] as string;
    if (quote === undefined && /\s/.test(unit)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word ??= '';
    if (unit === quote) quote = undefined;
    else if (quote === undefined && (unit === "'" || unit === '"')) quote = unit;
    else if (quote === '"' && unit === '\\' && (line[i + 1] === '"' || line[i + 1] === '\\')) word += line[++i];
    else word += unit;
  }
  if (word !== undefined) words.push(word);
  return quote === undefined && words.length > 0 && words[0] !== '' ? words : undefined;
}
