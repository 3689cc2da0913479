import { z } from 'zod';
import { guardNames } from '../../core/analysis.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { type TextLine, withoutLines } from '../../kernels/text/lines.ts';
import { countedLines, lineParams, outsideBlocks } from '../text-lines.ts';

/** Takes out lines or paragraphs that a text has said already. */
export const removeRepeatedLines = defineTextOperator({
  id: 'text.remove-repeated-lines',
  since: '0.4.0',
  summary: { en: 'Removes lines or paragraphs that a text repeats', 'zh-CN': '移除文本内重复的行或段落' },
  description: {
    en:
      'The first of lines that say the same stays. White space is folded before they are compared, case is not. Lines in blocks of code, JSON and formulas stay, and so do short ones. ' +
      "Data-Juicer's remove_repeat_sentences_mapper works on sentences; what repeats across texts is text.remove-boilerplate.",
    'zh-CN':
      '内容相同的行保留第一处。比较前合并空白，区分大小写。代码块、JSON 和公式中的行以及过短的行保留。' +
      'Data-Juicer 的 remove_repeat_sentences_mapper 以句子为单位；跨文本重复的内容由 text.remove-boilerplate 处理。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  references: [{ title: 'Scaling Language Models (Gopher), section A1.1: repetition removal', url: 'https://arxiv.org/abs/2112.11446' }],
  params: z.strictObject(lineParams),
  draw({ text, params, analysis }) {
    const seen = new Set<string>();
    const repeated: TextLine[] = [];
    for (const { line, content } of countedLines(text, params)) {
      if (seen.has(content)) repeated.push(line);
      else seen.add(content);
    }
    return withoutLines(text, outsideBlocks(text, repeated, analysis));
  },
  examples: [
    {
      name: 'lines',
      input: { id: '1', text: 'Subscribe to our news\nA good film.\nSubscribe  to our news\nYes.\nYes.\n' },
      output: { id: '1', text: 'Subscribe to our news\nA good film.\nYes.\nYes.\n' },
    },
    {
      name: 'paragraphs',
      params: { unit: 'paragraph' },
      input: { id: '2', text: '这家餐厅的味道很不错。\n下次还会再来。\n\n服务也很周到。\n\n这家餐厅的味道很不错。\n下次还会再来。' },
      output: { id: '2', text: '这家餐厅的味道很不错。\n下次还会再来。\n\n服务也很周到。' },
    },
  ],
});
export default removeRepeatedLines;
