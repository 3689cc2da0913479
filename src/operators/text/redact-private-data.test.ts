import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import '../../datasets/disk.ts';
import { applyEdits } from '../../core/edits.ts';
import { runExample } from '../../testing/index.ts';
import { redactPrivateData } from './redact-private-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-redact-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const keyFile = file('key', `${'0123456789abcdef'.repeat(4)}\n`);
const otherKey = file('other', 'fedcba9876543210'.repeat(4));

type Params = Record<string, unknown>;
type Parsed = Parameters<NonNullable<typeof redactPrivateData.check>>[0];
const parse = (params: Params) => redactPrivateData.params.parse(params) as Parsed;
const run = (input: Record<string, unknown>, params: Params = {}, seed = 1) =>
  runExample(redactPrivateData, { name: '', params, seed, input: { id: 'x', ...input }, output: [] });
const redact = async (text: string, params: Params = {}, seed = 1) => (await run({ text }, params, seed)).text as string;

const text = 'ann@b.org wrote: call 13812345678, 电话13812345678 or ANN@b.org';

describe('modes', () => {
  it('tag says what stood there and leaves tags alone', async () => {
    const once = await redact(text);
    expect(once).toBe('[EMAIL] wrote: call [PHONE], 电话[PHONE] or [EMAIL]');
    expect(await redact(once)).toBe(once);
  });

  it('mask leaves no more than asked for in view, and lines as lines', async () => {
    expect(await redact('card 4111 1111 1111 1111', { mode: 'mask' })).toBe('card **** **** **** ****');
    expect(await redact('card 4111-1111-1111-1234 no', { mode: 'mask', keep: 8 })).toBe('card 4111-1111-1111-1234 no');
    expect(await redact('card 4111-1111-1111-1111', { mode: 'mask', keep: 4 })).toBe('card ***************1111');
    expect(await redact('zip 90210', { mode: 'mask', keep: 8 })).toBe('zip ***10');
  });

  it('hash is the same for spellings of one value, another under another key', async () => {
    const hashes = [...(await redact(text, { mode: 'hash', keyFile })).matchAll(/\[([A-Z]+):([0-9a-f]{16})\]/g)].map((match) => match[2]);
    expect(hashes).toHaveLength(4);
    expect(hashes[0]).toBe(hashes[3]);
    expect(hashes[1]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(await redact(text, { mode: 'hash', keyFile: otherKey })).not.toContain(hashes[0]);
    const once = await redact(text, { mode: 'hash', keyFile });
    expect(await redact(once, { mode: 'hash', keyFile })).toBe(once);
  });

  it('hash asks for a key, and a key for 16 bytes', async () => {
    const params = parse({ mode: 'hash' });
    expect(redactPrivateData.check?.(params)).toMatchObject({ param: 'keyFile' });
    await expect(redact(text, { mode: 'hash', keyFile: file('short', 'short\n') })).rejects.toMatchObject({
      code: 'operator/bad-resource',
    });
    await expect(redact(text, { mode: 'hash', keyFile: join(folder, 'none') })).rejects.toMatchObject({ code: 'operator/bad-resource' });
  });

  it('remove takes one of two spaces along', async () => {
    expect(await redact('write to ann@b.org today', { mode: 'remove' })).toBe('write to today');
    expect(await redact('write to ann@b.org', { mode: 'remove' })).toBe('write to');
  });

  it('replace gives one value one surrogate, in any text, by seed or key', async () => {
    const [a, b] = [await redact('ann@b.org', { mode: 'replace' }), await redact('to ANN@b.org!', { mode: 'replace' })];
    expect(a).toMatch(/^[a-z]+\.\w{8}@example\.(com|org|net)$/);
    expect(b).toBe(`to ${a}!`);
    expect(await redact('ann@b.org', { mode: 'replace' }, 2)).not.toBe(a);
    const keyed = await redact('ann@b.org', { mode: 'replace', keyFile });
    expect(await redact('ann@b.org', { mode: 'replace', keyFile }, 2)).toBe(keyed);
    const many = await redact(Array.from({ length: 500 }, (_, i) => `ann${i}@b.org`).join(' '), { mode: 'replace' });
    expect(new Set(many.split(' ')).size).toBe(500);
  });
});

describe('JSON stays JSON', () => {
  const json = '{"phone": 13812345678, "mails": ["ann@b.org"], "cards": [4111111111111111, 1], "note": "tel\\n13812345678"}';
  it.each(['tag', 'mask', 'remove', 'replace', 'hash'])('%s', async (mode) => {
    const after = await redact(json, mode === 'hash' ? { mode, keyFile } : { mode });
    expect(Object.keys(JSON.parse(after))).toEqual(['phone', 'mails', 'cards', 'note']);
    expect(after).not.toMatch(/13812345678|ann@b\.org|4111111111111111/);
  });

  it('and a piece of it in a text keeps its form', async () => {
    expect(await redact('call({"phone": 13812345678}) now')).toBe('call({"phone": "[PHONE]"}) now');
  });
});

it('spans, answers and choices follow; all roles of a conversation are redacted', async () => {
  const spans = [{ start: 13, end: 16, label: 'PER' }];
  expect(await run({ text: 'ann@b.org is Ann', spans })).toEqual({
    id: 'x',
    text: '[EMAIL] is Ann',
    spans: [{ start: 11, end: 14, label: 'PER' }],
  });
  const messages = ['system', 'user', 'assistant', 'tool'].map((role) => ({ role, content: `${role} ann@b.org` }));
  const after = (await run({ messages })).messages as { role: string; content: string }[];
  expect(after.map(({ content }) => content)).toEqual(['system', 'user', 'assistant', 'tool'].map((role) => `${role} [EMAIL]`));
});

it('provenance has places, types and, under a key, hashes; never a value', async () => {
  const record = async (params: Params) => {
    const parsed = parse(params);
    const resources = (await redactPrivateData.prepare?.(parsed)) as never;
    const edits = redactPrivateData.draw({ text, params: parsed, resources, seed: 1 } as never) ?? [];
    return redactPrivateData.redacts?.({ text, edits, params: parsed, resources, seed: 1 });
  };
  expect(await record({})).toEqual([
    { start: 0, end: 9, type: 'EMAIL' },
    { start: 22, end: 33, type: 'PHONE' },
    { start: 37, end: 48, type: 'PHONE' },
    { start: 52, end: 61, type: 'EMAIL' },
  ]);
  const keyed = (await record({ keyFile })) as { hash: string }[];
  expect(keyed.map(({ hash }) => hash.length)).toEqual([16, 16, 16, 16]);
  expect(keyed[0]?.hash).toBe(keyed[3]?.hash);
});

describe('names', () => {
  const tagger = join(folder, 'tagger');
  const asked = async (texts: readonly string[], params: Params = {}) => {
    const parsed = parse({ tagger, ...params });
    redactPrivateData.ready?.(parsed);
    const resources = (await redactPrivateData.prepare?.(parsed)) as never;
    await redactPrivateData.foresee?.(parsed)?.(texts, resources);
    return (one: string) => applyEdits(one, redactPrivateData.draw({ text: one, params: parsed, resources, seed: 1 } as never) ?? []);
  };

  it('are found by a model that is named, in English and Chinese, beside what has a form', async () => {
    const { buildTinyTagger } = (await import(new URL('../../../scripts/build-tiny-models.mjs', import.meta.url).href)) as {
      buildTinyTagger(folder: string, tags: Record<string, string>): void;
    };
    buildTinyTagger(tagger, { mary: 'B-PER', major: 'I-PER', paris: 'B-LOC', 王: 'B-PER', 伟: 'I-PER' });
    const texts = ['Mary Major of Paris, mail ann@b.org', '王伟的电话13812345678', '[PERSON] is in Paris'];
    const redacted = await asked(texts);
    expect(texts.map(redacted)).toEqual(['[PERSON] of [LOCATION], mail [EMAIL]', '[PERSON]的电话[PHONE]', '[PERSON] is in [LOCATION]']);
    const persons = await asked(texts, { types: ['PERSON'] });
    expect(persons(texts[0] as string)).toBe('[PERSON] of Paris, mail ann@b.org');
    const replaced = await asked(texts, { mode: 'replace' });
    expect(replaced(texts[2] as string)).toMatch(/^\[PERSON\] is in Exampleton-[a-z]{4}$/);
  });

  it('a text that the model has not seen is not shown at all', async () => {
    const redacted = await asked(['seen']);
    expect(redacted('Mary was never seen')).toBe('[REDACTED]');
  });

  it('a model that is not there is said before the run', () => {
    expect(() => redactPrivateData.ready?.(parse({ tagger: join(folder, 'nowhere') }))).toThrow(
      expect.objectContaining({ code: 'backend/incomplete-model' }),
    );
  });
});

it('no value is left, and a second pass finds nothing to do, whatever stands around', async () => {
  const values = [
    'ann@b.org',
    '+44 20 7946 0958',
    '4111 1111 1111 1111',
    '11010519491231002X',
    '192.0.2.17',
    '京A12345',
    'DE89370400440532013000',
  ];
  const around = fc.constantFrom('', ' ', '，', '\n', ' and ', '"', ', ', '。', '🙂', '\u200b', '(');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(around, fc.constantFrom(...values), fc.constantFrom(' ', '，', '\n', '. ', '🙂')), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('tag', 'mask', 'replace'),
      async (pieces, mode) => {
        const before = pieces.flat().join('');
        const after = await redact(before, { mode });
        for (const value of values) if (before.includes(value)) expect(after).not.toContain(value);
        expect(await redact(after, { mode })).toBe(after);
      },
    ),
    { numRuns: 150 },
  );
});
