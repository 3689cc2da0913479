import { z } from 'zod';
import type { TextAnalysis } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { emojiByMood, emojiOfEmoticon, emoticonOfEmoji } from '../../languages/emoji.ts';
import { drawPlaces, freePlaces, noiseCount } from '../text-noise.ts';

type At = 'sentences' | 'clauses' | 'words';

/** Puts emoji at the ends of sentences, clauses or words. No word changes. */
export const insertEmoji = defineTextOperator({
  id: 'text.insert-emoji',
  since: '0.5.0',
  summary: { en: 'Puts emoji at the ends of sentences', 'zh-CN': '在句末插入表情符号' },
  description: {
    en:
      'By default half of the sentences get one, drawn from emoji that say nothing of how the writer feels and name no topic. Emoji of a mood may change what a text says: ' +
      'use them where they agree with the label (`when: label == "positive"`). Behind Chinese they stand without a space. Nothing is put into guarded pieces or annotations, nor beside code and markup. ' +
      'With `swap`, emoticons such as :) and emoji of the same meaning change places instead, and no mood changes.',
    'zh-CN':
      '默认在一半的句子末尾插入，取自不表达情绪也不涉及话题的表情符号。带情绪的表情符号可能改变文本含义，宜仅用于与标签一致之处（`when: label == "positive"`）。' +
      '紧接中文时不加空格。不插入受保护内容和标注内部，也不与代码和标记相邻。启用 `swap` 时，改为将 :) 等颜文字与含义相同的表情符号互换，情绪不变。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    ratio: z.number().min(0).max(1).default(0.5).meta({
      description:
        'Share of the sentences (clauses, words) that get an emoji, 0 to 1, on average exact; with swap, of the emoticons and emoji',
      zh: '获得表情符号的句子（分句、词）所占比例，0 到 1，平均而言精确；启用 swap 时为颜文字和表情符号中互换的比例',
    }),
    at: z.enum(['sentences', 'clauses', 'words']).default('sentences').meta({
      description: 'Where they stand: at the ends of sentences, of clauses (commas and their like too), or behind any word',
      zh: '插入位置：sentences 句末；clauses 分句末（含逗号等）；words 任意词后',
    }),
    mood: z.enum(['neutral', 'positive', 'negative', 'any']).default('neutral').meta({
      description: 'Mood of the emoji; any draws from all',
      zh: '表情符号的情绪：neutral 中性，positive 正面，negative 负面，any 不限',
    }),
    emoji: z
      .array(z.string().regex(/^[^\s\p{Cs}]{1,32}$/u))
      .min(1)
      .optional()
      .meta({
        description: 'Emoji or emoticons to draw from in place of ours, without white space; mood is then without effect',
        zh: '代替内置列表的表情符号或颜文字，不含空白；此时 mood 不起作用',
      }),
    swap: z.boolean().default(false).meta({
      description: 'Write emoticons as emoji and emoji as emoticons, rather than put in new ones',
      zh: '将颜文字写作表情符号、将表情符号写作颜文字，而不插入新的',
    }),
  }),
  draw(context) {
    const { text, analysis, params, random } = context;
    const free = freePlaces(context);
    if (params.swap) {
      const found = emoticonsOf(text);
      const able = found.filter(({ start, end }) => free(start, end));
      return drawPlaces(random, noiseCount(random, params.ratio, found.length), able);
    }
    const ends = endsOf(text, analysis, params.at);
    const margin = analysis.hasLayout() ? 1 : 0;
    const able = ends.filter((end) => free(end - margin, end + margin));
    const list = params.emoji ?? (params.mood === 'any' ? Object.values(emojiByMood).flat() : emojiByMood[params.mood]);
    return drawPlaces(random, noiseCount(random, params.ratio, ends.length), able).map((end): TextEdit => {
      const emoji = random.pick(list);
      return { start: end, end, insert: unspacedBefore.test(text.slice(Math.max(0, end - 8), end)) ? emoji : ` ${emoji}` };
    });
  },
  examples: [
    {
      name: 'at the ends of sentences',
      params: { ratio: 1 },
      seed: 1,
      input: { id: '1', text: 'The room was small. We left early.', label: 'negative' },
      output: { id: '1', text: 'The room was small. 👀 We left early. 🗒️', label: 'negative' },
    },
    {
      name: 'behind Chinese without a space',
      params: { at: 'clauses', ratio: 1 },
      seed: 1,
      input: { id: '2', text: '送餐很快，味道也不错！' },
      output: { id: '2', text: '送餐很快，🗒️味道也不错！🤷' },
    },
    {
      name: 'emoticons and emoji change places',
      params: { swap: true, ratio: 1 },
      input: { id: '3', text: 'See you soon :-) 明天见😢' },
      output: { id: '3', text: "See you soon 🙂 明天见 :'(" },
    },
  ],
});
export default insertEmoji;

/** Han, marks of Chinese (with the quotes and dots that English has too) and emoji take no space behind them. */
const unspacedBefore = /(?:[\p{Script=Han}\u3000-\u303f\uff00-\uff65\p{Emoji_Presentation}]|\ufe0f)[\u2026\u201d\u2019]*$/u;

const clauseEnd = /[,;:](?=\s)|[，；：、]/g;

function endsOf(text: string, analysis: TextAnalysis, at: At): number[] {
  if (at === 'words') return analysis.words().map(({ end }) => end);
  const ends = analysis.sentences().map(({ end }) => end);
  if (at === 'sentences') return ends;
  for (const { index } of text.matchAll(clauseEnd)) ends.push(index + 1);
  return [...new Set(ends)].sort((a, b) => a - b);
}

const shapes = new RegExp(
  [...emojiOfEmoticon.keys(), ...emoticonOfEmoji.keys()]
    .sort((a, b) => b.length - a.length)
    .map((shape) => shape.replace(/[[\]()*|^.$/\\]/g, '\\$&'))
    .join('|'),
  'gu',
);
const joined = /[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/** Emoticons that stand free and emoji that stand alone, each as the edit that swaps it. */
function emoticonsOf(text: string): TextEdit[] {
  const found: TextEdit[] = [];
  for (const { 0: shape, index: start } of text.matchAll(shapes)) {
    const end = start + shape.length;
    const emoji = emojiOfEmoticon.get(shape);
    const before = text.slice(Math.max(0, start - 2), start);
    const after = String.fromCodePoint(text.codePointAt(end) ?? 32);
    if (emoji !== undefined) {
      // 5:0), key:Default and http:/ hold no emoticon.
      if (
        /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uff65.!?]$/u.test(before) ||
        (/[\p{L}\p{N}/:()]/u.test(after) && !/\p{Script=Han}/u.test(after))
      )
        continue;
      found.push({ start, end, insert: emoji });
    } else if (!joined.test(after) && !before.endsWith('\u200d')) {
      // An emoticon needs room on both sides to be read as one.
      const left = before === '' || /\s$/.test(before) ? '' : ' ';
      const right = end === text.length || /\s/.test(after) ? '' : ' ';
      found.push({ start, end, insert: `${left}${emoticonOfEmoji.get(shape) ?? ''}${right}` });
    }
  }
  return found;
}
