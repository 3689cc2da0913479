import { met } from '../words.ts';
import type { GuardedRange } from './ranges.ts';

/** Longest formula that is looked for: what a sign opens and nothing closes in this reach is no formula. */
const reach = 4000;

export const latexSigns = met.dollar | met.backslash | met.equals;

/** Formulas and commands: $…$, $$…$$, \(…\), \[…\], \begin{}…\end{}, \frac{a}{b}, and bare equations such as y = mx + b. Linear. */
export function findLatex(text: string, seen: number, found: GuardedRange[]): void {
  if (!(seen & latexSigns)) return;
  if (seen & met.backslash) {
    findEnvironments(text, found);
    findBracketed(text, found);
  }
  if (seen & met.dollar) findDollars(text, found);
  if (seen & met.backslash) findCommands(text, found);
  if (seen & met.equals) findEquations(text, found);
}

function hold(found: GuardedRange[], start: number, end: number): void {
  found.push({ start, end, guard: 'latex' });
}

/** \begin{x} to the \end{x} that closes it; what is never closed holds its own mark alone. */
function findEnvironments(text: string, found: GuardedRange[]): void {
  const open: { name: string; start: number; end: number }[] = [];
  const opened = new Map<string, number>();
  for (const match of text.matchAll(/\\(begin|end)\{([A-Za-z]{1,32}\*?)\}/g)) {
    const [mark, kind, name = ''] = match;
    const end = match.index + mark.length;
    if (kind === 'begin') {
      open.push({ name, start: match.index, end });
      opened.set(name, (opened.get(name) ?? 0) + 1);
    } else if ((opened.get(name) ?? 0) === 0) hold(found, match.index, end);
    else
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        opened.set(last.name, (opened.get(last.name) ?? 1) - 1);
        hold(found, last.start, last.name === name ? end : last.end);
        if (last.name === name) break;
      }
  }
  for (const { start, end } of open) hold(found, start, end);
}

/** \(…\) and \[…\], in one paragraph. */
function findBracketed(text: string, found: GuardedRange[]): void {
  let opener: { start: number; closes: string } | undefined;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
    const sign = text.charAt(at + 1);
    if (opener !== undefined && sign === opener.closes) {
      if (at - opener.start <= reach && !blankLine(text, opener.start, at)) hold(found, opener.start, at + 2);
      opener = undefined;
    } else if (sign === '(' || sign === '[') opener = { start: at, closes: sign === '(' ? ')' : ']' };
    else if (sign === '\\') continue;
    at++;
  }
}

function blankLine(text: string, start: number, end: number): boolean {
  return /\n[ \t\r]*\n/.test(text.slice(start, end));
}

/**
 * $…$ as Pandoc reads it (no space inside beside the signs, no digit behind the closing one, one line) and only where it looks like
 * a formula, so that prices stay prices; $$…$$ in one paragraph.
 */
function findDollars(text: string, found: GuardedRange[]): void {
  const signs: { at: number; double: boolean }[] = [];
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    if (text.charCodeAt(at - 1) === 0x5c) continue;
    const double = text.charCodeAt(at + 1) === 0x24;
    signs.push({ at, double });
    if (double) at++;
  }
  for (let i = 0; i + 1 < signs.length; i++) {
    const { at, double } = signs[i] as { at: number; double: boolean };
    const next = signs[i + 1] as { at: number; double: boolean };
    if (double !== next.double || next.at - at > reach) continue;
    const end = next.at + (double ? 2 : 1);
    const inner = text.slice(at + (double ? 2 : 1), next.at);
    const closes = double
      ? inner.trim() !== '' && !/\n[ \t\r]*\n/.test(inner)
      : /^\S(?:[^\n]*\S)?$/.test(inner) && !/\d/.test(text.charAt(end)) && looksLikeFormula(inner);
    if (!closes) continue;
    hold(found, at, end);
    i++;
  }
}

/** A command, a sign of mathematics without running words, a number or a short name. */
function looksLikeFormula(inner: string): boolean {
  if (/\\[A-Za-z]/.test(inner)) return true;
  if (/^(?:[A-Za-z]'{0,3}|[A-Za-z]{1,3}|[-+]?\d+(?:\.\d+)?)$/.test(inner)) return true;
  return /[\^_=+*/<>|{}()\u2264\u2265\u00d7\u00b1-]|[A-Za-z],\s*[A-Za-z]/.test(inner) && !/[A-Za-z]{3,}[ ,.;:]+[A-Za-z]{2,}/.test(inner);
}

const command = /\\[A-Za-z]{1,32}\*?(?:\[[^\][\n]{0,64}\])?/y;

/** \alpha, \frac{a}{b}, \sqrt[3]{x}: a command with the groups that follow it. A path such as C:\Users is one too: it stays as well. */
function findCommands(text: string, found: GuardedRange[]): void {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
    command.lastIndex = at;
    if (!command.test(text)) continue;
    let end = command.lastIndex;
    for (let next = groupEnd(text, end); next > end; next = groupEnd(text, end)) end = next;
    hold(found, at, end);
    at = end - 1;
  }
}

/** End of a group in braces that opens here, or 0. */
function groupEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x7b) return 0;
  let depth = 0;
  for (let i = at; i < text.length && i - at <= 400; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x5c) i++;
    else if (unit === 0x7b) depth++;
    else if (unit === 0x7d && --depth === 0) return i + 1;
    else if (unit === 0x0a) return 0;
  }
  return 0;
}

const operand = String.raw`[-+\u2212]?\(?(?:\d+(?:[.,]\d+)*[A-Za-z]{0,2}|[A-Za-z]{1,2}(?:_?\d{1,3})?)(?:\([A-Za-z0-9, ]{1,12}\))?\)?(?:\^\(?[-+]?[A-Za-z0-9]{1,4}\)?)?`;
const operation = String.raw` ?[-+*/=<>^\u00d7\u00f7\u00b7\u2212\u2264\u2265] ?`;
const equation = new RegExp(`(?<![\\p{L}\\p{N}_$.\\-/])${operand}(?:${operation}${operand}){1,40}(?![\\p{L}\\p{N}_])`, 'gu');

/** How far around a sign an equation is looked for, in characters. */
const windowReach = 80;

/** y = mx + b, x^2 - 5x + 6 = 0: short operands between signs, an equals sign or a power among them. */
function findEquations(text: string, found: GuardedRange[]): void {
  // Only around the signs themselves: elsewhere the pattern would have to begin at every word.
  let reached = 0;
  for (let at = nextSign(text, 0); at >= 0; at = nextSign(text, Math.max(at + 1, reached))) {
    // A rule of equals signs is none.
    if (text.charCodeAt(at + 1) === text.charCodeAt(at) || text.charCodeAt(at - 1) === text.charCodeAt(at)) continue;
    const from = Math.max(reached, at - windowReach);
    const window = text.slice(from, at + windowReach);
    let stop = at + 1;
    for (const match of window.matchAll(equation)) {
      const start = from + match.index;
      const end = start + match[0].length;
      if (start > at) break;
      if (end <= at) continue;
      hold(found, start, end);
      stop = end;
    }
    reached = stop;
  }
}

const signs = /[=^]/g;
function nextSign(text: string, from: number): number {
  signs.lastIndex = from;
  return signs.exec(text)?.index ?? -1;
}
