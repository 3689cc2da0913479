import { type FormatName, layoutNames } from '../../core/plan.ts';

export const formatNames = ['jsonl', 'json', 'csv', 'tsv', 'conll', 'parquet', 'arrow'] as const satisfies readonly FormatName[];
/** What `--from` may name: a format or a layout. */
export const convertSources = [...formatNames, ...layoutNames] as const;

/** What `--to` may name: a layout, the fields of the task one by one, TRL's lists of messages, LLaMA-Factory's files, or a format. */
export const convertTargets = [...layoutNames, 'fields', 'trl', 'llamafactory', ...formatNames] as const;
export type ConvertTarget = (typeof convertTargets)[number];
