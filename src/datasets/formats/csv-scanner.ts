import { LeavenError } from '../../errors/leaven-error.ts';
import type { RecordScanner, RecordSink, ScanOptions } from '../format.ts';
import { tooLong } from './lines-scanner.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;

const fieldStart = 0;
const plain = 1;
const quoted = 2;
const quoteSeen = 3;

/**
 * Records of RFC 4180: a quote opens a quoted cell only as the first character of the cell, where line ends are data.
 * Whatever follows a closing quote up to the next delimiter belongs to the cell. Blank lines are no records.
 */
export function createCsvScanner(sink: RecordSink, options: ScanOptions, delimiter: number): RecordScanner {
  let base = options.base;
  let begin = base;
  let state = fieldStart;
  let blank = true;
  let last = 0;
  let opened = 0;
  return {
    push(bytes) {
      const size = bytes.length;
      for (let i = 0; i < size; i++) {
        const byte = bytes[i] as number;
        if (state === quoted) {
          if (byte === QUOTE) state = quoteSeen;
          continue;
        }
        if (state === quoteSeen) {
          if (byte === QUOTE) {
            state = quoted;
            continue;
          }
          state = plain;
        }
        if (byte === LF) {
          const at = base + i;
          if (!blank) {
            const before = i > 0 ? bytes[i - 1] : last;
            if (at - begin > options.limit) throw tooLong(begin, options.limit);
            sink(begin, before === CR ? at - 1 : at, at + 1);
          }
          begin = at + 1;
          state = fieldStart;
          blank = true;
        } else if (byte === delimiter) {
          state = fieldStart;
          blank = false;
        } else if (byte === QUOTE && state === fieldStart) {
          state = quoted;
          opened = base + i;
          blank = false;
        } else {
          if (byte !== SPACE && byte !== CR) blank = false;
          state = plain;
        }
      }
      base += size;
      if (size > 0) last = bytes[size - 1] as number;
      if (base - begin > options.limit)
        throw state === quoted ? new LeavenError('dataset/unclosed-quote', { offset: opened }) : tooLong(begin, options.limit);
    },
    finish() {
      if (state === quoted) throw new LeavenError('dataset/unclosed-quote', { offset: opened });
      if (!blank && base > begin) sink(begin, last === CR ? base - 1 : base, base);
    },
  };
}
