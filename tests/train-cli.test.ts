import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaven, readLines, start, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => leaven(args, folder);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const json = (name: string) => JSON.parse(read(name));

const words = { good: ['fine', 'great', 'warm', 'funny', 'clever', 'moving'], bad: ['dull', 'awful', 'cold', 'slow', 'silly', 'tedious'] };
const things = ['film', 'plot', 'cast', 'score', 'scene', 'end'];
const reviews = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, k) => {
    const i = from + k;
    const label = i % 2 === 0 ? 'good' : 'bad';
    const pick = (list: readonly string[], step: number) => list[(i * step + (i >> 3)) % list.length];
    return { id: `r${i}`, text: `the ${pick(things, 5)} is ${pick(words[label], 7)} and the ${pick(things, 3)} ${i} too`, label };
  });
const jsonl = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

beforeAll(() => {
  mkdirSync(join(folder, 'set'));
  write('set/train.jsonl', jsonl(reviews(0, 200)));
  write('set/validation.jsonl', jsonl(reviews(200, 240)));
  write('set/test.jsonl', jsonl(reviews(240, 300)));
  write(
    'recipe.yaml',
    `leaven: 1
dataset: { task: text-classification, train: set/train.jsonl, test: set/test.jsonl }
steps:
  - augment: { copies: 1, from: [text.swap-words: { ratio: 0.2 }, text.delete-words: { ratio: 0.2 }] }
output: { path: out, format: jsonl }
`,
  );
  write('order.yaml', read('recipe.yaml').replace(/steps:[\s\S]*output/, 'steps:\n  - dataset.shuffle: {}\noutput'));
});

describe('train, predict, evaluate', () => {
  it('work as written', async () => {
    const trained = await run('train', 'set', '--trainer', 'text-linear', '--out', 'model/');
    expect(trained.stderr).toMatch(/trainer text-linear {2}seed 42 {2}200 rows {2}40 validation {2}2 classes\n/);
    expect(trained.stderr).toMatch(/next: leaven evaluate model set\n$/);
    expect(trained.stdout).toMatch(
      /^trained in .* s {3}200 rows {2}2 classes {2}[\d,]+ steps {2}loss \d\.\d{3}\n {2}validation {2}accuracy /,
    );
    expect([trained.code, existsSync(join(folder, 'model.training'))]).toEqual([0, false]);

    write('new.csv', 'id,text\na,the film is great\nb,the plot is awful\n');
    const said = await run('predict', 'model/', 'new.csv', '--out', 'predictions.jsonl');
    expect([said.code, said.stdout]).toEqual([0, '2 predictions in predictions.jsonl\n']);
    expect(readLines(join(folder, 'predictions.jsonl'))).toMatchObject([
      { id: 'a', label: 'good', probabilities: { good: expect.any(Number) } },
      { id: 'b', label: 'bad' },
    ]);
    expect(await run('predict', 'model/', 'new.csv', '--out', 'predictions.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('error[training/file-exists]'),
    });

    const judged = await run('evaluate', 'model/', 'set', '--json', 'metrics.json');
    expect(judged.code).toBe(0);
    expect(judged.stdout).toMatch(/^class\tprecision\trecall\tF1\trows\nbad\t/);
    expect(judged.stderr).toMatch(/^accuracy [\d.]+ % {3}macro F1 [\d.]+ % {3}calibration error [\d.]+ % {3}n 60 {3}test\n$/m);
    expect(json('metrics.json')).toMatchObject({
      leaven: 1,
      command: 'evaluate',
      ok: true,
      split: 'test',
      n: 60,
      unseenLabels: [],
      rows: 60,
      accuracy: expect.any(Number),
      perClass: [{ class: 'bad', support: 30 }, { class: 'good' }],
    });
  });

  it('judge under noise', async () => {
    const judged = await run('evaluate', 'model', 'set', '--noise', 'width,case', '--rates', '0.3', '--draws', '2', '--json', 'noise.json');
    expect(judged.stdout).toMatch(/\nnoise\trate\taccuracy\tchange\t.*\nnone\t0\t.*\nwidth\t0\.3\t.*\ncase\t0\.3\t.*\n$/s);
    expect(judged.stderr).toMatch(/^under noise: 60 rows, 2 draws at each rate, seed 42; /m);
    expect(json('noise.json').noise).toMatchObject({
      seed: 42,
      draws: 2,
      rates: [0.3],
      noises: [
        { name: 'width', operator: 'text.change-width', rateOf: 'units', points: [{ rate: 0.3, rowsChanged: expect.any(Number) }] },
        { name: 'case', operator: 'text.change-case', rateOf: 'rows' },
      ],
    });
    const quiet = await run('evaluate', 'model', 'set', '--noise', 'width,case', '--rates', '0.1,0.3', '--draws', '1', '--quiet');
    const points = '0\\.1 [\\d.]+ % \\S+ {3}0\\.3 [\\d.]+ % \\S+';
    expect(quiet.stdout).toMatch(new RegExp(`^accuracy .* test\nwidth {3}${points}\ncase {3}${points}\n$`));
    expect(await run('evaluate', 'model', 'set', '--noise', 'typoo')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/error\[training\/unknown-noise\].*did you mean typo\?/s),
    });
  });

  it('speak Chinese', async () => {
    const { stdout, stderr } = await leaven(['evaluate', 'model', 'set'], folder, { LEAVEN_LANG: 'zh-CN' });
    expect(stdout).toMatch(/^类别\t精确率\t召回率\tF1 值\t行数\n/);
    expect(stderr).toMatch(/^准确率 [\d.]+%/m);
    const noisy = await leaven(['evaluate', 'model', 'set', '--noise', 'case', '--rates', '0.1', '--draws', '1'], folder, {
      LEAVEN_LANG: 'zh-CN',
    });
    expect(noisy.stdout).toMatch(/\n噪声\t比例\t准确率\t.*\n无噪声\t0\t.*\ncase 大写\t0\.1\t/s);
  });

  it('predict to stdout where no file is named, whoever reads how much of it', async () => {
    const { code, stdout, stderr } = await run('predict', 'model', 'set', '--split', 'train');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^200 predictions\n$/m)]);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(reviews(0, 200).map(({ id }) => id));
    expect(await run('predict', 'model', 'set', '--json')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('"cli/stdout-taken"'),
    });
  });

  it('list trainers and parameters under --help, in both languages', async () => {
    const { stdout } = await run('train', '--help');
    for (const name of ['text-linear', 'text-embedding', 'command', 'learningRate', 'wordNgramsMax', 'timeoutSeconds'])
      expect(stdout).toContain(name);
    expect((await run('help', 'train')).stdout).toContain('learningRate');
    expect((await run('train', '-h', '--lang', 'zh')).stdout).toMatch(/learningRate +最大学习率/);
    expect((await run('--help')).stdout).not.toContain('learningRate');
  });

  it.each([
    [['train', 'set', '--out', 'x', '--trainer', 'text-lnear'], 'training/unknown-trainer', 'did you mean text-linear?'],
    [['train', 'set', '--out', 'x', '--with', 'epohcs=3'], 'training/unknown-parameter', 'did you mean epochs?'],
    [['train', 'set', '--out', 'x', '--with', 'epochs=many'], 'training/bad-parameter', 'epochs'],
    [['train', 'nowhere.csv', '--out', 'x'], 'system/file-not-found', 'nowhere.csv'],
    [['train', 'set', '--resume', '--overwrite'], 'cli/conflicting-options', '--resume'],
    [['train', 'set', '--out', 'set'], 'training/folder-not-empty', 'set'],
    [['predict', 'nowhere', 'set'], 'training/model-damaged', 'nowhere'],
    [['predict', 'model'], 'cli/missing-argument', '<data>'],
    [['evaluate', 'model', 'set', '--split', 'tst'], 'training/unknown-split', 'did you mean test?'],
    [['prove', 'recipe.yaml', '--metric', 'f1'], 'cli/bad-value', 'accuracy, macro-f1'],
    [['prove', 'recipe.yaml', '--train-rows', '9', '--rows-per-class', '9'], 'cli/conflicting-options', 'leave one of them out'],
    [['prove', 'recipe.yaml', '--curve', '2'], 'cli/bad-value', '0.1,0.5'],
  ])('leaven %j: a code and what to do', async (args, code, hint) => {
    const { code: exit, stdout, stderr } = await run(...args);
    expect(stderr).toContain(`error[${code}]`);
    expect(stderr).toContain(hint);
    expect([exit, stdout]).toEqual([code === 'training/model-damaged' ? 1 : 2, '']);
  });

  it('stop at a record of 100 MB, an empty file and a damaged model with a code', async () => {
    const handle = openSync(join(folder, 'long.jsonl'), 'w');
    writeSync(handle, jsonl(reviews(0, 40)));
    writeSync(handle, '{"text":"');
    for (let i = 0; i < 100; i++) writeSync(handle, Buffer.alloc(1 << 20, 'a'));
    closeSync(handle);
    expect((await run('train', 'long.jsonl', '--out', 'x')).stderr).toContain('error[dataset/record-too-long]');
    rmSync(join(folder, 'long.jsonl'));
    write('empty.jsonl', '');
    expect((await run('evaluate', 'model', 'empty.jsonl')).stderr).toContain('error[dataset/empty-file]');
    mkdirSync(join(folder, 'damaged'));
    write('damaged/model.json', read('model/model.json').replace('"leaven": 1', '"leaven": 2'));
    expect((await run('evaluate', 'damaged', 'set')).stderr).toContain('another version of Leaven');
  });
});

describe('--json FILE', () => {
  it('holds errors too, and leaves stdout to people', async () => {
    const { code, stdout, stderr } = await run('evaluate', 'model', 'nowhere.csv', '--json', 'metrics.json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error[system/file-not-found]');
    expect(json('metrics.json')).toMatchObject({ command: 'evaluate', ok: false, error: { code: 'system/file-not-found' } });
  });

  it('replaces documents alone', async () => {
    write('data.json', '[{"text":"x","label":"y"}]');
    const { code, stderr } = await run('evaluate', 'model', '--json', 'data.json');
    expect([code, stderr]).toEqual([2, expect.stringContaining('error[cli/not-a-document]')]);
    expect(read('data.json')).toBe('[{"text":"x","label":"y"}]');
  });
});

describe('a training that is stopped', () => {
  const args = (out: string) => [
    'train',
    'set',
    '--trainer',
    'text-embedding',
    '--with',
    'epochs=300',
    '--with',
    'patience=5000',
    '--out',
    out,
  ];
  const hashes = (name: string) =>
    ['model.json', 'logs/log.jsonl', ...readdirSync(join(folder, name)).filter((file) => file.endsWith('.bin'))].map((file) =>
      createHash('sha256')
        .update(readFileSync(join(folder, name, file)))
        .digest('hex'),
    );
  let whole: string[];

  beforeAll(async () => {
    expect((await run(...args('whole'), '--quiet')).code).toBe(0);
    whole = hashes('whole');
  });

  it('goes on to the same bytes after kills at any moment', async () => {
    for (const wait of [700, 1600]) {
      const { child, finished } = start([...args('killed'), '--resume'], folder);
      await setTimeout(wait);
      child.kill('SIGKILL');
      await finished;
    }
    expect((await run(...args('killed'), '--resume')).code).toBe(0);
    expect(hashes('killed')).toEqual(whole);
    expect(readdirSync(folder).filter((name) => /^killed\./.test(name))).toEqual([]);
  });

  it('says on Ctrl-C how to continue, with exit code 130', async () => {
    const { child, finished } = start([...args('cut'), '--json', 'cut.json', '--progress', 'jsonl'], folder);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const { code, stderr } = await finished;
    expect([code, existsSync(join(folder, 'cut'))]).toEqual([130, false]);
    expect(stderr).toMatch(/\^C {2}stopped.* continue: leaven train set .*--json cut\.json --progress jsonl --resume/);
    expect(json('cut.json')).toMatchObject({ ok: false, error: { code: 'run/interrupted' } });
    expect((await run(...args('cut'), '--resume')).code).toBe(0);
    expect(hashes('cut')).toEqual(whole);
  });
});

describe('prove', () => {
  it('works as written: verdict, document, report, exit code 0', async () => {
    const args = [
      'prove',
      'recipe.yaml',
      '--trainer',
      'text-linear',
      '--seeds',
      '2',
      '--curve',
      '0.5',
      '--json',
      'proof.json',
      '--report',
      'proof.html',
    ];
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^(helps|hurts|no measurable gain|too few (rows|seeds) to tell) {3}accuracy [-+]?[\d.]+ points \(95 % .* to .*\), 2 paired seeds, n 60\n/,
    );
    expect(stdout).toContain('  report proof.html\n');
    expect(stderr).toMatch(/ {2}next: leaven /);
    expect(read('proof.html')).toMatch(/^<!doctype html>/i);
    const proof = json('proof.json');
    expect(proof).toMatchObject({
      leaven: 1,
      command: 'prove',
      ok: true,
      metric: 'accuracy',
      verdict: {
        outcome: expect.stringMatching(/^(helps|hurts|no-evidence)$/),
        effect: expect.any(Number),
        interval: [expect.any(Number), expect.any(Number)],
      },
      leak: { exact: expect.any(Number), tokenSet: expect.any(Number), removed: expect.any(Number) },
      repeat: expect.stringContaining('leaven prove recipe.yaml'),
    });
    expect(proof.arms[0]).toMatchObject({ name: 'baseline', schedule: 'equal-steps', seeds: [expect.any(Number), expect.any(Number)] });
    expect(proof.arms.map(({ operator }: { operator?: string }) => operator)).toContain('text.delete-words');
    expect(json('out-proof/proof.json').verdict).toEqual(proof.verdict);

    // What was trained is not trained again, and --resume says nothing else.
    const again = await run(...args, '--resume');
    expect(again).toMatchObject({ code: 0, stdout });
    expect(json('proof.json').reused).toBeGreaterThan(0);
  }, 120_000);

  it('says no evidence where only the order changes', async () => {
    await run('prove', 'order.yaml', '--seeds', '2', '--no-ablation', '--no-curve', '--set', 'output.path=order', '--json', 'order.json');
    expect(json('order.json').verdict.outcome).toBe('no-evidence');
  }, 60_000);
});

describe('search', () => {
  it('writes a recipe that proves, and says how sure it is', async () => {
    const args = ['search', 'recipe.yaml', '--trials', '2', '--method', 'random', '--out', 'best.yaml', '--json', 'search.json'];
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toMatch(/trainer text-linear {2}random {2}plan [0-9a-f]{6} {2}\d+ rows to choose on {2}\d+ kept apart\n/);
    expect(stderr).toMatch(/ {2}next: leaven (prove best\.yaml|train best\.yaml --out model)\n$/);
    expect(stdout).toMatch(/^(helps|not sure|hurts|nothing better found)/);
    expect(stdout).toMatch(/2 candidates tried\n[\s\S]* {2}recipe best\.yaml\n$/);
    expect(code).toBe(0);
    expect(json('search.json')).toMatchObject({
      command: 'search',
      ok: true,
      outcome: expect.any(String),
      gain: { rows: expect.any(Number) },
    });
    expect((await run('validate', 'best.yaml')).code).toBe(0);
    expect(await run('search', 'recipe.yaml', '--budget', 'soon')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('proof/bad-budget'),
    });
  }, 180_000);
});
