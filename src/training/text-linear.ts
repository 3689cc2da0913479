import { z } from 'zod';
import { LeavenError } from '../errors/leaven-error.ts';
import { FeatureTable, featureWeights, weighRows } from '../kernels/learning/sparse-rows.ts';
import { NgramHasher } from '../kernels/text/ngrams.ts';
import { trainingIdentity } from './identity.ts';
import { LinearLearner } from './linear-learner.ts';
import { linearModel, loadLinearModel } from './linear-model.ts';
import { runLoop, updatesOf } from './loop.ts';
import { beginPasses } from './passes.ts';
import { lossOptions, sharedParams } from './shared-params.ts';
import { countRows } from './text-features.ts';
import { defineTrainer, type LabeledTexts, type TrainedModel, type TrainInput } from './trainer.ts';

const params = z.strictObject({
  wordNgramsMax: z.int().min(1).max(8).default(2).meta({
    description: 'Longest run of words that is a feature',
    zh: '作为特征的连续词序列的最大长度',
  }),
  unspacedNgramsMax: z.int().min(1).max(8).default(3).meta({
    description: 'The same in characters, for scripts written without spaces (Chinese, Japanese, Thai …)',
    zh: '不以空格分词的文字（中文、日文、泰文等）中，作为特征的连续字符的最大长度',
  }),
  stems: z.boolean().default(true).meta({
    description: 'The first four letters of a word are a feature too: a rough stem, which helps most where rows are few',
    zh: '词的前四个字母也作为特征：粗略的词干，数据越少越有用',
  }),
  characterNgramsMin: z.int().min(1).max(16).optional().meta({
    description: 'Shortest run of characters inside a word that is a feature, the ends of the word included. Absent: as characterNgramsMax',
    zh: '作为特征的词内连续字符的最小长度，含词首尾标记。不填则同 characterNgramsMax',
  }),
  characterNgramsMax: z.int().min(1).max(16).optional().meta({
    description: 'Longest run of characters inside a word that is a feature; 4 helps against misspellings. Absent: none',
    zh: '作为特征的词内连续字符的最大长度；取 4 有助于应对拼写错误。不填则不使用',
  }),
  hashBits: z.int().min(8).max(24).default(20).meta({
    description: 'Features are hashed into 2 to the power of this many buckets; those that training meets have weights',
    zh: '特征散列到 2 的该次方个桶中；训练中出现过的桶才有权重',
  }),
  idf: z.boolean().default(true).meta({
    description: 'Features of few rows count more (inverse document frequency)',
    zh: '出现行数越少的特征权重越高（逆文档频率）',
  }),
  optimizer: z.enum(['sgd', 'adamw']).default('sgd').meta({
    description: 'sgd: plain steps; adamw: steps of a length of their own for each weight',
    zh: 'sgd：普通梯度下降；adamw：每个权重各有步长',
  }),
  learningRate: z.number().positive().optional().meta({
    description: 'Length of a step at its greatest; the schedule lowers it. Absent: 2 for sgd, 0.02 for adamw',
    zh: '最大学习率，随后按 schedule 下降。不填则 sgd 为 2，adamw 为 0.02',
  }),
  weightDecay: sharedParams.weightDecay(0),
  epochs: z.int().min(1).default(4).meta({ description: 'Passes over the data', zh: '遍历数据的轮数' }),
  batchSize: sharedParams.batchSize(1),
  schedule: sharedParams.schedule('linear'),
  warmup: sharedParams.warmup(0),
  labelSmoothing: sharedParams.labelSmoothing,
  focalGamma: sharedParams.focalGamma,
  classWeights: sharedParams.classWeights,
  patience: sharedParams.patience,
});
type LinearParams = z.output<typeof params>;

const standardRate = { sgd: 2, adamw: 0.02 };

/** Softmax regression over hashed n-grams: the fastest trainer, and a hard one to beat where rows are few. */
const textLinear = defineTrainer({
  id: 'text-linear',
  since: '0.2.0',
  summary: { en: 'Softmax regression over hashed n-grams', 'zh-CN': '基于散列 n-gram 的 softmax 回归' },
  description: {
    en:
      'Words, runs of words, beginnings of words, and single characters and their runs where a script has no spaces, are counted, weighed by how few ' +
      'rows have them and scaled to rows of length 1. Signs and emoji are words. A row without text gets the shares of the classes.',
    'zh-CN':
      '统计词、连续词序列、词首，以及无空格文字中的单字与连续字符，按出现行数的多少加权，并将每行缩放为单位长度。' +
      '标点与表情符号按词处理。没有文本的行得到各类别的占比。',
  },
  takes: ['label', 'label-weights'],
  takesPasses: true,
  references: [
    {
      title: 'Baselines and Bigrams: Simple, Good Sentiment and Topic Classification, Wang and Manning 2012',
      url: 'https://aclanthology.org/P12-2018',
    },
    { title: 'Feature Hashing for Large Scale Multitask Learning, Weinberger et al. 2009', url: 'https://arxiv.org/abs/0902.2206' },
  ],
  params,
  check: ({ characterNgramsMin, characterNgramsMax }) =>
    characterNgramsMin !== undefined && !(characterNgramsMin <= (characterNgramsMax ?? 0))
      ? { param: 'characterNgramsMin', expected: { en: 'at most characterNgramsMax', 'zh-CN': '不大于 characterNgramsMax' } }
      : undefined,
  standard: ({ optimizer }) => ({ learningRate: standardRate[optimizer] }),
  updates: (given, rows) => updatesOf(rows, given),
  train,
  async load(folder, { params: given, classes }) {
    const own = given as unknown as LinearParams;
    return loadLinearModel(folder, classes.length, own.hashBits, hasherOf(own));
  },
});
export default textLinear;

async function train(input: TrainInput<LinearParams>): Promise<TrainedModel> {
  const { params: own, train: data, classes, seed, steps, checkpoints, signal, onEvent } = input;
  const rows = data.ids.length;
  if (rows === 0) throw new LeavenError('training/no-rows', { split: 'train' });
  if (classes.length < 2) throw new LeavenError('training/one-class', { rows, label: classes[0] ?? '' });
  const hasher = hasherOf(own);
  const table = new FeatureTable(own.hashBits);
  const sparse = countRows({ hasher, table }, data.columns, 0, rows, true);
  const worth = featureWeights(table, sparse, own.idf);
  weighRows(sparse, worth);
  const features = { hasher, table, worth };
  const { optimizer, weightDecay, epochs, batchSize, schedule, warmup, patience } = own;
  const learner = new LinearLearner({
    features: table.size,
    classes: classes.length,
    rows: sparse,
    labels: data,
    loss: lossOptions('text-linear', own, classes, data),
    optimizer,
    weightDecay,
    batchSize,
    ...devOf(input.dev),
  });
  const begin = beginPasses(input, features, (of, labels) => learner.use(of, labels));
  if (begin) learner.begin = begin;
  const result = await runLoop(learner, {
    rows,
    epochs,
    batchSize,
    learningRate: own.learningRate ?? standardRate[optimizer],
    schedule,
    warmup,
    seed,
    identity: checkpoints ? trainingIdentity('text-linear', input) : '',
    ...(patience !== undefined ? { patience } : {}),
    ...(steps !== undefined ? { steps } : {}),
    ...(checkpoints ? { checkpoints } : {}),
    ...(signal ? { signal } : {}),
    ...(onEvent ? { onEvent } : {}),
  });
  learner.model.settle();
  return linearModel(features, learner.model, {
    steps: result.steps,
    ...(result.bestStep !== undefined ? { bestStep: result.bestStep } : {}),
  });

  function devOf(dev: LabeledTexts | undefined) {
    if (!dev || dev.targets.every((target) => target < 0)) return {};
    const counted = countRows(features, dev.columns, 0, dev.ids.length, false);
    weighRows(counted, worth);
    return { dev: { rows: counted, labels: dev } };
  }
}

function hasherOf({ wordNgramsMax, unspacedNgramsMax, stems, characterNgramsMin, characterNgramsMax }: LinearParams): NgramHasher {
  return new NgramHasher({
    words: wordNgramsMax,
    unspaced: unspacedNgramsMax,
    ...(stems ? { stem: 4 } : {}),
    ...(characterNgramsMax !== undefined ? { characters: { min: characterNgramsMin ?? characterNgramsMax, max: characterNgramsMax } } : {}),
  });
}
