import type { FormatPlan, SourcePlan } from '../../core/plan.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { codecOf } from './codecs.ts';
import { createDetector, type DetectedEncoding, leastConfidence } from './detect.ts';
import { encodingName } from './names.ts';

/** Written in a recipe, it asks to find the encoding, as leaving it out does. */
const auto = 'auto';

/** The encoding that is named for a source; nothing where it is to be found. @throws LeavenError dataset/unknown-encoding */
export function namedEncoding({ encoding }: Pick<FormatPlan, 'encoding'>): string | undefined {
  return encoding === undefined || encoding === auto ? undefined : encodingName(encoding);
}

/** The error of a source that cannot be used for its bad bytes. */
export function badRecordsError(file: string, encoding: string, offset: number): LeavenError {
  return new LeavenError('dataset/invalid-encoding', { file, encoding, offset });
}

/** Where UTF-8 first ends. */
export interface NotUtf8 {
  file: string;
  offset: number;
  line: number;
}

/** Characters of each reading that an error shows, and how many readings. */
const shownCharacters = 40;
const shownReadings = 3;

const mixedWords = {
  en: 'parts of the file are UTF-8 and others are not: bring it into one encoding first',
  'zh-CN': '文件部分为 UTF-8，部分不是：应先统一编码',
};

/** Finds the encoding of a source that is not UTF-8, in one reading. */
export interface EncodingFinder {
  add(piece: Uint8Array): void;
  /** @throws LeavenError dataset/invalid-utf8 with what it may be, where that is not sure */
  finish(): DetectedEncoding;
  /** The likeliest encoding, sure or not. */
  guess(): string;
  /** Where it is not sure, or must be UTF-8. */
  error(): LeavenError;
}

export function createFinder(place: NotUtf8): EncodingFinder {
  const detector = createDetector();
  let found: DetectedEncoding | undefined;
  const detected = () => (found ??= detector.finish());
  const error = () => {
    const { file, offset, line } = place;
    const { encoding, alternatives = [], mixed } = detected();
    const bytes = aroundFirstHigh(detector.beginning());
    const candidates = [encoding, ...alternatives]
      .slice(0, shownReadings)
      .map((one) => ({ encoding: one, reading: readingOf(one, bytes) }));
    return new LeavenError(
      'dataset/invalid-utf8',
      {
        ...{ file, offset, line, guess: encoding, candidates },
        shown: candidates.map((one) => `${one.encoding} “${one.reading}”`),
        ...(mixed ? { mixed: mixedWords } : {}),
      },
      { position: { file, line, column: 1 } },
    );
  };
  return {
    add: detector.add,
    finish() {
      if (detected().confidence < leastConfidence) throw error();
      return detected();
    },
    guess: () => detected().encoding,
    error,
  };
}

/** From a little before the first byte that is not ASCII: what stands before it tells nothing. */
function aroundFirstHigh(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return bytes.subarray(Math.max(0, first - 16));
}

function readingOf(encoding: string, bytes: Uint8Array): string {
  const text = encoding === 'utf-8' ? new TextDecoder().decode(bytes) : codecOf(encoding).lenient(bytes);
  const visible = [...text.replace(/[\p{C}\s]+/gu, ' ').trim()];
  return visible.slice(0, shownCharacters).join('');
}

/** The source as its text is read: with the encoding that it is in, and a nested set as the lines that it becomes. */
export function readPlan(source: SourcePlan, encoding: string | undefined, nested: boolean): SourcePlan {
  const { encoding: _, ...format } = source.format;
  return {
    ...source,
    format: { ...format, ...(encoding !== undefined ? { encoding } : {}), ...(nested ? { format: 'jsonl' as const } : {}) },
  };
}
