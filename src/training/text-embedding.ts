import { z } from 'zod';
import { LeavenError } from '../errors/leaven-error.ts';
import { FeatureTable, featureWeights, weighRows } from '../kernels/learning/sparse-rows.ts';
import { NgramHasher } from '../kernels/text/ngrams.ts';
import { EmbeddingLearner } from './embedding-learner.ts';
import { type EmbeddingModelShape, embeddingModel, loadEmbeddingModel } from './embedding-model.ts';
import { trainingIdentity } from './identity.ts';
import { runLoop, updatesOf } from './loop.ts';
import { beginPasses } from './passes.ts';
import { lossOptions, sharedParams } from './shared-params.ts';
import { countRows } from './text-features.ts';
import { defineTrainer, type TrainedModel, type TrainInput } from './trainer.ts';

const params = z.strictObject({
  dimension: z.int().min(1).max(1024).default(32).meta({ description: 'Numbers of an embedding', zh: '嵌入向量的维数' }),
  hidden: z
    .union([z.int().min(1).max(4096), z.literal('none')])
    .default(32)
    .meta({
      description:
        'Units of the hidden layer beside the direct way from a text’s vector to the classes; none: the direct way alone, as fastText has it',
      zh: '隐藏层的单元数，与文本向量到各类别的直接连接并行；none 表示只有直接连接（同 fastText）',
    }),
  wordNgramsMax: z.int().min(1).max(8).default(2).meta({
    description: 'Longest run of words that has an embedding of its own',
    zh: '拥有独立嵌入的连续词序列的最大长度',
  }),
  unspacedNgramsMax: z.int().min(1).max(8).default(3).meta({
    description: 'The same in characters, for scripts written without spaces (Chinese, Japanese, Thai …)',
    zh: '不以空格分词的文字（中文、日文、泰文等）中，拥有独立嵌入的连续字符的最大长度',
  }),
  stems: z.boolean().default(true).meta({
    description: 'The first four letters of a word have an embedding too: a rough stem, which helps most where rows are few',
    zh: '词的前四个字母也拥有嵌入：粗略的词干，数据越少越有用',
  }),
  hashBits: z.int().min(8).max(24).default(20).meta({
    description: 'N-grams are hashed into 2 to the power of this many buckets; those that training meets have an embedding',
    zh: 'n-gram 散列到 2 的该次方个桶中；训练中出现过的桶才有嵌入',
  }),
  idf: z.boolean().default(true).meta({
    description: 'N-grams of few rows count more (inverse document frequency)',
    zh: '出现行数越少的 n-gram 权重越高（逆文档频率）',
  }),
  dropout: z.number().min(0).max(0.95).default(0).meta({
    description: 'Share of a text’s n-grams that each update leaves out at random',
    zh: '每次更新时随机略去的 n-gram 占文本全部 n-gram 的比例',
  }),
  optimizer: z.enum(['adamw', 'sgd']).default('adamw').meta({
    description:
      'adamw: steps of a length of their own for each weight (one for each embedding); sgd: plain steps, which need a learningRate of 1 and more',
    zh: 'adamw：每个权重（每个嵌入）各有步长；sgd：普通梯度下降，learningRate 需取 1 或更大',
  }),
  learningRate: z.number().positive().optional().meta({
    description: 'Length of a step at its greatest; the schedule lowers it. Absent: 0.01 for adamw, 3 for sgd',
    zh: '最大学习率，随后按 schedule 下降。不填则 adamw 为 0.01，sgd 为 3',
  }),
  weightDecay: sharedParams.weightDecay(0),
  epochs: z.int().min(1).default(10).meta({ description: 'Passes over the data', zh: '遍历数据的轮数' }),
  batchSize: sharedParams.batchSize(32),
  schedule: sharedParams.schedule('linear'),
  warmup: sharedParams.warmup(0.05),
  labelSmoothing: sharedParams.labelSmoothing,
  focalGamma: sharedParams.focalGamma,
  classWeights: sharedParams.classWeights,
  patience: sharedParams.patience,
});
type EmbeddingParams = z.output<typeof params>;

const standardRate = { adamw: 0.01, sgd: 3 };

/** Averaged embeddings of word n-grams and a hidden layer: the smallest net that learns what words have in common. */
const textEmbedding = defineTrainer({
  id: 'text-embedding',
  since: '0.2.0',
  summary: {
    en: 'A small net over averaged n-gram embeddings, in the manner of fastText',
    'zh-CN': '基于 n-gram 嵌入平均值的小型网络（类似 fastText）',
  },
  description: {
    en:
      'Each word, beginning of a word and run of words (each character and run of characters where a script has no spaces) has an embedding. ' +
      'A text’s vector is the sum of its embeddings, weighed as text-linear weighs its features; it goes to a softmax straight and through a ' +
      'hidden layer of rectified units. N-grams that training has not seen are left out; a row without any gets about the shares of the classes.',
    'zh-CN':
      '每个词、词首及连续词序列（无空格文字则为单字及连续字符）各有一个嵌入。文本向量为其嵌入之和，权重与 text-linear 的特征相同；' +
      '该向量直接并经一层整流隐藏单元连到 softmax。训练中未出现的 n-gram 不计入；不含任何 n-gram 的行大致得到各类别的占比。',
  },
  takes: ['label', 'label-weights'],
  takesPasses: true,
  references: [
    { title: 'Bag of Tricks for Efficient Text Classification, Joulin et al. 2016', url: 'https://arxiv.org/abs/1607.01759' },
    {
      title: 'Deep Unordered Composition Rivals Syntactic Methods for Text Classification, Iyyer et al. 2015',
      url: 'https://aclanthology.org/P15-1162',
    },
  ],
  params,
  standard: ({ optimizer }) => ({ learningRate: standardRate[optimizer] }),
  updates: (given, rows) => updatesOf(rows, given),
  train,
  async load(folder, { params: given, classes }) {
    const own = given as unknown as EmbeddingParams;
    return loadEmbeddingModel(folder, shapeOf(own, classes.length), hasherOf(own));
  },
});
export default textEmbedding;

async function train(input: TrainInput<EmbeddingParams>): Promise<TrainedModel> {
  const { params: own, train: data, dev, classes, seed, steps, checkpoints, signal, onEvent } = input;
  const total = data.ids.length;
  if (total === 0) throw new LeavenError('training/no-rows', { split: 'train' });
  if (classes.length < 2) throw new LeavenError('training/one-class', { rows: total, label: classes[0] ?? '' });
  const hasher = hasherOf(own);
  const table = new FeatureTable(own.hashBits);
  const rows = countRows({ hasher, table }, data.columns, 0, total, true);
  const worth = featureWeights(table, rows, own.idf);
  weighRows(rows, worth);
  const features = { hasher, table, worth };
  const learner = new EmbeddingLearner({
    shape: { ...shapeOf(own, classes.length), features: table.size },
    buckets: table.members(),
    rows,
    labels: data,
    ...devOf(),
    loss: lossOptions('text-embedding', own, classes, data),
    optimizer: own.optimizer,
    weightDecay: own.weightDecay,
    dropout: own.dropout,
    seed,
  });
  const { epochs, batchSize, schedule, warmup, patience } = own;
  const begin = beginPasses(input, features, (of, labels) => learner.use(of, labels));
  if (begin) learner.begin = begin;
  const result = await runLoop(learner, {
    rows: total,
    epochs,
    batchSize,
    learningRate: own.learningRate ?? standardRate[own.optimizer],
    schedule,
    warmup,
    seed,
    identity: checkpoints ? trainingIdentity('text-embedding', input) : '',
    ...(patience !== undefined ? { patience } : {}),
    ...(steps !== undefined ? { steps } : {}),
    ...(checkpoints ? { checkpoints } : {}),
    ...(signal ? { signal } : {}),
    ...(onEvent ? { onEvent } : {}),
  });
  return embeddingModel(features, learner.network, {
    steps: result.steps,
    ...(result.bestStep !== undefined ? { bestStep: result.bestStep } : {}),
  });

  function devOf() {
    if (!dev || dev.targets.every((target) => target < 0)) return {};
    const counted = countRows(features, dev.columns, 0, dev.ids.length, false);
    weighRows(counted, worth);
    return { dev: { rows: counted, labels: dev } };
  }
}

function shapeOf({ dimension, hidden, hashBits }: EmbeddingParams, classes: number): EmbeddingModelShape {
  return { dimension, hidden: hidden === 'none' ? 0 : hidden, classes, bits: hashBits };
}

function hasherOf({ wordNgramsMax, unspacedNgramsMax, stems }: EmbeddingParams): NgramHasher {
  return new NgramHasher({ words: wordNgramsMax, unspaced: unspacedNgramsMax, ...(stems ? { stem: 4 } : {}) });
}
