import type { z } from 'zod';
import { filesOf } from '../core/files.ts';
import type { FormatName, FormatPlan, SourcePlan } from '../core/plan.ts';
import { createSchema, type Schema } from '../core/schema.ts';
import { type TaskName, tasks, textTasks } from '../core/tasks.ts';
import { readCard } from '../datasets/dataset-card.ts';
import { namedEncoding } from '../datasets/encoding/settle.ts';
import { nearestName } from '../datasets/nearest.ts';
import { formatOfName, packingOfName, resolveFiles } from '../datasets/resolve.ts';
import { withTokenRoles } from '../datasets/tags/roles.ts';
import { toLeavenError } from '../errors/leaven-error.ts';
import { keysOf } from './check.ts';
import { type RecipePath, shorten } from './path.ts';
import type { Problems } from './problems.ts';
import { datasetKeys, type datasetSchema, isName, type SourceInput, usualSplits } from './schema.ts';

type Dataset = z.output<typeof datasetSchema>;

export interface ResolvedDataset {
  schema: Schema;
  sources: SourcePlan[];
  splitColumn?: string;
  idField: string;
  language: string;
  /** Splits that are known before a step runs. */
  splits: string[];
  /** True where a column names splits, so that any may occur. */
  openSplits: boolean;
}

/** The sources, fields and splits of a data set. Files are looked for, not read. */
export function resolveDataset(dataset: Dataset, folderOf: (path: RecipePath) => string, problems: Problems): ResolvedDataset {
  const splitNames = Object.keys(dataset).filter((key) => !datasetKeys.includes(key));
  const column = dataset.split?.column;
  checkSplitting(dataset, splitNames, problems);
  checkEncoding(dataset.encoding, ['dataset', 'encoding'], problems);
  const sources: SourcePlan[] = [];
  const add = (split: string, path: RecipePath) => {
    const written = dataset[path[1] as keyof Dataset];
    const list = Array.isArray(written) ? written : [written];
    for (const [index, one] of (list as (string | SourceInput)[]).entries()) {
      const itemPath = Array.isArray(written) ? [...path, index] : path;
      sources.push(...readSource(one, split, itemPath, dataset, folderOf, problems));
    }
  };
  const carded = cardSources(dataset, folderOf, problems);
  if (carded) sources.push(...carded);
  else if (dataset.path !== undefined) add(column !== undefined ? '*' : 'train', ['dataset', 'path']);
  for (const name of splitNames) {
    if (checkSplitName(name, problems)) add(column !== undefined ? '*' : name, ['dataset', name]);
  }
  if (dataset.path === undefined && splitNames.length === 0)
    problems.add(
      'recipe/missing-key',
      { key: 'train', place: 'dataset', expected: { en: 'the path of your data', 'zh-CN': '数据路径' } },
      ['dataset', 'train'],
      'key',
    );
  return {
    schema: resolveSchema(dataset, sources, problems),
    sources,
    ...(column !== undefined ? { splitColumn: column } : {}),
    idField: dataset.id,
    language: dataset.language,
    splits: column !== undefined ? ['train'] : [...new Set(sources.map((source) => source.split))],
    openSplits: column !== undefined,
  };
}

/** The sources that the card of a folder names by split; nothing where `path:` is no such folder. */
function cardSources(dataset: Dataset, folderOf: (path: RecipePath) => string, problems: Problems): SourcePlan[] | undefined {
  const { path: written, config, split } = dataset;
  const own: SourceInput | undefined =
    typeof written === 'string' ? { path: written } : Array.isArray(written) || written === undefined ? undefined : written;
  const at: RecipePath = typeof written === 'string' ? ['dataset', 'path'] : ['dataset', 'path', 'path'];
  const base = own && folderOf(at);
  const folder = own && base !== undefined ? filesOf(base).resolve(base, own.path) : undefined;
  if (!own || base === undefined || folder === undefined || filesOf(folder).kind(folder) !== 'folder') {
    if (config !== undefined) {
      const reason = { en: 'config: chooses from a folder that path: names', 'zh-CN': 'config: 用于 path: 指定的文件夹' };
      problems.add('recipe/conflict', { reason }, ['dataset', 'config'], 'key');
    }
    return undefined;
  }
  try {
    const card = readCard(folder, own.path, config);
    if (!card) return undefined;
    const { splits, ...layout } = card;
    if (split && splits.length > 1) {
      const reason = {
        en: `split: parts data in one piece, and the folder has the splits ${splits.map((one) => one.split).join(', ')}`,
        'zh-CN': `split: 用于未划分的数据，而该文件夹已有划分 ${splits.map((one) => one.split).join('、')}`,
      };
      problems.add('recipe/conflict', { reason }, ['dataset', 'split'], 'key');
      return [];
    }
    const prefix = own.path.replaceAll('\\', '/').replace(/\/+$/, '');
    return splits.flatMap((one) => {
      const name = split?.column !== undefined ? '*' : split ? 'train' : one.split;
      if (name !== '*' && !checkSplitName(name, problems, at)) return [];
      return one.patterns.flatMap((pattern) =>
        readSource({ ...layout, ...own, path: `${prefix}/${pattern}` }, name, at.slice(0, 2), dataset, folderOf, problems),
      );
    });
  } catch (error) {
    problems.addError(toLeavenError(error), at);
    return [];
  }
}

/** The schema of a task; roles that it does not have are faults. */
function resolveSchema(dataset: Dataset, sources: readonly SourcePlan[], problems: Problems): Schema {
  const { task, fields = {} } = dataset;
  const roles = Object.keys(tasks[task]);
  const known: Record<string, string> = {};
  for (const [role, name] of Object.entries(fields)) {
    if (!roles.includes(role)) {
      const nearest = nearestName(role, roles);
      problems.add(
        'recipe/unknown-key',
        {
          key: shorten(role),
          place: { en: `a role of ${task}`, 'zh-CN': ` ${task} 的角色` },
          expected: roles,
          ...(nearest !== undefined ? { nearest } : {}),
        },
        ['dataset', 'fields', role],
        'key',
      );
    } else known[role] = name;
  }
  const schema = createSchema(
    task,
    withTokenRoles(
      task,
      known,
      sources.map(({ format }) => format),
    ),
  );
  const taken = new Map<string, string>();
  for (const field of schema.fields) {
    const other = taken.get(field.name);
    if (other !== undefined)
      problems.add(
        'recipe/conflict',
        {
          reason: {
            en: `${field.role} and ${other} are both the column ${shorten(field.name)}`,
            'zh-CN': `${field.role} 与 ${other} 指向同一列 ${shorten(field.name)}`,
          },
        },
        ['dataset', 'fields', Object.hasOwn(known, field.role) ? field.role : other],
      );
    taken.set(field.name, field.role);
  }
  if (taken.has(dataset.id))
    problems.add(
      'recipe/conflict',
      {
        reason: {
          en: `the column ${shorten(dataset.id)} is both id and ${taken.get(dataset.id)}`,
          'zh-CN': `列 ${shorten(dataset.id)} 同时是 id 和 ${taken.get(dataset.id)}`,
        },
      },
      ['dataset', 'id'],
    );
  return schema;
}

/** Whether this version reads a task's data; tells where it does not. */
export function checkTask(task: TaskName, problems: Problems): void {
  if (!textTasks.includes(task)) problems.add('recipe/task-not-available', { task, expected: textTasks }, ['dataset', 'task']);
}

function checkSplitting(dataset: Dataset, splitNames: readonly string[], problems: Problems): void {
  const conflict = (path: RecipePath, en: string, zh: string) =>
    problems.add('recipe/conflict', { reason: { en, 'zh-CN': zh } }, path, 'key');
  const named = splitNames[0];
  if (dataset.path !== undefined && named !== undefined)
    conflict(
      ['dataset', 'path'],
      `path: and ${shorten(named)}: both name data: path: is for data in one piece`,
      `path: 与 ${shorten(named)}: 都指定了数据：path: 用于未划分的数据`,
    );
  const { split } = dataset;
  if (!split) return;
  const at: RecipePath = ['dataset', 'split'];
  if (dataset.path === undefined && named !== undefined)
    conflict(
      at,
      'split: parts the data of path:, and the splits are named here already',
      'split: 用于划分 path: 的数据，而此处已指定各划分',
    );
  if ((split.column === undefined) === (split.ratio === undefined))
    conflict(at, 'split: needs one of column and ratio', 'split: 应包含 column 与 ratio 之一');
  if (split.column !== undefined && (split.stratify ?? split.group ?? split.nearDuplicates) !== undefined)
    conflict(
      at,
      'stratify, group and nearDuplicates belong to ratio, not to column',
      'stratify、group 和 nearDuplicates 属于 ratio，不属于 column',
    );
  if (split.ratio) {
    const shares = Object.values(split.ratio);
    const sum = shares.reduce((a, b) => a + b, 0);
    if (shares.length > 0 && Math.abs(sum - 1) >= 1e-6)
      conflict(
        [...at, 'ratio'],
        `the shares of ratio add up to ${Number(sum.toFixed(6))}, not to 1`,
        `ratio 的各比例之和为 ${Number(sum.toFixed(6))}，应为 1`,
      );
    for (const name of Object.keys(split.ratio)) checkSplitName(name, problems, [...at, 'ratio', name]);
  }
}

/** Names of splits of a data set that is otherwise faulty. */
export function checkSplitNames(dataset: object, problems: Problems): void {
  for (const key of Object.keys(dataset)) if (!datasetKeys.includes(key)) checkSplitName(key, problems);
}

/** Whether a split may bear a name. */
export function isUsableSplit(name: string): boolean {
  return isName(name) && name !== 'all';
}

/** Any name will do for a split but a slip of a known key: `trian`, `langauge`. `test2` and `tests` are names. */
function checkSplitName(name: string, problems: Problems, path: RecipePath = ['dataset', name]): boolean {
  const known = [...datasetKeys, ...usualSplits];
  const nearest = nearestName(name, known);
  const variant = usualSplits.some((split) => name.startsWith(split) || split.startsWith(name));
  const slip = nearest !== undefined && !variant && !(usualSplits as readonly string[]).includes(name);
  if (!slip && isUsableSplit(name)) return true;
  problems.add(
    'recipe/unknown-key',
    { key: shorten(name), place: keysOf('dataset').key, expected: [...usualSplits, ...datasetKeys], ...(slip ? { nearest } : {}) },
    path,
    'key',
  );
  return false;
}

/** The files of one source, each with its format. `dataset` says what holds where the source says nothing. */
export function readSource(
  written: string | SourceInput,
  split: string,
  path: RecipePath,
  dataset: Partial<Dataset>,
  folderOf: (path: RecipePath) => string,
  problems: Problems,
): SourcePlan[] {
  const own: Partial<SourceInput> = typeof written === 'string' ? {} : written;
  const pattern = typeof written === 'string' ? written : written.path;
  const pathOfName = typeof written === 'string' ? path : [...path, 'path'];
  checkEncoding(own.encoding, [...path, 'encoding'], problems);
  let files: { file: string; name: string }[];
  try {
    files = resolveFiles(pattern, folderOf(pathOfName));
  } catch (error) {
    problems.addError(toLeavenError(error), pathOfName);
    return [];
  }
  const plans: SourcePlan[] = [];
  for (const { file, name } of files) {
    const format = formatOf(name, { ...pick(dataset), ...pick(own) });
    if (!format) {
      const advice = {
        en: 'name it: { path: …, format: jsonl | json | csv | tsv | delimited | lines | conll | parquet | arrow }',
        'zh-CN': '应指明格式：{ path: …, format: jsonl | json | csv | tsv | delimited | lines | conll | parquet | arrow }',
      };
      problems.add(
        'recipe/missing-key',
        { key: 'format', place: { en: `${name}, whose name does not tell it,`, 'zh-CN': `${name}（名称未表明格式）` }, advice },
        pathOfName,
      );
      return plans;
    }
    if (format.format === 'delimited' && !format.columns) {
      const advice = { en: 'example: columns: [label, text]', 'zh-CN': '示例：columns: [label, text]' };
      problems.add(
        'recipe/missing-key',
        { key: 'columns', place: { en: 'the format delimited', 'zh-CN': 'delimited 格式' }, advice },
        pathOfName,
      );
      return plans;
    }
    const twice = format.columns?.find((one, index) => format.columns?.indexOf(one) !== index);
    if (twice !== undefined) {
      const reason = { en: `the column ${shorten(twice)} is named twice`, 'zh-CN': `列 ${shorten(twice)} 重复` };
      problems.add('recipe/conflict', { reason }, [...(own.columns ? path : ['dataset']), 'columns']);
      return plans;
    }
    plans.push({ split, file, name, format });
  }
  return plans;
}

function checkEncoding(encoding: string | undefined, path: RecipePath, problems: Problems): void {
  if (encoding === undefined) return;
  try {
    namedEncoding({ encoding });
  } catch (error) {
    problems.addError(toLeavenError(error), path);
  }
}

const optionNames = [
  'format',
  'encoding',
  'delimiter',
  'columns',
  'header',
  'compression',
  'layout',
  'scheme',
  'joiner',
  'tagNames',
  'offsets',
] as const;
const usedBy: Readonly<Record<string, readonly FormatName[]>> = {
  delimiter: ['csv', 'tsv', 'delimited', 'conll'],
  columns: ['csv', 'tsv', 'delimited', 'lines', 'conll'],
  header: ['csv', 'tsv'],
  layout: ['jsonl', 'json', 'csv', 'tsv', 'parquet', 'arrow'],
  scheme: ['conll', 'jsonl', 'json', 'parquet', 'arrow'],
  tagNames: ['jsonl', 'json', 'parquet', 'arrow'],
  joiner: ['conll', 'jsonl', 'json', 'parquet', 'arrow'],
};

type Options = { [K in (typeof optionNames)[number]]?: FormatPlan[K] };

function pick(from: { readonly [K in keyof Options]?: Options[K] | undefined }): Options {
  const options: Record<string, unknown> = {};
  for (const name of optionNames) if (from[name] !== undefined) options[name] = from[name];
  return options as Options;
}

/** What the recipe says of a file, with what its name tells; options that its format does not know are left out. */
function formatOf(name: string, options: Options): FormatPlan | undefined {
  const told = formatOfName(name);
  const format = options.format ?? told?.format;
  if (format === undefined) return undefined;
  const packing = packingOfName(name);
  return asWritten({ ...(packing ? { compression: packing } : {}), ...options, format });
}

/** A format's own options; `\t` written out stands for a tab. */
export function asWritten(options: FormatPlan): FormatPlan {
  const own = Object.fromEntries(
    Object.entries(options).filter(([key, value]) => value !== undefined && (usedBy[key]?.includes(options.format) ?? true)),
  ) as unknown as FormatPlan;
  return own.delimiter === undefined ? own : { ...own, delimiter: own.delimiter.replaceAll('\\t', '\t') };
}
