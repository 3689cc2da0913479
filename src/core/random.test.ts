import { describe, expect, it } from 'vitest';
import { createStreams, openStream, Xoshiro128 } from './random.ts';

const key = { seed: 7, epoch: 0, stepId: 'augment-1', slot: 'text.delete-words' };
const draws = (stream: { uint32(): number }, count = 4) => Array.from({ length: count }, () => stream.uint32());

describe('the generator', () => {
  it('is xoshiro128** 1.1: the first outputs for state 1, 2, 3, 4 of the reference', () => {
    const generator = new Xoshiro128();
    generator.state.set([1, 2, 3, 4]);
    expect(draws(generator, 8)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849]);
  });

  it('draws integers without bias and in range', () => {
    const stream = openStream(key, 'sample');
    const counts = Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) {
      const drawn = stream.integer(6);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    // Chi-square with 5 degrees of freedom: 20.5 is the 99.9 % point.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(20.5);
    expect(() => stream.integer(0)).toThrow(RangeError);
    expect(stream.integer(1)).toBe(0);
  });

  it('never is true at probability 0 and always at 1', () => {
    const stream = openStream(key, 'sample');
    for (let i = 0; i < 1000; i++) {
      expect(stream.chance(0)).toBe(false);
      expect(stream.chance(1)).toBe(true);
    }
  });

  it('draws by weight, never what weighs nothing', () => {
    const stream = openStream(key, 'sample');
    const counts = [0, 0, 0];
    for (let i = 0; i < 10_000; i++) {
      const drawn = stream.weighted([1, 0, 3]);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(counts[1]).toBe(0);
    expect((counts[2] as number) / 10_000).toBeCloseTo(0.75, 1);
  });
});

describe('streams', () => {
  it('are the same for the same key, whatever was drawn before', () => {
    const streams = createStreams(key);
    const first = draws(streams.open('a', 1, 0));
    draws(streams.open('b', 2, 5), 100);
    expect(draws(streams.open('a', 1, 0))).toEqual(first);
    expect(draws(openStream(key, 'a', 1, 0))).toEqual(first);
  });

  it('differ in every part of the key', () => {
    const others = [
      openStream({ ...key, seed: 8 }, 'a', 1, 0),
      openStream({ ...key, epoch: 1 }, 'a', 1, 0),
      openStream({ ...key, stepId: 'augment-2' }, 'a', 1, 0),
      openStream({ ...key, slot: 'text.delete-words~2' }, 'a', 1, 0),
      openStream(key, 'b', 1, 0),
      openStream(key, 'a', 2, 0),
      openStream(key, 'a', 1, 1),
      openStream(key, 'a', 0, 1),
    ].map((stream) => draws(stream).join());
    expect(new Set([...others, draws(openStream(key, 'a', 1, 0)).join()]).size).toBe(9);
  });

  it('are even over ids, copies and attempts: first draws fill 16 bins alike', () => {
    const streams = createStreams(key);
    const bins = Array<number>(16).fill(0);
    for (let id = 0; id < 200; id++)
      for (let copy = 1; copy <= 10; copy++)
        for (let attempt = 0; attempt < 8; attempt++) {
          const bin = Math.floor(streams.open(`row-${id}`, copy, attempt).uniform() * 16);
          bins[bin] = (bins[bin] ?? 0) + 1;
        }
    // Chi-square with 15 degrees of freedom: 37.7 is the 99.9 % point.
    expect(bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(37.7);
  });

  it('give the bytes that runs of this version were made with', () => {
    expect(draws(openStream(key, 'a', 1, 0))).toMatchInlineSnapshot(`
      [
        3319557368,
        4164926000,
        3337413289,
        1849884873,
      ]
    `);
  });
});
