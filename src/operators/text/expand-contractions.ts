import { z } from 'zod';
import type { TextEdit } from '../../core/edits.ts';
import { defineTextOperator } from '../../core/operator.ts';
import type { GroupedEdit } from '../../languages/english/clause.ts';
import { contractions } from '../../languages/english/contract.ts';
import { expansions } from '../../languages/english/expand.ts';
import { annotatedRanges, overlapsAny } from '../text-words.ts';

/** Writes contractions out, or contracts what people contract. */
export const expandContractions = defineTextOperator({
  id: 'text.expand-contractions',
  since: '0.3.0',
  summary: { en: 'Writes English contractions out, or contracts', 'zh-CN': '展开或使用英语缩约形式' },
  description: {
    en:
      'don’t becomes do not, can’t cannot, let’s let us; ’s becomes is or has and ’d would or had by the words that follow. Possessives, ain’t and names stay. ' +
      'In a question the negation goes behind the subject (isn’t it? becomes is it not?); where the subject is no pronoun, the contraction stays. ' +
      '`contract` goes the other way where a speaker would: never at the end of a clause (I know who you are), nor for emphasis (it IS good). Straight, curly and tokenised spellings (do n’t) keep their kind.',
    'zh-CN':
      '将 don’t 展开为 do not，can’t 展开为 cannot，let’s 展开为 let us；’s 与 ’d 按其后的词展开为 is/has 与 would/had。所有格、ain’t 与名称保持不变。' +
      '疑问句中的否定词移至主语之后（isn’t it? 变为 is it not?）；主语不是代词时不展开。' +
      '`contract` 则按口语习惯缩约：不在分句末尾缩约（I know who you are），也不缩约强调形式（it IS good）。直引号、弯引号与分词写法（do n’t）各自保持。',
  },
  labelEffect: 'preserving',
  touches: ['text', 'messages', 'choices'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: ['en'],
  // A contraction is a guarded negation itself: what is written out denies as much as before.
  crosses: ['negation'],
  references: [
    {
      title: 'Beyond Accuracy: Behavioral Testing of NLP Models with CheckList, Ribeiro et al. 2020',
      url: 'https://aclanthology.org/2020.acl-main.442',
    },
    { title: 'TextAttack, Morris et al. 2020 (WordSwapContract)', url: 'https://aclanthology.org/2020.emnlp-demos.16' },
  ],
  params: z.strictObject({
    direction: z.enum(['expand', 'contract']).default('expand').meta({
      description: 'expand writes contractions out; contract makes them',
      zh: 'expand 展开缩约形式；contract 使用缩约形式',
    }),
  }),
  draw({ text, analysis, params: { direction }, sample, schema, field }) {
    if (direction === 'expand' && !apostrophe.test(text)) return undefined;
    const edits = direction === 'expand' ? expansions(text, analysis.words()) : contractions(text, analysis.words());
    if (edits.length === 0) return undefined;
    const annotated = annotatedRanges(sample, schema, field);
    return annotated.length === 0
      ? edits
      : wholeGroups(edits, (edit) => overlapsAny(annotated, edit.start, Math.max(edit.end, edit.start + 1)));
  },
  examples: [
    {
      name: 'what follows says what it stands for',
      input: { id: '1', text: "It's lost its charm, and I don't think he'd like what's left. It's Ann's." },
      output: { id: '1', text: "It has lost its charm, and I do not think he would like what is left. It is Ann's." },
    },
    {
      name: 'the negation of a question goes behind the subject',
      input: { id: '2', text: "Isn't it odd? WON'T DO." },
      output: { id: '2', text: 'Is it not odd? WILL NOT DO.' },
    },
    {
      name: 'contractions as people make them',
      params: { direction: 'contract' },
      input: { id: '3', text: 'I am sure it is not late, but I know who you are.' },
      output: { id: '3', text: "I'm sure it isn't late, but I know who you are." },
    },
  ],
});
export default expandContractions;

const apostrophe = /['\u2019\u02bc\uff07\u2018\u00b4`]/;

/** Groups of edits that belong together stay together: one held is all held. */
function wholeGroups(edits: readonly GroupedEdit[], held: (edit: TextEdit) => boolean): TextEdit[] {
  const gone = new Set<number>();
  for (const edit of edits) if (held(edit)) gone.add(edit.group);
  return edits.filter(({ group }) => !gone.has(group));
}
