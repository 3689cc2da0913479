import type { Localized } from '../../errors/language.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import type { RecordScanner, RecordSink, ScanOptions } from '../format.ts';
import { tooLong } from './lines-scanner.ts';

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

const beforeList = 0;
const firstElement = 1;
const nextElement = 2;
const inside = 3;
const scalar = 4;
const afterElement = 5;
const afterList = 6;
/** Between objects that stand one after another without a list. */
const betweenObjects = 7;

/** The elements of one top-level array, or objects one after another, found by their brackets without parsing them. */
export function createJsonScanner(sink: RecordSink, options: ScanOptions): RecordScanner {
  let base = options.base;
  let state: number = options.inside ? firstElement : beforeList;
  let begin = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let sequence = false;
  const wrong = (at: number, expected: string | Localized) => new LeavenError('dataset/not-json-array', { offset: at, expected });

  const enter = (byte: number, at: number): void => {
    begin = at;
    depth = byte === OPEN_OBJECT || byte === OPEN_LIST ? 1 : 0;
    inString = byte === QUOTE;
    escaped = false;
    state = depth > 0 || inString ? inside : scalar;
  };

  return {
    push(bytes) {
      const size = bytes.length;
      for (let i = 0; i < size; i++) {
        const byte = bytes[i] as number;
        if (state === inside) {
          if (inString) {
            if (escaped) escaped = false;
            else if (byte === BACKSLASH) escaped = true;
            else if (byte === QUOTE) inString = false;
            if (inString || depth > 0) continue;
          } else if (byte === QUOTE) {
            inString = true;
            continue;
          } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
            depth++;
            continue;
          } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
            depth--;
            if (depth > 0) continue;
          } else continue;
          if (base + i - begin > options.limit) throw tooLong(begin, options.limit);
          sink(begin, base + i + 1, base + i + 1);
          state = sequence ? betweenObjects : afterElement;
          continue;
        }
        const white = byte === 32 || byte === 10 || byte === 13 || byte === 9;
        if (state === scalar) {
          if (!white && byte !== COMMA && byte !== CLOSE_LIST) continue;
          sink(begin, base + i, base + i);
          state = afterElement;
        }
        if (white) continue;
        if (state === afterElement) {
          if (byte === COMMA) state = nextElement;
          else if (options.inside && byte === OPEN_OBJECT) enter(byte, base + i);
          else if (byte === CLOSE_LIST) state = afterList;
          else throw wrong(base + i, { en: ', or ]', 'zh-CN': ', 或 ]' });
        } else if (state === beforeList) {
          if (byte === OPEN_OBJECT) {
            sequence = true;
            enter(byte, base + i);
          } else if (byte === OPEN_LIST) state = firstElement;
          else throw wrong(base + i, { en: '[ or {', 'zh-CN': '[ 或 {' });
        } else if (state === betweenObjects) {
          if (byte !== OPEN_OBJECT) throw wrong(base + i, { en: 'an object', 'zh-CN': '对象' });
          enter(byte, base + i);
        } else if (state === afterList) {
          throw wrong(base + i, { en: 'the end of the file', 'zh-CN': '文件结尾' });
        } else if (byte === CLOSE_LIST && state === firstElement) {
          state = afterList;
        } else if (byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
          throw wrong(base + i, { en: 'an object', 'zh-CN': '对象' });
        } else {
          enter(byte, base + i);
        }
      }
      base += size;
      if ((state === inside || state === scalar) && base - begin > options.limit) throw tooLong(begin, options.limit);
    },
    finish() {
      if (options.inside) {
        if (state === scalar) sink(begin, base, base);
        return;
      }
      // A file of white space alone is for the caller to refuse as empty.
      if (state !== afterList && state !== beforeList && state !== betweenObjects)
        throw wrong(base, state === inside ? { en: 'the rest of a record', 'zh-CN': '记录的其余部分' } : ']');
    },
  };
}
