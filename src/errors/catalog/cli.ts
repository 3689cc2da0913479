export const cli = {
  'cli/unknown-command': {
    en: {
      message: 'there is no command {command}',
      hint: '[[did you mean {nearest}? ]]leaven --help lists all',
      help: 'The first word after `leaven` names what to do: run, validate, preview, explain, operators, init, report, serve-stream, train, predict, evaluate, prove, search, help.',
    },
    'zh-CN': {
      message: '没有命令 {command}',
      hint: '[[是否为 {nearest}？]]leaven --help 可列出全部命令',
      help: '`leaven` 之后的第一个词表示要做的事：run、validate、preview、explain、operators、init、report、serve-stream、train、predict、evaluate、prove、search、help。',
    },
  },
  'cli/unknown-option': {
    en: {
      message: 'leaven[[ {command}]] has no option {option}',
      hint: '[[did you mean {nearest}? ]]leaven[[ {command}]] --help lists all',
      help: 'Options are written after the command. Nothing is guessed: an option that is not known stops the command before it does anything.',
    },
    'zh-CN': {
      message: 'leaven[[ {command}]] 没有选项 {option}',
      hint: '[[是否为 {nearest}？]]leaven[[ {command}]] --help 可列出全部选项',
      help: '选项写在命令之后。程序不作猜测：遇到未知选项时，命令在执行前即停止。',
    },
  },
  'cli/missing-argument': {
    en: {
      message: 'leaven {command} needs {argument}',
      hint: 'leaven {command} --help shows an example',
      help: 'An argument that the command cannot do without was left out.',
    },
    'zh-CN': {
      message: 'leaven {command} 缺少参数 {argument}',
      hint: 'leaven {command} --help 中有示例',
      help: '缺少该命令必需的参数。',
    },
  },
  'cli/unexpected-argument': {
    en: {
      message: 'leaven {command} takes {expected}, not also {argument}',
      hint: 'quote a path that holds spaces; leaven {command} --help shows an example',
      help: 'More arguments were given than the command takes. A path with spaces must be quoted for the shell.',
    },
    'zh-CN': {
      message: 'leaven {command} 应有 {expected}，多出 {argument}',
      hint: '含空格的路径应加引号；leaven {command} --help 中有示例',
      help: '给出的参数多于该命令所需。含空格的路径应按 shell 的规则加引号。',
    },
  },
  'cli/missing-value': {
    en: {
      message: '{option} needs a value',
      hint: '[[write {usage}]]',
      help: 'The option takes a value after a space or an equals sign.',
    },
    'zh-CN': { message: '{option} 缺少值', hint: '[[应写作 {usage}]]', help: '该选项应带有值，以空格或等号分隔。' },
  },
  'cli/bad-value': {
    en: {
      message: '{option} is {value}, expected {expected}',
      hint: '[[did you mean {nearest}?]]',
      help: 'The value of a command-line option is not of the kind or in the range that it takes.',
    },
    'zh-CN': {
      message: '{option} 应为 {expected}，实际为 {value}',
      hint: '[[是否为 {nearest}？]]',
      help: '命令行选项的值不符合其类型或范围。',
    },
  },
  'cli/conflicting-options': {
    en: {
      message: '{first} and {second} exclude each other',
      hint: 'leave one of them out',
      help: 'Two options ask for opposite things: --resume continues what is there, --overwrite starts again. Leave one of them out.',
    },
    'zh-CN': {
      message: '{first} 与 {second} 互斥',
      hint: '应只保留其一',
      help: '两个选项的要求相反，例如 --resume 在已有结果上继续，而 --overwrite 重新开始。应只保留其一。',
    },
  },
  'cli/unknown-code': {
    en: {
      message: 'there is no page for {code}',
      hint: '[[did you mean {nearest}? ]]leaven help codes lists all error codes',
      help: '`leaven help` takes a command, an error code as printed between brackets, `codes` or `exit-codes`.',
    },
    'zh-CN': {
      message: '没有关于 {code} 的说明',
      hint: '[[是否为 {nearest}？]]leaven help codes 可列出全部错误代码',
      help: '`leaven help` 后可为命令、方括号中的错误代码、`codes` 或 `exit-codes`。',
    },
  },
  'cli/file-exists': {
    en: {
      message: '{file} is there already',
      hint: 'name another file with --out, or replace it with --force',
      help: 'Leaven does not replace a file of yours unless told to.',
    },
    'zh-CN': {
      message: '{file} 已存在',
      hint: '用 --out 指定其他文件，或用 --force 替换',
      help: '未经指明，Leaven 不会替换已有文件。',
    },
  },
  'cli/not-a-document': {
    en: {
      message: '--json would write over {file}, which is no document of leaven',
      hint: 'name another file; --json alone writes to stdout',
      help: '--json FILE writes the document of a command into a file and replaces an earlier document there. A file of any other content is left alone.',
    },
    'zh-CN': {
      message: '--json 将覆盖 {file}，而它不是 leaven 写出的文档',
      hint: '另选文件；单独使用 --json 则写到标准输出',
      help: '--json 文件 将命令的文档写入文件，并替换其中先前的文档。内容不同的文件保持不动。',
    },
  },
  'cli/private-on-terminal-only': {
    en: {
      message: '--show-private shows private data on a terminal alone',
      hint: 'run it in a terminal, without --json, or leave --show-private out',
      help: 'Where a recipe redacts, leaven explain masks the texts as they were before. --show-private shows them to a person at a terminal; they are written into no file and no pipe.',
    },
    'zh-CN': {
      message: '--show-private 仅在终端上显示隐私数据',
      hint: '在终端中运行且不加 --json，或去掉 --show-private',
      help: '配方含有脱敏步骤时，leaven explain 会遮盖脱敏之前的文本。--show-private 只向终端前的人显示原文，不写入任何文件或管道。',
    },
  },
  'cli/stdout-taken': {
    en: {
      message: '--json and the predictions would both go to stdout',
      hint: 'give one of them a file: --out predictions.jsonl or --json summary.json',
      help: 'Standard output holds one answer. leaven predict writes its rows there unless --out names a file.',
    },
    'zh-CN': {
      message: '--json 与预测结果都将写到标准输出',
      hint: '为其中之一指定文件：--out predictions.jsonl 或 --json summary.json',
      help: '标准输出只承载一个结果。除非用 --out 指定文件，leaven predict 将各行写到标准输出。',
    },
  },
} as const;
