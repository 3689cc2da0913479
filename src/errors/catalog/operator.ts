export const operator = {
  'operator/unknown': {
    en: {
      message: 'there is no operator {id}',
      hint: '[[did you mean {nearest}? ]]leaven operators lists all',
      help: 'Operators have ids like text.delete-words. An operator of your own is named by its path, which begins with ./ or / and ends in .js or .mjs.',
    },
    'zh-CN': {
      message: '没有算子 {id}',
      hint: '[[是否为 {nearest}？]]leaven operators 可列出全部算子',
      help: '算子 id 形如 text.delete-words。自定义算子以路径给出，以 ./ 或 / 开头，以 .js 或 .mjs 结尾。',
    },
  },
  'operator/not-loadable': {
    en: {
      message: 'the operator file {file} could not be loaded: {reason}',
      hint: 'it must be an ES module whose default export (or only export) comes from defineOperator()',
      help: 'An operator given by path is imported as a JavaScript module. Its default export must be made by defineOperator() or defineTextOperator().',
    },
    'zh-CN': {
      message: '无法加载算子文件 {file}：{reason}',
      hint: '该文件应为 ES 模块，且默认导出（或唯一导出）来自 defineOperator()',
      help: '以路径给出的算子按 JavaScript 模块导入，其默认导出应由 defineOperator() 或 defineTextOperator() 创建。',
    },
  },
  'operator/bad-definition': {
    en: {
      message: 'operator {id} is not well defined: {reason}',
      hint: 'see CONTRIBUTING: an operator in ten minutes',
      help: 'The definition breaks the operator contract.',
    },
    'zh-CN': { message: '算子 {id} 的定义有误：{reason}', hint: '参见 CONTRIBUTING：十分钟编写一个算子', help: '该定义不符合算子约定。' },
  },
  'operator/failed': {
    en: {
      message: '{operator} failed: {reason}',
      help: 'The operator threw an error on this sample. The sample is in rejected.jsonl with reason operator-error.',
    },
    'zh-CN': {
      message: '{operator} 出错：{reason}',
      help: '算子在该样本上抛出错误。样本记录在 rejected.jsonl 中，原因为 operator-error。',
    },
  },
  'operator/missing-library': {
    en: {
      message: '{operator} needs {library}, which is not installed',
      hint: 'npm install {library}',
      help: 'A library that only some operators use is missing.',
    },
    'zh-CN': { message: '{operator} 需要 {library}，但尚未安装', hint: 'npm install {library}', help: '缺少仅部分算子使用的库。' },
  },
  'operator/bad-resource': {
    en: {
      message: '{file} cannot be used by {operator}: {reason}',
      hint: '[[expected {expected}]]',
      help: 'A dictionary or other file named in a parameter is not in the expected form.',
    },
    'zh-CN': { message: '{operator} 无法使用 {file}：{reason}', hint: '[[应为 {expected}]]', help: '参数中指定的词典或其他文件格式不符。' },
  },
} as const;
