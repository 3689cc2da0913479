import { z } from 'zod';

/** Names of rules, slots and instances. */
export const namePattern = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
const name = z.string().max(100).regex(namePattern);
const template = z.string().max(100_000);
const alternative = z.strictObject({
  text: template,
  weight: z.number().gt(0).max(1_000_000).optional(),
  label: z.union([z.string(), z.array(z.string())]).optional(),
});

/** What a template is made of: parameters of the operator, and the keys of a template file. */
export const grammarShape = {
  record: z.record(z.string().min(1), z.unknown()).optional().meta({
    description:
      'What each field of a sample holds: a template, or a list or map with templates in it; where absent, each text field is the rule of its name',
    zh: '样本各字段的内容：模板，或含有模板的列表或映射；缺省时每个文本字段取同名规则',
  }),
  rules: z
    .record(name, z.union([template, z.array(z.union([template, alternative])).min(1)]))
    .default({})
    .meta({
      description: 'Alternatives by name: texts with {rule}, {slot} or {slot@tag} in them, or { text, weight, label }',
      zh: '按名称列出的备选项：含有 {规则}、{槽位} 或 {槽位@标记} 的文本，或 { text, weight, label }',
    }),
  slots: z
    .record(
      name,
      z.union([
        z.array(z.union([z.string(), z.number()])),
        z.strictObject({ file: z.string().min(1).meta({ file: true }), column: z.string().min(1).optional() }),
        z.strictObject({ column: z.string().min(1), label: z.string().optional() }),
      ]),
    )
    .default({})
    .meta({
      description:
        'Values by name: a list, { file, column } (lines, CSV, JSON), or { column, label }: a column of the data, of spans those with a label',
      zh: '按名称列出的取值：列表、{ file, column }（按行、CSV 或 JSON）或 { column, label }（数据中的列；跨度列可限定标签）',
    }),
  spans: z.record(name, z.string().min(1)).default({}).meta({
    description: 'Label of the span that a rule or slot makes',
    zh: '规则或槽位所生成跨度的标签',
  }),
  relations: z
    .array(z.strictObject({ head: z.string().min(1), tail: z.string().min(1), label: z.string().min(1) }))
    .default([])
    .meta({
      description: 'Relations between the spans of two tags or names, where both occur',
      zh: '两个标记或名称的跨度之间的关系，二者都出现时成立',
    }),
  distinct: z
    .array(z.union([name, z.array(name).min(1)]))
    .default([])
    .meta({
      description: 'Rules and slots, or lists of them, whose values in one sample all differ',
      zh: '同一样本中取值必须互不相同的规则和槽位，或其列表',
    }),
  where: z.string().min(1).optional().meta({
    description: 'Condition on the finished sample, over its fields and tags, as in when: length(text) < 200 and person != boss',
    zh: '成品样本应满足的条件，可用其字段和标记，写法与 when 相同：length(text) < 200 and person != boss',
  }),
  capitalize: z.boolean().default(false).meta({
    description: 'Begins every sentence with a capital letter',
    zh: '句首字母大写',
  }),
  maxDepth: z.int().min(1).max(100).default(10).meta({
    description: 'How deep rules may stand in each other; near it only alternatives that come to an end are drawn',
    zh: '规则嵌套的最大深度；接近上限时只抽取能够终止的备选项',
  }),
};

export const grammarSchema = z.strictObject(grammarShape);
export type GrammarInput = z.output<typeof grammarSchema>;
