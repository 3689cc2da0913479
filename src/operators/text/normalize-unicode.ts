import { z } from 'zod';
import { guardNames } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';

/** Writes what is the same in one way: a normal form of Unicode and, on wish, one width, one kind of quotes and dashes. */
export const normalizeUnicode = defineTextOperator({
  id: 'text.normalize-unicode',
  since: '0.4.0',
  summary: { en: 'Brings texts into a normal form of Unicode', 'zh-CN': '将文本转换为 Unicode 规范形式' },
  description: {
    en:
      'Only the characters that change are edited, so that spans stay where they are. NFC and NFD write the same text otherwise; NFKC and NFKD also fold what differs in looks alone (ﬁ, ½, ①, full width). ' +
      'Widths, quotes and dashes change on wish only. A run of more than 1,000 combining marks, which is no text, stays as it is. ' +
      "Data-Juicer's fix_unicode_mapper does this and repairs mojibake in one step; here that is text.fix-mojibake, and its punctuation_normalization_mapper is quotes, dashes and width.",
    'zh-CN':
      '只编辑发生变化的字符，跨度位置保持正确。NFC 与 NFD 以不同方式书写同一文本；NFKC 与 NFKD 还会合并仅外观不同的字符（ﬁ、½、①、全角）。' +
      '宽度、引号和破折号仅在需要时转换。超过 1,000 个的连续组合符号并非文本，保持原样。' +
      'Data-Juicer 的 fix_unicode_mapper 同时修复乱码，此处由 text.fix-mojibake 负责；其 punctuation_normalization_mapper 对应 quotes、dashes 和 width。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  references: [{ title: 'Unicode Standard Annex 15: normalization forms', url: 'https://www.unicode.org/reports/tr15/' }],
  params: z.strictObject({
    form: z.enum(['NFC', 'NFD', 'NFKC', 'NFKD']).default('NFC').meta({
      description: 'Normal form: composed (C) or decomposed (D), with K also of what differs in looks alone',
      zh: '规范形式：C 为合成，D 为分解，K 还会合并仅外观不同的字符',
    }),
    width: z.enum(['keep', 'letters', 'all']).default('keep').meta({
      description: 'letters: full-width letters and digits become ASCII; all: signs and the ideographic space too; keep: as they are',
      zh: 'letters：全角字母和数字转为半角；all：标点和全角空格也转换；keep：保持不变',
    }),
    quotes: z.boolean().default(false).meta({
      description: 'Whether curly, low and prime quotation marks and apostrophes become straight ones; not those of Chinese texts',
      zh: '是否将弯引号、低引号和撇号改为直引号；中文之间的引号不变',
    }),
    dashes: z.boolean().default(false).meta({
      description: 'Whether hyphens, dashes and minus signs become ASCII hyphens; not the dashes of Chinese texts',
      zh: '是否将各种连字符、破折号和减号改为 ASCII 连字符；中文之间的破折号不变',
    }),
    surrogates: z.enum(['keep', 'replace', 'remove']).default('replace').meta({
      description: 'Halves of surrogate pairs, which no encoding can write: replace by U+FFFD, remove, or keep',
      zh: '任何编码都无法写出的孤立代理：replace 替换为 U+FFFD，remove 移除，keep 保留',
    }),
  }),
  draw({ text, params }) {
    const changed = rewriter(params);
    const edits: TextEdit[] = [];
    if (plain.test(text)) return undefined;
    for (const match of text.matchAll(segments)) {
      const [segment] = match;
      const start = match.index;
      const insert = segment.length > longestSegment ? segment : changed(segment, text, start);
      if (insert !== segment) edits.push({ start, end: start + segment.length, insert });
    }
    return edits;
  },
  examples: [
    {
      name: 'composed, and nothing else',
      input: { id: '1', text: 'cafe\u0301 ½ “ok” ＡＢＣ' },
      output: { id: '1', text: 'café ½ “ok” ＡＢＣ' },
    },
    {
      name: 'full-width letters and digits, Chinese punctuation kept',
      params: { width: 'letters' },
      input: { id: '2', text: '我买了ｉＰｈｏｎｅ１５，很好！' },
      output: { id: '2', text: '我买了iPhone15，很好！' },
    },
    {
      name: 'straight quotes and plain hyphens',
      params: { quotes: true, dashes: true },
      input: { id: '3', text: '“It’s well–known” − ok' },
      output: { id: '3', text: '"It\'s well-known" - ok' },
    },
  ],
});
export default normalizeUnicode;

const longestSegment = 1000;
/** ASCII is in every form. */
const plain = /^[\u0000-\u007f]*$/;
/**
 * A character outside ASCII, or one inside it that marks follow, with all that may compose with it: marks, vowels and ends of Hangul
 * syllables, half-width sound marks. A normal form of a text is that of these pieces side by side.
 */
const joiners = '\\p{M}\\u1160-\\u11ff\\ud7b0-\\ud7ff\\u314f-\\u318e\\uff9e\\uff9f\\uffbf-\\uffdf';
const segments = new RegExp(`[^\\u0000-\\u007f${joiners}][${joiners}]*|[\\u0000-\\u007f]?[${joiners}]+`, 'gu');

interface Rewriting {
  form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD';
  width: 'keep' | 'letters' | 'all';
  quotes: boolean;
  dashes: boolean;
  surrogates: 'keep' | 'replace' | 'remove';
}

function rewriter({ form, width, quotes, dashes, surrogates }: Rewriting) {
  return (segment: string, text: string, start: number): string => {
    const unit = segment.charCodeAt(0);
    if (segment.length === 1) {
      if (unit >= 0xd800 && unit <= 0xdfff) return surrogates === 'keep' ? segment : surrogates === 'replace' ? '\ufffd' : '';
      if (quotes && singleQuotes.includes(segment)) return betweenHan(text, start) ? segment : "'";
      if (quotes && doubleQuotes.includes(segment)) return betweenHan(text, start) ? segment : '"';
      if (dashes && hyphens.includes(segment)) return betweenHan(text, start) ? segment : '-';
      // Han and kana without marks are as they are in every form, save those for compatibility.
      if (unit >= 0x4e00 && unit <= 0x9fff) return segment;
    }
    if (width !== 'keep' && unit >= 0xff01 && unit <= 0xff5e) {
      const narrow = String.fromCharCode(unit - 0xfee0);
      if (width === 'all' || /[0-9A-Za-z]/.test(narrow)) return (narrow + segment.slice(1)).normalize(form);
    }
    if (width === 'all' && unit === 0x3000) return ` ${segment.slice(1)}`.normalize(form);
    return segment.normalize(form);
  };
}

const singleQuotes = '\u2018\u2019\u201a\u201b\u2032\u2035\u02bc';
const doubleQuotes = '\u201c\u201d\u201e\u201f\u2033\u2036';
const hyphens = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212';
const chinese = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014]/;

/** Whether a sign stands in Chinese, where it has its own form: a Chinese character or sign on either side. */
function betweenHan(text: string, at: number): boolean {
  return chinese.test(text.charAt(at - 1)) || chinese.test(text.charAt(at + 1));
}
