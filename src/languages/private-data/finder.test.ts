import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrivateDataFinder } from './finder.ts';

const find = createPrivateDataFinder();
const found = (text: string) => find(text).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

describe('what is found', () => {
  it.each([
    ['Mail Ann.Lee+x@mail.example.co.uk, or bob@b.org.', ['EMAIL Ann.Lee+x@mail.example.co.uk', 'EMAIL bob@b.org']],
    ['邮箱abc_1@qq.com请联系', ['EMAIL abc_1@qq.com']],
    [
      'see https://a.org/b?c=1#d, (http://b.org/c_(d)) and www.e.com.',
      ['URL https://a.org/b?c=1#d', 'URL http://b.org/c_(d)', 'URL www.e.com'],
    ],
    ['网址https://a.cn/路径，谢谢', ['URL https://a.cn/']],
    ['https://a.org/?mail=ann@b.org', ['URL https://a.org/?mail=ann@b.org']],
    ['ring +44 (0)20 7946 0958 or +33 6 12 34 56 78', ['PHONE +44 (0)20 7946 0958', 'PHONE +33 6 12 34 56 78']],
    ['(212) 555-0142, 212.555.0143 or 1-212-555-0144', ['PHONE (212) 555-0142', 'PHONE 212.555.0143', 'PHONE 1-212-555-0144']],
    ['电话13812345678请联系', ['PHONE 13812345678']],
    ['电话：010-6552 9988转8001，手机 138 1234 5678', ['PHONE 010-6552 9988转8001', 'PHONE 138 1234 5678']],
    ['My phone: 434 14 557', ['PHONE 434 14 557']],
    ['fax 345-899-3560x4587', ['PHONE 345-899-3560x4587']],
    ['card 4111 1111 1111 1111, 378282246310005', ['CREDIT_CARD 4111 1111 1111 1111', 'CREDIT_CARD 378282246310005']],
    ['银行卡6222021234567890128完', ['CREDIT_CARD 6222021234567890128']],
    ['IBAN GB82 WEST 1234 5698 7654 32 or DE89370400440532013000', ['IBAN GB82 WEST 1234 5698 7654 32', 'IBAN DE89370400440532013000']],
    ['account number: 12345678', ['BANK_ACCOUNT 12345678']],
    ['from 192.0.2.17:8080 to 2001:db8::ff00:42:8329', ['IP_ADDRESS 192.0.2.17', 'IP_ADDRESS 2001:db8::ff00:42:8329']],
    [
      '00:1A:2b:3C:4d:5E, 00-1a-2b-3c-4d-5e, 001a.2b3c.4d5e',
      ['MAC_ADDRESS 00:1A:2b:3C:4d:5E', 'MAC_ADDRESS 00-1a-2b-3c-4d-5e', 'MAC_ADDRESS 001a.2b3c.4d5e'],
    ],
    ['pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', ['CRYPTO_ADDRESS 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa']],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', ['CRYPTO_ADDRESS bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4']],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', ['CRYPTO_ADDRESS 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed']],
    ['SSN 536-90-4399, ITIN 912-78-1234', ['US_SSN 536-90-4399', 'US_ITIN 912-78-1234']],
    ["driver's license number is F162823540116", ['US_DRIVER_LICENSE F162823540116']],
    ['NI number AB 12 34 56 C', ['UK_NINO AB 12 34 56 C']],
    ['passport no. E12345678，护照号码：G28233515', ['PASSPORT E12345678', 'PASSPORT G28233515']],
    ['身份证11010519491231002X', ['CN_RESIDENT_ID 11010519491231002X']],
    ['身份证号：110105 19491231 002X', ['CN_RESIDENT_ID 110105 19491231 002X']],
    ['支付宝账号 wangfang1990，加q 12345678', ['MESSENGER_ID wangfang1990', 'MESSENGER_ID 12345678']],
    ['乙方（签字）：刘建华，我妈叫周桂英，客户 林晓彤 来电', ['PERSON 刘建华', 'PERSON 周桂英', 'PERSON 林晓彤']],
    ['出生年月：1988.03', ['DATE_OF_BIRTH 1988.03']],
    ['统一社会信用代码91350100M000100Y43', ['CN_COMPANY_CODE 91350100M000100Y43']],
    ['车牌京A12345和粤B·D12345，沪A1234学', ['CN_PLATE 京A12345', 'CN_PLATE 粤B·D12345', 'CN_PLATE 沪A1234学']],
    [
      'born on May 5, 1989; DOB: 1989-05-05; 出生于1990年1月2日',
      ['DATE_OF_BIRTH May 5, 1989', 'DATE_OF_BIRTH 1989-05-05', 'DATE_OF_BIRTH 1990年1月2日'],
    ],
    ['Beverly Hills, CA 90210; SW1A 1AA; 邮编100080', ['POSTAL_CODE 90210', 'POSTAL_CODE SW1A 1AA', 'POSTAL_CODE 100080']],
    [
      'lives at 221B Baker Street, and 1600 Pennsylvania Ave NW Apt. 4',
      ['ADDRESS 221B Baker Street', 'ADDRESS 1600 Pennsylvania Ave NW Apt. 4'],
    ],
    ['我住在北京市海淀区中关村大街27号3号楼502室。', ['ADDRESS 北京市海淀区中关村大街27号3号楼502室']],
    [
      '收货地址：浙江省杭州市西湖区文三路90号东部软件园，电话：13812345678',
      ['ADDRESS 浙江省杭州市西湖区文三路90号东部软件园', 'PHONE 13812345678'],
    ],
    ['他们搬到了四川省成都市武侯区翠苑小区。', ['ADDRESS 四川省成都市武侯区翠苑小区']],
    ['放在阳光花园3栋2单元501室门口', ['ADDRESS 阳光花园3栋2单元501室']],
    ['广东省深圳市南山区科技园南区A座1203，三号楼五层', ['ADDRESS 广东省深圳市南山区科技园南区A座1203']],
    ['江苏省宿迁市沭阳县桑墟镇李庄村三组12号', ['ADDRESS 江苏省宿迁市沭阳县桑墟镇李庄村三组12号']],
    ['請寄到台北市大安區忠孝東路四段100號5樓，謝謝', ['ADDRESS 台北市大安區忠孝東路四段100號5樓']],
    ['住址：香港九龍彌敦道123號5樓B室', ['ADDRESS 香港九龍彌敦道123號5樓B室']],
    ['姓名：张三，联系人：欧阳雪、王小明', ['PERSON 张三', 'PERSON 欧阳雪', 'PERSON 王小明']],
    ['收貨人：陳志明 電話 0912-345-678', ['PERSON 陳志明', 'PHONE 0912-345-678']],
    ['我叫王浩然，尊敬的李秀英女士，您好', ['PERSON 王浩然', 'PERSON 李秀英']],
    ['法人：阿卜杜拉·买买提', ['PERSON 阿卜杜拉·买买提']],
    ['Patient: Siobhan Okonkwo-Reyes; Contact: Dr. Mary Jones', ['PERSON Siobhan Okonkwo-Reyes', 'PERSON Mary Jones']],
    ['{"name": "John Smith", "姓名": "李四"}', ['PERSON John Smith', 'PERSON 李四']],
    ['QQ：345678901，加微信 wang_2020，vx:abc12345', ['MESSENGER_ID 345678901', 'MESSENGER_ID wang_2020', 'MESSENGER_ID abc12345']],
    ['WeChat ID: john_88，企鹅号 12345678', ['MESSENGER_ID john_88', 'MESSENGER_ID 12345678']],
    ['身分證字號A123456789，香港身份證G123456(A)', ['TW_ID_CARD A123456789', 'HK_ID_CARD G123456(A)']],
    ['統一編號：22099131', ['TW_COMPANY_CODE 22099131']],
    ['港澳通行证号码：C12345678，護照號碼：E12345678', ['PASSPORT C12345678', 'PASSPORT E12345678']],
    [
      '生日：五月三日；民國79年5月3日出生；生于一九九〇年五月',
      ['DATE_OF_BIRTH 五月三日', 'DATE_OF_BIRTH 民國79年5月3日', 'DATE_OF_BIRTH 一九九〇年五月'],
    ],
    ['电话（010）65529988，打138-1234-5678', ['PHONE （010）65529988', 'PHONE 138-1234-5678']],
    ['key AKIAIOSFODNN7EXAMPLE', ['SECRET AKIAIOSFODNN7EXAMPLE']],
    ['ghp_0123456789abcdefABCDEF0123456789abcd', ['SECRET ghp_0123456789abcdefABCDEF0123456789abcd']],
    ['password = "hunter2", 密码：abc123!', ['SECRET hunter2', 'SECRET abc123!']],
    ['{"api_key": "q8Zr2LmX9vT4wKp1"}', ['SECRET q8Zr2LmX9vT4wKp1']],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIB\nx==\n-----END RSA PRIVATE KEY----- end',
      ['SECRET -----BEGIN RSA PRIVATE KEY-----\nMIIB\nx==\n-----END RSA PRIVATE KEY-----'],
    ],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN', ['SECRET eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what is none', () => {
  it.each([
    ['dates and spans of years', 'on 2021-03-09, 09.03.2021, 12/31/1999 and 1998-2004 at 12:30:45'],
    ['decimals, prices and large numbers', '3.14159265358979, $4,500,000.00, 1,234,567,890 and 99.99%'],
    ['versions and sections', 'version 1.2.3.4, v10.0.19041.1, section 3.1.4.1'],
    ['scores and phrases', 'won 21-19 21-18, 100 metres in 9.58 seconds, 10 good ways to live'],
    ['names in programs', 'std::vector<int> a::b, x = y, @Override, foo@bar, key: value, token = getToken()'],
    ['Chinese with numbers', '京剧A4纸，第12号文件，走了10000步，满100减20，2023年5月1日'],
    ['a plain birth word', 'she was born in a small town with 3 brothers'],
    ['tags that stand for values', '[EMAIL] [CREDIT_CARD:4111111111111111] [US_SSN]'],
    ['places to fill in', 'password: ******** token: $TOKEN api_key=<your key> password: required'],
    ['places that a sentence names', '我在北京工作，周末去西湖区玩，南京路步行街人多，浙江省杭州市很美，3号线换乘10号线，2号楼有12层'],
    ['fields without an address', '收货地址填写有误，地址栏里是乱码，IP地址：未知'],
    ['words that begin like names', '我是高中生，我是江苏人，我是马上就到，联系人：客服，负责人：待定，患者应当休息，尊敬的客户，我叫他来'],
    ['labels without a person', 'Contact: Customer Service, Product Name: Apple Watch, Name: Golden Gate, Patient: Not Available'],
    ['messengers without an account', '微信支付300元，QQ音乐2000首歌，微信公众号文章，QQ2013版，a qq.com page'],
    ['dates of no birth', '5月3日出生率公布，六月一日是儿童节'],
    ['all zeros', 'card 0000 0000 0000 0000 and 00:00:00:00:00:00'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('values as people hide and garble them', () => {
  it.each([
    ['full-width with separators', '打１３８－１２３４－５６７８', ['PHONE １３８－１２３４－５６７８']],
    ['full-width', '手机１３８１２３４５６７８，ａｎｎ＠ｂ．ｏｒｇ', ['PHONE １３８１２３４５６７８', 'EMAIL ａｎｎ＠ｂ．ｏｒｇ']],
    [
      'split by zero-width characters',
      'a\u200bnn@b\u200d.org 138\u20601234\ufeff5678',
      ['EMAIL a\u200bnn@b\u200d.org', 'PHONE 138\u20601234\ufeff5678'],
    ],
    ['between marks of direction', '\u202a4111111111111111\u202c', ['CREDIT_CARD 4111111111111111']],
    ['beside emoji and lone surrogates', '\ud83dann@b.org\udc00 📞13812345678📞', ['EMAIL ann@b.org', 'PHONE 13812345678']],
    ['at both ends and over lines', 'ann@b.org\r\nbob@b.org', ['EMAIL ann@b.org', 'EMAIL bob@b.org']],
    [
      'in escaped JSON',
      '"\\n13812345678\\nann@b.org\\u7535\\u8bdd13912345678"',
      ['PHONE 13812345678', 'EMAIL ann@b.org', 'PHONE 13912345678'],
    ],
    ['Arabic digits', 'tel ٠٥٥٥ ١٢٣ ٤٥٦٧', ['PHONE ٠٥٥٥ ١٢٣ ٤٥٦٧']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what is asked for', () => {
  it('finds the types asked for alone', () => {
    const only = createPrivateDataFinder({ types: ['EMAIL'] });
    expect(only('ann@b.org 13812345678').map(({ type }) => type)).toEqual(['EMAIL']);
  });

  it('knows national numbers of the regions asked for', () => {
    const numbers = ['(212) 555-0142', '01 44 55 66 77', '22 33 44 55'];
    const counts = (regions: string[]) => numbers.map((number) => createPrivateDataFinder({ regions })(`${number} .`).length);
    expect([counts(['US']), counts(['FR']), counts(['NO'])]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('lets a threshold move', () => {
    const text = 'on 9472 7916 boats';
    expect(find(text)).toEqual([]);
    expect(createPrivateDataFinder({ thresholds: { PHONE: 0.3 } })(text)).toMatchObject([{ type: 'PHONE', score: 0.3 }]);
    expect(createPrivateDataFinder({ thresholds: { EMAIL: 1 } })('ann@b.org')).toEqual([]);
  });

  it('is surer beside a word that speaks for the type, in both languages', () => {
    const score = (text: string) => find(text)[0]?.score ?? 0;
    expect(score('my ssn 536-90-4399')).toBeGreaterThan(score('see 536-90-4399'));
    expect(score('车牌号京A12345')).toBeGreaterThan(score('是京A12345'));
  });
});

describe('hostile texts', () => {
  it.each([
    ['a million digits', '1'.repeat(1_000_000)],
    ['a million digits in groups', '12 '.repeat(333_333)],
    ['a million digits with hyphens', '123-'.repeat(250_000)],
    ['a million @', '@'.repeat(1_000_000)],
    ['a million a@', 'a@'.repeat(500_000)],
    ['a million colons', ':'.repeat(1_000_000)],
    ['many groups of hexadecimal', 'ab:'.repeat(300_000)],
    ['a long word with digits', 'a1'.repeat(500_000)],
    ['a million http://', 'http://'.repeat(140_000)],
    ['a million hyphens', '-'.repeat(1_000_000)],
    ['many beginnings of keys', '-----BEGIN PRIVATE KEY-----'.repeat(30_000)],
    ['password= without end', 'password='.repeat(100_000)],
    ['many provinces', '京A'.repeat(400_000)],
    ['a street without end', '1 Aa '.repeat(200_000)],
    ['one letter apart by nothing seen', '1\u200b'.repeat(500_000)],
    ['many eyJ', 'eyJ'.repeat(300_000)],
    ['Chinese streets', '中山路1'.repeat(250_000)],
    ['Chinese divisions', '北京市朝阳区'.repeat(150_000)],
    ['rooms', '3栋2单元'.repeat(150_000)],
    ['words that announce', '我是姓名地址：QQ微信'.repeat(90_000)],
    ['endings of places', '村路区市'.repeat(200_000)],
    ['points', '1.'.repeat(500_000)],
  ])(
    '%s',
    (_, text) => {
      for (const { start, end } of find(text)) expect(end > start && end <= text.length).toBe(true);
    },
    20_000,
  );

  it('findings of any text are in order, apart and within it, and the same a second time', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'ann@b.org',
        '138',
        '12345678',
        '+44 ',
        '(0)',
        '-',
        ' ',
        '京A12345',
        'www.',
        '://',
        'x',
        '\u200b',
        '：',
        '密码：',
        '4111 1111 1111 1111',
        '\n',
        '[EMAIL]',
        '=',
        'AKIA',
        '\ud800',
        '１２３',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('');
        const findings = find(text);
        let reached = 0;
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(text.length);
        expect(find(text)).toEqual(findings);
      }),
      { numRuns: 2000 },
    );
  });
});
