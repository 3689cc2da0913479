import { z } from 'zod';
import type { TextEdit } from '../../core/edits.ts';
import { type Collector, defineTextOperator } from '../../core/operator.ts';
import type { Sample } from '../../core/sample.ts';
import { createAnalyzer } from '../../languages/analysis.ts';
import { articleBefore } from '../../languages/english/articles.ts';
import { readEntityForms, type UserDictionary } from '../../languages/user-dictionary.ts';
import { mentionsOf, type TextMentions } from '../entity-mentions.ts';
import { caseOfEntity, type EntityPlan, entityKey, planEntities } from '../entity-plan.ts';
import { EntityCounts, type EntityForms } from '../entity-table.ts';
import { isWordLike, overlapsAny } from '../text-words.ts';

const params = z.strictObject({
  from: z.enum(['data', 'dictionary', 'generator']).default('data').meta({
    description:
      'Where new forms come from: data, the entities of the same type in the data set; dictionary, a file of your own; generator, dates, numbers, addresses and ids in the form of the old one, and names and places from lists',
    zh: '新实体的来源：data 为数据集中同类型的实体；dictionary 为自备词典文件；generator 按原有格式生成日期、数字、地址与编号，并从词表中取人名与地名',
  }),
  dictionary: z.string().min(1).optional().meta({
    description: 'File with forms by type: type TAB form|form, or JSON {"type": ["form"]}',
    zh: '按类型列出实体的文件：每行为“类型 TAB 实体|实体”，或 JSON {"类型": ["实体"]}',
    file: true,
  }),
  types: z.array(z.string().min(1)).min(1).optional().meta({
    description: 'Types to replace, in any case; all where absent',
    zh: '要替换的实体类型，不区分大小写；省略时为所有类型',
  }),
  ratio: z.number().min(0).max(1).default(0.5).meta({
    description: 'Entities to replace as a share of the different ones in the sample; one at least',
    zh: '替换的实体数占样本中不同实体数的比例，至少一个',
  }),
  count: z.int().min(1).optional().meta({
    description: 'Entities to replace, instead of a ratio',
    zh: '替换的实体个数，代替比例',
  }),
  minCandidates: z.int().min(1).default(2).meta({
    description: 'Other forms that a type must offer before any of its entities is replaced',
    zh: '某一类型至少应有的其他实体数，不足则不替换',
  }),
  drawBy: z.enum(['uniform', 'frequency']).default('uniform').meta({
    description: 'uniform draws each form as often; frequency as often as the data has it',
    zh: 'uniform 等概率抽取；frequency 按其在数据中的频率抽取',
  }),
  elsewhere: z.boolean().default(true).meta({
    description: 'Replace the same form also where the sample has it unannotated',
    zh: '样本中未标注处的同一实体也一并替换',
  }),
  answers: z.boolean().default(false).meta({
    description: 'Replace answers and what stands in them too; else they stay, and with them the same entity elsewhere in the sample',
    zh: '答案及其中的实体也可替换；否则答案及样本中与之相同的实体保持不变',
  }),
  plurals: z.boolean().default(false).meta({
    description: 'Put English forms into the number of the one they replace',
    zh: '英语实体与被替换者的单复数保持一致',
  }),
});
type Params = z.output<typeof params>;
type Table = ReadonlyMap<string, EntityForms>;

const { analyze } = createAnalyzer({ language: 'und', guardsOff: [] });

const table: Collector<Params, EntityCounts, Table> = {
  create: () => new EntityCounts(),
  add(counts, { sample }, { schema, params: { from, answers } }) {
    if (from !== 'data') return;
    for (const { mentions } of mentionsOf(sample, schema, { answers, analyze }))
      for (const { type, surface } of mentions) counts.add(type, surface);
  },
  encode: (counts) => counts.encode(),
  merge: (counts, partial) => counts.merge(partial),
  finish: (counts) => counts.encode(),
  open(bytes) {
    const counts = new EntityCounts();
    counts.merge(bytes);
    return counts.formsByType();
  },
};

/** Replaces entities by others of their type; spans, answers and relations follow. */
export const replaceEntities = defineTextOperator<typeof params, UserDictionary | undefined, Table>({
  id: 'text.replace-entities',
  since: '0.3.0',
  summary: { en: 'Replaces entities by others of the same type', 'zh-CN': '将实体替换为同类型的其他实体' },
  description: {
    en:
      'Mention replacement. Where the data set has spans, they are the entities; else names of persons and listed places, and for the generator numbers, dates and addresses. ' +
      'The same entity gets the same new form in all texts of a sample. a and an, capitals and a possessive ’s agree; spans cover exactly the new form, and relations and answers follow. ' +
      'Of nested spans the innermost are replaced and the outer ones grow along; spans that cross each other, or share a place under two labels, stay. ' +
      'What is code, a placeholder or a negation stays, and so does an entity that a label names. Up to 20,000 forms a type are kept in memory, chosen by hash.',
    'zh-CN':
      '实体提及替换。数据集有片段标注时以片段为实体；否则以人名与词表中的地名为实体，generator 还包括数字、日期与地址。' +
      '同一实体在样本的所有文本中替换为同一新实体。冠词 a/an、大小写与所有格 ’s 保持一致；片段恰好覆盖新实体，关系与答案随之移动。' +
      '嵌套片段只替换最内层，外层随之伸缩；相互交叉或同一位置有两个标签的片段保持不变。' +
      '代码、占位符与否定词保持不变，标签所指的实体也保持不变。每种类型在内存中至多保留 20,000 个实体，按哈希选取。',
  },
  labelEffect: 'preserving',
  touches: ['text', 'messages', 'choices'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  crosses: ['entities', 'numbers', 'urls', 'emails'],
  consistent: true,
  references: [
    {
      title: 'An Analysis of Simple Data Augmentation for Named Entity Recognition, Dai and Adel 2020',
      url: 'https://aclanthology.org/2020.coling-main.343',
    },
  ],
  params,
  check: ({ from, dictionary }) =>
    from === 'dictionary' && dictionary === undefined
      ? { param: 'dictionary', expected: { en: 'a file, since from is dictionary', 'zh-CN': '文件路径，因为 from 为 dictionary' } }
      : from !== 'dictionary' && dictionary !== undefined
        ? { param: 'dictionary', expected: { en: 'no file, unless from is dictionary', 'zh-CN': '不指定文件，除非 from 为 dictionary' } }
        : undefined,
  prepare: ({ dictionary }) => (dictionary === undefined ? undefined : readEntityForms(dictionary, 'text.replace-entities')),
  table,
  draw({ text, place, analysis, params, random, sample, schema, shared, resources, table: view }) {
    const known = shared.get('entities') as EntityPlan | undefined;
    const plan =
      known ??
      planEntities(
        found(sample, params, () => mentionsOf(sample, schema, { answers: params.answers, analyze })),
        sample,
        schema,
        params,
        (type) => offeredBy(type, params, view, resources),
        random,
      );
    shared.set('entities', plan);
    const own = plan.texts.get(place);
    if (!own || plan.forms.size === 0) return undefined;
    const edits: TextEdit[] = [];
    for (const { start, end, surface, type } of own.mentions) {
      const form = plan.forms.get(entityKey(type, surface));
      if (form !== undefined) edits.push({ start, end, insert: caseOfEntity(surface, form, text) });
    }
    if (params.elsewhere) edits.push(...unannotated(text, plan, own));
    edits.sort((a, b) => a.start - b.start);
    const words = edits.length > 0 && /\ban?\b/i.test(text) ? analysis.words() : [];
    const articles = edits.flatMap((edit) => articleBefore(text, words, edit.start, edit.insert) ?? []);
    return [
      ...edits,
      ...articles.filter(({ start, end }) => !own.annotated.some((range) => range.start < end && range.end > start && range.end <= end)),
    ];
  },
  examples: [
    {
      name: 'forms from the data, of the same type',
      params: { ratio: 1 },
      seed: 1,
      input: [
        {
          id: '1',
          text: 'Ann met a Swiss banker in Rome; Rome was hot.',
          spans: [
            { start: 0, end: 3, label: 'PER' },
            { start: 26, end: 30, label: 'LOC' },
          ],
        },
        {
          id: '2',
          text: 'Ibrahim and Lucy like Addis Ababa and Oslo.',
          spans: [
            { start: 0, end: 7, label: 'PER' },
            { start: 12, end: 16, label: 'PER' },
            { start: 22, end: 33, label: 'LOC' },
            { start: 38, end: 42, label: 'LOC' },
          ],
        },
      ],
      output: {
        id: '1',
        text: 'Lucy met a Swiss banker in Oslo; Oslo was hot.',
        spans: [
          { start: 0, end: 4, label: 'PER' },
          { start: 27, end: 31, label: 'LOC' },
        ],
      },
    },
    {
      name: 'the same entity in question, context and answer',
      params: { from: 'generator', ratio: 1, answers: true },
      seed: 1,
      input: {
        id: '3',
        question: 'Who wrote to Berlin?',
        context: 'On 5 May 2019 Tom Hanks wrote to Berlin.',
        answers: [{ start: 14, text: 'Tom Hanks' }],
      },
      output: {
        id: '3',
        question: 'Who wrote to Amsterdam?',
        context: 'On 9 August 2008 Jim Brooks wrote to Amsterdam.',
        answers: [{ start: 17, text: 'Jim Brooks' }],
      },
    },
    {
      name: 'addresses and ids in their form',
      params: { from: 'generator', ratio: 1 },
      seed: 1,
      input: {
        id: '4',
        text: 'Call (555) 010-4477 on 2021-03-09, case AB-1207.',
        spans: [
          { start: 5, end: 19, label: 'PHONE' },
          { start: 23, end: 33, label: 'DATE' },
          { start: 40, end: 47, label: 'ID' },
        ],
      },
      output: {
        id: '4',
        text: 'Call (303) 226-8621 on 2022-06-01, case ME-6581.',
        spans: [
          { start: 5, end: 19, label: 'PHONE' },
          { start: 23, end: 33, label: 'DATE' },
          { start: 40, end: 47, label: 'ID' },
        ],
      },
    },
  ],
});
export default replaceEntities;

const lately = new WeakMap<Sample, { answers: boolean; texts: readonly TextMentions[] }>();

/** Copies of one sample share what was found in it. */
function found(sample: Sample, { answers }: Params, find: () => readonly TextMentions[]): readonly TextMentions[] {
  const known = lately.get(sample);
  if (known?.answers === answers) return known.texts;
  const texts = find();
  lately.set(sample, { answers, texts });
  return texts;
}

const fromDictionary = new WeakMap<UserDictionary, Map<string, EntityForms>>();

function offeredBy(type: string, { from }: Params, view: Table, dictionary: UserDictionary | undefined): EntityForms | undefined {
  if (from === 'data') return view.get(type);
  if (dictionary === undefined) return undefined;
  const known = fromDictionary.get(dictionary) ?? new Map<string, EntityForms>();
  fromDictionary.set(dictionary, known);
  const key = type.toLowerCase();
  const forms = dictionary.get(key);
  if (!forms) return undefined;
  const offered = known.get(key) ?? { forms, totals: forms.map((_, k) => k + 1) };
  known.set(key, offered);
  return offered;
}

/** Edits of replaced entities where nobody annotated them, longer ones first. */
function unannotated(text: string, { elsewhere }: EntityPlan, { annotated, mentions }: TextMentions): TextEdit[] {
  const edits: TextEdit[] = [];
  const taken = [...annotated, ...mentions];
  for (const [surface, form] of [...elsewhere].sort((a, b) => b[0].length - a[0].length))
    for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + surface.length)) {
      const end = at + surface.length;
      const bounded =
        /\p{Script=Han}/u.test(surface) ||
        (!isWordLike(text, at - 1) && (!isWordLike(text, end) || /^['\u2019]s?(?!\p{L})/u.test(text.slice(end, end + 3))));
      if (!bounded || overlapsAny(taken, at, end)) continue;
      edits.push({ start: at, end, insert: caseOfEntity(surface, form, text) });
      taken.push({ start: at, end });
    }
  return edits;
}
