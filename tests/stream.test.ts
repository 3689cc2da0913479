import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ServeStreamOptions, StreamServer } from '../src/app/serve-stream.ts';
import type { RecipeInput, StreamOptions } from '../src/index.ts';
import { leaven, start, temporaryFolder } from './support/cli.ts';
import { makeReviews, toJsonl } from './support/texts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const library = (await import(join(root, 'dist/index.js'))) as typeof import('../src/index.ts');
const { serveStream } = (await import(join(root, 'dist/app/serve-stream.js'))) as typeof import('../src/app/serve-stream.ts');
const folder = temporaryFolder();

const recipeOf = (name: string, train: string, steps?: RecipeInput['steps']): RecipeInput =>
  library.defineRecipe({
    leaven: 1,
    name,
    seed: 7,
    dataset: { task: 'text-classification', train: { path: join(folder, train) } },
    steps: steps ?? [
      'text.normalize-whitespace',
      { 'dataset.deduplicate': { mode: 'exact' } },
      { augment: { copies: 3, from: [{ 'text.swap-words': { ratio: 0.2 } }, 'text.delete-words'] } },
    ],
    output: { path: join(folder, name), format: 'jsonl' },
  });
const recipe = recipeOf('streamed', 'train.jsonl');
const yaml = `leaven: 1
name: served
seed: 7
dataset: { task: text-classification, train: train.jsonl }
steps:
  - augment: { copies: 3, from: [text.swap-words: { ratio: 0.2 }, text.delete-words] }
output: { path: served, format: jsonl }
`;

const linesOf = async (epoch: number, options: StreamOptions = {}) => {
  const lines: string[] = [];
  for await (const some of (await library.openStream(recipe, options)).read(epoch, options)) lines.push(...some);
  return lines;
};
/** Threads of this process: workers that were left would be among them. */
const threads = () => readdirSync('/proc/self/task').length;
const onLinux = process.platform === 'linux';
/** What a condition comes to in the end. */
const settles = async (holds: () => boolean, milliseconds = 10_000) => {
  for (let i = 0; i * 20 < milliseconds && !holds(); i++) await wait(20);
  return holds();
};

beforeAll(async () => {
  writeFileSync(join(folder, 'train.jsonl'), toJsonl(makeReviews(1500)));
  writeFileSync(join(folder, 'served.yaml'), yaml);
  await library.run(recipe);
  for await (const _ of library.stream(recipe, { workers: 1 })) break;
});

describe('workers', () => {
  it('any number of them gives the same rows, shuffled or not, and epoch 0 those of a run', async () => {
    const written = readFileSync(join(folder, 'streamed/data/train.jsonl'), 'utf8').trimEnd().split('\n');
    expect(await linesOf(0, { workers: 2 })).toEqual(written);
    for (const options of [{}, { shuffle: { window: 300 } }] as StreamOptions[]) {
      const alone = await linesOf(2, { ...options, workers: 0 });
      for (const workers of [1, 3]) expect(await linesOf(2, { ...options, workers })).toEqual(alone);
    }
  });

  it.skipIf(!onLinux).each(['end', 'break', 'error', 'abort'])(
    'end with the reader: %s (skipped where threads cannot be counted)',
    async (way) => {
      const before = threads();
      const stop = new AbortController();
      const rows = library.stream(recipe, { epoch: 1, workers: 2, signal: stop.signal });
      let most = 0;
      const work = (async () => {
        for await (const _ of rows) {
          most = Math.max(most, threads());
          if (way === 'break') break;
          if (way === 'error') throw new Error('the reader failed');
          if (way === 'abort') stop.abort();
        }
        return 'over';
      })();
      const expected = {
        end: 'over',
        break: 'over',
        error: 'the reader failed',
        abort: 'the run was interrupted; nothing finished is lost',
      };
      expect(await work.catch((error: Error) => error.message)).toBe(expected[way as 'end']);
      expect(most).toBeGreaterThan(before);
      expect(await settles(() => threads() <= before)).toBe(true);
      expect(rows.summary()?.done).toBe(way === 'end');
    },
  );

  it('a sample that ends its worker is rejected, and the rows around it come', async () => {
    const killer = join(folder, 'killer.mjs');
    writeFileSync(
      killer,
      `import { defineTextOperator, z } from ${JSON.stringify(join(root, 'dist/index.js'))};
      export default defineTextOperator({ id: 'text.killer', since: '0.1.0', summary: { en: 'Ends', 'zh-CN': '结束' }, labelEffect: 'preserving',
        touches: ['text'], takes: ['label'], determinism: 'pure', languages: 'any', params: z.strictObject({}),
        draw({ text }) { if (text.includes('kill me')) process.exit(7); return [{ start: 0, end: 0, insert: 'x ' }]; },
        examples: [{ name: 'x', params: {}, input: { id: 'a', text: 'a' }, output: { id: 'a', text: 'x a' } }] });`,
    );
    const rows = makeReviews(60);
    writeFileSync(
      join(folder, 'deadly.jsonl'),
      toJsonl([...rows.slice(0, 30), { ...rows[0], id: 'deadly', text: 'kill me' }, ...rows.slice(30)]),
    );
    const reasons: string[] = [];
    let count = 0;
    const deadly = recipeOf('deadly', 'deadly.jsonl', [killer]);
    for await (const _ of library.stream(deadly, { workers: 1, onReject: ({ id, reason }) => reasons.push(`${id} ${reason}`) })) count++;
    expect(reasons).toEqual(['deadly worker-died']);
    expect(count).toBe(60);
  });

  it('a slow reader keeps what is made ahead of it small, in rows and in memory', async () => {
    const made = join(folder, 'made');
    const counter = join(folder, 'counter.mjs');
    writeFileSync(
      counter,
      `import { appendFileSync } from 'node:fs';
      import { defineTextOperator, z } from ${JSON.stringify(join(root, 'dist/index.js'))};
      export default defineTextOperator({ id: 'text.counter', since: '0.1.0', summary: { en: 'Counts', 'zh-CN': '计数' }, labelEffect: 'preserving',
        touches: ['text'], takes: ['label'], determinism: 'seeded', languages: 'any', params: z.strictObject({}),
        draw({ text }) { appendFileSync(${JSON.stringify(made)}, '.'); return [{ start: text.length, end: text.length, insert: ' so' }]; },
        examples: [{ name: 'x', params: {}, input: { id: 'a', text: 'a' }, output: { id: 'a', text: 'a so' } }] });`,
    );
    const file = join(folder, 'many.jsonl');
    const reviews = makeReviews(500);
    const originals = 60_000;
    for (let part = 0; part < originals / 500; part++)
      appendFileSync(
        file,
        toJsonl(reviews.map((row, i) => ({ ...row, id: `m${part * 500 + i}`, text: `${row.text} ${part} ${'word '.repeat(20)}` }))),
      );
    const slow = recipeOf('slow', 'many.jsonl', [{ augment: { copies: 1, from: [counter] } }]);
    const workers = 2;
    const rows = library.stream(slow, { workers });
    const heldBytes = () => {
      global.gc?.();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    writeFileSync(made, '');
    let read = 0;
    let begin = 0;
    for await (const { id } of rows) {
      if (!String(id).includes('#')) read++;
      if (read % 2000 !== 1 || String(id).includes('#')) continue;
      // The reader stands still until nothing more is made.
      let size = -1;
      while (size !== statSync(made).size) {
        size = statSync(made).size;
        await wait(150);
      }
      expect(size - read).toBeLessThanOrEqual((workers + 1) * 1000);
      begin ||= heldBytes();
      // 120,000 rows of some 250 bytes are made in all; what is held does not grow with what was read.
      expect(heldBytes() - begin).toBeLessThan(60e6);
      if (read > 16_000) break;
    }
    expect(read).toBeGreaterThan(16_000);
    expect(statSync(made).size).toBeLessThan(originals / 2);
  });
});

describe('the server', () => {
  const token = 'open sesame';
  const serve = async (options: ServeStreamOptions, use: (server: StreamServer) => Promise<void>) => {
    const server = await serveStream(recipe, { workers: 0, token, ...options });
    try {
      await use(server);
    } finally {
      await server.close();
    }
  };
  const get = (server: StreamServer, path: string, more: RequestInit = {}) =>
    fetch(`${server.url}${path}`, { ...more, headers: { authorization: `Bearer ${token}`, ...(more.headers as object) } });

  it('tells what there is, and gives epochs as lines and as Arrow', async () => {
    await serve({}, async (server) => {
      expect(await (await get(server, '/')).json()).toMatchObject({
        recipe: 'streamed',
        rows: { train: 1500 },
        splits: ['train'],
        epochs: { from: 0 },
      });
      const lines = await (await get(server, '/epochs/0')).text();
      expect(lines).toBe(readFileSync(join(folder, 'streamed/data/train.jsonl'), 'utf8'));
      const third = await (await get(server, '/epochs/3')).text();
      expect(third).not.toBe(lines);
      const arrow = tableFromIPC(new Uint8Array(await (await get(server, '/epochs/3?format=arrow')).arrayBuffer()));
      const rows = arrow.toArray().map((row) => row.toJSON());
      expect(rows).toEqual(
        third
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
      const parts = await Promise.all([0, 1].map(async (i) => (await get(server, `/epochs/3?shard=${i}/2`)).text()));
      expect(parts.join('').split('\n').sort()).toEqual(third.split('\n').sort());
      const shuffled = await (await get(server, '/epochs/3?shuffle=200&split=train')).text();
      expect(shuffled).not.toBe(third);
      expect(shuffled.split('\n').sort()).toEqual(third.split('\n').sort());
    });
  });

  it('refuses with a status and a code', async () => {
    await serve({}, async (server) => {
      const asked = async (path: string, more: RequestInit = {}) => {
        const response = await get(server, path, more);
        const { error } = (await response.json()) as { error: { code: string } };
        return `${response.status} ${error.code}`;
      };
      expect(await asked('/epochs/0', { headers: { authorization: 'Bearer wrong' } })).toBe('401 stream/unauthorized');
      expect(await asked('/', { headers: { authorization: '' } })).toBe('401 stream/unauthorized');
      expect(await asked('/epochs/0', { method: 'POST', body: 'x' })).toBe('405 stream/wrong-method');
      for (const path of [
        '/epochs',
        '/epochs/',
        '/epochs/-1',
        '/epochs/1.5',
        '/epochs/x',
        '/epochs/0/1',
        '/../etc',
        '/epochs/9999999999999999999',
      ])
        expect(await asked(path)).toBe('404 stream/unknown-path');
      for (const query of [
        'shard=2/2',
        'shard=a',
        'shard=1',
        'shuffle=0',
        'shuffle=-1',
        'format=csv',
        'shufle=3',
        'shuffle=2&shuffle=3',
        'split=',
      ])
        expect(await asked(`/epochs/0?${query}`)).toMatch(/^400 stream\/(bad-option|unknown-split)$/);
      expect(await asked('/epochs/0?split=test')).toBe('400 stream/unknown-split');
      const head = await get(server, '/epochs/0', { method: 'HEAD' });
      expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'application/x-ndjson; charset=utf-8', '']);
      const port = Number(new URL(server.url).port);
      const foreign = await new Promise<number | undefined>((resolve) => {
        request({ port, host: '127.0.0.1', path: '/', headers: { host: 'evil.example', authorization: `Bearer ${token}` } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
      expect(foreign).toBe(403);
      await expect(serveStream(recipe, { port })).rejects.toMatchObject({ code: 'stream/port-taken' });
    });
  });

  it.skipIf(!onLinux)('a reader that is killed leaves no worker behind (skipped where threads cannot be counted)', async () => {
    const before = threads();
    const events: string[] = [];
    await serve({ workers: 2, onEvent: (event) => events.push(event.type) }, async (server) => {
      const stop = new AbortController();
      const response = await get(server, '/epochs/1', { signal: stop.signal });
      await response.body?.getReader().read();
      expect(threads()).toBeGreaterThan(before);
      stop.abort();
      expect(await settles(() => threads() <= before)).toBe(true);
      // It is still there for others.
      expect((await get(server, '/')).status).toBe(200);
    });
    expect(events).toEqual(['failed']);
  });
});

describe('leaven serve-stream', () => {
  const begin = async (...args: string[]) => {
    const { child, finished } = start(['serve-stream', 'served.yaml', '--workers', '0', ...args], folder);
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout?.on('data', (piece) => {
        text += piece;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
        if (found && text.includes('token')) resolve(`${found} ${/token (\S+)/.exec(text)?.[1]}`);
      });
      child.once('exit', () => reject(new Error('it ended')));
    });
    const [address = '', token = ''] = url.split(' ');
    return { child, finished, get: (path: string) => fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } }) };
  };

  it('stops after an epoch where that is asked for, and on Ctrl-C', async () => {
    const once = await begin('--once', '--token', 'mine');
    const rows = (await (await once.get('/epochs/2')).text()).trimEnd().split('\n');
    const finished = await once.finished;
    expect(finished.code).toBe(0);
    expect(finished.stderr).toContain(`epoch 2 of train  ${rows.length.toLocaleString('en')} rows`);

    const stopped = await begin();
    const response = await stopped.get('/epochs/0');
    await response.body?.getReader().read();
    stopped.child.kill('SIGINT');
    expect((await stopped.finished).code).toBe(0);
  });

  it('faults of the recipe end it before it listens', async () => {
    writeFileSync(join(folder, 'late.yaml'), yaml.replace('output:', '  - dataset.shuffle\noutput:'));
    const done = await leaven(['serve-stream', 'late.yaml'], folder);
    expect(done.code).toBe(2);
    expect(done.stderr).toContain('error[recipe/stream-after-global]');
  });
});
