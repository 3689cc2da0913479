import type { FormatPlan } from '../../core/plan.ts';
import type { Schema } from '../../core/schema.ts';
import { fromAnswers } from '../answer-shape.ts';
import type { RecordWriter, WriterOptions } from '../format.ts';
import { isObject } from '../json-splice.ts';
import { createMembers, scanMembers } from '../json-text.ts';
import { createJsonEncoder } from './json-writer.ts';

/**
 * Nested SQuAD files. Each question is written as an article of one paragraph: records are written apart from each other, so that none
 * knows whether the one before it has the same context.
 */
export function createSquadWriter(output: FormatPlan, schema: Schema, options: WriterOptions): RecordWriter {
  const encode = createJsonEncoder({ ...output, format: 'jsonl' }, schema, options);
  const roles = new Map(schema.fields.map(({ name, role }) => [name, role]));
  const members = createMembers();
  return {
    head: options.fileHead ?? '{"version": "1.1", "data": [\n',
    separator: ',\n',
    tail: '\n]}\n',
    empty: `${options.fileHead ?? '{"version": "1.1", "data": [\n'}]}\n`,
    encode(sample, original) {
      const flat = encode(sample, original);
      scanMembers(flat, members);
      let title = '';
      let context = '';
      const question: string[] = [];
      for (let i = 0; i < members.count; i++) {
        const key = members.keys[i] as string;
        const value = flat.slice(members.valueStarts[i], members.valueEnds[i]);
        const role = roles.get(key) ?? key;
        if (role === 'title') title = `"title": ${value}, `;
        else if (role === 'context') context = `"context": ${value}, `;
        else if (role === 'answers') question.push(`"answers": ${squadAnswers(value)}`);
        else if (key === options.idField) question.push(`"id": ${value}`);
        else question.push(role === key ? flat.slice(members.keyStarts[i], members.valueEnds[i]) : `${JSON.stringify(role)}: ${value}`);
      }
      return `{${title}"paragraphs": [{${context}"qas": [{${question.join(', ')}}]}]}`;
    },
  };
}

/** Answers as a list of {text, answer_start}. */
function squadAnswers(text: string): string {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return isObject(value) ? JSON.stringify(fromColumns(value)) : text;
  if (value.every((item) => isObject(item) && Object.hasOwn(item, 'answer_start'))) return text;
  return JSON.stringify(fromAnswers(value, [{ text: '', answer_start: 0 }]));
}

function fromColumns({ text, answer_start: starts }: Record<string, unknown>): unknown {
  return (text as readonly string[]).map((one, index) => ({ text: one, answer_start: (starts as readonly number[])[index] }));
}
