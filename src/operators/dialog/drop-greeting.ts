import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import type { Message } from '../../core/sample.ts';
import { isPhrase, isSmallTalk } from '../../languages/small-talk.ts';
import { conversationsOf, exchangesOf, plainText } from '../dialog-turns.ts';

/** Turns to leave out, and pieces to cut out of turns: [message, start, end, what stands there instead]. */
type Plan = Record<string, { drop: number[]; cut: [number, number, number, string][] }>;

/** Leaves out small talk at the ends of conversations and of what users say. */
export const dropGreeting = defineOperator({
  id: 'dialog.drop-greeting',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Leaves out greetings and thanks', 'zh-CN': '去除问候与致谢' },
  description: {
    en:
      'A first exchange of greetings and a last one of thanks go as a whole; a greeting that opens a user’s turn and thanks that close one go as a piece, where the rest says something. ' +
      'What counts as small talk stands in lists of English and Chinese. From one to all of what was found goes, drawn evenly. The only turn of a user stays, a turn with content too, and so does what a task may be about: a turn that speaks of texts to translate, correct or answer keeps its pieces.',
    'zh-CN':
      '开头的问候轮次与结尾的致谢轮次整体去除；用户轮次开头的问候和结尾的致谢，在其余部分仍有内容时去除该片段。' +
      '寒暄以中英文列表判定。去除的数量在一处与全部之间均匀抽取。唯一的用户轮次与有内容的轮次保留；涉及翻译、改错、回复等以文本为对象的轮次保留其片段。',
  },
  labelEffect: 'preserving',
  touches: ['messages'],
  takes: ['label', 'labels', 'label-weights'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    pieces: z.boolean().default(true).meta({
      description: 'Whether greetings and thanks inside turns with content go too',
      zh: '是否同时去除有内容的轮次中的问候与致谢',
    }),
  }),
  draw({ sample, schema, params, random }) {
    const plan: Plan = {};
    for (const { field, messages } of conversationsOf(sample, schema)) {
      const found = [...turnsOf(messages), ...(params.pieces ? piecesOf(messages) : [])];
      if (found.length === 0) continue;
      const wanted = 1 + random.integer(found.length);
      const chosen = random.shuffle([...found]).slice(0, wanted);
      const drop = chosen.flatMap((one) => ('drop' in one ? one.drop : [])).sort((a, b) => a - b);
      const cut = chosen.flatMap((one) => ('cut' in one && !drop.includes(one.cut[0]) ? [one.cut] : []));
      plan[field] = { drop, cut: cut.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
    }
    return Object.keys(plan).length === 0 ? undefined : (plan as unknown as Json);
  },
  apply({ sample, plan }) {
    const next: Record<string, unknown> & { id: string } = { ...sample };
    for (const [field, { drop, cut }] of Object.entries(plan as unknown as Plan)) {
      const messages = [...(sample[field] as readonly Message[])];
      // From the back, so that offsets in front hold.
      for (const [index, start, end, insert] of [...cut].reverse()) {
        const message = messages[index] as Message;
        const content = message.content as string;
        messages[index] = { ...message, content: content.slice(0, start) + insert + content.slice(end) };
      }
      next[field] = messages.filter((_, index) => !drop.includes(index));
    }
    return next;
  },
  examples: [
    {
      name: 'an exchange of greetings',
      seed: 1,
      input: {
        id: '1',
        messages: [
          { role: 'user', content: 'Hello!' },
          { role: 'assistant', content: 'Hi there! How can I help you today?' },
          { role: 'user', content: 'Name a prime number.' },
          { role: 'assistant', content: 'Seven.' },
        ],
      },
      output: {
        id: '1',
        messages: [
          { role: 'user', content: 'Name a prime number.' },
          { role: 'assistant', content: 'Seven.' },
        ],
      },
    },
    {
      name: 'a greeting that opens a turn',
      seed: 1,
      input: {
        id: '2',
        messages: [
          { role: 'user', content: '你好，请介绍一下长城。' },
          { role: 'assistant', content: '长城是中国古代的防御工程。' },
        ],
      },
      output: {
        id: '2',
        messages: [
          { role: 'user', content: '请介绍一下长城。' },
          { role: 'assistant', content: '长城是中国古代的防御工程。' },
        ],
      },
    },
  ],
});
export default dropGreeting;

type Found = { drop: number[] } | { cut: [number, number, number, string] };

/** A first exchange of greetings, and a last one of thanks, where others are left. */
function turnsOf(messages: readonly Message[]): Found[] {
  const exchanges = exchangesOf(messages);
  const found: Found[] = [];
  const isTalk = ({ start, end }: { start: number; end: number }, asked: Parameters<typeof isSmallTalk>[1], answered: typeof asked) => {
    for (let i = start; i < end; i++) {
      const text = plainText(messages[i]);
      if (text === undefined || !isSmallTalk(text, messages[i]?.role === 'user' ? asked : answered)) return false;
    }
    return true;
  };
  const [first] = exchanges;
  const last = exchanges.at(-1);
  if (first === undefined || last === undefined || exchanges.length < 2) return found;
  const opens = isTalk(first, ['greeting'], ['greeting', 'welcome']);
  if (opens && first.end - first.start > 1) found.push({ drop: range(first) });
  // Of two exchanges one at least says something.
  if (
    exchanges.length > (opens ? 2 : 1) &&
    isTalk(last, ['thanks', 'farewell'], ['thanks', 'farewell', 'welcome']) &&
    endsInAnswer(messages, last.start)
  )
    found.push({ drop: range(last) });
  return found;
}

function endsInAnswer(messages: readonly Message[], length: number): boolean {
  return messages[length - 1]?.role === 'assistant';
}

function range({ start, end }: { start: number; end: number }): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** Words of tasks that are about texts: a greeting there may be what is to be worked on. */
const aboutTexts =
  /hello,? world|translat|phrase|sentence|following|paragraph|\btext|\bword|\bsay|saying|greet|respon|repl(?:y|ies)|rewrite|summari|classif|sentiment|grammar|correct|e-?mail|letter|message|quote|dialog|conversation|["\u201c\u300c`{]|翻译|下面|下列|以下|句|词|改写|邮件|信|文本|情感|语法|回复|对话|问候|打招呼|怎么说|“/iu;
const opening = /^\s*([^,.!?~:;\u3002\uff0c\uff01\uff1f\uff5e\uff1b\n]{1,80})[,.!?~\u3002\uff0c\uff01\uff1f\uff5e\n]+\s*/u;
const closing =
  /(?<=[.!?\u3002\uff01\uff1f\n])\s*([^,.!?~:;\u3002\uff0c\uff01\uff1f\uff5e\uff1b\n]{1,80})[.!?~\u3002\uff01\uff1f\uff5e]*\s*$/u;

/** Greetings at the beginning and thanks at the end of turns that say more. */
function piecesOf(messages: readonly Message[]): Found[] {
  const found: Found[] = [];
  for (const [index, message] of messages.entries()) {
    const text = message.role === 'user' ? plainText(message) : undefined;
    if (text === undefined || aboutTexts.test(text) || isSmallTalk(text, ['greeting', 'thanks', 'farewell'])) continue;
    let start = 0;
    for (;;) {
      const match = opening.exec(text.slice(start, start + 120));
      if (!match || !isPhrase(match[1] as string, ['greeting'])) break;
      start += match[0].length;
    }
    let end = text.length;
    const tail = Math.max(start, end - 120);
    const match = closing.exec(text.slice(tail));
    if (match && isPhrase(match[1] as string, ['thanks'])) end = tail + match.index;
    if (!/[\p{L}\p{N}]{2}/u.test(text.slice(start, end))) continue;
    if (end < text.length) found.push({ cut: [index, end, text.length, ''] });
    if (start > 0) {
      const letter = String.fromCodePoint(text.codePointAt(start) as number);
      found.push({ cut: [index, 0, start + letter.length, letter.toUpperCase()] });
    }
  }
  return found;
}
