import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it, test } from 'vitest';
import { type GuardName, guardNames } from '../../core/analysis.ts';
import { createAnalyzer } from '../analysis.ts';
import { chineseDegreeWords } from '../chinese/degree-words.ts';
import { gazetteer } from '../chinese/gazetteer.ts';
import { chineseMeasureWords } from '../chinese/measure-words.ts';
import { chineseNegations } from '../chinese/negations.ts';
import { uncountingWords } from '../chinese/numbers.ts';
import { knownOrganizations } from '../chinese/organizations.ts';
import { knownPersons } from '../chinese/persons.ts';
import { chineseTitles } from '../chinese/titles.ts';
import { simplified } from '../chinese/traditional.ts';
import { chineseCharacters } from '../names/chinese.ts';
import { chineseNameCharacters } from '../names/chinese-characters.ts';
import { findChineseGuards } from './chinese.ts';

const everything = () => true;
const brackets: Readonly<Record<string, string>> = { negation: '{}', numbers: '<>', entities: '[]' };

/** A text with what is held in brackets: {negations}, <numbers>, [names]. */
function marked(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end, guard } of findChineseGuards(text, everything)) {
    const [open, close] = brackets[guard] as string;
    out += `${text.slice(at, start)}${open}${text.slice(start, end)}${close}`;
    at = end;
  }
  return out + text.slice(at);
}

/** Read and judged line by line: {negations}, <numbers>, [names]. */
const golden = `
这家的味道{不错}，就是送得太慢。
我{不喜欢}吃辣，也{没}吃过香菜。
东西非常好，特别满意，下次还来。
等了<一个多小时>{还没}送到，真是无语。
{不是}{不好吃}，而是太贵了。
服务员{从来不}笑，{毫无}热情可言。
他{没有}来，我也{没法}等。
{未必}是坏事，{别}着急。
{请勿}拍照，禁止吸烟。
{莫要}着急，{切莫}上当。
甭管他怎么说，我{甭}去了。
这{并非}我的本意，{绝非}有意。
我{否认}这件事，是否属实另说。
能否便宜一点？可否送货？
不过味道还行，不仅量大而且便宜。
不管怎样，不论贵贱，我都要。
差不多就行了，了不起啊。
对不起，不好意思，久等了。
他分别给了别人<两张>票。
郊区的别墅区别很大，告别过去。
[非洲]的狮子非常凶猛。
是非自有公论，除非你来。
未来可期，[无锡]的无线网络很快。
无论如何都要去，无数人为之疯狂。
否则后果自负。
{好不好}吃你说了算，{能不能}快点？
你{是不是}搞错了，{有没有}搞错？
{吃没吃}饭都行，{对不对}？
{不得不}说，真的{不少}，质量{不赖}。
{没错}，就是这样，{没问题}。
说不定明天就到，忍不住想笑。
{来不及}了，{受不了}这个味道。
{不一定}准时，但{不会}太晚。
不用谢，不客气，没关系。
一直等到{不耐烦}，再也{不}来了。
{决不}妥协，{永不}放弃。
{难以}下咽，{无法}入口。
{没必要}买，{没意思}，{没什么}好看的。
他{尚未}成年，{从未}出过国。
{非法}经营，{非官方}渠道。
莫名其妙，莫非是假货？
独一无二的设计，爱不释手。
络绎不绝的客人，源源不断的订单。
不计其数的错误，不可思议。
{毫不}犹豫地给差评，{毫不}客气。
这件衣服不大不小，刚刚好。
没日没夜地加班，没完没了。
{不知道}为什么，总是打{不}开。
{不怎么样}，{不太}新鲜，{不够}辣。
无人机飞得很高，无聊透顶。
没几天就坏了，没多久就退了。
特别是别的店，级别不同。
我买了<三本>书和<两个>杯子。
花了<一百二十块钱>，打了<八折>。
一共<三块><五>，找<零五毛>。
<两点半>开会，<五点四十分>下班。
<二〇一九年><三月><五日><星期三>
<2019年><3月><5日>，下午<2点30分>
<周一>到<周五>上班，<礼拜天>休息。
<第一次>来，<第三名>，<第二十届>。
<百分之三十>的人，<三分之二>的钱。
涨了<百分之五点六>，跌了<3成>。
<十几个>人，<几十块钱>，好<几次>。
<数百人>参加，<上千辆>车，<近万元>。
<二十多岁>，<三十来斤>，<一百余家>。
<三四天>就到，<五六个>人够吃。
<三到五天>，<3-5天>，<20～30元>。
<90后>和<八零后>都喜欢。
<初一><十五>，正月<初五>。
<半个小时>，<两个半小时>，<一年><半>。
<一半>是肉，<半天>{没人}理。
<¥99>包邮，<￥128.5>贵了。
<10万元>，<1.5亿人>，<3千米>。
他跑了<五公里>，重<八十公斤>。
<零下二十度>，<37.5摄氏度>。
<五星级>酒店，<二楼><三单元>。
<三十万块钱>，<两万五千里>。
<壹佰元>整，<伍拾元>。
<廿四节>气，<卅年>。
<两岁>的孩子，<俩人>，<仨>瓜。
他排在<第５位>，共<２０个>。
四大名著看过<三部>。
<六百多页>的书，<七八条>评论。
<九十九朵>玫瑰，<一万个>理由。
一些人一直一起走，一定要来。
一般般，一样的味道，一切都好。
一下子就{没}了，有一点甜。
十分满意，<十分钟>就到。
万一下雨呢，万分感谢。
{千万别}买，千方百计。
百货大楼的百合花。
三心二意，七上八下，乱七八糟。
一心一意做菜，五花八门的菜单。
五花肉和八宝粥，三鲜馅。
二手车，三轮车，四季豆。
三明治<两份>，七喜<一瓶>。
几乎{没有}，多半是假的。
进一步说，统一安排，唯一的缺点。
半途而废，半信半疑。
一举两得，两全其美，百里挑一。
九牛一毛，十全十美。
亿万富翁，数据线，数量{不}多。
一会儿就好，一口气吃完。
[北京]和[上海]都去过，[广州]{没}去。
他住在[杭州市]，老家[河南省]。
[四川]火锅比[重庆]的辣。
[新疆][乌鲁木齐]的羊肉。
[北京大学]和[清华大学]齐名。
[上海第一人民医院]人很多。
[中国银行]对面，[工商银行]隔壁。
[美国]总统访问[日本][东京]。
[俄罗斯]和[乌克兰]，[巴黎]和[伦敦]。
看了[《三体》]和[《红楼梦》]，好看。
他说[“下次再来”]，然后走了。
[「海底捞」]和[『西贝』]哪个好？
[@小明] 你看[#今日热门#]了吗？
[王老师]和[张先生]都来了。
[李建国]是我邻居，[陈志强]是同事。
[小王]和[老李]去吃饭了。
[欧阳明哲]和[司马懿]。
[姚明]退役了，[刘翔]也退役了。
[史蒂夫·乔布斯]发布了新手机。
[奥巴马]和[特朗普]都是总统。
记者[黄丽华]报道，导演[冯小刚]出席。
[马云]和[马化腾]都很有钱。
[京东]送货快，[淘宝]便宜，[美团]一般。
[华为]手机和[小米]手环，[三星]屏幕。
[麦当劳]、[肯德基]、[星巴克]都有。
[香港]、[澳门]、[台湾]，[西藏][拉萨]。
[长江][黄河]，[泰山][华山]。
[深圳腾讯公司]，[北方重工集团]。
[浙江省][杭州市][西湖区]的店。
[吉林市]和[大同市]，日照时间长。
开封后请尽快食用，来宾很多。
大理石桌面，白银首饰。
其中国产的好用，东西[非洲]买的。
這家店的東西{沒有}壞，{別}買貴的。
{無法}退換，{不會}再來，無論如何。
[臺灣]和[廣東]的<兩個>朋友，[張先生]。
<三萬塊錢>，<兩隻>貓，<第一個>。
這部電影{並非}爛片，對不起。
iPhone12用了<3个月>，5G信号好。
T恤<39元><两件>，包邮<3天>到。
4S店保养<500块>，打<8折>。
他买了<2斤>苹果、<3袋>米，共<50.5元>。
订单号{没}写，电话打{不}通，订了<7号>的票。
味道{不错}{不错}，下次{不}点了。
{不}，我{不要}。{没}！
{别}！{不能}动。
{不}。
<三个>。
[北京]。
很好。
。。。！！！
hello {不错} world <三个>
{不}说别的，就说这个价格，{没谁了}。
{没人}接单，等了<半天>也{没}见人，无奈取消。
一点都{不好吃}，<一次>就够了。
<一家><三口>，<一人><一份>，<一天><三顿>。
买一送一，满<五十>减十。
从<一楼>到<十楼>，共<二百八十级>台阶。
下午<三点>，凌晨<一点>，晚上<十点>多。
今年<六月><十八号>，去年双<十一>。
<两三个月>，<三五年>，<十天><半个月>。
成千上万的人，<百年>老店。
快递{没}收到，{没准备}好，{没准时}到。
我{不觉得}好吃，要{不}辣的。
味道{别}太咸，电话{别}打了。
{别}说话，{别}提了，{别离开}。
{没}入味，{没}说的那么好。
{不过分}吧？我{不过敏}。
{一不小心}就洒了，{不妨碍}使用。
他外出{没}及时回来，每周<一次>，等了<一礼拜>。
<一级>棒，独具一格，{没的说}。
下单<一小时>{还没}到，下单<一天>，下单<二十分钟>。
功能单一，单一个人，统一时间，万一<三个>人，唯一<两次>。
<十一点零六分>，<一点零六>出发，<三点一刻>，<十点二十分>之后，<三点><三分之一>。
零件和零食很好，零钱找<两块>，凌晨<一点半>，一点零食。
我{不小心}打翻了，要{不}加辣，{不时尚}，{不等我}。
外出{没有}人管，埋{没有}才华的人，这是{非法}经营，是非自有公论。
这个{别}买，太差{别}来，个别买家，性格差别很大。
物美价廉，[物美]超市。
[李明]{没}去，[王小明]{没有}来，[王小明]{不}去，[黄丽华]{没}来，安静{没有}噪音。
`;

const lines = golden.trim().split('\n');

describe('what is held in Chinese', () => {
  it('has a table of 150 lines and more', () => {
    expect(lines.length).toBeGreaterThanOrEqual(150);
  });

  it.each(lines)('%s', (line) => {
    expect(marked(line.replace(/[{}<>[\]]/g, ''))).toBe(line);
  });

  it.each([
    ['我从来不吃，也不想吃', 'negation', ['不', '不']],
    ['還沒有到，没到，沒到', 'negation', ['没', '没', '没']],
    ['别去，请勿去，切莫去', 'negation', ['别', '别', '别']],
    ['不错，不得不说，好不好', 'negation', ['不错', '不得不', '好不好']],
    ['三个，3个，三只，第三名', 'numbers', ['三', '3', '三', '第三']],
    ['兩萬元，两万块', 'numbers', ['两万', '两万']],
    ['百分之五，三成，两个半小时', 'numbers', ['百分之五', '三', '两']],
    ['北京市，北京第一医院，北京', 'entities', ['北京', '北京', '北京']],
    ['看《三体》，问“多少”', 'entities', ['《三体》', '“多少”']],
    ['王老师和刘晓琳说', 'entities', ['', '']],
  ] as const)('counts %s by %s', (text, guard, counted) => {
    expect(
      findChineseGuards(text, everything)
        .filter((one) => one.guard === guard)
        .map((one) => one.counted),
    ).toEqual(counted);
  });

  it('looks into what a guard that is off would hold', () => {
    const text = '他说“不要三个”';
    const held = (...on: GuardName[]) => findChineseGuards(text, (guard) => on.includes(guard)).map(({ guard }) => guard);
    expect(held('entities', 'negation', 'numbers')).toEqual(['entities']);
    expect(held('negation', 'numbers')).toEqual(['negation', 'numbers']);
    expect(held('negation')).toEqual(['negation']);
    expect(held()).toEqual([]);
  });
});

describe('what is held does not depend on what stands elsewhere', () => {
  const pieces = fc.constantFrom(
    ...`不 没 别 无 非 未 莫 否 不错 不过 没有 特别 非常 无论 是否 好 吃 味道 三 十 百 万 两 半 几 第 个 块 分 点 年 月 一 一些 万一 千万 3 15 3.5 北京 市 大学 美国 王 李 小明 老师
    的 了 和 在 说 ， 。 ！ 张 建 国 来 过 多 iPhone A 12 東 沒 個 萬 𠮷 か な \u{1f600} ％ 元 星期三 姚明 公司 人`.split(/\s+/),
  );
  const clause = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));

  it('in the clauses before and after', () => {
    fc.assert(
      fc.property(clause, clause, clause, (before, middle, after) => {
        const whole = `${before}\n${middle}\n${after}`;
        const start = before.length + 1;
        const alone = findChineseGuards(middle, everything).map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
        const inside = findChineseGuards(whole, everything).filter((one) => one.end > start && one.start < start + middle.length);
        expect(inside).toEqual(alone);
      }),
      { numRuns: 1500 },
    );
  });

  it('in the same clause, behind a word of other characters', () => {
    const neutral = fc.constantFrom('味道', '桌布', '漂亮', '沙发', '咖啡', '屏幕', '窗帘');
    const counted = (text: string) =>
      findChineseGuards(text, everything)
        .filter((one) => one.counted !== '')
        .map(({ guard, counted: what }) => `${guard} ${what}`);
    fc.assert(
      fc.property(clause, neutral, neutral, clause, (left, old, other, right) => {
        // A numeral counts what stands right behind it, which the edit touches.
        fc.pre(!/[一三十百千万萬两半几第个個块分点年月元多来过人\d\p{P}\s]$/u.test(left));
        expect(counted(`${left}${old}${right}`)).toEqual(counted(`${left}${other}${right}`));
      }),
      { numRuns: 1500 },
    );
  });

  it('and ranges are in order, apart and inside, and cut no pair', () => {
    fc.assert(
      fc.property(fc.oneof(clause, fc.string({ unit: 'binary' })), (text) => {
        let reached = 0;
        for (const { start, end } of findChineseGuards(text, everything)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(/[\ud800-\udbff]/.test(text.charAt(end - 1)) && /[\udc00-\udfff]/.test(text.charAt(end))).toBe(false);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('guards of mixed texts', () => {
  const analyzer = createAnalyzer({ language: 'zh', guardsOff: [] });
  const guarded = (text: string) =>
    analyzer
      .analyze(text)
      .guarded()
      .map(({ start, end, guard }) => `${guard} ${text.slice(start, end)}`);

  it('are those of both languages', () => {
    expect(guarded("我do n't like不错的3个iPhone12和5 dollars")).toEqual([
      "negation do n't",
      'negation 不错',
      'numbers 3个',
      'numbers iPhone12',
      'numbers 5 dollars',
    ]);
    expect(guarded('打开 https://a.cn/不好 看《x》{name}，写信给 不@b.cn')).toEqual([
      'urls https://a.cn/不好',
      'entities 《x》',
      'placeholders {name}',
      'negation 不',
    ]);
  });

  it('hold placeholders with Chinese names in braces, and no other brackets', () => {
    expect(guarded('亲爱的{变量}，{{姓名}}您好，{用户 昵称}在【公告】里，{今天，很好}')).toEqual([
      'placeholders {变量}',
      'placeholders {{姓名}}',
      'placeholders {用户 昵称}',
    ]);
  });

  it('mark the words that they share a character with', () => {
    const text = '这家店看不到三个好吃的菜';
    const analysis = analyzer.analyze(text);
    for (const word of analysis.words()) {
      const range = analysis.guarded().find(({ start, end }) => start < word.end && end > word.start);
      expect(word.guard).toBe(range?.guard);
    }
    expect(analysis.words().filter(({ guard }) => guard === 'negation')).toHaveLength(1);
  });

  it('tell a copy that lost, gained or changed what counts', () => {
    const content = (text: string) => analyzer.guardedContent(text);
    expect(content('味道不错，两个都好吃')).toEqual(content('两个都好吃，味道不错'));
    expect(content('味道不错')).not.toEqual(content('味道错'));
    expect(content('味道不错')).not.toEqual(content('味道不好错'));
    expect(content('特别好吃')).not.toEqual(content('别特好吃'));
    expect(content('买三个')).not.toEqual(content('买3个'));
    expect(content('买三个')).toEqual(content('买三只'));
    expect(content('去北京')).not.toEqual(content('去南京'));
  });

  it('are each turned off by name', () => {
    const text = '王老师不去北京买三本《三体》';
    for (const guard of ['negation', 'numbers', 'entities'] as const) {
      expect(guarded(text).some((one) => one.startsWith(guard))).toBe(true);
      const without = createAnalyzer({ language: 'zh', guardsOff: [guard] });
      expect(
        without
          .analyze(text)
          .guarded()
          .some((range) => range.guard === guard),
      ).toBe(false);
      expect(without.guardedContent(text)[guard]).toBeUndefined();
    }
    expect(createAnalyzer({ language: 'zh', guardsOff: guardNames }).analyze(text).guarded()).toEqual([]);
  });

  it('leave languages alone that bring no word lists', () => {
    expect(createAnalyzer({ language: 'ja', guardsOff: [] }).analyze('東京は不便').guarded()).toEqual([]);
  });
});

test.each([...'不三一第《“@#半百王中·¥没3'])(
  'reads endless %s',
  (piece) => {
    let reached = 0;
    let inOrder = true;
    for (const { start, end } of findChineseGuards(piece.repeat(500_000), everything)) {
      inOrder &&= start >= reached && end > start;
      reached = end;
    }
    expect(inOrder).toBe(true);
  },
  20_000,
);

test.each(['三-', '第一', '王建', '中国公司', '好不', '百分之', '“好', '@三', '3个半', '北京市', '阿里', '我在大学'])(
  'reads endless %s',
  (piece) => {
    expect(findChineseGuards(piece.repeat(150_000), everything).at(-1)?.end ?? 0).toBeLessThanOrEqual(piece.length * 150_000);
  },
  20_000,
);

describe('word lists', () => {
  const { denying, neutral, whole } = chineseNegations();
  const { extreme, high, middle, low } = chineseDegreeWords;
  const { surnames, doubtful, compounds, given } = chineseNameCharacters();
  const lists = {
    denying: { words: [...denying.keys()], least: 100 },
    exceptions: { words: [...neutral, ...whole], least: 300 },
    'words with numerals': { words: uncountingWords(), least: 400 },
    'measure words': { words: [...chineseMeasureWords()], least: 150 },
    places: { words: gazetteer(), least: 600 },
    organisations: { words: knownOrganizations(), least: 200 },
    persons: { words: knownPersons(), least: 200 },
    titles: { words: [...chineseTitles().keys()], least: 60 },
    'degree words': { words: [...extreme, ...high, ...middle, ...low], least: 80 },
    surnames: {
      words: [...chineseCharacters.surnames, ...surnames, ...doubtful, ...compounds, ...chineseCharacters.compoundSurnames],
      least: 200,
    },
    'characters of given names': { words: [...given], least: 400 },
  };

  it.each(Object.entries(lists))('of %s are long enough and hold words alone', (_, { words, least }) => {
    expect(new Set(words).size).toBeGreaterThanOrEqual(least);
    for (const word of words) expect(word).toMatch(/^[\p{Script=Han}A-Z\u3007]+$/u);
  });

  it('hold no word twice, and none as a negation and as none', () => {
    for (const list of [neutral, whole, gazetteer(), uncountingWords(), knownPersons()]) expect(new Set(list).size).toBe(list.length);
    for (const word of [...neutral, ...whole]) expect(denying.has(word), word).toBe(false);
    for (const word of neutral) expect(whole.includes(word), word).toBe(false);
    for (const word of [...neutral, ...whole]) expect(word).toMatch(/[不没未别无非莫否勿甭]/);
  });

  // opencc-js 1.4.2
  it.each(['tw', 'hk', 't'] as const)('are found in the traditional characters of %s', (to) => {
    const convert = Converter({ from: 'cn', to });
    for (const { words } of Object.values(lists))
      for (const word of words) expect(simplified(convert(word)), convert(word)).toBe(simplified(word));
  });
});
