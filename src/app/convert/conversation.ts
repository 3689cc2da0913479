import type { Message, MessagePart } from '../../core/sample.ts';
import { isObject } from '../../datasets/json-splice.ts';
import { joinInput } from '../../datasets/layouts/alpaca.ts';
import { callsOf, saysSomething, type ToolCall } from '../../datasets/message-shape.ts';
import type { Sink } from './losses.ts';

/** The layouts a conversation is fitted to. */
export type ChatLayout = 'alpaca' | 'openai' | 'sharegpt';

/** A conversation as a layout can hold it, and the media that its texts name in order. */
export interface Fitted {
  messages: Message[];
  media: Record<'images' | 'audios' | 'videos', unknown[]>;
}

/** Brings messages into what a layout can hold and tells what it cannot. */
export function fitMessages(messages: readonly Message[], layout: ChatLayout, sink: Sink): Fitted {
  const media: Fitted['media'] = { images: [], audios: [], videos: [] };
  const joined = layout === 'alpaca' ? [...messages] : messages.map((message) => noteJoined(message, sink));
  if (layout === 'openai') return { messages: withCallIds(joined.map(withOwnParts), sink), media };
  checkCallOrder(joined, sink);
  return { messages: joined.map((message) => plainMessage(message, media, sink)), media };
}

function noteJoined(message: Message, sink: Sink): Message {
  const joined = joinInput(message);
  if (joined !== message) sink.note('input-joined', {});
  return joined;
}

/** Pictures under OpenAI's names, whatever names their file had. */
function withOwnParts(message: Message): Message {
  const { content } = message;
  if (!Array.isArray(content)) return message;
  const parts = (content as readonly MessagePart[]).map((part) => {
    const found = part.type === 'image_url' && isObject(part.image_url) ? undefined : mediumOf(part);
    return found?.kind === 'image' ? { type: 'image_url', image_url: { url: found.source } } : part;
  });
  return { ...message, content: parts };
}

/** Calls and their answers under ids: `call_1`, `call_2` … where the data has none, answers in the order of the calls. */
function withCallIds(messages: readonly Message[], sink: Sink): Message[] {
  let made = 0;
  let pending: string[] = [];
  return messages.map((message) => {
    if (Array.isArray(message.tool_calls)) {
      const calls = (message.tool_calls as ToolCall[]).map((call) => {
        if (typeof call.id === 'string') return call;
        sink.note('call-ids', {});
        return { id: `call_${++made}`, ...call };
      });
      pending = calls.map((call) => call.id as string);
      return { ...message, tool_calls: calls };
    }
    if (message.role !== 'tool') return message;
    const id = typeof message.tool_call_id === 'string' ? message.tool_call_id : pending[0];
    pending = pending.filter((other) => other !== id);
    return typeof message.tool_call_id === 'string' || id === undefined ? message : { ...message, tool_call_id: id };
  });
}

/** Without ids, answers belong to calls by their order. */
function checkCallOrder(messages: readonly Message[], sink: Sink): void {
  let pending: (string | undefined)[] = [];
  for (const message of messages) {
    const calls = callsOf(message);
    if (calls) pending = calls.map((call) => call.id);
    else if (message.role === 'tool' && typeof message.tool_call_id === 'string') {
      if (pending.shift() === message.tool_call_id) sink.note('call-ids', {});
      else sink.lose('call-order', { call: message.tool_call_id });
    }
  }
}

const keptKeys = new Set(['role', 'content', 'tool_calls', 'function_call', 'tool_call_id']);

/** A message of one text, or of calls alone. */
function plainMessage(message: Message, media: Fitted['media'], sink: Sink): Message {
  for (const key of Object.keys(message))
    if (!keptKeys.has(key) && message[key] !== undefined && message[key] !== null) sink.lose('message-keys', { key });
  const calls = callsOf(message);
  if (calls) {
    if (saysSomething(message.content)) sink.lose('text-beside-calls', { text: shown(message.content) });
    return { role: 'assistant', tool_calls: calls.map(({ id: _, ...call }) => call) };
  }
  if (message.tool_calls !== undefined && !(Array.isArray(message.tool_calls) && message.tool_calls.length === 0))
    sink.lose('tool-calls', { got: shown(message.tool_calls) });
  const { role, content } = message;
  if (role === 'developer') sink.note('developer', {});
  const plainRole = role === 'developer' ? 'system' : role;
  if (!Array.isArray(content)) {
    if (content === null || content === undefined) sink.lose('values', { role, content: null });
    return { role: plainRole, content: (content ?? '') as string };
  }
  if ((content as readonly MessagePart[]).some((part) => part.field === 'input')) return { role: plainRole, content };
  return { role: plainRole, content: partsText(content as readonly MessagePart[], media, sink) };
}

/** Parts as one text, in which `<image>`, `<audio>` and `<video>` stand for media, as LLaMA-Factory has them. */
function partsText(parts: readonly MessagePart[], media: Fitted['media'], sink: Sink): string {
  let text = '';
  let texts = 0;
  for (const part of parts) {
    if (part.type === 'text') {
      if (texts++ > 0) sink.note('parts-joined', {});
      text += texts > 1 && text !== '' && !text.endsWith('>') ? `\n${part.text}` : part.text;
      continue;
    }
    const found = mediumOf(part);
    if (found === undefined) sink.lose('parts', { type: part.type });
    else {
      media[`${found.kind}s`].push(found.source);
      text += `<${found.kind}>`;
    }
  }
  return text;
}

/** A picture, sound or film by its address: other forms have no place beside a text. */
function mediumOf(part: MessagePart): { kind: 'image' | 'audio' | 'video'; source: string } | undefined {
  const kind = /^(image|audio|video)(?:_url)?$/.exec(part.type)?.[1] as 'image' | 'audio' | 'video' | undefined;
  if (kind === undefined) return undefined;
  const given = part[part.type] ?? part.value ?? part.url ?? part.path;
  const source = isObject(given) ? given.url : given;
  const more = isObject(given) ? Object.keys(given).filter((key) => key !== 'url') : [];
  return typeof source === 'string' && more.length === 0 ? { kind, source } : undefined;
}

/** Contents in which `<image>` stands for a picture of the record, as parts of OpenAI's form; nothing where the counts differ. */
export function withImages(messages: readonly Message[], images: readonly unknown[]): Message[] | undefined {
  let used = 0;
  const next = messages.map((message) => {
    if (typeof message.content !== 'string' || !message.content.includes('<image>')) return message;
    const parts: MessagePart[] = [];
    for (const [index, text] of message.content.split('<image>').entries()) {
      if (index > 0) parts.push({ type: 'image_url', image_url: { url: images[used++] } });
      if (text !== '') parts.push({ type: 'text', text });
    }
    return { ...message, content: parts };
  });
  return used === images.length && images.every((image) => typeof image === 'string') ? next : undefined;
}

/**
 * The turns that Alpaca can hold: a system prompt, then questions and answers in turn, up to a question or an answer. Nothing where none
 * are left.
 */
export function questionsAndAnswers(messages: readonly Message[], end: 'user' | 'assistant', sink: Sink): Message[] | undefined {
  const kept: Message[] = [];
  let system: Message | undefined;
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool' || message.tool_calls !== undefined) sink.lose('tool-calls', {});
    else if (message.role === 'system') {
      if (index === 0 && saysSomething(message.content)) system = message;
      else sink.lose('system', { text: shown(message.content) });
    } else if (kept.length === 0 && message.role === 'assistant') sink.lose('turns', { text: shown(message.content) });
    else if (kept.at(-1)?.role === message.role) {
      // Of two turns of one role only the later one fits before what follows.
      sink.lose('turns', { text: shown(kept.pop()?.content) });
      kept.push(message);
    } else kept.push(message);
  }
  while (kept.length > 0 && kept.at(-1)?.role !== end) sink.lose('turns', { text: shown(kept.pop()?.content) });
  return kept.length === 0 ? undefined : system ? [system, ...kept] : kept;
}

export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 79).replace(/\p{Surrogate}/u, '')}…` : text;
}
