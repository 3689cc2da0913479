import { filesOf, type OpenFile } from '../../core/files.ts';
import type { Scratch } from '../../core/operator.ts';

interface Chunk {
  /** Number of its first hash. */
  first: number;
  count: number;
  /** In memory, or in a file from `offset` on. */
  words?: Uint32Array | undefined;
  file?: string;
  offset: number;
}

/** 64-bit hashes one behind the other, two words each. Above the memory that is given they are put aside into files. */
export class HashStore {
  private readonly chunks: Chunk[] = [];
  private readonly open = new Map<string, OpenFile>();
  private readonly scratch: Scratch | undefined;
  private held = 0;
  private files = 0;
  /** Hashes in all. */
  length = 0;

  constructor(scratch?: Scratch) {
    this.scratch = scratch;
  }

  /** Takes the words as they are, without a copy. */
  append(words: Uint32Array): void {
    if (words.length === 0) return;
    this.chunks.push({ first: this.length, count: words.length / 2, words, offset: 0 });
    this.length += words.length / 2;
    this.held += words.byteLength;
    if (this.scratch && this.held > this.scratch.memory) this.putAside(this.scratch.folder);
  }

  private putAside(folder: string): void {
    const file = `${folder}/hashes-${this.files++}.bin`;
    const aside = this.chunks.filter((chunk) => chunk.words);
    filesOf(file).write(
      file,
      aside.map(({ words }) => bytesOf(words as Uint32Array)),
    );
    let offset = 0;
    for (const chunk of aside) {
      chunk.file = file;
      chunk.offset = offset;
      offset += chunk.count * 8;
      chunk.words = undefined;
    }
    this.held = 0;
  }

  /** The hashes from one on. */
  read(first: number, count: number): Uint32Array {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.chunks[middle] as Chunk).first <= first) low = middle;
      else high = middle - 1;
    }
    const chunk = this.chunks[low] as Chunk;
    const at = first - chunk.first;
    return chunk.words ? chunk.words.subarray(at * 2, (at + count) * 2) : this.readFile(chunk, at, count);
  }

  /** The hashes of one chunk after the other, each loaded once. */
  *inTurn(): Generator<{ first: number; words: Uint32Array }> {
    for (const chunk of this.chunks) yield { first: chunk.first, words: chunk.words ?? this.readFile(chunk, 0, chunk.count) };
  }

  private readFile({ file = '', offset }: Chunk, at: number, count: number): Uint32Array {
    let handle = this.open.get(file);
    if (!handle) {
      handle = filesOf(file).open(file);
      this.open.set(file, handle);
    }
    return wordsOf(handle.read(offset + at * 8, count * 8));
  }

  close(): void {
    for (const handle of this.open.values()) handle.close();
    this.open.clear();
  }
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

/** Bytes as words; copied where they do not lie at the border of a word. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >>> 2);
}
