import { describe, expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { runExample } from '../../testing/index.ts';
import { changePunctuation } from './change-punctuation.ts';

const change = async (text: string, seed: number, params: object = {}, more: object = {}) =>
  (await runExample(changePunctuation, { name: '', params, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };
const marks = /[.,;:!?。，、；：！？…]/g;
const bare = (text: string) => text.replace(marks, '').replace(/\s/g, '');

const english = ['the room was small', 'we left early', 'soup came late', 'nobody asked us', 'staff seemed tired'];
const chinese = ['房间很小', '我们很早就走了', '汤上得有点晚', '没有人问我们', '店员看起来很累'];

/** Texts of clauses, each with one mark behind it. */
function* texts(clauses: readonly string[], ends: readonly string[], join: string) {
  const random = openStream({ seed: 5, epoch: 0, stepId: 'texts', slot: join }, 'x');
  for (let i = 0; i < 2000; i++)
    yield Array.from({ length: 1 + random.integer(9) }, () => random.pick(clauses) + random.pick(ends)).join(join);
}

describe('text.change-punctuation', () => {
  it.each([
    ['English', english, [',', ';', '!', '?', ':'], ' ', 0.1],
    ['English', english, [',', ';', '!', '?', ':'], ' ', 0.4],
    ['Chinese', chinese, ['，', '。', '；', '！', '？'], '', 0.1],
    ['Chinese', chinese, ['，', '。', '；', '！', '？'], '', 0.4],
  ] as const)('in 2,000 %s texts the share of marks that change is the ratio, and no word does', async (_, clauses, ends, join, ratio) => {
    let units = 0;
    let changed = 0;
    let seed = 0;
    for (const text of texts(clauses, ends, join)) {
      const { text: after } = await change(text, seed++, { ratio, kinds: ['space'] });
      expect(after.replaceAll(/ (?=[,;!?:，。；！？])/g, '')).toBe(text);
      units += text.match(marks)?.length ?? 0;
      changed += after.length - text.length;
      expect(bare((await change(text, seed, { ratio })).text)).toBe(bare(text));
    }
    expect(Math.abs(changed / units - ratio)).toBeLessThan(3 * Math.sqrt((ratio * (1 - ratio)) / units));
  });

  it.each([
    ['drop', 'Small room.', ['Small room']],
    ['drop', 'small room , late soup', ['small room late soup']],
    ['drop', '很小，很晚', ['很小很晚']],
    ['drop', '三，四', ['三，四']],
    ['drop', 'Was it worth it?', ['Was it worth it?']],
    ['swap', 'Small room. It', ['Small room, It']],
    ['swap', '很小，很晚', ['很小、很晚', '很小。很晚']],
    ['swap', '值得吗？', ['值得吗？']],
    ['double', 'Small!', ['Small!!', 'Small!!!']],
    ['double', '值得吗？', ['值得吗？？', '值得吗？？？']],
    ['width', '很小，很晚', ['很小,很晚']],
    ['width', '很小,很晚', ['很小，很晚']],
    ['width', 'Small, late.', ['Small, late.']],
    ['width', '用a。b看', ['用a。b看']],
    ['space', 'in the U.S., late', ['in the U.S. , late']],
  ])('%s of %j', async (kind, text, expected) => {
    const met = new Set<string>();
    for (let seed = 0; seed < 60; seed++) met.add((await change(text, seed, { ratio: 1, kinds: [kind] })).text);
    expect([...met].sort()).toEqual(expected.sort());
  });

  it('loses a question mark on wish', async () => {
    const met = new Set<string>();
    for (let seed = 0; seed < 60; seed++)
      met.add((await change('值得吗？', seed, { ratio: 1, questions: 'change', kinds: ['drop', 'swap'] })).text);
    expect([...met].sort()).toEqual(['值得吗', '值得吗。']);
  });

  it.each([
    'Mr. Smith paid $3.50 at 10:30 to 1,000 people in the U.S. there',
    'see https://example.org/a,b;c?d or write to a.b@example.org now',
    'so late :) and early ;-) and "x :p"',
    'run `a, b; c.` there',
    'e.g. this and approx. that',
    '... !!! ,,,',
  ])('leaves %j as it is', async (text) => {
    for (let seed = 0; seed < 60; seed++) expect((await change(text, seed, { ratio: 1 })).text).toBe(text);
  });

  it('leaves marks in a span as they are', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const { text, spans } = await change(
        'we saw Acme, Inc. there, late',
        seed,
        { ratio: 1 },
        { spans: [{ start: 7, end: 17, label: 'firm' }] },
      );
      expect(text.slice(spans?.[0]?.start, spans?.[0]?.end)).toBe('Acme, Inc.');
    }
  });
});
