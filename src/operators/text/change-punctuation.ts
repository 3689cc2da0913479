import { z } from 'zod';
import type { TextAnalysis } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { drawPlaces, freePlaces, noiseCount, noiseRatio } from '../text-noise.ts';

const kinds = ['drop', 'double', 'swap', 'width', 'space'] as const;
type Kind = (typeof kinds)[number];

/** Punctuation as hasty writers leave it. No word changes, and a question stays one. */
export const changePunctuation = defineTextOperator({
  id: 'text.change-punctuation',
  since: '0.5.0',
  summary: { en: 'Drops, doubles and confuses punctuation marks', 'zh-CN': '删除、重复或误用标点' },
  description: {
    en:
      'Marks are . , ; : ! ? and … with their Chinese forms and 、 where they end a clause; ... is one mark. To a drawn one happens one thing of those that can: it goes, is repeated (!!), becomes a like one (, for . and 、 for ，), ' +
      'takes the width of the other script (only , to ， where the text has Chinese), or gets a space before it. Question marks are repeated, change width or get a space, unless `questions` says otherwise. ' +
      'Points of numbers, abbreviations and addresses, emoticons, and whatever a guard or an annotation holds stay.',
    'zh-CN':
      '标点指位于分句末尾的 . , ; : ! ? … 及其中文形式和顿号；省略号算一个。抽中的标点从可行的变化中选一：删除，重复（！！），换成相近的标点（句号与逗号、逗号与顿号），' +
      '换成另一种宽度（仅当文本含中文时，半角才变全角），或在其前加空格。除非另设 `questions`，问号只会重复、换宽度或加空格，问句仍为问句。' +
      '数字、缩写和网址中的点，颜文字，以及受保护或被标注的内容不变。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    ratio: noiseRatio({ en: 'punctuation marks', zh: '标点' }),
    kinds: z
      .array(z.enum(kinds))
      .min(1)
      .default([...kinds])
      .meta({
        description:
          'What may happen, each as likely where it can: drop, double, swap (for a like mark), width (half and full), space (before it)',
        zh: '可发生的变化，可行者概率相同：drop 删除，double 重复，swap 换成相近标点，width 全角与半角互换，space 前加空格',
      }),
    questions: z.enum(['keep', 'change']).default('keep').meta({
      description: 'keep: a question mark is never lost; change: it may be dropped or become a full stop',
      zh: 'keep：问号不会丢失；change：问号可被删除或换成句号',
    }),
  }),
  draw(context) {
    const { text, analysis, params, random } = context;
    if (analysis.words().length === 0) return undefined;
    const marks = findMarks(text, analysis);
    const free = freePlaces(context);
    const chinese = analysis.has('zh');
    const able = marks.flatMap((mark) => {
      const possible = ableKinds(text, mark, params.questions === 'keep', chinese).filter((kind) => params.kinds.includes(kind));
      return possible.length > 0 && free(mark.start, mark.end) ? [{ mark, possible }] : [];
    });
    return drawPlaces(random, noiseCount(random, params.ratio, marks.length), able).map(({ mark, possible }) =>
      change(text, mark, random.pick(possible), random),
    );
  },
  examples: [
    {
      name: 'marks that go, are repeated or confused',
      params: { ratio: 1 },
      seed: 1,
      input: { id: '1', text: 'The room, alas, was small. Was it worth $3.50?', label: 'negative' },
      output: { id: '1', text: 'The room , alas; was small, Was it worth $3.50 ?', label: 'negative' },
    },
    {
      name: 'marks of Chinese',
      params: { ratio: 1 },
      seed: 1,
      input: { id: '2', text: '味道不错，米饭、汤也好。下次还来吗？' },
      output: { id: '2', text: '味道不错,米饭 、汤也好下次还来吗?' },
    },
  ],
});
export default changePunctuation;

interface Mark {
  start: number;
  end: number;
  text: string;
}

const markRuns = /[.,;:!?…。，、；：！？]+/g;
const closers = /^["'”’»)\]}」』）\s]*$/;
/** What may follow a mark of ASCII that ends something. */
const after = /^(?:$|[\s"'”’»\]}」』）\p{Script=Han}]|\)(?![)(]))/u;

/** Marks that end clauses and sentences, in order. Linear. */
function findMarks(text: string, analysis: TextAnalysis): Mark[] {
  const words = analysis.words();
  const sentences = analysis.sentences();
  const marks: Mark[] = [];
  let word = 0;
  let sentence = 0;
  for (const { 0: whole, index } of text.matchAll(markRuns)) {
    const end = index + whole.length;
    while ((words[word]?.end ?? Number.POSITIVE_INFINITY) <= index) word++;
    // 3.5 and U.S. are words with their points.
    const start = (words[word]?.start ?? end) < end ? Math.min(words[word]?.end ?? end, end) : index;
    const run = text.slice(start, end);
    if (run === '') continue;
    while ((sentences[sentence]?.end ?? Number.POSITIVE_INFINITY) <= start) sentence++;
    const next = text.slice(end, end + 2);
    if (/^[.,;:!?]/.test(run) && !after.test(next)) continue;
    // :) and ;-) are no clauses.
    if (/[:;]$/.test(run) && !/^(?:$|\s|\p{Script=Han})/u.test(next)) continue;
    if (run === '.' && !/^(?:|\s)$/.test(text.charAt(start - 1)) && !endsSentence(end, sentences[sentence]?.end ?? text.length)) continue;
    marks.push({ start, end, text: run });
  }
  return marks;

  /** The point of an abbreviation ends none. */
  function endsSentence(from: number, sentenceEnd: number): boolean {
    return sentenceEnd - from < 8 && closers.test(text.slice(from, sentenceEnd));
  }
}

const like: Readonly<Record<string, readonly string[]>> = {
  '.': [','],
  ',': ['.', ';'],
  ';': [',', ':'],
  ':': [';', ','],
  '?': ['.'],
  '。': ['，'],
  '，': ['、', '。'],
  '、': ['，'],
  '；': ['，', '：'],
  '：': ['；', '，'],
  '？': ['。'],
};

const otherWidth: Readonly<Record<string, string>> = Object.fromEntries(
  ['.。', ',，', ';；', ':：', '!！', '?？'].flatMap(([half = '', full = '']) => [
    [half, full],
    [full, half],
  ]),
);

function ableKinds(text: string, { start, end, text: mark }: Mark, keepQuestions: boolean, chinese: boolean): Kind[] {
  const before = text.slice(Math.max(0, start - 1), start);
  const next = text.slice(end, end + 1);
  const able: Kind[] = ['double'];
  const numbers = /\p{N}/u.test(before) && /^\s*\p{N}/u.test(text.slice(end, end + 3));
  const asks = keepQuestions && /[?？]/.test(mark);
  if (!asks && !numbers && before !== '' && !touches(before, next)) able.push('drop');
  if (!asks && !numbers && like[mark] !== undefined) able.push('swap');
  const half = mark.charCodeAt(0) < 128;
  if (otherWidth[mark] !== undefined && (half ? chinese : !(ascii.test(before) && ascii.test(next)))) able.push('width');
  if (before !== '' && !/\s/.test(before)) able.push('space');
  return able;
}

const ascii = /[A-Za-z0-9]/;

/** Whether two characters would become one word or number without the mark between them. */
function touches(before: string, next: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(before) &&
    /[\p{L}\p{N}]/u.test(next) &&
    !(/\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(next) && !/[零〇一二两三四五六七八九十百千万亿半几]/.test(before + next))
  );
}

function change(text: string, { start, end, text: mark }: Mark, kind: Kind, random: Random): TextEdit {
  switch (kind) {
    case 'drop':
      // Of `film . it` no two spaces are left.
      return { start: /\s/.test(text.charAt(end)) && text.charAt(start - 1) === ' ' ? start - 1 : start, end, insert: '' };
    case 'double':
      return { start: end, end, insert: mark.slice(-1).repeat(1 + random.integer(2)) };
    case 'swap':
      return { start, end, insert: random.pick(like[mark] ?? [mark]) };
    case 'width':
      return { start, end, insert: otherWidth[mark] ?? mark };
    case 'space':
      return { start, end: start, insert: ' ' };
  }
}
