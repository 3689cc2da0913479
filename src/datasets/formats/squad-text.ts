import { utf8 } from '../../core/bytes.ts';
import type { FormatPlan } from '../../core/plan.ts';
import type { Parsed } from '../format.ts';
import type { Intake } from '../intake.ts';
import { isObject } from '../json-splice.ts';
import { createSquadReader } from './squad-reader.ts';

/** Whether a file is read as nested SQuAD: its questions become JSON lines, which is what everything after this reads. */
export function isNestedSquad({ format, layout }: FormatPlan): boolean {
  return format === 'json' && layout === 'squad';
}

/** The lines of a nested file from its UTF-8 bytes in pieces. */
export function createNestedText(name: string, limit: number) {
  const reader = createSquadReader(name, limit);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    lines: (piece: Uint8Array): Uint8Array => utf8(reader.push(decoder.decode(piece, { stream: true }))),
    finish: () => reader.finish(),
  };
}

type Taken = ReturnType<Intake['finish']>;

/** What was taken in, with what the file has around its records. */
export function withEnds(taken: Taken, ends: Pick<FormatPlan, 'fileHead' | 'fileEnd'> | undefined): Taken {
  return ends ? { ...taken, format: { ...taken.format, ...ends } } : taken;
}

/** The question of an article of one, as this format is written; the article itself where it is none. */
export function questionOf(parsed: Parsed): Parsed {
  if ('error' in parsed) return parsed;
  const { paragraphs, ...article } = parsed.values;
  const [paragraph] = Array.isArray(paragraphs) ? (paragraphs as Record<string, unknown>[]) : [];
  if (!isObject(paragraph)) return parsed;
  const { qas, ...beside } = paragraph;
  const [question] = Array.isArray(qas) ? (qas as unknown[]) : [];
  return isObject(question) ? { values: { ...article, ...beside, ...question } } : parsed;
}
