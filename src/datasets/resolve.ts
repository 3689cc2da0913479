import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FormatPlan } from '../core/plan.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { nearestName } from './nearest.ts';

export interface ResolvedFile {
  /** Absolute path. */
  file: string;
  /** Path as the pattern names it, with `/`: the same on every machine. */
  name: string;
}

const extensions: Readonly<Record<string, FormatPlan>> = {
  '.jsonl': { format: 'jsonl' },
  '.ndjson': { format: 'jsonl' },
  '.json': { format: 'json' },
  '.csv': { format: 'csv' },
  '.tsv': { format: 'tsv' },
  '.txt': { format: 'lines' },
};

/** The format that a file's name tells, or nothing. */
export function formatOfName(name: string): FormatPlan | undefined {
  const packed = /\.gz$/i.test(name);
  const bare = packed ? name.slice(0, -3) : name;
  const extension = /\.[^./\\]+$/.exec(bare)?.[0].toLowerCase();
  const format = extension === undefined ? undefined : extensions[extension];
  return format && (packed ? { ...format, compression: 'gzip' } : { ...format });
}

/**
 * The files that a path, a folder or a glob (`**`, `*`, `?`, `{a,b}`) names, in code-unit order of their names.
 * A folder stands for the data files in it and below; hidden files are left out.
 *
 * @throws LeavenError system/file-not-found, dataset/no-files, dataset/not-a-file
 */
export function resolveFiles(pattern: string, baseFolder: string): ResolvedFile[] {
  const exact = resolve(baseFolder, pattern);
  const status = statSync(exact, { throwIfNoEntry: false });
  if (status?.isFile()) return [{ file: exact, name: pattern.replaceAll('\\', '/') }];
  if (status?.isDirectory()) {
    const found = walk(exact, '').filter((path) => formatOfName(path) !== undefined);
    if (found.length === 0) throw new LeavenError('dataset/no-files', { pattern, extensions: Object.keys(extensions) });
    const prefix = pattern.replaceAll('\\', '/').replace(/\/+$/, '');
    return sorted(found.map((path) => ({ file: join(exact, path), name: `${prefix}/${path}` })));
  }
  if (status) throw new LeavenError('dataset/not-a-file', { file: pattern });
  if (!/[*?{]/.test(pattern)) throw missing(pattern, exact);
  const { folder, rest } = fixedPart(pattern);
  const root = resolve(baseFolder, folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw missing(folder, root);
  const test = globToRegExp(rest);
  const names = walk(root, '').filter((path) => test.test(path));
  if (names.length === 0) throw new LeavenError('dataset/no-files', { pattern });
  return sorted(names.map((path) => ({ file: join(root, path), name: folder === '' ? path : `${folder.replace(/\/+$/, '')}/${path}` })));
}

function sorted(files: ResolvedFile[]): ResolvedFile[] {
  return files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The folders before the first wildcard. */
function fixedPart(pattern: string): { folder: string; rest: string } {
  const parts = pattern.replaceAll('\\', '/').split('/');
  const wild = parts.findIndex((part) => /[*?{]/.test(part));
  const folder = parts.slice(0, wild).join('/');
  return { folder: folder === '' && isAbsolute(pattern) ? '/' : folder, rest: parts.slice(wild).join('/') };
}

/** A glob as a pattern over `/` paths. Every part is bounded by one character class, so matching is linear in practice. */
export function globToRegExp(glob: string): RegExp {
  let source = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const character = glob[i] as string;
    if (character === '*') {
      if (glob[i + 1] === '*') {
        const slash = glob[i + 2] === '/';
        source += slash ? '(?:[^/]+/)*' : '.*';
        i += slash ? 2 : 1;
      } else source += '[^/]*';
    } else if (character === '?') source += '[^/]';
    else if (character === '{' && glob.includes('}', i)) {
      source += '(?:';
      depth++;
    } else if (character === '}' && depth > 0) {
      source += ')';
      depth--;
    } else if (character === ',' && depth > 0) source += '|';
    else source += character.replace(/[\\^$+.()|[\]{}]/, '\\$&');
  }
  return new RegExp(`^${source}$`, 'u');
}

/** Relative `/` paths of the files below a folder, hidden ones left out; a link that leads nowhere is left out too. */
function walk(root: string, below: string): string[] {
  const found: string[] = [];
  const entries: Dirent[] = readdirSync(join(root, below), { withFileTypes: true });
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...walk(root, path));
    else if (entry.isFile()) found.push(path);
    // Links to files are followed; links to folders could lead in a circle.
    else if (entry.isSymbolicLink() && statSync(join(root, path), { throwIfNoEntry: false })?.isFile()) found.push(path);
  }
  return found;
}

function missing(pattern: string, path: string): LeavenError {
  const nearest = nearestPath(path);
  const shown = nearest === undefined ? undefined : isAbsolute(pattern) ? nearest : nearInPattern(pattern, path, nearest);
  return new LeavenError('system/file-not-found', { file: pattern, ...(shown !== undefined ? { nearest: shown } : {}) });
}

function nearInPattern(pattern: string, path: string, nearest: string): string {
  const base = resolve(
    path,
    ...pattern
      .split('/')
      .filter((part) => part !== '.' && part !== '')
      .map(() => '..'),
  );
  return relative(base, nearest).split(sep).join('/');
}

/** The most similar existing path: the deepest folder that exists, and the nearest name in it. */
function nearestPath(path: string): string | undefined {
  const folder = dirname(path);
  if (folder === path) return undefined;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return nearestPath(folder);
  const name = nearestName(basename(path), readdirSync(folder));
  return name === undefined ? undefined : join(folder, name);
}
