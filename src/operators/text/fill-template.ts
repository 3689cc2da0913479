import { z } from 'zod';
import { compileExpression, type Expression } from '../../core/expression.ts';
import { parseExpression } from '../../core/expression-parser.ts';
import { defineOperator } from '../../core/operator.ts';
import { textualFields } from '../../core/schema.ts';
import type { ColumnQuery, SourceOperator } from '../../core/source-operator.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { hash128Hex } from '../../kernels/hash.ts';
import { distinctRecords } from './template/distinct.ts';
import { expandOnce } from './template/expand.ts';
import { readSlotFile, readTemplateFile } from './template/files.ts';
import { badTemplate, compileGrammar } from './template/grammar.ts';
import { type GrammarInput, grammarShape } from './template/schema.ts';

interface Loaded {
  input: GrammarInput;
  file: string | undefined;
  /** Values of the slots that files fill. */
  values: ReadonlyMap<string, readonly string[]>;
  where: Expression | undefined;
}

const params = z.strictObject({
  count: z.int().min(1).max(10_000_000).meta({ description: 'Samples to make', zh: '生成的样本数' }),
  split: z.string().min(1).default('train').meta({ description: 'Split that they join', zh: '样本所加入的划分' }),
  template: z.string().min(1).optional().meta({
    description: 'YAML or JSON file with the keys below, instead of them',
    zh: '含有下列各键的 YAML 或 JSON 文件，可代替在此书写',
    file: true,
  }),
  ...grammarShape,
});

/** Makes samples from a grammar of templates. */
export const fillTemplate: SourceOperator = defineOperator<typeof params, Loaded>({
  id: 'text.fill-template',
  shape: 'source',
  since: '0.3.0',
  summary: { en: 'Makes samples from a grammar of templates', 'zh-CN': '按模板语法生成样本' },
  description: {
    en:
      'Rules are lists of texts with {rule} and {slot} in them; slots hold values: a list, a file, or a column of the data. {slot@tag} is filled once in a sample and is the same wherever the tag stands, in all its fields. ' +
      '{job|a} puts a or an before it; capital, lower and upper change its case; a brace that is text is written twice. spans: labels what a rule or slot makes, so that spans are exact; relations and answers go by tags; a label of an alternative is the label of the sample, and samples whose alternatives contradict each other are not made. ' +
      'Exactly count samples come out, all with different texts, or too-few-distinct says how many the template gives. Columns are those of the split as it is read, before any step. ' +
      'A rule that never ends is found before the run. It makes samples of its own; to change samples there are the other operators.',
    'zh-CN':
      '规则是含有 {规则} 和 {槽位} 的文本列表；槽位的取值来自列表、文件或数据的列。{槽位@标记} 在一个样本中只填充一次，标记出现之处取值相同，各字段之间也相同。' +
      '{job|a} 在前面加上 a 或 an；capital、lower、upper 改变大小写；作为文本的花括号应写两次。spans: 为规则或槽位生成的内容加标签，跨度位置精确；关系和答案按标记指定；备选项的 label 即样本的标签，标签互相矛盾的样本不会生成。' +
      '恰好生成 count 个文本互不相同的样本，否则以 too-few-distinct 说明模板能给出多少。列取自任何步骤之前读入的该划分。' +
      '无法终止的规则在运行之前即可发现。此算子生成新样本；改变已有样本应使用其他算子。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  params,
  check(given, schema) {
    const written = inlineOf(given);
    const empty = Object.keys(written.rules).length + Object.keys(written.slots).length === 0;
    if (given.template !== undefined)
      return empty
        ? undefined
        : { param: 'template', expected: { en: 'left out where rules are given here', 'zh-CN': '在此处给出规则时省略' } };
    try {
      if (written.where !== undefined) parseExpression(written.where);
      compileGrammar(written, schema, (slot) => (Array.isArray(written.slots[slot]) ? undefined : ['?']));
      return undefined;
    } catch (error) {
      if (!(error instanceof LeavenError)) throw error;
      const reasonIn = (language: 'en' | 'zh-CN') => {
        const { reason } = error.data as { reason?: string | Record<string, string> };
        return typeof reason === 'object' ? reason[language] : (reason ?? error.text(language).message);
      };
      return {
        param: error.code === 'recipe/bad-expression' ? 'where' : 'rules',
        expected: { en: `usable: ${reasonIn('en')}`, 'zh-CN': `可用：${reasonIn('zh-CN')}` },
      };
    }
  },
  async prepare(given): Promise<Loaded> {
    const file = given.template;
    const input = file === undefined ? inlineOf(given) : readTemplateFile(file);
    const values = new Map<string, readonly string[]>();
    for (const [name, slot] of Object.entries(input.slots))
      if (!Array.isArray(slot) && 'file' in slot) values.set(name, readSlotFile(slot.file, slot.column));
    return { input, file, values, where: input.where === undefined ? undefined : await compileExpression(input.where) };
  },
  columns: (_, { input }) => Object.values(input.slots).flatMap((slot) => queryOf(slot) ?? []),
  *generate({ params: { count }, schema, resources, random, valuesOf }) {
    const { input, file, values, where } = resources;
    const grammar = inFile(file, () =>
      compileGrammar(input, schema, (name) => {
        const query = queryOf(input.slots[name]);
        return query ? valuesOf(query) : values.get(name);
      }),
    );
    const texts = textualFields(schema).map((field) => field.name);
    yield* distinctRecords(
      count,
      (choose) => inFile(file, () => expandOnce(grammar, schema, where, choose)),
      (record) => hash128Hex(JSON.stringify(texts.map((name) => record[name] ?? null))),
      random,
      ({ found, counted }) =>
        new LeavenError('operator/too-few-distinct', {
          operator: 'text.fill-template',
          count,
          found,
          ...(counted ? {} : { more: { en: ' as far as draws find them', 'zh-CN': '（抽取所能找到的数目）' } }),
        }),
    );
  },
  split: ({ split }) => split,
  examples: [
    {
      name: 'sentences with exact spans',
      params: {
        count: 2,
        rules: { text: ['{person} works for {company}.', '{company} hired {person|capital} as {job|a}.'] },
        slots: { person: ['Ann Lee', 'Ben Ortiz'], company: ['Acme', 'Oslo Air'], job: ['engineer', 'driver'] },
        spans: { person: 'PER', company: 'ORG' },
      },
      seed: 1,
      input: [{ id: 'a', text: 'Ann left.', spans: [] }],
      output: [
        {
          text: 'Acme hired Ben Ortiz as a driver.',
          spans: [
            { start: 0, end: 4, label: 'ORG' },
            { start: 11, end: 20, label: 'PER' },
          ],
        },
        {
          text: 'Ann Lee works for Acme.',
          spans: [
            { start: 0, end: 7, label: 'PER' },
            { start: 18, end: 22, label: 'ORG' },
          ],
        },
      ],
    },
    {
      name: 'labels of alternatives, a column of the data, Chinese',
      params: {
        count: 2,
        rules: {
          text: [
            { text: '{city}的{thing}很{good}。', label: '正面' },
            { text: '{city}的{thing}太{bad}了！', label: '负面', weight: 2 },
          ],
        },
        slots: { city: { column: 'city' }, thing: ['酒店', '天气'], good: ['好', '舒适'], bad: ['差', '糟糕'] },
      },
      seed: 1,
      input: [
        { id: 'a', text: '很好', label: '正面', city: '北京' },
        { id: 'b', text: '很差', label: '负面', city: '上海' },
      ],
      output: [
        { text: '上海的天气太糟糕了！', label: '负面' },
        { text: '上海的酒店太糟糕了！', label: '负面' },
      ],
    },
    {
      name: 'two fields that agree by a tag',
      params: {
        count: 1,
        record: { text: '{person@p} met {person@q} in {city@c}.', pair: '{person@q} was in {city@c}.', label: 'entailment' },
        slots: { person: ['Ann', 'Ben'], city: ['Oslo', 'Rome'] },
        distinct: ['person'],
      },
      seed: 3,
      input: [{ id: 'a', text: 'a', pair: 'b', label: 'neutral' }],
      output: [{ text: 'Ann met Ben in Oslo.', pair: 'Ben was in Oslo.', label: 'entailment' }],
    },
  ],
});
export default fillTemplate;

function inlineOf(params: GrammarInput): GrammarInput {
  const { record, rules, slots, spans, relations, distinct, where, capitalize, maxDepth } = params;
  return { record, rules, slots, spans, relations, distinct, where, capitalize, maxDepth };
}

function queryOf(slot: GrammarInput['slots'][string] | undefined): ColumnQuery | undefined {
  if (slot === undefined || Array.isArray(slot) || 'file' in slot) return undefined;
  return { column: slot.column, ...(slot.label !== undefined ? { label: slot.label } : {}) };
}

/** Faults of a template in a file name the file. */
function inFile<T>(file: string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (file === undefined || !(error instanceof LeavenError) || error.code !== 'operator/bad-template') throw error;
    throw badTemplate(error.data.reason as never, file);
  }
}
