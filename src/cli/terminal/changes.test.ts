import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

const kinds = (around: Parameters<typeof changesOf>[0]) =>
  changesOf(around).map(({ place, pieces }) => [place, ...pieces.map(({ kind, text }) => `${kind}:${text}`)]);

test('edited texts are shown where they stand', () => {
  const around = {
    before: { text: 'a b', pair: 'c' },
    after: { text: 'a x', pair: 'c' },
    edits: { text: [[2, 3, 'x'] as [number, number, string]] },
  };
  expect(kinds(around)).toEqual([['text', 'same:a ', 'removed:b', 'added:x']]);
});

test('a message taken out does not make all that follow it look changed', () => {
  const before = { 'messages[0]': 'Hi', 'messages[1]': 'Hello', 'messages[2]': 'How?' };
  expect(kinds({ before, after: { 'messages[0]': 'How?' } })).toEqual([
    ['messages[0]', 'removed:Hi'],
    ['messages[1]', 'removed:Hello'],
  ]);
  expect(kinds({ before: { 'messages[0]': 'How?' }, after: before })).toEqual([
    ['messages[0]', 'added:Hi'],
    ['messages[1]', 'added:Hello'],
  ]);
});

test('messages in another order are moved as a whole', () => {
  const before = { 'messages[0]': 'a', 'messages[1]': 'b', 'messages[2]': 'c' };
  expect(kinds({ before, after: { 'messages[0]': 'c', 'messages[1]': 'a', 'messages[2]': 'b' } })).toEqual([
    ['messages[0]', 'added:c'],
    ['messages[2]', 'removed:c'],
  ]);
});
