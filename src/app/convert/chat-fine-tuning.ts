import { isObject } from '../../datasets/json-splice.ts';

/** The rules that OpenAI states for files of its chat fine-tuning, by facts. */
export const fineTuningRules = [
  'too-few-examples',
  'file-too-large',
  'too-many-examples-with-images',
  'not-an-object',
  'no-messages',
  'unknown-key',
  'bad-message',
  'unknown-role',
  'unknown-message-key',
  'bad-content',
  'bad-part',
  'no-assistant',
  'last-not-assistant',
  'bad-weight',
  'no-trained-message',
  'bad-name',
  'bad-tool-call',
  'unanswered-call',
  'answer-without-call',
  'bad-tool',
  'unknown-tool',
  'bad-image',
  'too-many-images',
  'image-too-large',
] as const;
export type FineTuningRule = (typeof fineTuningRules)[number];

/** A rule that is broken: how often, and where first. */
export interface FineTuningProblem {
  rule: FineTuningRule;
  count: number;
  /** Number of the record from 1, and of its message from 0. Absent for rules on the file as a whole. */
  example?: { record: number; message?: number; got: string };
}

export interface FineTuningCheck {
  examples: number;
  problems: FineTuningProblem[];
}

const limits = {
  examples: 10,
  fileBytes: 512 * 1024 * 1024,
  imageExamples: 50_000,
  imagesPerExample: 10,
  imageBytes: 10 * 1024 * 1024,
  tools: 128,
} as const;
const exampleKeys = new Set(['messages', 'tools', 'parallel_tool_calls', 'functions', 'function_call']);
const keysOfRole: Readonly<Record<string, readonly string[]>> = {
  system: ['role', 'content', 'name'],
  developer: ['role', 'content', 'name'],
  user: ['role', 'content', 'name'],
  assistant: ['role', 'content', 'name', 'weight', 'refusal', 'tool_calls', 'function_call', 'audio'],
  tool: ['role', 'content', 'tool_call_id'],
  function: ['role', 'content', 'name'],
};
const partsOfRole: Readonly<Record<string, readonly string[]>> = {
  system: ['text'],
  developer: ['text'],
  user: ['text', 'image_url', 'input_audio', 'file'],
  assistant: ['text', 'refusal'],
  tool: ['text'],
  function: [],
};
const functionName = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Checks records strictly against the rules OpenAI states for chat fine-tuning: at least ten examples; roles, members and contents of
 * messages; an assistant's message at the end, and one that is trained on; weights of 0 or 1 on assistants alone; every call of a tool
 * answered by a tool message of its id, right after it; definitions of the tools that are called; images by web address or as base64 in
 * messages of users alone, at most ten an example and 10 MB each; 512 MB a file. Images behind addresses are not fetched. Linear.
 *
 * Sources: OpenAI Cookbook, "Data preparation and analysis for chat model fine-tuning" (format checks); OpenAI, guides "Supervised
 * fine-tuning" and "Vision fine-tuning"; OpenAI API reference, `FineTuneChatRequestInput`. Keys that the cookbook's check of 2023 does not
 * know but the reference has (`tool_calls`, `refusal`, `tool_call_id`) are allowed.
 *
 * @param bytes size of the file, where there is one
 */
export function checkChatFineTuning(records: Iterable<unknown>, bytes?: number): FineTuningCheck {
  const checker = createFineTuningChecker();
  for (const record of records) checker.add(record);
  return checker.finish(bytes);
}

/** The same, record by record. */
export function createFineTuningChecker() {
  const problems = new Map<FineTuningRule, FineTuningProblem>();
  let examples = 0;
  let withImages = 0;
  return {
    add(record: unknown): void {
      examples++;
      const report: Report = (rule, got, message) => {
        const before = problems.get(rule);
        if (before) before.count++;
        else
          problems.set(rule, {
            rule,
            count: 1,
            example: { record: examples, ...(message === undefined ? {} : { message }), got: short(got) },
          });
      };
      if (checkExample(record, report) > 0) withImages++;
    },
    finish(bytes?: number): FineTuningCheck {
      const whole = (rule: FineTuningRule) => problems.set(rule, { rule, count: 1 });
      if (examples < limits.examples) whole('too-few-examples');
      if (bytes !== undefined && bytes > limits.fileBytes) whole('file-too-large');
      if (withImages > limits.imageExamples) whole('too-many-examples-with-images');
      return { examples, problems: fineTuningRules.flatMap((rule) => problems.get(rule) ?? []) };
    },
  };
}

type Report = (rule: FineTuningRule, got: unknown, message?: number) => void;
type Values = Record<string, unknown>;

/** Returns how many images the example has. */
function checkExample(record: unknown, report: Report): number {
  if (!isObject(record)) {
    report('not-an-object', record);
    return 0;
  }
  for (const key of Object.keys(record)) if (!exampleKeys.has(key)) report('unknown-key', key);
  const { messages } = record;
  const tools = checkTools(record, report);
  if (!Array.isArray(messages) || messages.length === 0) {
    report('no-messages', messages);
    return 0;
  }
  let images = 0;
  for (const [index, message] of messages.entries()) images += checkMessage(message, index, report);
  const objects = messages.filter(isObject);
  const assistants = objects.filter((message) => message.role === 'assistant');
  if (assistants.length === 0) report('no-assistant', messages.length);
  else {
    const last = messages[messages.length - 1] as Values | undefined;
    if (!isObject(last) || last.role !== 'assistant') report('last-not-assistant', isObject(last) ? last.role : last, messages.length - 1);
    if (assistants.every((message) => message.weight === 0)) report('no-trained-message', 'weight 0');
  }
  checkCalls(messages, tools, report);
  if (images > limits.imagesPerExample) report('too-many-images', images);
  return images;
}

function checkMessage(message: unknown, index: number, report: Report): number {
  if (!isObject(message)) {
    report('bad-message', message, index);
    return 0;
  }
  const { role } = message;
  const keys = typeof role === 'string' && Object.hasOwn(keysOfRole, role) ? keysOfRole[role] : undefined;
  if (typeof role !== 'string' || keys === undefined) {
    report('unknown-role', role, index);
    return 0;
  }
  for (const key of Object.keys(message)) {
    if (key === 'weight' && role !== 'assistant') report('bad-weight', message.weight, index);
    else if (!keys.includes(key)) report('unknown-message-key', key, index);
  }
  if (role === 'assistant' && message.weight !== undefined && message.weight !== 0 && message.weight !== 1)
    report('bad-weight', message.weight, index);
  if (message.name !== undefined ? !isName(message.name) : role === 'function') report('bad-name', message.name, index);
  return checkContent(message, role, index, report);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && functionName.test(value);
}

function checkContent(message: Values, role: string, index: number, report: Report): number {
  const { content } = message;
  if (typeof content === 'string') {
    if (content === '' && role !== 'tool' && role !== 'function' && !saysOtherwise(message)) report('bad-content', content, index);
    return 0;
  }
  if (content === undefined || content === null) {
    if (!(role === 'assistant' && saysOtherwise(message))) report('bad-content', content, index);
    return 0;
  }
  if (!Array.isArray(content) || content.length === 0) {
    report('bad-content', content, index);
    return 0;
  }
  let images = 0;
  for (const part of content) {
    const type = isObject(part) ? part.type : undefined;
    if (type === 'image_url') {
      images++;
      if (role !== 'user') report('bad-image', `an image of ${role}`, index);
      else checkImage((part as Values).image_url, index, report);
    } else if (typeof type !== 'string' || !partsOfRole[role]?.includes(type)) report('bad-part', type ?? part, index);
    else if ((type === 'text' || type === 'refusal') && typeof (part as Values)[type] !== 'string') report('bad-part', part, index);
  }
  return images;
}

/** What an assistant may have in place of a content. */
function saysOtherwise(message: Values): boolean {
  return (
    (Array.isArray(message.tool_calls) && message.tool_calls.length > 0) ||
    isObject(message.function_call) ||
    (typeof message.refusal === 'string' && message.refusal !== '')
  );
}

function checkImage(image: unknown, index: number, report: Report): void {
  const url = isObject(image) ? image.url : undefined;
  const detail = isObject(image) ? image.detail : undefined;
  if (detail !== undefined && !['low', 'high', 'auto'].includes(detail as string)) report('bad-image', detail, index);
  if (typeof url === 'string' && /^https?:\/\/./i.test(url)) return;
  const data = typeof url === 'string' ? /^data:image\/(?:jpeg|jpg|png|webp);base64,/i.exec(url) : null;
  if (typeof url !== 'string' || !data || !isBase64(url, data[0].length)) report('bad-image', url ?? image, index);
  else {
    const size = Math.round(((url.length - data[0].length) * 3) / 4);
    if (size > limits.imageBytes) report('image-too-large', size, index);
  }
}

function isBase64(text: string, from: number): boolean {
  const body = text.slice(from);
  return body.length > 0 && body.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(body);
}

/** Names of the functions that are defined; nothing where none are. */
function checkTools({ tools, functions, parallel_tool_calls: parallel }: Values, report: Report): Set<string> | undefined {
  if (parallel !== undefined && typeof parallel !== 'boolean') report('bad-tool', parallel);
  const names = new Set<string>();
  const add = (definition: unknown) => {
    const isFunction =
      isObject(definition) &&
      isName(definition.name) &&
      (definition.description === undefined || typeof definition.description === 'string') &&
      (definition.parameters === undefined || isObject(definition.parameters));
    if (!isFunction || names.has(definition.name as string)) report('bad-tool', definition);
    else names.add(definition.name as string);
  };
  for (const [list, unwrap] of [
    [tools, (tool: unknown) => (isObject(tool) && tool.type === 'function' ? tool.function : undefined)],
    [functions, (definition: unknown) => definition],
  ] as const) {
    if (list === undefined) continue;
    if (!Array.isArray(list) || list.length > limits.tools) report('bad-tool', list);
    else for (const one of list) add(unwrap(one));
  }
  return tools === undefined && functions === undefined ? undefined : names;
}

/** Calls and their answers: the tool messages right after a call answer each of its ids once. */
function checkCalls(messages: readonly unknown[], tools: Set<string> | undefined, report: Report): void {
  let open = new Set<string>();
  const close = (index: number) => {
    for (const id of open) report('unanswered-call', id, index);
    open = new Set();
  };
  for (const [index, message] of messages.entries()) {
    if (!isObject(message)) continue;
    if (message.role === 'tool') {
      const id = message.tool_call_id;
      if (typeof id !== 'string' || !open.delete(id)) report('answer-without-call', id, index);
      continue;
    }
    close(index);
    const legacy = message.function_call;
    if (legacy !== undefined && legacy !== null) checkFunction(legacy, tools, index, report);
    const calls = message.tool_calls;
    if (calls === undefined) continue;
    if (message.role !== 'assistant' || !Array.isArray(calls) || calls.length === 0) {
      report('bad-tool-call', calls, index);
      continue;
    }
    for (const call of calls as unknown[]) {
      if (!isObject(call) || typeof call.id !== 'string' || call.id === '' || call.type !== 'function' || open.has(call.id)) {
        report('bad-tool-call', call, index);
        continue;
      }
      checkFunction(call.function, tools, index, report);
      open.add(call.id);
    }
  }
  // A call at the very end is what is learned: nothing answers it.
  const last = messages[messages.length - 1];
  if (!(isObject(last) && Array.isArray(last.tool_calls))) close(messages.length - 1);
}

function checkFunction(call: unknown, tools: Set<string> | undefined, index: number, report: Report): void {
  if (!isObject(call) || !isName(call.name) || typeof call.arguments !== 'string' || !isJson(call.arguments))
    report('bad-tool-call', call, index);
  else if (tools === undefined || !tools.has(call.name as string)) report('unknown-tool', call.name, index);
}

function isJson(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 80 ? `${text.slice(0, 79).replace(/\p{Surrogate}/u, '')}…` : text;
}
