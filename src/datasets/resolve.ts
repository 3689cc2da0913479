import { filesOf, folderOf, nameOf } from '../core/files.ts';
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
  '.parquet': { format: 'parquet' },
  '.arrow': { format: 'arrow' },
  '.feather': { format: 'arrow' },
  '.conll': { format: 'conll' },
  '.bio': { format: 'conll' },
  '.bioes': { format: 'conll' },
  '.bmes': { format: 'conll' },
  '.iob': { format: 'conll' },
  '.iob2': { format: 'conll' },
};

/** How a file is packed whose name ends so. */
export function packingOfName(name: string): FormatPlan['compression'] {
  return /\.gz$/i.test(name) ? 'gzip' : /\.zst$/i.test(name) ? 'zstd' : undefined;
}

/** The format that a file's name tells, or nothing. */
export function formatOfName(name: string): FormatPlan | undefined {
  const packing = packingOfName(name);
  const bare = packing ? name.slice(0, name.lastIndexOf('.')) : name;
  const extension = /\.[^./\\]+$/.exec(bare)?.[0].toLowerCase();
  const format = extension === undefined ? undefined : extensions[extension];
  return format && { ...format, ...(packing ? { compression: packing } : {}) };
}

/**
 * The files that a path, a folder or a glob (`**`, `*`, `?`, `{a,b}`) names, in code-unit order of their names.
 * A folder stands for the data files in it and below; hidden files are left out.
 *
 * @throws LeavenError system/file-not-found, dataset/no-files, dataset/not-a-file
 */
export function resolveFiles(pattern: string, baseFolder: string): ResolvedFile[] {
  const files = filesOf(baseFolder);
  const exact = files.resolve(baseFolder, pattern);
  const kind = files.kind(exact);
  if (kind === 'file') return [{ file: exact, name: pattern.replaceAll('\\', '/') }];
  if (kind === 'folder') {
    const found = walk(exact, '').filter((path) => formatOfName(path) !== undefined);
    if (found.length === 0) throw new LeavenError('dataset/no-files', { pattern, extensions: Object.keys(extensions) });
    const prefix = pattern.replaceAll('\\', '/').replace(/\/+$/, '');
    return sorted(found.map((path) => ({ file: files.resolve(exact, path), name: `${prefix}/${path}` })));
  }
  if (kind) throw new LeavenError('dataset/not-a-file', { file: pattern });
  if (!/[*?{]/.test(pattern)) throw missing(pattern, exact);
  const { folder, rest } = fixedPart(pattern);
  const root = files.resolve(baseFolder, folder);
  if (files.kind(root) !== 'folder') throw missing(folder, root);
  const test = globToRegExp(rest);
  const names = walk(root, '').filter((path) => test.test(path));
  if (names.length === 0) throw new LeavenError('dataset/no-files', { pattern });
  return sorted(
    names.map((path) => ({ file: files.resolve(root, path), name: folder === '' ? path : `${folder.replace(/\/+$/, '')}/${path}` })),
  );
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
  const files = filesOf(root);
  for (const { name, kind } of files.entries(below === '' ? root : files.resolve(root, below))) {
    if (name.startsWith('.')) continue;
    const path = below === '' ? name : `${below}/${name}`;
    if (kind === 'folder') found.push(...walk(root, path));
    else if (kind === 'file') found.push(path);
  }
  return found;
}

function missing(pattern: string, path: string): LeavenError {
  const nearest = nearestPath(path);
  const shown = nearest === undefined ? undefined : isAbsolute(pattern) ? nearest : nearInPattern(pattern, path, nearest);
  return new LeavenError('system/file-not-found', { file: pattern, ...(shown !== undefined ? { nearest: shown } : {}) });
}

/** The path that leads from where the pattern starts to the nearest one. */
function nearInPattern(pattern: string, path: string, nearest: string): string {
  const files = filesOf(path);
  const up = pattern
    .split('/')
    .filter((part) => part !== '.' && part !== '')
    .map(() => '..');
  return files.relative(files.resolve(path, up.join('/')), nearest);
}

/** The most similar existing path: the deepest folder that exists, and the nearest name in it. */
function nearestPath(path: string): string | undefined {
  const folder = folderOf(path);
  if (folder === path) return undefined;
  const files = filesOf(path);
  if (files.kind(folder) !== 'folder') return nearestPath(folder);
  const name = nearestName(nameOf(path), files.list(folder));
  return name === undefined ? undefined : files.resolve(folder, name);
}

function isAbsolute(path: string): boolean {
  return /^([\\/]|[A-Za-z]:[\\/])/.test(path);
}
