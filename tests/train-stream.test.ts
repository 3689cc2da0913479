import { execFileSync, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { start, temporaryFolder } from './support/cli.ts';
import { toJsonl } from './support/texts.ts';

const script = fileURLToPath(new URL('../examples/streaming/train_stream.py', import.meta.url));
const python = [process.env.LEAVEN_PYTHON, 'python3', '/usr/bin/python3'].find((name) => {
  try {
    if (name) execFileSync(name, ['-c', 'import sys; assert sys.version_info >= (3, 8)'], { stdio: 'ignore' });
    return name;
  } catch {
    return undefined;
  }
});
const title = python === undefined ? 'training from Python (skipped: no python3 from 3.8)' : 'training from Python';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(python === undefined)(title, { timeout: 300_000 }, () => {
  it('reads epochs from the server and learns from them, the same each time', async () => {
    const goods = ['a fine film with a warm heart', 'truly great acting by all of them', 'funny and clever to the end'];
    const bads = ['a dull film with a cold heart', 'truly awful acting by all of them', 'tedious and stupid to the end'];
    const rows = Array.from({ length: 400 }, (_, i) => ({
      id: `r${i}`,
      text: `${(i % 2 ? goods : bads)[i % 3]} 👩‍👩‍👧\u2028 ${i}`,
      label: i % 2 ? 'good' : 'bad',
    }));
    writeFileSync(join(folder, 'train.jsonl'), toJsonl(rows));
    writeFileSync(
      join(folder, 'recipe.yaml'),
      `leaven: 1
dataset: { task: text-classification, train: train.jsonl }
steps: [{ augment: { copies: 2, from: [text.swap-words: { ratio: 0.2 }] } }]
output: { path: out, format: jsonl }
`,
    );
    const { child, finished } = start(['serve-stream', 'recipe.yaml', '--token', 'secret', '--workers', '0'], folder);
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout?.on('data', (piece) => {
        text += piece;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error('the server ended')));
    });
    const said = [];
    for (let i = 0; i < 2; i++) {
      const trainer = spawn(python as string, [script, url, 'secret', '3'], { stdio: ['ignore', 'pipe', 'inherit'] });
      let out = '';
      trainer.stdout.on('data', (piece) => (out += piece));
      expect(await new Promise((resolve) => trainer.once('close', resolve))).toBe(0);
      said.push(out);
    }
    child.kill('SIGINT');
    expect((await finished).code).toBe(0);
    expect(said[1]).toBe(said[0]);
    const shares = [...(said[0] ?? '').matchAll(/^epoch (\d): (\d+) rows(?:, (\S+) right)?/gm)].map((match) => match.slice(1));
    expect(shares.map(([epoch, count]) => `${epoch} ${count}`)).toEqual(['0 1200', '1 1200', '2 1200']);
    expect(Number(shares[2]?.[2])).toBeGreaterThan(0.9);
  });
});
