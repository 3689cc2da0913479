import { z } from 'zod';
import type { GuardName } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { annotatedRanges } from '../text-words.ts';

type Mode = 'lower' | 'upper' | 'title' | 'sentence';

/** Changes the case of letters by Unicode's rules, which no locale sways. */
export const changeCase = defineTextOperator({
  id: 'text.change-case',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Changes letters to lower, upper, title or sentence case', 'zh-CN': '将字母改为小写、大写、词首大写或句首大写' },
  description: {
    en:
      'Unicode’s own mappings, the same on every machine (ß becomes SS; no Turkish i). What guards hold (entities, URLs, placeholders, code and so on) keeps its case: ' +
      'turn a guard off by name to change that too. For a random case, list several modes under `from` of an augment step.',
    'zh-CN':
      '按 Unicode 自身的映射转换，在任何机器上结果相同（ß 变为 SS；不按土耳其语处理 i）。受保护的内容（实体、URL、占位符、代码等）保持原样，' +
      '可按名称关闭相应保护。若需随机大小写，可在增强步骤的 `from` 中列出多种模式。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params: z.strictObject({
    mode: z.enum(['lower', 'upper', 'title', 'sentence']).default('lower').meta({
      description:
        'lower; upper; title: the first letter of each word is large, the others small; sentence: the first letter of each sentence alone',
      zh: 'lower 小写；upper 大写；title 每个词首字母大写，其余小写；sentence 仅每句首字母大写',
    }),
  }),
  draw({ text, analysis, params, sample, schema, field, saved }) {
    const changes = wordsThatChange(text, params.mode, params.mode === 'sentence' ? analysis.sentences() : []);
    if (changes.length === 0) return undefined;
    const held = analysis.guarded().filter((range) => !sameInAnyCase(text, range));
    const annotated = annotatedRanges(sample, schema, field);
    const edits: TextEdit[] = [];
    let at = 0;
    for (const change of changes) {
      while (at < held.length && (held[at] as { end: number }).end <= change.start) at++;
      const range = held[at];
      if (range !== undefined && range.start < change.end) saved(range.guard);
      else if (annotated.length === 0 || change.insert.length !== change.end - change.start) edits.push(change);
      else edits.push(...splitAt(annotated, change));
    }
    return edits;
  },
  examples: [
    {
      name: 'lower case',
      input: { id: '1', text: 'A GREAT Film, Really!', label: 'positive' },
      output: { id: '1', text: 'a great film, really!', label: 'positive' },
    },
    {
      name: 'sentence case',
      params: { mode: 'sentence' },
      input: { id: '2', text: 'THE ROOM WAS SMALL. WE LEFT.' },
      output: { id: '2', text: 'The room was small. We left.' },
    },
    {
      name: 'English words inside Chinese',
      params: { mode: 'title' },
      input: { id: '4', text: '我觉得this phone很好用' },
      output: { id: '4', text: '我觉得This Phone很好用' },
    },
    {
      name: 'letters that grow',
      params: { mode: 'upper' },
      input: { id: '3', text: 'straße' },
      output: { id: '3', text: 'STRASSE' },
    },
  ],
});
export default changeCase;

/** A negation and a number in words are the same in any case; a unit behind a figure is not (mW, MW). */
function sameInAnyCase(text: string, { guard, start, end }: { guard: GuardName; start: number; end: number }): boolean {
  return guard === 'negation' || (guard === 'numbers' && !/\p{N}/u.test(text.slice(start, end)));
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Beside Chinese a word ends where its letters do: 用iPhone看. */
const wordPatternBesideHan = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:['’](?:(?!\p{Script=Han})[\p{L}\p{M}])+)*/gu;
const maybeHan = /[\u2e80-\u9fff\uf900-\ufaff\ud840-\ud88f]/;

function wordsThatChange(text: string, mode: Mode, sentences: readonly { start: number }[]): TextEdit[] {
  const changes: TextEdit[] = [];
  const chinese = maybeHan.test(text);
  let sentence = 0;
  for (const match of text.matchAll(chinese ? wordPatternBesideHan : wordPattern)) {
    const word = match[0];
    const start = match.index;
    let opening = -1;
    while (sentence < sentences.length && (sentences[sentence] as { start: number }).start <= start)
      opening = (sentences[sentence++] as { start: number }).start;
    // Behind Chinese of the same sentence nothing opens it.
    const opens = opening >= 0 && !(chinese && maybeHan.test(text.slice(opening, start)));
    const insert = mode === 'upper' ? word.toUpperCase() : mode === 'title' || opens ? titled(word) : word.toLowerCase();
    if (insert !== word) changes.push({ start, end: start + word.length, insert });
  }
  return changes;
}

function titled(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length).toLowerCase();
}

/** A change cut where annotations begin and end, so that each half stays with its own. */
function splitAt(annotated: readonly { start: number; end: number }[], change: TextEdit): TextEdit[] {
  const cuts = new Set([change.start, change.end]);
  for (const { start, end } of annotated) for (const cut of [start, end]) if (cut > change.start && cut < change.end) cuts.add(cut);
  const order = [...cuts].sort((a, b) => a - b);
  return order.slice(1).map((end, i) => {
    const start = order[i] as number;
    return { start, end, insert: change.insert.slice(start - change.start, end - change.start) };
  });
}
