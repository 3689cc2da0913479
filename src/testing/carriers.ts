import type { SampleOperator, TextOperator } from '../core/operator.ts';
import type { Message, Sample } from '../core/sample.ts';
import { textOf } from '../core/sample.ts';
import { deepFreeze } from './assert.ts';
import { ordinaryCode, ordinaryConversations, ordinaryTexts } from './hostile.ts';

/** The samples that an operator is tested on: of the kind of field that it changes. */
export interface Carrier {
  ordinary: readonly Sample[];
  /** A sample whose text, wherever it stands, is this. */
  withText(text: string): Sample;
  /** A sample whose field holds something that it should not. */
  withValue(value: unknown): Sample;
  /** The field whose text is looked at afterwards. */
  field: string;
}

const texts: Carrier = {
  ordinary: ordinaryTexts.map((text, i) => ({ id: `s${i}`, text, label: i % 2 ? 'positive' : 'negative', extra: { kept: [i] } })),
  withText: (text) => ({ id: 'h', text, label: 'x' }),
  withValue: (value) => ({ id: 'h', text: value, label: 'x' }),
  field: 'text',
};

const conversations: Carrier = {
  ordinary: ordinaryConversations.map((messages, i) => ({ id: `s${i}`, messages, extra: { kept: [i] } })),
  withText: (text) => ({
    id: 'h',
    messages: [text, text, text, text, text, text].map((content, i): Message => ({ role: i % 2 ? 'assistant' : 'user', content })),
  }),
  withValue: (value) => ({
    id: 'h',
    messages: [{ role: 'user', content: 'Hello!' }, { role: 'assistant', content: value }, { role: 'user', content: value }, value],
  }),
  field: 'messages',
};

const choices: Carrier = {
  ordinary: ['0', '2', 'B', 'the green one'].map((answer, i) => ({
    id: `s${i}`,
    question: 'Which one is it?',
    choices: ['the red one', 'the green one', 'the blue one', 'the white one'],
    answer,
    extra: { kept: [i] },
  })),
  withText: (text) => ({ id: 'h', question: text, choices: [text, 'a', text, 'b'], answer: 'a' }),
  withValue: (value) => ({ id: 'h', question: 'Which?', choices: value, answer: value }),
  field: 'choices',
};

const code: Carrier = {
  ordinary: ordinaryCode.map((source, i) => ({ id: `s${i}`, prompt: 'Write it.', code: source, extra: { kept: [i] } })),
  withText: (text) => ({ id: 'h', code: text }),
  withValue: (value) => ({ id: 'h', code: value }),
  field: 'code',
};

/** The carrier of an operator, by what it says it touches. */
export function carrierOf(operator: TextOperator | SampleOperator): Carrier {
  const { touches } = operator;
  if (operator.input === 'text' || touches.includes('text') || touches.length === 0) return frozen(texts);
  if (touches.includes('messages')) return frozen(conversations);
  if (touches.includes('choices')) return frozen(choices);
  return frozen(touches.includes('code') ? code : texts);
}

function frozen(carrier: Carrier): Carrier {
  deepFreeze(carrier.ordinary);
  return carrier;
}

/** All text of the field that a carrier looks at, as one. */
export function carriedText(carrier: Carrier, sample: Sample): unknown {
  const value = sample[carrier.field];
  return Array.isArray(value) ? textOf(sample, carrier.field) : value;
}
