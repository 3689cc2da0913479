import { z } from 'zod';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';

/** Folds runs of white space to one space and trims the ends. Unicode normalisation is not its work. */
export const normalizeWhitespace = defineTextOperator({
  id: 'text.normalize-whitespace',
  since: '0.1.0',
  version: 2,
  summary: { en: 'Folds runs of white space and trims the ends', 'zh-CN': '合并连续空白并去除首尾空白' },
  description: {
    en:
      'Tabs, no-break spaces and all other Unicode spaces count, and so do zero-width spaces, word joiners and byte marks beside white space or at an end. ' +
      'Elsewhere those three, which no reader sees, are kept: Thai, Khmer and others write word breaks with them. Joiners of emoji and letters are never touched. Code, JSON, formulas and tables keep their spacing, lists their indentation, and lines of lists, headings and tables stay lines.',
    'zh-CN':
      '制表符、不换行空格等所有 Unicode 空白均计入；与空白相邻或位于首尾的零宽空格、词连接符和字节序标记也计入。' +
      '其他位置的这三种不可见字符予以保留：泰语、高棉语等用其表示词界。表情符号与字母的连接符不受影响。代码、JSON、公式和表格保持原有空白，列表保持缩进；列表、标题和表格的行不与其他行合并。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params: z.strictObject({
    newlines: z.enum(['keep', 'collapse']).default('keep').meta({
      description: 'keep: line breaks stay and lose the spaces around them; collapse: they count as spaces',
      zh: 'keep：保留换行，仅去除其前后的空白；collapse：换行视为空格',
    }),
  }),
  draw({ text, analysis, params, saved }) {
    const keepLines = params.newlines === 'keep';
    const edits: TextEdit[] = [];
    for (let i = 0; i < text.length; i++) {
      if (!isSpace(text.charCodeAt(i))) continue;
      const start = i;
      let onlyInvisible = isInvisible(text.charCodeAt(i));
      while (i + 1 < text.length && isSpace(text.charCodeAt(i + 1))) onlyInvisible = isInvisible(text.charCodeAt(++i)) && onlyInvisible;
      const end = i + 1;
      const atEnd = start === 0 || end === text.length;
      if (onlyInvisible && !atEnd) continue;
      if (end - start === 1 && !atEnd && text.charCodeAt(start) === 0x20) continue;
      const insert = atEnd ? '' : keepLines ? lineBreaks(text.slice(start, end)) || ' ' : ' ';
      if (text.slice(start, end) !== insert) edits.push({ start, end, insert });
    }
    if (edits.length === 0) return undefined;
    if (!analysis.hasLayout()) return edits;
    const held = analysis.guarded().filter(({ guard }) => guard === 'code' || guard === 'json' || guard === 'latex' || guard === 'markup');
    let at = 0;
    // Whether the line at hand opens with what is held: an item of a list, a heading, a row.
    let opened = held[0]?.start === 0;
    const kept: TextEdit[] = [];
    for (const edit of edits) {
      while (at < held.length && (held[at] as { end: number }).end <= edit.start) at++;
      const range = held[at];
      const breaks = lineBreaks(text.slice(edit.start, edit.end)) !== '';
      const joins = breaks && edit.insert === ' ' && (opened || range?.start === edit.end);
      if (breaks) opened = range !== undefined && range.start <= edit.end;
      if (range !== undefined && range.start < edit.end) saved(range.guard);
      else if (joins) saved('markup');
      else kept.push(edit);
    }
    return kept;
  },
  examples: [
    {
      name: 'runs, tabs and ends',
      input: { id: '1', text: '  a\tgood \u00a0 film \n\n  really  ', label: 'positive' },
      output: { id: '1', text: 'a good film\n\nreally', label: 'positive' },
    },
    {
      name: 'line breaks as spaces',
      params: { newlines: 'collapse' },
      input: { id: '2', text: 'first line\r\nsecond line' },
      output: { id: '2', text: 'first line second line' },
    },
  ],
});
export default normalizeWhitespace;

function isInvisible(unit: number): boolean {
  return unit === 0x200b || unit === 0x2060 || unit === 0xfeff;
}

/** Unicode's White_Space, NEL included, and the three zero-width characters that separate nothing one can see. */
function isSpace(unit: number): boolean {
  if (unit < 0x85) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** The line breaks of a run, in order, without what stands between them. */
function lineBreaks(run: string): string {
  return run.replace(/[^\n\r\u2028\u2029\u0085]+/g, '');
}
