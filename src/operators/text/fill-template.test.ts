import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sample, Span } from '../../core/sample.ts';
import { createSchema } from '../../core/schema.ts';
import type { LeavenError } from '../../errors/leaven-error.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { fillTemplate } from './fill-template.ts';

testOperator(fillTemplate, { describe, it });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-template-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain: Sample = { id: '1', text: 'x' };
const ner: Sample = { id: '1', text: 'x', spans: [] };
const make = (params: Record<string, unknown>, input: Sample | Sample[] = plain, seed = 1) =>
  runExample(fillTemplate, { name: '', params, input, output: [], seed }) as Promise<Record<string, any>[]>;
const textsOf = async (params: Record<string, unknown>, input?: Sample, seed?: number) =>
  (await make(params, input, seed)).map(({ text }) => text as string);
const fault = async (work: Promise<unknown>) =>
  work.then(() => undefined).catch((error: LeavenError) => ({ code: error.code, text: error.text('en').message }));
const expected = (params: Record<string, unknown>, task = 'text') =>
  fillTemplate.check?.(fillTemplate.params.parse({ count: 1, ...params }) as never, createSchema(task as never))?.expected;

describe('what a template gives', () => {
  it('every sample differs, and of a small template all can be had', async () => {
    const params = {
      rules: { text: ['{a} {b}{end}'], end: ['.', { text: '!', weight: 0.001 }] },
      slots: { a: ['x', 'y', 'z'], b: ['1', '2', '3'] },
    };
    const all = await textsOf({ ...params, count: 18 });
    expect(new Set(all).size).toBe(18);
    expect(await fault(make({ ...params, count: 19 }))).toMatchObject({
      code: 'operator/too-few-distinct',
      text: expect.stringContaining('19 distinct samples, and the template gives 18'),
    });
  });

  it('of a template too large to be counted, says what draws found', async () => {
    const params = {
      rules: { text: '{a}{b}' },
      slots: { a: Array.from({ length: 400 }, (_, i) => `${i} `), b: Array.from({ length: 4000 }, () => '') },
      count: 401,
    };
    expect(await fault(make(params))).toMatchObject({
      code: 'operator/too-few-distinct',
      text: expect.stringContaining('gives 400 as far as draws find them'),
    });
  });

  it('the first samples of a larger count are those of a smaller one', async () => {
    const params = { rules: { text: '{n}-{n}-{n}' }, slots: { n: Array.from({ length: 50 }, (_, i) => i) } };
    expect((await textsOf({ ...params, count: 30 })).slice(0, 10)).toEqual(await textsOf({ ...params, count: 10 }));
  });

  it('weights hold', async () => {
    const texts = await textsOf({
      count: 2000,
      rules: { text: ['{n} often', { text: '{n} seldom', weight: 0.25 }] },
      slots: { n: Array.from({ length: 9999 }, (_, i) => i) },
    });
    const seldom = texts.filter((text) => text.endsWith('seldom')).length;
    // 20 percent; five standard deviations are 89.
    expect(Math.abs(seldom - 400)).toBeLessThan(90);
  });

  it('spans are exact: nested, behind articles and capitals, with astral characters, in Chinese', async () => {
    const records = await make(
      {
        count: 200,
        capitalize: true,
        rules: {
          text: ['{event} was seen by {job|a} in {place|upper}. {person}！', '{person}在{place}见到了{event}。'],
          event: ['{person} and {person}', 'the {place} {job}'],
        },
        slots: { person: ['ann', '王小明', '𠮷野'], place: ['Oslo', '北京', 'ß-town'], job: ['actor', 'user', '厨师'] },
        spans: { event: 'EVENT', person: 'PER', place: 'LOC', job: 'JOB' },
      },
      ner,
    );
    const values: Record<string, RegExp> = {
      PER: /^(ann|Ann|王小明|𠮷野)$/,
      LOC: /^(oslo|北京|ß-town)$/i,
      JOB: /^(actor|user|厨师)$/,
      EVENT: /^(The |the |\S+ and \S+)/,
    };
    let count = 0;
    for (const { text, spans } of records)
      for (const { start, end, label } of spans as Span[]) {
        expect(text.slice(start, end)).toMatch(values[label] as RegExp);
        count++;
      }
    expect(count).toBeGreaterThan(700);
    const texts = records.map(({ text }) => text as string).join('\n');
    expect(texts).toMatch(/seen by an actor/);
    expect(texts).toMatch(/seen by a user/);
    expect(texts).not.toMatch(/^ann|\. ann/m);
  });

  it('tags agree, distinct values differ, a condition holds', async () => {
    const params = { rules: { text: '{who@p} sees {who@q}; {who@q} sees {who@p}.' }, slots: { who: ['A', 'B', 'C'] } };
    for (const text of await textsOf({ ...params, count: 9 })) expect(text).toMatch(/^(.) sees (.); \2 sees \1\.$/);
    expect(await textsOf({ ...params, count: 6, distinct: ['who'] })).toHaveLength(6);
    expect((await fault(make({ ...params, count: 7, distinct: ['who'] })))?.code).toBe('operator/too-few-distinct');
    expect(await textsOf({ ...params, count: 3, where: 'p == q and matches(text, "^[AB]") or p == "C" and q == "C"' })).toHaveLength(3);
    expect((await fault(make({ ...params, count: 1, where: 'length(text) > 100' })))?.text).toContain('gives 0');
  });

  it('relations, answers, label sets, messages', async () => {
    const slots = { person: ['Ann', 'Ben'], city: ['Oslo', 'Rome'] };
    const [relation] = await make(
      {
        count: 1,
        rules: { text: 'In {city@c} lives {person@p}.' },
        slots,
        spans: { person: 'PER', city: 'LOC' },
        relations: [{ head: 'p', tail: 'c', label: 'lives-in' }],
      },
      { id: '1', text: '', spans: [], relations: [] },
    );
    expect(relation?.relations).toEqual([{ head: 1, tail: 0, label: 'lives-in' }]);
    const [answer] = await make(
      {
        count: 1,
        record: { answers: '{city@c}', question: 'Where is {person@p}?', context: 'Yes: {person@p} is in {city@c} now.' },
        slots,
      },
      { id: '1', question: '', context: '', answers: [] },
    );
    const [found] = (answer as Record<string, unknown>).answers as { start: number; text: string }[];
    expect(answer?.context.slice(found?.start, (found?.start ?? 0) + (found?.text.length ?? 0))).toBe(found?.text);
    expect(slots.city).toContain(found?.text);
    const [set] = await make(
      { count: 1, rules: { text: '{x} {y}', x: [{ text: 'a', label: ['q', 'p'] }], y: [{ text: 'b', label: 'o' }] } },
      { id: '1', text: '', labels: [] },
    );
    expect(set?.labels).toEqual(['o', 'p', 'q']);
    const [chat] = await make({
      count: 1,
      record: { text: 'x', messages: [{ role: 'user', content: 'Where is {city@c}?' }], n: 3 },
      slots,
    });
    expect(chat).toMatchObject({ messages: [{ role: 'user', content: expect.stringMatching(/^Where is (Oslo|Rome)\?$/) }], n: 3 });
  });

  it('labels that contradict each other are not made', async () => {
    const mood = [
      { text: 'good', label: 'pos' },
      { text: 'bad', label: 'neg' },
    ];
    const params = { rules: { text: '{mood} and {mood}', mood } };
    const records = await make({ ...params, count: 2 }, { id: '1', text: '', label: '' });
    expect(records.map(({ text, label }) => `${text} ${label}`).sort()).toEqual(['bad and bad neg', 'good and good pos']);
    expect((await fault(make({ ...params, count: 3 }, { id: '1', text: '', label: '' })))?.code).toBe('operator/too-few-distinct');
  });

  it('recursion ends at maxDepth', async () => {
    const rules = { text: ['({text}{text})', 'x'] };
    const texts = await textsOf({ count: 5, rules, maxDepth: 3 });
    for (const text of texts) expect(text.match(/\(/g)?.length ?? 0).toBeLessThanOrEqual(3);
    expect((await fault(make({ count: 6, rules, maxDepth: 3 })))?.code).toBe('operator/too-few-distinct');
    // Without an end to the breadth the draw is given up, not the run.
    expect(
      await textsOf({ count: 2, rules: { text: [{ text: '{text}{text}{text}{text}', weight: 0.2 }, 'x'] }, maxDepth: 20 }),
    ).toHaveLength(2);
  }, 30_000);
});

describe('files', () => {
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('fill slots: lines, CSV, JSON, JSON lines; a template file names them as seen from itself', async () => {
    put('people.txt', 'Ann\r\n\nBen\nAnn\n');
    put('places.csv', 'code,city\n1,"Oslo, N"\n2,Rome\n');
    put('jobs.jsonl', '{"job":"cook"}\n{"job":7}\n');
    put('list.json', '["a","b"]');
    const template = put(
      't.yaml',
      'rules:\n  text: "{p} {c} {j} {l}"\nslots:\n  p: { file: people.txt }\n  c: { file: places.csv, column: city }\n  j: { file: jobs.jsonl }\n  l: { file: list.json }\n',
    );
    const texts = await textsOf({ count: 16, template });
    expect(texts.every((text) => /^(Ann|Ben) (Oslo, N|Rome) (cook|7) [ab]$/.test(text))).toBe(true);
  });

  it.each([
    ['broken.yaml', 'rules: [', /broken\.yaml/],
    ['keys.yaml', 'rulez: {}', /Unrecognized key/],
    ['loop.yaml', 'rules: { text: "{text}" }', /never comes to an end/],
    [
      'bomb.yaml',
      `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]`,
      /bomb\.yaml/,
    ],
    ['self.yaml', 'rules: { text: "{x}" }\nslots: { x: { file: none.txt } }', /none\.txt/],
    ['column.yaml', 'rules: { text: "{x}" }\nslots: { x: { file: places.csv, column: citty } }', /did you mean city/],
    ['empty.yaml', 'rules: { text: "{x}" }\nslots: { x: { file: nothing.txt } }', /the slot x has no values/],
  ])('%s is refused with its reason', async (name, text, reason) => {
    put('nothing.txt', '\n\n');
    expect(await fault(make({ count: 1, template: put(name, text) }))).toMatchObject({
      code: 'operator/bad-template',
      text: expect.stringMatching(reason),
    });
  });

  it('refuses what is not UTF-8', async () => {
    writeFileSync(join(folder, 'latin.txt'), new Uint8Array([0xff, 0xfe, 0xe9]));
    expect((await fault(make({ count: 1, rules: { text: '{x}' }, slots: { x: { file: join(folder, 'latin.txt') } } })))?.text).toContain(
      'not UTF-8',
    );
  });
});

describe('what is wrong with a template is told before the run', () => {
  it.each([
    ['a loop', { rules: { text: '{a}', a: ['{b}'], b: ['x {a}', '{b}'] } }, /the rule text never comes to an end/],
    ['too deep', { rules: { text: '{a}', a: '{b}', b: '{c}', c: 'x' }, maxDepth: 3 }, /needs rules 5 deep, and maxDepth is 3/],
    ['an unknown name', { rules: { text: '{nobody}' } }, /names \{nobody\}/],
    ['an empty slot', { rules: { text: '{a}' }, slots: { a: [] } }, /the slot a has no values/],
    ['an open brace', { rules: { text: 'a { b' } }, /has no }/],
    ['a closing brace', { rules: { text: 'a } b' } }, /has no \{/],
    ['a filter', { rules: { text: '{a|loud}', a: 'x' } }, /loud in/],
    ['a tag of two', { rules: { text: '{a@x} {b@x}', a: '1', b: '2' } }, /stands for both/],
    ['two of a name', { rules: { text: 'x' }, slots: { text: ['x'] } }, /both a rule and a slot/],
    ['no text field', { rules: { other: 'x' } }, /no record, and no rule/],
    ['spans of nothing', { rules: { text: 'x' }, spans: { a: 'A' } }, /spans names a/],
    ['a condition', { rules: { text: 'x' }, where: 'a = b' }, /./],
    [
      'levels without end',
      { record: { text: 'x', deep: JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) }, rules: { a: 'x' } },
      /50 levels/,
    ],
  ])('%s', (_, params, reason) => {
    expect(expected(params)?.en).toMatch(reason);
    expect(expected(params)?.['zh-CN']).toMatch(/\p{Script=Han}/u);
  });

  it('a field that the task needs', () => {
    expect(expected({ rules: { text: 'x' } }, 'text-classification')?.en).toMatch(/nothing gives label/);
    expect(expected({ rules: { question: 'x', context: 'y' } }, 'question-answering')?.en).toMatch(/nothing gives answers/);
    expect(expected({ rules: { text: 'x' } }, 'token-classification')).toBeUndefined();
  });

  it('a pattern that would hang another engine does not, and a slot may have a million values', async () => {
    const rules = { text: `${'a'.repeat(5000)}{n}` };
    const texts = await textsOf({
      count: 5,
      rules,
      slots: { n: Array.from({ length: 1_000_000 }, (_, i) => i) },
      where: 'not matches(text, "(a+)+$")',
    });
    expect(texts).toHaveLength(5);
  }, 30_000);
});
