import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toLeavenError } from '../errors/leaven-error.ts';
import { convert } from './convert.ts';
import { runInMemory } from './in-memory.ts';
import { createRecipe } from './init.ts';
import { type RunEvent, run } from './run.ts';

const folders: string[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-encoding-runs-'));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const reviews = Array.from({ length: 120 }, (_, i) => `第${i}条：这部电影很好看，我们都喜欢这个结局，他说还想再看一次。`);
const gbk = (text: string) => iconv.encode(text, 'gbk');
/** Eighty good lines, one bad, the others. */
const damaged = () =>
  Buffer.concat([gbk(`${reviews.slice(0, 80).join('\n')}\n`), Buffer.from([0xff, 10]), gbk(`${reviews.slice(80).join('\n')}\n`)]);

const recipe = (train: string) =>
  `leaven: 1\nseed: 7\ndataset:\n  task: text\n  language: zh\n  train: ${train}\nsteps: [text.normalize-whitespace]\nlimits: { rejects: 0.05 }\noutput: { format: jsonl }\n`;

async function runIn(out: string, text: string, options: { shardSize?: number } = {}) {
  writeFileSync(join(folder, 'recipe.yaml'), text);
  const warnings: Extract<RunEvent, { type: 'warning' }>[] = [];
  const result = await run(join(folder, 'recipe.yaml'), {
    workers: 0,
    set: [`output.path=${join(folder, out)}`],
    ...options,
    onEvent: (event) => {
      if (event.type === 'warning') warnings.push(event);
    },
  });
  const read = (name: string) => readFileSync(join(folder, out, name), 'utf8');
  const { planHash } = JSON.parse(read('run.json')) as { planHash: string };
  return { result, warnings, planHash, read, data: read('data/train.jsonl') };
}

describe('a file in an encoding that nobody names', () => {
  test('is read as what it is, and the run says so', async () => {
    writeFileSync(join(folder, 'zh.txt'), damaged());
    const { result, warnings, read, data } = await runIn('out', recipe('zh.txt'));
    expect(result.counts).toMatchObject({ read: 121, rejected: 1 });
    expect(data).toContain(reviews[0] as string);
    expect(data).not.toContain('\ufffd');
    expect(warnings).toEqual([
      { type: 'warning', code: 'dataset/encoding-found', data: { file: 'zh.txt', encoding: 'gb18030', share: expect.closeTo(1, 1) } },
    ]);
    expect(JSON.parse(read('rejected.jsonl'))).toMatchObject({
      reason: 'invalid-encoding',
      step: 'read',
      detail: { encoding: 'gb18030', offset: gbk(`${reviews.slice(0, 80).join('\n')}\n`).length, record: 81 },
    });
    expect(read('report.html')).toContain('gb18030');
    expect(JSON.parse(read('report.json')).warnings).toContainEqual(expect.objectContaining({ code: 'dataset/encoding-found' }));
  });

  test('has the same bytes and hash for any shards, when it is named, and from recipe.lock.yaml', async () => {
    writeFileSync(join(folder, 'zh.txt'), damaged());
    const found = await runIn('out', recipe('zh.txt'));
    const lock = found.read('recipe.lock.yaml');
    expect(parse(lock).dataset.train).toEqual({ path: 'zh.txt', encoding: 'gb18030' });
    const others = [
      await runIn('shards', recipe('zh.txt'), { shardSize: 7 }),
      await runIn('named', recipe('{ path: zh.txt, encoding: gb18030 }')),
      await runIn('auto', recipe('{ path: zh.txt, encoding: auto }')),
      await runIn('locked', lock),
    ];
    for (const { planHash, data, read } of others) {
      expect(planHash).toBe(found.planHash);
      expect(data).toBe(found.data);
      expect(read('rejected.jsonl')).toBe(found.read('rejected.jsonl'));
    }
    expect(others.map(({ warnings }) => warnings.length)).toEqual([1, 0, 1, 0]);
  });

  test('is found for each file of a list, and again for a folder', async () => {
    writeFileSync(join(folder, 'a.txt'), gbk(reviews.join('\n')));
    writeFileSync(join(folder, 'b.txt'), 'plain\nASCII\n');
    writeFileSync(join(folder, 'c.txt'), iconv.encode('Это был очень хороший фильм.\nМы были рады.\n', 'koi8-r'));
    const { read, warnings, data } = await runIn('out', recipe('[a.txt, b.txt, { path: c.txt }]'));
    expect(warnings.map(({ data }) => [data.file, data.encoding])).toEqual([
      ['a.txt', 'gb18030'],
      ['c.txt', 'koi8-r'],
    ]);
    expect(parse(read('recipe.lock.yaml')).dataset.train).toEqual([
      { path: 'a.txt', encoding: 'gb18030' },
      'b.txt',
      { path: 'c.txt', encoding: 'koi8-r' },
    ]);
    expect(data).toContain('Мы были рады.');
  });

  test('is read the same in memory', async () => {
    writeFileSync(join(folder, 'zh.txt'), damaged());
    const { data } = await runIn('out', recipe('zh.txt'));
    const memory = await runInMemory(recipe('zh.txt'), { data: { train: new Uint8Array(damaged()) } });
    expect(memory.splits.train?.text).toBe(data);
    expect(memory.warnings.map(({ code }) => code)).toEqual(['dataset/encoding-found']);
  });

  test('is converted, and gets its line in a new recipe', async () => {
    const rows = reviews.map((text, i) => `${JSON.stringify({ text, label: String(i % 2) })}\n`).join('');
    writeFileSync(join(folder, 'zh.jsonl'), gbk(rows));
    const { warnings } = await convert('zh.jsonl', 'zh.csv', { cwd: folder });
    expect(warnings).toMatchObject([{ data: { file: 'zh.jsonl', encoding: 'gb18030' } }]);
    expect(readFileSync(join(folder, 'zh.csv'), 'utf8')).toContain(reviews[119] as string);
    const { recipe: made } = await createRecipe(join(folder, 'zh.jsonl'), { recipeFile: join(folder, 'recipe.yaml') });
    expect(parse(made).dataset.train).toMatchObject({ path: 'zh.jsonl', encoding: 'gb18030' });
  });

  test('stops the run where it is not sure, with what it may be and how that would read', async () => {
    writeFileSync(join(folder, 'few.txt'), Buffer.from('caf\xe9\n', 'latin1'));
    const error = await runIn('out', recipe('few.txt')).then(
      () => undefined,
      (thrown) => toLeavenError(thrown),
    );
    expect(error?.code).toBe('dataset/invalid-utf8');
    expect(error?.text('en').hint).toContain('windows-1252 “café”');
    expect(error?.text('zh-CN').hint).toContain('windows-1252');
  });
});
