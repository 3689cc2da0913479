import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import type { Message } from '../../core/sample.ts';
import { isSmallTalk } from '../../languages/small-talk.ts';
import { conversationsOf, plainText } from '../dialog-turns.ts';

/** First and last message of each group that becomes one: ranges without overlap, in order. */
type Plan = Record<string, [number, number][]>;

/** Makes one turn of neighbours with one role, or of a user's two with nothing but an acknowledgement between them. */
export const mergeTurns = defineOperator({
  id: 'dialog.merge-turns',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Joins turns that follow one another into one', 'zh-CN': '合并相邻的轮次' },
  description: {
    en:
      'Two messages in a row of one role become one, their texts joined by the separator. So do two turns of a user between which the assistant says nothing or only acknowledges (“Go on.”), and that message goes. ' +
      'From one to all of the places found are joined, drawn evenly. Messages with more than a role and a text (calls of tools, names, parts), system prompts and the last answer stay as they are.',
    'zh-CN':
      '同一角色的两条相邻消息合并为一条，文本以分隔符连接。若用户的两轮之间助手未作回答或仅表示知晓（如“请继续”），也予以合并，并去除该消息。' +
      '合并的处数在一处与全部之间均匀抽取。除角色与文本外还有其他内容的消息（工具调用、名称、多模态片段）、系统提示以及最后的回答保持不变。',
  },
  labelEffect: 'preserving',
  touches: ['messages'],
  takes: ['label', 'labels', 'label-weights'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    separator: z.string().default('\n').meta({ description: 'What stands between joined texts', zh: '合并后文本之间的分隔符' }),
  }),
  draw({ sample, schema, random }) {
    const plan: Plan = {};
    for (const { field, messages } of conversationsOf(sample, schema)) {
      const found = mergeable(messages);
      if (found.length === 0) continue;
      const wanted = 1 + random.integer(found.length);
      const chosen = random.shuffle([...found]).slice(0, wanted);
      plan[field] = joined(chosen.sort((a, b) => a[0] - b[0]));
    }
    return Object.keys(plan).length === 0 ? undefined : (plan as unknown as Json);
  },
  apply({ sample, plan, params }) {
    const next: Record<string, unknown> & { id: string } = { ...sample };
    for (const [field, groups] of Object.entries(plan as unknown as Plan)) {
      const messages = sample[field] as readonly Message[];
      const merged: Message[] = [];
      let reached = 0;
      for (const [first, last] of groups) {
        merged.push(...messages.slice(reached, first));
        const { role } = messages[first] as Message;
        const texts = messages.slice(first, last + 1).filter((message) => message.role === role);
        merged.push({ ...(messages[first] as Message), content: texts.map(({ content }) => content as string).join(params.separator) });
        reached = last + 1;
      }
      next[field] = [...merged, ...messages.slice(reached)];
    }
    return next;
  },
  examples: [
    {
      name: 'an acknowledgement between two turns',
      seed: 1,
      input: {
        id: '1',
        messages: [
          { role: 'user', content: 'I have a question about Python.' },
          { role: 'assistant', content: 'Sure, go ahead.' },
          { role: 'user', content: 'How do I sort a list?' },
          { role: 'assistant', content: 'Call sorted() on it.' },
        ],
      },
      output: {
        id: '1',
        messages: [
          { role: 'user', content: 'I have a question about Python.\nHow do I sort a list?' },
          { role: 'assistant', content: 'Call sorted() on it.' },
        ],
      },
    },
    {
      name: 'two messages in a row',
      params: { separator: ' ' },
      seed: 1,
      input: {
        id: '2',
        messages: [
          { role: 'user', content: '北京有多少人口？' },
          { role: 'user', content: '上海呢？' },
          { role: 'assistant', content: '两地都超过两千万。' },
        ],
      },
      output: {
        id: '2',
        messages: [
          { role: 'user', content: '北京有多少人口？ 上海呢？' },
          { role: 'assistant', content: '两地都超过两千万。' },
        ],
      },
    },
  ],
});
export default mergeTurns;

/** Pairs of messages that may be one: first and last. */
function mergeable(messages: readonly Message[]): [number, number][] {
  const found: [number, number][] = [];
  const says = (index: number) => (plainText(messages[index]) ?? '').trim() !== '';
  for (let i = 0; i + 1 < messages.length; i++) {
    const role = messages[i]?.role;
    if ((role !== 'user' && role !== 'assistant') || !says(i)) continue;
    if (messages[i + 1]?.role === role) {
      if (says(i + 1)) found.push([i, i + 1]);
      continue;
    }
    const between = plainText(messages[i + 1]);
    const acknowledges =
      role === 'user' &&
      messages[i + 1]?.role === 'assistant' &&
      between !== undefined &&
      (between.trim() === '' || isSmallTalk(between, ['acknowledgement']));
    if (acknowledges && messages[i + 2]?.role === 'user' && says(i + 2)) found.push([i, i + 2]);
  }
  return found;
}

/** Groups of which one ends where the next begins are one group. */
function joined(groups: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [first, last] of groups) {
    const before = result.at(-1);
    if (before && first <= before[1]) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}
