import { joinBytes, utf8 } from '../core/bytes.ts';
import { type Files, mount } from '../core/files.ts';
import type { Operator } from '../core/operator.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { createSha256 } from '../kernels/sha256.ts';

/** Files in memory, as a run sees them. */
export interface MemoryFiles extends Files {
  /** The folder they are in: `memory-3:`. */
  readonly root: string;
  /** Puts a file there; a text as UTF-8. */
  put(path: string, content: string | Uint8Array): void;
  /** Puts an operator there, to be named by its path like a module on a disk. */
  putOperator(path: string, operator: Operator): void;
  /** Takes them out of sight: paths lead nowhere afterwards. */
  unmount(): void;
}

let serial = 0;

/** Makes an empty place for files and mounts it. */
export function createMemoryFiles(): MemoryFiles {
  serial++;
  const root = `memory-${serial}:`;
  const contents = new Map<string, Uint8Array>();
  const operators = new Map<string, Operator>();

  const resolve = (folder: string, path: string): string => {
    const parts: string[] = [];
    const whole = path.startsWith(`${root}/`) || path.startsWith('/') ? path : `${folder}/${path}`;
    for (const part of (whole.startsWith(root) ? whole.slice(root.length) : whole).replaceAll('\\', '/').split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return parts.length === 0 ? root : `${root}/${parts.join('/')}`;
  };
  const read = (path: string): Uint8Array => {
    const bytes = contents.get(path);
    if (!bytes) throw new LeavenError('system/file-not-found', { file: path.slice(root.length + 1) });
    return bytes;
  };
  const write = (path: string, bytes: Uint8Array) => {
    contents.set(path, bytes);
    return { bytes: bytes.length, sha256: sha256(bytes) };
  };

  const files: MemoryFiles = {
    root,
    resolve,
    kind(path) {
      if (contents.has(path)) return 'file';
      const below = `${path}/`;
      for (const name of contents.keys()) if (name.startsWith(below)) return 'folder';
      return path === root ? 'folder' : undefined;
    },
    relative(folder, path) {
      const from = folder.split('/');
      const to = path.split('/');
      let same = 0;
      while (same < from.length && from[same] === to[same]) same++;
      return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
    },
    size: (path) => contents.get(path)?.length ?? -1,
    list(path) {
      const below = `${path}/`;
      const names = new Set<string>();
      for (const name of contents.keys()) if (name.startsWith(below)) names.add(name.slice(below.length).split('/')[0] as string);
      return [...names];
    },
    entries: (path) => files.list(path).map((name) => ({ name, kind: files.kind(`${path}/${name}`) ?? 'other' })),
    read: (path) => read(path).slice(),
    open(path) {
      const bytes = read(path);
      return { read: (offset, length) => bytes.slice(offset, offset + length), close() {} };
    },
    write: (path, pieces) => write(path, joinBytes([...pieces])),
    async writeSlowly(path, pieces) {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      return write(path, joinBytes(parts));
    },
    async *gzip(pieces) {
      const packed = new Blob([joinBytes([...pieces])]).stream().pipeThrough(new CompressionStream('gzip'));
      yield new Uint8Array(await new Response(packed).arrayBuffer());
    },
    hash: (path) => sha256(read(path)),
    remove(path) {
      const below = `${path}/`;
      for (const name of [...contents.keys()]) if (name === path || name.startsWith(below)) contents.delete(name);
    },
    // Nobody else knows the folder.
    lock: () => () => {},
    async importModule(path) {
      const operator = operators.get(path);
      if (!operator) throw new LeavenError('operator/no-modules', { file: path.slice(root.length + 1) });
      return { default: operator };
    },
    put(path, content) {
      contents.set(resolve(root, path), typeof content === 'string' ? utf8(content) : content);
    },
    putOperator(path, operator) {
      const place = resolve(root, path);
      operators.set(place, operator);
      contents.set(place, utf8(`${operator.id}@${operator.version ?? 1}`));
    },
    unmount: () => {},
  };
  files.unmount = mount(root, files);
  return files;
}

function sha256(bytes: Uint8Array): string {
  const hash = createSha256();
  hash.update(bytes);
  return hash.digest();
}
