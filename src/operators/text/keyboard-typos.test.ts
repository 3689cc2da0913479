import { describe, expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { neighbourKeys } from '../../languages/english/keyboard.ts';
import { runExample } from '../../testing/index.ts';
import { keyboardTypos } from './keyboard-typos.ts';

const type = async (text: string, seed: number, params: Record<string, unknown> = {}, more: object = {}) =>
  (await runExample(keyboardTypos, {
    name: '',
    params: params as never,
    seed,
    input: { id: 'x', text, ...more },
    output: [],
  })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };

/** One kind of typo alone. */
const only = (kind: string) => ({
  kinds: { neighbour: 0, omission: 0, insertion: 0, transposition: 0, doubling: 0, [kind]: 1 },
});
const onlyPinyin = (kind: string) => ({ pinyinKinds: { candidate: 0, fuzzy: 0, neighbour: 0, [kind]: 1 } });

const random = openStream({ seed: 3, epoch: 0, stepId: 'test', slot: 'texts' }, 'x');
const textOf = (words: readonly string[], count: number, joint: string) =>
  Array.from({ length: count }, () => random.pick(words)).join(joint);

/** Insertions, deletions, substitutions and transpositions of neighbours between two words: Damerau's distance. */
function distance(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, i) => [i, ...Array(to.length).fill(0)] as number[]);
  const at = (i: number, j: number) => rows[i]?.[j] as number;
  for (let j = 0; j <= to.length; j++) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= from.length; i++)
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  return at(from.length, to.length);
}

describe('text.keyboard-typos in English', () => {
  const english = 'green hills walked across songs together lovely children garden evening window mountain'.split(' ');

  it('makes the share of typos that was asked for', async () => {
    let typos = 0;
    let letters = 0;
    for (let i = 0; i < 2000; i++) {
      const text = textOf(english, 3 + (i % 9), ' ');
      const { text: after } = await type(text, i);
      const words = after.split(' ');
      letters += text.replaceAll(' ', '').length;
      for (const [place, word] of text.split(' ').entries()) typos += distance(word, words[place] as string);
    }
    // The number in one text is off by less than one, so that of 2,000 by 45 at most three times in a hundred thousand.
    expect(Math.abs(typos - 0.1 * letters)).toBeLessThan(90);
  });

  it.each([
    ['transposition', ['waetry', 'wateyr', 'watrey', 'wtaery']],
    ['omission', ['waery', 'water', 'watey', 'watry', 'wtery']],
    ['doubling', ['waatery', 'wateery', 'waterry', 'wateryy', 'wattery']],
  ])('knows %s', async (kind, expected) => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 80; seed++) seen.add((await type('watery', seed, { ratio: 1 / 6, ...only(kind) })).text);
    seen.delete('watery');
    expect([...seen].sort()).toEqual(expected);
  });

  it.each(['neighbour', 'insertion'])('strikes keys beside the right one: %s', async (kind) => {
    for (let seed = 0; seed < 60; seed++) {
      const { text } = await type('watery', seed, { ratio: 1 / 6, ...only(kind) });
      if (text === 'watery') continue;
      const around = new Set([...'atery'].flatMap((letter) => neighbourKeys.get(letter)?.letters ?? []));
      expect(distance('watery', text)).toBe(1);
      expect(text).toHaveLength(kind === 'neighbour' ? 6 : 7);
      const strange = [...text].filter((letter) => !'watery'.includes(letter));
      for (const letter of strange) expect(around).toContain(letter);
    }
  });

  it('knows what lies beside what on a QWERTY keyboard, the nearest first', () => {
    expect([...(neighbourKeys.get('s')?.letters ?? [])].sort().join('')).toBe('adewxz');
    expect([...(neighbourKeys.get('p')?.letters ?? [])].sort().join('')).toBe('lo');
    const { letters = [], weights = [] } = neighbourKeys.get('g') ?? {};
    expect(weights[letters.indexOf('f')]).toBeGreaterThan(weights[letters.indexOf('b')] as number);
  });

  it('keeps first letters unless told otherwise, and capitals in their place', async () => {
    const first = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      expect((await type('Wonderful SCENERY', seed, { ratio: 0.3 })).text).toMatch(/^W[a-z]+ S[A-Z]+$/);
      first.add((await type('Wonderful', seed, { ratio: 0.3, keepFirst: false })).text.charAt(0));
    }
    expect(first.size).toBeGreaterThan(2);
  });

  it('makes one typo at most in a word of three letters', async () => {
    for (let seed = 0; seed < 60; seed++)
      for (const word of (await type('the cat ran out and sat', seed, { ratio: 1 })).text.split(' ').entries())
        expect(distance('the cat ran out and sat'.split(' ')[word[0]] as string, word[1])).toBeLessThanOrEqual(1);
  });

  it('makes no negation or number of another word', async () => {
    const text = 'now note nor tent tan bone often knot fours tens';
    for (let seed = 0; seed < 300; seed++)
      expect((await type(text, seed, { ratio: 0.4 })).text.split(' ')).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(no|not|ten|one|four|none)$/)]),
      );
  });

  it('leaves spans, names, numbers and addresses as they are', async () => {
    const text = 'the delivery to New York cost 45 dollars, see https://example.org/menu please';
    const spans = [{ start: 4, end: 12, label: 'x' }];
    for (let seed = 0; seed < 40; seed++) {
      const after = await type(text, seed, { ratio: 0.5 }, { spans });
      for (const kept of ['delivery', 'New York', '45', 'https://example.org/menu']) expect(after.text).toContain(kept);
      expect(after.text.slice(after.spans?.[0]?.start, after.spans?.[0]?.end)).toBe('delivery');
    }
  });
});

describe('text.keyboard-typos in Chinese', () => {
  const chinese = '味道 服务 态度 速度 菜品 分量 环境 老板 下次 继续 努力 这家 餐厅 价格 实惠 推荐 朋友 大家 时间 感觉'.split(' ');

  it('changes the share of characters that was asked for, and keeps their number', async () => {
    let changed = 0;
    let characters = 0;
    for (let i = 0; i < 2000; i++) {
      const text = textOf(chinese, 4 + (i % 9), '');
      const { text: after } = await type(text, i);
      expect(after).toHaveLength(text.length);
      characters += text.length;
      for (let at = 0; at < text.length; at++) if (text[at] !== after[at]) changed++;
    }
    // A text is off by two characters at most, by one as a rule.
    expect(Math.abs(changed - 0.1 * characters)).toBeLessThan(130);
  });

  it.each([
    ['candidate', '公式', ['攻势', '公事', '工事']],
    ['fuzzy', '山', ['上', '商']],
    ['neighbour', '大', ['发', '洒']],
  ])('knows %s errors', async (kind, word, known) => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 80; seed++) seen.add((await type(word, seed, { ratio: 1, ...onlyPinyin(kind) })).text);
    for (const other of seen) expect([...other]).toHaveLength([...word].length);
    for (const other of known) expect(seen).toContain(other);
  });

  it('counts letters and characters of a mixed line apart', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const { text } = await type('这家餐厅 wonderful 味道', seed, { ratio: 0, keepFirst: true });
      expect(text).toBe('这家餐厅 wonderful 味道');
    }
    const all = (await type('这家餐厅的味道 wonderful', 1, { ratio: 0.3 })).text;
    expect(all).toMatch(/^\p{Script=Han}{7} w[a-z]+$/u);
    expect(all).not.toContain('wonderful');
    expect(all).not.toContain('这家餐厅的味道');
  });

  it('leaves negations, numbers and names as they are', async () => {
    const text = '王小明在北京等了45分钟，服务不好，没有下次。';
    for (let seed = 0; seed < 60; seed++) {
      const { text: after } = await type(text, seed, { ratio: 0.4 });
      for (const kept of ['王小明', '北京', '45分钟', '不', '没有']) expect(after).toContain(kept);
    }
  });

  it('puts nothing under a variation selector, and lets rare characters be', async () => {
    const text = '𠮷野家的餐\u{e0100}很好';
    for (let seed = 0; seed < 40; seed++) {
      const { text: after } = await type(text, seed, { ratio: 1 });
      expect(after).toContain('餐\u{e0100}');
      expect(after).toContain('𠮷');
    }
  });
});

it('refuses kinds that are all off', () => {
  const params = keyboardTypos.params.parse({ kinds: { neighbour: 0, omission: 0, insertion: 0, transposition: 0, doubling: 0 } }) as never;
  expect(keyboardTypos.check?.(params)?.param).toBe('kinds');
});
