import type { Localized } from '../../errors/language.ts';
import type { FindingCode } from '../audit-model.ts';
import { messages } from '../messages.ts';
import { aboutPage, type Catalogue } from '../wording.ts';
import { findingWords, variantWords } from './finding-words.ts';

/** The words of the audit's page, over those of the run report. */
export const auditMessages = {
  pageTitle: { en: '{name} · Leaven audit', 'zh-CN': '{name} · Leaven 数据审查' },
  reportKind: { en: 'audit', 'zh-CN': '数据审查' },
  unfit: { en: 'Not fit: {said}', 'zh-CN': '不宜使用：{said}' },
  fixes: { en: 'Fit after {n} {n#fix|fixes}', 'zh-CN': '修正 {n} 处后可用' },
  fit: { en: 'Fit: nothing was found that needs a fix', 'zh-CN': '可用：未发现需要修正之处' },
  stop: { en: '.', 'zh-CN': '。' },
  basis: {
    en: '{rows} {rows#row|rows} of {files} {files#file|files} were read.',
    'zh-CN': '读取了 {files} 个文件的 {rows} 行。',
  },
  tallyErrors: { en: '{n} {n#error|errors}', 'zh-CN': '{n} 项错误' },
  tallyWarnings: { en: '{n} {n#warning|warnings}', 'zh-CN': '{n} 项警告' },
  tallyNotes: { en: '{n} {n#note|notes}', 'zh-CN': '{n} 项提示' },
  uncheckedLink: { en: '{n} {n#thing was|things were} not looked at', 'zh-CN': '{n} 项未予检查' },
  error: { en: 'error', 'zh-CN': '错误' },
  warning: { en: 'warning', 'zh-CN': '警告' },
  note: { en: 'note', 'zh-CN': '提示' },
  findingsTitle: { en: 'Findings', 'zh-CN': '发现' },
  findingsCaption: { en: 'What was found, the most harmful first', 'zh-CN': '所发现的问题，危害最大者在前' },
  checkHead: { en: 'Found', 'zh-CN': '发现' },
  countHead: { en: 'Rows', 'zh-CN': '行数' },
  shareHead: { en: 'Share', 'zh-CN': '占比' },
  exampleHead: { en: 'Example', 'zh-CN': '示例' },
  fixHead: { en: 'Fix', 'zh-CN': '修正' },
  choice: { en: 'a choice: look first', 'zh-CN': '需要取舍：请先查看' },
  files: { en: '{n} {n#file|files}', 'zh-CN': '{n} 个文件' },
  fileCount: { en: '{n} {n#file|files}', 'zh-CN': '{n} 个文件' },
  nothingFound: { en: 'No check found anything.', 'zh-CN': '各项检查均未发现问题。' },
  moreFindings: { en: '{n} more {n#finding|findings} below', 'zh-CN': '下方另有 {n} 项' },
  recordOf: { en: 'record {record}', 'zh-CN': '第 {record} 条' },
  fileFact: { en: 'Files', 'zh-CN': '文件' },
  taskFact: { en: 'Task', 'zh-CN': '任务' },
  languageFact: { en: 'Language', 'zh-CN': '语言' },
  encodingFact: { en: 'Encoding', 'zh-CN': '编码' },
  labelFact: { en: 'Labels', 'zh-CN': '标签' },
  lengthFact: { en: 'Median length', 'zh-CN': '长度中位数' },
  wordsUnit: { en: '{n} {n#word|words}', 'zh-CN': '{n} 个词' },
  charactersUnit: { en: '{n} {n#character|characters}', 'zh-CN': '{n} 个字符' },
  classesCount: { en: '{n} {n#class|classes}', 'zh-CN': '{n} 个类别' },
  undetermined: { en: 'not told', 'zh-CN': '未能判断' },
  lengthsTitle: { en: 'Lengths', 'zh-CN': '长度' },
  lengthNumbers: {
    en: 'n {n}; shortest {min}, median {median}, mean {mean}, longest {max}',
    'zh-CN': 'n {n}；最短 {min}，中位数 {median}，平均 {mean}，最长 {max}',
  },
  languagesTitle: { en: 'Languages', 'zh-CN': '语言' },
  languagesCaption: { en: 'Languages of the texts', 'zh-CN': '文本的语言' },
  languageHead: { en: 'Language', 'zh-CN': '语言' },
  labelsTitle: { en: 'Labels', 'zh-CN': '标签' },
  labelsCaption: { en: 'Labels of {split}', 'zh-CN': '{split} 的标签' },
  labelHead: { en: 'Label', 'zh-CN': '标签' },
  evenness: {
    en: 'Evenness {n}: entropy over its most, 1 where all labels are as frequent',
    'zh-CN': '均衡度 {n}：熵与其最大值之比，各标签同样多时为 1',
  },
  noLabelsHere: { en: 'The data has no labels.', 'zh-CN': '数据没有标签。' },
  dataTitle: { en: 'Files', 'zh-CN': '文件' },
  dataCaption: { en: 'Files as they were read', 'zh-CN': '所读取的文件' },
  fileHead: { en: 'File', 'zh-CN': '文件' },
  splitHead: { en: 'Split', 'zh-CN': '划分' },
  formatHead: { en: 'Format', 'zh-CN': '格式' },
  recordsHead: { en: 'Records', 'zh-CN': '记录' },
  unreadableHead: { en: 'Unreadable', 'zh-CN': '无法读取' },
  bytesHead: { en: 'Bytes', 'zh-CN': '字节' },
  hashHead: { en: 'SHA-256', 'zh-CN': 'SHA-256' },
  fieldsAs: { en: 'Fields:', 'zh-CN': '字段：' },
  uncheckedTitle: { en: 'Not looked at', 'zh-CN': '未检查的内容' },
  recipeTitle: { en: 'A recipe that mends it', 'zh-CN': '修正所用的配方' },
  recipeNote: {
    en: 'Mends what can be mended without a choice. --write-recipe writes it.',
    'zh-CN': '修正无需取舍即可修正之处。--write-recipe 将其写出。',
  },
  'detail-exact-duplicates': { en: '{n} equal rows', 'zh-CN': '{n} 行相同' },
  'detail-near-duplicates': { en: 'similarity {n}', 'zh-CN': '相似度 {n}' },
  'detail-outliers': { en: '{n} {n#character|characters}', 'zh-CN': '{n} 个字符' },
  'detail-repeated-lines': { en: 'in {n} texts', 'zh-CN': '见于 {n} 条文本' },
  exact: { en: 'equal', 'zh-CN': '相同' },
  near: { en: 'near', 'zh-CN': '近似' },
  moreRows: { en: '{n} more {n#row|rows} in audit.json.', 'zh-CN': '另有 {n} 行，见 audit.json。' },
  footer: {
    en: 'Every number on this page is in the JSON of the audit. The page is one file, asks the network for nothing and runs no script. Private data is masked.',
    'zh-CN': '本页的每个数值都在审查的 JSON 中。本页是单个文件，不访问网络，也不运行脚本。隐私数据已遮盖。',
  },
} as const satisfies Record<string, Localized>;

type FindingKey = `${'title' | 'said' | 'advice'}-${FindingCode}` | `said-${keyof typeof variantWords}`;
export type AuditMessageKey = keyof typeof messages | keyof typeof auditMessages | FindingKey;

function findingMessages(): Record<FindingKey, Localized> {
  const own: [string, Localized][] = Object.entries(findingWords).flatMap(([code, words]) =>
    Object.entries(words).map(([kind, text]): [string, Localized] => [`${kind}-${code}`, text]),
  );
  const variants = Object.entries(variantWords).map(([key, text]): [string, Localized] => [`said-${key}`, text]);
  return Object.fromEntries([...own, ...variants]) as Record<FindingKey, Localized>;
}

export const auditCatalogue: Catalogue<AuditMessageKey> = {
  messages: { ...messages, ...auditMessages, ...findingMessages() },
  aboutPage: new Set([...aboutPage, 'moreFindings', 'uncheckedLink', 'classesCount', 'files']),
};
