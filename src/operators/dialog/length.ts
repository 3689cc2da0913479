import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import { conversationsOf, exchangesOf } from '../dialog-turns.ts';

/** Keeps conversations that are long enough and not too long. */
export const length = defineOperator({
  id: 'dialog.length',
  shape: 'filter',
  since: '0.3.0',
  summary: { en: 'Keeps conversations whose number of turns is within bounds', 'zh-CN': '保留轮次数在范围内的对话' },
  description: {
    en: 'Messages of users, assistants and tools count as turns, system prompts do not; an exchange is a turn of the user with all that follows up to the next. Bounds are inclusive. Samples without a conversation pass.',
    'zh-CN':
      '用户、助手和工具的消息计为轮次，系统提示不计；一次交互为用户的一个轮次及其后直至下一用户轮次的全部消息。范围含端点。没有对话的样本直接通过。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params: z.strictObject({
    min: z.int().min(0).optional().meta({ description: 'Least number kept; none where absent', zh: '保留的最小数量；缺省则不限' }),
    max: z.int().min(0).optional().meta({ description: 'Greatest number kept; none where absent', zh: '保留的最大数量；缺省则不限' }),
    unit: z
      .enum(['turns', 'exchanges'])
      .default('turns')
      .meta({ description: 'What is counted: messages or exchanges', zh: '计数单位：turns 为消息，exchanges 为交互' }),
  }),
  check: ({ min, max }) =>
    min !== undefined && max !== undefined && min > max
      ? { param: 'max', expected: { en: `at least min (${min})`, 'zh-CN': `不小于 min（${min}）` } }
      : undefined,
  measure({ sample, schema, params }) {
    const counts = conversationsOf(sample, schema).map(({ messages }) =>
      params.unit === 'exchanges'
        ? exchangesOf(messages).length
        : messages.filter(({ role }) => role !== 'system' && role !== 'developer').length,
    );
    return { [params.unit]: counts.length === 0 ? Number.NaN : Math.max(...counts) };
  },
  decide({ measures, params }) {
    const count = measures[params.unit] as number;
    if (params.min !== undefined && count < params.min) return 'too-few-turns';
    if (params.max !== undefined && count > params.max) return 'too-many-turns';
    return undefined;
  },
  examples: [
    {
      name: 'conversations of two to four turns',
      params: { min: 2, max: 4 },
      input: [
        { id: 'one', messages: [{ role: 'user', content: 'Hello?' }] },
        {
          id: 'two',
          messages: [
            { role: 'system', content: 'Be brief.' },
            { role: 'user', content: 'Hello?' },
            { role: 'assistant', content: 'Yes?' },
          ],
        },
      ],
      output: ['two'],
    },
    {
      name: 'two exchanges at least',
      params: { min: 2, unit: 'exchanges' },
      input: [
        {
          id: 'single',
          messages: [
            { role: 'user', content: '一加一等于几？' },
            { role: 'assistant', content: '二。' },
          ],
        },
        {
          id: 'double',
          messages: [
            { role: 'user', content: '一加一等于几？' },
            { role: 'assistant', content: '二。' },
            { role: 'user', content: '再加一呢？' },
            { role: 'assistant', content: '三。' },
          ],
        },
      ],
      output: ['double'],
    },
  ],
});
export default length;
