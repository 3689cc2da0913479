import type { Message, MessagePart, Sample } from './sample.ts';
import { type Schema, type SchemaField, textualFields } from './schema.ts';

/** The roles of messages, as OpenAI's chat format names them. */
export const messageRoles = ['system', 'developer', 'user', 'assistant', 'tool'] as const;
export type MessageRole = (typeof messageRoles)[number];

/** Which messages of a conversation a step works on. */
export interface TurnChoice {
  /** Roles; where absent, `user` for what draws, `user` and `assistant` for what is pure. */
  roles: readonly MessageRole[];
  /** Of the messages with these roles: all, or the first or last alone. */
  turns?: 'first' | 'last';
}

/** A text in a sample: a field, or a part of one. */
export interface TextPlace {
  /** As a plan names it: `text`, `messages[2]`, `messages[2][0]` (a part of a multimodal content), `choices[1]`. */
  key: string;
  field: string;
  text: string;
}

/** The texts of one field in order, as far as a step works on them. */
export function placesOf(sample: Sample, field: SchemaField, choice: TurnChoice | undefined): TextPlace[] {
  const { name } = field;
  const value = sample[name];
  if (typeof value === 'string') return [{ key: name, field: name, text: value }];
  if (!Array.isArray(value)) return [];
  if (field.kind === 'choices')
    return value.flatMap((text, index) => (typeof text === 'string' ? [{ key: `${name}[${index}]`, field: name, text }] : []));
  if (field.kind !== 'messages') return [];
  const places: TextPlace[] = [];
  for (const index of chosenTurns(value, choice)) {
    const { content } = value[index] as Message;
    if (typeof content === 'string') places.push({ key: `${name}[${index}]`, field: name, text: content });
    else if (Array.isArray(content))
      for (const [part, { type, text }] of (content as readonly MessagePart[]).entries())
        if (type === 'text' && typeof text === 'string') places.push({ key: `${name}[${index}][${part}]`, field: name, text });
  }
  return places;
}

/** All texts of a sample by their places. */
export function textsOf(sample: Sample, schema: Schema): Record<string, string> {
  const places = textualFields(schema).flatMap((field) => placesOf(sample, field, undefined));
  return Object.fromEntries(places.map(({ key, text }) => [key, text]));
}

/** Roles of the messages in which texts stand, by their places. */
export function rolesOf(sample: Sample, schema: Schema): Record<string, string> {
  const roles: Record<string, string> = {};
  for (const field of textualFields(schema)) {
    const messages = sample[field.name];
    if (field.kind !== 'messages' || !Array.isArray(messages)) continue;
    for (const { key } of placesOf(sample, field, undefined)) {
      const role = (messages[Number(pathPattern.exec(key)?.[2])] as Message | undefined)?.role;
      if (role !== undefined) roles[key] = role;
    }
  }
  return roles;
}

/** Places of the messages that a step works on. */
export function chosenTurns(messages: readonly Message[], choice: TurnChoice | undefined): number[] {
  const taken: number[] = [];
  for (const [index, { role }] of messages.entries())
    if (choice === undefined || (choice.roles as readonly string[]).includes(role)) taken.push(index);
  return choice?.turns === 'first' ? taken.slice(0, 1) : choice?.turns === 'last' ? taken.slice(-1) : taken;
}

const pathPattern = /^(.*?)\[(\d+)\](?:\[(\d+)\])?$/s;

/** The text at a place, or nothing where there is none. */
export function textAt(sample: Sample, key: string): string | undefined {
  const whole = sample[key];
  if (typeof whole === 'string') return whole;
  const path = pathPattern.exec(key);
  const item = path && (sample[path[1] as string] as readonly unknown[] | undefined)?.[Number(path[2])];
  if (typeof item === 'string') return item;
  const content = (item as Message | null | undefined)?.content;
  const text = path?.[3] === undefined ? content : (content as readonly MessagePart[] | undefined)?.[Number(path[3])]?.text;
  return typeof text === 'string' ? text : undefined;
}

/** The sample with another text at a place; everything else is shared with the sample before. */
export function withTextAt(sample: Sample, key: string, text: string): Sample {
  if (typeof sample[key] === 'string') return { ...sample, [key]: text };
  const [, field = key, index, part] = pathPattern.exec(key) ?? [];
  const items = [...(sample[field] as readonly unknown[])];
  const item = items[Number(index)];
  if (typeof item === 'string') items[Number(index)] = text;
  else {
    const message = item as Message;
    const content =
      part === undefined
        ? text
        : (message.content as readonly MessagePart[]).map((one, at) => (at === Number(part) ? { ...one, text } : one));
    items[Number(index)] = { ...message, content };
  }
  return { ...sample, [field]: items };
}
