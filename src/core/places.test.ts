import { describe, expect, test } from 'vitest';
import { applyTextEdits } from './edits.ts';
import { chosenTurns, placesOf, textAt, textsOf, withTextAt } from './places.ts';
import type { Message, Sample } from './sample.ts';
import { textOf } from './sample.ts';
import { createSchema, type SchemaField } from './schema.ts';

const chat = createSchema('chat');
const messagesField = chat.fields[0] as SchemaField;
const conversation: readonly Message[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: null, tool_calls: [{ id: 'a' }] },
  { role: 'tool', content: '{"ok":true}', tool_call_id: 'a' },
  { role: 'assistant', content: 'Done.' },
  {
    role: 'user',
    content: [
      { type: 'image_url', image_url: { url: 'x.png' } },
      { type: 'text', text: 'And 这张图?' },
    ],
  },
];
const sample: Sample = { id: '1', messages: conversation, kept: { as: 'is' } };

describe('places of texts', () => {
  test('a plain field is one place', () => {
    const [field] = createSchema('text').fields;
    expect(placesOf({ id: '1', text: 'a' }, field as SchemaField, undefined)).toEqual([{ key: 'text', field: 'text', text: 'a' }]);
    expect(placesOf({ id: '1', text: 3 }, field as SchemaField, undefined)).toEqual([]);
  });

  test('messages give the contents of the roles asked for, parts of type text alone', () => {
    const keys = (roles: ('user' | 'assistant' | 'tool')[], turns?: 'first' | 'last') =>
      placesOf(sample, messagesField, { roles, ...(turns ? { turns } : {}) }).map(({ key }) => key);
    expect(keys(['user'])).toEqual(['messages[1]', 'messages[5][1]']);
    expect(keys(['assistant'])).toEqual(['messages[4]']);
    expect(keys(['tool', 'user'])).toEqual(['messages[1]', 'messages[3]', 'messages[5][1]']);
    expect(keys(['user'], 'first')).toEqual(['messages[1]']);
    expect(keys(['user'], 'last')).toEqual(['messages[5][1]']);
    expect(chosenTurns(conversation, undefined)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('every place can be read and written; all else is shared', () => {
    for (const [key, text] of Object.entries(textsOf(sample, chat))) {
      expect(textAt(sample, key)).toBe(text);
      const after = withTextAt(sample, key, `${text}!`);
      expect(textAt(after, key)).toBe(`${text}!`);
      const others = (from: Sample) => Object.entries(textsOf(from, chat)).filter(([other]) => other !== key);
      expect(others(after)).toEqual(others(sample));
      expect(after.kept).toBe(sample.kept);
    }
    expect(textAt(sample, 'messages[2]')).toBeUndefined();
    expect(textAt(sample, 'messages[9]')).toBeUndefined();
    expect(textAt(sample, 'nothing')).toBeUndefined();
    expect(sample.messages).toBe(conversation);
  });

  test('choices are places of their own, and count in the text of a sample', () => {
    const schema = createSchema('multiple-choice');
    const item: Sample = { id: '1', question: 'Which?', choices: ['one', 'two'], answer: '0' };
    expect(textsOf(item, schema)).toEqual({ question: 'Which?', 'choices[0]': 'one', 'choices[1]': 'two' });
    expect(withTextAt(item, 'choices[1]', 'three').choices).toEqual(['one', 'three']);
    expect(textOf(item, 'choices')).toBe('one\ntwo');
  });

  test('edits reach a message', () => {
    const after = applyTextEdits(sample, chat, 'messages[5][1]', [{ start: 0, end: 3, insert: 'But' }]);
    expect(textAt(after, 'messages[5][1]')).toBe('But 这张图?');
    expect(textOf(after, 'messages')).toBe('Be brief.\nHi\n\n{"ok":true}\nDone.\nBut 这张图?');
  });
});

describe('relations', () => {
  const schema = createSchema('relation-extraction');
  const text = 'Ann met Bob in Rome.';
  const spans = [
    { id: 'T1', start: 0, end: 3, label: 'PER' },
    { id: 'T2', start: 8, end: 11, label: 'PER' },
    { id: 'T3', start: 15, end: 19, label: 'LOC' },
  ];
  const remove = [{ start: 8, end: 12, insert: '' }];

  test('by place move up when a span before them goes, and go with their own', () => {
    const relations = [
      { head: 0, tail: 1, label: 'met' },
      { head: 0, tail: 2, label: 'in' },
    ];
    const after = applyTextEdits({ id: '1', text, spans, relations }, schema, 'text', remove);
    expect(after.text).toBe('Ann met in Rome.');
    expect(after.relations).toEqual([{ head: 0, tail: 1, label: 'in' }]);
  });

  test('by id stay what they are', () => {
    const relations = [
      { head: 'T1', tail: 'T2', label: 'met' },
      { head: 'T1', tail: 'T3', label: 'in' },
    ];
    const after = applyTextEdits({ id: '1', text, spans, relations }, schema, 'text', remove);
    expect(after.relations).toEqual([{ head: 'T1', tail: 'T3', label: 'in' }]);
    const moved = applyTextEdits({ id: '1', text, spans, relations }, schema, 'text', [{ start: 0, end: 3, insert: 'Annabel' }]);
    expect(moved.relations).toBe(relations);
  });
});
