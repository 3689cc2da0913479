import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, normalizeEdits } from '../../core/edits.ts';
import type { CollectContext } from '../../core/operator.ts';
import { openStream } from '../../core/random.ts';
import type { Sample } from '../../core/sample.ts';
import { createSchema } from '../../core/schema.ts';
import { createAnalyzer } from '../../languages/analysis.ts';
import { replaceUninformativeWords as operator } from './replace-uninformative-words.ts';

const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });
const schema = createSchema('text-classification');
const table = operator.table as NonNullable<typeof operator.table>;
type Params = ReturnType<typeof operator.params.parse>;

function contextOf(params: Record<string, unknown>): CollectContext<any> {
  return {
    params: operator.params.parse(params) as Params,
    schema,
    fields: ['text'],
    resources: undefined,
    random: (id) => openStream({ seed: 1, epoch: 0, stepId: 's', slot: 's' }, id),
    analyze: (text) => analyzer.analyze(text),
  };
}

function collect(parts: readonly (readonly string[])[], context: CollectContext<any>): Uint8Array {
  const state = table.create(context);
  for (const part of parts) {
    const partial = table.create(context);
    for (const [ordinal, text] of part.entries())
      table.add(partial, { sample: { id: text, text } as Sample, split: 'train', ordinal, root: text }, context);
    table.merge(state, table.encode(partial));
  }
  return table.finish(state, context);
}

const texts = [
  'The food was not cold, and the waiter was rude.',
  'The room was quiet and the bed was soft.',
  'The pizza came late but its crust was burnt.',
  'Two of the staff never smiled, and the view was of a wall.',
];

function draw(text: string, params: Record<string, unknown>, copy: number): string {
  const context = contextOf(params);
  const view = table.open(collect([texts], context), context);
  const edits =
    operator.draw({
      text,
      field: 'text',
      place: 'text',
      shared: new Map(),
      analysis: analyzer.analyze(text),
      sample: { id: text, text },
      params: context.params,
      seed: 3,
      random: openStream({ seed: 3, epoch: 0, stepId: 's', slot: 's' }, text, copy),
      schema,
      resources: undefined as never,
      table: view,
      saved() {},
    }) ?? [];
  return applyEdits(text, normalizeEdits(text, edits));
}

describe('text.replace-uninformative-words', () => {
  it('counts the same whatever the parts and their order', () => {
    const context = contextOf({ partOfSpeech: false });
    const whole = collect([texts], context);
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), fc.integer({ min: 0, max: texts.length }), (order, cut) => {
        expect(collect([order.slice(0, cut), order.slice(cut)], context)).toEqual(whole);
      }),
    );
  });

  it('replaces words met everywhere and leaves those that tell a text apart', () => {
    for (const partOfSpeech of [true, false])
      for (let copy = 0; copy < 40; copy++) {
        const after = draw(texts[0] as string, { ratio: 0.3, partOfSpeech }, copy);
        expect(after).not.toBe(texts[0]);
        for (const kept of ['food', 'cold', 'waiter', 'rude', 'not']) expect(after).toContain(kept);
        expect(after).toMatch(/^[A-Z]/);
      }
  });

  it('brings in no negation and no number', () => {
    const bare = (text: string) => analyzer.guardedContent(text);
    for (let copy = 0; copy < 60; copy++) {
      const after = draw(texts[1] as string, { ratio: 0.9, maxScore: 1, partOfSpeech: false }, copy);
      expect(bare(after)).toEqual({});
    }
  });

  it('replaces nothing where every word tells too much', () => {
    expect(draw('zebra yacht xylophone', { ratio: 1 }, 0)).toBe('zebra yacht xylophone');
    expect(draw(texts[0] as string, { ratio: 1, maxScore: 0 }, 0)).toBe(texts[0]);
    expect(draw('', {}, 0)).toBe('');
  });
});
