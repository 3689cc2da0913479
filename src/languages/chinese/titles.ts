import type { Gender } from '../names/origins.ts';

/** What persons are called behind their name, simplified, by the gender it tells. Compiled for this project. */
const titles: Readonly<Record<Gender | 'unisex', string>> = {
  male: '先生 叔叔 大爷 大哥 伯伯 爷爷 公子 少爷',
  female: '女士 小姐 太太 阿姨 大姐 大妈 奶奶 夫人 姑娘',
  unisex: `老师 师傅 医生 大夫 护士 教授 经理 主任 同学 局长 校长 律师 院长 董事长 老板 警官 总裁 博士 总 总经理 副总 部长 处长 科长 所长 省长 市长 县长 镇长 村长 书记 主席 总理 总统 会长 秘书长
    教练 导演 记者 编辑 法官 检察官 司令 将军 院士 董事 站长 厂长 队长 班长 组长 店长 馆长 社长 行长 理事长 首相 大使 参谋 工程师 会计 同志 老弟`,
};

let built: ReadonlyMap<string, Gender | undefined> | undefined;

/** Titles behind Chinese names with the gender that they tell. */
export function chineseTitles(): ReadonlyMap<string, Gender | undefined> {
  built ??= new Map(
    (['male', 'female', 'unisex'] as const).flatMap((gender) =>
      titles[gender].split(/\s+/).map((title): [string, Gender | undefined] => [title, gender === 'unisex' ? undefined : gender]),
    ),
  );
  return built;
}
