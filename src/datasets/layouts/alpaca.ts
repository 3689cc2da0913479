import type { Message, MessagePart } from '../../core/sample.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { describe } from '../field-fault.ts';
import type { Parsed } from '../format.ts';
import { fromMessages } from '../message-shape.ts';
import { fieldOf, laidOut, named, type RecordLayout, type RecordValues, replaced } from './layout.ts';

/**
 * Records of Alpaca: `instruction`, `input` and `output`, with LLaMA-Factory's `system` and `history` of [question, answer]. Where there
 * is an input, the user's message is two texts, the instruction and the input; a prompt joins them by a line end.
 *
 * Source: Taori et al. 2023, github.com/tatsu-lab/stanford_alpaca; LLaMA-Factory, data/README.md, "Alpaca format".
 */
export const alpacaChat: RecordLayout = {
  members: ['instruction', 'input', 'output', 'system', 'history'],
  read(given, schema, cells) {
    const values = cells ? withHistory(given) : given;
    const fault = checkPrompt(values) ?? checkText(values, 'output', true);
    if (fault) return fault;
    const messages = [...promptMessages(values), { role: 'assistant', content: values.output }];
    return { values: replaced(values, this.members, { [fieldOf(schema, 'messages')]: messages }) };
  },
  write(sample, schema, rest, before) {
    const field = fieldOf(schema, 'messages');
    const messages = (sample[field] ?? []) as readonly Message[];
    const answer = messages.at(-1);
    if (answer?.role !== 'assistant') throw cannotWrite(field, 'no-answer');
    const members = { ...promptMembers(messages.slice(0, -1), field, before?.record), output: plainText(answer, field) };
    return laidOut(this.members, members, sample, [field], rest, before);
  },
};

/** The same with two answers in place of one: `chosen` and `rejected`. */
export const alpacaPreference: RecordLayout = {
  members: ['instruction', 'input', 'chosen', 'rejected', 'system', 'history'],
  read(given, schema, cells) {
    const values = cells ? withHistory(given) : given;
    const fault = checkPrompt(values);
    if (fault) return fault;
    const { chosen, rejected } = values;
    return { values: replaced(values, this.members, named(schema, { prompt: promptMessages(values), chosen, rejected })) };
  },
  write(sample, schema, rest, before) {
    const fields = ['prompt', 'chosen', 'rejected'].map((role) => fieldOf(schema, role)) as [string, string, string];
    const [prompt, ...answers] = fields;
    const members: RecordValues = promptMembers((sample[prompt] ?? []) as readonly Message[], prompt, before?.record);
    for (const [index, role] of (['chosen', 'rejected'] as const).entries()) {
      const field = answers[index] as string;
      const messages = (sample[field] ?? []) as readonly Message[];
      const was = before && { messages: before.sample[field] as readonly Message[], value: before.record[role] };
      const [only] = messages;
      if (was) members[role] = fromMessages(messages, was);
      else if (messages.length === 1 && only?.role === 'assistant') members[role] = plainText(only, field);
      else throw cannotWrite(field, 'several-messages');
    }
    return laidOut(this.members, members, sample, fields, rest, before);
  },
};

/** A history stands in a cell as JSON. */
function withHistory(values: RecordValues): RecordValues {
  const { history } = values;
  if (typeof history !== 'string') return values;
  if (history.trim() === '') return { ...values, history: null };
  try {
    return { ...values, history: JSON.parse(history) };
  } catch {
    return values;
  }
}

function checkPrompt(values: RecordValues): Parsed | undefined {
  const fault = checkText(values, 'instruction', true) ?? checkText(values, 'input', false) ?? checkText(values, 'system', false);
  if (fault) return fault;
  const { history } = values;
  if (history === undefined || history === null) return undefined;
  const isPairs =
    Array.isArray(history) &&
    history.every((turn) => Array.isArray(turn) && turn.length === 2 && turn.every((text) => typeof text === 'string'));
  return isPairs ? undefined : wrong('history', 'a list of [question, answer]', history);
}

function checkText(values: RecordValues, name: string, required: boolean): Parsed | undefined {
  const value = values[name];
  if (typeof value === 'string') return undefined;
  if (value !== undefined && value !== null) return wrong(name, 'a string', value);
  if (!required) return undefined;
  return { error: { reason: 'missing-field', detail: { field: name, expected: 'a string', got: describe(value) } } };
}

function wrong(field: string, expected: string, value: unknown): Parsed {
  return { error: { reason: 'wrong-type', detail: { field, expected, got: describe(value) } } };
}

function promptMessages(values: RecordValues): Message[] {
  const { instruction, input, system, history } = values as Record<string, string | undefined> & { history?: [string, string][] };
  const messages: Message[] = [];
  if (system) messages.push({ role: 'system', content: system });
  for (const [question, answer] of history ?? [])
    messages.push({ role: 'user', content: question }, { role: 'assistant', content: answer });
  messages.push({ role: 'user', content: input ? [{ type: 'text', text: instruction ?? '' }, inputPart(input)] : (instruction ?? '') });
  return messages;
}

/** The part of a user's message that is an input: told apart from the other texts by its `field`. */
export function inputPart(text: string): MessagePart {
  return { type: 'text', text, field: 'input' };
}

/** A content of instruction and input as one text, as a prompt has it; any other content as it is. */
export function joinInput(message: Message): Message {
  const { content } = message;
  if (!Array.isArray(content) || !(content as readonly MessagePart[]).some((part) => part.field === 'input')) return message;
  const parts = content as readonly MessagePart[];
  const isText = parts.every((part) => part.type === 'text');
  if (isText)
    return {
      ...message,
      content: parts
        .map((part) => part.text ?? '')
        .filter((text) => text !== '')
        .join('\n'),
    };
  return { ...message, content: parts.map(({ field: _, ...part }) => part as MessagePart) };
}

/** Everything up to the last question: system, history, instruction and input. */
function promptMembers(messages: readonly Message[], field: string, before: Readonly<RecordValues> | undefined): RecordValues {
  let turns = messages;
  let system: string | undefined;
  if (turns[0]?.role === 'system') {
    system = plainText(turns[0], field);
    turns = turns.slice(1);
  }
  const question = turns.at(-1);
  if (question?.role !== 'user') throw cannotWrite(field, 'no-question');
  const history: [string, string][] = [];
  for (let i = 0; i < turns.length - 1; i += 2) {
    const [asked, answered] = [turns[i] as Message, turns[i + 1] as Message];
    if (asked.role !== 'user' || answered.role !== 'assistant') throw cannotWrite(field, 'turns');
    history.push([plainText(joinInput(asked), field), plainText(answered, field)]);
  }
  const [instruction, input] = questionTexts(question, field);
  return {
    instruction,
    input: input === '' ? empty(before, 'input', '') : input,
    system: system ?? empty(before, 'system', undefined),
    history: history.length === 0 ? empty(before, 'history', undefined) : history,
  };
}

/** What a record had in the place of nothing: null, an empty text or list, or no member. */
function empty(before: Readonly<RecordValues> | undefined, name: string, fresh: unknown): unknown {
  if (before === undefined) return fresh;
  const value = before[name];
  if (value === undefined || value === null) return value;
  return Array.isArray(value) ? [] : '';
}

function questionTexts(message: Message, field: string): [string, string] {
  const { content } = message;
  const parts = Array.isArray(content) ? (content as readonly MessagePart[]) : undefined;
  if (parts?.length !== 2 || parts[1]?.field !== 'input') return [plainText(joinInput(message), field), ''];
  return [partText(parts[0] as MessagePart, field), partText(parts[1], field)];
}

function partText(part: MessagePart, field: string): string {
  if (part.type !== 'text' || typeof part.text !== 'string') throw cannotWrite(field, 'parts');
  return part.text;
}

/** The text of a message that is nothing but a text. */
function plainText(message: Message, field: string): string {
  const { role: _, content, ...more } = message;
  if (typeof content !== 'string') throw cannotWrite(field, Array.isArray(content) ? 'parts' : 'no-content');
  const extra = Object.keys(more)[0];
  if (extra !== undefined) throw cannotWrite(field, 'message-keys', extra);
  return content;
}

function cannotWrite(field: string, reason: string, got?: string): LeavenError {
  return new LeavenError('dataset/cannot-write', { format: 'alpaca', field, reason, ...(got === undefined ? {} : { got }) });
}
