import type { MessageRole } from '../core/places.ts';
import type { Message, MessagePart } from '../core/sample.ts';
import { isObject, pairElements, sameJson } from './json-splice.ts';
import { createMembers, memberText, scanMembers } from './json-text.ts';

/** The names under which a file keeps a message's parts. */
interface MessageNames {
  role: string;
  content: string;
}

const roleNames = ['role', 'from'] as const;
const contentNames = ['content', 'value', 'text'] as const;

/** Roles by the words that data sets have for them; a turn of `calls` holds calls of tools in place of a text. */
const roleWords: ReadonlyMap<string, MessageRole | 'calls'> = new Map([
  ['system', 'system'],
  ['developer', 'developer'],
  ['user', 'user'],
  ['human', 'user'],
  ['prompter', 'user'],
  ['assistant', 'assistant'],
  ['gpt', 'assistant'],
  ['chatgpt', 'assistant'],
  ['bot', 'assistant'],
  ['model', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
  ['observation', 'tool'],
  ['tool_response', 'tool'],
  ['function_call', 'calls'],
  ['tool_call', 'calls'],
]);
const shareGptWords: Readonly<Record<MessageRole | 'calls', string>> = {
  system: 'system',
  developer: 'system',
  user: 'human',
  assistant: 'gpt',
  tool: 'observation',
  calls: 'function_call',
};

/** A fault of one message of a list. */
export interface MessageFault {
  reason: 'unknown-role' | 'bad-message' | 'bad-tool-call' | 'no-messages';
  index?: number;
  expected: string;
  got: unknown;
}

export function isMessageFault(value: readonly Message[] | MessageFault): value is MessageFault {
  return !Array.isArray(value);
}

/**
 * Messages in the form of OpenAI's chat format from any form a file may have: a list of {role, content} or {from, value}, one such
 * object, or a text alone, which `role` says.
 */
export function toMessages(value: unknown, role: 'user' | 'assistant'): readonly Message[] | MessageFault {
  if (typeof value === 'string') return [{ role, content: value }];
  const list = isObject(value) ? [value] : value;
  if (!Array.isArray(list)) return { reason: 'bad-message', expected: 'messages, or a string', got: value };
  if (list.length === 0) return { reason: 'no-messages', expected: 'at least one message', got: list };
  const messages: Message[] = [];
  for (const [index, item] of list.entries()) {
    const message = toMessage(item);
    if (isFault(message)) return { ...message, index };
    messages.push(message);
  }
  return messages;
}

function isFault(message: Message | MessageFault): message is MessageFault {
  return !Object.hasOwn(message, 'role');
}

function namesOf(item: Record<string, unknown>): MessageNames | undefined {
  const role = roleNames.find((name) => typeof item[name] === 'string');
  if (role === undefined) return undefined;
  return { role, content: contentNames.find((name) => Object.hasOwn(item, name)) ?? (role === 'from' ? 'value' : 'content') };
}

function toMessage(item: unknown): Message | MessageFault {
  if (!isObject(item)) return { reason: 'bad-message', expected: 'an object of a role and a content', got: item };
  const names = namesOf(item);
  if (names === undefined) return { reason: 'bad-message', expected: 'a role: `role` or `from`', got: item };
  const word = item[names.role] as string;
  const role = roleWords.get(word.toLowerCase());
  if (role === undefined) return { reason: 'unknown-role', expected: [...roleWords.keys()].join(', '), got: word };
  const value = item[names.content];
  if (role === 'calls') return callsMessage(item, names, value);
  const content = toContent(value);
  if (content === undefined && !maySayNothing(item, role, value))
    return { reason: 'bad-message', expected: 'a content: a string or a list of parts', got: value === undefined ? item : value };
  // Messages that are in our form already are taken as they are.
  if (names.role === 'role' && names.content === 'content' && role === word && content === value) return item as Message;
  const rest = restOf(item, names);
  return { role, ...(value === undefined ? {} : { content: content ?? null }), ...rest } as Message;
}

/** What an assistant says may be calls alone. */
function maySayNothing(item: Record<string, unknown>, role: string, value: unknown): boolean {
  if (value !== undefined && value !== null) return false;
  if (role !== 'assistant') return false;
  return value === null || Array.isArray(item.tool_calls) || isObject(item.function_call) || typeof item.refusal === 'string';
}

function restOf(item: Record<string, unknown>, names: MessageNames): Record<string, unknown> {
  const { [names.role]: _, [names.content]: __, ...rest } = item;
  return rest;
}

/** A text, or parts whose texts stand under `text`; nothing where it is neither. */
function toContent(value: unknown): string | readonly MessagePart[] | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  let same = true;
  const parts: MessagePart[] = [];
  for (const part of value as unknown[]) {
    if (!isObject(part) || typeof part.type !== 'string') return undefined;
    if (part.type !== 'text' || typeof part.text === 'string') {
      parts.push(part as MessagePart);
      continue;
    }
    if (typeof part.value !== 'string') return undefined;
    const { value: text, ...rest } = part;
    parts.push({ ...rest, type: 'text', text: text as string });
    same = false;
  }
  return same ? (value as MessagePart[]) : parts;
}

/** A turn whose text is calls of tools: no operator finds a text in it. */
function callsMessage(item: Record<string, unknown>, names: MessageNames, value: unknown): Message | MessageFault {
  const calls = parseCalls(value);
  if (calls === undefined)
    return { reason: 'bad-tool-call', expected: 'JSON of {name, arguments}, or a list of them', got: value === undefined ? item : value };
  return { role: 'assistant', tool_calls: calls, ...restOf(item, names) };
}

export interface ToolCall {
  id?: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** Calls from the JSON of {name, arguments} or a list of them; arguments keep their digits. */
function parseCalls(value: unknown): ToolCall[] | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) {
    const call = parseCall(parsed, text.trim());
    return call && [call];
  }
  const calls = parsed.map((item) => parseCall(item, JSON.stringify(item)));
  return calls.length > 0 && calls.every((call) => call !== undefined) ? (calls as ToolCall[]) : undefined;
}

function parseCall(item: unknown, text: string): ToolCall | undefined {
  if (!isObject(item) || typeof item.name !== 'string') return undefined;
  const given = item.arguments;
  const members = createMembers();
  scanMembers(text, members);
  const written = given === undefined ? '{}' : typeof given === 'string' ? given : (memberText(text, members, 'arguments') ?? '{}');
  return { type: 'function', function: { name: item.name, arguments: written } };
}

/** Calls as the text of a ShareGPT turn; arguments that are no JSON stand as a string. */
export function callsText(calls: readonly ToolCall[]): string {
  const texts = calls.map(({ function: { name, arguments: given } }) => {
    const isJson = isObject(tryJson(given));
    return `{"name": ${JSON.stringify(name)}, "arguments": ${isJson ? given.trim() : JSON.stringify(given)}}`;
  });
  return texts.length === 1 ? (texts[0] as string) : `[${texts.join(', ')}]`;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field's messages as they were read, and the value its file has for them. */
export interface MessagesBefore {
  messages: readonly Message[];
  value: unknown;
}

/**
 * The value of a file for messages: a message that is as it was read is the file's own, a changed one has another text in it, and new
 * ones are written in the shape of those around them. Without a file, messages stand as they are.
 */
export function fromMessages(messages: readonly Message[], before: MessagesBefore | undefined): unknown {
  if (before === undefined) return messages;
  const { value } = before;
  if (typeof value === 'string') {
    const only = messages.length === 1 ? messages[0] : undefined;
    return only && typeof only.content === 'string' && only.role === before.messages[0]?.role && Object.keys(only).length === 2
      ? only.content
      : messages;
  }
  const items = Array.isArray(value) ? value : [value];
  const pairs = pairElements(before.messages, messages, (was, is) => (was as Message).role === (is as Message).role);
  const shape = shapeOfList(items, before.messages);
  const written = messages.map((message, index) => {
    const from = pairs[index] as number;
    if (from === -1) return freshMessage(message, shape);
    return changedMessage(message, before.messages[from] as Message, items[from] as Record<string, unknown>, shape);
  });
  return Array.isArray(value) || written.length !== 1 ? written : written[0];
}

/** How a list writes its messages: names, and the word it has for each role. */
interface ListShape extends MessageNames {
  words: ReadonlyMap<string, string>;
}

/** The shape of ShareGPT's lists. */
export const shareGptShape: ListShape = { role: 'from', content: 'value', words: new Map() };

function shapeOfList(items: readonly unknown[], messages: readonly Message[]): ListShape {
  const words = new Map<string, string>();
  let first: MessageNames | undefined;
  let contentSeen = false;
  for (const [index, item] of items.entries()) {
    const names = isObject(item) ? namesOf(item) : undefined;
    if (names === undefined) continue;
    // The name of contents is told by a message that has one.
    if (first === undefined || (!contentSeen && Object.hasOwn(item as object, names.content))) first = names;
    contentSeen ||= Object.hasOwn(item as object, names.content);
    const word = (item as Record<string, string>)[names.role] as string;
    const kind = roleWords.get(word.toLowerCase()) === 'calls' ? 'calls' : (messages[index]?.role ?? '');
    if (!words.has(kind)) words.set(kind, word);
  }
  return { ...(first ?? { role: 'role', content: 'content' }), words };
}

/** A message that no file has, in the shape of a list. */
export function freshMessage(message: Message, shape: ListShape): Record<string, unknown> {
  const { role, content, ...rest } = message;
  if (shape.role === 'role') {
    const word = shape.words.get(role) ?? role;
    return shape.content === 'content' && word === role
      ? message
      : { [shape.role]: word, ...(content === undefined ? {} : { [shape.content]: content }), ...rest };
  }
  const calls = callsOf(message);
  if (calls !== undefined && !saysSomething(content)) {
    const { tool_calls: _, function_call: __, ...others } = rest;
    return { [shape.role]: shape.words.get('calls') ?? shareGptWords.calls, [shape.content]: callsText(calls), ...others };
  }
  const word = shape.words.get(role) ?? shareGptWords[role as MessageRole] ?? role;
  return { [shape.role]: word, [shape.content]: content ?? null, ...rest };
}

export function saysSomething(content: Message['content']): boolean {
  return content !== undefined && content !== null && content.length > 0;
}

/** The calls of tools of a message, also of the older `function_call`. */
export function callsOf(message: Message): readonly ToolCall[] | undefined {
  if (Array.isArray(message.tool_calls) && message.tool_calls.length > 0) {
    const calls = message.tool_calls as ToolCall[];
    return calls.every((call) => typeof call?.function?.name === 'string' && typeof call.function.arguments === 'string')
      ? calls
      : undefined;
  }
  const call = message.function_call;
  if (!isObject(call) || typeof call.name !== 'string' || typeof call.arguments !== 'string') return undefined;
  return [{ type: 'function', function: { name: call.name, arguments: call.arguments } }];
}

function changedMessage(message: Message, was: Message, item: Record<string, unknown>, shape: ListShape): unknown {
  if (sameJson(message, was)) return item;
  const names = namesOf(item);
  const word = names && (item[names.role] as string);
  if (names === undefined || word === undefined) return freshMessage(message, shape);
  if (roleWords.get(word.toLowerCase()) === 'calls' && !sameCalls(message, was)) return freshMessage(message, shape);
  const next: Record<string, unknown> = { ...item };
  if (!sameJson(message.content, was.content)) next[names.content] = contentLike(message.content, item[names.content]);
  for (const key of new Set([...Object.keys(message), ...Object.keys(was)])) {
    if (key === 'role' || key === 'content' || sameJson(message[key], was[key])) continue;
    if (message[key] === undefined) delete next[key];
    else next[key] = message[key];
  }
  return next;
}

function sameCalls(message: Message, was: Message): boolean {
  return sameJson(message.tool_calls, was.tool_calls) && message.content === undefined;
}

/** Parts keep their own names for their texts. */
function contentLike(content: Message['content'], stood: unknown): unknown {
  if (!Array.isArray(content) || !Array.isArray(stood)) return content;
  const parts = content as readonly MessagePart[];
  const own = toContent(stood) as readonly MessagePart[] | undefined;
  if (own === undefined) return content;
  const pairs = pairElements(own, parts, (was, is) => (was as MessagePart).type === (is as MessagePart).type);
  const usesValue = stood.some((part) => isObject(part) && part.type === 'text' && typeof part.text !== 'string');
  return parts.map((part, index) => {
    const from = pairs[index] as number;
    const old = stood[from] as Record<string, unknown> | undefined;
    if (old !== undefined && sameJson(part, own[from])) return old;
    const valued = old === undefined ? usesValue : typeof old.text !== 'string';
    if (part.type !== 'text' || !valued) return part;
    const { text, ...rest } = part;
    return { ...rest, value: text };
  });
}
