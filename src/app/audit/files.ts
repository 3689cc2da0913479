import { statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { findSplits, splitOf } from '../../datasets/inspect/files.ts';
import { resolveFiles } from '../../datasets/resolve.ts';

/** A file of the data set that is looked at. */
export interface GivenFile {
  /** Absolute. */
  path: string;
  /** As a person would type it. */
  name: string;
  split: string;
}

export interface GivenFiles {
  files: GivenFile[];
  /** Data files of a folder that no split took. */
  unused: readonly string[];
}

const splitNames: Readonly<Record<string, string>> = { dev: 'validation' };
const asSplit = (split: string) => splitNames[split] ?? split;

/**
 * The files of the paths and their splits. A folder has the splits that its files' names or its card tell; several files are splits
 * where their names tell one of each, else one data set of several sources.
 *
 * @throws LeavenError system/file-not-found, dataset/no-files
 */
export function findFiles(data: readonly string[], splits: Readonly<Record<string, string>>, cwd: string): GivenFiles {
  const files: GivenFile[] = [];
  const unused: string[] = [];
  const add = (path: string, split: string) => files.push({ path, name: shown(path, cwd), split: asSplit(split) });
  const loose: string[] = [];
  for (const given of data) {
    const root = resolve(cwd, given);
    if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
      loose.push(...resolveFiles(given, cwd).map(({ file }) => file));
      continue;
    }
    const found = findSplits(root);
    unused.push(...found.unused);
    for (const [split, part] of Object.entries({ train: found.train, ...found.others })) for (const file of part.files) add(file, split);
  }
  const told = loose.map((file) => splitOf(basename(file)).split);
  const distinct = told.includes('train') && told.every((split) => split !== undefined);
  for (const [index, file] of loose.entries()) add(file, distinct ? (told[index] as string) : 'train');
  for (const [split, given] of Object.entries(splits)) for (const { file } of resolveFiles(given, cwd)) add(file, split);
  return { files, unused };
}

function shown(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return (near !== '' && near.length < path.length ? near : path).split(sep).join('/');
}

/** Names of files without their folders, where that tells them apart. */
export function shortNames(files: readonly { name: string }[]): string[] {
  const short = files.map(({ name }) => basename(name));
  return new Set(short).size === short.length ? short : files.map(({ name }) => name);
}
