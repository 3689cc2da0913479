import { describe, expect, it } from 'vitest';
import { mount } from '../../core/files.ts';
import { runExample } from '../../testing/index.ts';
import { redactPrivateData } from './redact-private-data.ts';

const redact = async (text: string, params: Record<string, unknown> = {}, seed = 1) =>
  ((await runExample(redactPrivateData, { name: '', params, seed, input: { id: 'x', text }, output: [] })) as unknown as { text: string })
    .text;

it.each([['emails', 'mail ann@b.org', 'mail [EMAIL]']])('%s', async (_, text, expected) => {
  expect(await redact(text)).toBe(expected);
});
