import { z } from 'zod';
import { defineOperator } from '../../core/operator.ts';
import { exactDuplicates } from '../duplicates/exact.ts';
import { nearDuplicates } from '../duplicates/near.ts';
import type { DeduplicateContext, DuplicateCollector } from '../duplicates/parameters.ts';
import { prepareSemantic, requireSemantic, semanticDuplicates } from '../duplicates/semantic.ts';

/** Each with a state of its own. */
const modes: Readonly<Record<string, DuplicateCollector<any>>> = {
  exact: exactDuplicates,
  near: nearDuplicates,
  semantic: semanticDuplicates,
};

function modeOf({ params }: DeduplicateContext) {
  return modes[params.mode] as (typeof modes)[string];
}

/** Merges samples with equal texts, or with texts that are almost the same, into one of them. */
export const deduplicate = defineOperator({
  id: 'dataset.deduplicate',
  shape: 'dataset',
  since: '0.1.0',
  summary: { en: 'Merges samples whose texts are equal or almost the same', 'zh-CN': '合并文本相同或近乎相同的样本' },
  description: {
    en:
      'Samples are compared within their split by all text fields of the step; the others are merged into the one that is kept and listed with it. ' +
      'Equal texts with different labels contradict each other: each label keeps one sample, unless acrossLabels merges them too and says so in the detail of the merge. ' +
      'Samples without any text are not compared. ' +
      'near compares sets of word shingles by their true Jaccard similarity and misses no pair; what hangs together by such pairs is one cluster of which one sample stays. ' +
      'Each merge is listed with its similarity to the one that is kept; where a sample hangs in the cluster by others alone, that is below the threshold, and nearest and through say by which.',
    'zh-CN':
      '在同一划分内按步骤的全部文本字段比较样本；其余样本并入保留的一个并随之列出。' +
      '文本相同而标签不同即为矛盾：每种标签各保留一个样本；启用 acrossLabels 时一并合并，并在合并详情中注明。没有任何文本的样本不参与比较。' +
      'near 按真实的 Jaccard 相似度比较片段集合，不漏掉任何一对；由这些对连在一起的样本成为一簇，每簇保留一个。' +
      '每次合并都列出与保留样本的相似度；仅经由其他样本连入簇内的，该值低于阈值，另以 nearest 和 through 注明经由哪个样本相连。',
  },
  labelEffect: 'preserving',
  touches: [],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  order: 'input',
  finds: true,
  params: z.strictObject({
    mode: z.enum(['exact', 'near', 'semantic']).default('exact').meta({
      description:
        'exact: equal texts; near: texts that share most of their shingles; semantic: texts that mean about the same to an encoder',
      zh: 'exact：文本相同；near：大部分片段相同的文本；semantic：编码器认为意思相近的文本',
    }),
    keep: z.enum(['first', 'last', 'longest', 'best']).default('first').meta({
      description:
        'Which of the duplicates stays: the first or last of the input, the longest text, or the one with the largest number in `by`',
      zh: '保留重复样本中的哪一个：输入中最先或最后的、文本最长的，或 `by` 字段数值最大的',
    }),
    by: z.string().min(1).optional().meta({
      description: 'Field with the number that keep: best goes by; samples without one come last',
      zh: 'keep: best 所依据的数值字段；没有数值的样本排在最后',
    }),
    fold: z.boolean().default(true).meta({
      description: 'exact: texts that differ in case, white space or Unicode normal form (NFC) alone count as equal',
      zh: 'exact：仅大小写、空白或 Unicode 规范形式（NFC）不同的文本视为相同',
    }),
    threshold: z.number().gt(0).max(1).optional().meta({
      description:
        'near: least Jaccard similarity of the sets of shingles, 0.7 where absent; semantic: least cosine of the vectors, 0.95 where absent',
      zh: 'near：片段集合的最低 Jaccard 相似度，不填则为 0.7；semantic：向量的最低余弦，不填则为 0.95',
    }),
    shingle: z.enum(['word', 'character']).optional().meta({
      description: 'near: what a shingle is made of; where absent, words, and characters for texts mostly in scripts without spaces',
      zh: 'near：片段的单位；不填则为词，主要由不以空格分词的文字写成的文本则为字',
    }),
    size: z.int().min(1).max(100).default(5).meta({
      description: 'near: words or characters of a shingle; a shorter text is one shingle',
      zh: 'near：每个片段的词数或字数；更短的文本自成一个片段',
    }),
    acrossLabels: z.boolean().default(false).meta({
      description: 'Merge duplicates even where their labels differ',
      zh: '标签不同时也合并重复样本',
    }),
    acrossSplits: z.boolean().default(false).meta({
      description: 'Compare samples of all splits that the step works on with each other; held-out samples stay before those of train',
      zh: '步骤所作用的各划分之间也相互比较；优先保留留出划分的样本，而非 train 的样本',
    }),
    relatives: z.boolean().default(false).meta({
      description: 'near, semantic: also compare copies with their original and with its other copies',
      zh: 'near、semantic：副本与其原样本及其他副本之间也相互比较',
    }),
    encoder: z.string().min(1).optional().meta({
      description:
        'semantic: folder of the model that encodes texts: model.onnx (or onnx/model.onnx), tokenizer.json, config.json; nothing is fetched',
      zh: 'semantic：文本编码模型所在文件夹，含 model.onnx（或 onnx/model.onnx）、tokenizer.json 和 config.json；不会下载任何内容',
      folder: true,
    }),
    runtime: z.enum(['wasm', 'native']).default('wasm').meta({
      description:
        'semantic: wasm (onnxruntime-web) gives the same bits on every machine; native (onnxruntime-node) is faster, and its bits depend on the processor',
      zh: 'semantic：wasm（onnxruntime-web）在任何机器上结果逐位相同；native（onnxruntime-node）更快，但结果因处理器而异',
    }),
    pooling: z.enum(['mean', 'cls']).optional().meta({
      description: 'semantic: how the vectors of tokens become one; what the model says where absent, else mean',
      zh: 'semantic：词元向量合成文本向量的方式；不填则依模型的设置，模型未注明时为 mean',
    }),
    maxTokens: z.int().min(1).optional().meta({
      description: 'semantic: tokens read of each text; what the model takes where absent',
      zh: 'semantic：每段文本读取的词元数；不填则为模型的上限',
    }),
    maxSamples: z.int().min(1).default(100_000).meta({
      description:
        'semantic: most samples; every pair is compared, so twice the samples take four times as long, and more of them stop the run',
      zh: 'semantic：样本数上限；两两均须比较，样本加倍则耗时为四倍，超出上限即停止运行',
    }),
  }),
  check({ mode, keep, by, encoder }) {
    if (keep === 'best' && by === undefined)
      return { param: 'by', expected: { en: 'the field with the number that keep: best goes by', 'zh-CN': 'keep: best 所依据的数值字段' } };
    if (mode === 'semantic' && encoder === undefined)
      return { param: 'encoder', expected: { en: 'the folder of a model that encodes texts', 'zh-CN': '文本编码模型所在文件夹' } };
    return undefined;
  },
  ready(params) {
    if (params.mode === 'semantic') requireSemantic(params);
  },
  prepare: (params) => (params.mode === 'semantic' ? prepareSemantic(params) : undefined),
  collector: {
    create: (input) => ({ mode: modeOf(input), state: modeOf(input).create(input) }),
    add: ({ mode, state }, row, input) => mode.add(state, row, input),
    settle: async ({ mode, state }, input) => mode.settle?.(state, input),
    encode: ({ mode, state }) => mode.encode(state),
    merge: ({ mode, state }, partial) => mode.merge(state, partial),
    finish: ({ mode, state }, input) => mode.finish(state, input),
    open: (bytes, input) => modeOf(input).open(bytes, input),
  },
  examples: [
    {
      name: 'case and spaces aside',
      input: [
        { id: 'a', text: 'A good film', label: 'positive' },
        { id: 'b', text: 'a good  film ', label: 'positive' },
        { id: 'c', text: 'a bad film', label: 'negative' },
      ],
      output: ['a', 'c'],
    },
    {
      name: 'labels that contradict each other stay',
      input: [
        { id: 'a', text: 'fine', label: 'positive' },
        { id: 'b', text: 'fine', label: 'negative' },
        { id: 'c', text: 'fine', label: 'negative' },
      ],
      output: ['a', 'b'],
    },
    {
      name: 'the last one stays, whatever its label',
      params: { keep: 'last', acrossLabels: true },
      input: [
        { id: 'a', text: 'fine', label: 'positive' },
        { id: 'b', text: 'fine', label: 'negative' },
      ],
      output: ['b'],
    },
    {
      name: 'almost the same, by words',
      params: { mode: 'near', threshold: 0.5, size: 2 },
      input: [
        { id: 'a', text: 'The film is good, the music is loud', label: 'positive' },
        { id: 'b', text: 'the film is good, the music is soft', label: 'positive' },
        { id: 'c', text: 'A film of another kind altogether', label: 'positive' },
        { id: 'd', text: 'The film is good, the music is loud!', label: 'negative' },
      ],
      output: ['a', 'c', 'd'],
    },
    {
      name: 'almost the same, by characters where the script has no spaces; the longest stays',
      params: { mode: 'near', threshold: 0.5, size: 2, keep: 'longest' },
      input: [
        { id: 'a', text: '这部电影很好看', label: 'positive' },
        { id: 'b', text: '这部电影真的很好看', label: 'positive' },
        { id: 'c', text: '音乐太吵', label: 'negative' },
      ],
      output: ['b', 'c'],
    },
  ],
});
export default deduplicate;
