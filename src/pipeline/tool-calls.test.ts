import { expect, test } from 'vitest';
import { createSchema } from '../core/schema.ts';
import { mapArguments } from './tool-calls.ts';

const schema = createSchema('chat');
const upper = (argument: string) => argument.toUpperCase();

test('arguments alone are mapped, as text, as an object and in a single call', () => {
  const call = (args: unknown) => ({ id: 'call_a', type: 'function', function: { name: 'find_user', arguments: args } });
  const sample = {
    id: '1',
    messages: [
      { role: 'user', content: 'who is it?' },
      { role: 'assistant', tool_calls: [call('{"name":"ann"}'), call({ name: 'ann', tags: ['a', 2] })] },
      { role: 'assistant', content: null, function_call: { name: 'find_user', arguments: '{"q":1}' } },
    ],
  };
  const places: string[] = [];
  const mapped = mapArguments(sample, schema, ['messages'], (argument, place) => {
    places.push(place);
    return upper(argument);
  });
  expect(mapped.messages).toEqual([
    { role: 'user', content: 'who is it?' },
    { role: 'assistant', tool_calls: [call('{"NAME":"ANN"}'), call({ name: 'ANN', tags: ['A', 2] })] },
    { role: 'assistant', content: null, function_call: { name: 'find_user', arguments: '{"Q":1}' } },
  ]);
  expect(new Set(places)).toEqual(new Set(['messages[1].tool_calls', 'messages[2].function_call']));
});

test('what has no calls, or is no conversation, is the same sample', () => {
  const sample = { id: '1', messages: [{ role: 'user', content: 'hi' }] };
  expect(mapArguments(sample, schema, ['messages'], upper)).toBe(sample);
  expect(mapArguments(sample, schema, [], upper)).toBe(sample);
  const odd = { id: '1', messages: 'none' };
  expect(mapArguments(odd, schema, ['messages'], upper)).toBe(odd);
});
