import { describe, expect, it } from 'vitest';
import type { GuardName } from '../../core/analysis.ts';
import { applyEdits, normalizeEdits, type TextEdit } from '../../core/edits.ts';
import { openStream } from '../../core/random.ts';
import type { Sample } from '../../core/sample.ts';
import { createSchema } from '../../core/schema.ts';
import { createAnalyzer } from '../../languages/analysis.ts';
import { insertSynonyms } from './insert-synonyms.ts';

const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });
const operator = insertSynonyms;

function draw(text: string, params: Record<string, unknown> = {}, copy = 0, sample: Sample = { id: '1', text }) {
  const parsed = operator.params.parse(params) as never;
  const saves: GuardName[] = [];
  const edits =
    operator.draw({
      text,
      field: 'text',
      place: 'text',
      shared: new Map(),
      analysis: analyzer.analyze(text),
      sample,
      params: parsed,
      seed: 5,
      random: openStream({ seed: 5, epoch: 0, stepId: 's', slot: 's' }, sample.id, copy),
      schema: createSchema('token-classification'),
      resources: operator.prepare?.(parsed) as never,
      table: undefined as never,
      saved: (guard) => saves.push(guard),
    }) ?? [];
  return { edits: edits as readonly TextEdit[], after: applyEdits(text, normalizeEdits(text, edits)), saves };
}

const sentence = "The movie did not cost $5 , and the story is n't boring , but it was a chance for Bob Smith to watch funny actors .";

describe('text.insert-synonyms', () => {
  it('inserts as many words as asked for, each a synonym, and takes nothing away', () => {
    for (let copy = 0; copy < 50; copy++) {
      const { edits, after } = draw(sentence, { ratio: 0.1 }, copy);
      const inserted = edits.filter(({ start, end }) => start === end);
      expect(inserted).toHaveLength(Math.round(0.1 * analyzer.analyze(sentence).words().length));
      for (const { insert } of inserted) expect(insert).toMatch(/^ ?[a-z]+ ?$/);
      expect(analyzer.analyze(after).words()).toHaveLength(analyzer.analyze(sentence).words().length + inserted.length);
      expect(analyzer.guardedContent(after)).toEqual(analyzer.guardedContent(sentence));
    }
  });

  it('puts nothing between a negation and its word, into a name or before a split contraction', () => {
    for (let copy = 0; copy < 200; copy++) {
      const { after } = draw(sentence, { ratio: 0.1 }, copy);
      for (const kept of ['did not cost', "is n't boring", 'Bob Smith', '$5']) expect(after).toContain(kept);
      expect(after.startsWith('The ')).toBe(true);
    }
  });

  it('makes the article before it agree', () => {
    const afters = Array.from({ length: 60 }, (_, copy) => draw('it is a great chance for a car', { ratio: 0.1 }, copy).after);
    expect(afters.some((after) => after.includes('an opportunity') || after.includes('an automobile'))).toBe(true);
    for (const after of afters) expect(after).not.toMatch(/\ba [aeiou]|\ban [^aeiou]/);
  });

  it('inserts nothing inside an annotation', () => {
    const text = 'the movie is a funny story about children';
    const sample = { id: '1', text, spans: [{ start: 0, end: text.length, label: 'all' }] };
    for (let copy = 0; copy < 30; copy++) expect(draw(text, { ratio: 0.2 }, copy, sample).after).toContain(text);
  });

  it.each(['', ' ', '...', 'the of and', '🙂🙂', '\ud800', 'x'.repeat(100)])('has nothing to do for %j', (text) => {
    expect(draw(text).edits).toEqual([]);
  });
});
