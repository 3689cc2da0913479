import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { tellingCharacters } from '../../languages/chinese/telling-characters.ts';
import { isTelling } from '../../languages/english/telling-words.ts';
import { drawPlaces, freePlaces, noiseCount, noiseRatio } from '../text-noise.ts';

const kinds = ['drop', 'insert', 'double', 'other', 'break'] as const;
type Kind = (typeof kinds)[number];

/** White space as hasty typing, copying and bad conversion leave it. No letter changes. */
export const changeWhitespace = defineTextOperator({
  id: 'text.change-whitespace',
  since: '0.5.0',
  summary: { en: 'Drops, inserts, doubles and exchanges white space', 'zh-CN': '删除、插入、加倍或替换空白' },
  description: {
    en:
      'Each word has one place: the gap behind it with the word itself. At a drawn place one thing happens of those that can: the space goes (thecat), one comes into the word or between two words of Chinese (c at, 电 影), ' +
      'it is doubled (at the end of the text one is added), or becomes a tab, a no-break or an ideographic space. Lines stay lines unless `break` is among the kinds. ' +
      'Guarded words are neither joined nor cut, and no space comes into code, JSON, formulas and markup or annotations, or makes a number, a negation or a name of a part.',
    'zh-CN':
      '每个词为一处，含该词及其后的间隔。抽中之处从可行的变化中选一：去掉空格（thecat），在词内或两个中文词之间插入空格（c at、电 影），空格加倍（文末则添加一个），或换成制表符、不换行空格、全角空格。' +
      '除非 kinds 中含 `break`，换行保持不变。受保护的词既不相连也不断开；代码、JSON、公式、标记和标注内的空白不变，也不会使词的一部分成为数字、否定词或名称。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    ratio: noiseRatio({ en: 'places (words with the gap behind them)', zh: '处（词及其后的间隔）' }),
    kinds: z.array(z.enum(kinds)).min(1).default(['drop', 'insert', 'double', 'other']).meta({
      description: 'What may happen, each as likely where it can: drop, insert, double, other (tab, no-break, ideographic), break (lines)',
      zh: '可发生的变化，可行者概率相同：drop 删除，insert 插入，double 加倍，other 换成其他空白（制表符、不换行空格、全角空格），break 换行与空格互换',
    }),
  }),
  draw(context) {
    const { text, analysis, params, random } = context;
    if (!analysis.supported) return undefined;
    const words = analysis.words();
    const free = freePlaces(context);
    const places = words.flatMap((word, index) => {
      const able = ableKinds(text, word, words[index + 1], free).filter((kind) => params.kinds.includes(kind));
      return able.length === 0 ? [] : [{ index, able }];
    });
    return drawPlaces(random, noiseCount(random, params.ratio, words.length), places).map(({ index, able }) =>
      change(text, words[index] as Word, words[index + 1], random.pick(able), random, free),
    );
  },
  examples: [
    {
      name: 'spaces that go, come and change',
      params: { ratio: 0.5, kinds: ['drop', 'insert', 'double'] },
      seed: 1,
      input: { id: '1', text: 'we walked across the green hills and sang', label: 'positive' },
      output: { id: '1', text: 'w e walked across the  green hillsand sang ', label: 'positive' },
    },
    {
      name: 'spaces in Chinese',
      params: { ratio: 0.3 },
      seed: 1,
      input: { id: '2', text: '这家店的味道很好，送餐也很快' },
      output: { id: '2', text: '这家店的 味道很好，送 餐也很快 ' },
    },
  ],
});
export default changeWhitespace;

type Free = (start: number, end: number) => boolean;

/** White space within a line, and a single line break. */
const within = /^[^\S\n\r\u2028\u2029\u0085]+$/;
const singleBreak = /^[^\S\n\r]*\r?\n[^\S\n\r]*$/;
const others = ['\t', '\u00a0', '\u3000'] as const;
/** What a word may be joined behind: `end.Next` would be read as an address. */
const joinable = /[\p{L}\p{M},;!?)”’，。！？；）]$/u;

/** The white space right before the next word, or at the end of the text. */
function gapBehind(text: string, word: Word, next: Word | undefined): { start: number; end: number } {
  const end = next?.start ?? text.length;
  let start = end;
  while (start > word.end && /\s/.test(text.charAt(start - 1))) start--;
  return { start, end };
}

function ableKinds(text: string, word: Word, next: Word | undefined, free: Free): Kind[] {
  const { start, end } = gapBehind(text, word, next);
  const able: Kind[] = [];
  if (!cutsOf(text, word, next, free).next().done) able.push('insert');
  if (next === undefined) {
    if (free(end - 1, end)) able.push('double');
    return able;
  }
  if (start === end || !free(start, end)) return able;
  const run = text.slice(start, end);
  const inLine = within.test(run);
  if (inLine) able.push('double', 'other');
  if ((inLine || singleBreak.test(run)) && free(start - 1, end + 1)) able.push('break');
  const joins =
    inLine && word.guard === undefined && next.guard === undefined && joinable.test(text.slice(Math.max(word.start, start - 2), start));
  if (joins && free(start - 1, end + 1) && !tells(text.slice(word.start, start) + next.text)) able.push('drop');
  return able;
}

/** Where a space may come into a word, and between it and the next where nothing parts them. */
function* cutsOf(text: string, word: Word, next: Word | undefined, free: Free): Generator<number> {
  if (word.guard !== undefined || !free(word.start, word.end)) return;
  if (next?.start === word.end && next.guard === undefined && (word.language ?? next.language) === 'zh' && free(word.end, word.end))
    yield word.end;
  // 一 of 一般 and 别 of 特别 tell once they stand alone.
  if (word.language === 'zh' && holdsTelling(word.text)) return;
  for (let cut = word.start + 1; cut < word.end; cut++)
    if (
      letterBefore.test(text.slice(Math.max(word.start, cut - 2), cut)) &&
      letterAfter.test(text.slice(cut, cut + 2)) &&
      !tells(text.slice(word.start, cut)) &&
      !tells(text.slice(cut, word.end))
    )
      yield cut;
}

const letterBefore = /\p{L}$/u;
const letterAfter = /^\p{L}/u;
const longestTelling = 24;

/** Whether a guard would see a number, a negation or a name in what is left of a word of English: `no t` and `didn t` are negations. */
function tells(word: string): boolean {
  return word.length <= longestTelling && (word === 't' || isTelling(word));
}

function holdsTelling(word: string): boolean {
  for (const character of word) if (tellingCharacters.has(character)) return true;
  return false;
}

function change(text: string, word: Word, next: Word | undefined, kind: Kind, random: Random, free: Free): TextEdit {
  const { start, end } = gapBehind(text, word, next);
  switch (kind) {
    case 'drop':
      return { start, end, insert: '' };
    case 'insert': {
      const cut = random.pick([...cutsOf(text, word, next, free)]);
      return { start: cut, end: cut, insert: ' ' };
    }
    case 'double':
      return { start: end, end, insert: next === undefined ? ' ' : text.charAt(end - 1) };
    case 'other':
      return { start, end, insert: random.pick(others.filter((other) => other !== text.slice(start, end))) };
    case 'break':
      return { start, end, insert: within.test(text.slice(start, end)) ? '\n' : ' ' };
  }
}
