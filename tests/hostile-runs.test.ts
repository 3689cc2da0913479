import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashRun, leaven, readLines, start, temporaryFolder } from './support/cli.ts';
import { makeReviews, toJsonl } from './support/texts.ts';

/** An operator of the user's own, as a file beside the recipe. */
const ownOperator = (draw: string) => `
import { z } from 'zod';
import { defineTextOperator } from 'leaven';
export default defineTextOperator({
  id: 'text.own', since: '1.0.0', summary: { en: 'Own.', 'zh-CN': '自定义。' },
  labelEffect: 'preserving', touches: ['text'], takes: ['label'], determinism: 'seeded', languages: 'any',
  params: z.strictObject({}), examples: [],
  draw({ text, random }) { ${draw} },
});
`;

let folder: string;

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

function recipe(steps: string, more = ''): string {
  return `leaven: 1\nname: hostile\nseed: 1\ndataset:\n  task: text-classification\n  train: train.jsonl\n${more}steps:\n${steps}\noutput: { path: out }\n`;
}

const swap = '  - augment: { copies: 2, from: [ text.swap-words, text.delete-words ] }';

async function run(...args: string[]): Promise<{ code: number | null; document: any; stderr: string }> {
  const { code, stdout, stderr } = await leaven(['run', 'recipe.yaml', '--json', ...args], folder);
  return { code, document: JSON.parse(stdout), stderr };
}

function counts(document: any): void {
  const { read, asked, written, rejected, merged } = document.counts;
  expect(read + asked).toBe(written + rejected + merged);
}

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(import.meta.dirname, '..'), join(folder, 'node_modules', 'leaven'));
  symlinkSync(join(import.meta.dirname, '../node_modules/zod'), join(folder, 'node_modules', 'zod'));
  write('train.jsonl', toJsonl(makeReviews(60)));
  write('recipe.yaml', recipe(swap));
});

describe('poison samples', () => {
  it('a sample that ends the worker is found, rejected with its reason, and the rest comes through', async () => {
    const rows = makeReviews(60);
    (rows[17] as { text: string }).text = 'POISON one';
    (rows[41] as { text: string }).text = 'POISON two';
    write('train.jsonl', toJsonl(rows));
    write(
      'own.mjs',
      ownOperator(
        "if (text.includes('POISON')) process.exit(7); return [{ start: text.length, end: text.length, insert: ' ' + random.integer(1000) + 'x' }];",
      ),
    );
    write('recipe.yaml', recipe('  - use: ./own.mjs'));
    const { code, document } = await run('--workers', '2', '--shard-size', '20', '--set', 'limits.rejects=0.1');
    expect(code).toBe(0);
    counts(document);
    const rejects = readLines<{ reason: string; sample: { text: string } }>(join(folder, 'out/rejected.jsonl')).filter(
      (reject) => reject.reason === 'worker-died',
    );
    expect(rejects.map((reject) => reject.sample.text).sort()).toEqual(['POISON one', 'POISON two']);
    expect(document.counts.written).toBe(58);
  });

  it('an operator that throws rejects the sample, or stops the run where the step says so', async () => {
    write('own.mjs', ownOperator("if (text.includes('camera')) throw new Error('no cameras'); return [];"));
    write('recipe.yaml', recipe('  - use: ./own.mjs'));
    const rejecting = await run('--set', 'limits.rejects=1');
    expect(rejecting.code).toBe(0);
    counts(rejecting.document);
    const [reject] = readLines<any>(join(folder, 'out/rejected.jsonl'));
    expect(reject.reason).toBe('operator-error');
    expect(reject.detail.message).toContain('no cameras');
    write('recipe.yaml', recipe('  - { use: ./own.mjs, onError: stop }'));
    const stopping = await run('--overwrite');
    expect(stopping.code).toBe(1);
    expect(stopping.document.error.code).toBe('run/stopped-by-sample');
  });

  it('an operator whose edits do not fit is a reject, not a broken text', async () => {
    write('own.mjs', ownOperator('return [{ start: 2, end: 1, insert: "" }, { start: 5, end: 99999, insert: "x" }];'));
    write('recipe.yaml', recipe('  - use: ./own.mjs'));
    const { code, document } = await run();
    expect(code).toBe(3);
    counts(document);
    expect(document.error.code).toBe('run/too-many-rejects');
    expect(readLines<any>(join(folder, 'out/rejected.jsonl'))[0].detail.code).toBe('core/bad-edit');
  });

  it('what an operator prints does not reach the answer on stdout', async () => {
    write('own.mjs', ownOperator("console.log('noise'); return [];"));
    write('recipe.yaml', recipe('  - use: ./own.mjs'));
    for (const workers of ['0', '2']) {
      const { code } = await run('--overwrite', '--workers', workers);
      expect(code).toBe(0);
    }
  });

  it('a file that defines no operator is an error before the run', async () => {
    write('own.mjs', 'export default 1;');
    write('recipe.yaml', recipe('  - use: ./own.mjs'));
    const { code, document } = await run();
    expect(code).toBe(2);
    expect(document.error.code).toBe('operator/not-loadable');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('data that cannot grow', () => {
  const cases: [name: string, rows: object[], options?: { code?: number; args?: string[] }][] = [
    ['one row', [{ label: '1', text: 'a good film' }]],
    ['one word', [{ label: '1', text: 'good' }]],
    [
      'empty texts',
      [
        { label: '1', text: '' },
        { label: '0', text: '   ' },
      ],
    ],
    ['only punctuation and emoji', [{ label: '1', text: '!!! ... 👩‍👩‍👧 🇩🇪' }]],
    ['unpaired surrogates', [{ label: '1', text: 'bad \ud800 half and \udc00 other half here' }]],
    ['Chinese, which word operators leave alone', [{ label: '1', text: '这部电影很好看，演员也不错' }]],
    [
      'equal rows',
      [
        { label: '1', text: 'a good film' },
        { label: '1', text: 'a good film' },
        { label: '1', text: 'a good film' },
      ],
    ],
  ];
  it.each(cases)('%s: every asked copy is there or has a reason', async (_, rows) => {
    write('train.jsonl', toJsonl(rows));
    const { code, document } = await run();
    expect(code).toBe(0);
    counts(document);
    expect(document.counts.asked).toBe(rows.length * 2);
    const written = readLines<{ id: string }>(join(folder, 'out/data/train.jsonl'));
    expect(new Set(written.map((row) => row.id)).size).toBe(written.length);
    for (const reject of readLines<{ reason: string; step: string; id: string }>(join(folder, 'out/rejected.jsonl'))) {
      expect(reject.reason).toMatch(/^[a-z-]+$/);
      expect(reject.id).toContain('#');
    }
  });

  it('a text of a million characters in one line goes through', async () => {
    write(
      'train.jsonl',
      toJsonl([
        { label: '1', text: 'word '.repeat(200_000) },
        { label: '0', text: 'a short one here' },
      ]),
    );
    const { code, document } = await run('--set', 'steps.0.augment.copies=1');
    expect(code).toBe(0);
    counts(document);
  });

  it('no copy equals a sample of the test set, and leaks of the originals are told', async () => {
    write(
      'train.jsonl',
      toJsonl([
        { label: '1', text: 'good old film' },
        { label: '0', text: 'The  Same text' },
      ]),
    );
    // All orders of the first text but one.
    write(
      'test.jsonl',
      toJsonl(['good film old', 'old good film', 'film old good', 'old film good', 'the same Text'].map((text) => ({ label: '1', text }))),
    );
    write('recipe.yaml', recipe('  - augment: { copies: 1, from: [ text.swap-words ] }', '  test: test.jsonl\n'));
    const { code, document } = await run();
    expect(code).toBe(0);
    expect(document.leaks).toMatchObject({ checked: true, exact: 1 });
    const held = new Set(['good film old', 'old good film', 'film old good', 'old film good', 'the same text']);
    const copies = readLines<{ id: string; text: string }>(join(folder, 'out/data/train.jsonl')).filter((row) => row.id.includes('#'));
    for (const copy of copies) expect(held.has(copy.text.toLowerCase())).toBe(false);
  });
});

describe('bad data', () => {
  it('broken records are rejects with their place, and too many of them end with 3', async () => {
    write(
      'train.jsonl',
      `{"label":"1","text":"fine here"}\n{"label":"1","text":\n[1,2]\n{"label":"1"}\n{"label":"1","text":5}\n\n{"label":"0","text":"also fine"}\n`,
    );
    const { code, document } = await run();
    expect(code).toBe(3);
    counts(document);
    const rejects = readLines<any>(join(folder, 'out/rejected.jsonl')).filter((reject) => reject.step === 'read');
    expect(rejects.map((reject) => [reject.reason, reject.detail.record])).toEqual([
      ['bad-json', 2],
      ['not-an-object', 3],
      ['missing-field', 4],
      ['wrong-type', 5],
    ]);
    expect(rejects[0].sample.raw).toBe('{"label":"1","text":');
  });

  it('two rows with one id stop the run before it begins', async () => {
    write(
      'train.jsonl',
      toJsonl([
        { id: 'a', label: '1', text: 'one here' },
        { id: 'a', label: '1', text: 'two here' },
      ]),
    );
    const { code, document } = await run();
    expect(code).toBe(1);
    expect(document.error).toMatchObject({ code: 'dataset/duplicate-id', data: { id: 'a', record: 2 } });
  });

  it('ids of twenty digits keep every digit', async () => {
    write(
      'train.jsonl',
      '{"id":12345678901234567890,"label":1,"text":"one good film"}\n{"id":12345678901234567891,"label":1,"text":"two good films"}\n',
    );
    const { code } = await run();
    expect(code).toBe(0);
    const ids = readFileSync(join(folder, 'out/data/train.jsonl'), 'utf8').match(/12345678901234567890|12345678901234567891/g) ?? [];
    expect(new Set(ids).size).toBe(2);
    expect(readFileSync(join(folder, 'out/data/train.jsonl'), 'utf8')).toContain('"label":1');
  });

  it('bytes that are not UTF-8 are an error with the offset of the first', async () => {
    write('train.jsonl', Buffer.concat([Buffer.from('{"label":"1","text":"caf'), Buffer.from([0xe9]), Buffer.from('"}\n')]));
    const { code, document } = await run();
    expect(code).toBe(1);
    expect(document.error).toMatchObject({ code: 'dataset/invalid-utf8', data: { offset: 24 } });
  });

  it('another encoding is found, with the same bytes for any workers, and a bad record is one reject', async () => {
    const line = (text: string) => Buffer.concat([Buffer.from('{"label":"1","text":"'), Buffer.from(text, 'hex'), Buffer.from('"}\n')]);
    // GB 18030 as Python 3.11 writes it, and a byte that it does not have.
    const film = 'd5e2b2bfb5e7d3b0badcbac3bfb4a3acced2c3c7b6bccfb2bbb6d5e2b8f6bde1bed6a3accbfbcbb5bbb9cfebd4d9bfb4d2bbb4cea1a3';
    write('train.jsonl', Buffer.concat([...Array.from({ length: 200 }, (_, i) => line(`${film}3${i % 10}`)), line(`${film}ff`)]));
    write('recipe.yaml', recipe('  - text.normalize-whitespace'));
    const { code, document } = await run('--workers', '2', '--shard-size', '20');
    expect(code).toBe(0);
    counts(document);
    expect(document.counts).toMatchObject({ read: 201, written: 200, rejected: 1 });
    expect(readLines(join(folder, 'out/rejected.jsonl'))).toMatchObject([{ reason: 'invalid-encoding', detail: { record: 201 } }]);
    expect(readFileSync(join(folder, 'out/data/train.jsonl'), 'utf8')).toContain('这部电影很好看');
    const first = hashRun(join(folder, 'out'));
    rmSync(join(folder, 'out'), { recursive: true });
    await run('--workers', '0');
    expect(hashRun(join(folder, 'out'))).toEqual(first);
  });

  it('a file that grows while it is read is noticed or read as it was', async () => {
    write('train.jsonl', toJsonl(makeReviews(400)));
    const { child, finished } = start(['run', 'recipe.yaml', '--json', '--shard-size', '3'], folder);
    const watch = setInterval(() => {
      if (!existsSync(join(folder, 'out/run.json'))) return;
      clearInterval(watch);
      truncateSync(join(folder, 'train.jsonl'), 100);
    }, 2);
    const { code, stdout } = await finished;
    clearInterval(watch);
    child.kill();
    if (code !== 0) expect(['run/input-changed', 'run/too-many-rejects']).toContain(JSON.parse(stdout).error.code);
  });
});

describe('run folders', () => {
  it('a folder with other files is never written into, not even with --overwrite', async () => {
    mkdirSync(join(folder, 'out'));
    write('out/thesis.txt', 'mine');
    for (const flag of [[], ['--overwrite'], ['--resume']]) {
      const { code, document } = await run(...flag);
      expect(code).toBe(2);
      expect(document.error.code).toBe('run/folder-not-empty');
    }
    expect(readFileSync(join(folder, 'out/thesis.txt'), 'utf8')).toBe('mine');
  });

  it('a file in place of the folder is an error', async () => {
    write('out', 'file');
    expect((await run()).document.error.code).toBe('run/folder-not-empty');
  });

  it('a damaged run.json is named', async () => {
    await run();
    write('out/run.json', '{"leaven":1,');
    expect((await run('--resume')).document.error.code).toBe('run/folder-damaged');
  });

  it('a changed data file of a finished run is noticed by --resume', async () => {
    await run();
    write('out/data/train.jsonl', '{}\n');
    expect((await run('--resume')).document.error).toMatchObject({ code: 'run/folder-damaged', data: { file: 'data/train.jsonl' } });
  });

  it('--resume after a change of the recipe makes the new plan, with the bytes of a fresh run', async () => {
    await run();
    const changed = ['--set', 'steps.0.augment.copies=3'];
    expect((await run(...changed, '--resume')).code).toBe(0);
    const resumed = hashRun(join(folder, 'out'));
    rmSync(join(folder, 'out'), { recursive: true });
    expect((await run(...changed)).code).toBe(0);
    expect(hashRun(join(folder, 'out'))).toEqual(resumed);
  });

  it('a folder in use by a living process is refused; the lock of a dead one is taken over', async () => {
    mkdirSync(join(folder, 'out'));
    write('out/.lock', JSON.stringify({ pid: 999_999_999, host: execFileSync('hostname').toString().trim(), started: '1' }));
    expect((await run()).code).toBe(0);
    const stat = readFileSync('/proc/self/stat', 'latin1');
    write(
      'out/.lock',
      JSON.stringify({
        pid: process.pid,
        host: execFileSync('hostname').toString().trim(),
        started: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19],
      }),
    );
    expect((await run('--overwrite')).document.error.code).toBe('run/locked');
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written is an error with a code (root may write everywhere)', async () => {
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o500);
    expect((await run('--set', 'output.path=closed/out')).document.error.code).toBe('system/no-permission');
  });

  it('a full disk stops the run with a code, and it resumes to the same bytes', async () => {
    if (!existsSync('/dev/shm')) return;
    // A file system of 256 kB: only root may mount one.
    const small = join(folder, 'small');
    mkdirSync(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small], { stdio: 'ignore' });
    } catch {
      return;
    }
    try {
      write('train.jsonl', toJsonl(makeReviews(900)));
      const { code, document } = await run('--set', 'output.path=small/out', '--shard-size', '50');
      expect(code).toBe(1);
      expect(document.error.code).toBe('system/disk-full');
      execFileSync('mount', ['-o', 'remount,size=64m', small]);
      expect((await run('--set', 'output.path=small/out', '--resume')).code).toBe(0);
      expect((await run('--shard-size', '50')).code).toBe(0);
      expect(hashRun(join(small, 'out'))).toEqual(hashRun(join(folder, 'out')));
    } finally {
      execFileSync('umount', ['-l', small]);
    }
  });

  it('explain, report and the reader of a run refuse what is no run, and name the nearest id', async () => {
    const empty = temporaryFolder();
    expect(JSON.parse((await leaven(['explain', empty, 'x', '--json'], folder)).stdout).error.code).toBe('run/not-a-run');
    write('train.jsonl', toJsonl([{ id: 'sample-one', label: '1', text: 'a good old film' }]));
    await run();
    const { stdout } = await leaven(['explain', 'out', 'sample-ona', '--json'], folder);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'run/unknown-id', data: { nearest: 'sample-one' } });
    const known = JSON.parse((await leaven(['explain', 'out', 'sample-one', '--json'], folder)).stdout);
    expect(known.replay.sameBytes).toBe(true);
  });

  it('every sample of a run of several stages replays alone to the same bytes', async () => {
    copyFileSync(join(folder, 'train.jsonl'), join(folder, 'test.jsonl'));
    write(
      'recipe.yaml',
      recipe(
        `  - text.normalize-whitespace\n  - dataset.deduplicate\n${swap}\n  - augment: { id: again, copies: 1, from: [ text.replace-uninformative-words, text.insert-punctuation ] }`,
        '  test: test.jsonl\n',
      ),
    );
    expect((await run()).code).toBe(0);
    const ids = readLines<{ id: string }>(join(folder, 'out/data/train.jsonl')).map((row) => row.id);
    const chosen = ids.filter((_, index) => index % 29 === 0);
    expect(chosen.length).toBeGreaterThan(5);
    for (const id of chosen) {
      const explained = JSON.parse((await leaven(['explain', 'out', id, '--json'], folder)).stdout);
      expect(explained.replay.sameBytes, id).toBe(true);
    }
  }, 120_000);
});

describe('the figure of unchanged copies', () => {
  it('is counted from what is written: a step after augment that undoes the change shows', async () => {
    write(
      'own.mjs',
      ownOperator("return [{ start: 0, end: text.length, insert: 'always the same' }];").replace(
        "determinism: 'seeded'",
        "determinism: 'pure'",
      ),
    );
    write('recipe.yaml', recipe(`${swap}\n  - use: ./own.mjs`));
    const { document } = await run();
    expect(document.unchanged).toBeGreaterThan(50);
    write('recipe.yaml', recipe(swap));
    expect((await run('--overwrite')).document.unchanged).toBe(0);
  });
});
