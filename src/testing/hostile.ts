import type { Message } from '../core/sample.ts';

/** Texts that break careless operators: each named by what is odd about it. */
export const hostileTexts: Readonly<Record<string, string>> = {
  empty: '',
  'white space alone': ' \t\n\u00a0\u3000 ',
  'punctuation alone': '... !!! ,,, --- ""',
  'one word': 'word',
  'one letter': 'a',
  'zero bytes': 'a\u0000b \u0000 c',
  'unpaired surrogates': 'bad \ud800 and \udfff here \ud83d',
  'emoji joined': 'my 👩‍👩‍👧‍👦 family 👍🏽 flag 🇨🇳 done',
  'combining marks': 'e\u0301te\u0301 Z\u0351\u036b\u0343a\u0346\u0315lgo n\u0303',
  'right to left': 'שלום עולם טוב مرحبا بالعالم الجميل',
  'right-to-left marks': 'abc \u202edef\u202c ghi \u200fjkl',
  'no spaces': '这部电影非常好看，我们都很喜欢。',
  'mixed scripts': 'The 电影 was очень good très bien',
  astral: '𠮷野家 𝒜𝓁𝓁 𝓉𝑒𝓍𝓉 here',
  'zero width': 'a\u200bb c\u200dd \ufeffe f\u2060g',
  'line ends of all kinds': 'one\r\ntwo\rthree\u2028four\u2029five\u0085six\n\n\nseven',
  markup: '<p>Hello <mask>, {name} & {{x}} [MASK]</p> %s',
  'negations in every spelling': "don't do n't did n 't cannot can not never no nothing isnt Don’t",
  'numbers with units': '3.5 kg, 1,000 km, 50 % of twenty-one, $5.00, 12:30, 2026-11-23',
  addresses: 'see https://example.org/a?b=c or write to a.b@example.org now',
  'code and json': 'run `npm test` then {"a": [1, 2], "b": null} and ```js\nlet x = 1;\n```',
  'open brackets': '{'.repeat(2000),
  'quotes and slashes': '\\"\\\\"\\u0041\\'.repeat(50),
  'one word of many letters': 'x'.repeat(20_000),
  'one word a hundred thousand times': 'so '.repeat(100_000),
  'a million characters': 'lorem ipsum dolor sit amet, consectetur. '.repeat(25_000),
};

/** Texts as people write them, with what the guards hold in some. */
export const ordinaryTexts: readonly string[] = [
  'The film opens with a quiet scene and never loses its charm.',
  "I did n't like the ending , but the actors were wonderful .",
  'She bought 3 apples and twenty pears for $4.50. They were fresh! Would she come again?',
  'A gorgeous , witty , seductive movie .',
  'Please send {name} the report by 5 pm, or write to ann@example.org about it.',
  "It's not a bad film, it just isn't a very good one. Nobody left early.",
  'Great food.\n\nThe service was slow. We waited for 45 minutes near New York.',
  'See https://example.org/menu for the long list of tasty dishes they cannot serve.',
];

const turns = (...contents: readonly string[]): Message[] =>
  contents.map((content, i) => ({ role: i % 2 ? 'assistant' : 'user', content }));
const independent = [
  ['Please translate good morning into French.', 'Bonjour.'],
  ['Which planet has the largest moon?', 'Jupiter: Ganymede.'],
  ['How long should pasta boil?', 'About nine minutes.'],
  ['长城有多少公里？', '两万余公里。'],
  ['Who painted the Mona Lisa?', 'Leonardo da Vinci.'],
].flat();

/** Conversations as data sets have them: small talk, turns in a row, calls of tools, questions that build on others. */
export const ordinaryConversations: readonly (readonly Message[])[] = [
  [
    { role: 'system', content: 'Be brief.' },
    ...turns('Hello!', 'Hi! How can I help you today?', ...independent, 'Thank you!', 'You are welcome!'),
  ],
  turns(...independent),
  [
    {
      role: 'user',
      content: 'Hi there, I bought a new bicycle last week. Which tools should I carry on a ride? I like long ones. Thanks!',
    },
    { role: 'user', content: 'And which are too heavy? I would rather leave them at home.' },
    { role: 'assistant', content: 'Sure, go ahead.' },
    { role: 'user', content: 'The road is long and wet. Is that a problem?' },
    { role: 'assistant', content: 'Take a pump.' },
    { role: 'assistant', content: 'And a spare tube.' },
    { role: 'user', content: '你好，还需要什么？谢谢！' },
    { role: 'assistant', content: '雨衣。' },
  ],
  [
    { role: 'user', content: 'What is the weather in Oslo?' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
    },
    { role: 'tool', tool_call_id: 'c1', content: '{"degrees": 4}' },
    { role: 'assistant', content: 'Four degrees.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is in this picture?' },
        { type: 'image_url', image_url: { url: 'a.png' } },
      ],
    },
    { role: 'assistant', content: 'A cat.' },
  ],
];

/** Short programs in Python and JavaScript. */
export const ordinaryCode: readonly string[] = [
  'def total(values):\n    result = 0\n    for value in values:\n        result += value\n    return result\n',
  "function greet(name) {\n  const text = `Hello, ${name}`;\n  return text.length > 3 ? text : '';\n}\n",
  'import math\n\ndef area(radius, unit="m"):\n    square = radius ** 2\n    return f"{math.pi * square} {unit}"\n',
  'const add = (a, b) => {\n  let sum = a + b;\n  return { sum, b };\n};\n',
];

/** Values that a text field should not hold, and may. */
export const hostileValues: Readonly<Record<string, unknown>> = {
  missing: undefined,
  null: null,
  NaN: Number.NaN,
  number: 42,
  list: ['a', 'b'],
  object: { text: 'inner' },
  boolean: true,
};
