/**
 * Chinese words of one gender and their counterparts, male first. Compiled for this project; the longest word at a place counts.
 * `>` leads one way alone.
 */
const pairs = `
他 她|他们 她们|他俩 她俩|他自己 她自己|男人 女人|男孩 女孩|男孩子 女孩子|男生 女生|男士>女士|男性 女性|男子 女子|男友 女友|男朋友 女朋友
男主角 女主角|男演员 女演员|男主播 女主播|男教师 女教师|男老师 女老师|男同学 女同学|男明星 女明星|男歌手 女歌手|男婴 女婴|男童 女童|男装 女装|男鞋 女鞋
父亲 母亲|爸爸 妈妈|老爸 老妈|爷爷 奶奶|外公 外婆|姥爷 姥姥|祖父 祖母|外祖父 外祖母|哥哥 姐姐|大哥 大姐|弟弟 妹妹|兄弟 姐妹|叔叔 阿姨|伯伯 伯母|舅舅 舅妈
儿子 女儿|孙子 孙女|外孙 外孙女|侄子 侄女|外甥 外甥女|丈夫 妻子|老公 老婆|新郎 新娘|岳父 岳母|公公 婆婆|女婿 儿媳|继父 继母|养父 养母|干爹 干妈
王子 公主|国王 女王|皇帝 女皇|先生 女士|帅哥 美女|小伙子 小姑娘|和尚 尼姑|英雄 女英雄|男爵 女男爵|爸 妈|表哥 表姐|表弟 表妹|堂哥 堂姐|堂弟 堂妹|小姐>先生|太太>先生|夫人>先生|媳妇>丈夫|老奶奶 老爷爷|小男孩 小女孩|父女 母子|父子 母女|公狗 母狗|雄性 雌性
`;

/** Words that hold one of the above and are not of one gender, or mean something else. */
const exceptions = `
其他 其他人 吉他 他人 他乡 他国 他日 他处 他方 他物 他因 他杀 排他 利他 无他 别无他法 维他命 马耳他 他妈 他妈的 他娘 自他 他律 他者
男女 子女 儿女 妇女 少女 处女 处女座 女娲 织女 女真 女贞 女工 女红 男女老少 善男信女 美女蛇 孟姜女 牛郎织女
爸妈 爸爸妈妈 爹妈 父母 妈的 妈呀 我的妈呀 妈祖 姑妈 姨妈 舅妈 大妈 大姨妈 干妈 奶妈 后妈 妈妈桑 阿爸 姑爸
夫妻 夫妇 老夫人 先生们女士们 女士们先生们 孙子兵法 大兄弟 兄弟公司 兄弟单位 姐妹篇 兄弟姐妹 公公婆婆 公主岭 白雪公主 王子公主 大小姐 空姐 小姐姐 哥哥姐姐 弟弟妹妹 爷爷奶奶 叔叔阿姨
阿姨妈 皇帝蟹 皇帝企鹅 英雄联盟 王者 老公公 老婆婆 老婆饼 夫人庙 女王节 妈妈级 女神 男神 渣男 渣女 宅男 宅女 剩女 剩男 猛男 直男 腐女 才女 舞女 歌女 侠女 妓女 仙女 侍女 修女 神女 淑女 侄女婿 外孙女婿 孙女婿
`;

export interface ChineseCounterparts {
  female: ReadonlyMap<string, string>;
  male: ReadonlyMap<string, string>;
  exceptions: ReadonlySet<string>;
  longest: number;
  /** Characters that a word of the lists begins with. */
  opens: ReadonlySet<string>;
}

let built: ChineseCounterparts | undefined;

export function chineseCounterparts(): ChineseCounterparts {
  if (built) return built;
  const female = new Map<string, string>();
  const male = new Map<string, string>();
  for (const entry of pairs.trim().split(/[|\n]/)) {
    if (entry.includes('>')) {
      const [word = '', other = ''] = entry.split('>');
      (word.startsWith('男') ? female : male).set(word, other);
      continue;
    }
    const [man = '', woman = ''] = entry.split(' ');
    if (!female.has(man)) female.set(man, woman);
    if (!male.has(woman)) male.set(woman, man);
  }
  const held = new Set(exceptions.trim().split(/\s+/));
  for (const word of [...female.keys(), ...male.keys()]) held.delete(word);
  const all = [...female.keys(), ...male.keys(), ...held];
  built = {
    female,
    male,
    exceptions: held,
    longest: Math.max(...all.map((word) => word.length)),
    opens: new Set(all.map((word) => word.charAt(0))),
  };
  return built;
}
