import type { NoticeRange } from './code-heads.ts';

/** A sign of rights with years: © 2020-2024, Copyright (c) 2020, Copyright 2019. */
const dated =
  /(?:copyright\s{0,3}(?:©|\(c\)|&copy;)?|[©℗ⓒ]|&copy;)[\s:,]{0,3}(?:19|20)\d\d(?:\s{0,2}[-–—,]\s{0,2}(?:(?:19|20)\d\d|present))*/gi;
const reserved = /all rights (?:are )?reserved|some rights reserved/gi;
/** A sentence that says what may not be done with the text. */
const forbidden =
  /no part of (?:this|the) \w{1,20} may be (?:reproduced|copied|used|stored)|(?:may not|must not) be (?:reproduced|published|broadcast|rewritten|redistributed)[\w\s,]{0,60}(?:permission|consent)?|unauthori[sz]ed (?:copying|reproduction|use|distribution)[\w\s,]{0,60}prohibited/gi;
const reservedBehind = /^[^\n]{0,120}?\ball rights (?:are )?reserved\b[.!]?/i;
/** Behind the years: the holder, as far as it can be one. */
const holder =
  /^[ \t]{0,3}(?:by[ \t]{1,3})?(?:(?:\p{Lu}\.|[\p{Lu}\d][\p{L}\p{N}&'’-]*)(?:[ \t,]{1,2}(?=[\p{Lu}\d&])|[ \t]{1,2}(?:of|and|the|for|de|van|von)[ \t]{1,2}(?=\p{Lu}))?){1,8}[.]?/u;

const strongClause =
  /版权所有|版權所有|著作权所有|版权归.{1,24}所有|著作权归.{1,24}所有|保留(?:所有|一切|全部|最终)权[利力]|保留一切權利|翻印必究|侵权必究|违者必究|盗版必究|转载(?:请|須|须|需|必须|时请|务必).{0,6}(?:注明|标明|保留|联系|附上)|(?:不得|禁止|严禁|请勿|謝絕|谢绝|不可)[^，,。；;！!]{0,12}(?:转载|轉載|复制|摘编|翻印|镜像|抄袭)/;
/** What leads up to a notice, and is none by itself. */
const leadingClause =
  /^\s{0,4}(?:(?:未经|未經|如未经|非经)[^，,。]{0,24}(?:许可|許可|授权|授權|允许|同意|书面|批准)?|如[需欲][^，,。]{0,8}转载|任何(?:单位|个人|媒体|网站)[^，,。]{0,20}|[©℗ⓒ][^，,。]{0,40})\s{0,4}$/;
const longestClause = 60;

/** Notices of rights in prose, in English and Chinese: whole lines where they fill them, else sentences or clauses. In order and apart. */
export function proseNotices(text: string): NoticeRange[] {
  const found = [...englishNotices(text), ...chineseNotices(text)].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: NoticeRange[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range.start <= last.end + (/^[ \t|·•,.-]{0,3}$/.test(text.slice(last.end, range.start)) ? 3 : 0))
      last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

function* englishNotices(text: string): Generator<NoticeRange> {
  for (const match of text.matchAll(dated)) {
    const start = match.index;
    const behind = start + match[0].length;
    const rest = text.slice(behind, behind + 200);
    const closing = reservedBehind.exec(rest)?.[0].length;
    yield { start, end: behind + (closing ?? holder.exec(rest)?.[0].length ?? 0) };
  }
  for (const { 0: words, index } of text.matchAll(reserved))
    yield { start: index, end: index + words.length + (text.charAt(index + words.length) === '.' ? 1 : 0) };
  for (const { 0: words, index } of text.matchAll(forbidden)) {
    const start = sentenceStart(text, index);
    const stop = /[.!?\n]/.exec(text.slice(index + words.length, index + words.length + 300));
    if (stop) yield { start, end: index + words.length + stop.index + (stop[0] === '\n' ? 0 : 1) };
    else if (text.length - index - words.length < 300) yield { start, end: text.length };
  }
}

function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 200), at);
  const stop = Math.max(before.lastIndexOf('\n'), before.search(/[.!?]\s(?!.*[.!?]\s)/s) + 1);
  return (
    at - before.length + (stop > 0 ? stop + (/^\s*/.exec(before.slice(stop))?.[0].length ?? 0) : before.length > 199 ? before.length : 0)
  );
}

const clauses = /[^，,。；;！!\n]+[，,。；;！!]?/g;

function* chineseNotices(text: string): Generator<NoticeRange> {
  if (!/[\u4e00-\u9fff]/.test(text)) return;
  let leading: number | undefined;
  let open: NoticeRange | undefined;
  for (const match of text.matchAll(clauses)) {
    const [clause] = match;
    const start = match.index;
    const end = start + clause.length;
    const words = /[，,。；;！!]$/.test(clause) ? clause.slice(0, -1) : clause;
    const isStrong = words.length <= longestClause && strongClause.test(words);
    if (isStrong) {
      const from: number = leading ?? start;
      if (open && open.end >= from) open.end = end;
      else {
        if (open) yield open;
        open = { start: from, end };
      }
      leading = undefined;
    } else leading = words.length <= longestClause && leadingClause.test(words) ? (leading ?? start) : undefined;
  }
  if (open) yield open;
}
