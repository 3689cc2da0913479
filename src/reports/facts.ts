import type { Localized } from '../errors/language.ts';

/** What the reasons of rejects and of unchanged texts mean. A reason without an entry stands by its identifier alone. */
export const reasons: Readonly<Record<string, Localized>> = {
  'no-distinct-copy': { en: 'no further copy unlike its parent and siblings was found', 'zh-CN': '找不到与原样本及其他副本不同的新副本' },
  'empty-text': { en: 'an empty text is kept, never augmented', 'zh-CN': '空文本予以保留，不作增强' },
  'replaced-by-copies': { en: 'originals are not kept by this step', 'zh-CN': '此步骤不保留原样本' },
  'invalid-encoding': { en: 'its bytes are not in the encoding of the file', 'zh-CN': '字节不符合文件的编码' },
  'operator-error': { en: 'the operator failed on this sample', 'zh-CN': '算子处理此样本时出错' },
  'worker-died': { en: 'this sample stopped its worker', 'zh-CN': '此样本导致工作线程终止' },
  'cannot-write': { en: 'the output format cannot hold this sample', 'zh-CN': '输出格式无法容纳此样本' },
  'too-short': { en: 'shorter than the filter allows', 'zh-CN': '短于过滤器的下限' },
  'too-long': { en: 'longer than the filter allows', 'zh-CN': '长于过滤器的上限' },
  'too-little-overlap': { en: 'too few words in common with the original', 'zh-CN': '与原样本共有的词过少' },
  'too-much-overlap': { en: 'too many words in common with the original', 'zh-CN': '与原样本共有的词过多' },
  'too-near-original': { en: 'too close to the original', 'zh-CN': '与原样本过于接近' },
  'too-far-from-original': { en: 'too far from the original', 'zh-CN': '与原样本相差过大' },
  'too-near-another-copy': { en: 'too close to another copy', 'zh-CN': '与另一副本过于接近' },
  'not-sampled': { en: 'not drawn by a sampling step', 'zh-CN': '未被抽样步骤选中' },
  leaked: { en: 'equals a row that is held out', 'zh-CN': '与留出数据中的某行相同' },
  'no-test-split': { en: 'there is no held-out split', 'zh-CN': '没有留出划分' },
  'bad-json': { en: 'the record is not JSON', 'zh-CN': '记录不是合法的 JSON' },
  'not-an-object': { en: 'the record is not an object', 'zh-CN': '记录不是对象' },
  'missing-field': { en: 'a declared field is missing', 'zh-CN': '缺少声明的字段' },
  'missing-split': { en: 'the record names no split', 'zh-CN': '记录未指明划分' },
  'missing-delimiter': { en: 'the line has no delimiter', 'zh-CN': '该行没有分隔符' },
  'ragged-row': { en: 'the row has another number of cells', 'zh-CN': '该行的单元格数不符' },
  'duplicate-column': { en: 'two columns would have the same name', 'zh-CN': '两列名称相同' },
  'not-selected': { en: 'the condition of a selecting step does not hold', 'zh-CN': '不满足选择步骤的条件' },
  'missing-field-in-condition': { en: 'a field of the condition is missing', 'zh-CN': '缺少条件中的字段' },
  'unknown-label': { en: 'the label is not in the map', 'zh-CN': '标签不在映射中' },
  'too-few-known-words': { en: 'too few of its words are in the vocabulary', 'zh-CN': '词表中的词过少' },
  'too-many-known-words': { en: 'too many of its words are in the vocabulary', 'zh-CN': '词表中的词过多' },
  'wrong-type': { en: 'a field holds another type', 'zh-CN': '字段类型不符' },
  'no-edit': { en: 'nothing in the text could be changed', 'zh-CN': '文本中没有可改动之处' },
  'language-not-supported': { en: 'the operator does not carry this language', 'zh-CN': '算子不支持此语言' },
  'guard-violation': { en: 'the change would have harmed guarded content', 'zh-CN': '改动会损害受保护的内容' },
};

export const guards: Readonly<Record<string, Localized>> = {
  negation: { en: 'negation', 'zh-CN': '否定' },
  numbers: { en: 'numbers', 'zh-CN': '数字' },
  entities: { en: 'entities', 'zh-CN': '实体' },
  urls: { en: 'URLs', 'zh-CN': '网址' },
  emails: { en: 'e-mails', 'zh-CN': '电子邮件' },
  placeholders: { en: 'placeholders', 'zh-CN': '占位符' },
  code: { en: 'code', 'zh-CN': '代码' },
  json: { en: 'JSON', 'zh-CN': 'JSON 数据' },
};

/** Warnings the report can word, the worst first: the order in which they are shown. */
export const warningWords = {
  'counts-off': {
    en: '{unaccounted} samples are unaccounted for. Do not use this output.',
    'zh-CN': '{unaccounted} 个样本去向不明。请勿使用此输出。',
  },
  leaks: {
    en: '{rows} rows of {test} are also in {train}: scores on {test} would be too good.',
    'zh-CN': '{test} 有 {rows} 行同时出现在 {train} 中：{test} 上的得分会偏高。',
  },
  'near-leaks': {
    en: '{rows} rows of {test} are almost the same as rows of {train}: scores on {test} may be too good.',
    'zh-CN': '{test} 有 {rows} 行与 {train} 中的行近似重复：{test} 上的得分可能偏高。',
  },
  'too-many-errors': {
    en: '{errors} errors in {read} records: more than the limit of {limit}.',
    'zh-CN': '{read} 条记录中有 {errors} 个错误，超过上限 {limit}。',
  },
  'not-redacted': {
    en: 'Column {column} holds private data in {rows} samples and was written as it is: redaction works on the text fields of the task. Declare the column under fields:, or leave it out.',
    'zh-CN': '{column} 列有 {rows} 个样本含隐私数据，已原样写出：脱敏只处理任务的文本字段。请在 fields: 中声明该列，或将其去掉。',
  },
  'poison-sample': {
    en: 'A sample stopped its worker and was set aside: {place}.',
    'zh-CN': '一个样本导致工作线程终止，已被隔离：{place}。',
  },
  'held-out-changed': {
    en: 'Steps worked on {split}: scores on changed rows say little.',
    'zh-CN': '有步骤处理了 {split}：在改动过的样本上得分意义不大。',
  },
  'leaks-unchecked': {
    en: 'No held-out split was compared with the training data.',
    'zh-CN': '未将训练数据与留出划分比较。',
  },
  'reject-share': {
    en: '{share} of what went in was rejected.',
    'zh-CN': '进入的样本中有 {share} 被剔除。',
  },
  'missing-copies': {
    en: '{missing} of {asked} copies are missing: their texts allow no further distinct change.',
    'zh-CN': '要求的 {asked} 个副本中缺少 {missing} 个：原文已无其他不同的改法。',
  },
  'low-change': {
    en: '{operator} changed only {share} of the texts it was to change.',
    'zh-CN': '{operator} 只改动了 {share} 的应改文本。',
  },
  'strong-change': {
    en: '{operator} changes {mean} of a text on average: read the examples before trusting the labels.',
    'zh-CN': '{operator} 平均改动文本的 {mean}：在信任标签之前应查看示例。',
  },
  'label-shift': {
    en: 'The share of {label} in {split} went from {before} to {after}.',
    'zh-CN': '{split} 中 {label} 的比例由 {before} 变为 {after}。',
  },
  'label-imbalance': {
    en: '{largest} is {times} times as frequent as {smallest} in {split}.',
    'zh-CN': '{split} 中 {largest} 的数量是 {smallest} 的 {times} 倍。',
  },
  'missing-labels': {
    en: '{rows} samples of {split} have no label.',
    'zh-CN': '{split} 有 {rows} 个样本没有标签。',
  },
  'length-shift': {
    en: 'The mean length of {field} in {split} went from {from} to {to}.',
    'zh-CN': '{split} 中 {field} 的平均长度由 {from} 变为 {to}。',
  },
  'dataset/encoding-found': {
    en: '{file} is not UTF-8 and was read as {encoding} (confidence {share}). Write that encoding beside its path in the recipe to fix it.',
    'zh-CN': '{file} 不是 UTF-8，按 {encoding} 读取（置信度 {share}）。在配方中该文件的 path 旁写明此编码可固定此选择。',
  },
  'few-rows': {
    en: 'Only {rows} samples were read: few originals make copies that are alike.',
    'zh-CN': '只读入 {rows} 个样本：原始样本过少，副本彼此相似。',
  },
  'names-not-redacted': {
    en: 'Names of persons and places were not looked for: they need a model, and the recipe names none (tagger).',
    'zh-CN': '未查找人名和地名：这需要模型，而配方没有指定（tagger）。',
  },
} as const satisfies Record<string, Localized>;

export type WarningCode = keyof typeof warningWords;
