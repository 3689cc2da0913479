import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { LeavenError } from '../errors/leaven-error.ts';
import { readJson, removeFolder, writeJson } from '../pipeline/files.ts';
import {
  checkFieldNames,
  copyModel,
  createWorkFolder,
  hashModel,
  modelFiles,
  rowIds,
  type WorkFolder,
  writeConfig,
  writeTexts,
} from './command-files.ts';
import { splitCommand } from './command-line.ts';
import { createMetrics } from './command-metrics.ts';
import { readPredictions } from './command-predictions.ts';
import { type ProgramStart, runProgram } from './command-program.ts';
import { trainingIdentity } from './identity.ts';
import { updatesOf } from './loop.ts';
import { defineTrainer, type TrainedModel, type TrainInput } from './trainer.ts';

const params = z.strictObject({
  command: z.union([z.string().min(1), z.array(z.string()).min(1)]).meta({
    description: 'Program and arguments: a list, or a line split at spaces (quotes hold together). The path of config.json comes last',
    zh: '程序及其参数：列表，或按空格切分的一行（引号内不切分）。最后附上 config.json 的路径',
  }),
  cwd: z.string().min(1).optional().meta({
    description: 'Folder the program starts in; where Leaven was started if absent',
    zh: '程序的启动文件夹；不填则为启动 Leaven 的文件夹',
  }),
  epochs: z.int().min(1).default(3).meta({ description: 'Passes over the data; handed to the program', zh: '遍历数据的轮数，交给程序' }),
  batchSize: z.int().min(1).default(32).meta({
    description: 'Rows of one update; handed to the program, and the steps of a proof are counted by it',
    zh: '每次更新所用的行数，交给程序；证明中的步数据此计算',
  }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({
    description: 'Settings of your own: settings of config.json, as they are',
    zh: '自定义设置：原样写入 config.json 的 settings',
  }),
  environment: z.record(z.string(), z.string()).default({}).meta({
    description: 'Environment variables, beside those that Leaven itself has',
    zh: '环境变量，附加于 Leaven 自身的环境变量之上',
  }),
  timeoutSeconds: z.number().positive().max(2_000_000).default(3600).meta({
    description: 'Longest time of one start, training or prediction; then the program and all it started are ended',
    zh: '每次启动（训练或预测）的最长时间，超时则终止程序及其全部子进程',
  }),
  graceSeconds: z.number().min(0).max(3600).default(5).meta({
    description: 'Time between the request to end (SIGTERM) and the end by force (SIGKILL)',
    zh: '从请求结束（SIGTERM）到强制结束（SIGKILL）的时间',
  }),
  showOutput: z.boolean().default(false).meta({
    description: 'Pass on to standard error what the program says beside its metrics',
    zh: '将程序在指标之外的输出转到标准错误',
  }),
});
type CommandParams = z.output<typeof params>;

/** Where a model lies in the folder it is saved to. */
const saved = 'program';

/** Any program as a trainer. The guide to trainers has the contract that it keeps. */
export const command = defineTrainer({
  id: 'command',
  since: '0.2.0',
  summary: { en: 'A program of your own, in any language', 'zh-CN': '任意语言编写的外部程序' },
  description: {
    en:
      'Leaven writes rows and settings as files, starts the program, reads its metrics line by line and its predictions from a file. ' +
      'Equal seeds give equal models if the program sees to it. It is trusted as much as any program you start.',
    'zh-CN':
      'Leaven 将数据行与设置写成文件，启动程序，逐行读取其指标，并从文件读取其预测。' +
      '同一种子是否得到相同模型取决于程序本身。程序以与用户自行启动的程序相同的权限运行。',
  },
  takes: ['label', 'label-weights'],
  params,
  check: ({ command, environment }) => {
    const words = typeof command === 'string' ? splitCommand(command) : command;
    if (!words || words[0] === '')
      return { param: 'command', expected: { en: 'a program, with every quote closed', 'zh-CN': '应为程序，且引号成对' } };
    if (words.some((word) => word.includes('\0'))) return { param: 'command', expected: { en: 'no NUL in it', 'zh-CN': '不得含 NUL' } };
    const named = Object.entries(environment).every(([name, value]) => /^[^=\0]+$/.test(name) && !value.includes('\0'));
    return named ? undefined : { param: 'environment', expected: { en: 'names without = and NUL', 'zh-CN': '名称不得含 = 与 NUL' } };
  },
  updates: (given, rows) => updatesOf(rows, given),
  train,
  async load(folder, { params: given, ...texts }) {
    const own = given as unknown as CommandParams;
    const model = join(folder, saved);
    if (!existsSync(model))
      throw new LeavenError('training/model-damaged', {
        folder,
        reason: { en: `there is no ${saved} in it`, 'zh-CN': `其中没有 ${saved}` },
      });
    return openModel({ ...texts, params: own, folder: model, steps: 0 });
  },
});
export default command;

async function train(input: TrainInput<CommandParams>): Promise<TrainedModel> {
  const { params: own, train: rows, dev, classes, fields, language, seed, steps, checkpoints } = input;
  if (rows.ids.length === 0) throw new LeavenError('training/no-rows', { split: 'train' });
  if (classes.length < 2) throw new LeavenError('training/one-class', { rows: rows.ids.length, label: classes[0] ?? '' });
  checkFieldNames(fields);
  const work = createWorkFolder();
  try {
    const model = join(work.path, 'model');
    mkdirSync(model);
    const files = { train: join(work.path, 'train.jsonl'), ...(dev ? { dev: join(work.path, 'dev.jsonl') } : {}) };
    writeTexts(files.train, rows, fields, classes);
    if (dev && files.dev !== undefined) writeTexts(files.dev, dev, fields, classes);
    const config = writeConfig(work.path, {
      leaven: 1,
      mode: 'train',
      fields,
      classes,
      language,
      seed,
      ...(steps !== undefined ? { steps } : {}),
      epochs: own.epochs,
      batchSize: own.batchSize,
      files,
      output: { model },
      ...(checkpoints ? { checkpoints: openCheckpoints(input, checkpoints) } : {}),
      settings: own.settings,
    });
    const expected = { steps: updatesOf(rows.ids.length, { ...own, ...(steps !== undefined ? { steps } : {}) }), epochs: own.epochs };
    const metrics = createMetrics(expected, input.onEvent);
    await runProgram({ ...startOf(own, config), ...signalOf(input.signal), onLine: metrics.take });
    const { step = expected.steps, bestStep } = metrics;
    return openModel({
      params: own,
      classes,
      fields,
      language,
      folder: model,
      work,
      steps: step,
      ...(bestStep !== undefined ? { bestStep } : {}),
    });
  } catch (error) {
    work.remove();
    throw error;
  }
}

interface ModelPlace {
  params: CommandParams;
  classes: readonly string[];
  fields: readonly string[];
  language: string;
  folder: string;
  /** What goes away with the model. */
  work?: WorkFolder;
  steps: number;
  bestStep?: number;
}

function openModel({ params: own, classes, fields, language, folder, work, steps, bestStep }: ModelPlace): TrainedModel {
  const program = programOf(own)[0] as string;
  const files = modelFiles(folder, program);
  let fingerprint: string | undefined;
  return {
    steps,
    ...(bestStep !== undefined ? { bestStep } : {}),
    async predict(texts, signal) {
      if (texts.ids.length === 0) return new Float32Array(0);
      checkFieldNames(fields);
      const place = createWorkFolder();
      try {
        const rows = join(place.path, 'predict.jsonl');
        const predictions = join(place.path, 'predictions.jsonl');
        writeTexts(rows, texts, fields);
        const config = writeConfig(place.path, {
          leaven: 1,
          mode: 'predict',
          fields,
          classes,
          language,
          batchSize: own.batchSize,
          files: { predict: rows, model: resolve(folder) },
          output: { predictions },
          settings: own.settings,
        });
        await runProgram({ ...startOf(own, config), ...signalOf(signal) });
        return readPredictions(predictions, rowIds(texts), classes, program);
      } finally {
        place.remove();
      }
    },
    save: (to) => copyModel(folder, files, to, saved),
    fingerprint: () => (fingerprint ??= hashModel(folder, files)),
    dispose: () => work?.remove(),
  };
}

function programOf({ command: given }: CommandParams): readonly string[] {
  return typeof given === 'string' ? (splitCommand(given) ?? ['']) : given;
}

function startOf(own: CommandParams, config: string): ProgramStart {
  const [program = '', ...args] = programOf(own);
  const cwd = resolve(own.cwd ?? '.');
  // A program that starts nowhere is reported by the system as one that does not exist.
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
    const detail = { en: `there is no folder ${cwd}`, 'zh-CN': `没有文件夹 ${cwd}` };
    throw new LeavenError('training/bad-parameter', { parameter: 'cwd', trainer: 'command', detail });
  }
  const { environment, timeoutSeconds, graceSeconds, showOutput } = own;
  return { program, args: [...args, config], cwd, environment, timeoutSeconds, graceSeconds, showOutput };
}

function signalOf(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

/** A folder the program may keep checkpoints in, and whether it should go on from them: of this very training alone. */
function openCheckpoints(input: TrainInput, { folder, resume }: { folder: string; resume: boolean }): { folder: string; resume: boolean } {
  const own = join(folder, saved);
  const owner = join(folder, 'command.json');
  const identity = trainingIdentity('command', input);
  const known = readJson<{ identity?: unknown }>(owner);
  const takenUp = resume && known !== undefined && existsSync(own);
  if (takenUp && known.identity !== identity) throw new LeavenError('training/checkpoint-differs', { folder });
  if (!takenUp) removeFolder(own);
  mkdirSync(own, { recursive: true });
  writeJson(owner, { identity });
  return { folder: resolve(own), resume: takenUp };
}
