export const system = {
  'system/disk-full': {
    en: {
      message: 'no space left on the disk[[ while writing {file}]]',
      hint: 'free some space, then run the same command with --resume: nothing finished is lost',
      help: 'The disk or the quota is full. Shards already written stay valid; free space and continue with --resume.',
    },
    'zh-CN': {
      message: '磁盘空间不足[[，无法写入 {file}]]',
      hint: '释放空间后，用同一命令加 --resume 继续：已完成的部分不会丢失',
      help: '磁盘或配额已满。已写完的分片仍然有效；释放空间后用 --resume 继续。',
    },
  },
  'system/no-permission': {
    en: {
      message: 'no permission to read or write[[ {file}]]',
      hint: 'check who owns the file or folder, or choose another output.path',
      help: 'The operating system refuses to read or write the path: it belongs to another user, is read-only, or lies on a read-only disk.',
    },
    'zh-CN': {
      message: '没有读写权限[[：{file}]]',
      hint: '检查文件或文件夹的所有者，或另选 output.path',
      help: '操作系统拒绝读取或写入该路径：它属于其他用户、为只读，或位于只读磁盘上。',
    },
  },
  'system/file-not-found': {
    en: {
      message: 'file not found[[: {file}]]',
      hint: '[[did you mean {nearest}? ]]paths in a recipe start from its folder, paths on the command line from the working folder',
      help: 'The path does not exist. Paths in a recipe are relative to the recipe; paths on the command line and in --set are relative to the working folder.',
    },
    'zh-CN': {
      message: '找不到文件[[：{file}]]',
      hint: '[[是否为 {nearest}？]]配方中的路径相对于配方所在文件夹，命令行中的路径相对于当前文件夹',
      help: '路径不存在。配方中的路径相对于配方文件；命令行和 --set 中的路径相对于当前文件夹。',
    },
  },
  'system/too-many-files': {
    en: {
      message: 'too many open files[[ at {file}]]',
      hint: 'raise the limit (ulimit -n) or lower --workers',
      help: 'The operating system limits how many files one process may hold open, and the limit is reached. Nothing finished is lost: continue with --resume.',
    },
    'zh-CN': {
      message: '打开的文件过多[[：{file}]]',
      hint: '提高上限（ulimit -n）或减小 --workers',
      help: '操作系统限制单个进程可同时打开的文件数，现已达到上限。已完成的部分不会丢失：用 --resume 继续。',
    },
  },
  'system/no-disk': {
    en: {
      message: 'there is no disk here to read or write {file}',
      hint: 'give the file with the recipe, under `files`',
      help: 'In a browser, and wherever leaven/browser is imported without leaven, there are only the data and files that are given with the recipe.',
    },
    'zh-CN': {
      message: '此处没有磁盘，无法读写 {file}',
      hint: '应随配方以 `files` 给出该文件',
      help: '在浏览器中，或只导入 leaven/browser 而未导入 leaven 时，只能使用随配方给出的数据和文件。',
    },
  },
} as const;
