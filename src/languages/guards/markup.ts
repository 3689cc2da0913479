import { met } from '../words.ts';
import type { GuardedRange } from './ranges.ts';

/** Marks inside a line: emphasis by its pairs of marks, links by their brackets and targets, images whole, tags. Linear. */
export function findMarkup(text: string, seen: number, found: GuardedRange[]): void {
  const hold = (start: number, end: number) => {
    found.push({ start, end, guard: 'markup' });
  };
  if (seen & met.star) findStars(text, hold);
  if (seen & met.underscore) {
    for (const match of text.matchAll(underscored)) {
      const { length } = match[1] as string;
      hold(match.index, match.index + length);
      hold(match.index + match[0].length - length, match.index + match[0].length);
    }
  }
  if (seen & met.bracket) findLinks(text, hold);
  if (seen & met.angle) findTags(text, hold);
}

type Hold = (start: number, end: number) => void;

const underscored = /(?<![\p{L}\p{N}_])(_{1,2})(?=[^\s_])[^\n_]{0,300}[^\s_]\1(?![\p{L}\p{N}_])/gu;
const solid = /\S/;
const alphanumeric = /[\p{L}\p{N}]/u;

/** Pairs of *, **, *** and ~~ on one line: a mark opens before what is no space and closes behind it. */
function findStars(text: string, hold: Hold): void {
  const open = new Map<string, number>();
  for (const match of text.matchAll(/\*+|~~+|\n/g)) {
    const [run] = match;
    const { index } = match;
    if (run === '\n') open.clear();
    const before = text.charAt(index - 1);
    if (run === '\n' || run.length > 3 || before === '\\') continue;
    const after = text.charAt(index + run.length);
    const single = run === '*';
    const began = open.get(run);
    if (began !== undefined && solid.test(before) && !(single && alphanumeric.test(after))) {
      hold(began, began + run.length);
      hold(index, index + run.length);
      open.delete(run);
    } else if (solid.test(after) && !(single && alphanumeric.test(before))) open.set(run, index);
  }
}

const target =
  /\]\([^()\s]{0,2000}(?:\([^()\s]{0,400}\)[^()\s]{0,400})?(?:[ \t]+(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'))?[ \t]*\)|\]\[[^[\]\n]{0,100}\]|\]:[ \t]+(?:<|https?:|mailto:|www\.|[./#])\S{0,2000}/y;
const footnote = /\[\^[^[\]\s]{1,64}\]:?/y;

/** [text](target), [text][name], [name]: target, [^1], ![image](target). The text of a link is free. */
function findLinks(text: string, hold: Hold): void {
  const open: number[] = [];
  for (let at = nextBracket(text, 0); at >= 0; at = nextBracket(text, at + 1)) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) open.length = 0;
    else if (unit === 0x5b) {
      footnote.lastIndex = at;
      if (footnote.test(text)) {
        hold(at, footnote.lastIndex);
        at = footnote.lastIndex - 1;
      } else open.push(at);
    } else {
      const began = open.pop();
      if (began === undefined) continue;
      target.lastIndex = at;
      if (!target.test(text)) continue;
      const image = text.charCodeAt(began - 1) === 0x21;
      if (image) hold(began - 1, target.lastIndex);
      else {
        hold(began, began + 1);
        hold(at, target.lastIndex);
      }
      at = target.lastIndex - 1;
    }
  }
}

const brackets = /[[\]\n]/g;
function nextBracket(text: string, from: number): number {
  brackets.lastIndex = from;
  return brackets.exec(text)?.index ?? -1;
}

/** Elements whose content is no running text: code, and calls of tools. */
const wholeElements = new Set(
  'pre code script style svg math textarea tool_call tool_calls tool_response function_call function_calls function_results invoke tools'.split(
    ' ',
  ),
);
const tag =
  /<!--[^<>]{0,4000}-->|<!\[CDATA\[|<![A-Za-z][^<>]{0,400}>|<\?[a-z][^<>]{0,400}\?>|<(\/?)([A-Za-z][\w:.-]{0,63})([^<>]{0,4000})>/g;

function findTags(text: string, hold: Hold): void {
  const open: { name: string; start: number }[] = [];
  const opened = new Map<string, number>();
  for (const match of text.matchAll(tag)) {
    const end = match.index + match[0].length;
    hold(match.index, end);
    const name = match[2]?.toLowerCase();
    if (name === undefined || !wholeElements.has(name) || match[3]?.endsWith('/')) continue;
    if (match[1] === '') {
      open.push({ name, start: match.index });
      opened.set(name, (opened.get(name) ?? 0) + 1);
    } else if ((opened.get(name) ?? 0) > 0)
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        opened.set(last.name, (opened.get(last.name) ?? 1) - 1);
        if (last.name !== name) continue;
        hold(last.start, end);
        break;
      }
  }
}
