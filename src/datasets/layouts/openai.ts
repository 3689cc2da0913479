import type { Message } from '../../core/sample.ts';
import { describe } from '../field-fault.ts';
import { isObject } from '../json-splice.ts';
import { fromMessages } from '../message-shape.ts';
import { joinInput } from './alpaca.ts';
import { fieldOf, laidOut, named, type RecordLayout, type RecordValues, replaced } from './layout.ts';

/** Records of OpenAI's chat format: `messages`, with `tools` carried along. */
export const openAiChat: RecordLayout = {
  members: ['messages'],
  read(values, schema) {
    if (!Object.hasOwn(values, 'messages'))
      return { error: { reason: 'missing-field', detail: { field: 'messages', expected: 'a list of messages', got: 'nothing' } } };
    return { values: replaced(values, this.members, { [fieldOf(schema, 'messages')]: values.messages }) };
  },
  write(sample, schema, rest, before) {
    const field = fieldOf(schema, 'messages');
    const messages = sample[field] as readonly Message[];
    const value = before
      ? fromMessages(messages, { messages: before.sample[field] as readonly Message[], value: before.record.messages })
      : messages.map(joinInput);
    return laidOut(this.members, { messages: value }, sample, [field], rest, before);
  },
};

const inputKeys = ['tools', 'parallel_tool_calls'] as const;

/**
 * Records of OpenAI's preference format: `input` with `messages` and `tools`, `preferred_output` and `non_preferred_output`.
 *
 * Source: OpenAI, "Direct preference optimization", platform.openai.com/docs/guides/direct-preference-optimization.
 */
export const openAiPreference: RecordLayout = {
  members: ['input', 'preferred_output', 'non_preferred_output'],
  read(values, schema) {
    const { input, preferred_output: chosen, non_preferred_output: rejected } = values;
    if (!isObject(input))
      return {
        error: {
          reason: input === undefined ? 'missing-field' : 'wrong-type',
          detail: { field: 'input', expected: 'an object with messages', got: describe(input) },
        },
      };
    const tools = Object.fromEntries(inputKeys.flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]] as const])));
    return { values: replaced(values, this.members, { ...named(schema, { prompt: input.messages, chosen, rejected }), ...tools }) };
  },
  write(sample, schema, rest, before) {
    const list = (role: string, value: unknown): unknown => {
      const field = fieldOf(schema, role);
      const messages = (sample[field] ?? []) as readonly Message[];
      return before ? fromMessages(messages, { messages: before.sample[field] as readonly Message[], value }) : messages.map(joinInput);
    };
    const was = (before?.record.input ?? {}) as RecordValues;
    const tools = Object.fromEntries(inputKeys.map((key) => [key, sample[key]] as const));
    const members = {
      input: { ...was, messages: list('prompt', was.messages), ...tools },
      preferred_output: list('chosen', before?.record.preferred_output),
      non_preferred_output: list('rejected', before?.record.non_preferred_output),
    };
    const fields = [...['prompt', 'chosen', 'rejected'].map((role) => fieldOf(schema, role)), ...inputKeys];
    return laidOut(this.members, members, sample, fields, rest, before);
  },
};
