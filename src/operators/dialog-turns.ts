import type { Message, Sample } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';

/** Messages from one turn of the user up to the next: what was asked, the calls it took and what was answered. Half-open. */
export interface Exchange {
  start: number;
  end: number;
}

/** The conversations that an operator on turns works on: those of a sample that no model is to answer with. */
export function conversationsOf(sample: Sample, schema: Schema): { field: string; messages: readonly Message[] }[] {
  return schema.fields.flatMap(({ name, kind, target }) => {
    const value = sample[name];
    return kind === 'messages' && !target && areMessages(value) ? [{ field: name, messages: value }] : [];
  });
}

function areMessages(value: unknown): value is readonly Message[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && typeof (item as Message).role === 'string')
  );
}

/** The text of a message that is nothing but a role and a text. */
export function plainText(message: Message | undefined): string | undefined {
  if (message === undefined || typeof message.content !== 'string') return undefined;
  for (const key in message) if (key !== 'role' && key !== 'content') return undefined;
  return message.content;
}

/** Whether a message calls a tool or holds what one returned: such messages stay where they are, together. */
export function usesTools(message: Message): boolean {
  return (
    message.role === 'tool' || message.tool_calls !== undefined || message.function_call !== undefined || message.tool_call_id !== undefined
  );
}

/** The exchanges of a conversation in order. What stands before the first turn of the user belongs to none. */
export function exchangesOf(messages: readonly Message[]): Exchange[] {
  const exchanges: Exchange[] = [];
  for (const [index, { role }] of messages.entries()) {
    if (role === 'user' && messages[index - 1]?.role !== 'user') {
      const last = exchanges.at(-1);
      if (last) last.end = index;
      exchanges.push({ start: index, end: messages.length });
    }
  }
  return exchanges;
}

/** Whether no two neighbours have the same role. */
export function alternates(messages: readonly Message[]): boolean {
  return messages.every(({ role }, index) => index === 0 || messages[index - 1]?.role !== role);
}
