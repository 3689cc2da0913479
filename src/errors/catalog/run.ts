export const run = {
  'run/interrupted': {
    en: {
      message: 'the run was interrupted; nothing finished is lost',
      hint: '[[continue: {command}]]',
      help: 'The run was stopped by Ctrl-C or by the caller. Run the same command with --resume: the result has the same bytes as an uninterrupted run.',
    },
    'zh-CN': {
      message: '运行已中断，已完成的部分不会丢失',
      hint: '[[继续：{command}]]',
      help: '运行被 Ctrl-C 或调用方中止。用同一命令加 --resume 继续：结果与未中断的运行逐字节相同。',
    },
  },
  'run/unfinished': {
    en: {
      message: '{folder} holds an unfinished run of this plan',
      hint: 'continue it with --resume, or start again with --overwrite',
      help: 'An earlier run of the same plan was stopped before it finished. --resume continues it; --overwrite discards it.',
    },
    'zh-CN': {
      message: '{folder} 中有同一计划的未完成运行',
      hint: '用 --resume 继续，或用 --overwrite 重新开始',
      help: '同一计划的上一次运行未完成即停止。--resume 继续运行；--overwrite 丢弃旧结果。',
    },
  },
  'run/output-exists': {
    en: {
      message: '{folder} holds a finished run',
      hint: 'choose another output.path, or replace it with --overwrite',
      help: 'The output folder belongs to a finished run. Leaven never replaces one unless told with --overwrite.',
    },
    'zh-CN': {
      message: '{folder} 中已有完成的运行',
      hint: '另选 output.path，或用 --overwrite 替换',
      help: '输出文件夹属于一次已完成的运行。除非指定 --overwrite，Leaven 不会替换它。',
    },
  },
  'run/folder-not-empty': {
    en: {
      message: '{folder} is not empty and is not a run folder',
      hint: 'choose another output.path: Leaven does not write among files it did not make',
      help: 'The output folder holds files that no run wrote. --overwrite does not remove them either.',
    },
    'zh-CN': {
      message: '{folder} 非空且不是运行文件夹',
      hint: '另选 output.path：Leaven 不会写入含有其他文件的文件夹',
      help: '输出文件夹含有并非由运行写入的文件。--overwrite 也不会删除它们。',
    },
  },
  'run/locked': {
    en: {
      message: '{folder} is in use by another run (process {pid})',
      hint: 'wait for it, stop it, or choose another output.path',
      help: 'Two runs may not write one folder. The lock of a dead process is taken over by itself.',
    },
    'zh-CN': {
      message: '{folder} 正被另一个运行使用（进程 {pid}）',
      hint: '等待其结束、停止它，或另选 output.path',
      help: '两个运行不能写入同一文件夹。已退出进程的锁会自动接管。',
    },
  },
  'run/input-changed': {
    en: {
      message: '{file} changed while the run was reading it',
      hint: 'run again when the file is at rest',
      help: 'The size or the hash of an input file differs from the one the plan was made for, so the run would mix two versions of the data. Nothing of it is called finished.',
    },
    'zh-CN': {
      message: '{file} 在读取期间发生了变化',
      hint: '待文件不再变化后重新运行',
      help: '输入文件的大小或哈希与制定计划时不同，继续运行会混合两个版本的数据。该运行不会标记为完成。',
    },
  },
  'run/folder-damaged': {
    en: {
      message: '{file} in the run folder is damaged or not what run.json says',
      hint: 'make the run again with --overwrite',
      help: 'A file of the run folder was changed after it was written, or run.json cannot be read.',
    },
    'zh-CN': {
      message: '运行文件夹中的 {file} 已损坏或与 run.json 不符',
      hint: '用 --overwrite 重新运行',
      help: '运行文件夹中的文件在写入后被修改，或 run.json 无法读取。',
    },
  },
  'run/not-a-run': {
    en: {
      message: '{folder} is not a run folder: it has no run.json',
      hint: 'give the folder named by output.path in the recipe',
      help: 'The command needs the folder that `leaven run` wrote.',
    },
    'zh-CN': {
      message: '{folder} 不是运行文件夹：其中没有 run.json',
      hint: '应给出配方中 output.path 指定的文件夹',
      help: '该命令需要 `leaven run` 写出的文件夹。',
    },
  },
  'run/not-finished': {
    en: {
      message: '{folder} holds a run that is not finished',
      hint: 'finish it first: leaven run RECIPE --resume',
      help: 'Readers of a run folder trust run.json alone, and it says the run is not finished.',
    },
    'zh-CN': {
      message: '{folder} 中的运行尚未完成',
      hint: '先完成运行：leaven run 配方 --resume',
      help: '运行文件夹以 run.json 为准，而它表明运行尚未完成。',
    },
  },
  'run/unknown-id': {
    en: {
      message: 'no sample with id {id} in {folder}',
      hint: '[[did you mean {nearest}?]]',
      help: 'The id is neither in data/ nor among the rejects of the run.',
    },
    'zh-CN': {
      message: '{folder} 中没有 id 为 {id} 的样本',
      hint: '[[是否为 {nearest}？]]',
      help: '该 id 既不在 data/ 中，也不在运行的剔除记录中。',
    },
  },
  'run/counts-differ': {
    en: {
      message: 'counts do not add up: read {read} + copies asked {asked} is not written {written} + rejected {rejected} + merged {merged}',
      hint: 'this is a fault of Leaven or of an operator of yours; the run is not marked as finished',
      help: 'Checked at the end of every run. A run that does not add up is never called finished.',
    },
    'zh-CN': {
      message: '计数不符：读取 {read} + 请求副本 {asked} 不等于写出 {written} + 剔除 {rejected} + 合并 {merged}',
      hint: '这是 Leaven 或自定义算子的缺陷；运行不会被标记为完成',
      help: '每次运行结束时检查。计数不符的运行不会标记为完成。',
    },
  },
  'run/too-many-rejects': {
    en: {
      message: 'errors stopped {errors} of {read} samples, a larger share than limits.rejects allows[[ ({limit})]]',
      hint: 'rejected.jsonl holds each reason; raise limits.rejects if they are expected',
      help: 'The run is done and its data is whole, but more samples than limits.rejects allows met an error (filter decisions do not count). Exit code 3.',
    },
    'zh-CN': {
      message: '{read} 个样本中有 {errors} 个因错误被剔除，比例超过 limits.rejects[[（{limit}）]]',
      hint: '各条原因见 rejected.jsonl；若属预期，可提高 limits.rejects',
      help: '运行已完成且数据完整，但因错误被剔除的样本超过 limits.rejects（过滤器的决定不计入）。退出码 3。',
    },
  },
  'run/worker-died': {
    en: {
      message: 'a worker died {times} times on {where}: {reason}',
      hint: 'lower --workers or --shard-size if memory ran out',
      help: 'A worker thread ended, most often for want of memory. Its shard was tried again and then cut into smaller parts, but the cause is not one sample. Nothing finished is lost: continue with --resume.',
    },
    'zh-CN': {
      message: '工作线程在 {where} 上退出 {times} 次：{reason}',
      hint: '若内存不足，减小 --workers 或 --shard-size',
      help: '工作线程退出，多因内存不足。其分片已重试并拆分，但原因不在单个样本。已完成的部分不会丢失：用 --resume 继续。',
    },
  },
  'run/stopped-by-sample': {
    en: {
      message: '{step} failed on sample {id}: {reason}',
      hint: 'onError: reject on the step keeps the run going and records the sample',
      help: 'A step with onError: stop meets an error on a sample and ends the run. With onError: reject the sample goes to rejected.jsonl with its reason.',
    },
    'zh-CN': {
      message: '步骤 {step} 在样本 {id} 上出错：{reason}',
      hint: '在该步骤设置 onError: reject 可继续运行并记录该样本',
      help: '设置了 onError: stop 的步骤在样本上出错，运行随即终止。设置 onError: reject 时，该样本连同原因写入 rejected.jsonl。',
    },
  },
} as const;
