import type { PrivateDataType } from './types.ts';

/** Words that, standing before a value, make it likelier to be of the type. English ones are whole words, Chinese ones any part of the text. */
const words: Readonly<Partial<Record<PrivateDataType, { english: string; chinese: string }>>> = {
  PHONE: {
    english:
      'phone telephone tel mobile cell cellphone fax call calls called calling caller dial ring whatsapp sms text texts messages number pager desk office contact answering registered hotline landline handset',
    chinese:
      '电话 手机 座机 传真 热线 致电 拨打 来电 联系 微信 电邮号 手提 號碼 号码 电联 固话 電話 手機 座機 傳真 熱線 致電 撥打 來電 聯繫 聯絡 連絡 行動 市話 專線 分機',
  },
  CREDIT_CARD: {
    english: 'card cards credit debit visa mastercard amex maestro discover jcb unionpay diners pan cc',
    chinese: '银行卡 信用卡 借记卡 卡号 储蓄卡 工资卡 银联 刷卡 銀行卡 卡號 金融卡 提款卡 借記卡 儲蓄卡 銀聯',
  },
  IBAN: { english: 'iban account bank transfer', chinese: '账户 账号 汇款 转账 賬戶 帳戶 帳號 匯款 轉帳 轉賬' },
  BANK_ACCOUNT: {
    english: 'account acct a/c',
    chinese: '账号 帐号 账户 帐户 开户 銀行帳號 帳號 賬號 賬戶 帳戶 開戶',
  },
  IP_ADDRESS: {
    english: 'ip ipv4 ipv6 address host server client dns gateway ping subnet',
    chinese: '地址 服务器 主机 网关 登录 伺服器 主機 閘道 登入',
  },
  MAC_ADDRESS: { english: 'mac ethernet hardware wifi', chinese: '网卡 物理地址 網卡 實體位址' },
  CRYPTO_ADDRESS: { english: 'bitcoin btc ethereum eth wallet crypto', chinese: '钱包 比特币 以太坊 錢包 比特幣' },
  US_SSN: { english: 'ssn social security taxpayer', chinese: '社会安全号 社安号 社會安全 社安號' },
  US_ITIN: { english: 'itin taxpayer tax', chinese: '税号 纳税 稅號 納稅' },
  US_DRIVER_LICENSE: {
    english: 'driver drivers license licence licenses dl permit driving',
    chinese: '驾驶证 驾照 駕駛證 駕照 駕駛執照',
  },
  UK_NINO: { english: 'nino national insurance ni', chinese: '国民保险 國民保險' },
  PASSPORT: { english: 'passport passports', chinese: '护照 通行证 台胞证 回乡证 護照 通行證 臺胞證 台胞證 回鄉證' },
  CN_RESIDENT_ID: { english: 'id identity resident citizen', chinese: '身份证 身份號 证件 身份证号 身份證 身分證 居民證 證件' },
  CN_COMPANY_CODE: { english: 'credit code company uscc registration', chinese: '信用代码 统一社会 税号 纳税人 信用代碼 統一社會' },
  CN_PLATE: { english: 'plate plates license car vehicle', chinese: '车牌 牌照 号牌 车辆 车号 車牌 號牌 車輛 車號' },
  TW_ID_CARD: { english: 'id identity national arc', chinese: '身份证 身分证 身份證 身分證 证号 證號 居留證 居留证 字號' },
  TW_COMPANY_CODE: { english: 'ubn gui vat tax company', chinese: '统一编号 统编 公司编号 統一編號 統編 營利事業' },
  HK_ID_CARD: { english: 'id hkid identity card', chinese: '身份证 身份證 身分證 证件 證件 證號' },
  DATE_OF_BIRTH: {
    english: 'born birth birthday birthdate dob birthdays',
    chinese: '出生 生日 生于 诞辰 生辰 生於 誕辰',
  },
  POSTAL_CODE: { english: 'zip zipcode postcode postal', chinese: '邮编 邮政编码 郵編 郵遞區號 郵政編碼' },
  ADDRESS: {
    english: 'address live lives lived located deliver ship',
    chinese: '地址 住址 住在 家住 家在 寄到 寄往 送到 收货 位于 位於 收貨 戶籍 户籍 住所 通訊處',
  },
};

interface ContextWords {
  /** For a text without Chinese characters. */
  english: RegExp;
  both: RegExp;
}
const cache = new Map<PrivateDataType, ContextWords>();

/** The words of a type, in any case. */
export function contextWords(type: PrivateDataType): ContextWords | undefined {
  const known = cache.get(type);
  const listed = words[type];
  if (known || !listed) return known;
  const english = `(?<![a-z])(?:${listed.english.split(' ').join('|')})(?![a-z])`;
  const built = { english: new RegExp(english, 'i'), both: new RegExp(`${english}|${listed.chinese.split(' ').join('|')}`, 'i') };
  cache.set(type, built);
  return built;
}

/** Characters before a value in which its words are looked for: some ten English words. */
const reach = 56;
/** Words after it, as in `555 1234 (fax)`. */
const reachAfter = 12;

/** Whether a word that speaks for the type stands before a range or right after it on its line. */
export function hasContext(text: string, start: number, end: number, words: RegExp): boolean {
  return words.test(text.slice(Math.max(0, start - reach), start)) || words.test(lineOf(text.slice(end, end + reachAfter)));
}

function lineOf(piece: string): string {
  const at = piece.search(/[\r\n]/);
  return at < 0 ? piece : piece.slice(0, at);
}
