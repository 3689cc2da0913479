import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { applyEdits, applyTextEdits, moveRange, normalizeEdits, packEdits, type TextEdit, unpackEdits } from './edits.ts';
import type { Answer, Sample, Span } from './sample.ts';
import { createSchema } from './schema.ts';

const pieces = ['a', 'Z', ' ', '.', 'é', 'e\u0301', '中', '𠮷', '👩‍👩‍👧', '🇩🇪', '\u200d', 'word', '\n'];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

/** Offsets that do not cut a surrogate pair. */
function boundaries(value: string): number[] {
  const offsets = [0];
  for (const character of value) offsets.push((offsets[offsets.length - 1] as number) + character.length);
  return offsets;
}

const program = text.chain((value) => {
  const offsets = boundaries(value);
  const place = fc.integer({ min: 0, max: offsets.length - 1 });
  const pair = fc.tuple(place, place).map(([a, b]) => [offsets[Math.min(a, b)] as number, offsets[Math.max(a, b)] as number] as const);
  const edits = fc.array(fc.tuple(pair, text), { maxLength: 6 }).map((list) => {
    const chosen: TextEdit[] = [];
    for (const [[start, end], insert] of [...list].sort((a, b) => a[0][0] - b[0][0])) {
      if (start >= (chosen[chosen.length - 1]?.end ?? 0)) chosen.push({ start, end, insert });
    }
    return chosen;
  });
  return fc.tuple(fc.constant(value), edits, fc.array(pair, { maxLength: 5 }));
});

const schema = createSchema('token-classification');

describe('edits', () => {
  it('10,000 random programs: every surviving span covers its text, or touched text, and nothing leaves the range', () => {
    fc.assert(
      fc.property(program, ([value, edits, ranges]) => {
        const normal = normalizeEdits(value, edits);
        const after = applyEdits(value, normal);
        const spans: Span[] = ranges.map(([start, end], index) => ({ start, end, label: String(index) }));
        const sample: Sample = { id: 'x', text: value, spans };
        const moved = applyTextEdits(sample, schema, 'text', normal);
        expect(moved.text).toBe(normal.length === 0 ? value : after);
        const survivors = new Map((moved.spans as Span[]).map((span) => [span.label, span]));
        for (const [index, [start, end]] of ranges.entries()) {
          const survivor = survivors.get(String(index));
          const place = moveRange(normal, start, end);
          expect(survivor !== undefined).toBe(place !== undefined);
          if (!survivor || !place) {
            // Gone only where nothing of it is left.
            expect(normal.some((edit) => edit.start < end && edit.end > start)).toBe(true);
            continue;
          }
          expect(survivor.start).toBeGreaterThanOrEqual(0);
          expect(survivor.end).toBeLessThanOrEqual(after.length);
          expect(survivor.end).toBeGreaterThanOrEqual(survivor.start);
          const untouched = !normal.some((edit) =>
            edit.start === edit.end ? edit.start > start && edit.start < end : edit.start < end && edit.end > start,
          );
          expect(place.changed).toBe(!untouched);
          if (untouched) expect(after.slice(survivor.start, survivor.end)).toBe(value.slice(start, end));
        }
        expect(sample.spans).toEqual(spans);
      }),
      { numRuns: 10_000 },
    );
  });

  it('go through a plan as JSON and back', () => {
    fc.assert(
      fc.property(program, ([, edits]) => {
        expect(unpackEdits(JSON.parse(JSON.stringify(packEdits(edits))))).toEqual(edits);
      }),
      { numRuns: 200 },
    );
  });

  it('refuse what overlaps, leaves the text or cuts a surrogate pair', () => {
    const bad: TextEdit[][] = [
      [
        { start: 0, end: 3, insert: '' },
        { start: 2, end: 4, insert: '' },
      ],
      [{ start: 3, end: 99, insert: '' }],
      [{ start: -1, end: 1, insert: '' }],
      [{ start: 2, end: 1, insert: 'x' }],
      [{ start: 1, end: 1, insert: 'x' }],
      [{ start: Number.NaN, end: 2, insert: '' }],
      [{ start: 0.5, end: 2, insert: '' }],
    ];
    for (const edits of bad) {
      expect(() => normalizeEdits('𠮷bcdef', edits)).toThrow(LeavenError);
    }
  });

  it('keep the order of insertions at one place and leave out what changes nothing', () => {
    const edits = normalizeEdits('ab', [
      { start: 1, end: 1, insert: 'x' },
      { start: 1, end: 1, insert: 'y' },
      { start: 0, end: 1, insert: 'a' },
    ]);
    expect(applyEdits('ab', edits)).toBe('axyb');
    expect(edits).toHaveLength(2);
  });

  it('move answers and word times along', () => {
    const answers = createSchema('question-answering');
    const sample: Sample = { id: 'x', question: 'Who?', context: 'It was Ada Lovelace.', answers: [{ start: 7, text: 'Ada Lovelace' }] };
    const moved = applyTextEdits(sample, answers, 'context', [{ start: 0, end: 2, insert: 'Surely it' }]);
    const [answer] = moved.answers as Answer[];
    expect(answer).toEqual({ start: 14, text: 'Ada Lovelace' });
    const speech = createSchema('speech-recognition');
    const spoken: Sample = { id: 'y', transcript: 'so we go', words: [{ start: 6, end: 8, startMs: 300, endMs: 500 }] };
    expect(applyTextEdits(spoken, speech, 'transcript', [{ start: 0, end: 3, insert: '' }]).words).toEqual([
      { start: 3, end: 5, startMs: 300, endMs: 500 },
    ]);
  });
});

describe('relations and choices under edits', () => {
  const relations = createSchema('relation-extraction');
  const spans = [
    { start: 0, end: 1, label: 'X' },
    { start: 2, end: 3, label: 'X', id: 'e1' },
    { start: 4, end: 5, label: 'X' },
  ];
  const sample = {
    id: 's',
    text: 'a b c',
    spans,
    relations: [
      { head: 0, tail: 2, label: 'r' },
      { head: 'e1', tail: 0, label: 'r' },
      { head: 2, tail: 1, label: 'r' },
    ],
  };

  it('keeps relations between spans that are left, at their new places', () => {
    expect(applyTextEdits(sample, relations, 'text', [{ start: 0, end: 2, insert: '' }])).toMatchObject({
      text: 'b c',
      relations: [{ head: 1, tail: 0, label: 'r' }],
    });
    expect(applyTextEdits(sample, relations, 'text', [{ start: 4, end: 5, insert: 'd' }]).relations).toBe(sample.relations);
  });

  it('any deletion leaves each relation between the texts it was between, or none', () => {
    const labelled = {
      ...sample,
      text: 'abcdef',
      spans: [0, 2, 4].map((start) => ({ start, end: start + 2, label: `l${start}` })),
      relations: [
        { head: 0, tail: 2, label: 'r' },
        { head: 1, tail: 2, label: 'q' },
      ],
    }; // prettier-ignore
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), (a, b) => {
        const edit = { start: Math.min(a, b), end: Math.max(a, b), insert: '' };
        const after = applyTextEdits(labelled, relations, 'text', [edit]) as unknown as typeof labelled;
        const ends = (of: typeof labelled) =>
          of.relations.map(({ head, tail, label }) => `${of.spans[head]?.label} ${label} ${of.spans[tail]?.label}`);
        const left = new Set(after.spans.map(({ label }) => label));
        expect(ends(after)).toEqual(
          ends(labelled).filter((one) => left.has(one.split(' ')[0] as string) && left.has(one.split(' ')[2] as string)),
        );
      }),
    );
  });

  it('an answer that is the text of a choice follows it', () => {
    const choices = createSchema('multiple-choice');
    const edits = [{ start: 0, end: 1, insert: 'R' }];
    const of = (answer: string) =>
      applyTextEdits({ id: 's', question: 'q', choices: ['blue', 'red'], answer }, choices, 'choices[1]', edits);
    expect(of('red')).toMatchObject({ choices: ['blue', 'Red'], answer: 'Red' });
    for (const answer of ['blue', 'B', '1']) expect(of(answer).answer).toBe(answer);
  });
});
