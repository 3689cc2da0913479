import { z } from 'zod';
import { guardNames } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { codeNotices, type NoticeRange } from '../../languages/notices/code-heads.ts';
import { proseNotices } from '../../languages/notices/prose.ts';

/** Takes out notices of copyright: comments at the head of programs, and lines and sentences of prose. */
export const removeCopyrightNotices = defineTextOperator({
  id: 'text.remove-copyright-notices',
  since: '0.4.0',
  summary: { en: 'Removes copyright notices from code and prose', 'zh-CN': '移除代码和正文中的版权声明' },
  description: {
    en:
      'In code: the comment at the head (# // -- ; % and blocks), and any block of C, where it speaks of rights or a licence. In prose: © 2020 Name, Copyright 2020, All rights reserved, sentences that forbid copying, and in Chinese 版权所有, 保留所有权利, 未经许可不得转载, 转载请注明出处 and their like. ' +
      'A line that a notice fills goes whole. What is said about copyright stays. ' +
      "Data-Juicer's clean_copyright_mapper takes every comment line at the head of a text, whether it speaks of rights or not, and knows no prose.",
    'zh-CN':
      '代码：开头的注释（# // -- ; % 及块注释），以及任意位置的 C 风格块注释，只要涉及版权或许可。正文：© 2020 名称、Copyright 2020、All rights reserved、禁止复制的句子，以及版权所有、保留所有权利、未经许可不得转载、转载请注明出处等。' +
      '整行均为声明时移除整行。讨论版权的内容保留。' +
      'Data-Juicer 的 clean_copyright_mapper 会移除文本开头的全部注释行，无论是否涉及版权，且不处理正文。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  references: [{ title: 'Data-Juicer: clean_copyright_mapper', url: 'https://github.com/modelscope/data-juicer' }],
  params: z.strictObject({
    code: z.boolean().default(true).meta({ description: 'Whether comments of programs go', zh: '是否移除代码注释中的声明' }),
    prose: z.boolean().default(true).meta({ description: 'Whether lines and sentences of prose go', zh: '是否移除正文中的声明' }),
  }),
  draw({ text, params }) {
    if (!hint.test(text)) return undefined;
    const comments = params.code ? codeNotices(text) : [];
    const prose = params.prose ? proseNotices(text).map((range) => withSpace(text, range)) : [];
    const edits: TextEdit[] = [];
    for (const { start, end } of [...comments, ...prose].sort((a, b) => a.start - b.start || b.end - a.end)) {
      const last = edits.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else if (end > start) edits.push({ start, end, insert: '' });
    }
    return edits;
  },
  examples: [
    {
      name: 'the head of a program',
      input: {
        id: '1',
        text: '#!/usr/bin/env python\n# Copyright 2020 Acme Inc.\n# Licensed under the MIT licence.\n\nimport os  # the system\n',
      },
      output: { id: '1', text: '#!/usr/bin/env python\nimport os  # the system\n' },
    },
    {
      name: 'a line and a sentence of prose',
      input: { id: '2', text: 'The film was good.\n© 2019-2024 Acme Ltd. All rights reserved.\nSee it soon. All rights reserved.' },
      output: { id: '2', text: 'The film was good.\nSee it soon.' },
    },
    {
      name: 'Chinese',
      input: { id: '3', text: '今天天气很好。本文版权归作者所有，未经许可，不得转载。\n版权法保护作品。' },
      output: { id: '3', text: '今天天气很好。\n版权法保护作品。' },
    },
  ],
});
export default removeCopyrightNotices;

/** Without one of these there is no notice. */
const hint =
  /copyright|©|℗|ⓒ|&copy;|\(c\)|rights|licen[sc]|permission|redistribution|prohibited|consent|reproduced|版权|版權|著作权|权利|權利|必究|转载|轉載|翻印|复制|抄袭|摘编|镜像/i;

/** A notice with the line it fills, or with the space before it. */
function withSpace(text: string, { start, end }: NoticeRange): NoticeRange {
  let from = start;
  while (from > 0 && (text.charAt(from - 1) === ' ' || text.charAt(from - 1) === '\t')) from--;
  let to = end;
  while (text.charAt(to) === ' ' || text.charAt(to) === '\t' || text.charAt(to) === '\r') to++;
  const beginsLine = from === 0 || text.charAt(from - 1) === '\n';
  const endsLine = to === text.length || text.charAt(to) === '\n';
  if (beginsLine && endsLine) return to < text.length ? { start: from, end: to + 1 } : { start: Math.max(0, from - 1), end: to };
  return beginsLine ? { start: from, end: to } : { start: from, end };
}
