import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import type { Sample } from '../../core/sample.ts';

/** Renames columns that the task does not name. */
export const renameFields = defineOperator({
  id: 'dataset.rename-fields',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Renames columns that the task does not name', 'zh-CN': '重命名任务未使用的列' },
  description: {
    en:
      'Columns get their new names at this step: conditions, keys and writers after it know them by these alone. A column that the task reads (its text, its label) keeps its name through a run, for steps, reports and provenance go by it: ' +
      'dataset.fields says how it is called in the files. A new name that a sample already uses is an error of that sample.',
    'zh-CN':
      '列自此步骤起使用新名称：其后的条件、键和输出只认新名称。任务读取的列（文本、标签等）在运行中保持原名，因为步骤、报告和溯源都以此为准；' +
      '其在文件中的名称由 dataset.fields 指定。若样本已有同名的列，则视为该样本的错误。',
  },
  labelEffect: 'preserving',
  touches: ['other'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  params: z.strictObject({
    names: z.record(z.string().min(1), z.string().min(1)).meta({ description: 'New name by old name', zh: '旧名称到新名称的映射' }),
  }),
  check({ names }, schema) {
    const news = Object.values(names);
    const fixed = new Set(['id', ...(schema?.fields.map((field) => field.name) ?? [])]);
    const taken = [...Object.keys(names), ...news].find((name) => fixed.has(name));
    if (taken !== undefined)
      return {
        param: 'names',
        expected: {
          en: `free of ${taken}, which the task reads: dataset.fields names it`,
          'zh-CN': `不含任务读取的 ${taken}：其名称由 dataset.fields 指定`,
        },
      };
    const twice = news.find((name, index) => news.indexOf(name) !== index);
    return twice === undefined
      ? undefined
      : { param: 'names', expected: { en: `names that differ: ${twice} stands twice`, 'zh-CN': `互不相同的名称：${twice} 重复` } };
  },
  adds: ({ names }) => Object.values(names),
  draw: ({ sample, params: { names } }) => (Object.keys(names).some((name) => sample[name] !== undefined) ? {} : undefined),
  apply({ sample, params: { names } }) {
    const renamed: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(sample)) {
      const to = Object.hasOwn(names, name) ? (names[name] as string) : name;
      if (Object.hasOwn(renamed, to)) throw new RangeError(`there are two columns ${to}`);
      renamed[to] = value;
    }
    return renamed as Sample;
  },
  examples: [
    {
      name: 'a column that goes along',
      params: { names: { src: 'source' } },
      input: { id: '1', text: 'A good film', src: 'web' },
      output: { id: '1', text: 'A good film', source: 'web' },
    },
    {
      name: 'two columns change names',
      params: { names: { 甲: '乙', 乙: '甲' } },
      input: { id: '1', text: '很好', 甲: 1, 乙: 2 },
      output: { id: '1', text: '很好', 乙: 1, 甲: 2 },
    },
  ],
});
export default renameFields;
