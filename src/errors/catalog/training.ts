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
      hint: 'lower learningRate (now {learningRate})',
      help: 'The training diverged: the loss is no number any more. A smaller learning rate or a longer warm-up mends it.',
    },
    'zh-CN': {
      message: '第 {step} 步的损失变为 {loss}',
      hint: '降低 learningRate（当前为 {learningRate}）',
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
};
