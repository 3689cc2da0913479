import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { shuffleSentences } from './shuffle-sentences.ts';

const shuffle = async (text: string, seed: number, more: object = {}) =>
  (await runExample(shuffleSentences, { name: '', seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: object[];
  };

describe('text.shuffle-sentences', () => {
  it('draws every other order and never the one it had', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed++) seen.add((await shuffle('First came. Then left! Who knows?', seed)).text);
    expect(seen.size).toBe(5);
    expect(seen).not.toContain('First came. Then left! Who knows?');
  });

  it('keeps paragraph breaks where they are', async () => {
    for (let seed = 0; seed < 20; seed++)
      expect((await shuffle('One came.  Two left.\n\nThree stayed. ', seed)).text).toMatch(/^[\w ]+\. {2}[\w ]+\.\n\n[\w ]+\. $/);
  });

  it('keeps a sentence with a span in its place', async () => {
    const spans = [{ start: 0, end: 5, label: 'x' }];
    for (let seed = 0; seed < 10; seed++) {
      const after = await shuffle('First came. Then left! Who knows?', seed, { spans });
      expect(after.text).toBe('First came. Who knows? Then left!');
      expect(after.spans).toEqual(spans);
    }
  });
});

it('moves no item of a list and no sentence of several lines', async () => {
  const list = '1. Go out. 2. Come in.\n- First one. Second one.\nA line\nand its end. One here.';
  for (let seed = 0; seed < 20; seed++) {
    const { text } = await shuffle(list, seed);
    expect(text).not.toBe(list);
    expect(text).toMatch(/^1\. \w+ \w+\. 2\. \w+ \w+\.\n- First one\. \w+ \w+\.\nA line\nand its end\. \w+ \w+\.$/);
  }
});

it('moves a sentence with all that it holds', async () => {
  for (let seed = 0; seed < 5; seed++)
    expect((await shuffle('We met Zorblax Quux at 5 pm. The room was not small.', seed)).text).toBe(
      'The room was not small. We met Zorblax Quux at 5 pm.',
    );
});
