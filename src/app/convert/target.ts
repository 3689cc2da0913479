import type { FormatPlan, LayoutName } from '../../core/plan.ts';
import type { TaskName } from '../../core/tasks.ts';
import { formatOfName } from '../../datasets/resolve.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { type ConvertTarget, formatNames } from './target-names.ts';

/** What is written. */
export interface Target {
  format: FormatPlan;
  compression?: 'gzip';
  layout: LayoutName | 'trl' | 'fields' | undefined;
  /** Whether LLaMA-Factory is to be told of the file. */
  dataInfo: boolean;
}

/** Tasks whose records a layout may hold. */
const tasksOf: Readonly<Record<LayoutName | 'trl', readonly TaskName[]>> = {
  alpaca: ['chat', 'preference'],
  openai: ['chat', 'preference'],
  sharegpt: ['chat', 'preference'],
  trl: ['chat', 'preference'],
  squad: ['question-answering'],
  tokens: ['token-classification'],
};

/**
 * What OUT's name and `--to` ask for.
 *
 * @throws LeavenError convert/no-format, convert/not-between
 */
export function targetOf(out: string, to: ConvertTarget | undefined, task: TaskName, from: LayoutName | undefined, data: string): Target {
  const told = formatOfName(out);
  const named = formatNames.find((name) => name === to);
  if (told === undefined && named === undefined) throw new LeavenError('convert/no-format', { file: out, expected: formatNames });
  const { compression, ...format } = told ?? ({ format: 'jsonl' } as FormatPlan);
  const layout =
    named !== undefined || to === undefined ? undefined : to === 'llamafactory' ? factoryLayout(from) : (to as Target['layout']);
  if (layout !== undefined && layout !== 'fields' && !tasksOf[layout].includes(task))
    throw new LeavenError('convert/not-between', { file: data, from: task, to: to ?? layout, expected: tasksOf[layout] });
  const plan = { ...(named === undefined || named === format.format ? format : { format: named }) } as FormatPlan;
  if (plan.format === 'conll' && task !== 'token-classification')
    throw new LeavenError('convert/not-between', { file: data, from: task, to: 'conll', expected: ['token-classification'] });
  return {
    format: plan,
    ...(compression === undefined ? {} : { compression: 'gzip' as const }),
    layout,
    dataInfo: to === 'llamafactory',
  };
}

/** LLaMA-Factory reads Alpaca and ShareGPT; everything else becomes ShareGPT. */
function factoryLayout(from: LayoutName | undefined): LayoutName {
  return from === 'alpaca' ? 'alpaca' : 'sharegpt';
}
