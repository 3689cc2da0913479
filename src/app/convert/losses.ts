import type { Json } from '../../core/operator.ts';

/** What a conversion cannot keep, by facts. */
export const lossKinds = [
  'records',
  'tool-calls',
  'tools',
  'text-beside-calls',
  'call-order',
  'system',
  'turns',
  'media',
  'parts',
  'message-keys',
  'columns',
  'ids',
  'overlapping-spans',
  'span-keys',
  'spacing',
  'comments',
  'values',
] as const;
export type LossKind = (typeof lossKinds)[number];

/** What a conversion writes otherwise, though nothing is lost by it. */
export const noteKinds = ['input-joined', 'parts-joined', 'call-ids', 'developer', 'types', 'key-order'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** One kind of loss or note: in how many records, and the first of them. */
export interface Finding<Kind extends string> {
  kind: Kind;
  rows: number;
  example: { file: string; record: number; detail: Json };
}

/** Takes what one record loses. */
export interface Sink {
  lose(kind: LossKind, detail: Json): void;
  note(kind: NoteKind, detail: Json): void;
}

/** Counts each kind once a record. */
export function createFindings() {
  const losses = new Map<LossKind, Finding<LossKind>>();
  const notes = new Map<NoteKind, Finding<NoteKind>>();
  const counted = new Set<string>();
  let place = { file: '', record: 0 };
  const add = <Kind extends string>(found: Map<Kind, Finding<Kind>>, kind: Kind, detail: Json) => {
    if (counted.has(kind)) return;
    counted.add(kind);
    const before = found.get(kind);
    if (before) before.rows++;
    else found.set(kind, { kind, rows: 1, example: { ...place, detail } });
  };
  return {
    sink: {
      lose: (kind, detail) => add(losses, kind, detail),
      note: (kind, detail) => add(notes, kind, detail),
    } satisfies Sink,
    begin(file: string, record: number) {
      counted.clear();
      place = { file, record };
    },
    /** Whether the record at hand has lost something. */
    hasLost: () => [...losses.keys()].some((kind) => counted.has(kind)),
    losses: () => lossKinds.flatMap((kind) => losses.get(kind) ?? []),
    notes: () => noteKinds.flatMap((kind) => notes.get(kind) ?? []),
  };
}
