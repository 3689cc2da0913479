import { LeavenError } from '../errors/leaven-error.ts';
import { textAt, withTextAt } from './places.ts';
import type { Answer, Relation, Sample, Span, Token, WordTime } from './sample.ts';
import { annotationsOver, fieldsOfKind, type Schema } from './schema.ts';

/** Replace the UTF-16 units from start to end (half-open) by `insert`. Equal ends insert, an empty insert deletes. */
export interface TextEdit {
  start: number;
  end: number;
  insert: string;
}

/** An edit as it stands in a plan: small JSON. */
export type PackedEdit = [start: number, end: number, insert: string];

export function packEdits(edits: readonly TextEdit[]): PackedEdit[] {
  return edits.map((edit) => [edit.start, edit.end, edit.insert]);
}

export function unpackEdits(packed: readonly PackedEdit[]): TextEdit[] {
  return packed.map(([start, end, insert]) => ({ start, end, insert }));
}

/**
 * Edits in order, checked against the text they are for; edits that change nothing are left out.
 * Two insertions at one place keep the order in which they were given.
 *
 * @throws LeavenError core/bad-edit for offsets out of range, overlaps, and ends inside a surrogate pair
 */
export function normalizeEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const sorted = inOrder(edits) ? edits : edits.filter((edit) => !isNothing(edit)).sort((a, b) => a.start - b.start || a.end - b.end);
  let reached = 0;
  for (const { start, end } of sorted) {
    const fits = Number.isInteger(start) && Number.isInteger(end) && start >= reached && end >= start && end <= text.length;
    if (!fits || insidePair(text, start) || insidePair(text, end))
      throw new LeavenError('core/bad-edit', { start, end, length: text.length });
    reached = end;
  }
  return sorted.filter(({ start, end, insert }) => end - start !== insert.length || !text.startsWith(insert, start));
}

function isNothing({ start, end, insert }: TextEdit): boolean {
  return start === end && insert === '';
}

/** Whether edits stand in order already and none of them is empty. */
function inOrder(edits: readonly TextEdit[]): boolean {
  let before: TextEdit | undefined;
  for (const edit of edits) {
    if (
      isNothing(edit) ||
      (before !== undefined && !(before.start < edit.start || (before.start === edit.start && before.end <= edit.end)))
    )
      return false;
    before = edit;
  }
  return true;
}

function insidePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The text after normalised edits. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let reached = 0;
  for (const { start, end, insert } of edits) {
    result += text.slice(reached, start) + insert;
    reached = end;
  }
  return result + text.slice(reached);
}

/**
 * Where a range lies after normalised edits, and whether its text is what it was.
 * Insertions at an end of the range stay outside it. An edit that begins and ends inside the range changes it; one that
 * crosses an end takes the replacement out of the range if it began before it, else into it; a range of which nothing is
 * left is `undefined`.
 */
export function moveRange(
  edits: readonly TextEdit[],
  start: number,
  end: number,
): { start: number; end: number; changed: boolean } | undefined {
  let shift = 0;
  let newStart: number | undefined;
  let newEnd: number | undefined;
  let changed = false;
  for (const edit of edits) {
    const grown = edit.insert.length - (edit.end - edit.start);
    if (newStart === undefined) {
      if (edit.end <= start) {
        // Wholly before (an insertion at the start stays outside).
        shift += grown;
        continue;
      }
      if (edit.start < start) {
        // Crosses the start: what replaces it stands before the range.
        newStart = edit.start + shift + edit.insert.length;
        changed = true;
        if (edit.end >= end) return undefined;
        shift += grown;
        continue;
      }
      newStart = start + shift;
    }
    if (edit.start >= end) {
      newEnd = end + shift;
      break;
    }
    changed = true;
    if (edit.end > end) {
      newEnd = edit.start + shift + edit.insert.length;
      break;
    }
    shift += grown;
  }
  const from = newStart ?? start + shift;
  const to = newEnd ?? end + shift;
  if (to <= from && end > start) return undefined;
  return { start: from, end: to, changed };
}

/**
 * A sample after edits to one text, a field or a place in one (`messages[2]`): spans, answers, tokens and word times over it move
 * along, once, for every operator; relations follow the spans that are left.
 */
export function applyTextEdits(sample: Sample, schema: Schema, place: string, edits: readonly TextEdit[]): Sample {
  const text = textAt(sample, place);
  if (text === undefined || edits.length === 0) return sample;
  const after = applyEdits(text, edits);
  const annotations = annotationsOver(schema, place);
  if (annotations.length === 0) return withAnswer(sample, schema, place, text, after, withTextAt(sample, place, after));
  const next: Record<string, unknown> & { id: string } = { ...sample, [place]: after };
  for (const { name, kind } of annotations) {
    const value = sample[name];
    if (!Array.isArray(value)) continue;
    const kept: number[] = [];
    next[name] = moveAnnotations(kind, value, edits, after, kept);
    if (kind === 'spans' && kept.length < value.length)
      for (const relations of fieldsOfKind(schema, 'relations')) {
        const list = sample[relations.name];
        if (Array.isArray(list)) next[relations.name] = keepRelations(list, value as readonly Span[], kept);
      }
  }
  return next;
}

/** An answer that is the text of a choice stays it when that text changes. */
function withAnswer(before: Sample, schema: Schema, place: string, text: string, after: string, next: Sample): Sample {
  const choices = fieldsOfKind(schema, 'choices').some(({ name }) => place.startsWith(`${name}[`));
  const answer = choices ? schema.fields.find(({ role, kind }) => role === 'answer' && kind === 'label')?.name : undefined;
  return answer !== undefined && before[answer] === text ? { ...next, [answer]: after } : next;
}

/** Relations between spans of which some are gone: places in the list move up, what has lost an end goes. */
function keepRelations(relations: readonly Relation[], spans: readonly Span[], kept: readonly number[]): Relation[] {
  const places = new Map<number | string, number | string>();
  for (const [place, index] of kept.entries()) {
    places.set(index, place);
    const id = spans[index]?.id;
    if (typeof id === 'string') places.set(id, id);
  }
  return relations.flatMap((relation) => {
    const head = places.get(relation.head);
    const tail = places.get(relation.tail);
    return head === undefined || tail === undefined ? [] : [{ ...relation, head, tail }];
  });
}

function moveAnnotations(kind: string, items: readonly unknown[], edits: readonly TextEdit[], after: string, kept: number[]): unknown[] {
  const moved: unknown[] = [];
  for (const [index, item] of items.entries()) {
    if (kind === 'answers') {
      const answer = item as Answer;
      const range = moveRange(edits, answer.start, answer.start + answer.text.length);
      if (range) moved.push({ ...answer, start: range.start, text: after.slice(range.start, range.end) });
    } else {
      const span = item as Span | Token | WordTime;
      const range = moveRange(edits, span.start, span.end);
      if (!range) continue;
      kept.push(index);
      moved.push({ ...span, start: range.start, end: range.end });
    }
  }
  return moved;
}
