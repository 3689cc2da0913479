import type { Message } from '../../core/sample.ts';
import { describe } from '../field-fault.ts';
import { messagesOfCell } from '../fields.ts';
import type { Parsed } from '../format.ts';
import { freshMessage, fromMessages, shareGptShape } from '../message-shape.ts';
import { joinInput } from './alpaca.ts';
import { fieldOf, type LayoutBefore, laidOut, named, type RecordLayout, type RecordValues, replaced } from './layout.ts';

/**
 * Records of ShareGPT: `conversations` of {from, value}, with LLaMA-Factory's `system` beside them. `tools` and media are carried along.
 *
 * Source: LLaMA-Factory, data/README.md, "Sharegpt format".
 */
export const shareGptChat: RecordLayout = {
  members: ['conversations', 'system'],
  read(values, schema, cells) {
    const turns = turnsOf(values, cells);
    if ('error' in turns) return turns;
    return { values: replaced(values, [turns.name, 'system'], { [fieldOf(schema, 'messages')]: turns.list }) };
  },
  write(sample, schema, rest, before) {
    const field = fieldOf(schema, 'messages');
    const members = turnMembers(sample[field] as readonly Message[], before?.sample[field], before);
    return laidOut([...memberNames(before), 'system'], members, sample, [field], rest, before);
  },
};

/** The same with two answers beside the conversation: `chosen` and `rejected`, each a message. */
export const shareGptPreference: RecordLayout = {
  members: ['conversations', 'chosen', 'rejected', 'system'],
  read(values, schema, cells) {
    const turns = turnsOf(values, cells);
    if ('error' in turns) return turns;
    const { chosen, rejected } = values;
    const fields = named(schema, { prompt: turns.list, chosen, rejected });
    return { values: replaced(values, [turns.name, 'chosen', 'rejected', 'system'], fields) };
  },
  write(sample, schema, rest, before) {
    const prompt = fieldOf(schema, 'prompt');
    const members = turnMembers(sample[prompt] as readonly Message[], before?.sample[prompt], before);
    const fields = [prompt];
    for (const role of ['chosen', 'rejected']) {
      const field = fieldOf(schema, role);
      fields.push(field);
      const messages = (sample[field] ?? []) as readonly Message[];
      members[role] = before
        ? fromMessages(messages, { messages: before.sample[field] as readonly Message[], value: before.record[role] })
        : alone(messages.map((message) => freshMessage(joinInput(message), shareGptShape)));
    }
    return laidOut([...memberNames(before), 'chosen', 'rejected', 'system'], members, sample, fields, rest, before);
  },
};

function alone(items: readonly unknown[]): unknown {
  return items.length === 1 ? items[0] : items;
}

const listNames = ['conversations', 'conversation'] as const;

function memberNames(before: LayoutBefore | undefined): string[] {
  return [listNames.find((name) => before !== undefined && Object.hasOwn(before.record, name)) ?? 'conversations'];
}

/** The turns as a file has them, the system prompt beside them as the first. */
function turnsOf(values: RecordValues, cells: boolean): Exclude<Parsed, { values: unknown }> | { name: string; list: unknown } {
  const name = listNames.find((one) => Object.hasOwn(values, one)) ?? 'conversations';
  const list = cells ? messagesOfCell(values[name]) : values[name];
  if (list === undefined || list === null)
    return { error: { reason: 'missing-field', detail: { field: name, expected: 'a list of messages', got: describe(list) } } };
  const { system } = values;
  if (system !== undefined && system !== null && typeof system !== 'string')
    return { error: { reason: 'wrong-type', detail: { field: 'system', expected: 'a string', got: describe(system) } } };
  return { name, list: system && Array.isArray(list) && list.length > 0 ? [systemTurn(system), ...list] : list };
}

function systemTurn(text: string): object {
  return { from: 'system', value: text };
}

function turnMembers(messages: readonly Message[], was: unknown, before: LayoutBefore | undefined): RecordValues {
  const name = memberNames(before)[0] as string;
  if (before === undefined) {
    const turns = messages.map((message) => freshMessage(joinInput(message), shareGptShape));
    const first = messages[0];
    const system = first?.role === 'system' && typeof first.content === 'string' && Object.keys(first).length === 2;
    return { [name]: system ? turns.slice(1) : turns, ...(system ? { system: first.content } : {}) };
  }
  const { record } = before;
  const system = typeof record.system === 'string' && record.system !== '' ? record.system : undefined;
  const list = record[name];
  const value = system !== undefined && Array.isArray(list) ? [systemTurn(system), ...list] : list;
  const turns = fromMessages(messages, { messages: was as readonly Message[], value });
  if (!Array.isArray(turns) || system === undefined) return { [name]: turns, system: record.system };
  const [first, ...rest] = turns as { from?: unknown; value?: unknown }[];
  return first?.from === 'system' && typeof first.value === 'string'
    ? { [name]: rest, system: first.value }
    : { [name]: turns, system: '' };
}
