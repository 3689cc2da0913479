import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/sample.ts';
import { runExample } from '../../testing/index.ts';
import { reorderTurns } from './reorder-turns.ts';

const ends = [
  ['Please translate good morning into French.', 'Bonjour.'],
  ['Who painted the Mona Lisa?', 'Leonardo da Vinci.'],
] as const;
const reorder = async (middle: readonly (readonly Message[])[], seed = 1) => {
  const pair = ([asked, answered]: readonly [string, string]): Message[] => [
    { role: 'user', content: asked },
    { role: 'assistant', content: answered },
  ];
  const messages = [{ role: 'system', content: 'Be brief.' }, ...pair(ends[0]), ...middle.flat(), ...pair(ends[1])];
  const after = (await runExample(reorderTurns, { name: '', seed, input: { id: 'x', messages }, output: [] })) as unknown as {
    messages: Message[];
  };
  return { before: messages, after: after.messages };
};
const ask = (asked: string, answered: string): Message[] => [
  { role: 'user', content: asked },
  { role: 'assistant', content: answered },
];
const planet = ask('Which planet has the largest moon?', 'Jupiter: Ganymede.');
const pasta = ask('How long should pasta boil?', 'Nine minutes.');
const wall = ask('万里长城有多少公里长？', '两万余公里。');

describe('dialog.reorder-turns', () => {
  it('draws every pair of independent exchanges between the first and the last', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const { before, after } = await reorder([planet, pasta, wall], seed);
      expect(after.length).toBe(before.length);
      expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
      expect(after.slice(-2)).toEqual(before.slice(-2));
      seen.add([3, 5, 7].map((i) => after[i]?.content?.slice(0, 2)).join(' '));
    }
    expect([...seen].sort()).toEqual(['Ho Wh 万里', 'Wh 万里 Ho', '万里 Ho Wh']);
  });

  it.each([
    ['a pronoun', [planet, ask('How large is it in kilometres?', '5,268.')]],
    ['a fragment', [planet, ask('Really?', 'Yes.')]],
    ['a shared word', [planet, ask('Which moon did Galileo discover?', 'Ganymede.')]],
    ['an answer that looks back', [planet, ask('How long should pasta boil?', 'As I mentioned, nine minutes.')]],
    ['a Chinese pronoun', [wall, ask('它是哪个朝代修建的建筑？', '秦朝。')]],
    ['a Chinese word in common', [wall, ask('修建长城用了多少年时间？', '两千年。')]],
    [
      'a call of a tool',
      [
        planet,
        [
          { role: 'user', content: 'How long should pasta boil?' },
          { role: 'assistant', content: null, tool_calls: [] },
          { role: 'tool', content: '9' },
          { role: 'assistant', content: 'Nine.' },
        ],
      ],
    ],
  ] as [string, Message[][]][])('keeps the order for %s', async (_, middle) => {
    for (let seed = 0; seed < 5; seed++) {
      const { before, after } = await reorder(middle, seed);
      expect(after).toEqual(before);
    }
  });

  it('keeps an exchange that leans behind the one it leans on', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const { after } = await reorder([planet, ask('How large is it in kilometres?', '5,268.'), pasta, wall], seed);
      const texts = after.map(({ content }) => content);
      expect(texts.indexOf('How large is it in kilometres?')).toBe(texts.indexOf('Which planet has the largest moon?') + 2);
    }
  });

  it('reads a conversation of ten thousand turns', async () => {
    const { before, after } = await reorder(
      Array.from({ length: 5000 }, (_, i) => ask(`Define the thing called zorb${'q'.repeat(i % 50)}x${i}`, 'Yes.')),
    );
    expect(after.length).toBe(before.length);
  }, 20_000);
});
