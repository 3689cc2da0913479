import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { splitCommand } from './command-line.ts';
import { trainerParams } from './registry.ts';
import type { LabeledTexts, TrainedModel, TrainInput } from './trainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-test-'));
const previous = process.env.TMPDIR;
// Work folders of their own place: what is left of them is seen.
const temporary = join(folder, 'tmp');
mkdirSync(temporary);
process.env.TMPDIR = temporary;
beforeEach(() => {
  for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true });
});
afterAll(() => {
  if (previous === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = previous;
  rmSync(folder, { recursive: true });
});

/** Every program starts with this; `train` and `predict` are its own. */
const frame = `
const { readFileSync, writeFileSync, mkdirSync } = require('node:fs');
const { spawn } = require('node:child_process');
const config = JSON.parse(readFileSync(process.argv[process.argv.length - 1], 'utf8'));
const rows = (file) => readFileSync(file, 'utf8').split('\\n').filter(Boolean).map((line) => JSON.parse(line));
const say = (value) => console.log(JSON.stringify(value));
const answer = (lines) => writeFileSync(config.output.predictions, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)) + '\\n').join(''));
const keep = (text = 'weights') => writeFileSync(config.output.model + '/weights.txt', text);
const hang = () => setInterval(() => {}, 1000);
`;
let programs = 0;
function program(train: string, predict = 'answer(rows(config.files.predict).map(({ id }) => ({ id, label: "a" })))'): string[] {
  const file = join(folder, `program-${programs++}.cjs`);
  writeFileSync(file, `${frame}\nif (config.mode === 'train') { ${train} } else { ${predict} }\n`);
  return [process.execPath, file];
}

const classes = ['a', 'b', 'c'];
function texts(count: number): LabeledTexts {
  const places = Array.from({ length: count }, (_, i) => i);
  return {
    ids: places.map((i) => `r${i}`),
    columns: [places.map((i) => `text ${i} \u{20bb7}`), places.map((i) => `other "${i}"\n`)],
    targets: Int32Array.from(places, (i) => i % 3),
  };
}
function input(params: Record<string, unknown>, more: Partial<TrainInput> = {}): TrainInput {
  return {
    params: trainerParams(command, { graceSeconds: 0.3, timeoutSeconds: 60, ...params }),
    train: texts(6),
    classes,
    fields: ['text', 'pair'],
    language: 'en',
    seed: 7,
    ...more,
  };
}
const train = (params: Record<string, unknown>, more?: Partial<TrainInput>) => command.train(input(params, more));
async function fault(
  promise: Promise<unknown>,
): Promise<{ code: string; data: Record<string, unknown>; hint: string | undefined; message: string }> {
  return promise.then(
    () => {
      throw new Error('it went well');
    },
    (error) => error,
  );
}
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    // A process that is dead and not yet fetched by its parent counts as one that is not there.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
async function gone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100 && alive(pid); i++) await wait(20);
  return !alive(pid);
}

describe('the trainer command', () => {
  it('hands over rows and settings, tells metrics as events, and predicts, saves and loads what the program left', async () => {
    const seen = join(folder, 'seen.json');
    const own = program(
      `console.log('loading');
       say({ step: 10, steps: 20, epoch: 0.5, loss: 0.75, learningRate: 0.1, gpu: 'mine' });
       say({ epoch: 2, step: 20, loss: 0.5, devLoss: 0.6, devAccuracy: 0.9, bestStep: 10 });
       const { train, dev } = config.files;
       writeFileSync(${JSON.stringify(seen)}, JSON.stringify({ config, train: rows(train), dev: rows(dev), way: process.env.WAY }));
       mkdirSync(config.output.model + '/parts');
       writeFileSync(config.output.model + '/parts/weights.txt', 'seed ' + config.seed);`,
      `const weights = readFileSync(config.files.model + '/parts/weights.txt', 'utf8');
       if (weights !== 'seed 7') throw new Error(weights);
       answer(rows(config.files.predict).reverse().map(({ id, text }) =>
         text.startsWith('text 1') ? { id, probabilities: { b: 0.25, c: 0.75 } } : { id, label: 'c' }));`,
    );
    const events: unknown[] = [];
    const dev = { ...texts(4), targets: Int32Array.from([0, -1, 2, 1]) };
    const model = await train(
      { command: own, settings: { C: 10 }, environment: { WAY: 'here' }, epochs: 2 },
      { dev, steps: 20, onEvent: (event) => events.push(event) },
    );
    expect(events).toEqual([
      { type: 'epoch', epoch: 1, epochs: 2, step: 10, steps: 20, loss: 0.75, learningRate: 0.1 },
      { type: 'epoch', epoch: 2, epochs: 2, step: 20, steps: 20, loss: 0.5, learningRate: 0.1, devLoss: 0.6, devAccuracy: 0.9 },
    ]);
    expect(model).toMatchObject({ steps: 20, bestStep: 10 });
    const got = JSON.parse(readFileSync(seen, 'utf8'));
    expect(got.config).toMatchObject({
      ...{ leaven: 1, mode: 'train', classes, fields: ['text', 'pair'], language: 'en', seed: 7, steps: 20, epochs: 2 },
      settings: { C: 10 },
    });
    expect(got.train[1]).toEqual({ id: 'r1', text: 'text 1 \u{20bb7}', pair: 'other "1"\n', label: 'b' });
    expect(got.dev.map(({ id }: { id: string }) => id)).toEqual(['r0', 'r2', 'r3']);
    expect(got.way).toBe('here');

    const expected = [0, 0, 1, 0, 0.25, 0.75];
    expect([...(await model.predict(texts(2)))]).toEqual(expected);
    const place = join(folder, 'saved');
    mkdirSync(place);
    expect(model.save(place)).toEqual(['program/parts/weights.txt']);
    const loaded = await command.load(place, { classes, fields: ['text', 'pair'], language: 'en', params: input({ command: own }).params });
    expect([...(await loaded.predict(texts(2)))]).toEqual(expected);
    expect(loaded.fingerprint()).toBe(model.fingerprint());
    expect(model.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
    model.dispose?.();
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(place)).toEqual(['program']);
  });

  it('tells one model from another by its files, and label weights from labels', async () => {
    const seen = join(folder, 'soft.json');
    const prints = new Set<string>();
    for (const text of ['one', 'two', 'one']) {
      const soft = Float32Array.from([0.5, 0.25, 0.25, 0, 1, 0]);
      const model = await train(
        { command: program(`keep('${text}'); writeFileSync(${JSON.stringify(seen)}, readFileSync(config.files.train));`) },
        { train: { ...texts(2), soft } },
      );
      prints.add(model.fingerprint());
      model.dispose?.();
    }
    expect(prints.size).toBe(2);
    const rows = readFileSync(seen, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ labelWeights }) => labelWeights)).toEqual([{ a: 0.5, b: 0.25, c: 0.25 }, { b: 1 }]);
  });

  it('reads a command line without a shell', async () => {
    expect(splitCommand(`python3  train.py --name 'a b' "c \\"d\\" \\\\ $HOME" e'f'g ''`)).toEqual([
      ...['python3', 'train.py', '--name', 'a b', 'c "d" \\ $HOME', 'efg', ''],
    ]);
    expect(splitCommand('C:\\tools\\train.exe')).toEqual(['C:\\tools\\train.exe']);
    expect(splitCommand('python3 "train.py')).toBeUndefined();
    expect(splitCommand('  ')).toBeUndefined();
    expect(() => trainerParams(command, { command: "'open" })).toThrow(/quote/);
    expect(() => trainerParams(command, { command: ['x', 'a\0b'] })).toThrow(/NUL/);
    expect(() => trainerParams(command, { command: 'x', environment: { 'A=B': '1' } })).toThrow(/names/);
    const [node, file] = program('keep()');
    const model = await train({ command: `'${node}' '${file}'` });
    expect(model.steps).toBe(3);
    model.dispose?.();
  });

  it('numbers rows whose ids are not their own, and starts nothing for no rows', async () => {
    const model = await train({
      command: program('keep()', 'answer(rows(config.files.predict).map(({ id }) => ({ id, label: id === "2" ? "b" : "a" })))'),
    });
    expect([...(await model.predict({ ...texts(2), ids: ['same', 'same'] }))]).toEqual([1, 0, 0, 0, 1, 0]);
    expect((await model.predict(texts(0))).length).toBe(0);
    model.dispose?.();
  });

  it('keeps checkpoints of one training apart from those of another', async () => {
    const checkpoints = join(folder, 'checkpoints');
    const own = program(`
      const { folder, resume } = config.checkpoints;
      say({ step: resume ? Number(readFileSync(folder + '/at', 'utf8')) + 1 : 1, loss: 1 });
      writeFileSync(folder + '/at', '1');
      keep();`);
    const steps = [];
    for (const [resume, seed] of [
      [true, 1],
      [true, 1],
      [false, 1],
      [false, 2],
    ] as const) {
      const model = await train({ command: own }, { seed, checkpoints: { folder: checkpoints, resume } });
      steps.push(model.steps);
      model.dispose?.();
    }
    expect(steps).toEqual([1, 2, 1, 1]);
    const other = train({ command: own }, { seed: 3, checkpoints: { folder: checkpoints, resume: true } });
    expect((await fault(other)).code).toBe('training/checkpoint-differs');
  });
});

describe('a program that fails', () => {
  const failing = async (own: string[], more: Record<string, unknown> = {}) => {
    const error = await fault(train({ command: own, ...more }));
    expect(readdirSync(temporary)).toEqual([]);
    return error;
  };

  it('dies: what it said last is told', async () => {
    const error = await failing(
      program(`console.error('first'); console.error('\\u001b[31mno such model\\u001b[0m'); process.exitCode = 3`),
    );
    expect(error).toMatchObject({ code: 'training/command-failed', data: { ending: { en: 'exit code 3' } } });
    expect(error.hint).toBe('it said last: first ⏎ no such model');
  });

  it('dies by a signal', async () => {
    const error = await failing(program(`process.kill(process.pid, 'SIGKILL')`));
    expect(error).toMatchObject({ code: 'training/command-failed', data: { ending: { en: 'signal SIGKILL' } } });
  });

  it('hangs, deaf to SIGTERM, with a grandchild that hangs too', async () => {
    const pids = join(folder, 'pids');
    const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`;
    const error = await failing(
      program(`
        const child = spawn(process.execPath, ['-e', ${JSON.stringify(`${deaf} console.log('up')`)}], { stdio: ['ignore', 'pipe', 'inherit'] });
        ${deaf}
        child.stdout.on('data', () => writeFileSync(${JSON.stringify(pids)}, JSON.stringify([process.pid, child.pid])));`),
      { timeoutSeconds: 6 },
    );
    expect(error).toMatchObject({ code: 'training/command-timed-out', data: { seconds: 6 } });
    for (const pid of JSON.parse(readFileSync(pids, 'utf8'))) expect(await gone(pid)).toBe(true);
  });

  it('ends well and leaves a grandchild that holds its output open: the grandchild goes, the training stands', async () => {
    const pid = join(folder, 'grandchild');
    const model = await train({
      command: program(`
        const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
        child.unref();
        writeFileSync(${JSON.stringify(pid)}, String(child.pid));
        say({ step: 3, loss: 1 });
        keep();`),
    });
    expect(model.steps).toBe(3);
    expect(await gone(Number(readFileSync(pid, 'utf8')))).toBe(true);
    model.dispose?.();
  });

  it('is stopped by the signal, before and during', async () => {
    const controller = new AbortController();
    const pid = join(folder, 'aborted');
    const own = program(`writeFileSync(${JSON.stringify(pid)}, String(process.pid)); say({ step: 1, loss: 1 }); hang()`);
    const training = train({ command: own }, { signal: controller.signal, onEvent: () => controller.abort() });
    expect((await fault(training)).code).toBe('run/interrupted');
    expect(await gone(Number(readFileSync(pid, 'utf8')))).toBe(true);
    expect((await fault(train({ command: own }, { signal: AbortSignal.abort() }))).code).toBe('run/interrupted');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is not there, or its folder is not', async () => {
    expect(await failing(['no-such-program-of-mine'])).toMatchObject({
      code: 'training/command-not-found',
      data: { program: 'no-such-program-of-mine', reason: { en: 'there is no such program' } },
    });
    const file = join(folder, 'plain.txt');
    writeFileSync(file, 'no program');
    expect(await failing([file])).toMatchObject({ code: 'training/command-not-found', data: { reason: { en: 'it may not be executed' } } });
    expect(await failing(program('keep()'), { cwd: join(folder, 'nowhere') })).toMatchObject({
      code: 'training/bad-parameter',
      data: { parameter: 'cwd' },
    });
  });

  it('says much that is no metrics: none of it matters while there is an end to it', async () => {
    const model = await train({
      command: program(`
        process.stdout.write('x'.repeat(3 << 20));
        process.stdout.write('\\n\\u0000\\n[1, 2]\\n{"step": 1,\\nnull\\n"loss"\\n');
        process.stdout.write(Buffer.from([0xff, 0xfe, 10]));
        console.error('e'.repeat(3 << 20));
        say({ step: 4, loss: 1 });
        keep();`),
    });
    expect(model.steps).toBe(4);
    model.dispose?.();
  });

  it('never stops talking', async () => {
    const error = await failing(
      program(
        `const line = 'y'.repeat(1 << 16); (function on() { while (process.stdout.write(line)); process.stdout.once('drain', on); })()`,
      ),
    );
    expect(error).toMatchObject({ code: 'training/command-bad-output', data: { output: 'stdout' } });
  });

  it('writes metrics that are none', async () => {
    expect(await failing(program(`console.log('hello'); say({ step: 'ten', loss: 1 }); hang()`))).toMatchObject({
      code: 'training/command-bad-output',
      message: 'line 2 of stdout of the program: step should be a whole number, and is "ten"',
    });
    expect((await failing(program(`say({ step: -1 })`))).code).toBe('training/command-bad-output');
    expect((await failing(program(`console.log('{"step": 1, "loss": 1, "devLoss": NaN}')`))).message).toContain(
      'devLoss should be a number, and is "NaN"',
    );
  });

  it('diverges', async () => {
    const error = await failing(program(`console.log('{"step": 5, "loss": NaN}'); hang()`));
    expect(error).toMatchObject({ code: 'training/loss-not-finite', message: 'the loss became NaN at step 5', hint: 'lower learningRate' });
    expect((await failing(program(`console.log('{"step": 6, "loss": -Infinity, "note": "NaN \\\\" NaN"}')`))).data).toMatchObject({
      loss: '-Infinity',
      step: 6,
    });
  });

  it('leaves no model, or one that cannot be kept', async () => {
    expect(await failing(program(''))).toMatchObject({
      code: 'training/command-no-model',
      data: { reason: { en: 'its folder is empty' } },
    });
    expect(
      (await failing(program(`require('node:fs').symlinkSync('/etc/hostname', config.output.model + '/link')`))).data.reason,
    ).toMatchObject({
      en: 'link is no file but a link or a device',
    });
    expect((await failing(program(`writeFileSync(config.output.model + '/a:b', '')`))).code).toBe('training/command-no-model');
    expect((await failing(program(`require('node:fs').rmSync(config.output.model, { recursive: true })`))).code).toBe(
      'training/command-no-model',
    );
  });

  it('is not asked where there is nothing to learn', async () => {
    expect((await fault(train({ command: 'x' }, { train: texts(0) }))).code).toBe('training/no-rows');
    expect((await fault(train({ command: 'x' }, { classes: ['a'] }))).code).toBe('training/one-class');
    expect((await fault(train({ command: 'x' }, { fields: ['text', 'label'] }))).code).toBe('training/command-field-taken');
  });
});

describe('predictions', () => {
  let model: TrainedModel | undefined;
  const predicting = async (predict: string) => {
    model = await train({ command: program('keep()', predict) });
    const error = await fault(model.predict(texts(3)));
    model.dispose?.();
    expect(readdirSync(temporary)).toEqual([]);
    return error;
  };
  const all = `...['r0', 'r1'].map((id) => ({ id, label: 'a' }))`;

  it('must be there, for every row', async () => {
    expect(await predicting('')).toMatchObject({ code: 'training/command-predictions-missing', data: { missing: 3, rows: 3 } });
    expect(await predicting(`answer([${all}])`)).toMatchObject({
      code: 'training/command-predictions-missing',
      message: expect.stringContaining('left no prediction for 1 of 3 rows, such as r2'),
    });
  });

  it('fail as training does', async () => {
    expect(await predicting(`console.error('no'); process.exitCode = 1`)).toMatchObject({ code: 'training/command-failed' });
    const own = program('keep()', 'hang()');
    model = await train({ command: own });
    const place = join(folder, 'hanging');
    mkdirSync(place);
    model.save(place);
    const { params } = input({ command: own, timeoutSeconds: 0.5 });
    const loaded = await command.load(place, { classes, fields: ['text', 'pair'], language: 'en', params });
    expect((await fault(loaded.predict(texts(1)))).code).toBe('training/command-timed-out');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    expect((await fault(model.predict(texts(1), controller.signal))).code).toBe('run/interrupted');
    model.dispose?.();
  });
});
