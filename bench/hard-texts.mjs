// Texts that formats get wrong: astral and combining characters, NUL, quotes, line ends, what looks like syntax.

const hard = [
  'plain words of a sentence',
  'emoji 👩‍👩‍👧‍👦 and 🇨🇳 and 𝒜𝓈𝓉𝓇𝒶𝓁',
  'e\u0301 a\u030a combining, é composed',
  'a NUL \u0000 and a bell \u0007 inside',
  'quotes " \' ` “ ” and a backslash \\ and \\n',
  'two\nlines\r\nand a third\rand a fourth',
  'tabs\tand\u00a0no-break\u3000spaces ',
  ' leading and trailing ',
  'separators \u2028 and \u2029 and \u0085',
  '中文文本，书面语；「引号」与《书名号》',
  'العربية من اليمين \u200fإلى\u200e اليسار',
  '{"looks": ["like", "json"]} <b>and</b> &amp; markup',
  '=1+1, comma; semicolon|pipe',
  '0012',
  'null',
  'NaN',
  'true',
  '1e400',
  '-',
  '#',
  '',
  '\ufeffa byte mark at the start',
  'long '.repeat(400),
]; // prettier-ignore

/** A generator of whole numbers from 0 below `n`, the same in every run. */
export function createNumbers(seed = 12345) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** `count` texts, no two of them equal. `lines: false` leaves out what a format of lines cannot hold. */
export function hardTexts(count, { lines = true, empty = true } = {}) {
  const next = createNumbers();
  const usable = hard.filter((text) => (lines || !/[\r\n\t\u0000]/.test(text)) && (empty || text.trim() !== ''));
  return Array.from({ length: count }, (_, row) => {
    if (row < usable.length) return usable[row];
    return `${usable[next(usable.length)]} ${row} ${usable[next(usable.length)]}`;
  });
}
