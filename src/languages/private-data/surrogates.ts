import { companyAlphabet, companyDigit, ibanDigits, luhnDigit, residentDigit } from './checksums.ts';
import { createDigest, type Digest } from './digest.ts';
import { base58Address, bech32Address, mixedCase } from './find-crypto-addresses.ts';
import { hongKongDigit, isTaiwanBusinessNumber, taiwanDigit } from './find-traditional-ids.ts';
import type { RedactedType } from './types.ts';

interface Surrogates {
  /** One that is right in its form and belongs to nobody. */
  make(value: string, digest: Digest): string;
  /** Whether a value is one, told by the range that no real value is in. It is then left alone. */
  made: RegExp;
}

/** The same value gives the same surrogate wherever the digest is keyed alike, and another one another. */
export function surrogateOf(type: RedactedType, value: string, hash: string): string {
  const { make, made } = surrogates[type];
  return made.test(value) ? value : make(value, createDigest(hash));
}

const names = 'alex ariel blake casey dana eden harper jamie jordan kai lee morgan noel quinn robin sasha'.split(' ');
const hosts = ['example.com', 'example.org', 'example.net'];

/** Capitals, digits and separators stay where they were; the first half says that nobody has it. */
function inForm(value: string, digest: Digest): string {
  const half = Math.ceil(value.replace(/[^A-Za-z0-9]/g, '').length / 2);
  let at = 0;
  return value.replace(/[A-Za-z0-9]/g, (letter) => {
    const free = at++ >= half;
    if (/\d/.test(letter)) return free ? digest.digits(1) : '0';
    return free ? digest.letter() : 'X';
  });
}
const emptyHalf: Surrogates = { make: inForm, made: /^[^A-Za-z0-9]*(?:[0X][^A-Za-z0-9]?){3,}[A-Za-z0-9]{0,20}$/ };

/** Digits written over those of a value, which keeps its separators. */
function overDigits(value: string, digits: string): string {
  let at = 0;
  return value.replace(/\d/g, () => digits.charAt(at++));
}

const cardPrefixes: Readonly<Record<number, string>> = { 12: '500000', 14: '300000', 15: '370000', 17: '620000', 18: '620000' };

/** Numbers that regulators keep free for films and examples, where a country has them. */
const fictionalNumbers: readonly [calling: string, make: (digest: Digest) => string][] = [
  ['+44', (digest) => `+44 7700 900${digest.digits(3)}`],
  ['+33', (digest) => `+33 6 39 98 ${digest.digits(2)} ${digest.digits(2)}`],
  ['+49', (digest) => `+49 30 23125 ${digest.digits(3)}`],
  ['+61', (digest) => `+61 2 5550 ${digest.digits(4)}`],
  ['+46', (digest) => `+46 8 465 004 ${digest.digits(2)}`],
  ['+86', (digest) => `+86 100 ${digest.digits(4)} ${digest.digits(4)}`],
];

function americanNumber(digest: Digest): string {
  return `${digest.below(8) + 2}0${digest.digits(1)}-555-01${digest.digits(2)}`;
}

const phones: Surrogates = {
  make(value, digest) {
    const digits = value.replace(/[^\d+]/g, '').replace(/^00/, '+');
    if (!digits.startsWith('+')) return /^1[3-9]\d{9}$/.test(digits) ? `100${digest.digits(8)}` : americanNumber(digest);
    return (fictionalNumbers.find(([calling]) => digits.startsWith(calling))?.[1] ?? ((own) => `+1 ${americanNumber(own)}`))(digest);
  },
  made: /^(?:\+1 )?[2-9]0\d-555-01\d\d$|^100\d{8}$|^\+44 7700 900\d{3}$|^\+33 6 39 98 \d\d \d\d$|^\+49 30 23125 \d{3}$|^\+61 2 5550 \d{4}$|^\+46 8 465 004 \d\d$|^\+86 100 \d{4} \d{4}$/,
};

const surrogates: Readonly<Record<RedactedType, Surrogates>> = {
  EMAIL: {
    make: (_, digest) => `${digest.pick(names)}.${digest.word(8)}@${digest.pick(hosts)}`,
    made: /^[a-z]+\.[0-9a-z]{8}@example\.(?:com|org|net)$/,
  },
  URL: {
    make: (value, digest) => `${/^www/i.test(value) ? 'www.' : 'https://'}${digest.pick(hosts)}/${digest.word(10)}`,
    made: /^(?:https:\/\/|www\.)example\.(?:com|org|net)\/[0-9a-z]{10}$/,
  },
  PHONE: phones,
  CREDIT_CARD: {
    make(value, digest) {
      const length = value.replace(/\D/g, '').length;
      const digits = (cardPrefixes[length] ?? '400000') + digest.digits(length - 7);
      return overDigits(value, digits + luhnDigit(digits));
    },
    made: /^(?:4000|3700|3000|5000|6200)[ -]?00/,
  },
  IBAN: {
    make(value, digest) {
      const bare = value.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
      const account = inForm(bare.slice(4), digest);
      const iban = `${bare.slice(0, 2)}${ibanDigits(bare.slice(0, 2), account)}${account}`;
      let at = 0;
      return value.replace(/[A-Za-z0-9]/g, () => iban.charAt(at++));
    },
    made: /^[A-Za-z]{2}\d\d[ -]?(?:[0X][ -]?){5,}[A-Z0-9 -]*$/,
  },
  BANK_ACCOUNT: emptyHalf,
  IP_ADDRESS: {
    make: (value, digest) =>
      value.includes(':')
        ? `2001:db8:0:0:${digest.hex(4)}:${digest.hex(4)}:${digest.hex(4)}:${digest.hex(4)}`
        : `${240 + digest.below(15)}.${digest.below(256)}.${digest.below(256)}.${1 + digest.below(254)}`,
    made: /^2001:db8:|^2(?:4\d|5[0-4])\./i,
  },
  MAC_ADDRESS: {
    make(value, digest) {
      const digits = `02005e${digest.hex(6)}`;
      let at = 0;
      return value.replace(/[0-9A-Fa-f]/g, () => digits.charAt(at++));
    },
    made: /^02[:-]00[:-]5e|^0200\.5e/i,
  },
  CRYPTO_ADDRESS: {
    make(value, digest) {
      if (value.startsWith('0x')) return `0x${mixedCase('0'.repeat(24) + digest.hex(16))}`;
      const bytes = Uint8Array.from({ length: 21 }, (_, i) => (i < 13 ? 0 : digest.below(256)));
      if (/^[13]/.test(value)) return base58Address(bytes);
      return bech32Address([0, ...Array.from({ length: 32 }, (_, i) => (i < 19 ? 0 : digest.below(32)))]);
    },
    made: /^0x0{24}|^1{13}|^bc1q{19}/,
  },
  US_SSN: { make: (_, digest) => `9${digest.digits(2)}-0${digest.digits(1)}-${digest.digits(4)}`, made: /^9\d\d-0/ },
  US_ITIN: { make: (_, digest) => `9${digest.digits(2)}-93-${digest.digits(4)}`, made: /^9\d\d-93/ },
  US_DRIVER_LICENSE: emptyHalf,
  UK_NINO: {
    make: (_, digest) => `QQ ${digest.digits(2)} ${digest.digits(2)} ${digest.digits(2)} ${digest.pick(['A', 'B', 'C', 'D'])}`,
    made: /^QQ/,
  },
  PASSPORT: emptyHalf,
  CN_RESIDENT_ID: {
    make(_, digest) {
      const id = `110101190${digest.digits(1)}${dayOf(digest)}${digest.digits(3)}`;
      return id + residentDigit(id);
    },
    made: /^\d{6} ?190/,
  },
  CN_COMPANY_CODE: {
    make(_, digest) {
      let code = '91990000';
      while (code.length < 17) code += companyAlphabet.charAt(digest.below(31));
      return code + (companyDigit(code) ?? '');
    },
    made: /^91990000/,
  },
  CN_PLATE: {
    make: (value, digest) =>
      value.replace(/[^A-Z0-9]/gi, '').length > 6
        ? `京ZD${digest.digits(5)}`
        : `京Z${digest.digits(3)}${digest.letter()}${digest.digits(1)}`,
    made: /^京Z/,
  },
  TW_ID_CARD: {
    // The second character is none that is given out.
    make(_, digest) {
      const id = `${digest.pick([...'ABCDEFGH'])}3${digest.digits(7)}`;
      return id + taiwanDigit(id);
    },
    made: /^[A-H]3\d{8}$/,
  },
  TW_COMPANY_CODE: {
    make(_, digest) {
      let number = digest.below(10_000);
      const code = () => `${number}`.padStart(8, '0');
      while (!isTaiwanBusinessNumber(code())) number = (number + 1) % 10_000;
      return code();
    },
    made: /^0000\d{4}$/,
  },
  HK_ID_CARD: {
    make(_, digest) {
      const id = `OO${digest.digits(6)}`;
      return `${id}(${hongKongDigit(id)})`;
    },
    made: /^OO\d{6}/,
  },
  DATE_OF_BIRTH: {
    make(value, digest) {
      const year = `190${digest.digits(1)}`;
      // Spelled, of another calendar or without a year.
      if (/[\u4e00-\u9fff〇]/.test(value) && !/^\d{4} ?年/.test(value))
        return `${year}年${1 + digest.below(12)}月${1 + digest.below(28)}日`;
      if (/^\d{8}$/.test(value)) return year + dayOf(digest);
      let numbers = 0;
      const shifted = value.replace(/\d+/g, (number) => {
        numbers++;
        if (number.length === 4) return year;
        if (numbers === 3 && !/\d{4}/.test(value)) return year;
        return `${1 + digest.below(12)}`.padStart(number.length, '0');
      });
      return shifted;
    },
    made: /(?<!\d)190\d(?!\d)|^190\d{5}$/,
  },
  POSTAL_CODE: {
    make: (value, digest) =>
      /[A-Za-z]/.test(value)
        ? `ZZ99 ${digest.digits(1)}${digest.letter()}${digest.letter()}`
        : overDigits(value, `000${digest.digits(12)}`),
    made: /^ZZ99|^0000?(?:\d|$)/,
  },
  ADDRESS: {
    make: (value, digest) => (han.test(value) ? `示例路${1 + digest.below(9999)}号` : `${1 + digest.below(9999)} Example Street`),
    made: /\d Example Street$|示例路\d+号$/,
  },
  MESSENGER_ID: {
    // Numbers do not begin with zeros, and names end after 20 characters.
    make: (value, digest) =>
      /^\d+$/.test(value) ? overDigits(value, `0000${digest.digits(8)}`) : `example-messenger-id-${digest.word(8)}`,
    made: /^0000\d+$|^example-messenger-id-[0-9a-z]{8}$/,
  },
  PERSON: {
    make(value, digest) {
      if (han.test(value)) return `某人${digest.letter()}${digest.letter()}${digest.letter()}${digest.letter()}`;
      const name = digest.pick(names);
      return `${name.charAt(0).toUpperCase()}${name.slice(1)} Example-${digest.letters(4)}`;
    },
    made: /^某人[A-Z]{4}$|^[A-Z][a-z]+ Example-[a-z]{4}$/,
  },
  LOCATION: {
    make: (value, digest) =>
      han.test(value) ? `某地${digest.letter()}${digest.letter()}${digest.letter()}` : `Exampleton-${digest.letters(4)}`,
    made: /^某地[A-Z]{3}$|^Exampleton-[a-z]{4}$/,
  },
  SECRET: { make: (_, digest) => `example-secret-${digest.letters(16)}`, made: /^example-secret-/ },
};

const han = /[\u4e00-\u9fff]/;

function dayOf(digest: Digest): string {
  return `${1 + digest.below(12)}`.padStart(2, '0') + `${1 + digest.below(28)}`.padStart(2, '0');
}

/** What makes two spellings of one value the same: its letters and digits. */
export function canonicalValue(type: RedactedType, value: string): string {
  if (type === 'URL' || type === 'SECRET') return value;
  const bare = value.toLowerCase();
  return type === 'EMAIL' || type === 'ADDRESS' ? bare : bare.replace(/[\s\u00a0().,/\-\u2010-\u2013·•:]/g, '');
}
