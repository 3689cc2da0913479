import { z } from 'zod';
import { defineOperator, type Json } from '../../core/operator.ts';
import { fieldsOfKind } from '../../core/schema.ts';

/** The choices and the answer as they are afterwards. */
interface Plan {
  /** Which choice stands at each place. */
  order: number[];
  answer: string;
}

/** Puts the choices of a question into another order; the answer follows them. */
export const shuffleChoices = defineOperator({
  id: 'text.shuffle-choices',
  shape: 'sample',
  since: '0.3.0',
  summary: { en: 'Puts the choices of a question into another order', 'zh-CN': '打乱选择题选项的顺序' },
  description: {
    en:
      'The answer follows, whether it is the place of a choice, its letter or its text. Letters and numbers that the choices bear themselves (“A. …”) stay with the places. ' +
      '“All of the above”, “none of these”, 以上都对 and their like stay where they are, and so do choices that speak of letters, with those they speak of. ' +
      'A sample is left alone where the answer names no choice, or could name two: say what it is with answer, and for numbers whether they begin at 0 or 1 with firstIndex.',
    'zh-CN':
      '答案随之改变，无论答案是选项的序号、字母还是文本。选项自带的字母或编号（如“A. …”）随位置保留。' +
      '“以上都对”“以上都不是”、all of the above 等选项保持原位；提及字母的选项及其所提及的选项也保持原位。' +
      '答案不对应任何选项，或可对应两个选项时，样本不作改动；可用 answer 指明答案的形式，序号应以 firstIndex 指明从 0 还是从 1 起。',
  },
  labelEffect: 'preserving',
  touches: ['choices', 'label'],
  takes: ['label'],
  determinism: 'seeded',
  languages: 'any',
  params: z.strictObject({
    answer: z.enum(['auto', 'index', 'letter', 'text']).default('auto').meta({
      description: 'What the answer is: the place of a choice, its letter or its text; auto tells by itself',
      zh: '答案的形式：index 为选项序号，letter 为字母，text 为选项文本；auto 自动判断',
    }),
    firstIndex: z.int().min(0).max(1).optional().meta({
      description: 'Number of the first choice where answers are numbers: 0 or 1. Where absent, samples with such answers are left alone',
      zh: '答案为序号时，第一个选项的序号：0 或 1。缺省时，答案为序号的样本不作改动',
    }),
  }),
  draw({ sample, schema, params, random }) {
    const [field] = fieldsOfKind(schema, 'choices');
    const label = schema.fields.find(({ kind, role }) => kind === 'label' && role === 'answer');
    const choices = field && sample[field.name];
    const answer = label && sample[label.name];
    if (!Array.isArray(choices) || typeof answer !== 'string' || !choices.every((one) => typeof one === 'string')) return undefined;
    const list = choices as readonly string[];
    const found = readAnswer(answer, list, params);
    const { bodies } = separate(list);
    const free = movable(bodies);
    if (found === undefined || free === undefined || free.length < 2) return undefined;
    const drawn = random.shuffle([...free]);
    // The order it had is no draw: the first moves on by one.
    if (drawn.every((from, at) => bodies[from] === bodies[free[at] as number])) drawn.push(drawn.shift() as number);
    const order = list.map((_, index) => index);
    for (const [at, place] of free.entries()) order[place] = drawn[at] as number;
    if (order.every((from, place) => bodies[from] === bodies[place])) return undefined;
    const place = order.indexOf(found.place);
    return { order, answer: found.write(place, reordered(list, order)) } satisfies Plan as unknown as Json;
  },
  apply({ sample, plan, schema }) {
    const { order, answer } = plan as unknown as Plan;
    const [field] = fieldsOfKind(schema, 'choices');
    const label = schema.fields.find(({ kind, role }) => kind === 'label' && role === 'answer');
    if (!field || !label) return sample;
    return { ...sample, [field.name]: reordered(sample[field.name] as readonly string[], order), [label.name]: answer };
  },
  examples: [
    {
      name: 'the answer is a letter',
      seed: 1,
      input: { id: '1', question: 'Which is a mammal?', choices: ['trout', 'whale', 'eagle', 'none of these'], answer: 'B' },
      output: { id: '1', question: 'Which is a mammal?', choices: ['trout', 'eagle', 'whale', 'none of these'], answer: 'C' },
    },
    {
      name: 'letters stay with the places',
      seed: 1,
      input: { id: '2', question: '哪个是行星？', choices: ['A. 太阳', 'B. 火星', 'C. 月球', 'D. 以上都不是'], answer: 'B. 火星' },
      output: { id: '2', question: '哪个是行星？', choices: ['A. 太阳', 'B. 月球', 'C. 火星', 'D. 以上都不是'], answer: 'C. 火星' },
    },
  ],
});
export default shuffleChoices;

const letterForm = /^(\(?\s*)([A-Za-z])(\s*[).:\uff0e\u3001\uff09]?)$/;
const prefix = /^\s*[(\uff08]?(?:[A-Za-z]|\d{1,2})(?:[).:\uff0e\u3001\uff1a\uff09]\s*|\s+(?=\S))/;

/** Which choice an answer names, and how it is written for another place. Nothing where it names none, or could name two. */
function readAnswer(
  answer: string,
  choices: readonly string[],
  { answer: form, firstIndex }: { answer: string; firstIndex?: number | undefined },
): { place: number; write: (place: number, choices: readonly string[]) => string } | undefined {
  const readings: { place: number; write: (place: number, choices: readonly string[]) => string }[] = [];
  const { bodies } = separate(choices);
  if (form === 'auto' || form === 'text') {
    const whole = choices.indexOf(answer);
    const body = bodies.indexOf(answer);
    if (whole >= 0) readings.push({ place: whole, write: (place, after) => after[place] as string });
    else if (body >= 0) readings.push({ place: body, write: () => answer });
  }
  const letter = letterForm.exec(answer);
  if (letter && (form === 'auto' || form === 'letter')) {
    const [, before = '', sign = '', after = ''] = letter;
    const first = sign === sign.toUpperCase() ? 65 : 97;
    const place = sign.charCodeAt(0) - first;
    if (place < choices.length) readings.push({ place, write: (to) => `${before}${String.fromCharCode(first + to)}${after}` });
  }
  const number = /^\d{1,3}$/.test(answer);
  // From 0 or from 1: the numbers do not tell, and the wrong guess makes a wrong answer.
  if (number && firstIndex === undefined && form === 'auto' && Number(answer) <= choices.length) return undefined;
  if (number && firstIndex !== undefined && (form === 'auto' || form === 'index')) {
    const place = Number(answer) - firstIndex;
    if (place >= 0 && place < choices.length) readings.push({ place, write: (to) => String(to + firstIndex) });
  }
  const [first] = readings;
  return first && readings.length === 1 ? first : undefined;
}

/** Choices without the letters or numbers that they bear in order, where all do. */
function separate(choices: readonly string[]): { marks: readonly string[]; bodies: readonly string[] } {
  const marks = choices.map((choice) => prefix.exec(choice)?.[0] ?? '');
  const signs = marks.map((mark) => /[A-Za-z]|\d+/.exec(mark)?.[0] ?? '');
  const inOrder = signs.every((sign, index) => {
    if (sign === '') return false;
    const first = signs[0] as string;
    return /\d/.test(first) ? Number(sign) === Number(first) + index : sign.charCodeAt(0) === first.charCodeAt(0) + index;
  });
  if (!inOrder || choices.length < 2) return { marks: choices.map(() => ''), bodies: choices };
  return { marks, bodies: choices.map((choice, index) => choice.slice((marks[index] as string).length)) };
}

/** The choices in another order, each place with its own mark. */
function reordered(choices: readonly string[], order: readonly number[]): string[] {
  const { marks, bodies } = separate(choices);
  return order.map((from, place) => `${marks[place]}${bodies[from]}`);
}

const ofAll =
  /\b(?:all|none|both|neither|any|either)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:above|others?|these|those|choices|options|answers|them)\b|\b(?:the\s+)?above\b|\bnot enough information\b|以上|上述|都对|都不|全对|全错|均[可对不是正错]|前[两三二]|后[两三二]/i;
const letters = /(?:^|[^A-Za-z0-9])([A-Ha-h])(?=$|[^A-Za-z0-9'])/g;
const joins = /\b(?:and|or|both|only|but|neither|nor)\b|[和与及或、&+]/i;
const counted = /\b(?:first|last|preceding|previous|following)\b|前[两三二]|后[两三二]/i;

/** Places whose choices may move; nothing where a choice speaks of others by their order. */
function movable(bodies: readonly string[]): number[] | undefined {
  const held = new Set<number>();
  for (const [index, body] of bodies.entries()) {
    if (body.length < 80 && /^\s*(?:all|none|both|neither|any|either)\b/i.test(body) && counted.test(body)) return undefined;
    if (body.length < 80 && ofAll.test(body)) held.add(index);
    const named = [...body.matchAll(letters)].map((match) => (match[1] as string).toUpperCase().charCodeAt(0) - 65);
    const refers =
      named.length > 0 &&
      body.length < 60 &&
      (joins.test(body) || /^[A-H][,\s]/.test(body)) &&
      /^(?:[\s,、&+和与及或.()A-Ha-h]|both|only|and|or|but|not|neither|nor|choices?|options?|are|is|correct|true|选项|都|对|正确|只有|仅)+$/i.test(
        body,
      );
    if (!refers) continue;
    held.add(index);
    for (const place of named) held.add(place);
  }
  return bodies.flatMap((_, index) => (held.has(index) ? [] : [index]));
}
