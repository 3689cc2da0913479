import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LeavenError } from '../../errors/leaven-error.ts';

/** The files of a data set by split, and what was left out. */
export interface SplitFiles {
  train: string;
  /** Further splits by name: test, dev. */
  others: Record<string, string>;
  /** Names of data files that no split took. */
  unused: string[];
}

const splitWords: Readonly<Record<string, string>> = {
  train: 'train',
  training: 'train',
  test: 'test',
  testing: 'test',
  dev: 'dev',
  development: 'dev',
  valid: 'dev',
  validation: 'dev',
  val: 'dev',
  eval: 'dev',
}; // prettier-ignore

const notData =
  /^(?:readme|license|licence|notice|changelog|source_|makefile|\.)|\.(?:md|rst|pdf|html?|zip|tar|tgz|7z|png|jpe?g|gif|webp|wav|mp3|flac|py|js|ts|ya?ml|toml|sh|ipynb|parquet|arrow|xlsx?|docx?|npy|npz|pkl|pt|bin)$/i;

/** Which files of a path are the splits: by their names, else the largest file alone. @throws LeavenError dataset/no-files */
export function findSplits(path: string): SplitFiles {
  if (statSync(path).isFile()) return { train: path, others: {}, unused: [] };
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !notData.test(entry.name) && statSync(join(path, entry.name), { throwIfNoEntry: false })?.isFile())
    .map((entry) => ({ name: entry.name, bytes: statSync(join(path, entry.name)).size, ...splitOf(entry.name) }))
    .filter((file) => file.bytes > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const largest = files.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (!largest) throw new LeavenError('dataset/no-files', { pattern: path });
  const trains = files.filter((file) => file.split === 'train');
  const splitsBeside = (rest: string) => new Set(files.filter((file) => file.rest === rest).map((file) => file.split)).size;
  const train = trains.toSorted((a, b) => splitsBeside(b.rest) - splitsBeside(a.rest) || b.bytes - a.bytes)[0] ?? largest;
  const others: Record<string, string> = {};
  const used = new Set([train.name]);
  if (train.split === 'train')
    for (const split of ['test', 'dev']) {
      const candidates = files.filter((file) => file.split === split);
      const chosen = candidates.find((file) => file.rest === train.rest) ?? (candidates.length === 1 ? candidates[0] : undefined);
      if (!chosen) continue;
      others[split] = join(path, chosen.name);
      used.add(chosen.name);
    }
  return { train: join(path, train.name), others, unused: files.map((file) => file.name).filter((name) => !used.has(name)) };
}

/** The split that a file's name tells, and the name without it: files of one data set share it. */
function splitOf(name: string): { split?: string; rest: string } {
  const parts = basename(name).split(/([._-])/);
  const index = parts.findIndex((part) => splitWords[part.toLowerCase()] !== undefined);
  if (index === -1) return { rest: name };
  const split = splitWords[(parts[index] as string).toLowerCase()] as string;
  return { split, rest: parts.map((part, i) => (i === index ? '*' : part)).join('') };
}
