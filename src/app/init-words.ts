import type { InspectionNote } from '../datasets/inspect.ts';
import type { Language } from '../errors/language.ts';

interface InitWords {
  title: string;
  check: string;
  seed: string;
  language: string;
  fields: string;
  id: string;
  ownId: string;
  rows(count: number): string;
  labels(count: number, shown: string): string;
  addTest: readonly string[];
  whitespace: string;
  deduplicate: string;
  keptRepeats: string;
  noWords: readonly string[];
  copies: string;
  choose: string;
  limits: string;
  output: string;
}

/** The comments of a recipe that `leaven init` writes. */
export const initWords: Record<Language, InitWords> = {
  en: {
    title: 'Written by leaven init. Run it: leaven run RECIPE',
    check: 'check: ',
    seed: 'the same seed gives the same bytes',
    language: 'BCP 47; und leaves it to each text',
    fields: 'columns by role',
    id: 'unique in all files',
    ownId: 'the column "id" repeats, so rows get ids of their own',
    rows: (count) => `${count} rows`,
    labels: (count, shown) => `${count} ${count === 1 ? 'label' : 'labels'}: ${shown}`,
    addTest: ['no test file was found; add one so that leaks are checked:', 'test: test.jsonl'],
    whitespace: 'one space between words, none at the ends',
    deduplicate: 'equal rows become one',
    keptRepeats: 'off: it would merge many rows, see the check above',
    noWords: [
      'Cleaning only: operators on words work on English and Chinese,',
      'and these texts are in another language or too short to tell.',
    ],
    copies: 'distinct, changed copies of each row, or a reason for each missing one',
    choose: 'one operator of the four for each copy (EDA, Wei and Zou 2019)',
    limits: 'some records have faults; each is listed in rejected.jsonl',
    output: 'never overwritten without --overwrite',
  },
  'zh-CN': {
    title: '由 leaven init 生成。运行：leaven run 配方',
    check: '待确认：',
    seed: '相同的种子得到相同的字节',
    language: 'BCP 47；und 表示逐条文本判断',
    fields: '各角色对应的列',
    id: '在所有文件中唯一',
    ownId: '列 "id" 有重复，因此为每行另生成 id',
    rows: (count) => `${count} 行`,
    labels: (count, shown) => `${count} 个标签：${shown}`,
    addTest: ['没有找到测试文件；加上后可检查泄漏：', 'test: test.jsonl'],
    whitespace: '词间一个空格，首尾无空格',
    deduplicate: '相同的行合并为一行',
    keptRepeats: '未启用：会合并大量行，见上方待确认项',
    noWords: ['仅做清洗：作用于词的算子用于英文和中文文本，', '而这些文本是其他语言，或过短而无法判断。'],
    copies: '每行生成的互不相同且有改动的副本数，缺少的每个副本都有原因',
    choose: '每个副本使用四个算子之一（EDA，Wei 与 Zou，2019）',
    limits: '部分记录有误，逐条列在 rejected.jsonl 中',
    output: '除非使用 --overwrite，不会覆盖',
  },
};

/** What the inspection noticed, as one sentence. */
export function noteWords({ fact, detail }: InspectionNote, language: Language): string {
  const en = language === 'en';
  const value = String(detail.value ?? '');
  switch (fact) {
    case 'delimiter':
      return en ? `the delimiter ${JSON.stringify(value)} is a guess` : `分隔符 ${JSON.stringify(value)} 为推测`;
    case 'header':
      return en ? 'whether the first row is a header is a guess' : '首行是否为表头为推测';
    case 'encoding':
      return en
        ? `${detail.file} is not UTF-8; its bytes tell ${detail.encoding}`
        : `${detail.file} 不是 UTF-8；根据字节判断为 ${detail.encoding}`;
    case 'text':
      return en ? `which column holds the text is a guess (${value})` : `文本所在的列为推测（${value}）`;
    case 'label':
      return en ? `the label column ${value} is a guess: it has few values` : `标签列 ${value} 为推测：其取值较少`;
    case 'no-label':
      return en ? 'no column is surely the label, so none is used' : '没有可以确定为标签的列，因此未使用标签';
    case 'span-keys':
      return en
        ? 'a column holds spans with keys other than start, end, label; it is carried along as it is, and its offsets do not follow changes of the text'
        : '有一列区间的键不是 start、end、label；该列原样保留，其偏移量不随文本改动';
    case 'conll':
      return en
        ? 'this looks like one word a line with tags (CoNLL): each word is read as a row of its own'
        : '看似每行一词并带标注（CoNLL）：每个词会按单独一行读取';
    case 'unused-files': {
      const files = Array.isArray(detail.files) ? detail.files : [];
      const shown = files.slice(0, 5).join(', ') + (files.length > 5 ? ' …' : '');
      return en
        ? `${files.length} other ${files.length === 1 ? 'file' : 'files'} not used: ${shown}`
        : `另有 ${files.length} 个文件未使用：${shown}`;
    }
    case 'repeated-ids':
      return en ? `the values of ${detail.column} repeat, so they are not used as ids` : `${detail.column} 的值有重复，因此不作为 id`;
    case 'repeated-texts':
      return en
        ? `${detail.equal} of ${detail.rows} rows have the text of an earlier row; deduplicate is left out so that they are not merged unasked`
        : `${detail.rows} 行中有 ${detail.equal} 行的文本与前面的行相同；为避免未经确认的合并，未启用去重`;
    case 'faulty-records':
      return en
        ? `${detail.faulty} of ${detail.records} records of ${detail.file} cannot be used as they are`
        : `${detail.file} 的 ${detail.records} 条记录中有 ${detail.faulty} 条无法直接使用`;
    case 'no-test':
      return en ? 'there is no test file, so leaks cannot be checked' : '没有测试文件，因此无法检查泄漏';
    case 'split-skipped':
      return en
        ? `${detail.file} looked like ${detail.split} data but cannot be read the same way`
        : `${detail.file} 似为 ${detail.split} 数据，但无法按同样方式读取`;
  }
}
