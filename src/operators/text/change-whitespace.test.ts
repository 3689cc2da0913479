import { describe, expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { createAnalyzer } from '../../languages/analysis.ts';
import { runExample } from '../../testing/index.ts';
import { changeWhitespace } from './change-whitespace.ts';

const change = async (text: string, seed: number, params: object = {}, more: object = {}) =>
  (await runExample(changeWhitespace, { name: '', params, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };
const bare = (text: string) => text.replace(/\s/g, '');

const english =
  'we walked across green hills while singing ancient songs together before dark clouds gathered above our small village'.split(' ');
const chinese = '味道 服务 环境 送餐 米饭 很好 非常 满意 喜欢 推荐 师傅 热情 新鲜 便宜 包装 干净'.split(' ');

function* texts(words: readonly string[], join: string) {
  const random = openStream({ seed: 3, epoch: 0, stepId: 'texts', slot: join }, 'x');
  for (let i = 0; i < 2000; i++) yield Array.from({ length: 1 + random.integer(20) }, () => random.pick(words)).join(join);
}

describe('text.change-whitespace', () => {
  it.each([
    ['English', english, ' ', 0.1],
    ['English', english, ' ', 0.4],
    ['Chinese', chinese, '', 0.1],
    ['Chinese', chinese, '', 0.4],
  ] as const)('in 2,000 %s texts the share of places that change is the ratio, and no letter does', async (_, list, join, ratio) => {
    const analyzer = createAnalyzer({ language: 'und', guardsOff: [] });
    let places = 0;
    let changed = 0;
    let seed = 0;
    for (const text of texts(list, join)) {
      const { text: after } = await change(text, seed++, { ratio, kinds: ['insert', 'double'] });
      expect(bare(after)).toBe(bare(text));
      places += analyzer.analyze(text).words().length;
      changed += after.length - text.length;
    }
    expect(Math.abs(changed / places - ratio)).toBeLessThan(3 * Math.sqrt((ratio * (1 - ratio)) / places));
  });

  it.each([
    ['drop', 'a quiet room', ['a quietroom', 'aquiet room']],
    ['double', 'a quiet room', ['a  quiet room', 'a quiet  room', 'a quiet room ']],
    ['insert', 'a bc', ['a b c']],
    ['insert', '电影', ['电 影']],
    ['insert', '送餐很快', ['送 餐很快', '送餐 很快', '送餐很 快']],
    ['other', 'a room', ['a\troom', 'a\u00a0room', 'a\u3000room']],
    ['break', 'here.\nthere', ['here. there']],
    ['drop', '送餐 快，味道', ['送餐快，味道']],
  ])('%s of %j', async (kind, text, expected) => {
    const met = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      const after = (await change(text, seed, { ratio: 1 / 3, kinds: [kind] })).text;
      if (after !== text && Math.abs(after.length - text.length) < 2) met.add(after);
    }
    expect([...met].sort()).toEqual(expected.sort());
  });

  it('keeps lines, code, addresses, numbers, negations and spans as they are', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const { text } = await change('do not pay 3.5 kg to ann@example.org\n- first item\n- second `a  = b` item\n\nnever again', seed, {
        ratio: 1,
      });
      expect(text.match(/\n/g)).toHaveLength(4);
      for (const kept of [/\bnot\b/, /3\.5 kg/, /ann@example\.org/, /^- f/m, /`a {2}= b`/, /\bnever\b/]) expect(text).toMatch(kept);
      const spanned = await change(
        'we saw Sir Ian McKellen there',
        seed,
        { ratio: 1 },
        {
          spans: [
            { start: 7, end: 23, label: 'person' },
            { start: 11, end: 14, label: 'given' },
          ],
        },
      );
      expect(spanned.text.slice(spanned.spans?.[0]?.start, spanned.spans?.[0]?.end)).toBe('Sir Ian McKellen');
    }
  });

  it('cuts no number or negation out of a word, and joins none', async () => {
    const { guardedContent } = createAnalyzer({ language: 'en', guardsOff: [] });
    for (const text of [
      'some notes often tonight and knots',
      'in to be no thing an on e',
      'at one time',
      '一般特别满意的电影',
      '一般特別滿意的電影',
    ])
      for (let seed = 0; seed < 100; seed++)
        expect(guardedContent((await change(text, seed, { ratio: 0.5 })).text)).toEqual(guardedContent(text));
  });

  it('works in any language with spaces, and leaves text alone that is not cut into words', async () => {
    expect((await change('das Zimmer war klein', 1, { ratio: 1 })).text).not.toBe('das Zimmer war klein');
    expect((await change('방은 작았다', 1, { ratio: 1 })).text).not.toBe('방은 작았다');
    for (const text of ['ห้องเล็กมาก', 'この部屋はとても小さかった']) expect((await change(text, 1, { ratio: 1 })).text).toBe(text);
  });

  it('cuts between letters alone', async () => {
    for (let seed = 0; seed < 60; seed++) {
      expect((await change('e\u0301te\u0301', seed, { ratio: 1, kinds: ['insert'] })).text).not.toMatch(/ \u0301/);
      expect((await change('𠮷野家𝒜𝓁𝓁', seed, { ratio: 1 })).text.isWellFormed()).toBe(true);
    }
  });
});
