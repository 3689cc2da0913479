export const convert = {
  'convert/would-lose': {
    en: {
      message: '{file} cannot be written so without loss: {kinds}',
      hint: 'look with --dry-run; write it all the same with --allow-loss',
      help: 'All records were looked at before anything was written. Each kind of loss is named with the number of records that it touches: tool-calls and tools (calls of tools, and their definitions), text-beside-calls, call-order (answers of tools in another order than the calls), system (a system prompt after the first message), turns (turns that do not alternate, or have no answer), media, parts, message-keys (names, weights and other members of messages), columns, ids, overlapping-spans, span-keys, spacing (white space around tokens, which tagged tokens do not keep), comments, values (what reads back otherwise), records (whole records that the form cannot hold, or that cannot be read).',
    },
    'zh-CN': {
      message: '{file} 无法以该形式无损写出：{kinds}',
      hint: '用 --dry-run 查看；用 --allow-loss 仍可写出',
      help: '写出之前已查看全部记录。每类损失附有涉及的记录数：tool-calls 与 tools（工具调用及其定义）、text-beside-calls（与调用并存的文本）、call-order（工具结果与调用顺序不同）、system（不在开头的系统提示）、turns（未交替或没有回答的轮次）、media（图像、音频、视频）、parts（其他内容片段）、message-keys（消息的 name、weight 等成员）、columns（列）、ids（标识）、overlapping-spans（重叠区间）、span-keys（区间的其他成员）、spacing（词间空白，带标签的词序列不保留）、comments（注释）、values（读回后不同的值）、records（该形式无法容纳或无法读取的整条记录）。',
    },
  },
  'convert/no-format': {
    en: {
      message: 'the name of {file} tells no format',
      hint: 'end it in .jsonl, .json, .csv or .tsv, or name one with --to: {expected}',
      help: 'The format that is written follows from the ending of the output, unless --to names one.',
    },
    'zh-CN': {
      message: '{file} 的名称未表明格式',
      hint: '应以 .jsonl、.json、.csv 或 .tsv 结尾，或用 --to 指明：{expected}',
      help: '除非 --to 指明，写出的格式由输出文件的扩展名决定。',
    },
  },
  'convert/not-between': {
    en: {
      message: '{file} holds data of the task {from}, which {to} has no form for',
      hint: '{to} holds {expected}; name what the data is with --task and --fields where it was taken for something else',
      help: 'Data converts between formats, and between the layouts of one task: conversations as Alpaca, OpenAI or ShareGPT, preferences likewise and as TRL has them, spans as JSON, CoNLL or lists of tokens and tags, answers as SQuAD nested or flat.',
    },
    'zh-CN': {
      message: '{file} 中为 {from} 任务的数据，{to} 无法表示',
      hint: '{to} 用于 {expected}；若任务判断有误，用 --task 与 --fields 指明',
      help: '数据可在各格式之间转换，并可在同一任务的各布局之间转换：对话为 Alpaca、OpenAI 或 ShareGPT；偏好数据同上，另有 TRL；区间为 JSON、CoNLL 或词与标签列表；问答为嵌套或扁平的 SQuAD。',
    },
  },
  'convert/no-fields': {
    en: {
      message: 'what the records of {file} are cannot be told',
      hint: 'name it: --task text-classification --fields text=review,label=stars',
      help: 'The first records are looked at for conversations, instructions, preferences, spans, labels and texts. None was found.',
    },
    'zh-CN': {
      message: '无法判断 {file} 中记录的内容',
      hint: '应指明：--task text-classification --fields text=review,label=stars',
      help: '会查看前若干条记录，寻找对话、指令、偏好、区间、标签与文本；均未找到。',
    },
  },
  'convert/file-exists': {
    en: {
      message: '{file} is there already',
      hint: 'choose another name, or replace it with --overwrite',
      help: 'A conversion writes one file and never replaces another unasked.',
    },
    'zh-CN': {
      message: '{file} 已存在',
      hint: '换一个名称，或用 --overwrite 覆盖',
      help: '转换写出一个文件，未经要求不会覆盖已有文件。',
    },
  },
  'convert/same-file': {
    en: {
      message: '{file} cannot be converted into itself',
      hint: 'write to another file',
      help: 'The input is read while the output is written.',
    },
    'zh-CN': {
      message: '{file} 不能转换为自身',
      hint: '应写到另一个文件',
      help: '写出时仍在读取输入。',
    },
  },
  'convert/bad-data-info': {
    en: {
      message: '{file} is not a dataset_info.json: its content is no JSON object',
      hint: 'mend it, or name another with --data-info',
      help: 'The data set is entered beside what the file holds already, so that it must be readable.',
    },
    'zh-CN': {
      message: '{file} 不是 dataset_info.json：内容不是 JSON 对象',
      hint: '应修正该文件，或用 --data-info 指定另一个',
      help: '数据集会加入该文件的已有内容之中，因此文件应可读取。',
    },
  },
} as const;
