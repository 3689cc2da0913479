import { describe, expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { emojiByMood } from '../../languages/emoji.ts';
import { runExample } from '../../testing/index.ts';
import { insertEmoji } from './insert-emoji.ts';

const run = async (text: string, seed: number, params: object = {}, more: object = {}) =>
  (await runExample(insertEmoji, { name: '', params, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };
const emojiIn = (text: string) => text.match(/\p{Extended_Pictographic}\ufe0f?/gu) ?? [];

/** Texts of one to six sentences. */
function* sentences(list: readonly string[], join: string, count: number) {
  const random = openStream({ seed: 7, epoch: 0, stepId: 'texts', slot: join }, 'x');
  for (let i = 0; i < count; i++) yield Array.from({ length: 1 + random.integer(6) }, () => random.pick(list)).join(join);
}

const english = ['The room was small.', 'We left early!', 'Was it worth the money?', 'The soup came late.'];
const chinese = ['房间很小。', '我们很早就走了！', '这家店值得去吗？', '汤上得有点晚。'];

describe('text.insert-emoji', () => {
  it.each([
    ['English', english, ' ', 0.5],
    ['English', english, ' ', 0.1],
    ['Chinese', chinese, '', 0.5],
    ['Chinese', chinese, '', 0.1],
  ] as const)('in 2,000 %s texts the share of sentences with an emoji is the ratio', async (_, list, join, ratio) => {
    let units = 0;
    let changed = 0;
    let seed = 0;
    for (const text of sentences(list, join, 2000)) {
      const after = (await run(text, seed++, { ratio })).text;
      units += (text.match(/[.!?。！？]/g) ?? []).length;
      changed += emojiIn(after).length;
      expect(after.replace(/ ?\p{Extended_Pictographic}\ufe0f?/gu, '')).toBe(text);
    }
    expect(Math.abs(changed / units - ratio)).toBeLessThan(3 * Math.sqrt((ratio * (1 - ratio)) / units));
  });

  it('draws neutral emoji alone unless a mood or a list is named', async () => {
    const drawn = async (params: object) => {
      const met = new Set<string>();
      for (let seed = 0; seed < 300; seed++)
        for (const emoji of emojiIn((await run('很小。很远。Small.', seed, { ratio: 1, ...params })).text)) met.add(emoji);
      return [...met].sort();
    };
    expect(await drawn({})).toEqual([...emojiByMood.neutral].sort());
    expect(await drawn({ mood: 'negative' })).toEqual([...emojiByMood.negative].sort());
    expect(await drawn({ mood: 'any' })).toHaveLength(Object.values(emojiByMood).flat().length);
    expect(await drawn({ emoji: ['🐟', '🐙'] })).toEqual(['🐙', '🐟']);
  });

  it.each([
    ['no final mark', 'no final mark 🐟'],
    ['没有句末标点', '没有句末标点🐟'],
    ['他说：“好。”', '他说：“好。”🐟'],
    ['She said “fine.”', 'She said “fine.” 🐟'],
    ['Mr. Smith paid $3.50.', 'Mr. Smith paid $3.50. 🐟'],
    ['look at https://example.org', 'look at https://example.org 🐟'],
    ['完了😀', '完了😀🐟'],
  ])('puts it behind the sentence: %j', async (text, expected) => {
    expect((await run(text, 1, { ratio: 1, emoji: ['🐟'] })).text).toBe(expected);
  });

  it('leaves code, its fences and spans whole', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const fenced = 'Run this:\n\n```js\nlet x = 1. + 2. ;\n```\n\nIt works.';
      expect((await run(fenced, seed, { ratio: 1, at: 'words' })).text).toContain('```js\nlet x = 1. + 2. ;\n```\n');
      const { text, spans } = await run(
        'we saw Sir Ian McKellen there',
        seed,
        { ratio: 1, at: 'words' },
        { spans: [{ start: 7, end: 23, label: 'person' }] },
      );
      expect(text.slice(spans?.[0]?.start, spans?.[0]?.end)).toBe('Sir Ian McKellen');
    }
  });

  it.each([
    ['see you :)', 'see you 🙂'],
    ['太好了:)下次再来', '太好了🙂下次再来'],
    ['哈哈😂', "哈哈 :')"],
    ['fine 🙂.', 'fine :) .'],
    ['at 5:0) or key:Default or http://x.org', undefined],
    ['👩‍❤️‍👨 stays', undefined],
    ['(list: a, b :D)', undefined],
  ])('swaps emoticons and emoji: %j becomes %j', async (text, expected) => {
    expect((await run(text, 1, { ratio: 1, swap: true })).text).toBe(expected ?? text);
  });
});
