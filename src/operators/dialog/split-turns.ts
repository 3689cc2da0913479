import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import type { Message } from '../../core/sample.ts';
import { createAnalyzer } from '../../languages/analysis.ts';
import { alternates, conversationsOf, plainText } from '../dialog-turns.ts';

/** The message to split, where its first part ends and where its second begins. */
type Plan = Record<string, [number, number, number]>;

const analyzer = createAnalyzer({ language: 'und', guardsOff: [] });

/** Makes two turns in a row of one turn of a user, between two of its sentences. */
export const splitTurns = defineOperator({
  id: 'dialog.split-turns',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Splits a turn of a user into two in a row', 'zh-CN': '将用户的一个轮次拆分为相邻两条' },
  description: {
    en:
      'One long turn of a user, drawn where there are several, is cut between two sentences; the white space between them goes. ' +
      'Many chat templates take only turns that alternate: a conversation is split where it has two turns in a row of one role already, or where allowAdjacent says that the template takes them. ' +
      'Turns with code, JSON, formulas or Markdown, parts or names stay whole.',
    'zh-CN':
      '在用户的一个较长轮次（有多个时抽取其一）的两个句子之间拆分，其间的空白去除。' +
      '许多对话模板要求角色交替：仅当对话中已有同一角色的相邻消息，或以 allowAdjacent 声明模板允许时才拆分。' +
      '含有代码、JSON、公式、Markdown、多模态片段或名称的轮次保持完整。',
  },
  labelEffect: 'preserving',
  touches: ['messages'],
  takes: ['label', 'labels', 'label-weights'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    minCharacters: z.int().min(2).default(40).meta({
      description: 'Least length of a turn that is split, in UTF-16 units',
      zh: '可拆分轮次的最小长度（UTF-16 单元）',
    }),
    allowAdjacent: z.boolean().default(false).meta({
      description: 'Whether conversations whose turns alternate are split too',
      zh: '角色交替的对话是否也可拆分',
    }),
  }),
  draw({ sample, schema, params, random }) {
    const plan: Plan = {};
    for (const { field, messages } of conversationsOf(sample, schema)) {
      if (!params.allowAdjacent && alternates(messages)) continue;
      const places = messages.flatMap((message, index) => {
        const text = message.role === 'user' ? plainText(message) : undefined;
        return text === undefined || text.length < params.minCharacters
          ? []
          : bordersOf(text).map(([end, start]) => [index, end, start] as const);
      });
      if (places.length > 0) plan[field] = [...random.pick(places)];
    }
    return Object.keys(plan).length === 0 ? undefined : (plan as unknown as Json);
  },
  apply({ sample, plan }) {
    const next: Record<string, unknown> & { id: string } = { ...sample };
    for (const [field, [index, end, start]] of Object.entries(plan as unknown as Plan)) {
      const messages = sample[field] as readonly Message[];
      const message = messages[index] as Message;
      const text = message.content as string;
      const halves = [
        { ...message, content: text.slice(0, end) },
        { ...message, content: text.slice(start) },
      ];
      next[field] = [...messages.slice(0, index), ...halves, ...messages.slice(index + 1)];
    }
    return next;
  },
  examples: [
    {
      name: 'where the template takes turns in a row',
      params: { allowAdjacent: true },
      seed: 1,
      input: {
        id: '1',
        messages: [
          { role: 'user', content: 'I bought a new bicycle last week. Which tools should I carry on a long ride?' },
          { role: 'assistant', content: 'A pump, a spare tube and a multi-tool.' },
        ],
      },
      output: {
        id: '1',
        messages: [
          { role: 'user', content: 'I bought a new bicycle last week.' },
          { role: 'user', content: 'Which tools should I carry on a long ride?' },
          { role: 'assistant', content: 'A pump, a spare tube and a multi-tool.' },
        ],
      },
    },
    {
      name: 'turns that alternate stay so',
      params: { minCharacters: 10 },
      seed: 1,
      input: {
        id: '2',
        messages: [
          { role: 'user', content: '我上周买了自行车。长途骑行应带哪些工具？' },
          { role: 'assistant', content: '气筒、备胎和多功能工具。' },
        ],
      },
      output: {
        id: '2',
        messages: [
          { role: 'user', content: '我上周买了自行车。长途骑行应带哪些工具？' },
          { role: 'assistant', content: '气筒、备胎和多功能工具。' },
        ],
      },
    },
  ],
});
export default splitTurns;

/** Where sentences of a text meet: end of the one, start of the next. None where layout means something. */
function bordersOf(text: string): [number, number][] {
  const analysis = analyzer.analyze(text);
  if (analysis.hasLayout()) return [];
  const sentences = analysis.sentences();
  const guarded = analysis.guarded();
  let at = 0;
  return sentences.flatMap(({ end }, index): [number, number][] => {
    const next = sentences[index + 1];
    if (!next) return [];
    while (at < guarded.length && (guarded[at] as { end: number }).end <= end) at++;
    const held = guarded[at];
    return held !== undefined && held.start < end ? [] : [[end, next.start]];
  });
}
