import { describe, expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { companyAlphabet, companyDigit, ibanDigits, luhnDigit, residentDigit } from './checksums.ts';
import { base58Address, bech32Address, mixedCase } from './find-crypto-addresses.ts';
import { hongKongDigit, taiwanDigit } from './find-traditional-ids.ts';
import { createPrivateDataFinder } from './finder.ts';
import { ibanLengths } from './iban-lengths.ts';
import { canonicalValue, surrogateOf } from './surrogates.ts';
import { type PrivateDataType, privateDataTypes } from './types.ts';

const find = createPrivateDataFinder();
const random = openStream({ seed: 5, epoch: 0, stepId: 'checked-values', slot: '' }, 'x');
const digits = (count: number) => Array.from({ length: count }, () => random.integer(10)).join('');
const day = () =>
  `${1940 + random.integer(80)}${`${1 + random.integer(12)}`.padStart(2, '0')}${`${1 + random.integer(28)}`.padStart(2, '0')}`;
const hex = (count: number) => Array.from({ length: count }, () => random.integer(16).toString(16)).join('');

/** Makers of valid values by each type that has a check; another character in a place that is checked breaks it. */
const makers: Partial<Record<PrivateDataType, () => string>> = {
  CREDIT_CARD() {
    const number = random.pick(['4', '51', '55', '2221', '6011', '65', '3528', '62']) + digits(15);
    return number.slice(0, 15) + luhnDigit(number.slice(0, 15));
  },
  IBAN() {
    const country = random.pick(Object.keys(ibanLengths));
    const account = digits((ibanLengths[country] as number) - 4);
    return `${country}${ibanDigits(country, account)}${account}`;
  },
  TW_ID_CARD() {
    const id = `${random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])}${random.pick([...'1289'])}${digits(7)}`;
    return id + taiwanDigit(id);
  },
  HK_ID_CARD() {
    const id = `${random.pick(['A', 'K', 'Z', 'EC', 'XA'])}${digits(6)}`;
    return `${id}(${hongKongDigit(id)})`;
  },
  CN_RESIDENT_ID() {
    const id = `${random.pick(['110101', '310115', '440305', '650102'])}${day()}${digits(3)}`;
    return id + residentDigit(id);
  },
  CN_COMPANY_CODE() {
    const code = `91${digits(6)}${Array.from({ length: 9 }, () => random.pick([...companyAlphabet])).join('')}`;
    return code + companyDigit(code);
  },
  CRYPTO_ADDRESS() {
    const kind = random.integer(3);
    if (kind === 0) return `0x${mixedCase(`${hex(38)}ab`)}`;
    if (kind === 1) return base58Address(Uint8Array.from({ length: 21 }, (_, i) => (i === 0 ? random.pick([0, 5]) : random.integer(256))));
    return bech32Address([0, ...Array.from({ length: 32 }, () => random.integer(32))]);
  },
};

/** The value with a character of it changed for the next one of its kind: no check lets one changed character pass. */
function broken(type: PrivateDataType, value: string): string {
  if (type === 'CRYPTO_ADDRESS' && value.startsWith('0x')) {
    const at = value.search(/[A-Fa-f](?=[0-9A-Fa-f]*$)/);
    const letter = value.charAt(at);
    return value.slice(0, at) + (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()) + value.slice(at + 1);
  }
  const at = value.length - 3;
  const letter = value.charAt(at);
  const next = /\d/.test(letter)
    ? letter === '9'
      ? '2'
      : `${Number(letter) + 1}`
    : letter === 'a'
      ? 'c'
      : letter === 'A'
        ? 'B'
        : letter.toLowerCase() === letter
          ? 'a'
          : 'A';
  return value.slice(0, at) + next + value.slice(at + 1);
}

describe.each(Object.entries(makers) as [PrivateDataType, () => string][])('%s', (type, make) => {
  it('500 valid values are found whole', () => {
    for (let i = 0; i < 500; i++) {
      const value = make();
      expect([value, find(`to ${value}.`).map((one) => one.type)]).toEqual([value, [type]]);
      expect([value, find(`把${value}给我`)]).toMatchObject([value, [{ start: 1, end: 1 + value.length }]]);
    }
  });

  it('500 values with one character changed are not', () => {
    for (let i = 0; i < 500; i++) {
      const value = broken(type, make());
      expect([value, find(`to ${value}.`).filter((one) => one.type === type)]).toEqual([value, []]);
    }
  });
});

const samples: Readonly<Record<PrivateDataType, [before: string, value: string]>> = {
  EMAIL: ['', 'ann.lee@mail.org'],
  URL: ['', 'https://a.org/b'],
  PHONE: ['tel ', '138 1234 5678'],
  CREDIT_CARD: ['', '4111 1111 1111 1111'],
  IBAN: ['', 'DE89 3704 0044 0532 0130 00'],
  BANK_ACCOUNT: ['account number ', '6512345678'],
  IP_ADDRESS: ['', '198.51.100.17'],
  MAC_ADDRESS: ['', '3c:22:fb:1a:2b:3c'],
  CRYPTO_ADDRESS: ['', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  US_SSN: ['ssn ', '536-90-4399'],
  US_ITIN: ['itin ', '912-78-1234'],
  US_DRIVER_LICENSE: ["driver's license ", 'F162823540116'],
  UK_NINO: ['nino ', 'AB123456C'],
  PASSPORT: ['passport ', 'E12345678'],
  CN_RESIDENT_ID: ['', '11010519491231002X'],
  CN_COMPANY_CODE: ['', '91350100M000100Y43'],
  CN_PLATE: ['', '粤B·D12345'],
  TW_ID_CARD: ['', 'A123456789'],
  TW_COMPANY_CODE: ['統一編號：', '22099131'],
  HK_ID_CARD: ['', 'A123456(3)'],
  DATE_OF_BIRTH: ['born ', '5/12/85'],
  POSTAL_CODE: ['zip code ', '90210'],
  ADDRESS: ['at ', '221 Baker Street'],
  MESSENGER_ID: ['QQ：', '345678901'],
  PERSON: ['联系人：', '王小明'],
  SECRET: ['', 'AKIAIOSFODNN7EXAMPLE'],
};
const hash = (n: number) =>
  `${n}`
    .padStart(8, '0')
    .repeat(8)
    .replace(/^0/, `${1 + (n % 9)}`);

describe('surrogates', () => {
  it.each(privateDataTypes)('%s: in form, not the value, the same for the same hash, at rest when replaced again', (type) => {
    const [before, value] = samples[type];
    expect(find(before + value).map((one) => [one.type, (before + value).slice(one.start, one.end)])).toEqual([[type, value]]);
    for (let n = 0; n < 200; n++) {
      const surrogate = surrogateOf(type, value, hash(n * 7919));
      expect(surrogate).not.toBe(value);
      expect(surrogateOf(type, value, hash(n * 7919))).toBe(surrogate);
      for (const one of find(before + surrogate)) {
        const again = (before + surrogate).slice(one.start, one.end);
        expect([surrogate, one.type, surrogateOf(one.type, again, hash(1))]).toEqual([surrogate, one.type, again]);
      }
    }
  });

  it.each([
    'CREDIT_CARD',
    'IBAN',
    'CN_RESIDENT_ID',
    'CN_COMPANY_CODE',
    'CRYPTO_ADDRESS',
    'IP_ADDRESS',
    'MAC_ADDRESS',
    'CN_PLATE',
    'EMAIL',
  ] as const)('%s: checks hold in them', (type) => {
    const value = samples[type][1];
    for (let n = 0; n < 200; n++) expect(find(surrogateOf(type, value, hash(n * 104729)))).toMatchObject([{ type }]);
  });

  it('spellings of one value are one', () => {
    expect(canonicalValue('PHONE', '+1 (212) 555-0142')).toBe(canonicalValue('PHONE', '+1.212.555.0142'));
    expect(canonicalValue('EMAIL', 'Ann@B.org')).toBe(canonicalValue('EMAIL', 'ann@b.org'));
  });
});
