import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import type { Message } from '../../core/sample.ts';
import { areApart, type ExchangeFacts, factsOf } from '../dialog-independence.ts';
import { conversationsOf, type Exchange, exchangesOf } from '../dialog-turns.ts';

/** Two exchanges that change places: [start, end) of each, the earlier first. */
type Plan = Record<string, [Exchange, Exchange]>;

/** Exchanges further apart than this are not compared. */
const farthest = 16;

/** Lets two exchanges change places where it is evident that neither they nor those between them build on one another. */
export const reorderTurns = defineOperator({
  id: 'dialog.reorder-turns',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Exchanges the places of two independent questions with their answers', 'zh-CN': '交换两个相互独立的问答的位置' },
  description: {
    en:
      'An exchange is a turn of the user with all that follows up to the next. Two change places only where all of this holds for them, for those between them and for the one behind: ' +
      'no tool is called; no word points back (it, this, also, again, 它, 这, 继续 …), none is a fragment; and no word with meaning in a question of one is spoken in another. ' +
      'The first exchange and the last stay where they are, and so do system prompts. A doubt keeps the order: most conversations stay as they are.',
    'zh-CN':
      '一次问答为用户的一个轮次及其后直至下一用户轮次的全部消息。仅当两次问答、其间的问答及其后一次问答均满足以下条件时才交换：' +
      '未调用工具；没有回指词（it、this、also、again、它、这、继续等），也不是残句；任一问题中的实词不出现在另一次问答中。' +
      '第一次与最后一次问答以及系统提示保持原位。存疑即保持原序，因此多数对话不作改动。',
  },
  labelEffect: 'preserving',
  touches: ['messages'],
  takes: ['label', 'labels', 'label-weights'],
  determinism: 'seeded',
  languages: ['en', 'zh'],
  params: z.strictObject({}),
  draw({ sample, schema, random }) {
    const plan: Plan = {};
    for (const { field, messages } of conversationsOf(sample, schema)) {
      const exchanges = exchangesOf(messages);
      if (exchanges.length < 4) continue;
      const pairs = swappable(factsOf(messages, exchanges));
      if (pairs.length === 0) continue;
      const [a, b] = random.pick(pairs);
      plan[field] = [exchanges[a] as Exchange, exchanges[b] as Exchange];
    }
    return Object.keys(plan).length === 0 ? undefined : (plan as unknown as Json);
  },
  apply({ sample, plan }) {
    const next: Record<string, unknown> & { id: string } = { ...sample };
    for (const [field, [a, b]] of Object.entries(plan as unknown as Plan)) {
      const messages = sample[field] as readonly Message[];
      next[field] = [
        ...messages.slice(0, a.start),
        ...messages.slice(b.start, b.end),
        ...messages.slice(a.end, b.start),
        ...messages.slice(a.start, a.end),
        ...messages.slice(b.end),
      ];
    }
    return next;
  },
  examples: [
    {
      name: 'two questions that have nothing to do with each other',
      seed: 1,
      input: {
        id: '1',
        messages: [
          { role: 'user', content: 'Please translate good morning into French.' },
          { role: 'assistant', content: 'Bonjour.' },
          { role: 'user', content: 'Which planet has the largest moon?' },
          { role: 'assistant', content: 'Jupiter: Ganymede.' },
          { role: 'user', content: 'How long should pasta boil?' },
          { role: 'assistant', content: 'About nine minutes.' },
          { role: 'user', content: 'Who painted the Mona Lisa?' },
          { role: 'assistant', content: 'Leonardo da Vinci.' },
        ],
      },
      output: {
        id: '1',
        messages: [
          { role: 'user', content: 'Please translate good morning into French.' },
          { role: 'assistant', content: 'Bonjour.' },
          { role: 'user', content: 'How long should pasta boil?' },
          { role: 'assistant', content: 'About nine minutes.' },
          { role: 'user', content: 'Which planet has the largest moon?' },
          { role: 'assistant', content: 'Jupiter: Ganymede.' },
          { role: 'user', content: 'Who painted the Mona Lisa?' },
          { role: 'assistant', content: 'Leonardo da Vinci.' },
        ],
      },
    },
    {
      name: 'a question that points back keeps its place',
      seed: 1,
      input: {
        id: '2',
        messages: [
          { role: 'user', content: '请把早上好翻译成法语。' },
          { role: 'assistant', content: 'Bonjour。' },
          { role: 'user', content: '太阳系最大的卫星在哪颗行星旁？' },
          { role: 'assistant', content: '木星。' },
          { role: 'user', content: '它的直径有多少公里？' },
          { role: 'assistant', content: '约五千公里。' },
          { role: 'user', content: '蒙娜丽莎由谁所画？' },
          { role: 'assistant', content: '达·芬奇。' },
        ],
      },
      output: {
        id: '2',
        messages: [
          { role: 'user', content: '请把早上好翻译成法语。' },
          { role: 'assistant', content: 'Bonjour。' },
          { role: 'user', content: '太阳系最大的卫星在哪颗行星旁？' },
          { role: 'assistant', content: '木星。' },
          { role: 'user', content: '它的直径有多少公里？' },
          { role: 'assistant', content: '约五千公里。' },
          { role: 'user', content: '蒙娜丽莎由谁所画？' },
          { role: 'assistant', content: '达·芬奇。' },
        ],
      },
    },
  ],
});
export default reorderTurns;

/** Pairs of exchanges that may change places: all whose order to each other would change must be apart. */
function swappable(facts: readonly ExchangeFacts[]): [number, number][] {
  const free = facts.map(({ opaque, leans }) => !opaque && !leans);
  const pairs: [number, number][] = [];
  for (let a = 1; a < facts.length - 2; a++) {
    if (!free[a]) continue;
    for (let b = a + 1; b < facts.length - 1 && b - a <= farthest && free[b]; b++) {
      // The one behind would follow another than before.
      if (!free[b + 1]) continue;
      const [first, last] = [facts[a] as ExchangeFacts, facts[b] as ExchangeFacts];
      const apart = areApart(first, last) && facts.slice(a + 1, b).every((one) => areApart(first, one) && areApart(one, last));
      if (apart) pairs.push([a, b]);
    }
  }
  return pairs;
}
