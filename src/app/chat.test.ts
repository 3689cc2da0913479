import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../core/sample.ts';
import type { LeavenError } from '../errors/leaven-error.ts';
import { explain } from './explain.ts';
import { preview } from './preview.ts';
import { type RunOptions, run } from './run.ts';
import { validate } from './validate.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-chat-'));
  writeFileSync(join(folder, 'chat.jsonl'), lines.join('\n'));
  writeFileSync(join(folder, 'pairs.jsonl'), '{"text":"A man plays.","pair":"Someone plays.","label":"entailment"}\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows: { id: string; source: string; messages: Message[] }[] = [
  {
    id: 'weather',
    source: 'web',
    messages: [
      { role: 'system', content: 'You help people plan a happy holiday by the sea.' },
      { role: 'user', content: 'Is the weather on the small island good in spring, or should we go later?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"place":"island"}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', content: '{"spring":"sunny and warm"}' },
      { role: 'assistant', content: 'Spring on the island is sunny and warm, so go early.' },
      { role: 'user', content: 'Which big town near the beach has cheap rooms for a small family?' },
      { role: 'assistant', content: 'The big town by the river has cheap rooms.' },
    ],
  },
  {
    id: 'code',
    source: 'web',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'a.png' } },
          { type: 'text', text: 'Please look at the small picture and say whether `draw_box(x)` has a big mistake in it.' },
        ],
      },
      { role: 'assistant', content: 'It has a big mistake.' },
    ],
  },
];
const lines = rows.map((row) => JSON.stringify(row));

function recipe(steps: unknown[], name: string) {
  return {
    leaven: 1,
    name,
    seed: 3,
    dataset: { task: 'chat', train: { path: join(folder, 'chat.jsonl') } },
    steps,
    output: { path: join(folder, name) },
  } as never;
}

const grow = (options: object = {}) => ({
  augment: { copies: 3, from: [{ 'text.replace-synonyms': { ratio: 0.2 } }, { 'text.swap-words': { ratio: 0.2 } }], ...options },
});

async function grown(name: string, steps: unknown[], options: RunOptions = {}) {
  const result = await run(recipe(steps, name), { workers: 0, ...options });
  const text = readFileSync(join(folder, name, 'data', 'train.jsonl'), 'utf8');
  return {
    result,
    text,
    rows: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as (typeof rows)[number]),
  };
}

/** Messages of the copies that differ from the original's, as `id/index`. */
function changed(made: readonly (typeof rows)[number][]): string[] {
  const found = new Set<string>();
  for (const row of made) {
    const parent = rows.find(({ id }) => row.id === id || row.id.startsWith(`${id}#`)) as (typeof rows)[number];
    expect(row.source).toBe(parent.source);
    expect(row.messages).toHaveLength(parent.messages.length);
    for (const [index, message] of row.messages.entries())
      if (JSON.stringify(message) !== JSON.stringify(parent.messages[index])) found.add(`${parent.id}/${index}`);
  }
  return [...found].sort();
}

describe('growing conversations', () => {
  test('the user alone is reworded; originals keep their bytes', async () => {
    const { rows: made, text, result } = await grown('plain', [grow()]);
    expect(made).toHaveLength(8);
    expect(result.missingCopies).toBe(0);
    expect(changed(made)).toEqual(['code/0', 'weather/1', 'weather/5']);
    for (const line of lines) expect(text).toContain(line);
    for (const row of made.filter(({ id }) => id.startsWith('code#'))) expect(JSON.stringify(row)).toContain('`draw_box(x)`');
    expect(new Set(made.map(({ messages }) => JSON.stringify(messages))).size).toBe(8);
  });

  test('roles and turns choose the messages', async () => {
    expect(changed((await grown('first', [grow({ turns: 'first' })])).rows)).toEqual(['code/0', 'weather/1']);
    expect(changed((await grown('last', [grow({ turns: 'last' })])).rows)).toEqual(['code/0', 'weather/5']);
    expect(changed((await grown('both', [grow({ roles: ['assistant', 'system'] })])).rows)).toEqual([
      'code/1',
      'weather/0',
      'weather/4',
      'weather/6',
    ]);
  });

  test('beside an operator that changes all messages alike the others keep to the user', async () => {
    const steps = [{ augment: { copies: 6, from: ['text.replace-names', { 'text.swap-words': { ratio: 0.3 } }] } }];
    expect(changed((await grown('mixed', steps)).rows)).toEqual(['code/0', 'weather/1', 'weather/5']);
    const lock = readFileSync(join(folder, 'mixed', 'recipe.lock.yaml'), 'utf8');
    const again = join(folder, 'again.yaml');
    writeFileSync(again, lock);
    const first = JSON.parse(readFileSync(join(folder, 'mixed', 'run.json'), 'utf8')) as { planHash: string };
    expect((await run(again, { workers: 0, overwrite: true, set: [`output.path=${join(folder, 'again')}`] })).planHash).toBe(
      first.planHash,
    );
  });

  test('any number of workers and shards gives the same bytes', async () => {
    const one = await grown('one', [grow()]);
    const two = await grown('two', [grow()], { shardSize: 1 });
    expect(two.text).toBe(one.text);
  });

  test('preview names the messages by place and role, and explain makes a copy again', async () => {
    const steps = [grow()];
    const items = await preview(recipe(steps, 'shown'), { samples: 2 });
    const weather = items.find(({ id }) => id === 'weather');
    expect(weather?.roles?.['messages[5]']).toBe('user');
    expect(Object.keys(weather?.before ?? {})).toEqual([0, 1, 3, 4, 5, 6].map((index) => `messages[${index}]`));
    const { result } = await grown('explained', steps);
    expect(result.firstCopy).toBeDefined();
    const explanation = await explain(join(folder, 'explained'), result.firstCopy as string);
    expect(explanation.replay?.sameBytes).toBe(true);
    const step = explanation.chain.at(-1);
    expect(Object.keys(step?.edits ?? {}).every((place) => /^messages\[\d\](\[\d\])?$/.test(place))).toBe(true);
  });

  test('a conversation without a text of the role asked for gives a reason for each missing copy', async () => {
    const { result, rows: made } = await grown('none', [{ augment: { copies: 2, roles: 'developer', from: ['text.swap-words'] } }]);
    expect(made).toHaveLength(2);
    expect(result.missingCopies).toBe(4);
  });
});

describe('what a step may not choose', () => {
  const codesOf = async (value: unknown) => {
    try {
      await validate(value as never);
      return [];
    } catch (error) {
      return [error as LeavenError, ...(error as LeavenError).others].map(({ code }) => code);
    }
  };

  test('roles where there are no messages', async () => {
    const dataset = { task: 'text-pair', train: { path: join(folder, 'pairs.jsonl') } };
    const steps = [{ augment: { roles: 'user', from: ['text.swap-words'] } }];
    expect(await codesOf({ leaven: 1, dataset, steps })).toEqual(['recipe/conflict']);
  });

  test('a part of a conversation whose names are to change', async () => {
    for (const options of [{ roles: 'user' }, { turns: 'last' }, { roles: ['system', 'assistant'] }])
      expect(await codesOf(recipe([{ augment: { ...options, from: ['text.replace-names'] } }], 'half'))).toEqual(['recipe/one-sided']);
    expect(await codesOf(recipe([{ augment: { roles: 'all', from: ['text.replace-names'] } }], 'whole'))).toEqual([]);
  });

  test('an unknown role', async () => {
    expect(await codesOf(recipe([{ augment: { roles: 'bot', from: ['text.swap-words'] } }], 'bad'))).not.toEqual([]);
  });
});
