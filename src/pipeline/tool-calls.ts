import type { Message, Sample } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';

/** Members of a message that hold calls of tools: the list that the chat format has now, and the single one that it had before. */
const members = ['tool_calls', 'function_call'] as const;

/**
 * The sample with other arguments in its calls of tools. They are no texts that a step works on, for what changes them changes what is
 * called; only what must not be seen is taken out of them. `place` names a call's member: `messages[1].tool_calls`.
 */
export function mapArguments(
  sample: Sample,
  schema: Schema,
  fields: readonly string[],
  map: (argument: string, place: string) => string,
): Sample {
  let current = sample;
  for (const { name, kind } of schema.fields) {
    const messages = sample[name];
    if (kind !== 'messages' || !fields.includes(name) || !Array.isArray(messages)) continue;
    const next = messages.map((message: Message, index) => {
      let changed = message;
      for (const member of members) {
        if (message?.[member] === undefined) continue;
        const value = mapCalls(message[member], (argument) => map(argument, `${name}[${index}].${member}`));
        if (value !== message[member]) changed = { ...changed, [member]: value };
      }
      return changed;
    });
    if (next.some((message, index) => message !== messages[index])) current = { ...current, [name]: next };
  }
  return current;
}

/** Arguments are a text of JSON by the format, and stand as an object in some data: then the strings in it are meant. */
function mapCalls(value: unknown, map: (argument: string) => string, inside = false): unknown {
  if (typeof value === 'string') return inside ? map(value) : value;
  if (Array.isArray(value))
    return sameOr(
      value,
      value.map((item) => mapCalls(item, map, inside)),
    );
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, mapCalls(item, map, inside || key === 'arguments')] as const);
  return entries.some(([key, item]) => item !== (value as Record<string, unknown>)[key]) ? Object.fromEntries(entries) : value;
}

function sameOr(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.some((item, index) => item !== before[index]) ? after : before;
}
