import { LeavenError } from '../../errors/leaven-error.ts';
import type { RecordScanner, RecordSink, ScanOptions } from '../format.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/**
 * One record a line. Lines end at LF or CRLF only: NEL and U+2028 are data. Lines of white space alone are no records;
 * a tab is white space only where `tabIsBlank`.
 */
export function createLineScanner(sink: RecordSink, options: ScanOptions, tabIsBlank: boolean): RecordScanner {
  let base = options.base;
  let begin = base;
  let blank = true;
  let last = 0;
  return {
    push(bytes) {
      const size = bytes.length;
      let i = 0;
      while (i < size) {
        if (blank) {
          let byte = bytes[i] as number;
          while (byte === SPACE || byte === CR || (tabIsBlank && byte === TAB)) {
            i++;
            if (i === size) break;
            byte = bytes[i] as number;
          }
          if (i === size) break;
          if (byte !== LF) blank = false;
        }
        while (i < size && bytes[i] !== LF) i++;
        if (i === size) break;
        const at = base + i;
        if (!blank) {
          const before = i > 0 ? bytes[i - 1] : last;
          if (at - begin > options.limit) throw tooLong(begin, options.limit);
          sink(begin, before === CR ? at - 1 : at, at + 1);
        }
        i++;
        begin = base + i;
        blank = true;
      }
      base += size;
      if (size > 0) last = bytes[size - 1] as number;
      if (base - begin > options.limit) throw tooLong(begin, options.limit);
    },
    finish() {
      // A CR at the very end is the half of a line end that was cut off, not data.
      if (!blank && base > begin) sink(begin, last === CR ? base - 1 : base, base);
    },
  };
}

export function tooLong(offset: number, limit: number): LeavenError {
  return new LeavenError('dataset/record-too-long', { offset, limit });
}
