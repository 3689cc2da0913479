import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyTextEdits } from '../core/edits.ts';
import type { FormatPlan } from '../core/plan.ts';
import type { Sample, Span } from '../core/sample.ts';
import { createSchema, type Schema } from '../core/schema.ts';
import { createRecordParser } from './read.ts';
import { toSample } from './sample.ts';
import { createWriter } from './write.ts';

const ner = createSchema('token-classification');
const cluener = createSchema('token-classification', { spans: 'label' });
const relations = createSchema('relation-extraction');
const answers = createSchema('question-answering');
const choices = createSchema('multiple-choice');
const tokens = createSchema('token-classification', { tokens: 'tokens', tags: 'ner_tags' });
const jsonl: FormatPlan = { format: 'jsonl' };

function read(value: unknown, schema: Schema, format = jsonl) {
  const raw = typeof value === 'string' ? value : JSON.stringify(value);
  const record = createRecordParser({ name: 'data', format }, schema)(raw, 1);
  if (!record.values) throw new Error(JSON.stringify(record.error));
  return { sample: toSample(record.values, schema, 'x') as Sample, raw, format, values: record.values };
}

function fault(value: unknown, schema: Schema, format = jsonl) {
  const raw = typeof value === 'string' ? value : JSON.stringify(value);
  const { error } = createRecordParser({ name: 'data', format }, schema)(raw, 1);
  return error && { reason: error.reason, ...(error.detail as object) };
}

function rewritten(value: unknown, schema: Schema, change: (sample: Sample) => Sample, format = jsonl, output = format): string {
  const original = read(value, schema, format);
  return createWriter(output, schema, { idField: 'id', addsIds: false }).encode(change(original.sample), original);
}

const edit = (schema: Schema, field: string, start: number, end: number, insert: string) => (sample: Sample) =>
  applyTextEdits(sample, schema, field, [{ start, end, insert }]);
const same = (sample: Sample) => sample;
const span = (start: unknown, end: unknown, more: object = {}) => ({ text: 'a𠮷b', spans: [{ start, end, label: 'X', ...more }] });

describe('offsets of spans', () => {
  test.each([
    ['code-point', 1, 2],
    ['utf-16', 1, 3],
    ['byte', 1, 5],
  ] as const)('in %s are brought to UTF-16 and back', (offsets, start, end) => {
    const format = { format: 'jsonl', offsets } as const;
    expect(read(span(start, end), ner, format).sample.spans).toEqual([{ start: 1, end: 3, label: 'X' }]);
    expect(JSON.parse(rewritten(span(start, end), ner, edit(ner, 'text', 0, 1, '𠮷𠮷'), format)).spans[0]).toMatchObject(
      { 'code-point': { start: 2, end: 3 }, 'utf-16': { start: 4, end: 6 }, byte: { start: 8, end: 12 } }[offsets],
    );
  });

  test('a combining character counts as its units, and may be parted', () => {
    const value = { text: 'e\u0301x', spans: [{ start: 0, end: 1, label: 'X' }] };
    expect(read(value, ner).sample.spans).toEqual([{ start: 0, end: 1, label: 'X' }]);
    expect(fault(value, ner, { format: 'jsonl', offsets: 'byte' })).toBeUndefined();
    expect(fault({ ...value, spans: [{ start: 0, end: 2, label: 'X' }] }, ner, { format: 'jsonl', offsets: 'byte' })?.reason).toBe(
      'bad-span',
    );
  });

  test('any boundary survives the way to UTF-16 and back, in every unit', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '我', '𠮷', 'e\u0301', '👩‍👩‍👧', '\ud800', ' ')).map((list) => list.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.constantFrom('code-point', 'utf-16', 'byte' as const), (whole, a, b, unit) => {
        const points = [...whole];
        const [from, to] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [number, number];
        const size = (count: number): number => {
          const head = points.slice(0, count).join('');
          return unit === 'utf-16' ? head.length : unit === 'byte' ? new TextEncoder().encode(head).length : count;
        };
        const value = { text: whole, spans: [{ start: size(from), end: size(to), label: 'X' }] };
        const format = { format: 'jsonl', offsets: unit as 'byte' } as const;
        const [found] = read(value, ner, format).sample.spans as Span[];
        expect(whole.slice(found?.start, found?.end)).toBe(points.slice(from, to).join(''));
        const moved = JSON.parse(rewritten(value, ner, edit(ner, 'text', 0, 0, '𠮷'), format)) as { spans: Span[] };
        const shift = unit === 'byte' ? 4 : unit === 'utf-16' ? 2 : 1;
        expect(moved.spans[0]).toMatchObject({ start: size(from) + shift, end: size(to) + shift });
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile spans', () => {
  test.each([
    ['past the end', span(0, 9)],
    ['negative', span(-1, 2)],
    ['a fraction', span(0.5, 2)],
    ['the end before the start', span(2, 1)],
    ['a number as text', span('0', 1)],
    ['null, as NaN is written', span(null, 1)],
    ['no label', { text: 'ab', spans: [{ start: 0, end: 1 }] }],
    ['no object', { text: 'ab', spans: [7] }],
  ])('%s is rejected', (_, value) => {
    expect(fault(value, ner)).toMatchObject({ reason: 'bad-span', field: 'spans', index: 0 });
  });

  test('an end inside a surrogate pair is rejected, in UTF-16 and in bytes', () => {
    expect(fault(span(0, 2), ner, { format: 'jsonl', offsets: 'utf-16' })?.reason).toBe('bad-span');
    expect(fault(span(0, 3), ner, { format: 'jsonl', offsets: 'byte' })?.reason).toBe('bad-span');
  });

  test('a text that does not stand there is told with the one that does', () => {
    expect(fault(span(0, 1, { text: 'b' }), ner)).toMatchObject({ reason: 'bad-span', expected: 'the text "b"', got: '"a"' });
    expect(fault(span(0, 1, { entity_value: 'b' }), ner)).toMatchObject({ reason: 'bad-span' });
    expect(fault(span(0, 1, { text: 'a' }), ner)).toBeUndefined();
  });

  test('overlapping and nested spans are kept in JSON', () => {
    const value = {
      text: 'New York City',
      spans: [
        { start: 0, end: 13, label: 'LOC' },
        { start: 0, end: 8, label: 'LOC' },
      ],
    }; // prettier-ignore
    expect(JSON.parse(rewritten(value, ner, edit(ner, 'text', 0, 3, 'Old'))).spans).toEqual(value.spans);
    expect(() => rewritten(value, ner, same, jsonl, { format: 'conll' })).toThrow(
      expect.objectContaining({ code: 'dataset/cannot-write' }),
    );
  });
});

describe('spans by label and text, with inclusive ends', () => {
  const raw = '{"text": "𠮷彭小军在台湾", "label": {"name": {"彭小军": [[1, 3]]}, "address": {"台湾": [[5, 6]]}}}';
  test('are read, kept and written as such', () => {
    expect(read(raw, cluener).sample.label).toEqual([
      { start: 2, end: 5, label: 'name' },
      { start: 6, end: 8, label: 'address' },
    ]);
    expect(rewritten(raw, cluener, same)).toBe(raw);
    expect(rewritten(raw, cluener, edit(cluener, 'text', 2, 5, '李四'))).toBe(
      '{"text": "𠮷李四在台湾", "label": {"name": {"李四":[[1,2]]}, "address": {"台湾": [[4, 5]]}}}',
    );
  });
  test('must stand where they say', () => {
    expect(fault(raw.replace('[1, 3]', '[0, 2]'), cluener)).toMatchObject({ reason: 'bad-span', got: '"𠮷彭小"' });
    expect(fault(raw.replace('[5, 6]', '[5, 9]'), cluener)?.reason).toBe('bad-span');
    expect(fault('{"text": "a", "label": {"x": [1]}}', cluener)?.reason).toBe('wrong-type');
    expect(read('{"text": "a", "label": {}}', cluener).sample.label).toEqual([]);
    expect(rewritten('{"text": "a", "label": {}}', cluener, edit(cluener, 'text', 0, 1, 'b'))).toBe('{"text": "b", "label": {}}');
  });
});

describe('answers', () => {
  const context = '𠮷 was born in Paris.';
  const list = { question: 'Where?', context, answers: [{ text: 'Paris', answer_start: 14, score: 1 }] };
  const columns = { question: 'Where?', context, answers: { text: ['Paris'], answer_start: [14] } };

  test('are read from lists and from lists side by side, and written back as they stood', () => {
    for (const value of [list, columns]) {
      expect(read(value, answers).sample.answers).toMatchObject([{ start: 15, text: 'Paris' }]);
      expect(rewritten(value, answers, same)).toBe(JSON.stringify(value));
      const moved = JSON.parse(rewritten(value, answers, edit(answers, 'context', 0, 2, '')));
      expect(moved.answers).toEqual(
        value === list ? [{ text: 'Paris', answer_start: 13, score: 1 }] : { text: ['Paris'], answer_start: [13] },
      );
    }
  });

  test('none at all: an impossible question', () => {
    for (const none of [[], { text: [], answer_start: [] }, [{ text: '', answer_start: -1 }]]) {
      const value = { question: 'Who?', context, answers: none };
      expect(read(value, answers).sample.answers).toEqual([]);
      expect(JSON.parse(rewritten(value, answers, edit(answers, 'context', 0, 2, ''))).answers).toEqual(none);
    }
  });

  test('that do not stand where they say are rejected, with the place where they do if it is one', () => {
    const at = (start: unknown, text: unknown = 'Paris') => fault({ ...list, answers: [{ text, answer_start: start }] }, answers);
    expect(at(0)).toMatchObject({ reason: 'bad-answer', expected: '"Paris"', occursAt: 14 });
    expect(at(0, 'n')).not.toHaveProperty('occursAt');
    expect(at(0, 'London')).not.toHaveProperty('occursAt');
    for (const wrong of [-1, 99, 1.5, '14', null]) expect(at(wrong)?.reason).toBe('bad-answer');
    expect(at(0, 7)?.reason).toBe('bad-answer');
    expect(fault({ ...list, answers: { text: ['a', 'b'], answer_start: [0] } }, answers)?.reason).toBe('wrong-type');
    expect(fault({ ...list, answers: 'Paris' }, answers)?.reason).toBe('wrong-type');
  });
});

describe('relations', () => {
  const text = 'Bo knows Al and Cy';
  const spans = [
    { start: 0, end: 2, label: 'P' },
    { start: 9, end: 11, label: 'P' },
    { start: 16, end: 18, label: 'P' },
  ]; // prettier-ignore
  const value = (list: unknown, own: unknown = spans) => ({ text, spans: own, relations: list });

  test('name spans by their place, or by their ids, whatever the names', () => {
    expect(read(value([{ head: 0, tail: 2, type: 'knows' }]), relations).sample.relations).toEqual([{ head: 0, tail: 2, label: 'knows' }]);
    const named = spans.map((one, index) => ({ ...one, id: `e${index}` }));
    expect(read(value([{ head: 'e0', tail: 'e1', label: 'x' }], named), relations).sample.relations).toEqual([
      { head: 'e0', tail: 'e1', label: 'x' },
    ]);
    const numbered = spans.map((one, index) => ({ ...one, id: 100 + index }));
    const doccano = value([{ id: 1, from_id: 100, to_id: 102, type: 'x' }], numbered);
    expect(read(doccano, relations).sample.relations).toEqual([{ id: 1, head: 0, tail: 2, label: 'x' }]);
    expect(JSON.parse(rewritten(doccano, relations, edit(relations, 'text', 8, 11, '')))).toMatchObject({
      spans: [{ id: 100 }, { id: 102, start: 13 }],
      relations: [{ id: 1, from_id: 100, to_id: 102, type: 'x' }],
    });
  });

  test('lose what has lost an end, and move up with the list', () => {
    const all = value([
      { head: 0, tail: 1, label: 'a' },
      { head: 2, tail: 0, label: 'b' },
      { head: 1, tail: 2, label: 'c' },
    ]); // prettier-ignore
    expect(JSON.parse(rewritten(all, relations, edit(relations, 'text', 8, 11, ''))).relations).toEqual([{ head: 1, tail: 0, label: 'b' }]);
  });

  test.each([[3], [-1], [0.5], ['e9'], [null]])('an end %j that names no span is rejected', (head) => {
    expect(fault(value([{ head, tail: 0, label: 'x' }]), relations)).toMatchObject({ reason: 'bad-relation', index: 0 });
  });

  test('an id that two spans have names none', () => {
    const twice = spans.map((one) => ({ ...one, id: 'e' }));
    expect(fault(value([{ head: 'e', tail: 'e', label: 'x' }], twice), relations)).toMatchObject({ reason: 'bad-relation', got: '"e"' });
  });

  test('without a label, without spans, no list', () => {
    expect(fault(value([{ head: 0, tail: 1 }]), relations)?.reason).toBe('bad-relation');
    expect(fault(value([{ head: 0, tail: 1, label: 'x' }], []), relations)?.reason).toBe('bad-relation');
    expect(fault(value('x'), relations)?.reason).toBe('wrong-type');
  });
});

describe('choices', () => {
  const arc = { question: 'Which?', choices: { text: ['red', 'blue'], label: ['A', 'B'] }, answer: 'B' };
  test('are texts, with the labels of the file kept beside them', () => {
    expect(read(arc, choices).sample).toMatchObject({ choices: ['red', 'blue'], answer: 'B' });
    expect(rewritten(arc, choices, same)).toBe(JSON.stringify(arc));
    const changed = rewritten(arc, choices, (sample) => ({ ...sample, choices: ['red', 'green'] }));
    expect(changed).toBe(JSON.stringify(arc).replace('blue', 'green'));
  });

  test.each([
    [
      ['red', 'blue'],
      ['blue', '0', 2, 'A', 'b', '(b)', 'B.'],
      ['green', '3', -1, 'C', '(c)', ''],
    ],
    [{ text: ['red', 'blue'], label: ['1', '2'] }, ['1', 2, 'red'], ['0', 'A', '3', '']],
    [{ text: ['red', 'blue'] }, ['0', 'B'], ['3']],
  ])('an answer must name one of %j', (list, good, bad) => {
    const of = (answer: unknown) => fault({ question: 'q', choices: list, answer }, choices);
    for (const answer of good) expect(of(answer), String(answer)).toBeUndefined();
    for (const answer of bad) expect(of(answer), String(answer)).toMatchObject({ reason: 'bad-answer', field: 'answer' });
  });

  test('lists of something else are rejected', () => {
    for (const wrong of [[], [1, 2], 'red', { text: 'red' }, { text: ['a', 'b'], label: ['A'] }])
      expect(fault({ question: 'q', choices: wrong, answer: 'A' }, choices)?.reason).toBe('wrong-type');
  });
});

describe('lists of tokens and tags', () => {
  const layout: FormatPlan = { format: 'jsonl', layout: 'tokens', scheme: 'bio', joiner: ' ' };
  const value = { tokens: ['EU', 'rejects', 'German', 'call'], ner_tags: ['B-ORG', 'O', 'B-MISC', 'O'], pos_tags: [1, 2, 3, 4] };

  test('are a text with spans, and are written back as lists', () => {
    const { sample } = read(value, tokens, layout);
    expect(sample).toMatchObject({
      text: 'EU rejects German call',
      spans: [
        { start: 0, end: 2, label: 'ORG' },
        { start: 11, end: 17, label: 'MISC' },
      ],
    }); // prettier-ignore
    expect(rewritten(value, tokens, same, layout)).toBe(JSON.stringify(value));
    expect(JSON.parse(rewritten(value, tokens, edit(tokens, 'text', 11, 17, 'New Zealand'), layout))).toEqual({
      tokens: ['EU', 'rejects', 'New', 'Zealand', 'call'],
      ner_tags: ['B-ORG', 'O', 'B-MISC', 'I-MISC', 'O'],
      pos_tags: [1, 2, null, null, 4],
    });
  });

  test('tags that are numbers are named by the recipe', () => {
    const numbers = { ...value, ner_tags: [1, 0, 3, 0] };
    const named = { ...layout, tagNames: ['O', 'B-ORG', 'I-ORG', 'B-MISC', 'I-MISC'] };
    expect(read(numbers, tokens, named).sample.spans).toHaveLength(2);
    expect(JSON.parse(rewritten(numbers, tokens, edit(tokens, 'text', 11, 17, 'New Zealand'), named)).ner_tags).toEqual([1, 0, 3, 4, 0]);
    expect(fault(numbers, tokens, layout)).toMatchObject({ reason: 'bad-tag', field: 'ner_tags' });
    expect(fault({ ...numbers, ner_tags: [1, 0, 3, 9] }, tokens, named)).toMatchObject({ reason: 'bad-tag', got: '9 at 3' });
  });

  test('a text beside them is theirs, white space and all', () => {
    const beside = { text: 'EU  rejects\nGerman call', ...value };
    expect(read(beside, tokens, layout).sample.spans).toMatchObject([{ start: 0 }, { start: 12, end: 18 }]);
    expect(fault({ ...beside, text: 'EU rejects a German call' }, tokens, layout)?.reason).toBe('bad-token');
    expect(JSON.parse(rewritten(beside, tokens, edit(tokens, 'text', 0, 2, 'UN'), layout)).text).toBe('UN  rejects\nGerman call');
  });

  test('lengths that differ, empty tokens, broken tags, no lists', () => {
    expect(fault({ ...value, ner_tags: ['O'] }, tokens, layout)?.reason).toBe('ragged-row');
    expect(fault({ ...value, tokens: ['', 'b', 'c', 'd'] }, tokens, layout)?.reason).toBe('bad-token');
    expect(fault({ ...value, tokens: [1, 'b', 'c', 'd'] }, tokens, layout)?.reason).toBe('bad-token');
    expect(fault({ ...value, ner_tags: ['I-X', 'O', 'O', 'O'] }, tokens, layout)).toMatchObject({ reason: 'bad-tag', expected: 'B-X' });
    expect(fault({ ...value, tokens: 'EU' }, tokens, layout)?.reason).toBe('wrong-type');
    expect(fault({ tokens: ['a'] }, tokens, layout)?.reason).toBe('missing-field');
  });

  test('spans of other files are cut to tokens', () => {
    const other = {
      text: "Bob's in 上海。",
      spans: [
        { start: 0, end: 3, label: 'PER' },
        { start: 9, end: 11, label: 'LOC' },
      ],
    }; // prettier-ignore
    expect(JSON.parse(rewritten(other, tokens, same, jsonl, { ...layout, scheme: 'bioes' }))).toEqual({
      tokens: ['Bob', "'s", 'in', '上', '海', '。'],
      ner_tags: ['S-PER', 'O', 'O', 'B-LOC', 'E-LOC', 'O'],
    });
  });
});
