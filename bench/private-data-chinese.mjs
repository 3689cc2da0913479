// Chinese sentences with values of every type, made from templates, and sentences that have none: precision and recall by type.

/** Draws that are the same on every run. */
function createDraws(seed) {
  let state = seed;
  const below = (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
  const digits = (count) => Array.from({ length: count }, () => below(10)).join('');
  return { below, digits, pick: (list) => list[below(list.length)], from: (low, high) => low + below(high - low + 1) };
}

const words = (text) => text.trim().split(/\s+/);
const surnames = words(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 欧阳 司徒 裴 殷 纪 尹 阮 邢 骆 樊',
);
const given = words(
  '伟 芳 娜 敏 静 磊 洋 艳 杰 娟 秀英 桂兰 建国 志强 子涵 雨桐 浩然 欣怡 梓萱 思远 国栋 海燕 晓东 春梅 立新 永福 佳琪 若曦 文博 承志 三 四 慕白 雪晴 锦程 予安 书瑶 大力 二妮',
);
const traditionalSurnames = words('陳 林 黃 張 李 王 吳 劉 蔡 楊 許 鄭 謝 郭 洪 邱 曾 廖 賴 徐 葉 蘇 莊 江 呂 歐陽');
const traditionalGiven = words('志明 淑芬 家豪 雅婷 俊傑 怡君 建宏 美玲 承恩 詩涵 宗翰 佩珊 國華 麗華 冠宇 嘉欣 偉 婷 子軒 慧敏');
const places = [
  '浙江省杭州市西湖区',
  '浙江省金华市义乌市',
  '广东省深圳市南山区',
  '江苏省苏州市工业园区',
  '北京市朝阳区',
  '上海市浦东新区',
  '四川省成都市武侯区',
  '湖北省武汉市洪山区',
  '陕西省西安市雁塔区',
  '山东青岛市南区',
  '重庆市渝北区',
  '辽宁省沈阳市和平区',
  '福建省泉州市晋江市',
  '广西壮族自治区南宁市青秀区',
  '内蒙古自治区赤峰市松山区',
];
const roads = words('文三路 中山北路 人民大道 解放街 学院路 建设二路 科技园路 长江西路 翠竹街 莲花巷 天山路 前进大街 滨河东路 胜利胡同');
const sites = words(
  '阳光花园 翠苑小区 万科城市花园 锦绣家园 金色广场 华润大厦 软件园 学府公寓 春江新村 绿地中心 碧桂园 凤凰城 御景苑 国贸大厦 创业科技园',
);
const towns = words('横店镇 柳树镇 双河乡 石桥镇 大王镇 白沙镇 龙泉乡');
const villages = words('青口村 李家村 上河村 东沟村 王庄村 小寨村 三里屯村');
const numerals = words('一 二 三 四 五 六 七 八 九 十 十一 十二');

function makers(draws) {
  const { below, digits, pick, from } = draws;
  const room = () =>
    pick([
      () => `${from(1, 30)}栋${from(1, 4)}单元${from(1, 30)}0${from(1, 4)}室`,
      () => `${from(1, 12)}号楼${from(1, 5)}单元${from(101, 2304)}`,
      () => `${pick(['A', 'B', 'C'])}座${from(3, 28)}0${from(1, 9)}`,
      () => `${from(1, 20)}幢${from(101, 1803)}室`,
      () => `${from(1, 9)}#楼${from(2, 30)}层`,
      () => `${pick(numerals)}号楼${pick(numerals)}层`,
      () => `${from(1, 20)}-${from(1, 4)}-${from(101, 1803)}`,
    ])();
  const resident = () => {
    const id = `${pick(['110105', '310115', '440305', '330106', '510107'])}${from(1950, 2009)}${`${from(1, 12)}`.padStart(2, '0')}${`${from(1, 28)}`.padStart(2, '0')}${digits(3)}`;
    let sum = 0;
    for (let i = 0; i < 17; i++) sum += Number(id[i]) * (2 ** (17 - i) % 11);
    return id + '10X98765432'[sum % 11];
  };
  const card = () => {
    const number = pick(['622202', '621700', '622848', '621661']) + digits(12);
    let sum = 0;
    for (let i = 0; i < 18; i++) {
      const twice = i % 2 === 1 ? Number(number[i]) * 2 : Number(number[i]);
      sum += twice > 9 ? twice - 9 : twice;
    }
    return number + ((10 - (sum % 10)) % 10);
  };
  const taiwanId = () => {
    const letter = pick([...'ABCDEFGHJKLMNPQRSTUVXYWZIO']);
    const number = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(letter) + 10;
    const id = `${pick(['1', '2'])}${digits(7)}`;
    let sum = Math.floor(number / 10) + (number % 10) * 9;
    for (let i = 0; i < 8; i++) sum += Number(id[i]) * (8 - i);
    return `${letter}${id}${(10 - (sum % 10)) % 10}`;
  };
  const hongKongId = () => {
    const letter = pick([...'ACDEGKMPRVYZ']);
    const id = digits(6);
    let sum = 36 * 9 + (letter.charCodeAt(0) - 55) * 8;
    for (let i = 0; i < 6; i++) sum += Number(id[i]) * (7 - i);
    const check = (11 - (sum % 11)) % 11;
    return `${letter}${id}(${check === 10 ? 'A' : check})`;
  };
  const business = () => {
    for (;;) {
      const number = digits(8);
      let sum = 0;
      for (let i = 0; i < 8; i++) {
        const product = Number(number[i]) * [1, 2, 1, 2, 1, 2, 4, 1][i];
        sum += Math.floor(product / 10) + (product % 10);
      }
      if (sum % 5 === 0 && number[0] !== '0') return number;
    }
  };
  const company = () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    let code = `91${pick(['110105', '330106', '440300'])}MA`;
    while (code.length < 17) code += pick([...alphabet]);
    let sum = 0;
    let weight = 1;
    for (let i = 0; i < 17; i++) {
      sum += alphabet.indexOf(code[i]) * weight;
      weight = (weight * 3) % 31;
    }
    return code + alphabet[(31 - (sum % 31)) % 31];
  };
  const wide = (text) => text.replace(/[0-9-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const mobile = () => `1${pick(['38', '39', '58', '86', '77', '99'])}${digits(8)}`;
  const grouped = (text, mark) => `${text.slice(0, 3)}${mark}${text.slice(3, 7)}${mark}${text.slice(7)}`;
  return {
    PHONE: () =>
      pick([
        mobile,
        () => grouped(mobile(), ' '),
        () => grouped(mobile(), '-'),
        () => wide(grouped(mobile(), '-')),
        () => `0${pick(['10', '21', '571', '755'])}-${from(2, 8)}${digits(7)}`,
        () => `+86 ${mobile()}`,
      ])(),
    PHONE_T: () =>
      pick([
        () => `09${digits(2)}-${digits(3)}-${digits(3)}`,
        () => `(02) 2${digits(3)}-${digits(4)}`,
        () => `+852 9${digits(3)} ${digits(4)}`,
      ])(),
    PERSON: () => pick(surnames) + pick(given),
    PERSON_T: () => pick(traditionalSurnames) + pick(traditionalGiven),
    ADDRESS: () =>
      pick([
        () => `${pick(places)}${pick(roads)}${from(1, 999)}号${room()}`,
        () => `${pick(places)}${pick(roads)}${from(1, 999)}号`,
        () => `${pick(places)}${pick(sites)}${room()}`,
        () => `${pick(places)}${pick(sites)}`,
        () => `${pick(places)}${pick(towns)}${pick(villages)}${pick(numerals)}组${from(1, 199)}号`,
        () => `${pick(places)}${pick(towns)}${pick(villages)}`,
        () => `${pick(roads)}${from(1, 999)}号${pick(sites)}${room()}`,
      ])(),
    FIELD: () => pick([() => `${pick(places)}${pick(roads)}`, () => `${pick(roads)}${from(1, 99)}号`, () => `${pick(sites)}${room()}`])(),
    ADDRESS_T: () =>
      pick([
        () => `台北市大安區忠孝東路${pick(['三', '四'])}段${from(1, 300)}號${from(2, 20)}樓`,
        () => `新北市板橋區文化路${pick(['一', '二'])}段${from(1, 300)}巷${from(1, 30)}號`,
        () => `高雄市左營區博愛二路${from(1, 800)}號${from(2, 20)}樓之${from(1, 9)}`,
        () => `香港九龍彌敦道${from(1, 700)}號${from(2, 30)}樓${pick(['A', 'B', 'C'])}室`,
        () => `香港銅鑼灣軒尼詩道${from(1, 500)}號`,
        () => `新界沙田區大圍道${from(1, 90)}號`,
        () => `臺中市西屯區臺灣大道三段${from(1, 500)}號`,
      ])(),
    MESSENGER_ID: () => `${from(1, 9)}${digits(from(5, 9))}`,
    WECHAT: () =>
      pick([
        () => `${pick(['wang', 'li_', 'zhang-', 'chen', 'wxid_'])}${digits(4)}${pick(['', 'abc', '_zz'])}`,
        () => `lovely${pick(['mei', 'xiong', 'feng'])}hao`,
      ])(),
    CN_RESIDENT_ID: resident,
    TW_ID_CARD: taiwanId,
    HK_ID_CARD: hongKongId,
    CN_COMPANY_CODE: company,
    TW_COMPANY_CODE: business,
    CREDIT_CARD: () => {
      const number = card();
      return pick([number, number.replace(/(\d{4})(?=\d)/g, '$1 ')]);
    },
    BANK_ACCOUNT: () => `${from(1, 9)}${digits(from(9, 16))}`,
    PASSPORT: () => pick([() => `E${digits(8)}`, () => `G${digits(8)}`, () => `EA${digits(7)}`])(),
    PERMIT: () => `${pick(['C', 'W'])}${digits(8)}`,
    CN_PLATE: () =>
      pick([
        () => `${pick([...'京沪浙粤苏川'])}${pick([...'ABCDE'])}${pick([...'ABCDEFGH'])}${digits(4)}`,
        () => `${pick([...'京沪浙粤'])}A${pick(['D', 'F'])}${digits(5)}`,
      ])(),
    DATE_OF_BIRTH: () =>
      pick([
        () => `${from(1950, 2010)}年${from(1, 12)}月${from(1, 28)}日`,
        () => `${from(1950, 2010)}-${`${from(1, 12)}`.padStart(2, '0')}-${from(10, 28)}`,
        () => `一九${pick(['七', '八', '九'])}${pick(['〇', '一', '五'])}年${pick(numerals)}月${pick(numerals)}日`,
        () => `${pick(numerals)}月${pick(numerals)}日`,
        () => `${from(1, 12)}月${from(1, 28)}号`,
        () => `${from(60, 99)}年${from(1, 12)}月`,
      ])(),
    DATE_T: () => `民國${from(50, 99)}年${from(1, 12)}月${from(1, 28)}日`,
    POSTAL_CODE: () => `${pick(['10', '31', '51', '20'])}${digits(4)}`,
    EMAIL: () => `${pick(['wang', 'li', 'chen'])}${digits(3)}@${pick(['qq.com', '163.com', 'mail.org'])}`,
    SECRET: () => `${pick(['Hz', 'pW', 'kk'])}${digits(4)}!${pick(['ab', 'Xy'])}`,
    N: () => `${from(2, 9000)}`,
    CITY: () => pick(words('北京 上海 杭州 广州 深圳 成都 西安 武汉 青岛 台北 香港')),
    below,
  };
}

/** `{TYPE}` is a value; `{MAKER>TYPE}` one of another maker. */
const templates = `
姓名：{PERSON}，电话：{PHONE}。
联系人{PERSON}，手机号{PHONE}，请尽快回复。
收货人：{PERSON}
我叫{PERSON}，住在{ADDRESS}。
我是{PERSON}，想咨询一下退货的问题。
尊敬的{PERSON}先生，您的订单已发货。
尊敬的{PERSON}女士：您好！
亲爱的{PERSON}同学，欢迎入学。
患者{PERSON}，男，45岁，因胸痛入院。
户名：{PERSON} 开户行：工商银行 卡号：{CREDIT_CARD}
申请人姓名：{PERSON}，身份证号：{CN_RESIDENT_ID}
法人代表：{PERSON}，统一社会信用代码{CN_COMPANY_CODE}
收款人：{PERSON}，账号：{BANK_ACCOUNT}
紧急联系人：{PERSON}（{PHONE}）
她名叫{PERSON}，今年刚毕业。
收货地址：{ADDRESS}
地址：{FIELD>ADDRESS}，电话：{PHONE}
住址：{ADDRESS}，邮编：{POSTAL_CODE}
请把包裹寄到{ADDRESS}，谢谢。
我家住{ADDRESS}，随时可以过来。
公司搬到了{ADDRESS}。
现居住地址：{ADDRESS} 电话：{PHONE}
他把车停在{ADDRESS}楼下。
快递送到{ADDRESS}就行，放门口。
{PERSON>SKIP}说：“明天上午十点，{ADDRESS}见。”
QQ：{MESSENGER_ID}
加我QQ{MESSENGER_ID}，备注姓名。
有意者请联系扣扣{MESSENGER_ID}
微信号：{WECHAT>MESSENGER_ID}，非诚勿扰
加微信 {WECHAT>MESSENGER_ID} 领资料
vx：{WECHAT>MESSENGER_ID}
我的wx是{WECHAT>MESSENGER_ID}
支付宝账号：{EMAIL}
支付宝：{PHONE}
她的身份证号码是{CN_RESIDENT_ID}，已经核实。
证件号{CN_RESIDENT_ID}，姓名{PERSON}。
护照号：{PASSPORT}，有效期至2030年。
港澳通行证号码：{PERMIT>PASSPORT}
往来港澳通行证{PERMIT>PASSPORT}已办好
本人护照号码为{PASSPORT}。
银行卡号{CREDIT_CARD}，请转账。
请打款到{CREDIT_CARD}，建设银行。
对公账户：{BANK_ACCOUNT}
车牌号{CN_PLATE}的车主请挪车。
一辆{CN_PLATE}的白色轿车停在门口。
出生于{DATE_OF_BIRTH}，汉族。
生日：{DATE_OF_BIRTH}
出生日期：{DATE_OF_BIRTH}，性别：女
她{DATE_OF_BIRTH}出生在一个小镇。
邮政编码{POSTAL_CODE}
邮箱：{EMAIL}，电话{PHONE}
密码：{SECRET}
打{PHONE}找我，晚上也行。
我的号码是{PHONE}，加微信同号。
联系电话（{PHONE}）
姓名：{PERSON_T>PERSON}，電話：{PHONE_T>PHONE}
收件人：{PERSON_T>PERSON}，地址：{ADDRESS_T>ADDRESS}
聯絡人{PERSON_T>PERSON}，手機{PHONE_T>PHONE}
我叫{PERSON_T>PERSON}，住在{ADDRESS_T>ADDRESS}。
親愛的{PERSON_T>PERSON}小姐，您好
請寄到{ADDRESS_T>ADDRESS}，謝謝。
辦公室在{ADDRESS_T>ADDRESS}。
身分證字號：{TW_ID_CARD}
我的身分證是{TW_ID_CARD}，請查收
香港身份證號碼：{HK_ID_CARD}
持有人證件 {HK_ID_CARD} 已登記
統一編號：{TW_COMPANY_CODE}
公司統編{TW_COMPANY_CODE}，請開發票
護照號碼：{PASSPORT}
出生日期：{DATE_T>DATE_OF_BIRTH}
銀行帳號：{BANK_ACCOUNT}
信用卡卡號：{CREDIT_CARD}
我的微信號是{WECHAT>MESSENGER_ID}
LINE ID：{WECHAT>MESSENGER_ID}
`;

const decoyTemplates = `
我在{CITY}工作，周末去西湖区玩。
{CITY}市今天下了大雨，市区道路积水。
他从{CITY}坐火车到{CITY}，一共花了{N}元。
南京路步行街人很多。
订单编号：{N}{N}{N}，请保存。
第{N}号文件已经下发到各区县。
地址栏里显示的是乱码。
IP地址配置有误，请重试。
收货地址填写有误，请修改。
我是高中生，今年十七岁。
我是江苏人，不太能吃辣。
我叫他明天再来。
我是马上就到，你等一下。
尊敬的客户，您好！
亲爱的朋友们，大家晚上好。
联系人：客服
负责人：待定
申请人须年满18周岁。
患者应当卧床休息{N}天。
法人单位共有{N}家。
微信支付成功，扣款{N}元。
微信公众号文章阅读量破{N}。
用QQ音乐听了{N}首歌。
QQ群里有{N}人。
QQ2013版下载量{N}万。
wx小程序的版本是2.3.1。
这款手机售价{N}元，型号A{N}。
比赛第{N}分钟，3号球员进球。
5月3日出生率统计公布。
生日快乐，祝你{N}岁生日开心！
六月一日是儿童节。
出生于书香门第的她很有才华。
他住在三楼，我住在五楼。
这栋楼有{N}层，{N}户人家。
A座和B座之间有一条路。
2号线换乘10号线，到{CITY}站下车。
三号楼正在施工。
考试编号A{N}B，座位{N}号。
统一编号从{N}开始。
{CITY}市朝阳区政府发布了公告。
浙江省杭州市是一座美丽的城市。
江苏省南京市鼓楼区发生一起火灾。
姓名和性别都要填。
户名与卡号不一致。
护照办理需要{N}个工作日。
身份证丢了怎么补办？
银行卡被冻结了{N}天。
编号：{N}-{N}-{N}
比分是 21-19 21-18 21-17。
2021-03-09 到 2021-04-10 之间共{N}次。
版本号1.2.3.4，大小{N}MB。
我愛台北市的夜市，尤其是士林區。
他在香港住了{N}年。
本公司統一編號另行公告。
身分證影本請附上。
姓名：不详
签名：同意
货号10223344，库存{N}件。
价格：{N}元/斤，满100减20。
他是张家口人，喜欢马拉松。
`;

function fill(template, make) {
  const spans = [];
  let text = '';
  let reached = 0;
  for (const match of template.matchAll(/\{([A-Z_]+)(?:>([A-Z_]+))?\}/g)) {
    text += template.slice(reached, match.index);
    const value = make[match[1]]();
    const type = match[2] ?? match[1];
    if (type !== 'SKIP' && type !== 'N' && type !== 'CITY') spans.push({ type, start: text.length, end: text.length + value.length });
    text += value;
    reached = match.index + match[0].length;
  }
  return { text: text + template.slice(reached), spans };
}

const lines = (text) => text.trim().split('\n');

export function chineseSentences({ sentences = 600, decoys = 400, seed = 20261125 } = {}) {
  const make = makers(createDraws(seed));
  const take = (list, count) => Array.from({ length: count }, (_, i) => fill(list[i % list.length], make));
  return { sentences: take(lines(templates), sentences), decoys: take(lines(decoyTemplates), decoys) };
}

const touches = (a, b) => a.start < b.end && b.start < a.end;
const share = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

/** Prints precision and recall by type; a span counts as whole where the finding covers all of it. */
export function measureChinese(find) {
  const { sentences, decoys } = chineseSentences();
  const counts = new Map();
  const of = (type) => counts.get(type) ?? counts.set(type, { spans: 0, hit: 0, whole: 0, found: 0, right: 0 }).get(type);
  const shown = [];
  for (const { text, spans } of [...sentences, ...decoys]) {
    const found = find(text);
    for (const span of spans) {
      const count = of(span.type);
      const own = found.filter((one) => one.type === span.type && touches(one, span));
      count.spans++;
      if (own.length > 0) count.hit++;
      if (own.some((one) => one.start <= span.start && one.end >= span.end)) count.whole++;
      else shown.push(`missed ${span.type} ${text.slice(span.start, span.end)}: ${text}`);
    }
    for (const one of found) {
      of(one.type).found++;
      if (spans.some((span) => span.type === one.type && touches(one, span))) of(one.type).right++;
      else shown.push(`wrong ${one.type} ${text.slice(one.start, one.end)}: ${text}`);
    }
  }
  console.log(`  Chinese: ${sentences.length} sentences, ${decoys.length} decoys`);
  const total = { spans: 0, hit: 0, whole: 0, found: 0, right: 0 };
  for (const [type, count] of [...counts].sort((a, b) => b[1].spans - a[1].spans)) {
    for (const key of Object.keys(total)) total[key] += count[key];
    console.log(
      `    ${type}: ${count.spans} spans, precision ${share(count.right, count.found)} of ${count.found}, recall ${share(count.hit, count.spans)}, whole ${share(count.whole, count.spans)}`,
    );
  }
  console.log(
    `    all: precision ${share(total.right, total.found)}, recall ${share(total.hit, total.spans)}, whole ${share(total.whole, total.spans)}`,
  );
  for (const one of shown.slice(0, Number(process.env.LEAVEN_SHOWN ?? 20))) console.log(`    ${one}`);
}
