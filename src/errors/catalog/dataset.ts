export const dataset = {
  'dataset/invalid-utf8': {
    en: {
      message: '{file} is not UTF-8: bad byte at offset {offset}, line {line}',
      hint: 'name the encoding in the recipe, likely `encoding: {guess}`[[; the line would read {shown}]][[; {mixed}]]',
      help: 'Text is UTF-8, or in the encoding that its bytes clearly tell; here they do not, for there are too few, several encodings are mixed, or most records are damaged. Set `encoding:` beside `path:` to the WHATWG name of the encoding (windows-1252, gb18030, utf-16le ...) whose reading is right. The offset counts bytes from 0, after unpacking for .gz.',
    },
    'zh-CN': {
      message: '{file} 不是 UTF-8：偏移量 {offset}（第 {line} 行）处的字节无效',
      hint: '在配方中写明编码，可能为 `encoding: {guess}`[[；该行在各编码下读作：{shown}]][[；{mixed}]]',
      help: '文本应为 UTF-8，或其字节能明确表明的编码；此处无法判断：字节过少、多种编码混用，或多数记录已损坏。在 `path:` 旁用 `encoding:` 写明读法正确的编码的 WHATWG 名称（windows-1252、gb18030、utf-16le 等）。偏移量从 0 起以字节计，.gz 以解压后的内容计。',
    },
  },
  'dataset/invalid-encoding': {
    en: {
      message: '{file} is not {encoding}: bad byte at offset {offset}',
      hint: 'check `encoding:`; a byte mark at the start of the file wins over it',
      help: 'A record with bytes that are not valid in its encoding is rejected as `invalid-encoding`. This error is for a file of which most records would be, and for a header or a document that cannot be read without them. The offset counts bytes from 0, after unpacking for .gz.',
    },
    'zh-CN': {
      message: '{file} 不是 {encoding}：偏移量 {offset} 处的字节无效',
      hint: '检查 `encoding:`；文件开头的字节顺序标记优先于该设置',
      help: '字节在其编码中无效的记录以 `invalid-encoding` 拒绝。多数记录如此，或表头、整份文档因此无法读取时，报此错误。偏移量从 0 起以字节计，.gz 以解压后的内容计。',
    },
  },
  'dataset/encoding-found': {
    en: {
      message:
        '{file} is not UTF-8 and is read as {encoding} (confidence {share}); write `encoding: {encoding}` beside its `path:` to settle it',
      help: 'A warning. The encoding was found by the bytes of the whole file; it is part of the plan hash and of recipe.lock.yaml, so a run that is resumed or repeated reads the same text.',
    },
    'zh-CN': {
      message: '{file} 不是 UTF-8，按 {encoding} 读取（置信度 {share}）；在其 `path:` 旁写明 `encoding: {encoding}` 可将其固定',
      help: '此为警告。编码根据整个文件的字节判断，并计入计划哈希与 recipe.lock.yaml，继续或重复运行时读到的文本相同。',
    },
  },
  'dataset/unpacks-too-far': {
    en: {
      message: '{file} unpacks to more than {limit} bytes',
      hint: 'unpack it first, or run it from a disk, where files are read in pieces',
      help: 'Without a disk everything is held in memory, so packed data may not grow without limit. `leaven run` reads packed files in pieces, however large.',
    },
    'zh-CN': {
      message: '{file} 解压后超过 {limit} 字节',
      hint: '先行解压，或从磁盘运行：磁盘上的文件分块读取',
      help: '没有磁盘时全部内容都在内存中，压缩数据不得无限膨胀。`leaven run` 分块读取压缩文件，大小不限。',
    },
  },
  'dataset/unknown-encoding': {
    en: {
      message: 'there is no encoding {encoding}',
      hint: '[[did you mean {nearest}? ]]names are those of the WHATWG encoding standard, such as windows-1252, gb18030, utf-16le',
      help: '`encoding:` takes a WHATWG label, and utf-32le, utf-32be, euc-tw and iso-2022-kr besides. Leave it out, or write `auto`, for UTF-8, for files that begin with a byte mark, and to have the encoding found.',
    },
    'zh-CN': {
      message: '没有编码 {encoding}',
      hint: '[[是否为 {nearest}？]]应为 WHATWG 编码标准中的名称，例如 windows-1252、gb18030、utf-16le',
      help: '`encoding:` 应为 WHATWG 标签，另可为 utf-32le、utf-32be、euc-tw、iso-2022-kr。UTF-8 文件、带字节顺序标记的文件可省略；省略或写作 `auto` 时自动判断编码。',
    },
  },
  'dataset/truncated-gzip': {
    en: {
      message: '{file} ends in the middle of its gzip data, after {offset} unpacked bytes',
      hint: 'the file is incomplete: copy or download it again',
      help: 'The packed file was cut off. Nothing of it is used, for the missing rows could not be counted.',
    },
    'zh-CN': {
      message: '{file} 的 gzip 数据不完整，解压出 {offset} 字节后中断',
      hint: '文件不完整：应重新复制或下载',
      help: '压缩文件被截断。由于无法统计缺失的行，整个文件都不会被使用。',
    },
  },
  'dataset/corrupt-gzip': {
    en: {
      message: '{file} is not valid gzip data, noticed after {offset} unpacked bytes',
      hint: 'if the file is not packed, remove `compression: gzip`; else copy or download it again',
      help: 'The packed data or its checksum is wrong.',
    },
    'zh-CN': {
      message: '{file} 不是有效的 gzip 数据，解压出 {offset} 字节后发现错误',
      hint: '若文件未压缩，删除 `compression: gzip`；否则应重新复制或下载',
      help: '压缩数据或其校验和有误。',
    },
  },
  'dataset/truncated-zstd': {
    en: {
      message: '{file} ends in the middle of its zstd data, after {offset} unpacked bytes',
      hint: 'the file is incomplete: copy or download it again',
      help: 'The packed file was cut off. Nothing of it is used, for the missing rows could not be counted.',
    },
    'zh-CN': {
      message: '{file} 的 zstd 数据不完整，解压出 {offset} 字节后中断',
      hint: '文件不完整：应重新复制或下载',
      help: '压缩文件被截断。由于无法统计缺失的行，整个文件都不会被使用。',
    },
  },
  'dataset/corrupt-zstd': {
    en: {
      message: '{file} is not valid zstd data, noticed after {offset} unpacked bytes: {reason}',
      hint: 'if the file is not packed, remove `compression: zstd`; else copy or download it again',
      help: 'The packed data or its checksum is wrong, or it asks for a window of more than 128 MiB or for a dictionary, which are not taken.',
    },
    'zh-CN': {
      message: '{file} 不是有效的 zstd 数据，解压出 {offset} 字节后发现错误：{reason}',
      hint: '若文件未压缩，删除 `compression: zstd`；否则应重新复制或下载',
      help: '压缩数据或其校验和有误，或所需窗口超过 128 MiB，或需要字典；后两种情况不支持。',
    },
  },
  'dataset/not-squad': {
    en: {
      message: '{file} is no nested SQuAD file: expected {expected}[[, at article {article}]]',
      hint: 'rows of question, context and answers need no layout: leave out `layout: squad`',
      help: 'A nested SQuAD file is {"version": …, "data": [{"title": …, "paragraphs": [{"context": …, "qas": [{"question": …, "answers": […]}]}]}]}. Flat rows, also with answers as {"text": […], "answer_start": […]}, are read without a layout.',
    },
    'zh-CN': {
      message: '{file} 不是嵌套的 SQuAD 文件：应为 {expected}[[，位于第 {article} 篇文章]]',
      hint: '由问题、上下文和答案组成的行不需要布局：删除 `layout: squad`',
      help: '嵌套的 SQuAD 文件形如 {"version": …, "data": [{"title": …, "paragraphs": [{"context": …, "qas": [{"question": …, "answers": […]}]}]}]}。平铺的行（包括答案为 {"text": […], "answer_start": […]} 的行）无需布局即可读取。',
    },
  },
  'dataset/not-parquet': {
    en: {
      message: '{file} is not a Parquet file: it does not begin with PAR1',
      hint: 'check the path, or name the format: `format: jsonl`',
      help: 'A Parquet file begins and ends with the four characters PAR1. Pointer files of Git LFS and error pages of a download are common mistakes.',
    },
    'zh-CN': {
      message: '{file} 不是 Parquet 文件：开头不是 PAR1',
      hint: '检查路径，或写明格式：`format: jsonl`',
      help: 'Parquet 文件以四个字符 PAR1 开头和结尾。常见的错误是 Git LFS 指针文件或下载得到的错误页面。',
    },
  },
  'dataset/not-arrow': {
    en: {
      message: '{file} is not an Arrow file: it holds neither the file format nor a stream',
      hint: 'check the path, or name the format: `format: parquet`',
      help: 'Arrow IPC files begin with ARROW1 (also those of Feather version 2), streams with the message of a schema. Feather version 1 is not read: write the data again with a current library.',
    },
    'zh-CN': {
      message: '{file} 不是 Arrow 文件：既不是文件格式，也不是流格式',
      hint: '检查路径，或写明格式：`format: parquet`',
      help: 'Arrow IPC 文件（含 Feather 第 2 版）以 ARROW1 开头，流以模式消息开头。不支持 Feather 第 1 版：应使用新版库重新写出数据。',
    },
  },
  'dataset/truncated-file': {
    en: {
      message: '{file} is an incomplete {format} file: its end is missing',
      hint: 'copy or download it again',
      help: 'The description of the rows stands at the end of the file, or the file ends inside a batch. Nothing of it is used, for the missing rows could not be counted.',
    },
    'zh-CN': {
      message: '{file} 是不完整的 {format} 文件：缺少结尾',
      hint: '应重新复制或下载',
      help: '行的描述位于文件末尾，或文件在某个批次中间结束。由于无法统计缺失的行，整个文件都不会被使用。',
    },
  },
  'dataset/corrupt-file': {
    en: {
      message: '{file} is a damaged {format} file: {reason}[[, column {column}]][[, row {row}]]',
      hint: 'copy or download it again, or write it with another program',
      help: 'Reasons: metadata (the description does not hold together), page-header, page-size, page-end (a page is not what it says), levels, run, differences, value-count, value-length (values that cannot be), row-count (columns of different lengths), encoding, packing (a way to write values that is not known), utf-8 (a text that is no UTF-8), decoding (the packed bytes are wrong).',
    },
    'zh-CN': {
      message: '{file} 是已损坏的 {format} 文件：{reason}[[，列 {column}]][[，第 {row} 行]]',
      hint: '应重新复制或下载，或用其他程序重新写出',
      help: '原因：metadata（元数据自相矛盾）、page-header、page-size、page-end（页与其描述不符）、levels、run、differences、value-count、value-length（不可能的值）、row-count（各列长度不同）、encoding、packing（未知的编码或压缩方式）、utf-8（文本不是 UTF-8）、decoding（压缩数据有误）。',
    },
  },
  'dataset/encrypted-file': {
    en: {
      message: '{file} is encrypted',
      hint: 'write it without encryption first',
      help: 'Parquet files with an encrypted description or encrypted columns cannot be read: Leaven takes no keys.',
    },
    'zh-CN': {
      message: '{file} 已加密',
      hint: '应先解密后重新写出',
      help: '元数据或列已加密的 Parquet 文件无法读取：Leaven 不接受密钥。',
    },
  },
  'dataset/beyond-limit': {
    en: {
      message: '{file} says it has {got} {what}; at most {limit} are read',
      hint: 'if that is meant, write the file in smaller parts; else it is damaged',
      help: 'What a file says of itself is checked before memory is taken for it, so that a damaged or hostile file cannot fill it.',
    },
    'zh-CN': {
      message: '{file} 声明的{what}为 {got}，上限为 {limit}',
      hint: '若确实如此，应分成较小的部分写出；否则文件已损坏',
      help: '分配内存前先检查文件的自我描述，以免损坏或恶意的文件耗尽内存。',
    },
  },
  'dataset/unsupported-column': {
    en: {
      message: '{file}: the column {column} has the type {type}, which is not read',
      hint: 'write the file without the column, or as a text',
      help: 'Read are booleans, numbers, decimals, texts, bytes, dates, times, durations, lists, structs, maps and dictionaries of them. Unions, intervals and views are not.',
    },
    'zh-CN': {
      message: '{file}：列 {column} 的类型为 {type}，不支持读取',
      hint: '应去掉该列，或将其写为文本',
      help: '支持布尔、数值、十进制数、文本、字节、日期、时间、时长、列表、结构体、映射及其字典编码；不支持联合、间隔和视图类型。',
    },
  },
  'dataset/bad-card': {
    en: {
      message: '{file}: {reason}',
      hint: 'mend the card, or name the files of each split in the recipe',
      help: 'The README.md of a folder may say which files are which split, in the YAML between its first two lines of ---: configs, each with config_name and data_files of split and path. Paths are relative to the folder and stay in it.',
    },
    'zh-CN': {
      message: '{file}：{reason}',
      hint: '应修正该文件，或在配方中写明各划分的文件',
      help: '文件夹的 README.md 可在开头两行 --- 之间的 YAML 中说明各划分的文件：configs 的每一项包含 config_name 以及由 split 与 path 组成的 data_files。路径相对于该文件夹，且不得超出其范围。',
    },
  },
  'dataset/unknown-config': {
    en: {
      message: '{folder} has no configuration {config}[[; it has {expected}]]',
      hint: '[[did you mean {nearest}? ]]the README.md of the folder names them under configs',
      help: '`config:` names one of the configurations in the front matter of README.md, where a data folder has several.',
    },
    'zh-CN': {
      message: '{folder} 没有配置 {config}[[；现有配置：{expected}]]',
      hint: '[[是否为 {nearest}？]]配置列于该文件夹 README.md 的 configs 中',
      help: '数据文件夹有多个配置时，`config:` 指定 README.md 文件头中的一个。',
    },
  },
  'dataset/several-configs': {
    en: {
      message: '{folder} has several configurations and none is the default: {expected}',
      hint: 'name one with `config:`',
      help: 'The README.md of a data folder may hold several configurations. Without `config:` it is the one marked `default: true`, the one called default, or the only one.',
    },
    'zh-CN': {
      message: '{folder} 有多个配置且没有默认配置：{expected}',
      hint: '用 `config:` 指定其中一个',
      help: '数据文件夹的 README.md 可包含多个配置。未设置 `config:` 时，使用标记为 `default: true` 的配置、名为 default 的配置，或唯一的配置。',
    },
  },
  'dataset/empty-file': {
    en: {
      message: '{file} holds no records[[{but}]]',
      hint: 'check the path and the format; blank lines are no records',
      help: 'A source without a single record is almost always a wrong path or a failed export, so it is an error before the run.',
    },
    'zh-CN': {
      message: '{file} 中没有记录[[{but}]]',
      hint: '检查路径和格式；空行不是记录',
      help: '没有任何记录的数据源几乎总是路径写错或导出失败，因此在运行前报错。',
    },
  },
  'dataset/not-a-file': {
    en: {
      message: '{file} is not a regular file',
      hint: 'name a file, a folder or a glob such as data/*.jsonl',
      help: 'A folder where one file is needed, a pipe or a device was named. The file is read more than once, so it must be a regular one.',
    },
    'zh-CN': {
      message: '{file} 不是普通文件',
      hint: '应为文件、文件夹或通配符，例如 data/*.jsonl',
      help: '此处需要单个文件，却给出了文件夹、管道或设备。文件会被读取多次，因此必须是普通文件。',
    },
  },
  'dataset/no-files': {
    en: {
      message: 'no data files match {pattern}',
      hint: '[[a folder is searched for {extensions}, also with .gz and .zst; ]]name the file itself where its name ends otherwise',
      help: 'The folder holds no file with a known extension, or the glob matches nothing. Hidden files are left out.',
    },
    'zh-CN': {
      message: '没有与 {pattern} 匹配的数据文件',
      hint: '[[文件夹中只查找 {extensions} 及其 .gz、.zst 文件；]]扩展名不同时应直接写出文件名',
      help: '文件夹中没有已知扩展名的文件，或通配符没有匹配。隐藏文件不计入。',
    },
  },
  'dataset/no-text': {
    en: {
      message: 'no field of {file} holds a text in every record',
      hint: '[[found: {found}; ]]bring lists such as chat turns into one field of text first',
      help: 'Leaven grows texts: it needs a field whose values are strings. Numbers alone, and lists such as the turns of a chat, are not read as text; write what is to be grown into a field of its own.',
    },
    'zh-CN': {
      message: '{file} 中没有每条记录均为文本的字段',
      hint: '[[现有字段：{found}；]]对话轮次等列表应先写成一个文本字段',
      help: 'Leaven 增强的是文本，需要一个取值为字符串的字段。只有数字的列以及对话轮次等列表不作为文本读取；应将要增强的内容写入单独的字段。',
    },
  },
  'dataset/not-json-lines': {
    en: {
      message: '{file} is not JSON lines: its first record goes on over several lines',
      hint: '[[set `format: {format}`, which reads one list, or objects one after another]]',
      help: 'JSON lines hold one whole object on each line. A file with one array, or with objects printed over several lines one after another, is `format: json`.',
    },
    'zh-CN': {
      message: '{file} 不是 JSON Lines：第一条记录跨越多行',
      hint: '[[应设置 `format: {format}`，可读取单个数组或依次相连的对象]]',
      help: 'JSON Lines 每行应为一个完整对象。内容为单个数组，或为多行排版、依次相连的对象时，应使用 `format: json`。',
    },
  },
  'dataset/not-json-array': {
    en: {
      message: '{file} is neither one JSON array nor objects one after another: expected {expected} at byte {offset}, line {line}',
      hint: 'one object on each line is `format: jsonl`',
      help: '`format: json` is one array of objects, or objects one after another. The file has another shape, or it is cut off or damaged at the place named.',
    },
    'zh-CN': {
      message: '{file} 既不是单个 JSON 数组，也不是依次相连的对象：字节 {offset}（第 {line} 行）处应为 {expected}',
      hint: '每行一个对象的文件应使用 `format: jsonl`',
      help: '`format: json` 应为一个对象数组，或依次相连的对象。文件结构不同，或在所示位置被截断、损坏。',
    },
  },
  'dataset/unclosed-quote': {
    en: {
      message: '{file}: the quote opened at byte {offset}, line {line} is never closed',
      hint: 'close it, double it inside a quoted cell, or read files without quoting as `format: tsv` or `delimited`',
      help: 'In CSV a cell that begins with a quote goes on to its closing quote, over line ends. Here the file ends first, so everything after the quote would be one cell.',
    },
    'zh-CN': {
      message: '{file}：字节 {offset}（第 {line} 行）处的引号没有闭合',
      hint: '补上引号，或在带引号的单元格内将其写成两个；不使用引号的文件可用 `format: tsv` 或 `delimited`',
      help: 'CSV 中以引号开头的单元格延续到闭合引号为止，可跨行。此处直到文件结束仍未闭合，其后的全部内容都会成为一个单元格。',
    },
  },
  'dataset/missing-column': {
    en: {
      message: '{file} has no field {column}, which is its {role}; found: {columns}',
      hint: '[[did you mean {nearest}? ]][[the header holds it with `delimiter: {delimiter}` ]]name it under `fields: {{role}: NAME}`',
      help: 'A role of the task is a field that the file does not have. Map roles to names under `dataset.fields`, or mend the header or the delimiter.',
    },
    'zh-CN': {
      message: '{file} 中没有作为 {role} 的字段 {column}；现有字段：{columns}',
      hint: '[[是否为 {nearest}？]][[用 `delimiter: {delimiter}` 可在表头中找到；]]可在 `fields:` 下为 {role} 写明字段名',
      help: '任务的某个角色对应的字段在文件中不存在。在 `dataset.fields` 下将角色对应到字段名，或修正表头或分隔符。',
    },
  },
  'dataset/duplicate-column': {
    en: {
      message: '{file} has two columns named {column}',
      hint: 'rename one in the file, or give all names under `columns:` with `header: true`',
      help: 'Two columns of one name cannot both be a field.',
    },
    'zh-CN': {
      message: '{file} 有两个名为 {column} 的列',
      hint: '在文件中改名，或用 `columns:` 写出全部列名并设置 `header: true`',
      help: '同名的两列不能同时成为字段。',
    },
  },
  'dataset/no-columns': {
    en: {
      message: '{file} is read as {format} without a header: its columns need names',
      hint: 'list them in order, for example `columns: [label, text]`',
      help: 'delimited files, and csv and tsv files with `header: false`, take their column names from `columns:`.',
    },
    'zh-CN': {
      message: '{file} 按 {format} 读取且没有表头：应写明列名',
      hint: '按顺序列出，例如 `columns: [label, text]`',
      help: 'delimited 文件以及设置了 `header: false` 的 csv、tsv 文件，列名取自 `columns:`。',
    },
  },
  'dataset/bad-delimiter': {
    en: {
      message: 'the delimiter {delimiter} cannot part the cells of a csv file',
      hint: 'use one ASCII character such as "," ";" "|" or "\\t"; `format: delimited` takes longer ones',
      help: 'A csv delimiter is one ASCII character other than a quote or a line end.',
    },
    'zh-CN': {
      message: '分隔符 {delimiter} 不能用于 csv 文件',
      hint: '应为一个 ASCII 字符，例如 "," ";" "|" 或 "\\t"；`format: delimited` 可用更长的分隔符',
      help: 'csv 的分隔符应为一个 ASCII 字符，且不得为引号或换行。',
    },
  },
  'dataset/record-too-long': {
    en: {
      message: '{file}: the record at byte {offset}, line {line} is longer than {limit} bytes',
      hint: 'check that the format is right: a file without line ends read as lines is one record',
      help: 'Records are limited so that a wrong format cannot fill the memory.',
    },
    'zh-CN': {
      message: '{file}：字节 {offset}（第 {line} 行）处的记录超过 {limit} 字节',
      hint: '检查格式是否正确：没有换行的文件按行读取时只有一条记录',
      help: '记录长度设有上限，以免格式错误时耗尽内存。',
    },
  },
  'dataset/cannot-write': {
    en: {
      message: 'the field {field} cannot be written as {format}: {reason}[[ ({got})]]',
      hint: 'choose `output.format: jsonl`, which holds every text',
      help: 'Reasons: line-end (the text holds a line end, which would begin a new record), delimiter (the text holds the delimiter), blank-line (the record would be an empty line), unpaired-surrogate (half of a character, which UTF-8 cannot hold), no-column (the file has no column for the field), overlap (tags hold no spans that overlap or nest), empty-span (a span covers no token), label (white space in a label, or no number for it), neighbours (`io` cannot part two spans of one label), no-token (a text of white space alone), comment (the first token would be read as a comment). The sample is in rejected.jsonl.',
    },
    'zh-CN': {
      message: '字段 {field} 无法写为 {format}：{reason}[[（{got}）]]',
      hint: '可改用 `output.format: jsonl`，它能容纳任何文本',
      help: '原因：line-end（文本含换行，会开始新记录）、delimiter（文本含分隔符）、blank-line（记录会成为空行）、unpaired-surrogate（半个字符，UTF-8 无法表示）、no-column（文件没有该字段的列）、overlap（标注无法表示重叠或嵌套的区间）、empty-span（区间不含任何词元）、label（标签含空白，或没有对应的编号）、neighbours（`io` 无法分开同一标签的相邻区间）、no-token（文本仅含空白）、comment（首个词元会被当作注释读取）。样本记录在 rejected.jsonl 中。',
    },
  },
  'dataset/duplicate-id': {
    en: {
      message: 'the id {id} stands more than once[[ in {split}]] (again at record {record} of {file})',
      hint: 'make the column {field} unique, or name another one with `id:` under dataset; a name that is no column gives every row an id of its own',
      help: 'Ids name samples in provenance, rejects and every draw, so each must be unique within its split. Set `dataset.id` to a column whose values are unique. If it names a column that does not exist, ids are made from the content of each row and written to that new column.',
    },
    'zh-CN': {
      message: 'id {id} [[在 {split} 中]]出现多次（{file} 的第 {record} 条记录重复）',
      hint: '使 {field} 列的值唯一，或在 dataset 下用 `id:` 指定其他列；若指定的列不存在，每行将获得各自的 id',
      help: 'id 用于溯源、剔除记录和每次抽取，因此在同一划分内应唯一。将 `dataset.id` 设为取值唯一的列。若指定的列不存在，则由每行内容生成 id，并写入该新列。',
    },
  },
  'dataset/needs-disk': {
    en: {
      message: '{file}: {format} is not read in memory',
      hint: 'convert it first: leaven convert {file} OUT.jsonl',
      help: 'leaven/browser reads text formats (JSON lines, JSON, CSV, TSV, lines, CoNLL), also packed by gzip. Parquet, Arrow and zstd are read by the command and by leaven in Node.',
    },
    'zh-CN': {
      message: '{file}：内存中不读取 {format}',
      hint: '应先转换：leaven convert {file} OUT.jsonl',
      help: 'leaven/browser 读取文本格式（JSON lines、JSON、CSV、TSV、逐行文本、CoNLL），可用 gzip 压缩。Parquet、Arrow 和 zstd 由命令行和 Node 中的 leaven 读取。',
    },
  },
} as const;
