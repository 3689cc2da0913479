import { requireModel } from '../../backends/model/open-model.ts';
import { guardNames } from '../../core/analysis.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { createPrivateDataFinder, type PrivateDataFinder } from '../../languages/private-data/finder.ts';
import { privateDataTypes, type RedactedType, redactedTypes } from '../../languages/private-data/types.ts';
import { hashOf, type Redacted, redactionEdits } from './redaction/edits.ts';
import { type KeyedHash, readKey } from './redaction/key.ts';
import { apart, createNames, type Names } from './redaction/names.ts';
import { redactionParams } from './redaction/params.ts';

interface Resources {
  find: PrivateDataFinder;
  /** Set where a model is to find names. */
  names: Names | undefined;
  wanted: ReadonlySet<RedactedType>;
  keyed: KeyedHash | undefined;
}

const id = 'text.redact-private-data';

/** Takes e-mail addresses, phone numbers, ids, secrets and other private data out of texts. */
export const redactPrivateData = defineTextOperator<typeof redactionParams, Resources>({
  id,
  since: '0.4.0',
  summary: { en: 'Takes private data out of texts', 'zh-CN': '去除文本中的隐私数据' },
  description: {
    en:
      'E-mail and web addresses, phone numbers, bank cards and accounts, addresses of networks and wallets, ids of persons and companies, number plates, dates of birth, street addresses, accounts of messengers and secrets, in English and in simplified and traditional Chinese. ' +
      'Form, check digits, numbering plans and words beside a value in English or Chinese give it a score; what reaches the threshold of its type is taken out, in all texts of a sample and all roles of a conversation. ' +
      'Values split by characters that nobody sees, and full-width ones, are found too; tags that stand in the text already stay. ' +
      'What the run shows and keeps of a sample is then as this step leaves it; its provenance has offsets, types and, where there is a key, keyed hashes. ' +
      'Names of persons are found where a word announces them (`Name:`, `Patient:`, 联系人：, 我叫, 尊敬的…先生); names in running text, and places, where `tagger` names a model for them.',
    'zh-CN':
      '包括电子邮件与网址、电话号码、银行卡与账户、网络与钱包地址、个人与企业证件号、车牌、出生日期、街道地址、即时通讯账号和密钥，中文简体与繁体及英文均可。' +
      '由形式、校验位、号码规则以及附近的中英文词语得出分数，达到该类型阈值的即被去除，作用于样本的全部文本和对话的全部角色。' +
      '被不可见字符拆开的值和全角写法同样能找到；文本中已有的标签保持不变。' +
      '此后运行所显示和保存的样本都以本步骤处理后的形式出现；溯源只有位置、类型，提供密钥时还有带密钥的哈希。' +
      '人名由标签词引出时即可找到（“姓名：”“联系人：”“我叫”“尊敬的……先生”、`Name:`、`Patient:`）；行文中的人名以及地名在指定 `tagger` 模型后才会查找。',
  },
  labelEffect: 'preserving',
  touches: ['text', 'messages', 'choices'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'pure',
  languages: 'any',
  crosses: guardNames,
  consistent: true,
  references: [
    { title: 'Presidio, an SDK for data protection, Microsoft', url: 'https://github.com/microsoft/presidio' },
    { title: 'GB 11643-1999, 公民身份号码', url: 'https://std.samr.gov.cn/' },
  ],
  params: redactionParams,
  check: ({ mode, keyFile, keep }) =>
    mode === 'hash' && keyFile === undefined
      ? { param: 'keyFile', expected: { en: 'a file with a key, since mode is hash', 'zh-CN': '密钥文件，因为 mode 为 hash' } }
      : keep !== undefined && mode !== 'mask'
        ? { param: 'keep', expected: { en: 'absent, unless mode is mask', 'zh-CN': '不填，除非 mode 为 mask' } }
        : undefined,
  resources: ['libphonenumber-js'],
  ready({ tagger, runtime }) {
    if (tagger !== undefined) requireModel(tagger, runtime);
  },
  prepare({ types, regions, thresholds, keyFile, tagger, runtime }) {
    const wanted = new Set<RedactedType>(types ?? redactedTypes);
    return {
      find: createPrivateDataFinder({ types: privateDataTypes.filter((type) => wanted.has(type)), regions, thresholds }),
      names: tagger === undefined ? undefined : createNames(tagger, runtime),
      wanted,
      keyed: keyFile === undefined ? undefined : readKey(keyFile, id),
    };
  },
  foresee: ({ tagger }) => (tagger === undefined ? undefined : async (texts, { names }) => names?.learn(texts)),
  draw({ text, params, resources, seed }) {
    const findings = redactedIn(text, resources);
    // What the model has not seen may hold any name.
    if (findings === undefined) return [{ start: 0, end: text.length, insert: '[REDACTED]' }];
    return findings.length === 0 ? undefined : redactionEdits(text, findings, params, resources.keyed, seed);
  },
  redacts({ text, edits, resources }) {
    const { keyed } = resources;
    let at = 0;
    return (redactedIn(text, resources) ?? []).flatMap((finding) => {
      const { start, end, type } = finding;
      while (at < edits.length && (edits[at] as { end: number }).end <= start) at++;
      const edit = edits[at];
      if (!edit || edit.start >= end) return [];
      return [keyed ? { start, end, type, hash: hashOf(finding, text, keyed).slice(0, 16) } : { start, end, type }];
    });
  },
  examples: [
    {
      name: 'tags, in English and Chinese',
      input: [
        { id: '1', text: 'Write to ann.lee@mail.org or call +1 212-555-0142; her card 4111 1111 1111 1111 is lost.' },
        { id: '2', text: '张先生电话13912345678，身份证号11010519491231002X，车牌京A12345。' },
      ],
      output: { id: '1', text: 'Write to [EMAIL] or call [PHONE]; her card [CREDIT_CARD] is lost.' },
    },
    {
      name: 'fields of a form in Chinese',
      input: { id: '5', text: '收货人：王小明，地址：浙江省杭州市西湖区文三路90号3栋501室，微信号：wang_2020。' },
      output: { id: '5', text: '收货人：[PERSON]，地址：[ADDRESS]，微信号：[MESSENGER_ID]。' },
    },
    {
      name: 'traditional Chinese, and names that English labels announce',
      input: { id: '6', text: '身分證字號A123456789，請寄到台北市大安區忠孝東路四段100號5樓。 Patient: Mary Jones' },
      output: { id: '6', text: '身分證字號[TW_ID_CARD]，請寄到[ADDRESS]。 Patient: [PERSON]' },
    },
    {
      name: 'stars, with the last digits in view',
      params: { mode: 'mask', keep: 4 },
      input: { id: '3', text: 'Card 4111 1111 1111 1111, phone 138 1234 5678' },
      output: { id: '3', text: 'Card **** **** **** 1111, phone *** **** 5678' },
    },
    {
      name: 'values of nobody',
      params: { mode: 'replace', types: ['EMAIL', 'CREDIT_CARD'] },
      seed: 1,
      input: { id: '4', text: 'ann.lee@mail.org paid with 4111111111111111.' },
      output: { id: '4', text: 'lee.6a4mmdrv@example.com paid with 4000001130090285.' },
    },
  ],
});
export default redactPrivateData;

/** What is to go from a text, in order; nothing where a model should have seen the text and has not. What its form gives away goes before names. */
function redactedIn(text: string, { find, names, wanted }: Resources): readonly Redacted[] | undefined {
  const findings = find(text);
  if (!names) return findings;
  const named = text.trim() === '' ? [] : names.find(text);
  if (!named) return /^\[REDACTED\]$/.test(text) ? [] : undefined;
  const own = apart(named, findings).filter(({ type }) => wanted.has(type));
  return [...findings, ...own].sort((a, b) => a.start - b.start);
}
