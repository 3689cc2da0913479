import { filesOf } from '../core/files.ts';
import type { FormatPlan, OutputPlan } from '../core/plan.ts';
import { isTypedFormat } from '../datasets/formats/scanner.ts';
import { asWritten, type ResolvedDataset } from './dataset.ts';
import type { RecipePath } from './path.ts';
import type { Problems } from './problems.ts';
import type { CheckedRecipe } from './schema.ts';

/** The input's format and shape, unless the recipe says another. */
export function resolveOutput(
  output: CheckedRecipe['output'],
  name: string,
  dataset: ResolvedDataset | undefined,
  folderOf: (path: RecipePath) => string,
  problems: Problems,
): OutputPlan {
  const { path, compression, rowsPerFile, ...own } = output;
  const input = (dataset?.sources.find((source) => source.split === 'train') ?? dataset?.sources[0])?.format;
  const format = own.format ?? input?.format ?? 'jsonl';
  const {
    encoding: _,
    compression: __,
    header: ___,
    ...shape
  } = input?.format === format ? input : { format, ...(input?.layout ? { layout: input.layout } : {}) };
  const written = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const plan = asWritten({ ...shape, ...written, format } as FormatPlan);
  if (plan.format === 'delimited' && !plan.columns && dataset)
    problems.add('recipe/missing-key', { key: 'columns', place: { en: 'the format delimited', 'zh-CN': 'delimited 格式' } }, [
      'output',
      'format',
    ]);
  if (isTypedFormat(plan.format) && compression !== undefined)
    problems.add(
      'recipe/conflict',
      {
        reason: {
          en: `${plan.format} files are not packed as a whole: leave compression out`,
          'zh-CN': `${plan.format} 文件不整体压缩：应删除 compression`,
        },
      },
      ['output', 'compression'],
    );
  const folder = folderOf(['output', 'path']);
  return {
    path: filesOf(folder).resolve(folder, path ?? `runs/${name}`),
    format: plan,
    ...(compression !== undefined ? { compression } : {}),
    ...(rowsPerFile !== undefined ? { rowsPerFile } : {}),
  };
}
