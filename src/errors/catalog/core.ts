export const core = {
  'core/unexpected': {
    en: {
      message: 'an unexpected fault stopped the work: {message}',
      hint: 'this is a fault of Leaven or of an operator of yours; LEAVEN_DEBUG=1 prints where it happened',
      help: 'A fault without a code of its own. Run the command again with LEAVEN_DEBUG=1 and report the printed trace with the recipe.',
    },
    'zh-CN': {
      message: '意外错误中止了执行：{message}',
      hint: '这是 Leaven 或自定义算子的缺陷；设置 LEAVEN_DEBUG=1 可显示出错位置',
      help: '没有专用代码的错误。设置 LEAVEN_DEBUG=1 重新运行，将输出的调用栈连同配方一并反馈。',
    },
  },
  'core/bad-edit': {
    en: {
      message: 'edit {start}–{end} does not fit a text of {length} UTF-16 units, overlaps another, or cuts a surrogate pair',
      hint: 'edits are {start, end, insert} with 0 <= start <= end <= length, in order, without overlap',
      help: 'An operator returned edits that cannot be applied. Offsets are UTF-16 code units, half-open, sorted and disjoint, and never inside a surrogate pair.',
    },
    'zh-CN': {
      message: '编辑 {start}–{end} 不适用于长度为 {length} 个 UTF-16 单元的文本、与其他编辑重叠，或切断了代理对',
      hint: '编辑应为 {start, end, insert}，满足 0 <= start <= end <= 文本长度，按序且互不重叠',
      help: '算子返回了无法应用的编辑。偏移量以 UTF-16 单元计，左闭右开，有序且不重叠，且不得落在代理对内部。',
    },
  },
} as const;
