import { parse } from 'yaml';
import { filesOf } from '../core/files.ts';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { nearestName } from './nearest.ts';

/** A split that a dataset card names, with paths or globs relative to the folder. */
export interface CardSplit {
  split: string;
  patterns: readonly string[];
}

/** One configuration of a dataset card: its splits, and how its tables are laid out. */
export interface CardConfig {
  splits: readonly CardSplit[];
  delimiter?: string;
  columns?: string[];
}

const cardLimit = 1 << 20;
/** Wildcards in one pattern: more would make matching slow. */
const wildcardLimit = 8;

/**
 * What the README.md of a folder says of its data, as the Hugging Face Hub has it (`configs:` and `data_files:` in its front matter); nothing
 * where it says nothing. Without a name it is the configuration marked as default, the one called `default`, or the only one.
 *
 * @throws LeavenError dataset/bad-card, dataset/unknown-config, dataset/several-configs
 */
export function readCard(folder: string, name: string, config?: string): CardConfig | undefined {
  const files = filesOf(folder);
  const path = files.resolve(folder, 'README.md');
  const size = files.kind(path) === 'file' ? files.size(path) : -1;
  const card = `${name.replace(/\/+$/, '')}/README.md`;
  const text = size > 0 && size <= cardLimit ? new TextDecoder().decode(files.read(path)) : '';
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  const configs = front === undefined ? undefined : listOf(frontMatter(front, card));
  if (configs === undefined || configs.length === 0) {
    if (config !== undefined) throw new LeavenError('dataset/unknown-config', { folder: name, config, expected: [] });
    return undefined;
  }
  const chosen = choose(configs, config, name);
  return chosen && readConfig(chosen, card);
}

interface Entry {
  [key: string]: unknown;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(card: string, reason: Localized): LeavenError {
  return new LeavenError('dataset/bad-card', { file: card, reason });
}

function frontMatter(text: string, card: string): unknown {
  try {
    return parse(text, { maxAliasCount: 50, logLevel: 'error' });
  } catch {
    throw bad(card, { en: 'its front matter is not YAML', 'zh-CN': '文件头不是 YAML' });
  }
}

/** Configurations with data files: others describe what is loaded by a script. */
function listOf(front: unknown): Entry[] | undefined {
  const configs = isEntry(front) ? front.configs : undefined;
  return Array.isArray(configs) ? configs.filter((one) => isEntry(one) && one.data_files !== undefined) : undefined;
}

function choose(configs: readonly Entry[], wanted: string | undefined, folder: string): Entry {
  const names = configs.map((one) => String(one.config_name ?? 'default'));
  const at =
    wanted !== undefined
      ? names.indexOf(wanted)
      : [configs.findIndex((one) => one.default === true), names.indexOf('default'), configs.length === 1 ? 0 : -1].find(
          (index) => index !== -1,
        );
  const chosen = at === undefined ? undefined : configs[at];
  if (chosen) return chosen;
  const expected = names.slice(0, 50);
  if (wanted === undefined) throw new LeavenError('dataset/several-configs', { folder, expected });
  const nearest = nearestName(wanted, names);
  throw new LeavenError('dataset/unknown-config', { folder, config: wanted, expected, ...(nearest !== undefined ? { nearest } : {}) });
}

function readConfig(config: Entry, card: string): CardConfig {
  const written = config.data_files;
  const items = Array.isArray(written) ? written : [written];
  const bySplit = new Map<string, string[]>();
  for (const item of items) {
    const split = isEntry(item) ? item.split : 'train';
    const path = isEntry(item) ? item.path : item;
    const patterns = Array.isArray(path) ? path : [path];
    if (typeof split !== 'string' || !patterns.every((one): one is string => typeof one === 'string' && one !== ''))
      throw bad(card, { en: 'data_files: names no split and path', 'zh-CN': 'data_files: 未写明 split 与 path' });
    for (const pattern of patterns) checkPattern(pattern, card);
    bySplit.set(split, [...(bySplit.get(split) ?? []), ...patterns]);
  }
  const delimiter = config.sep ?? config.delimiter;
  const names = config.names;
  return {
    splits: [...bySplit].map(([split, patterns]) => ({ split, patterns })),
    ...(typeof delimiter === 'string' ? { delimiter } : {}),
    ...(Array.isArray(names) && names.every((one) => typeof one === 'string') ? { columns: names } : {}),
  };
}

/** Cards come from elsewhere: what they name must lie in their folder. */
function checkPattern(pattern: string, card: string): void {
  if (/^(?:[/\\]|[A-Za-z][A-Za-z\d+.-]*:)/.test(pattern) || pattern.split(/[/\\]/).includes('..'))
    throw bad(card, { en: `${pattern} leads out of the folder`, 'zh-CN': `${pattern} 指向文件夹之外` });
  if (pattern.length > 1000 || (pattern.match(/\*/g)?.length ?? 0) > wildcardLimit)
    throw bad(card, { en: `${pattern.slice(0, 60)} has too many wildcards`, 'zh-CN': `${pattern.slice(0, 60)} 通配符过多` });
}
