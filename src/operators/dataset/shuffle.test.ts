import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { shuffle } from './shuffle.ts';

const order = async (ids: number[], seed: number) =>
  ((await runExample(shuffle, { name: '', seed, input: ids.map((i) => ({ id: `r${i}`, text: 't' })), output: [] })) as string[]).map((id) =>
    Number(id.slice(1)),
  );
const first = Array.from({ length: 300 }, (_, i) => i);

describe('dataset.shuffle', () => {
  it('keeps every sample once, in an order that depends on the seed alone', async () => {
    const drawn = await order(first, 1);
    expect(drawn.toSorted((a, b) => a - b)).toEqual(first);
    expect(await order([...first].reverse(), 1)).toEqual(drawn);
    expect(await order(first, 2)).not.toEqual(drawn);
    expect(drawn).not.toEqual(first);
  });

  it('moves no other sample when one goes', async () => {
    const drawn = await order(first, 1);
    expect(await order(first.slice(1), 1)).toEqual(drawn.filter((i) => i !== 0));
  });

  it('leaves no trace of the order of the input', async () => {
    const drawn = await order(first, 1);
    const rising = drawn.filter((value, i) => i > 0 && value > (drawn[i - 1] as number)).length;
    expect(Math.abs(rising - 150)).toBeLessThan(40);
  });
});
