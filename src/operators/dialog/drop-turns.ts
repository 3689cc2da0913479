import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import type { Message } from '../../core/sample.ts';
import { areApart, type ExchangeFacts, factsOf } from '../dialog-independence.ts';
import { conversationsOf, exchangesOf } from '../dialog-turns.ts';

/** Messages that go: [start, end). */
type Plan = Record<string, [number, number]>;

/** Shortens a conversation at its end, or at its beginning where the rest does not build on it. */
export const dropTurns = defineOperator({
  id: 'dialog.drop-turns',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Shortens conversations by whole exchanges', 'zh-CN': '按完整问答缩短对话' },
  description: {
    en:
      'at: end leaves out a drawn number of last exchanges, so that an earlier answer becomes the last: what is left is a conversation as it was at that point. ' +
      'at: start leaves out first ones where what follows does not build on them, by the rules of dialog.reorder-turns. System prompts stay, and so do at least min exchanges. A conversation that does not end in an answer is left alone.',
    'zh-CN':
      'at: end 去除末尾若干次问答（数量随机抽取），较早的回答成为最后的回答：余下部分即对话在该处的原貌。' +
      'at: start 去除开头的问答，前提是其后的内容不依赖它们（规则同 dialog.reorder-turns）。系统提示保留，且至少保留 min 次问答。未以回答结尾的对话不作改动。',
  },
  labelEffect: 'preserving',
  touches: ['messages'],
  takes: ['label', 'labels', 'label-weights'],
  determinism: 'seeded',
  languages: ['en', 'zh'],
  params: z.strictObject({
    at: z.enum(['start', 'end']).default('end').meta({
      description: 'Where exchanges are left out: at the start or the end of the conversation',
      zh: '去除问答的位置：对话的开头（start）或结尾（end）',
    }),
    min: z.int().min(1).default(1).meta({ description: 'Exchanges that are left at least', zh: '至少保留的问答数' }),
  }),
  draw({ sample, schema, params, random }) {
    const plan: Plan = {};
    for (const { field, messages } of conversationsOf(sample, schema)) {
      const cuts = cutsOf(messages, params);
      if (cuts.length > 0) plan[field] = [...random.pick(cuts)];
    }
    return Object.keys(plan).length === 0 ? undefined : (plan as unknown as Json);
  },
  apply({ sample, plan }) {
    const next: Record<string, unknown> & { id: string } = { ...sample };
    for (const [field, [start, end]] of Object.entries(plan as unknown as Plan)) {
      const messages = sample[field] as readonly Message[];
      next[field] = [...messages.slice(0, start), ...messages.slice(end)];
    }
    return next;
  },
  examples: [
    {
      name: 'the conversation as it was after the first answer',
      seed: 1,
      input: {
        id: '1',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Who wrote Hamlet?' },
          { role: 'assistant', content: 'Shakespeare.' },
          { role: 'user', content: 'When was he born?' },
          { role: 'assistant', content: 'In 1564.' },
        ],
      },
      output: {
        id: '1',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Who wrote Hamlet?' },
          { role: 'assistant', content: 'Shakespeare.' },
        ],
      },
    },
    {
      name: 'a question that points back keeps what it points at',
      params: { at: 'start' },
      seed: 1,
      input: {
        id: '2',
        messages: [
          { role: 'user', content: '《哈姆雷特》的作者是谁？' },
          { role: 'assistant', content: '莎士比亚。' },
          { role: 'user', content: '他出生于哪一年？' },
          { role: 'assistant', content: '1564 年。' },
        ],
      },
      output: {
        id: '2',
        messages: [
          { role: 'user', content: '《哈姆雷特》的作者是谁？' },
          { role: 'assistant', content: '莎士比亚。' },
          { role: 'user', content: '他出生于哪一年？' },
          { role: 'assistant', content: '1564 年。' },
        ],
      },
    },
  ],
});
export default dropTurns;

function cutsOf(messages: readonly Message[], { at, min }: { at: 'start' | 'end'; min: number }): [number, number][] {
  if (messages.at(-1)?.role !== 'assistant') return [];
  const exchanges = exchangesOf(messages);
  if (at === 'end')
    return exchanges
      .slice(min)
      .flatMap(({ start }): [number, number][] => (isAnswer(messages[start - 1]) ? [[start, messages.length]] : []));
  const facts = factsOf(messages, exchanges);
  const first = exchanges[0]?.start ?? 0;
  const gone: ExchangeFacts = { opaque: false, leans: false, asked: new Set(), said: new Set() };
  const cuts: [number, number][] = [];
  for (let from = 1; from <= Math.min(most, exchanges.length - min); from++) {
    const before = facts[from - 1] as ExchangeFacts;
    if (before.opaque) break;
    for (const word of before.asked) gone.asked.add(word);
    for (const word of before.said) gone.said.add(word);
    const rest = facts.slice(from);
    if (!rest[0]?.leans && rest.every((one) => !one.opaque && areApart(one, gone))) cuts.push([first, exchanges[from]?.start as number]);
  }
  return cuts;
}

/** Exchanges left out at the start at most. */
const most = 16;

function isAnswer(message: Message | undefined): boolean {
  return message?.role === 'assistant' && typeof message.content === 'string' && message.content !== '' && message.tool_calls === undefined;
}
