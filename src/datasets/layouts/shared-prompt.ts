import type { Message } from '../../core/sample.ts';
import { sameJson } from '../json-splice.ts';
import { fromMessages } from '../message-shape.ts';
import { fieldOf, laidOut, named, type RecordLayout } from './layout.ts';

/**
 * Preferences field by field. Where a record has no prompt, `chosen` and `rejected` are whole conversations, and the prompt is what they
 * begin with alike; at least the last message of each stays an answer.
 *
 * Source: TRL, "Dataset formats and types", preference with an implicit prompt.
 */
export const sharedPrompt: RecordLayout = {
  members: [],
  read(values, schema) {
    const [prompt, chosen, rejected] = ['prompt', 'chosen', 'rejected'].map((role) => fieldOf(schema, role)) as [string, string, string];
    const [a, b] = [values[chosen], values[rejected]];
    if (Object.hasOwn(values, prompt) || !Array.isArray(a) || !Array.isArray(b)) return { values };
    let shared = 0;
    while (shared < Math.min(a.length, b.length) - 1 && sameJson(a[shared], b[shared])) shared++;
    return { values: { ...values, [prompt]: a.slice(0, shared), [chosen]: a.slice(shared), [rejected]: b.slice(shared) } };
  },
  write(sample, schema, rest, before) {
    const [prompt, chosen, rejected] = ['prompt', 'chosen', 'rejected'].map((role) => fieldOf(schema, role)) as [string, string, string];
    if (before === undefined || Object.hasOwn(before.record, prompt)) {
      const fields = [prompt, chosen, rejected];
      const members = Object.fromEntries(
        fields.map((field) => {
          const messages = (sample[field] ?? []) as readonly Message[];
          return [
            field,
            fromMessages(messages, before && { messages: before.sample[field] as readonly Message[], value: before.record[field] }),
          ];
        }),
      );
      return laidOut(fields, members, sample, fields, rest, before);
    }
    const whole = (one: typeof sample, field: string) => [prompt, field].flatMap((name) => (one[name] ?? []) as readonly Message[]);
    const members = named(schema, {
      chosen: fromMessages(whole(sample, chosen), { messages: whole(before.sample, chosen), value: before.record[chosen] }),
      rejected: fromMessages(whole(sample, rejected), { messages: whole(before.sample, rejected), value: before.record[rejected] }),
    });
    return laidOut([chosen, rejected], members, sample, [prompt, chosen, rejected], rest, before);
  },
};
