/** Measure words of things, of persons and of how often, simplified. Compiled for this project. */
const counters = `
个 只 条 张 本 把 件 位 名 口 头 匹 峰 尾 棵 株 朵 枝 支 根 颗 粒 块 片 滴 层 座 栋 幢 间 家 户 所 扇 辆 艘 架 台 部 门 枚 盏 面 幅 副 双 对 套 组 群 伙 帮 批 班 排 列 行 串 束 捆 堆 摞
叠 沓 卷 册 页 篇 首 句 段 章 节 封 份 则 项 桩 起 宗 场 出 幕 集 回 次 遍 趟 番 顿 阵 下 声 拳 脚 眼 步 圈 轮 届 期 代 辈 杯 碗 盘 碟 盆 锅 壶 瓶 罐 桶 盒 箱 袋 包 筐 篮 盅 勺 匙 筷 笼 屉 盖
缸 坛 听 管 板 枪 炮 剂 帖 针 发 拨 撮 缕 丝 线 道 栏 格 档 路 股 团 坨 泡 滩 桌 席 屋 床 船 车 款 种 类 样 型 号 级 等 版 码 倍 重 维 度 点 分 处 方 端 边 侧 角 环 站 局 招 式 笔 单 票 连 营 师
旅 军 国 省 市 县 区 镇 乡 村 州 校 院 系 科 室 楼 人 人份 人次 口人 胞胎 大 强 星 星级 年级 班级 连冠 连胜 连败 连拍 胜 负 冲程 驱 核 芯 摄 屏 卡 频 合一 选一 居 居室 厅 卫 环路 号线 路车 号楼
单元 成 折 股东 课 门课 句话 字 笔画 网友 车道 座位 步棋 口之家 代人 拍 杀 血 球 战 将 杰 侠 家店
`;

/** Units of time, money, length, area, volume, weight and of machines. */
const units = `
年 年代 世纪 周年 年度 岁 周岁 月 个月 月份 月底 月初 日 天 周 星期 礼拜 个星期 个礼拜 夜 晚 早 晨 季 季度 时 点钟 点整 小时 个小时 钟头 个钟头 刻 刻钟 分钟 秒 秒钟 毫秒 微秒 旬 载 昼夜 学期 课时 节课 工作日
元 圆 块钱 毛 毛钱 角钱 分钱 元钱 美元 欧元 日元 英镑 港元 港币 韩元 卢布 卢比 法郎 马克 美金 美分 人民币 泰铢 比索 文 金币 点券 积分 钱
米 厘米 公分 毫米 微米 纳米 分米 千米 公里 里 里地 华里 英里 海里 英寸 寸 尺 英尺 丈 光年 平方米 平米 平方公里 平方 平 亩 公顷 顷 立方米 立方 立方厘米
克 千克 公斤 斤 两 毫克 微克 吨 磅 盎司 克拉 担 石 升 毫升 公升 加仑 品脱 摄氏度 华氏度 瓦 千瓦 兆瓦 度电 伏 伏特 安培 毫安 毫安时 欧姆 赫兹 兆赫 兆 字节 比特 像素 帧 卡路里 大卡 千卡
焦耳 马力 转 分贝 帕 大气压 流明 迈 成新 倍速
`;

let built: ReadonlySet<string> | undefined;

/** Measure words and units of Chinese in simplified characters. */
export function chineseMeasureWords(): ReadonlySet<string> {
  built ??= new Set(`${counters} ${units}`.trim().split(/\s+/));
  return built;
}
