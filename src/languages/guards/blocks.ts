import { met } from '../words.ts';
import { linesOf } from './lines.ts';
import type { GuardedRange } from './ranges.ts';

const han = '\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e';
const bullet = String.raw`[-*+\u2022\u00b7\u25cf\u25cb\u25aa\u25a0\u25a1\u25c6\u25b6\u2013\u2014](?:[ \t]+\[[ xX]\])?[ \t\u3000]+`;
const numbering = [
  String.raw`(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\)|(?:\d{1,3}|[A-Fa-f]|[ivxIVX]{1,4})\.)(?:[ \t\u3000]+|$)`,
  String.raw`\d{1,3}[.)](?=[^\d\s])`,
  String.raw`(?:\d{1,3}|[${han}]{1,4})[\u3001\uff0e][ \t\u3000]*`,
  String.raw`[(\uff08](?:\d{1,3}|[${han}]{1,4}|[A-Za-z])[)\uff09][ \t\u3000]*`,
  String.raw`[\u2460-\u2487][ \t\u3000]*`,
].join('|');
const mark = String.raw`(?:#{1,6}[ \t\u3000]+|${bullet}|${numbering})`;
/** What opens a heading, an item of a list or a quotation, with its indentation. */
const opener = new RegExp(String.raw`[ \t\u3000]{0,200}(?:(?:>[ \t]?){1,8}${mark}?|${mark})`, 'my');
const rule = /^[ \t]*([-*_=~])(?:[ \t]*\1){2,}[ \t]*$/;
const separatorRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$|^[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*$/;
/** Rules and separator rows are short; longer lines are looked at for their opening alone. */
const longestRule = 400;

/** Where what opens a block of Markdown at the start of a line ends, or the start itself where nothing does. */
export function blockOpeningEnd(text: string, lineStart: number): number {
  // Most lines begin with a word, which is told without the pattern.
  const first = text.charCodeAt(lineStart) | 32;
  if (first >= 97 && first <= 122) {
    const next = text.charCodeAt(lineStart + 1);
    const roman = first === 0x69 || first === 0x76 || first === 0x78;
    if (!roman && next !== 0x2e && next !== 0x29) return lineStart;
  }
  opener.lastIndex = lineStart;
  return opener.test(text) ? opener.lastIndex : lineStart;
}

/** Headings, items of lists, quotations, rules and rows of tables, told by how their lines begin. Linear. */
export function findBlocks(text: string, seen: number, found: GuardedRange[]): void {
  const hold = (start: number, end: number) => {
    if (end > start) found.push({ start, end, guard: 'markup' });
  };
  if (!(seen & met.line)) {
    hold(0, blockOpeningEnd(text, 0));
    return;
  }
  if (seen & (met.pipe | met.line)) findTables(text, seen, hold);
  for (const { start, end } of linesOf(text)) {
    if (end === start) continue;
    if (end - start <= longestRule && rule.test(text.slice(start, end))) hold(start, end);
    else hold(start, Math.min(end, blockOpeningEnd(text, start)));
  }
}

type Hold = (start: number, end: number) => void;

/** Rows between pipes around a separator row, or that begin and end with a pipe; rows of cells between tabs. Held whole. */
function findTables(text: string, seen: number, hold: Hold): void {
  let rows: { start: number; end: number; framed: boolean; separator: boolean }[] = [];
  let tabbed: { start: number; end: number }[] = [];
  let tabs = 0;
  const closeRows = () => {
    const table = rows.length > 1 && rows.some(({ separator }) => separator);
    for (const row of rows) if (table || row.framed) hold(row.start, row.end);
    rows = [];
  };
  const closeTabbed = () => {
    if (tabbed.length > 1) for (const row of tabbed) hold(row.start, row.end);
    tabbed = [];
  };
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    if (seen & met.pipe && line.includes('|')) {
      rows.push({
        start,
        end,
        framed: line.charCodeAt(line.search(/\S/)) === 0x7c && /\|[^|]*\|[ \t]*$/.test(line.slice(-4000)),
        separator: line.length <= longestRule && separatorRow.test(line),
      });
    } else closeRows();
    const count = countTabs(line);
    if (count !== tabs || count === 0) closeTabbed();
    tabs = count;
    if (count > 0) tabbed.push({ start, end });
  }
  closeRows();
  closeTabbed();
}

/** Tabs between cells: those at the ends of a line are none. */
function countTabs(line: string): number {
  let count = 0;
  const cells = line.trim();
  for (let at = cells.indexOf('\t'); at >= 0; at = cells.indexOf('\t', at + 1)) count++;
  return count;
}
