import { basename } from 'node:path';
import type { LayoutName } from '../../core/plan.ts';
import type { Schema } from '../../core/schema.ts';
import { isObject } from '../../datasets/json-splice.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { exists, readJson, writeJson } from '../../pipeline/files.ts';

/**
 * A data set as LLaMA-Factory's dataset_info.json describes it.
 *
 * Source: LLaMA-Factory, data/README.md: `file_name`, `formatting` (alpaca where absent), `ranking`, `columns`, `tags`.
 */
export interface DataInfo {
  name: string;
  entry: {
    file_name: string;
    formatting?: 'sharegpt';
    ranking?: true;
    columns: Record<string, string>;
    tags?: Record<string, string>;
  };
}

/** Columns that LLaMA-Factory knows under the same names. */
const optionalColumns = ['system', 'tools', 'images', 'audios', 'videos', 'kto_tag'] as const;

/** What LLaMA-Factory must be told of a file. @throws LeavenError convert/not-between */
export function describeForFactory(
  file: string,
  layout: LayoutName | 'trl' | 'fields' | undefined,
  schema: Schema,
  { members }: { members: ReadonlySet<string> },
): DataInfo {
  const file_name = basename(file);
  const name = file_name.replace(/\.[^.]+(?:\.gz)?$/, '');
  const ranking = schema.task === 'preference' ? ({ ranking: true } as const) : {};
  const answers: Record<string, string> = schema.task === 'preference' ? { chosen: 'chosen', rejected: 'rejected' } : {};
  const optional = Object.fromEntries(optionalColumns.filter((column) => members.has(column)).map((column) => [column, column]));
  if (layout === 'alpaca') {
    const columns = {
      prompt: 'instruction',
      ...(members.has('input') ? { query: 'input' } : {}),
      ...(schema.task === 'preference' ? answers : { response: 'output' }),
      ...(members.has('history') ? { history: 'history' } : {}),
      ...optional,
    };
    return { name, entry: { file_name, ...ranking, columns } };
  }
  if (layout === 'sharegpt' && (schema.task === 'chat' || schema.task === 'preference'))
    return {
      name,
      entry: { file_name, formatting: 'sharegpt', ...ranking, columns: { messages: 'conversations', ...answers, ...optional } },
    };
  if (layout === 'openai' && schema.task === 'chat')
    return { name, entry: { file_name, formatting: 'sharegpt', columns: { messages: 'messages', ...optional }, tags: openAiTags } };
  throw new LeavenError('convert/not-between', {
    file: file_name,
    from: schema.task,
    to: 'llamafactory',
    expected: ['chat', 'preference'],
  });
}

const openAiTags = { role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant', system_tag: 'system' };

/** Enters a data set in a dataset_info.json; other entries stay. @throws LeavenError convert/bad-data-info */
export function writeDataInfo(file: string, { name, entry }: DataInfo): void {
  const before = exists(file) ? readJson<unknown>(file) : {};
  if (!isObject(before)) throw new LeavenError('convert/bad-data-info', { file });
  writeJson(file, { ...before, [name]: entry });
}
