import { joinBytes } from '../../core/bytes.ts';
import type { RecordScanner, RecordSink, ScanOptions } from '../format.ts';
import { isPreface } from './conll-lines.ts';
import { tooLong } from './lines-scanner.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const HASH = 35;
const HYPHEN = 45;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Records parted by blank lines. Comments and beginnings of documents that stand apart belong to the record after them; at the end of the
 * file they are a record, which is then refused as one without tokens.
 */
export function createConllScanner(sink: RecordSink, options: ScanOptions): RecordScanner {
  let base = options.base;
  let begin = -1;
  let end = base;
  let hasTokens = false;
  // The line that is being read: where it begins, whether it has data, what it holds where it may be no token.
  let lineBegin = base;
  let blank = true;
  let kept: Uint8Array[] | undefined;
  let last = 0;

  /** A line has ended before `at`; the next one begins at `next`. */
  const endLine = (at: number, next: number) => {
    if (blank) {
      if (hasTokens) emit(next);
    } else {
      if (begin === -1) begin = lineBegin;
      end = at;
      if (!hasTokens) hasTokens = kept === undefined || !isPreface(decoder.decode(joinBytes(kept)).replace(/\r$/, ''));
      if (end - begin > options.limit) throw tooLong(begin, options.limit);
    }
    lineBegin = next;
    blank = true;
    kept = undefined;
  };
  const emit = (next: number) => {
    sink(begin, end, next);
    begin = -1;
    hasTokens = false;
  };
  return {
    push(bytes) {
      const size = bytes.length;
      let i = 0;
      while (i < size) {
        let stop = bytes.indexOf(LF, i);
        const ends = stop !== -1;
        if (!ends) stop = size;
        if (blank) {
          let at = i;
          while (at < stop && (bytes[at] === SPACE || bytes[at] === TAB || bytes[at] === CR)) at++;
          blank = at === stop;
          const first = base + i === lineBegin ? bytes[i] : undefined;
          if (!hasTokens && (first === HASH || first === HYPHEN)) kept = [];
        }
        kept?.push(bytes.slice(i, stop));
        if (!ends) break;
        const before = stop > 0 ? bytes[stop - 1] : last;
        endLine(base + stop - (before === CR && !blank ? 1 : 0), base + stop + 1);
        i = stop + 1;
      }
      base += size;
      if (size > 0) last = bytes[size - 1] as number;
      if (base - lineBegin > options.limit) throw tooLong(lineBegin, options.limit);
    },
    finish() {
      if (base > lineBegin) endLine(last === CR ? base - 1 : base, base);
      if (begin !== -1) emit(base);
    },
  };
}
