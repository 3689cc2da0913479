export const recipe = {
  'recipe/table-before-redaction': {
    en: {
      message: '{operator} collects words of texts that {redaction} has not redacted yet',
      hint: 'put {redaction} before {operator}',
      help: 'Some operators (vocabularies, tables of words or entities) keep words of the data in the run folder. What a recipe redacts may stand nowhere in that folder, so the redaction comes first.',
    },
    'zh-CN': {
      message: '{operator} 收集的文本尚未经 {redaction} 脱敏',
      hint: '将 {redaction} 置于 {operator} 之前',
      help: '有些算子（词表、词或实体的表）会把数据中的词留在运行文件夹里。被脱敏的内容不得出现在该文件夹中，因此脱敏步骤应在前。',
    },
  },
  'recipe/model-redaction-first': {
    en: {
      message: '{operator} asks a model for names, so it must be the first step',
      hint: 'put {operator} before all other steps',
      help: 'What a step drops or shows before the redaction is redacted too. A model can do that only for texts that it sees as they are read.',
    },
    'zh-CN': {
      message: '{operator} 用模型查找名称，应为第一个步骤',
      hint: '将 {operator} 置于其他所有步骤之前',
      help: '在脱敏步骤之前被剔除或展示的内容同样需要脱敏。模型只能对按读入原样看到的文本做到这一点。',
    },
  },
  'recipe/redaction-of-copies': {
    en: {
      message: '{operator} redacts samples, not copies of them',
      hint: 'make it a step of its own, before augment',
      help: 'Under augment an operator works on copies alone: the original would stay as it is. Redaction is a step that all samples go through.',
    },
    'zh-CN': {
      message: '{operator} 对样本脱敏，而不是对其副本',
      hint: '将其作为单独的步骤，置于 augment 之前',
      help: 'augment 之下的算子只处理副本，原样本保持不变。脱敏应是全部样本都经过的步骤。',
    },
  },
  'recipe/not-found': {
    en: {
      message: 'there is no recipe {file}',
      hint: '[[did you mean {nearest}? ]]leaven init DATA writes a recipe for your data',
      help: 'The recipe file that was named does not exist, or is a folder. Paths on the command line are relative to the working folder.',
    },
    'zh-CN': {
      message: '没有配方 {file}',
      hint: '[[是否为 {nearest}？]]leaven init 数据 可生成配方',
      help: '指定的配方文件不存在，或是一个文件夹。命令行中的路径相对于工作目录。',
    },
  },
  'recipe/file-not-found': {
    en: {
      message: '{key} names {file}, which is not there',
      hint: '[[did you mean {nearest}? ]]paths in a recipe are relative to the recipe, paths in --set to the working folder',
      help: 'A parameter of an operator, or use:, names a file that does not exist or cannot be read.',
    },
    'zh-CN': {
      message: '{key} 指定的文件 {file} 不存在',
      hint: '[[是否为 {nearest}？]]配方中的路径相对于配方文件，--set 中的路径相对于工作目录',
      help: '算子的参数或 use: 指定的文件不存在或无法读取。',
    },
  },
  'recipe/yaml-syntax': {
    en: {
      message: 'the recipe is not well-formed: {reason}',
      hint: '[[{advice}]]',
      help: 'The file is neither YAML 1.2 nor JSON. Indentation is by spaces, texts with special characters stand in quotes, and a recipe is a map.',
    },
    'zh-CN': {
      message: '配方格式有误：{reason}',
      hint: '[[{advice}]]',
      help: '该文件既不是 YAML 1.2 也不是 JSON。缩进应使用空格，含特殊字符的文本应加引号，配方应为映射。',
    },
  },
  'recipe/too-large': {
    en: {
      message: 'the recipe is too large: {reason}',
      hint: 'put long lists into files that parameters name',
      help: 'A recipe has at most 1 MB, 100 levels, and few uses of aliases. The limits keep a hostile file from filling memory.',
    },
    'zh-CN': {
      message: '配方过大：{reason}',
      hint: '长列表应放入文件，由参数引用',
      help: '配方最大 1 MB、最多 100 层，且别名使用次数有限。这些限制用于防止恶意文件耗尽内存。',
    },
  },
  'recipe/not-utf-8': {
    en: {
      message: 'the recipe is not UTF-8: byte {offset} does not fit',
      hint: 'save it as UTF-8',
      help: 'Recipes are read as UTF-8, with or without a byte mark. Data files may have other encodings: encoding: names them.',
    },
    'zh-CN': {
      message: '配方不是 UTF-8：第 {offset} 字节不符',
      hint: '应另存为 UTF-8',
      help: '配方按 UTF-8 读取，可带或不带字节序标记。数据文件可用其他编码，由 encoding: 指定。',
    },
  },
  'recipe/empty': {
    en: {
      message: 'the recipe is empty',
      hint: 'leaven init DATA writes a recipe for your data',
      help: 'The file holds no keys. The least recipe has leaven: 1, a dataset and steps.',
    },
    'zh-CN': {
      message: '配方为空',
      hint: 'leaven init 数据 可生成配方',
      help: '文件中没有任何键。最简配方包含 leaven: 1、dataset 和 steps。',
    },
  },
  'recipe/duplicate-key': {
    en: {
      message: '{key} stands twice in one map',
      hint: 'keep one of them',
      help: 'A key may stand once in a map: which of two values is meant cannot be known.',
    },
    'zh-CN': {
      message: '{key} 在同一映射中出现两次',
      hint: '应只保留一个',
      help: '同一映射中一个键只能出现一次，否则无法确定应采用哪个值。',
    },
  },
  'recipe/unknown-key': {
    en: {
      message: '{key} is not {place}',
      hint: '[[expected one of: {expected}]][[; did you mean {nearest}?]]',
      help: 'The recipe has a key that nothing reads. Every key is checked, so that a slip of the pen cannot pass unseen.',
    },
    'zh-CN': {
      message: '{key} 不是{place}',
      hint: '[[应为以下之一：{expected}]][[；是否为 {nearest}？]]',
      help: '配方中存在不会被读取的键。所有键都会检查，避免笔误被忽略。',
    },
  },
  'recipe/missing-key': {
    en: {
      message: '{place} needs {key}[[: {expected}]]',
      hint: '[[{advice}]]',
      help: 'A key without a default is missing.',
    },
    'zh-CN': { message: '{place} 缺少 {key}[[：应为{expected}]]', hint: '[[{advice}]]', help: '缺少没有默认值的键。' },
  },
  'recipe/wrong-type': {
    en: {
      message: '{key} must be {expected}, got {got}',
      hint: '[[{advice}]]',
      help: 'A value is of another type than its key takes. A number in quotes is a text.',
    },
    'zh-CN': {
      message: '{key} 应为{expected}，实际为 {got}',
      hint: '[[{advice}]]',
      help: '值的类型与键的要求不符。带引号的数字是文本。',
    },
  },
  'recipe/out-of-range': {
    en: {
      message: '{key} must be {expected}, got {got}',
      hint: '[[{advice}]]',
      help: 'A value is of the right type but outside the range its key takes.',
    },
    'zh-CN': { message: '{key} 应{expected}，实际为 {got}', hint: '[[{advice}]]', help: '值的类型正确，但超出允许范围。' },
  },
  'recipe/unknown-value': {
    en: {
      message: '{got} is no value of {key}',
      hint: '[[expected one of: {expected}]][[; did you mean {nearest}?]]',
      help: 'The key takes one of a closed list of values.',
    },
    'zh-CN': {
      message: '{got} 不是 {key} 的有效值',
      hint: '[[应为以下之一：{expected}]][[；是否为 {nearest}？]]',
      help: '该键只接受固定列表中的值。',
    },
  },
  'recipe/bad-parameter': {
    en: {
      message: '{key} of {operator} must be {expected}[[, got {got}]]',
      help: 'A rule of the operator that joins several parameters is broken: see leaven operators ID.',
    },
    'zh-CN': {
      message: '{operator} 的 {key} 应为{expected}[[，实际为 {got}]]',
      help: '违反了算子中涉及多个参数的规则：参见 leaven operators ID。',
    },
  },
  'recipe/bad-step': {
    en: {
      message: 'this is no step: {reason}',
      hint: 'a step is an operator id, a map { operator-id: { parameters } }, or { use: operator-id, with: { parameters }, … }',
      help: 'The short form is an id or a map with one key, whose value is always the parameters. Options of the step (probability, when, splits, id …) need the long form with use: and with:.',
    },
    'zh-CN': {
      message: '这不是有效的步骤：{reason}',
      hint: '步骤应为算子 id、映射 { 算子id: { 参数 } }，或 { use: 算子id, with: { 参数 }, … }',
      help: '短写形式是 id 或只有一个键的映射，其值始终是参数。步骤选项（probability、when、splits、id 等）应使用带 use: 和 with: 的长写形式。',
    },
  },
  'recipe/not-allowed-here': {
    en: {
      message: '{operator} cannot stand in {where}',
      hint: '[[{advice}]]',
      help: 'from: takes operators that change one sample; gates: takes filters; steps: takes everything.',
    },
    'zh-CN': {
      message: '{operator} 不能放在 {where} 中',
      hint: '[[{advice}]]',
      help: 'from: 只接受改变单个样本的算子；gates: 只接受过滤器；steps: 接受所有算子。',
    },
  },
  'recipe/unknown-task': {
    en: {
      message: 'there is no task {task}',
      hint: '[[did you mean {nearest}? ]]expected one of: {expected}',
      help: 'The task says what the fields of a sample hold. The list is closed.',
    },
    'zh-CN': {
      message: '没有任务 {task}',
      hint: '[[是否为 {nearest}？]]应为以下之一：{expected}',
      help: '任务决定样本各字段的含义。任务列表是固定的。',
    },
  },
  'recipe/task-not-available': {
    en: {
      message: 'this version reads no data for the task {task}',
      hint: 'it reads: {expected}',
      help: 'The task is known, but its kind of data comes with a later version.',
    },
    'zh-CN': {
      message: '此版本不支持读取任务 {task} 的数据',
      hint: '支持的任务：{expected}',
      help: '该任务已定义，但对应的数据类型将在后续版本中提供。',
    },
  },
  'recipe/unknown-field': {
    en: {
      message: '{field} is not a text field of this data set',
      hint: '[[expected one of: {expected}]][[; did you mean {nearest}?]]',
      help: 'fields: names text fields of the task, by their names in the data (see dataset.fields).',
    },
    'zh-CN': {
      message: '{field} 不是该数据集的文本字段',
      hint: '[[应为以下之一：{expected}]][[；是否为 {nearest}？]]',
      help: 'fields: 按数据中的名称列出任务的文本字段（参见 dataset.fields）。',
    },
  },
  'recipe/unknown-split': {
    en: {
      message: '{split} is not a split of this data set',
      hint: '[[expected one of: {expected}]][[; did you mean {nearest}?]]',
      help: 'splits: names splits of the data set, or all.',
    },
    'zh-CN': {
      message: '{split} 不是该数据集的划分',
      hint: '[[应为以下之一：{expected}]][[；是否为 {nearest}？]]',
      help: 'splits: 列出数据集的划分，或写 all。',
    },
  },
  'recipe/bad-expression': {
    en: {
      message: 'the expression cannot be read at column {column}: {reason}',
      hint: 'example: length(text) > 20 and label != "neutral"',
      help: 'Expressions know field names, numbers, texts in quotes, == != < <= > >=, + - * / %, and or not, in [..], and the functions has, length, words, lower, upper, contains, startsWith, endsWith, matches.',
    },
    'zh-CN': {
      message: '表达式第 {column} 列有误：{reason}',
      hint: '示例：length(text) > 20 and label != "neutral"',
      help: '表达式支持字段名、数字、带引号的文本、== != < <= > >=、+ - * / %、and or not、in [..]，以及函数 has、length、words、lower、upper、contains、startsWith、endsWith、matches。',
    },
  },
  'recipe/bad-set': {
    en: {
      message: '--set {argument}: {reason}',
      hint: '[[did you mean {nearest}? ]]example: --set steps.2.augment.copies=4',
      help: '--set PATH=VALUE changes one value of the recipe. PATH is dotted; items of lists go by index from 0 or by operator id; VALUE is read as YAML.',
    },
    'zh-CN': {
      message: '--set {argument}：{reason}',
      hint: '[[是否为 {nearest}？]]示例：--set steps.2.augment.copies=4',
      help: '--set 路径=值 修改配方中的一个值。路径以点分隔；列表项用从 0 开始的序号或算子 id 指定；值按 YAML 读取。',
    },
  },
  'recipe/duplicate-id': {
    en: {
      message: 'the id {id} is given twice',
      hint: 'each id keys the draws of its step and must stand alone',
      help: 'Ids of steps are unique in a recipe, ids inside from and gates unique in their augment.',
    },
    'zh-CN': {
      message: 'id {id} 重复',
      hint: 'id 决定步骤的随机抽取，必须唯一',
      help: '步骤 id 在配方中唯一；from 和 gates 中的 id 在所属 augment 中唯一。',
    },
  },
  'recipe/conflict': {
    en: {
      message: '{reason}',
      hint: '[[{advice}]]',
      help: 'Two parts of the recipe contradict each other.',
    },
    'zh-CN': { message: '{reason}', hint: '[[{advice}]]', help: '配方的两处内容互相矛盾。' },
  },
  'recipe/label-kind': {
    en: {
      message: '{operator} does not work beside {kind} (field {field})',
      hint: '[[it takes: {takes}]]',
      help: 'An operator says beside which kinds of labels it can work: label, labels, label-weights, spans, boxes.',
    },
    'zh-CN': {
      message: '{operator} 不支持标签类型 {kind}（字段 {field}）',
      hint: '[[支持的类型：{takes}]]',
      help: '算子声明其支持的标签类型：label、labels、label-weights、spans、boxes。',
    },
  },
  'recipe/parent-not-available': {
    en: {
      message: '{operator} compares a copy with its parent, which is known only in augment and until its stage ends',
      hint: 'put it under gates: of the augment, or directly after it',
      help: 'A filter that compares with the parent works as a gate, or as a later step of the same stage as the augment. Dataset steps end a stage.',
    },
    'zh-CN': {
      message: '{operator} 将副本与原样本比较，而原样本仅在 augment 中及其所在阶段结束前可用',
      hint: '应放在 augment 的 gates: 下，或紧随其后',
      help: '与原样本比较的过滤器应作为 gates，或作为与 augment 同一阶段的后续步骤。数据集步骤会结束阶段。',
    },
  },
  'recipe/shape-not-available': {
    en: {
      message: 'this version cannot run {operator}: its shape is {shape}',
      help: 'Operators that mix partners or ask backends come with later versions.',
    },
    'zh-CN': {
      message: '此版本无法运行 {operator}：其形态为 {shape}',
      help: '混合多个样本或调用后端的算子将在后续版本中提供。',
    },
  },
  'recipe/one-sided': {
    en: {
      message: '{operator} changes what a sample is about, and the step leaves {left} out',
      hint: 'leave `fields:`, `roles:` and `turns:` out, so that all texts of the sample change alike',
      help: 'In a pair (entailment, similarity, question and context), a change of meaning on one side alone makes the label or the answer false. Operators that replace entities, names or gender therefore work on all texts of a sample at once, each entity replaced by the same one everywhere.',
    },
    'zh-CN': {
      message: '{operator} 会改变样本所述内容，而该步骤未包含 {left}',
      hint: '删除 `fields:`、`roles:` 和 `turns:`，使样本的全部文本一致改变',
      help: '在文本对（蕴含、相似度、问题与上下文）中，只改变一侧的含义会使标签或答案不再成立。因此替换实体、人名或性别的算子会同时作用于样本的全部文本，同一实体在各处替换为同一结果。',
    },
  },
  'recipe/label-may-change': {
    en: {
      message: '{operator} may change what the label of a text should be',
      hint: 'look at the copies (leaven preview) before training on them',
      help: 'A warning: the operator does not promise that the label still holds.',
    },
    'zh-CN': {
      message: '{operator} 可能使文本的标签不再成立',
      hint: '训练前应查看副本（leaven preview）',
      help: '警告：该算子不保证标签仍然成立。',
    },
  },
  'recipe/augments-test': {
    en: {
      message: '{step} changes splits that measure: {splits}',
      hint: 'leave splits: away to work on train alone',
      help: 'A warning: a step that draws or copies works on splits other than train, so figures measured there no longer describe real data.',
    },
    'zh-CN': {
      message: '{step} 会改变用于评测的划分：{splits}',
      hint: '去掉 splits: 即只处理 train',
      help: '警告：带随机抽取或复制的步骤作用于 train 以外的划分，在其上得到的指标不再反映真实数据。',
    },
  },
  'recipe/no-train': {
    en: {
      message: '{step} works on train, and the data set has no such split',
      hint: 'name the splits it should work on: splits: [{splits}]',
      help: 'A warning: steps that draw work on the split train by default, and this data set has none, so the step does nothing.',
    },
    'zh-CN': {
      message: '{step} 作用于 train，但数据集没有该划分',
      hint: '应指明其作用的划分：splits: [{splits}]',
      help: '警告：带随机抽取的步骤默认只处理 train，而该数据集没有 train，因此该步骤不起作用。',
    },
  },
  'recipe/stream-after-global': {
    en: {
      message: '{step} needs all the data as {augment} leaves it, so it cannot be streamed',
      hint: 'move it before {augment}, or use leaven run',
      help: 'A stream draws the steps after the last step that sees all the data anew in each epoch; what comes before runs once. A dataset step, an operator with a table of all samples, or a second augment that copies are compared for after a step on other splits, all stand after an augment here, so every epoch would need a whole run.',
    },
    'zh-CN': {
      message: '{step} 需要 {augment} 产出的全部数据，因此无法流式读取',
      hint: '将其移到 {augment} 之前，或使用 leaven run',
      help: '流式读取时，最后一个需要全部数据的步骤之后的各步骤在每轮重新抽取，之前的部分只运行一次。此处有 dataset 步骤、需要全部样本统计表的算子，或在处理其他划分的步骤之后再次出现的 augment 位于 augment 之后，每一轮都将需要一次完整的运行。',
    },
  },
} as const;
