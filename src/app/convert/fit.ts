import type { LayoutName } from '../../core/plan.ts';
import type { Message, Sample } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import { setField } from '../../datasets/formats/delimited.ts';
import { isObject } from '../../datasets/json-splice.ts';
import { joinInput } from '../../datasets/layouts/alpaca.ts';
import { fieldOf } from '../../datasets/layouts/layout.ts';
import { type ChatLayout, fitMessages, questionsAndAnswers, withImages } from './conversation.ts';
import type { Sink } from './losses.ts';

/** From what to what a sample is fitted. */
export interface FitPlan {
  from: Schema;
  /** The layout of the records that are read. */
  layout: LayoutName | undefined;
  /** What is written: a layout, TRL's lists of messages, or the records as they are. */
  to: ChatLayout | 'trl' | undefined;
}

type Fields = Record<string, unknown>;
const media = ['images', 'audios', 'videos'] as const;

/** The fields of a sample under the names of their roles, as what is written can hold them; nothing where it cannot hold the record. */
export function fitSample(sample: Sample, { from, layout, to }: FitPlan, sink: Sink): Sample | undefined {
  if (to === undefined) return sample;
  const roles = from.fields.filter((field) => field.kind === 'messages').map((field) => field.role);
  const fields: Fields = {};
  for (const name of Object.keys(sample)) if (!from.fields.some((field) => field.name === name)) setField(fields, name, sample[name]);
  const lists = Object.fromEntries(roles.map((role) => [role, (sample[fieldOf(from, role)] ?? []) as readonly Message[]]));
  const fitted =
    to === 'trl'
      ? Object.fromEntries(roles.map((role) => [role, (lists[role] as Message[]).map(joinInput)]))
      : fitLists(lists, to, fields, sink);
  if (fitted === undefined) return undefined;
  if (to === 'openai') keepOpenAiColumns(fields, sink);
  else if (to === 'sharegpt' && layout !== 'sharegpt') writeToolsAsText(fields);
  return { ...fields, ...fitted, id: sample.id };
}

function fitLists(lists: Record<string, readonly Message[]>, to: ChatLayout, fields: Fields, sink: Sink): Fields | undefined {
  const fitted: Record<string, Message[]> = {};
  for (const [role, messages] of Object.entries(lists)) {
    const one = fitMessages(withPictures(messages, to, role, fields), to, sink);
    for (const kind of media) if (one.media[kind].length > 0) setField(fields, kind, [...listOf(fields[kind]), ...one.media[kind]]);
    if (to === 'openai') {
      fitted[role] = one.messages;
      continue;
    }
    const isAnswer = role === 'chosen' || role === 'rejected';
    const kept = to === 'sharegpt' && !isAnswer ? one.messages : turnsFor(role, one.messages, to, sink);
    if (kept === undefined || kept.length === 0) {
      sink.lose('records', { reason: isAnswer ? `no ${role} answer` : 'no turns are left' });
      return undefined;
    }
    fitted[role] = kept;
  }
  return fitted;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Pictures beside the texts become parts where OpenAI's form has them. */
function withPictures(messages: readonly Message[], to: ChatLayout, role: string, fields: Fields): readonly Message[] {
  if (to !== 'openai' || role === 'chosen' || role === 'rejected' || !Array.isArray(fields.images) || fields.images.length === 0)
    return messages;
  const next = withImages(messages.map(joinInput), fields.images);
  if (next) delete fields.images;
  return next ?? messages;
}

function turnsFor(role: string, messages: Message[], to: 'alpaca' | 'sharegpt', sink: Sink): Message[] | undefined {
  if (role === 'messages') return questionsAndAnswers(messages, 'assistant', sink);
  if (role === 'prompt') return questionsAndAnswers(messages, 'user', sink);
  const answers = messages.filter((message) => message.role === 'assistant' && (to === 'sharegpt' || message.tool_calls === undefined));
  for (const message of messages) if (message !== answers.at(-1)) sink.lose('turns', { role: message.role });
  return answers.slice(-1);
}

const openAiColumns = new Set(['tools', 'functions', 'parallel_tool_calls']);

/** OpenAI's form has no place for other columns. */
function keepOpenAiColumns(fields: Fields, sink: Sink): void {
  const tools = typeof fields.tools === 'string' ? toolsOf(fields.tools) : fields.tools;
  if (tools === undefined || (Array.isArray(tools) && tools.length === 0 && typeof fields.tools === 'string')) {
    if (typeof fields.tools === 'string' && tools === undefined) sink.lose('tools', { got: fields.tools.slice(0, 80) });
    delete fields.tools;
  } else fields.tools = tools;
  for (const name of Object.keys(fields)) {
    if (openAiColumns.has(name)) continue;
    if (fields[name] !== undefined && fields[name] !== null && !(name === 'id' && fields[name] === ''))
      sink.lose(name === 'id' ? 'ids' : (media as readonly string[]).includes(name) ? 'media' : 'columns', { column: name });
    delete fields[name];
  }
}

/** Definitions of functions from a text, each under `function`; nothing where they are none. An empty text defines none. */
function toolsOf(text: string): unknown[] | undefined {
  if (text.trim() === '') return [];
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || !list.every(isObject)) return undefined;
    return list.map((tool) => (tool.type === 'function' && isObject(tool.function) ? tool : { type: 'function', function: tool }));
  } catch {
    return undefined;
  }
}

function writeToolsAsText(fields: Fields): void {
  if (!Array.isArray(fields.tools)) return;
  const list = fields.tools.map((tool) =>
    isObject(tool) && tool.type === 'function' && Object.keys(tool).length === 2 && isObject(tool.function) ? tool.function : tool,
  );
  fields.tools = JSON.stringify(list);
}
