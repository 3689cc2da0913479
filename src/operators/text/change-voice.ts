import { z } from 'zod';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { findVoiceClauses, type VoiceClause } from '../../languages/chinese/voice.ts';
import { drawPlaces } from '../text-noise.ts';
import { annotatedRanges, firstOver, overlapsAny } from '../text-words.ts';

/** Turns clauses with 把 into clauses with 被 and back. */
export const changeVoice = defineTextOperator({
  id: 'text.change-voice',
  since: '0.5.0',
  summary: { en: 'Turns Chinese clauses with 把 into clauses with 被 and back', 'zh-CN': '将“把”字句改写为“被”字句，或反之' },
  description: {
    en:
      'The object changes places with the one who acts, and everybody knows the same afterwards: 他把杯子打破了, 杯子被他打破了. Only clauses whose grammar surely stays: both are named, ' +
      'the verb says what became of the thing and ends in 了, and nothing in the clause denies, asks or binds back (自己). Other texts are left alone. What moves is never guarded or annotated.',
    'zh-CN':
      '宾语与施事互换位置，意思不变：他把杯子打破了，杯子被他打破了。只改写语法上确有把握的分句：施事与受事都出现，' +
      '动词说明了结果并以“了”结尾，分句中没有否定、疑问或“自己”。其他文本保持原样。移动的内容从不包含受保护或带标注的部分。',
  },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: ['zh'],
  // Parts of speech of English words in a mixed line.
  resources: ['wink-nlp@2.4.0', 'wink-eng-lite-web-model@1.8.1'],
  params: z.strictObject({
    ratio: z.number().min(0).max(1).default(0.5).meta({
      description: 'Clauses to turn as a share of those that can be turned; one at least',
      zh: '改写的分句数占可改写分句数的比例，至少一个',
    }),
    to: z.enum(['passive', 'active']).optional().meta({
      description: 'passive: only 把 into 被; active: only 被 into 把; both ways where absent',
      zh: 'passive 只将“把”改为“被”；active 只将“被”改为“把”；缺省时双向改写',
    }),
  }),
  draw({ text, analysis, params, random, sample, schema, field, saved }) {
    const annotated = annotatedRanges(sample, schema, field);
    const held = analysis.guarded();
    const free = (range: { start: number; end: number }) => {
      const guard = firstOver(held, range.start, range.end);
      if (guard) saved(guard.guard);
      return guard === undefined && !overlapsAny(annotated, range.start, range.end);
    };
    const turned: TextEdit[][] = [];
    for (const clause of findVoiceClauses(analysis)) {
      if (params.to !== undefined && clause.to !== params.to) continue;
      const edits = turn(text, clause, free);
      if (edits) turned.push(edits);
    }
    if (turned.length === 0) return undefined;
    return drawPlaces(random, Math.max(1, Math.round(params.ratio * turned.length)), turned).flat();
  },
  examples: [
    {
      name: 'the object comes first',
      input: { id: '1', text: '昨天外卖员把汤全洒了，味道还行。', label: 'negative' },
      output: { id: '1', text: '昨天汤被外卖员全洒了，味道还行。', label: 'negative' },
    },
    {
      name: 'and back',
      input: { id: '2', text: '我的快递已经被邻居拿走了' },
      output: { id: '2', text: '邻居已经把我的快递拿走了' },
    },
    {
      name: 'one of two, by the draw',
      seed: 1,
      input: { id: '4', text: '商家把订单取消了，手机被孩子摔坏了。' },
      output: { id: '4', text: '订单被商家取消了，手机被孩子摔坏了。' },
    },
    {
      name: 'what denies, asks or wishes is left alone',
      input: { id: '3', text: '他没有把门打开，谁把灯关了？请把钱退回来。' },
      output: { id: '3', text: '他没有把门打开，谁把灯关了？请把钱退回来。' },
    },
  ],
});
export default changeVoice;

/** Edits that move whichever of the two may be moved: what stands behind the marker to the front, or the other way round. */
function turn(
  text: string,
  { to, front, adverbs, marker, back }: VoiceClause,
  free: (range: { start: number; end: number }) => boolean,
): TextEdit[] | undefined {
  const word = to === 'passive' ? '被' : '把';
  const between = text.slice(adverbs.start, adverbs.end);
  if (!free({ start: front.end, end: marker.end })) return undefined;
  if (free(back))
    return [
      { start: front.start, end: front.start, insert: `${text.slice(back.start, back.end)}${between}${word}` },
      { start: adverbs.start, end: back.end, insert: '' },
    ];
  if (!free(front)) return undefined;
  return [
    { start: front.start, end: marker.end, insert: '' },
    { start: back.end, end: back.end, insert: `${between}${word}${text.slice(front.start, front.end)}` },
  ];
}
