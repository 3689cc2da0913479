import { createRequire } from 'node:module';
import { decodesEastAsian } from './codecs.ts';

/**
 * Node's TextDecoder has ICU's tables for these, which lack Korean syllables and Hong Kong's characters that the WHATWG standard, and so a
 * browser, has. iconv-lite has the standard's.
 */
const libraryNames: Readonly<Record<string, string>> = { big5: 'big5hkscs', 'euc-kr': 'cp949', shift_jis: 'shiftjis', 'euc-jp': 'eucjp' };

interface Iconv {
  decode(bytes: Uint8Array, encoding: string): string;
}

let library: Iconv | undefined;

decodesEastAsian((encoding) => {
  const name = libraryNames[encoding];
  if (name === undefined) return undefined;
  // Loaded when a file needs it, and at once: a decoder does not wait.
  library ??= createRequire(import.meta.url)('iconv-lite') as Iconv;
  const { decode } = library;
  return (bytes) => decode(bytes, name);
});
