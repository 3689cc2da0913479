import { z } from 'zod';
import { guardNames } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';

/** Takes out what no reader sees and no writer means: control characters, stray zero-width characters, hidden tags, overrides of direction. */
export const removeControlCharacters = defineTextOperator({
  id: 'text.remove-control-characters',
  since: '0.4.0',
  summary: { en: 'Removes control characters and characters that cannot be seen', 'zh-CN': '移除控制字符和不可见字符' },
  description: {
    en:
      'C0 and C1 controls and whole terminal colour sequences, noncharacters, zero-width spaces, word joiners, byte marks, soft hyphens, fillers, hidden tags, and embeddings and overrides of direction. ' +
      'Kept where they mean something: joiners in emoji and in Arabic, Persian and Indic words, variation selectors of emoji and Han, tags in flags, zero-width spaces in Thai, Khmer, Lao, Burmese and Tibetan, direction marks in texts with right-to-left letters. ' +
      'Tabs, line breaks and all other white space belong to text.normalize-whitespace. Unlike Data-Juicer, which has no such mapper, nothing is replaced by a space.',
    'zh-CN':
      '移除 C0、C1 控制字符和整段终端颜色序列、非字符码点、零宽空格、词连接符、字节序标记、软连字符、填充符、隐藏标签，以及方向嵌入和覆盖符。' +
      '有意义之处予以保留：表情符号以及阿拉伯语、波斯语、印度诸文字中的连接符，表情与汉字的变体选择符，旗帜中的标签，泰语、高棉语、老挝语、缅甸语和藏语中的零宽空格，含从右至左字母的文本中的方向标记。' +
      '制表符、换行等空白由 text.normalize-whitespace 处理。不以空格替换任何字符。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  references: [
    {
      title: 'Unicode 17, section 23: special areas and format characters',
      url: 'https://www.unicode.org/versions/Unicode17.0.0/core-spec/chapter-23/',
    },
    { title: 'Trojan Source, Boucher and Anderson 2021', url: 'https://arxiv.org/abs/2111.00169' },
  ],
  params: z.strictObject({
    direction: z.enum(['keep', 'stray', 'all']).default('stray').meta({
      description:
        'stray: embeddings, overrides and isolates go, and marks in texts without right-to-left letters; all: marks go everywhere; keep: none goes',
      zh: 'stray：移除嵌入、覆盖与隔离符，并移除不含从右至左字母的文本中的方向标记；all：方向标记一律移除；keep：全部保留',
    }),
    privateUse: z.boolean().default(false).meta({
      description: 'Whether private-use characters (icons of a font, unmapped characters) go too',
      zh: '是否同时移除私用区字符（字体图标、未映射的字符）',
    }),
  }),
  draw({ text, params }) {
    const edits: TextEdit[] = [];
    let rightToLeft: boolean | undefined;
    for (const match of text.matchAll(params.privateUse ? candidatesAndPrivate : candidates)) {
      const start = match.index;
      const [found] = match;
      const unit = found.charCodeAt(0);
      if (isMark(unit)) {
        if (params.direction === 'keep') continue;
        if (params.direction === 'stray') {
          rightToLeft ??= rightToLeftLetter.test(text);
          if (rightToLeft) continue;
        }
      } else if (isDirection(unit) ? params.direction === 'keep' : isMeant(text, start, found)) continue;
      const last = edits.at(-1);
      if (last?.end === start) last.end += found.length;
      else edits.push({ start, end: start + found.length, insert: '' });
    }
    return edits;
  },
  examples: [
    {
      name: 'controls, zero-width characters, an override of direction',
      input: { id: '1', text: '\ufeffA\u0000 go\u00adod\u200b film\u202e\u001b[31m!\u001b[0m' },
      output: { id: '1', text: 'A good film!' },
    },
    {
      name: 'joiners and selectors that mean something stay',
      input: { id: '2', text: '👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم and ab\u200ccd\ufe0f' },
      output: { id: '2', text: '👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم and abcd' },
    },
  ],
});
export default removeControlCharacters;

const source =
  '\\u001b\\[[0-9;:?]{0,64}[@-~]|[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5' +
  '\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff]|\\udb40[\\udc00-\\udfff]';
const candidates = new RegExp(source, 'g');
const candidatesAndPrivate = new RegExp(`${source}|[\\ue000-\\uf8ff]|[\\udb80-\\udbff][\\udc00-\\udfff]`, 'g');

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]|\ud802|\ud803|\ud83a|\ud83b/;
const pictograph = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})/u;
/** Scripts whose letters join by themselves: a joiner or non-joiner behind one of them is spelling. */
const joining =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Mandaic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}\u064b-\u0655]/u;
const writtenWithoutSpaces =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}]/u;
const selectable =
  /^[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{S}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{P}]/u;

function isMark(unit: number): boolean {
  return unit === 0x200e || unit === 0x200f || unit === 0x061c;
}

function isDirection(unit: number): boolean {
  return (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
}

/** Whether an invisible character stands where its neighbours need it. */
function isMeant(text: string, start: number, found: string): boolean {
  const point = found.codePointAt(0) as number;
  const before = characterBefore(text, start);
  const after = characterAt(text, start + found.length);
  if (point === 0x200d && (pictograph.test(before) || before === '\ufe0f') && pictograph.test(after)) return true;
  if (point === 0x200c || point === 0x200d) return joining.test(before);
  if (point === 0x200b) return writtenWithoutSpaces.test(before) || writtenWithoutSpaces.test(after);
  if (point >= 0xfe00 && point <= 0xfe0f)
    return selectable.test(before) || before === '\u20e3' || (after === '\u20e3' && /^[0-9#*]$/.test(before));
  if (point >= 0xe0100 && point <= 0xe01ef) return /^\p{Script=Han}/u.test(before);
  if (point >= 0x180b && point <= 0x180f) return point !== 0x180e && /^\p{Script=Mongolian}/u.test(before);
  if (point >= 0xe0020 && point <= 0xe007f) return inFlag(text, start);
  // Combining grapheme joiners and fillers of old Hangul syllables.
  if (point === 0x034f) return /^\p{M}/u.test(before) && /^\p{M}/u.test(after);
  if (point === 0x115f || point === 0x1160) return /^[\u1100-\u11ff]/.test(before) || /^[\u1100-\u11ff]/.test(after);
  return false;
}

/** Tags spell the region of a flag behind a black flag: six letters at most, and an end. */
function inFlag(text: string, start: number): boolean {
  let from = start;
  for (let steps = 0; steps < 8 && characterBefore(text, from) >= '\u{e0020}' && characterBefore(text, from) <= '\u{e007e}'; steps++)
    from -= 2;
  return characterBefore(text, from) === '🏴' && /^(?:\udb40[\udc20-\udc7e]){3,6}\udb40\udc7f/.test(text.slice(from, from + 16));
}

function characterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at) as number) : '';
}

function characterBefore(text: string, at: number): string {
  if (at === 0) return '';
  const unit = text.charCodeAt(at - 1);
  const paired = unit >= 0xdc00 && unit <= 0xdfff && at > 1 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
  return text.slice(paired ? at - 2 : at - 1, at);
}
