import type { Sample, Span } from '../../core/sample.ts';
import { textOf } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import { setField } from '../../datasets/formats/delimited.ts';
import { shown } from './conversation.ts';
import type { Sink } from './losses.ts';

/** A sample as tagged tokens can hold it: spans that do not overlap, and for CoNLL no other columns. */
export function fitSpans(sample: Sample, schema: Schema, to: 'conll' | 'tokens', sink: Sink): Sample {
  const nameOf = (kind: string) => schema.fields.find((field) => field.kind === kind)?.name;
  const [text, spans, tokens] = [nameOf('text') ?? 'text', nameOf('spans') ?? 'spans', nameOf('tokens') ?? 'tokens'];
  const given = sample[spans];
  const fitted = Array.isArray(given) ? disjoint(given as readonly Span[], textOf(sample, text), sink) : given;
  const next: Record<string, unknown> & { id: string } = { ...sample, [spans]: fitted };
  if (to === 'tokens') return next;
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(next)) {
    if (name === 'id' || name === text || name === spans || name === tokens) setField(kept, name, next[name]);
    else if (next[name] !== undefined) sink.lose('columns', { column: name });
  }
  if (sample.id !== '') sink.lose('ids', { id: sample.id });
  return kept as Sample;
}

/** Of spans that overlap, the one that begins first stays, of those the longest. */
function disjoint(spans: readonly Span[], text: string, sink: Sink): readonly Span[] {
  const kept: Span[] = [];
  let dropped = false;
  let reached = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const covered = text.slice(span.start, span.end);
    if (span.start < reached || span.start === span.end) {
      dropped = true;
      sink.lose(span.start === span.end ? 'values' : 'overlapping-spans', { label: span.label, text: shown(covered) });
      continue;
    }
    for (const key of Object.keys(span))
      if (key !== 'start' && key !== 'end' && key !== 'label' && span[key] !== covered) sink.lose('span-keys', { key });
    kept.push(span);
    reached = span.end;
  }
  return dropped ? kept : spans;
}
