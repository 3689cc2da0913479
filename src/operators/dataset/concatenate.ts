import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import { layoutNames, tagSchemes } from '../../core/plan.ts';
import type { SourceOperator } from '../../core/source-operator.ts';

const formats = ['jsonl', 'json', 'csv', 'tsv', 'delimited', 'lines', 'conll', 'parquet', 'arrow'] as const;

/** Adds the records of other files. */
export const concatenate: SourceOperator = defineOperator({
  id: 'dataset.concatenate',
  shape: 'source',
  since: '0.3.0',
  summary: { en: 'Adds the records of other files', 'zh-CN': '加入其他文件的记录' },
  description: {
    en:
      'The files are read, checked, hashed and given ids like the data set itself. Their records join at this step: steps before it do not see them, steps after it do. ' +
      'Columns with other names are renamed, columns that the files lack get one value by constants; a column that would then exist twice is refused. ' +
      'Two records with one id of yours stop the run, equal records without ids are told apart by a count.',
    'zh-CN':
      '文件与数据集一样经过读取、检查、计算哈希并分配 id。其记录从此步骤起加入：之前的步骤看不到，之后的步骤可以看到。' +
      '名称不同的列由 rename 改名，文件缺少的列由 constants 赋予同一取值；若改名后出现同名的两列则报错。' +
      '两条记录自带的 id 相同时运行停止，没有 id 的相同记录以序号区分。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params: z.strictObject({
    path: z.union([z.string().min(1).max(4096), z.array(z.string().min(1).max(4096)).min(1)]).meta({
      description: 'A file, a folder or a glob, or a list of them, relative to the recipe',
      zh: '文件、文件夹或通配模式，或其列表，相对于配方',
      files: true,
    }),
    split: z.string().min(1).default('train').meta({ description: 'Split that the records join', zh: '记录所加入的划分' }),
    rename: z.record(z.string(), z.string().min(1)).default({}).meta({
      description: 'Columns of the files that have another name in the data set: { sentence: text }',
      zh: '文件中的列在数据集中的名称：{ sentence: text }',
    }),
    constants: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({ description: 'Columns with one value in all records', zh: '所有记录取同一值的列' }),
    source: z.string().min(1).optional().meta({ description: 'Column that gets the name of the file', zh: '记录文件名称的列' }),
    format: z
      .enum(formats)
      .optional()
      .meta({ description: 'Format of the files; told by their names where absent', zh: '文件格式；缺省时由文件名判断' }),
    encoding: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'WHATWG label; found out where absent or auto', zh: 'WHATWG 编码名称；缺省或写作 auto 时自动判断' }),
    delimiter: z.string().min(1).max(16).optional().meta({ description: 'What parts the columns', zh: '列分隔符' }),
    columns: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: 'Names of the columns of files without a header', zh: '无表头文件的列名' }),
    header: z.boolean().optional().meta({ description: 'Whether the first record names the columns', zh: '首条记录是否为表头' }),
    layout: z.enum(layoutNames).optional().meta({ description: 'How records lay out what the task names', zh: '记录的布局' }),
    scheme: z.enum(tagSchemes).optional().meta({ description: 'How tags mark spans', zh: '标签序列的标注方案' }),
    joiner: z.string().max(16).optional().meta({ description: 'What stands between two tokens of a text', zh: '文本中两个词元之间的内容' }),
    offsets: z
      .enum(['utf-16', 'code-point', 'byte'])
      .optional()
      .meta({ description: 'Unit of span and answer offsets; code points where absent', zh: '跨度与答案偏移的单位；缺省为码点' }),
  }),
  check({ rename, constants }) {
    const names = [...Object.values(rename), ...Object.keys(constants)];
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice === undefined) return undefined;
    return { param: 'rename', expected: { en: `names that differ: ${twice} stands twice`, 'zh-CN': `互不相同的名称：${twice} 重复` } };
  },
  files({ path, rename, constants, source, split: _, ...format }) {
    const own = Object.fromEntries(Object.entries(format).filter(([, value]) => value !== undefined));
    return [path].flat().map((one) => ({
      path: one,
      format: own,
      rename: Object.fromEntries(Object.entries(rename).map(([from, to]) => [to, from])),
      constants: constants as Readonly<Record<string, Json>>,
      ...(source !== undefined ? { origin: source } : {}),
    }));
  },
  split: ({ split }) => split,
  examples: [
    {
      name: 'columns by other names',
      params: { path: 'more.csv', rename: { sentence: 'text', class: 'label' } },
      files: { 'more.csv': 'sentence,class\nA good film,positive\n' },
      input: [{ id: 'a', text: 'so bad', label: 'negative' }],
      output: [{ text: 'A good film', label: 'positive' }],
    },
    {
      name: 'one label for all, and where a row comes from',
      params: { path: 'extra/*.jsonl', constants: { label: 'neutral' }, source: 'from' },
      files: { 'extra/a.jsonl': '{"text": "Es regnet."}\n', 'extra/b.jsonl': '{"text": "今天下雨。"}\n' },
      input: [{ id: 'a', text: 'so bad', label: 'negative' }],
      output: [
        { text: 'Es regnet.', label: 'neutral', from: 'extra/a.jsonl' },
        { text: '今天下雨。', label: 'neutral', from: 'extra/b.jsonl' },
      ],
    },
  ],
});
export default concatenate;
