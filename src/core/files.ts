import { LeavenError } from '../errors/leaven-error.ts';

/** One file held open. */
export interface OpenFile {
  /** Up to `length` bytes from an offset; fewer at the end of the file. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/**
 * Where files are: the disk, or memory. Everything that reads recipes, keeps shards and writes results goes through it, so that the
 * same code runs on a machine with a disk and in a browser. Paths are absolute; `/` parts them in memory, the system's mark on a disk.
 */
export interface Files {
  /** The absolute path of a path that is relative to a folder. */
  resolve(folder: string, path: string): string;
  /** The way from a folder to a path, with `/`. */
  relative(folder: string, path: string): string;
  /** Nothing where there is no such path. */
  kind(path: string): 'file' | 'folder' | 'other' | undefined;
  /** Bytes of a file; -1 where there is none. */
  size(path: string): number;
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): string[];
  /** What is in a folder. Links to files count as files; links to folders, which could lead in a circle, as other things. */
  entries(path: string): readonly { name: string; kind: 'file' | 'folder' | 'other' }[];
  /** The whole of a file. @throws LeavenError system/file-not-found, or the system's own error */
  read(path: string): Uint8Array;
  open(path: string): OpenFile;
  /** Writes a file whole or not at all, with the folders it needs. */
  write(path: string, pieces: Iterable<Uint8Array>): { bytes: number; sha256: string };
  /** Packs pieces and hands over what comes out, in order. */
  gzip(pieces: Iterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Writes a file from pieces that come one by one. */
  writeSlowly(path: string, pieces: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }>;
  /** SHA-256 of a file in hexadecimal. @throws as `read` does */
  hash(path: string): string;
  /** Removes a file, or a folder with all that is in it. */
  remove(path: string): void;
  /** Takes the folder of a lock file for this process. Returns how to give it back. @throws LeavenError run/locked */
  lock(file: string): () => void;
  /** Imports a user's module. */
  importModule(path: string): Promise<Record<string, unknown>>;
}

let disk: Files | undefined;
const mounts = new Map<string, Files>();

/** Says which files all paths lead to that are not mounted. Called once, by the module that knows the disk. */
export function useDisk(files: Files): void {
  disk = files;
}

/** Puts files under paths that begin with `root/`. Returns how to take them away again. */
export function mount(root: string, files: Files): () => void {
  mounts.set(root, files);
  return () => {
    mounts.delete(root);
  };
}

/**
 * The files that a path leads to.
 *
 * @throws LeavenError system/no-disk where a path leads to a disk and there is none
 */
export function filesOf(path: string): Files {
  if (mounts.size > 0) {
    const found = mounts.get(rootOf(path));
    if (found) return found;
  }
  if (!disk) throw new LeavenError('system/no-disk', { file: path });
  return disk;
}

/** Whether a path leads into memory. */
export function isMounted(path: string): boolean {
  return mounts.has(rootOf(path));
}

function rootOf(path: string): string {
  const at = path.indexOf('/');
  return at < 0 ? path : path.slice(0, at);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** A path without its last part. */
export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at > 0 ? path.slice(0, at) : at === 0 ? path.slice(0, 1) : path;
}
