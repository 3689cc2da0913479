import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { centroidTrainer } from '../../tests/support/centroid-trainer.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { ModelFacts } from './model-document.ts';
import { checkModelFolder, openModel, saveModel } from './model-folder.ts';
import { loadTrainer, trainerParams } from './registry.ts';
import type { LabeledTexts, TrainedModel } from './trainer.ts';

const facts: ModelFacts = {
  trainer: { id: 'centroid', params: { sharpness: 0.01 } },
  task: 'text-pair',
  fields: { text: 'question', pair: 'answer' },
  labelField: 'kind',
  classes: ['cold', 'warm'],
  language: 'en',
  seed: 7,
  preprocessing: [{ use: 'text.normalize-whitespace', with: {} }],
  rows: 4,
  loss: 0.25,
  versions: { leaven: '0.1.0' },
};
const train: LabeledTexts = {
  ids: ['1', '2', '3', '4'],
  columns: [
    ['ice', 'snow and ice', 'sun', 'hot sand'],
    ['yes', 'no', 'yes', 'no'],
  ],
  targets: Int32Array.of(0, 0, 1, 1),
};
const { classes, language, seed } = facts;
const params = facts.trainer.params as { sharpness: number };
const load = async () => centroidTrainer;
let root: string;
let folder: string;
let model: TrainedModel;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'leaven-model-'));
  folder = join(root, 'model');
  model = await centroidTrainer.train({ params, train, classes, fields: ['question', 'answer'], language, seed });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof LeavenError) return error.code;
    throw error;
  }
  return 'nothing';
};
const damage = async (reason: RegExp) => {
  const error = await openModel(folder, load).catch((thrown: unknown) => thrown as LeavenError);
  expect(error).toMatchObject({ code: 'training/model-damaged' });
  expect((error as LeavenError).text('en').message).toMatch(reason);
  expect((error as LeavenError).text('zh-CN').message).toMatch(/[\u4e00-\u9fff]{2}/);
};
const rewrite = (change: (document: any) => unknown) => {
  const document = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  writeFileSync(join(folder, 'model.json'), JSON.stringify(change(document) ?? document));
};

describe('a model folder', () => {
  it('gives back the model and what is known of it', async () => {
    saveModel(folder, { ...model, steps: 12, bestStep: 8 }, facts);
    const opened = await openModel(folder, load);
    expect(await opened.model.predict(train)).toEqual(await model.predict(train));
    const { rows, loss, ...known } = facts;
    expect(opened.document).toMatchObject({
      ...known,
      leaven: 1,
      kind: 'model',
      training: { rows, loss, steps: 12, bestStep: 8, weights: model.fingerprint() },
      files: [{ path: 'centroids.bin', bytes: 416 }],
    });
    expect(readdirSync(root)).toEqual(['model']);
  });

  it('has the same bytes for the same training, wherever and whenever it is saved', () => {
    saveModel(folder, model, facts);
    saveModel(join(root, 'deep', 'other'), model, facts);
    for (const name of ['model.json', 'centroids.bin'])
      expect(readFileSync(join(root, 'deep', 'other', name))).toEqual(readFileSync(join(folder, name)));
  });

  it('takes an empty folder, replaces a model when told to, and carries its log', () => {
    mkdirSync(folder);
    const logs = join(root, 'training-log');
    mkdirSync(logs);
    writeFileSync(join(logs, 'log.jsonl'), '{}\n');
    writeFileSync(join(logs, 'checkpoint.bin'), 'x');
    saveModel(`${folder}/`, model, facts, { logs });
    expect(readdirSync(join(folder, 'logs'))).toEqual(['log.jsonl']);
    saveModel(folder, { ...model, steps: 99 }, facts, { overwrite: true });
    expect(readFileSync(join(folder, 'model.json'), 'utf8')).toContain('"steps": 99');
    expect(readdirSync(root).sort()).toEqual(['model', 'training-log']);
  });

  it('replaces no model unasked and never other files', async () => {
    saveModel(folder, model, facts);
    expect(await codeOf(() => saveModel(folder, model, facts))).toBe('training/model-exists');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await codeOf(() => saveModel(folder, model, facts, { overwrite: true }))).toBe('training/folder-not-empty');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    const other = join(root, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'model.json'), '{"name": "of another program"}');
    expect(await codeOf(() => checkModelFolder(other, true))).toBe('training/folder-not-empty');
    expect(await codeOf(() => checkModelFolder(join(other, 'model.json')))).toBe('training/folder-not-empty');
    expect(await codeOf(() => checkModelFolder(join(root, 'absent')))).toBe('nothing');
  });

  it('is as it was before where a save breaks off', async () => {
    saveModel(folder, model, facts);
    const before = readFileSync(join(folder, 'model.json'));
    const broken: TrainedModel = {
      ...model,
      save(place) {
        writeFileSync(join(place, 'half.bin'), 'half');
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    expect(await codeOf(() => saveModel(folder, broken, facts, { overwrite: true }))).toBe('system/disk-full');
    expect(await codeOf(() => saveModel(join(root, 'fresh'), broken, facts))).toBe('system/disk-full');
    expect(readFileSync(join(folder, 'model.json'))).toEqual(before);
    expect(readdirSync(root)).toEqual(['model']);
  });

  it('is refused with a reason where it is damaged', async () => {
    await damage(/no model\.json/);
    saveModel(folder, model, facts);
    const weights = readFileSync(join(folder, 'centroids.bin'));
    writeFileSync(
      join(folder, 'centroids.bin'),
      Uint8Array.from(weights, (byte, i) => (i === 9 ? byte ^ 1 : byte)),
    );
    await damage(/centroids\.bin is not as it was written/);
    rmSync(join(folder, 'centroids.bin'));
    await damage(/centroids\.bin is missing/);
    mkdirSync(join(folder, 'centroids.bin'));
    await damage(/centroids\.bin is missing/);
    rmSync(join(folder, 'centroids.bin'), { recursive: true });
    writeFileSync(join(folder, 'centroids.bin'), weights);
    rewrite((document) => ({ ...document, leaven: 2 }));
    await damage(/another version/);
    rewrite((document) => ({ ...document, leaven: 1, classes: 'cold' }));
    await damage(/classes/);
    rewrite((document) => ({ ...document, classes: ['cold', 'warm', 'hot'] }));
    await damage(/416 bytes for 3 classes/);
    rewrite((document) => ({ ...document, classes, trainer: { id: 'centroid', params: { sharpness: -1 } } }));
    await damage(/sharpness/);
    rewrite((document) => ({ ...document, kind: 'run' }));
    await damage(/something else/);
    writeFileSync(join(folder, 'model.json'), '{"leaven": 1,');
    await damage(/not JSON/);
  });

  it.each(['../secret', '/etc/passwd', 'a/../../b', 'C:\\x', ''])('reads no file outside: %s', async (path) => {
    saveModel(folder, model, facts);
    rewrite((document) => ({ ...document, files: [{ ...document.files[0], path }] }));
    await damage(/files\.0\.path/);
  });

  it('opens with the trainer that it names', async () => {
    const trainer = await loadTrainer('text-linear');
    const own = trainerParams(trainer, {}) as ModelFacts['trainer']['params'];
    const fields = Object.values(facts.fields);
    const linear = await trainer.train({ params: own, train, classes, fields, language, seed });
    saveModel(folder, linear, { ...facts, trainer: { id: 'text-linear', params: own } });
    const opened = await openModel(folder);
    expect(await opened.model.predict(train)).toEqual(await linear.predict(train));
    expect(opened.model.fingerprint()).toBe(opened.document.training.weights);
  });

  it('names a trainer that is not there', async () => {
    saveModel(folder, model, facts);
    expect(await codeOf(() => openModel(folder))).toBe('training/unknown-trainer');
    expect(existsSync(folder)).toBe(true);
  });
});
