export const proof = {
  'proof/no-test': {
    en: {
      message: '{recipe} has no {split} split to prove on',
      hint: 'add `{split}:` under dataset, or hold rows out of train: --holdout 0.2',
      help: 'A proof trains on train and judges on rows that no step and no choice has seen. The data set names them, or a split step draws them.',
    },
    'zh-CN': {
      message: '{recipe} 没有可用于验证的 {split} 划分',
      hint: '在 dataset 下添加 `{split}:`，或从 train 留出一部分：--holdout 0.2',
      help: '验证在 train 上训练，并用任何步骤与选择都未见过的行评判。这些行由数据集指定，或由划分步骤抽取。',
    },
  },
  'proof/has-test': {
    en: {
      message: '{recipe} has a {split} split of its own: there is nothing to hold out',
      hint: 'leave --holdout out',
      help: '--holdout draws the rows that judge from train, for recipes without such a split.',
    },
    'zh-CN': {
      message: '{recipe} 已有 {split} 划分：无需留出',
      hint: '去掉 --holdout',
      help: '--holdout 从 train 抽取评判行，用于没有此划分的配方。',
    },
  },
  'proof/empty-split': {
    en: {
      message: '{split} has no row with a text and a label[[ in arm {arm}]]',
      hint: 'look at the fields and the label of the data set, and at filters that drop rows',
      help: 'Each arm of a proof needs rows to train on, and rows to be judged on.',
    },
    'zh-CN': {
      message: '{split} 中没有同时含文本和标签的行[[（对照组 {arm}）]]',
      hint: '检查数据集的字段与标签，以及剔除行的过滤步骤',
      help: '验证的每个对照组都需要训练行和评判行。',
    },
  },
  'proof/test-leaked': {
    en: {
      message: '{leaked} of {rows} test rows ({percent} %) also stand in train: nothing that is measured on them means much',
      hint: 'mend the split: leaven run shows the rows under leaks in its report',
      help: 'Rows of train that equal a test row are removed and counted. Above 5 % of the test rows the split itself is at fault and the proof stops.',
    },
    'zh-CN': {
      message: '{rows} 行测试数据中有 {leaked} 行（{percent} %）也在 train 中：据此得出的结果没有意义',
      hint: '修正划分：leaven run 的报告在“泄漏”一节列出这些行',
      help: '与测试行相同的训练行会被移除并计数。超过测试行的 5 % 时，问题出在划分本身，验证停止。',
    },
  },
  'proof/folder-not-empty': {
    en: {
      message: '{folder} is not empty and holds no proof',
      hint: 'choose another --out: Leaven does not write among files it did not make',
      help: 'The folder holds files that no proof wrote. --overwrite does not remove them either.',
    },
    'zh-CN': {
      message: '{folder} 非空且不含验证结果',
      hint: '另选 --out：Leaven 不会写入含有其他文件的文件夹',
      help: '该文件夹含有并非由验证写入的文件。--overwrite 也不会删除它们。',
    },
  },
  'proof/worker-died': {
    en: {
      message: 'a worker ended while it trained {task}: {reason}',
      hint: 'fewer workers need less memory: --workers 1; --resume keeps what is done',
      help: 'A process that trains ended by itself, most often for want of memory. What was trained before is kept.',
    },
    'zh-CN': {
      message: '训练 {task} 的工作进程退出：{reason}',
      hint: '减少工作进程可降低内存：--workers 1；--resume 保留已完成的部分',
      help: '训练进程自行退出，多因内存不足。此前完成的训练会保留。',
    },
  },
  'proof/bad-budget': {
    en: {
      message: '{given} is no budget of a search',
      hint: 'a time such as 90s, 5m or 1h, or --trials with a whole number from 1',
      help: 'A search ends when its time is over or its candidates are tried. Time counts over all calls of one search, and keeps enough back to judge the winner.',
    },
    'zh-CN': {
      message: '{given} 不是有效的搜索预算',
      hint: '应为 90s、5m、1h 之类的时间，或用 --trials 指定不小于 1 的整数',
      help: '时间用完或候选试完时搜索结束。同一搜索的多次调用累计计时，并预留评判优胜者的时间。',
    },
  },
  'proof/search-too-small': {
    en: {
      message: '{rows} training rows are too few for a search: {reason}',
      hint: 'label more rows, or compare the recipes you mean with leaven prove',
      help: 'A search keeps a quarter of the training rows for the judgement of its winner and cuts the rest again and again into rows to train on and rows to choose on. It takes 40 rows, and two classes of 5 rows each.',
    },
    'zh-CN': {
      message: '训练行仅 {rows} 行，不足以搜索：{reason}',
      hint: '标注更多数据，或用 leaven prove 比较选定的配方',
      help: '搜索保留四分之一的训练行用于评判优胜者，其余部分反复切分为训练行与选择行。至少需要 40 行，且至少两个类别各有 5 行。',
    },
  },
  'proof/search-differs': {
    en: {
      message: '{folder} holds another search: its recipe, data, seed or settings differ',
      hint: '--overwrite begins anew; another --out keeps both',
      help: 'A search that was stopped goes on where recipe, data, trainer, method, metric and seed are the same. The budget may differ: more of it tries more candidates.',
    },
    'zh-CN': {
      message: '{folder} 中是另一次搜索：配方、数据、种子或设置不同',
      hint: '--overwrite 重新开始；换用其他 --out 则两者都保留',
      help: '配方、数据、训练器、方法、指标与种子均相同时，中断的搜索会继续。预算可以不同：预算更大则尝试更多候选。',
    },
  },
  'proof/search-file-exists': {
    en: {
      message: '{file} is there already and is not as a search wrote it',
      hint: 'choose another --out, or --overwrite to replace it',
      help: 'A search replaces the recipe that it wrote itself, as long as nobody has changed it.',
    },
    'zh-CN': {
      message: '{file} 已存在，且并非搜索写入的原样',
      hint: '另选 --out，或用 --overwrite 替换',
      help: '搜索只替换由它自己写入且未被改动的配方。',
    },
  },
};
