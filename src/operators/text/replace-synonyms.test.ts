import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GuardName } from '../../core/analysis.ts';
import { applyEdits, normalizeEdits, type TextEdit } from '../../core/edits.ts';
import { openStream } from '../../core/random.ts';
import type { Sample } from '../../core/sample.ts';
import { createSchema } from '../../core/schema.ts';
import { createAnalyzer } from '../../languages/analysis.ts';
import { insertSynonyms } from './insert-synonyms.ts';
import { replaceSynonyms } from './replace-synonyms.ts';

const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });
const operators = { replace: replaceSynonyms, insert: insertSynonyms };

function draw(
  kind: keyof typeof operators,
  text: string,
  params: Record<string, unknown> = {},
  copy = 0,
  sample: Sample = { id: '1', text },
) {
  const operator = operators[kind];
  const parsed = operator.params.parse(params) as never;
  const saves: GuardName[] = [];
  const edits =
    operator.draw({
      text,
      field: 'text',
      analysis: analyzer.analyze(text),
      sample,
      params: parsed,
      random: openStream({ seed: 5, epoch: 0, stepId: 's', slot: kind }, sample.id, copy),
      schema: createSchema('token-classification'),
      resources: operator.prepare?.(parsed) as never,
      table: undefined as never,
      saved: (guard) => saves.push(guard),
    }) ?? [];
  return { edits: edits as readonly TextEdit[], after: applyEdits(text, normalizeEdits(text, edits)), saves };
}

const sentence = "The movie did not cost $5 , and the story is n't boring , but it was a chance for Bob Smith to watch funny actors .";

describe('text.replace-synonyms', () => {
  it('replaces the share of words that was asked for', () => {
    for (const ratio of [0.05, 0.1, 0.2]) {
      const words = analyzer.analyze(sentence).words().length;
      const replaced = draw('replace', sentence, { ratio }).edits.filter(({ start, end }) => !/^an?$/.test(sentence.slice(start, end)));
      expect(replaced).toHaveLength(Math.round(ratio * words));
    }
  });

  it('never touches what the guards hold, and says what it left', () => {
    const before = analyzer.guardedContent(sentence);
    const saves = new Set<GuardName>();
    for (let copy = 0; copy < 50; copy++) {
      const drawn = draw('replace', sentence, { ratio: 0.5 }, copy);
      expect(analyzer.guardedContent(drawn.after)).toEqual(before);
      expect(drawn.after).toContain('Bob Smith');
      for (const guard of drawn.saves) saves.add(guard);
    }
    expect([...saves].sort()).toEqual(['entities', 'negation', 'numbers']);
  });

  it('makes the article agree', () => {
    const seen = new Set<string>();
    for (let copy = 0; copy < 30; copy++) seen.add(draw('replace', 'It was a chance. An idea!', { ratio: 0.9 }, copy).after);
    expect([...seen]).toEqual(['It was an opportunity. A notion!']);
  });

  it('leaves annotated words alone', () => {
    const text = 'the movie is a funny story';
    const sample = {
      id: '1',
      text,
      spans: [
        { start: 4, end: 9, label: 'work' },
        { start: 15, end: 26, label: 'kind' },
      ],
    };
    for (let copy = 0; copy < 20; copy++) expect(draw('replace', text, { ratio: 1 }, copy, sample).after).toBe(text);
  });

  it('draws from a dictionary of the user', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'leaven-')), 'own.tsv');
    writeFileSync(file, 'zorg\tblarg\nmovie\tmotion picture\n');
    expect(draw('replace', 'two zorgs and a movie', { ratio: 1, dictionary: file }).after).toBe('two blargs and a motion picture');
    expect(() => draw('replace', 'x', { dictionary: `${file}.none` })).toThrow(expect.objectContaining({ code: 'operator/bad-resource' }));
  });

  it('finds words without tags too', () => {
    expect(draw('replace', 'Movies amaze people', { ratio: 1, partOfSpeech: false }).after).toMatch(/^(Films|Pictures) astonish people$/);
  });

  it.each(['', ' ', '...', 'the of and', '🙂🙂', '\ud800', 'x'.repeat(100_000)])('has nothing to do for %j', (text) => {
    expect(draw('replace', text).edits).toEqual([]);
    expect(draw('insert', text).edits).toEqual([]);
  });
});

describe('text.insert-synonyms', () => {
  it('inserts as many words as asked for, each a synonym, and takes nothing away', () => {
    for (let copy = 0; copy < 50; copy++) {
      const { edits, after } = draw('insert', sentence, { ratio: 0.1 }, copy);
      const inserted = edits.filter(({ start, end }) => start === end);
      expect(inserted).toHaveLength(Math.round(0.1 * analyzer.analyze(sentence).words().length));
      for (const { insert } of inserted) expect(insert).toMatch(/^ ?[a-z]+ ?$/);
      expect(analyzer.analyze(after).words()).toHaveLength(analyzer.analyze(sentence).words().length + inserted.length);
      expect(analyzer.guardedContent(after)).toEqual(analyzer.guardedContent(sentence));
    }
  });

  it('puts nothing between a negation and its word, into a name or before a split contraction', () => {
    for (let copy = 0; copy < 200; copy++) {
      const { after } = draw('insert', sentence, { ratio: 0.1 }, copy);
      for (const kept of ['did not cost', "is n't boring", 'Bob Smith', '$5']) expect(after).toContain(kept);
      expect(after.startsWith('The ')).toBe(true);
    }
  });

  it('makes the article before it agree', () => {
    const afters = Array.from({ length: 60 }, (_, copy) => draw('insert', 'it is a great chance for a car', { ratio: 0.1 }, copy).after);
    expect(afters.some((after) => after.includes('an opportunity') || after.includes('an automobile'))).toBe(true);
    for (const after of afters) expect(after).not.toMatch(/\ba [aeiou]|\ban [^aeiou]/);
  });

  it('inserts nothing inside an annotation', () => {
    const text = 'the movie is a funny story about children';
    const sample = { id: '1', text, spans: [{ start: 0, end: text.length, label: 'all' }] };
    for (let copy = 0; copy < 30; copy++) expect(draw('insert', text, { ratio: 0.2 }, copy, sample).after).toContain(text);
  });
});
