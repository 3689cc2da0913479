export const training = {
  'training/unknown-trainer': {
    en: {
      message: 'there is no trainer {trainer}',
      hint: '[[did you mean {nearest}? ]]there are: {expected}',
      help: 'The trainers are text-linear, text-embedding and command (any program of yours). leaven train --help lists them.',
    },
    'zh-CN': {
      message: '没有名为 {trainer} 的训练器',
      hint: '[[是否指 {nearest}？]]现有：{expected}',
      help: '训练器有 text-linear、text-embedding 和 command（任意外部程序）。leaven train --help 列出全部。',
    },
  },
  'training/unknown-parameter': {
    en: {
      message: '{parameter} is not a parameter of {trainer}',
      hint: '[[did you mean {nearest}? ]]there are: {expected}',
      help: 'Parameters of a trainer are given by --with name=value or under training.with in the recipe. leaven train --help lists them.',
    },
    'zh-CN': {
      message: '{trainer} 没有参数 {parameter}',
      hint: '[[是否指 {nearest}？]]现有：{expected}',
      help: '训练器的参数用 --with 名称=值 或配方中的 training.with 给出。leaven train --help 列出全部。',
    },
  },
  'training/bad-parameter': {
    en: {
      message: '{parameter} of {trainer}: {detail}',
      help: 'A parameter of the trainer is out of its range or of another type.',
    },
    'zh-CN': {
      message: '{trainer} 的参数 {parameter}：{detail}',
      help: '训练器的某个参数超出范围或类型不符。',
    },
  },
  'training/task-not-supported': {
    en: {
      message: '{trainer} cannot train on the task {task}',
      hint: 'trainers take: {expected}',
      help: 'The trainers of this version learn one class (or class weights) of each row from its texts.',
    },
    'zh-CN': {
      message: '{trainer} 不支持任务 {task}',
      hint: '训练器支持：{expected}',
      help: '本版本的训练器从每行文本学习一个类别（或类别权重）。',
    },
  },
  'training/no-rows': {
    en: {
      message: 'there is nothing to train on: {split} has no row with a text and a label',
      hint: 'look at rejected.jsonl, or at the fields and label the data set names',
      help: 'After the recipe no row of the split has both a text and a label.',
    },
    'zh-CN': {
      message: '没有可训练的数据：{split} 中没有同时含文本和标签的行',
      hint: '查看 rejected.jsonl，或检查数据集指定的字段与标签',
      help: '配方执行后，该划分中没有同时含文本和标签的行。',
    },
  },
  'training/one-class': {
    en: {
      message: 'all {rows} training rows have the label {label}: two classes or more are needed',
      hint: 'check the label column, or whether a filter dropped a class',
      help: 'A classifier can only be trained where the training rows have at least two labels.',
    },
    'zh-CN': {
      message: '全部 {rows} 行训练数据的标签都是 {label}：应有两个或更多类别',
      hint: '检查标签列，或是否有过滤步骤剔除了某一类别',
      help: '训练行至少含两种标签时才能训练分类器。',
    },
  },
  'training/too-few-folds': {
    en: {
      message: '{rows} rows in {groups} groups cannot be parted into {folds} folds',
      hint: 'two folds and two groups of rows are the least',
      help: 'To predict each row by a model that has not seen it, the rows are parted into folds; copies of one original stay together.',
    },
    'zh-CN': {
      message: '{rows} 行（{groups} 组）无法分为 {folds} 折',
      hint: '至少需要两折和两组',
      help: '为使每行都由未见过它的模型预测，数据被分为若干折；同一原样本的副本不会分开。',
    },
  },
  'training/loss-not-finite': {
    en: {
      message: 'the loss became {loss} at step {step}',
      hint: 'lower learningRate[[ (now {learningRate})]]',
      help: 'The training diverged: the loss is no number any more. A smaller learning rate or a longer warm-up mends it.',
    },
    'zh-CN': {
      message: '第 {step} 步的损失变为 {loss}',
      hint: '降低 learningRate[[（当前为 {learningRate}）]]',
      help: '训练发散：损失已不是有限数。降低学习率或延长预热即可。',
    },
  },
  'training/needs-dev': {
    en: {
      message: 'early stopping needs rows to look at: there is no validation split',
      hint: 'name one in the data set, or leave patience out',
      help: 'With patience, training stops when the loss on validation rows no longer falls. Test rows are never used for it.',
    },
    'zh-CN': {
      message: '早停需要验证数据：没有 validation 划分',
      hint: '在数据集中指定该划分，或不设 patience',
      help: '设置 patience 时，验证损失不再下降即停止训练。绝不使用测试行。',
    },
  },
  'training/unseen-labels': {
    en: {
      message: 'none of the {rows} rows has a label that the model knows',
      hint: 'the model knows: {classes}',
      help: 'Rows with labels that training has not seen count as wrong; where all are such rows there is nothing to measure.',
    },
    'zh-CN': {
      message: '{rows} 行数据的标签均不在模型类别之中',
      hint: '模型类别：{classes}',
      help: '标签未在训练中出现的行按错误计；若全部如此则无从评估。',
    },
  },
  'training/unknown-noise': {
    en: {
      message: 'there is no noise {noise}',
      hint: '[[did you mean {nearest}? ]]there are: {expected}',
      help: 'Noises that leaven evaluate --noise puts on texts are named one by one (typo,ocr) or as all.',
    },
    'zh-CN': {
      message: '没有名为 {noise} 的噪声',
      hint: '[[是否指 {nearest}？]]现有：{expected}',
      help: 'leaven evaluate --noise 所用的噪声逐个列出（typo,ocr），或写 all 表示全部。',
    },
  },
  'training/model-damaged': {
    en: {
      message: '{folder} holds no model that can be read: {reason}',
      hint: 'train it again with leaven train',
      help: 'A model folder has model.json and the files it names, as leaven train wrote them.',
    },
    'zh-CN': {
      message: '{folder} 中没有可读取的模型：{reason}',
      hint: '用 leaven train 重新训练',
      help: '模型文件夹含 model.json 及其列出的文件，由 leaven train 写入。',
    },
  },
  'training/checkpoint-differs': {
    en: {
      message: 'the checkpoint in {folder} belongs to another training',
      hint: 'train into another folder, or replace it with --overwrite',
      help: 'A checkpoint is taken up again only by the same data, classes, parameters and seed.',
    },
    'zh-CN': {
      message: '{folder} 中的检查点属于另一次训练',
      hint: '换一个文件夹，或用 --overwrite 替换',
      help: '只有数据、类别、参数与种子都相同，才能从检查点继续训练。',
    },
  },
  'training/model-exists': {
    en: {
      message: '{folder} holds a model',
      hint: 'choose another --out, or replace it with --overwrite',
      help: 'leaven train never replaces a model unless told with --overwrite.',
    },
    'zh-CN': {
      message: '{folder} 中已有模型',
      hint: '另选 --out，或用 --overwrite 替换',
      help: '除非指定 --overwrite，leaven train 不会替换已有模型。',
    },
  },
  'training/folder-not-empty': {
    en: {
      message: '{folder} holds files that are of no model[[: {file}]]',
      hint: 'choose another --out: Leaven does not write among files it did not make',
      help: 'A model takes a folder of its own. Files that no training wrote stay: --overwrite does not remove them either.',
    },
    'zh-CN': {
      message: '{folder} 含有不属于模型的文件[[：{file}]]',
      hint: '另选 --out：Leaven 不会写入含有其他文件的文件夹',
      help: '模型使用单独的文件夹。并非由训练写入的文件不会被删除，--overwrite 也不会删除它们。',
    },
  },
  'training/command-not-found': {
    en: {
      message: '{program} cannot be started: {reason}',
      hint: 'name a program that is on the PATH, or give its path',
      help: 'The trainer command starts the program that its parameter command names, without a shell: no ~, no variables, no pipes. Relative paths start at cwd, or at the folder Leaven was started in.',
    },
    'zh-CN': {
      message: '无法启动 {program}：{reason}',
      hint: '指定 PATH 中的程序，或给出其路径',
      help: '训练器 command 不经 shell 启动参数 command 所指的程序：不展开 ~ 与变量，也不支持管道。相对路径以 cwd 为起点，未设 cwd 时以启动 Leaven 的文件夹为起点。',
    },
  },
  'training/command-failed': {
    en: {
      message: '{program} ended with {ending}',
      hint: '[[it said last: {said}]]',
      help: 'The program of the trainer command ended with another exit code than 0, or by a signal. The hint shows what it said last on standard error; showOutput: true shows all of it.',
    },
    'zh-CN': {
      message: '{program} 以{ending}结束',
      hint: '[[最后输出：{said}]]',
      help: '训练器 command 的程序以非 0 退出码或因信号结束。提示中为其标准错误的最后几行；showOutput: true 显示全部输出。',
    },
  },
  'training/command-timed-out': {
    en: {
      message: '{program} was stopped after {seconds} seconds',
      hint: 'raise timeoutSeconds if it needs longer[[; it said last: {said}]]',
      help: 'The program of the trainer command ran longer than timeoutSeconds. It and all it started were asked to end (SIGTERM), and after graceSeconds ended by force (SIGKILL).',
    },
    'zh-CN': {
      message: '{program} 运行 {seconds} 秒后被终止',
      hint: '如需更久，调高 timeoutSeconds[[；最后输出：{said}]]',
      help: '训练器 command 的程序运行超过 timeoutSeconds。先请求它及其子进程结束（SIGTERM），graceSeconds 之后强制结束（SIGKILL）。',
    },
  },
  'training/command-bad-output': {
    en: {
      message: 'line {line} of {output} of the program: {reason}',
      hint: 'see "Your own program" in the guide to trainers',
      help: 'The program of the trainer command wrote metrics or predictions that are not what they should be. On standard output, lines that are no JSON objects are ignored, up to 64 MiB; in predictions.jsonl each line must be a prediction of a row.',
    },
    'zh-CN': {
      message: '程序的 {output} 第 {line} 行：{reason}',
      hint: '见训练器指南中“自己的程序”一节',
      help: '训练器 command 的程序写出的指标或预测不符合要求。标准输出中不是 JSON 对象的行会被忽略（至多 64 MiB）；predictions.jsonl 的每一行都应是某一行数据的预测。',
    },
  },
  'training/command-predictions-missing': {
    en: {
      message: '{program} left no prediction for {missing} of {rows} rows[[, such as {ids}]]',
      hint: 'write one line for each row of files.predict to output.predictions[[; there is no file {file}]]',
      help: 'The program of the trainer command ended well, and yet the file of predictions is not there or lacks rows.',
    },
    'zh-CN': {
      message: '{program} 的预测缺 {rows} 行中的 {missing} 行[[，例如 {ids}]]',
      hint: '为 files.predict 的每一行在 output.predictions 中写一行[[；文件 {file} 不存在]]',
      help: '训练器 command 的程序正常结束，但预测文件不存在或缺少部分行。',
    },
  },
  'training/command-no-model': {
    en: {
      message: '{program} left no model: {reason}',
      hint: 'write files to the folder output.model',
      help: 'The program of the trainer command ended well, and yet the folder for its model is empty or holds what cannot be kept: only files, under names without : and \\, can be.',
    },
    'zh-CN': {
      message: '{program} 没有留下模型：{reason}',
      hint: '将文件写入文件夹 output.model',
      help: '训练器 command 的程序正常结束，但模型文件夹为空，或含有无法保存的内容：只能保存普通文件，文件名不含 : 和 \\。',
    },
  },
  'training/command-field-taken': {
    en: {
      message: 'a text field named {field} cannot be handed to a program: the name has another meaning there',
      hint: 'rename the column, or map the field in the data set under fields',
      help: 'Rows go to the program of the trainer command as {id, label, labelWeights, and the text fields by name}; a text field cannot bear one of the three names.',
    },
    'zh-CN': {
      message: '名为 {field} 的文本字段无法交给程序：该名称另有含义',
      hint: '重命名该列，或在数据集的 fields 中映射该字段',
      help: '数据行以 {id, label, labelWeights 及按名称排列的文本字段} 交给训练器 command 的程序；文本字段不能使用前三个名称。',
    },
  },
  'training/unfinished': {
    en: {
      message: '{folder} holds a training that was not finished',
      hint: 'continue it with --resume, or start again with --overwrite',
      help: 'An earlier training for the same --out was stopped before it finished; what it had reached stands beside the model, in a folder whose name ends in .training. --resume continues it to the same bytes; --overwrite discards it.',
    },
    'zh-CN': {
      message: '{folder} 中有未完成的训练',
      hint: '用 --resume 继续，或用 --overwrite 重新开始',
      help: '上一次以同一 --out 进行的训练未完成即停止，其进度保存在模型旁名称以 .training 结尾的文件夹中。--resume 继续训练，结果逐字节相同；--overwrite 丢弃旧结果。',
    },
  },
  'training/unclear-field': {
    en: {
      message: 'it is not clear which column of {file} is the {role}',
      hint: 'name it with {flag}[[; there are: {found}]]',
      help: 'The columns of a data file are told by their names and by what they hold. Where none or several could be the label (or the text), --label FIELD and --text FIELD say which; a file without a header has column_1, column_2 and so on. A recipe names its fields itself.',
    },
    'zh-CN': {
      message: '无法判断 {file} 的哪一列是{role}',
      hint: '用 {flag} 指定[[；现有：{found}]]',
      help: '数据文件的列按名称与内容识别。没有或有多个可能的标签列（或文本列）时，用 --label 字段 和 --text 字段 指定；没有表头的文件，各列依次为 column_1、column_2 等。配方自行指定字段。',
    },
  },
  'training/missing-field': {
    en: {
      message: '{file} has no field {field}[[, which {reader}]]',
      hint: '[[did you mean {nearest}? ]]name yours with {flag}[[; there are: {found}]]',
      help: 'A field that was asked for, or that the model was trained on, is not in the data. --text FIELD names the text (twice for pairs, in the order of the model), --label FIELD the label.',
    },
    'zh-CN': {
      message: '{file} 中没有[[{reader}所需的]]字段 {field}',
      hint: '[[是否为 {nearest}？]]用 {flag} 指定对应字段[[；现有：{found}]]',
      help: '数据中没有指定的字段，或没有模型训练时所用的字段。--text 字段 指定文本（文本对写两次，次序与模型一致），--label 字段 指定标签。',
    },
  },
  'training/field-count': {
    en: {
      message: 'the texts are {got}, expected {expected}',
      hint: '[[the model reads {model}]]',
      help: 'A trainer takes one text for each row, or two for text pairs; a model takes as many as it was trained on, in that order.',
    },
    'zh-CN': {
      message: '文本字段应为 {expected}，实际为 {got}',
      hint: '[[模型读取 {model}]]',
      help: '训练器每行取一个文本，文本对取两个；模型所取的数量与次序和训练时相同。',
    },
  },
  'training/option-not-here': {
    en: {
      message: '{option} is for {expected}, and {data} is {got}',
      hint: 'a recipe and a run name their fields themselves; --set changes recipes alone',
      help: '--text and --label name the columns of data files; --set changes a value of a recipe.',
    },
    'zh-CN': {
      message: '{option} 用于{expected}，而 {data} 是{got}',
      hint: '配方与运行自行指定字段；--set 只修改配方',
      help: '--text 与 --label 指定数据文件的列；--set 修改配方中的值。',
    },
  },
  'training/unknown-split': {
    en: {
      message: '{data} has no split {split}',
      hint: '[[did you mean {nearest}? ]]name one with --split[[: {expected}]]',
      help: 'Data with several splits is read by --split NAME; the split test is taken where there is one, and the only one where there is no other.',
    },
    'zh-CN': {
      message: '{data} 没有划分 {split}',
      hint: '[[是否为 {nearest}？]]用 --split 指定[[：{expected}]]',
      help: '含多个划分的数据用 --split 名称 指定；有 test 时取 test，只有一个划分时取该划分。',
    },
  },
  'training/nothing-to-judge': {
    en: {
      message: '{split} has no row with a text and a label to judge the model on',
      hint: 'look at the label column, and at the rows that could not be read',
      help: 'A model is judged on rows that have both a text and a label.',
    },
    'zh-CN': {
      message: '{split} 中没有同时含文本和标签的行，无从评估模型',
      hint: '检查标签列，以及无法读取的行',
      help: '模型在同时含文本和标签的行上评估。',
    },
  },
  'training/file-exists': {
    en: {
      message: '{file} is there already',
      hint: 'name another file with --out, or replace it with --overwrite',
      help: 'Predictions never replace a file unless told with --overwrite.',
    },
    'zh-CN': {
      message: '{file} 已存在',
      hint: '用 --out 指定其他文件，或用 --overwrite 替换',
      help: '除非指定 --overwrite，预测结果不会替换已有文件。',
    },
  },
  'training/same-passes': {
    en: {
      message: '{trainer} reads its rows once, so they cannot be drawn anew for each pass',
      hint: 'use text-linear or text-embedding, or leave --on-the-fly out',
      help: 'A trainer that takes --on-the-fly asks for the rows of each pass. A program of your own can read them from leaven serve-stream.',
    },
    'zh-CN': {
      message: '{trainer} 只读取一次数据，无法在每次遍历时重新抽取',
      hint: '使用 text-linear 或 text-embedding，或去掉 --on-the-fly',
      help: '支持 --on-the-fly 的训练器在每次遍历时索取数据。自己的程序可从 leaven serve-stream 读取。',
    },
  },
  'training/unseen-class': {
    en: {
      message: 'the row {id} of pass {pass} is of the class {label}, which the first pass does not have',
      hint: 'keep rows of every class in each pass: a filter may drop all of one',
      help: 'With --on-the-fly the classes are those of the first pass over the data. A filter or a probability left no row of the class in it.',
    },
    'zh-CN': {
      message: '第 {pass} 次遍历中 {id} 行的类别 {label} 在首次遍历中不存在',
      hint: '应使每次遍历都含有各个类别的行：过滤器可能剔除了某一类的全部行',
      help: '使用 --on-the-fly 时，类别以首次遍历为准。过滤器或概率使该类别在首次遍历中没有剩余的行。',
    },
  },
};
