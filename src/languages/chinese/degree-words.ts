/** Words that say how much of a quality there is, by strength, simplified. Compiled for this project. */
export const chineseDegreeWords = {
  /** The most. */
  extreme:
    `极 极其 极为 极度 极端 最 最为 无比 万分 至 至为 绝对 绝顶 透顶 透 死 死了 爆 爆了 到家 不得了 要命 要死 出奇 惊人 顶 超 超级 巨 贼`.split(
      ' ',
    ),
  /** Much. */
  high: `很 非常 十分 特别 相当 颇 颇为 尤其 尤为 格外 分外 异常 太 太过 好 好生 多么 多 真 真是 真的 实在 着实 确实 挺 蛮 老 怪 大 大大 大为 甚 甚为 甚是 深 深深 深感 何其 何等 够 倍 倍加 倍感 更 更加 更为 愈 愈加 愈发 越 越发 越来越 过 过于 过度 过分`.split(
    ' ',
  ),
  /** Some. */
  middle: `比较 较 较为 还 还算 还是 算 尚 尚算 基本 大体 大致 相对 不怎么 还挺 还蛮`.split(' '),
  /** Little. */
  low: `有点 有点儿 有些 一点 一点儿 些 些许 稍 稍稍 稍微 稍许 略 略微 略略 略为 略显 多少 几分 微微 轻微 半 不太 不大 不很 不甚`.split(
    ' ',
  ),
} as const;
