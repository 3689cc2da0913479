import { z } from 'zod';
import type { TextAnalysis } from '../core/analysis.ts';
import { contentOf, linesOf, paragraphsOf, type TextLine } from '../kernels/text/lines.ts';

/** What operators on lines have in common. */
export const lineParams = {
  unit: z.enum(['line', 'paragraph']).default('line').meta({
    description: 'What is compared: lines, or paragraphs that blank lines part',
    zh: '比较的单位：line 为行，paragraph 为以空行分隔的段落',
  }),
  minLength: z.int().min(1).default(10).meta({
    description: 'Shortest line or paragraph that counts, in characters; shorter ones (braces, rules, “Yes.”) stay',
    zh: '计入的最短行或段落的字符数；更短的（括号、分隔线、“是的。”）保留',
  }),
  foldDigits: z.boolean().default(false).meta({
    description: 'Whether lines that differ in digits alone are the same (Page 1 of 9, Page 2 of 9)',
    zh: '仅数字不同的行是否视为相同（第 1 页、第 2 页）',
  }),
};

export interface LineParams {
  unit: 'line' | 'paragraph';
  minLength: number;
  foldDigits: boolean;
}

/** Lines or paragraphs of a text that are long enough to count, with what they say. */
export function* countedLines(text: string, { unit, minLength, foldDigits }: LineParams): Generator<{ line: TextLine; content: string }> {
  for (const line of unit === 'line' ? linesOf(text) : paragraphsOf(text)) {
    if (line.end - line.start < minLength) continue;
    const content = contentOf(text, line);
    if (content.length < minLength) continue;
    yield { line, content: foldDigits ? content.replace(/\p{Nd}+/gu, '0') : content };
  }
}

/** Lines that stand in no block of code, JSON or formulas of several lines: there a line that stands twice means something. */
export function outsideBlocks(text: string, lines: readonly TextLine[], analysis: TextAnalysis): TextLine[] {
  if (lines.length === 0 || !analysis.hasLayout()) return [...lines];
  const blocks = analysis
    .guarded()
    .filter(
      ({ start, end, guard }) => (guard === 'code' || guard === 'json' || guard === 'latex') && /[\r\n]/.test(text.slice(start, end)),
    );
  let at = 0;
  return lines.filter(({ start, end }) => {
    while (at < blocks.length && (blocks[at] as { end: number }).end <= start) at++;
    const block = blocks[at];
    return block === undefined || block.start >= end;
  });
}
