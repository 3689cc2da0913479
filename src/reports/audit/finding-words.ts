import type { Localized } from '../../errors/language.ts';
import type { FindingCode } from '../audit-model.ts';

/** What each finding is called, what it says, and what to do where no recipe line does it. Placeholders are the finding's own data. */
export const findingWords = {
  'unreadable-files': {
    title: { en: 'Unreadable files', 'zh-CN': '无法读取的文件' },
    said: { en: '{count} {count#file|files} cannot be read: {shown}', 'zh-CN': '{count} 个文件无法读取：{shown}' },
    advice: { en: 'replace or leave out the file', 'zh-CN': '更换或排除该文件' },
  },
  'split-leak': {
    title: { en: 'Leaks between splits', 'zh-CN': '划分之间的泄漏' },
    said: {
      en: '{count} held-out {count#row|rows} also in an earlier split ({exact} equal, {near} near), most of them in {split}',
      'zh-CN': '{count} 条留出样本也出现在前面的划分中（{exact} 条相同，{near} 条近似），以 {split} 为最多',
    },
    advice: { en: 'take the rows out of train', 'zh-CN': '将这些行从 train 中剔除' },
  },
  'contradictory-labels': {
    title: { en: 'Contradictory labels', 'zh-CN': '相互矛盾的标签' },
    said: {
      en: '{texts} {texts#text stands|texts stand} under different labels ({count} rows); {near} near {near#one does|ones do} too',
      'zh-CN': '{texts} 条文本的标签不一致（共 {count} 行）；另有 {near} 组近似文本如此',
    },
    advice: { en: 'decide which label holds', 'zh-CN': '确定应采用的标签' },
  },
  'private-data': {
    title: { en: 'Private data', 'zh-CN': '隐私数据' },
    said: { en: '{count} {count#row holds|rows hold} private data: {types}', 'zh-CN': '{count} 行含隐私数据：{types}' },
    advice: { en: 'redact it', 'zh-CN': '进行脱敏' },
  },
  'wrong-encoding': {
    title: { en: 'Encoding', 'zh-CN': '编码' },
    said: {
      en: '{count} {count#file is|files are} not UTF-8 but {encodings}: {shown}',
      'zh-CN': '{count} 个文件不是 UTF-8，而是 {encodings}：{shown}',
    },
    advice: { en: 'name the encoding', 'zh-CN': '指明编码' },
  },
  mojibake: {
    title: { en: 'Garbled text', 'zh-CN': '乱码' },
    said: {
      en: '{count} {count#text was|texts were} read in a wrong encoding before they came here, and can be mended',
      'zh-CN': '{count} 条文本此前按错误的编码读取过，可以修复',
    },
    advice: { en: 'mend it', 'zh-CN': '进行修复' },
  },
  'lost-characters': {
    title: { en: 'Lost characters', 'zh-CN': '丢失的字符' },
    said: {
      en: '{count} {count#text has|texts have} characters that were lost (U+FFFD, half a pair)',
      'zh-CN': '{count} 条文本含已丢失的字符（U+FFFD 或不成对的代理项）',
    },
    advice: { en: 'go back to the source of these rows', 'zh-CN': '回到这些行的来源处核对' },
  },
  'single-label': {
    title: { en: 'One label alone', 'zh-CN': '只有一个标签' },
    said: {
      en: 'all {count} {count#row has|rows have} the label {label}: there is nothing to learn',
      'zh-CN': '全部 {count} 行的标签都是 {label}，无可学习',
    },
    advice: { en: 'add rows of other classes', 'zh-CN': '补充其他类别的样本' },
  },
  'unseen-labels': {
    title: { en: 'Labels missing in train', 'zh-CN': 'train 中缺少的标签' },
    said: {
      en: '{count} held-out {count#row has|rows have} {labels} {labels#label|labels} that train lacks: {shown}',
      'zh-CN': '{count} 条留出样本的 {labels} 个标签在 train 中没有：{shown}',
    },
    advice: { en: 'add such rows to train, or map the labels', 'zh-CN': '为 train 补充这些类别，或映射标签' },
  },
  'missing-labels': {
    title: { en: 'Missing labels', 'zh-CN': '缺少标签' },
    said: { en: '{count} {count#row has|rows have} no label', 'zh-CN': '{count} 行没有标签' },
    advice: { en: 'label or leave out the rows', 'zh-CN': '补充标签或排除这些行' },
  },
  'unreadable-records': {
    title: { en: 'Unreadable records', 'zh-CN': '无法读取的记录' },
    said: { en: '{count} {count#record|records} cannot be used: {reasons}', 'zh-CN': '{count} 条记录无法使用：{reasons}' },
    advice: { en: 'mend the records', 'zh-CN': '修正这些记录' },
  },
  'empty-texts': {
    title: { en: 'Empty texts', 'zh-CN': '空文本' },
    said: { en: '{count} {count#row has|rows have} no text', 'zh-CN': '{count} 行没有文本' },
    advice: { en: 'leave out the rows', 'zh-CN': '排除这些行' },
  },
  'label-imbalance': {
    title: { en: 'Uneven labels', 'zh-CN': '标签不均衡' },
    said: {
      en: '{count} rows have the label {label}, the rarest of {classes} labels, {rarest}, has {rarestRows}',
      'zh-CN': '{count} 行的标签是 {label}，{classes} 个标签中最少的 {rarest} 只有 {rarestRows} 行',
    },
    advice: { en: 'judge by macro F1; grow the rare classes', 'zh-CN': '以宏平均 F1 评判；扩充少数类' },
  },
  'rare-labels': {
    title: { en: 'Rare labels', 'zh-CN': '稀有标签' },
    said: {
      en: '{labels} {labels#label has|labels have} fewer than {least} rows: {shown}',
      'zh-CN': '{labels} 个标签不足 {least} 行：{shown}',
    },
    advice: { en: 'add rows, or merge the labels', 'zh-CN': '补充样本或合并标签' },
  },
  'label-variants': {
    title: { en: 'One label written differently', 'zh-CN': '同一标签写法不一' },
    said: {
      en: '{labels} {labels#label differs|labels differ} from another by case or spaces alone ({shown}, as {like})',
      'zh-CN': '{labels} 个标签与另一标签仅大小写或空白不同（{shown}，应为 {like}）',
    },
    advice: { en: 'write it in one way', 'zh-CN': '统一写法' },
  },
  'exact-duplicates': {
    title: { en: 'Equal rows', 'zh-CN': '重复的行' },
    said: {
      en: '{count} {count#row repeats|rows repeat} another with the same text and label ({groups} {groups#text|texts})',
      'zh-CN': '{count} 行与另一行的文本和标签相同（{groups} 条文本）',
    },
    advice: { en: 'merge them', 'zh-CN': '予以合并' },
  },
  'near-duplicates': {
    title: { en: 'Near duplicates', 'zh-CN': '近似重复' },
    said: {
      en: '{count} {count#row says|rows say} nearly the same as another with the same label ({groups} {groups#group|groups})',
      'zh-CN': '{count} 行与标签相同的另一行几乎相同（{groups} 组）',
    },
    advice: { en: 'merge them', 'zh-CN': '予以合并' },
  },
  'repeated-ids': {
    title: { en: 'Repeated ids', 'zh-CN': '重复的 id' },
    said: {
      en: '{count} {count#row has|rows have} an id that stands before ({column})',
      'zh-CN': '{count} 行的 id 此前已出现（{column} 列）',
    },
    advice: { en: 'let rows get ids of their own', 'zh-CN': '为各行另生成 id' },
  },
  'mixed-languages': {
    title: { en: 'Other languages', 'zh-CN': '其他语言' },
    said: {
      en: '{count} {count#text is|texts are} in another language than most ({main}): {others}',
      'zh-CN': '{count} 条文本与多数文本（{main}）语言不同：{others}',
    },
    advice: { en: 'part the data by language, or leave these rows out', 'zh-CN': '按语言拆分数据，或排除这些行' },
  },
  'html-remains': {
    title: { en: 'HTML in texts', 'zh-CN': '文本中的 HTML' },
    said: { en: '{count} {count#text has|texts have} tags or entities of HTML', 'zh-CN': '{count} 条文本含 HTML 标签或实体' },
    advice: { en: 'strip it', 'zh-CN': '予以清除' },
  },
  'control-characters': {
    title: { en: 'Invisible characters', 'zh-CN': '不可见字符' },
    said: {
      en: '{count} {count#text has|texts have} characters that nobody sees (controls, zero-width, marks of direction)',
      'zh-CN': '{count} 条文本含不可见的字符（控制符、零宽字符、方向标记）',
    },
    advice: { en: 'remove them', 'zh-CN': '予以移除' },
  },
  'repeated-lines': {
    title: { en: 'Lines in many texts', 'zh-CN': '多处出现的行' },
    said: {
      en: '{lines} {lines#line stands|lines stand} in many texts, the commonest in {most}; {count} {count#text has|texts have} one',
      'zh-CN': '{lines} 种行在多条文本中出现，最常见的见于 {most} 条；{count} 条文本含此类行',
    },
    advice: { en: 'remove what is boilerplate', 'zh-CN': '移除其中的样板内容' },
  },
  outliers: {
    title: { en: 'Lengths far from the others', 'zh-CN': '长度异常' },
    said: {
      en: '{long} {long#text is|texts are} far longer and {short} far shorter than the median of {median} characters; the longest has {longest}',
      'zh-CN': '{long} 条文本远长于、{short} 条远短于中位数 {median} 个字符；最长者为 {longest} 个',
    },
    advice: { en: 'read them', 'zh-CN': '查看这些文本' },
  },
  'unlike-texts': {
    title: { en: 'Texts unlike all others', 'zh-CN': '与其他文本迥异' },
    said: {
      en: '{count} {count#text shares|texts share} hardly anything with the nearest others',
      'zh-CN': '{count} 条文本与最相近的文本也几乎没有共同之处',
    },
    advice: { en: 'read them', 'zh-CN': '查看这些文本' },
  },
} as const satisfies Record<FindingCode, { title: Localized; said: Localized; advice: Localized }>;

/** Findings said otherwise by what they hold. */
export const variantWords = {
  'split-leak-one': {
    en: '{count} {split} {count#row|rows} also in {earlier} ({exact} equal, {near} near)',
    'zh-CN': '{split} 的 {count} 行也出现在 {earlier} 中（{exact} 行相同，{near} 行近似）',
  },
  'contradictory-labels-equal': {
    en: '{texts} {texts#text stands|texts stand} under different labels ({count} rows)',
    'zh-CN': '{texts} 条文本的标签不一致（共 {count} 行）',
  },
  'contradictory-labels-near': {
    en: '{near} {near#group|groups} of near texts have different labels ({count} rows): one word may be what the labels are of',
    'zh-CN': '{near} 组近似文本的标签不同（共 {count} 行）：相差的一个词可能正是标签所指',
  },
  'contradictory-labels-across': {
    en: '{texts} {texts#text stands|texts stand} under different labels in {fileA} and {fileB} ({count} rows): do the labels mean the same in both?',
    'zh-CN': '{texts} 条文本在 {fileA} 与 {fileB} 中标签不一致（共 {count} 行）：两处的标签含义相同吗',
  },
  'wrong-encoding-declared': {
    en: '{count} {count#file is|files are} not {declared}, as was said, but {encodings}: {shown}',
    'zh-CN': '{count} 个文件并非所声明的 {declared}，而是 {encodings}：{shown}',
  },
} as const satisfies Record<string, Localized>;

/** What could not be looked at. */
export const uncheckedWords: Readonly<Record<string, Localized>> = {
  'one-split': { en: 'Leaks: there is one split alone, {only}.', 'zh-CN': '泄漏：只有一个划分 {only}。' },
  'no-labels': { en: 'Labels: the data has none, or none was found.', 'zh-CN': '标签：数据没有标签，或未能识别。' },
  'unused-files': {
    en: 'Files: {files} {files#file was|files were} left out ({shown}).',
    'zh-CN': '文件：{files} 个文件未使用（{shown}）。',
  },
  'near-sampled': {
    en: 'Near duplicates: looked for among {compared} of {texts} distinct texts, drawn by content.',
    'zh-CN': '近似重复：在 {texts} 条不同文本中按内容抽取了 {compared} 条比较。',
  },
  'languages-sampled': {
    en: 'Languages: told for {looked} of {texts} texts, evenly spread.',
    'zh-CN': '语言：均匀抽取并判断了 {texts} 条文本中的 {looked} 条。',
  },
  'languages-undetermined': {
    en: 'Languages: {texts} {texts#text is|texts are} too short or too mixed to tell ({share}).',
    'zh-CN': '语言：{texts} 条文本过短或过杂，无法判断（{share}）。',
  },
  'names-without-model': {
    en: 'Private data: names of persons and places in running text need a model and were not looked for.',
    'zh-CN': '隐私数据：行文中的人名和地名需要模型，未予查找。',
  },
  'unlike-sampled': {
    en: 'Texts unlike all others: looked for among {compared} of {texts} rows, drawn by content.',
    'zh-CN': '迥异的文本：在 {texts} 行中按内容抽取了 {compared} 行比较。',
  },
  'lines-bounded': { en: 'Lines: counted among the first {lines} different ones.', 'zh-CN': '行：仅统计最先出现的 {lines} 种。' },
  meaning: {
    en: 'Whether labels and answers are right: only where they contradict each other is it seen.',
    'zh-CN': '标签和回答是否正确：仅在相互矛盾时才能看出。',
  },
};
