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
import { replaceSynonyms } from './replace-synonyms.ts';

const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });
const operator = replaceSynonyms;

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

describe('text.replace-synonyms', () => {
  it('replaces the share of words that was asked for', () => {
    for (const ratio of [0.05, 0.1, 0.2]) {
      const words = analyzer.analyze(sentence).words().length;
      const replaced = draw(sentence, { ratio }).edits.filter(({ start, end }) => !/^an?$/.test(sentence.slice(start, end)));
      expect(replaced).toHaveLength(Math.round(ratio * words));
    }
  });

  it('never touches what the guards hold, and says what it left', () => {
    const before = analyzer.guardedContent(sentence);
    const saves = new Set<GuardName>();
    for (let copy = 0; copy < 50; copy++) {
      const drawn = draw(sentence, { ratio: 0.5 }, copy);
      expect(analyzer.guardedContent(drawn.after)).toEqual(before);
      expect(drawn.after).toContain('Bob Smith');
      for (const guard of drawn.saves) saves.add(guard);
    }
    expect([...saves].sort()).toEqual(['entities', 'negation', 'numbers']);
  });

  it('makes the article agree', () => {
    const seen = new Set<string>();
    for (let copy = 0; copy < 30; copy++) seen.add(draw('It was a chance. An idea!', { ratio: 0.9 }, copy).after);
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
    for (let copy = 0; copy < 20; copy++) expect(draw(text, { ratio: 1 }, copy, sample).after).toBe(text);
  });

  it('draws from a dictionary of the user', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'leaven-')), 'own.tsv');
    writeFileSync(file, 'zorg\tblarg\nmovie\tmotion picture\n');
    expect(draw('two zorgs and a movie', { ratio: 1, dictionary: file }).after).toBe('two blargs and a motion picture');
    expect(() => draw('x', { dictionary: `${file}.none` })).toThrow(expect.objectContaining({ code: 'operator/bad-resource' }));
  });

  it('finds words without tags too', () => {
    expect(draw('Movies amaze people', { ratio: 1, partOfSpeech: false }).after).toMatch(/^(Films|Pictures) astonish people$/);
  });

  it.each(['', ' ', '...', 'the of and', '🙂🙂', '\ud800', 'x'.repeat(100)])('has nothing to do for %j', (text) => {
    expect(draw(text).edits).toEqual([]);
  });
});
