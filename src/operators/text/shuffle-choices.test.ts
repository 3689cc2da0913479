import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { shuffleChoices } from './shuffle-choices.ts';

const shuffle = async (choices: unknown, answer: unknown, params: object = {}, seeds = 30) => {
  const seen: { choices: string[]; answer: string }[] = [];
  for (let seed = 0; seed < seeds; seed++)
    seen.push(
      (await runExample(shuffleChoices, {
        name: '',
        seed,
        params,
        input: { id: 'x', question: 'q', choices, answer },
        output: [],
      })) as never,
    );
  return seen;
};
const colours = ['red', 'green', 'blue', 'white'];

describe('text.shuffle-choices', () => {
  it.each([
    ['1', { firstIndex: 0 }, (choices: string[], answer: string) => choices[Number(answer)]],
    ['2', { firstIndex: 1 }, (choices: string[], answer: string) => choices[Number(answer) - 1]],
    ['B', {}, (choices: string[], answer: string) => choices[answer.charCodeAt(0) - 65]],
    ['(b)', {}, (choices: string[], answer: string) => choices[answer.charCodeAt(1) - 97]],
    ['green', {}, (_: string[], answer: string) => answer],
  ] as const)('the answer %j follows', async (answer, params, read) => {
    const all = await shuffle(colours, answer, params);
    for (const after of all) {
      expect([...after.choices].sort()).toEqual([...colours].sort());
      expect(after.choices).not.toEqual(colours);
      expect(read(after.choices, after.answer)).toBe('green');
    }
    expect(new Set(all.map(({ choices }) => choices.join())).size).toBeGreaterThan(10);
  });

  it.each(['All of the above', 'none of these', 'Both of the above', '以上都对', '以上都不正确'])('%j stays at its place', async (last) => {
    for (const { choices } of await shuffle(['red', 'green', 'blue', last], '0', { firstIndex: 0 })) expect(choices[3]).toBe(last);
  });

  it('keeps choices that speak of letters, and those they speak of', async () => {
    for (const { choices } of await shuffle(['red', 'green', 'blue', 'white', 'Both A and B'], '2', { firstIndex: 0 })) {
      expect([choices[0], choices[1], choices[4]]).toEqual(['red', 'green', 'Both A and B']);
    }
    for (const { choices } of await shuffle(['红', '绿', '蓝', '白', 'A和C'], '2', { firstIndex: 0 }))
      expect([choices[0], choices[2], choices[4]]).toEqual(['红', '蓝', 'A和C']);
  });

  it('keeps the marks that choices bear at their places', async () => {
    for (const { choices, answer } of await shuffle(['A) red', 'B) green', 'C) blue'], 'B')) {
      expect(choices.map((choice) => choice.slice(0, 3))).toEqual(['A) ', 'B) ', 'C) ']);
      expect(choices[answer.charCodeAt(0) - 65]?.slice(3)).toBe('green');
    }
  });

  it.each([
    ['an answer that names none', colours, 'purple'],
    ['an answer out of range', colours, '7'],
    ['numbers of which two readings differ', ['3', '2', '1', '0'], '1'],
    ['numbers that may begin at 0 or at 1', colours, '1'],
    ['one choice', ['red'], '0'],
    ['equal choices', ['red', 'red'], '0'],
    ['no list', 'red', '0'],
    ['no texts', [1, 2], '0'],
    ['no answer', colours, null],
  ])('leaves %s alone', async (_, choices, answer) => {
    for (const after of await shuffle(choices, answer, {}, 5)) expect(after).toMatchObject({ choices, answer });
  });

  it('reads numbers as places where it is told to', async () => {
    for (const { choices, answer } of await shuffle(['3', '2', '1', '0'], '1', { answer: 'index', firstIndex: 0 }))
      expect(choices[Number(answer)]).toBe('2');
  });
});
