/** A piece of a text, half-open in UTF-16 units. */
export interface NoticeRange {
  start: number;
  end: number;
}

/** What makes a comment a notice of rights. */
const rights =
  /copyright|©|\(c\)\s*\d{4}|all rights reserved|spdx-license-identifier|licen[sc]ed under|permission is hereby granted|redistribution and use in source|版权所有|版權所有|保留(?:所有|一切|全部)权利/i;
const certain = /©|\(c\)|\b(?:19|20)\d\d\b|all rights reserved|spdx-license-identifier|licen[sc]ed under/i;
/** Signs that begin a comment of one line. */
const lineComment = /^[ \t]*(?:#|\/\/|--|;|%|')/;
/** What may stand before the notice: a line for the shell, an encoding, the opening of PHP or XML, directives. */
const preamble = /^[ \t]*(?:#!|#.{0,20}coding[:=]|<\?(?:php|xml)|<!doctype|"use strict"|'use strict'|$)/i;
const blocks: readonly (readonly [open: string, close: string])[] = [
  ['/*', '*/'],
  ['<!--', '-->'],
  ['"""', '"""'],
  ["'''", "'''"],
  ['{-', '-}'],
  ['(*', '*)'],
];
/** Longest comment that is read. */
const longestComment = 20_000;

/**
 * Comments at the head of a program, and block comments of C anywhere, that tell of rights. A run of comments of one line goes whole, as a
 * licence is written; where it says nothing of rights it stays.
 */
export function codeNotices(text: string): NoticeRange[] {
  const found: NoticeRange[] = [];
  const head = headNotice(text);
  if (head) found.push(head);
  for (let at = text.indexOf('/*', head?.end ?? 0); at >= 0; ) {
    const close = text.indexOf('*/', at + 2);
    if (close < 0) break;
    const end = close + 2;
    if (end - at <= longestComment && rights.test(text.slice(at, end))) found.push(wholeLines(text, at, end));
    at = text.indexOf('/*', end);
  }
  return found;
}

function headNotice(text: string): NoticeRange | undefined {
  let at = 0;
  for (let lines = 0; lines < 5 && at < text.length; lines++) {
    const end = lineEnd(text, at);
    if (!preamble.test(text.slice(at, Math.min(end, at + 200)))) break;
    at = Math.min(text.length, end + 1);
  }
  const start = at + (/^[ \t]*/.exec(text.slice(at, at + 80))?.[0].length ?? 0);
  for (const [open, close] of blocks) {
    if (!text.startsWith(open, start)) continue;
    const closed = text.indexOf(close, start + open.length);
    const end = closed + close.length;
    return closed >= 0 && end - start <= longestComment && rights.test(text.slice(start, end)) ? wholeLines(text, start, end) : undefined;
  }
  let reached = at;
  while (reached < text.length && lineComment.test(text.slice(reached, reached + 80)))
    reached = Math.min(text.length, lineEnd(text, reached) + 1);
  const comment = text.slice(at, Math.min(reached, at + longestComment));
  // One line behind # may be a heading of Markdown: it must give a year, a sign or a licence.
  const heading = comment.startsWith('#') && comment.trimEnd().indexOf('\n') < 0 && !certain.test(comment);
  return reached > at && rights.test(comment) && !heading ? { start: at, end: afterBlank(text, reached) } : undefined;
}

/** A comment with the lines it fills, and the blank line behind it. */
function wholeLines(text: string, start: number, end: number): NoticeRange {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const alone = /^[ \t]*$/.test(text.slice(Math.max(from, start - 200), start)) && start - from <= 200;
  const after = lineEnd(text, end);
  if (!alone || !/^[ \t\r]*$/.test(text.slice(end, Math.min(after, end + 200))) || after - end > 200) return { start, end };
  return { start: from, end: afterBlank(text, Math.min(text.length, after + 1)) };
}

function afterBlank(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end < text.length && end - at < 100 && /^[ \t\r]*$/.test(text.slice(at, end)) ? end + 1 : at;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
