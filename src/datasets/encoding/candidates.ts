import { codecOf } from './codecs.ts';
import { type Model, modelsOf, type Script } from './models.ts';
import { singleByteTables } from './single-byte-tables.ts';

export interface Candidate {
  encoding: string;
  /** What the bytes cost in bits if they are text in this encoding: less is likelier. */
  bits: number;
  /** Bits of each byte that is not ASCII. */
  strangeness: number;
}

interface Hypothesis {
  encoding: string;
  scripts: readonly Script[];
  /** What is rarer among data sets costs more. */
  prior: number;
}

const eastAsian: readonly Script[] = ['simplified', 'traditional', 'japanese', 'korean'];
const alphabets: readonly Script[] = ['cyrillic', 'greek', 'hebrew', 'arabic', 'thai'];
const latin: readonly Script[] = ['western', 'centralEuropean', 'turkish', 'baltic', 'vietnamese'];

const hypotheses: readonly Hypothesis[] = [
  { encoding: 'windows-1252', scripts: ['western'], prior: 0 },
  { encoding: 'gb18030', scripts: ['simplified', 'traditional'], prior: 0 },
  { encoding: 'big5', scripts: ['traditional'], prior: 1 },
  { encoding: 'shift_jis', scripts: ['japanese'], prior: 1 },
  { encoding: 'euc-jp', scripts: ['japanese'], prior: 1 },
  { encoding: 'euc-kr', scripts: ['korean'], prior: 1 },
  { encoding: 'euc-tw', scripts: ['traditional'], prior: 4 },
  { encoding: 'windows-1251', scripts: ['cyrillic'], prior: 1 },
  { encoding: 'koi8-r', scripts: ['cyrillic'], prior: 2 },
  { encoding: 'koi8-u', scripts: ['cyrillic'], prior: 4 },
  { encoding: 'ibm866', scripts: ['cyrillic'], prior: 4 },
  { encoding: 'iso-8859-5', scripts: ['cyrillic'], prior: 4 },
  { encoding: 'x-mac-cyrillic', scripts: ['cyrillic'], prior: 6 },
  { encoding: 'windows-1250', scripts: ['centralEuropean', 'western'], prior: 2 },
  { encoding: 'iso-8859-2', scripts: ['centralEuropean', 'western'], prior: 3 },
  { encoding: 'iso-8859-16', scripts: ['centralEuropean'], prior: 6 },
  { encoding: 'windows-1254', scripts: ['turkish', 'western'], prior: 2 },
  { encoding: 'windows-1257', scripts: ['baltic', 'western'], prior: 3 },
  { encoding: 'iso-8859-13', scripts: ['baltic'], prior: 5 },
  { encoding: 'iso-8859-4', scripts: ['baltic'], prior: 6 },
  { encoding: 'windows-1258', scripts: ['vietnamese'], prior: 4 },
  { encoding: 'windows-1253', scripts: ['greek'], prior: 2 },
  { encoding: 'iso-8859-7', scripts: ['greek'], prior: 3 },
  { encoding: 'windows-1255', scripts: ['hebrew'], prior: 2 },
  { encoding: 'iso-8859-8', scripts: ['hebrew'], prior: 4 },
  { encoding: 'windows-1256', scripts: ['arabic'], prior: 2 },
  { encoding: 'iso-8859-6', scripts: ['arabic'], prior: 4 },
  { encoding: 'windows-874', scripts: ['thai'], prior: 2 },
  { encoding: 'iso-8859-15', scripts: ['western'], prior: 4 },
  { encoding: 'macintosh', scripts: ['western'], prior: 5 },
  { encoding: 'utf-8', scripts: [...eastAsian, ...alphabets, ...latin], prior: 4 },
];
const wide: readonly Hypothesis[] = ['utf-16le', 'utf-16be'].map((encoding) => ({
  encoding,
  scripts: [...eastAsian, ...alphabets],
  prior: 6,
}));

const decoder = (encoding: string) => codecOf(encoding).lenient;

/** What the bytes may be, the likeliest first. `head` is the beginning of the file, where two bytes can be one unit. */
export function weigh(sample: Uint8Array, head: Uint8Array): Candidate[] {
  const counts = new Uint32Array(256);
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] as number;
    counts[byte] = (counts[byte] as number) + 1;
  }
  const found = hypotheses.map((one) => {
    const table = singleByteTables[one.encoding];
    return table === undefined ? ofText(one, sample) : ofBytes(one, table, sample, counts);
  });
  if (head.length >= 2)
    for (const one of wide) {
      const { bits, ...rest } = ofText(one, head.subarray(0, head.length & ~1));
      // The head may be another part of the file than the sample: what counts is the cost of a byte.
      found.push({ ...rest, bits: one.prior + ((bits - one.prior) / head.length) * Math.max(sample.length, 1) });
    }
  return found.sort((a, b) => a.bits - b.bits);
}

function ofText({ encoding, scripts, prior }: Hypothesis, bytes: Uint8Array): Candidate {
  const text = decoder(encoding)(bytes);
  let asciiBytes = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x80) asciiBytes++;
  if (encoding.startsWith('utf-16')) asciiBytes *= 2;
  let cheapest = Number.POSITIVE_INFINITY;
  let strange = 0;
  for (const model of scripts.flatMap((script) => modelsOf(script, decoder))) {
    let bits = 0;
    let beyond = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const cost = model[unit] as number;
      if (unit < 0x80) bits += cost;
      else beyond += cost;
    }
    if (bits + beyond >= cheapest) continue;
    cheapest = bits + beyond;
    strange = beyond;
  }
  return { encoding, bits: cheapest + prior, strangeness: strange / Math.max(1, bytes.length - asciiBytes) };
}

/** What stands beside each other costs by itself; what the characters cost is told by how often each byte occurs. */
function ofBytes({ encoding, scripts, prior }: Hypothesis, table: string, bytes: Uint8Array, counts: Uint32Array): Candidate {
  const models = scripts.flatMap((script) => modelsOf(script, decoder));
  let cheapest = Number.POSITIVE_INFINITY;
  for (const model of models) cheapest = Math.min(cheapest, costOf(model, table, counts));
  let ascii = 0;
  let high = 0;
  const any = models[0] as Model;
  for (let byte = 0; byte < 256; byte++) {
    if (byte < 0x80) ascii += (any[byte] as number) * (counts[byte] as number);
    else high += counts[byte] as number;
  }
  const beside = contextCost(kindsOf(table), bytes);
  return { encoding, bits: ascii + cheapest + beside + prior, strangeness: (cheapest + beside) / Math.max(1, high) };
}

function costOf(model: Model, table: string, counts: Uint32Array): number {
  let bits = 0;
  for (let byte = 0x80; byte < 256; byte++) bits += (counts[byte] as number) * (model[table.charCodeAt(byte - 0x80)] as number);
  return bits;
}

/** Bits of a sign inside a word, of a capital behind a small letter, of letters of two scripts side by side, of the same character thrice. */
const besideCosts = { sign: 5, capital: 6, scripts: 8, thrice: 8 };

const kind = { other: 0, sign: 1, mark: 2, latinSmall: 4, latinCapital: 5, small: 6, capital: 7, caseless: 8 };

function kindsOf(table: string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const character = byte < 0x80 ? String.fromCharCode(byte) : (table[byte - 0x80] as string);
    if (/\p{M}|[’·ªº\u00ad]/u.test(character)) return kind.mark;
    if (!/\p{L}/u.test(character)) return byte < 0x80 ? kind.other : kind.sign;
    const capital = /\p{Lu}/u.test(character);
    if (/\p{Script=Latin}/u.test(character)) return capital ? kind.latinCapital : kind.latinSmall;
    return capital ? kind.capital : /\p{Ll}/u.test(character) ? kind.small : kind.caseless;
  });
}

function contextCost(kinds: Uint8Array, bytes: Uint8Array): number {
  let bits = 0;
  let before: number = kind.other;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const own = kinds[byte] as number;
    const beforeByte = i > 0 ? (bytes[i - 1] as number) : 0;
    if (byte > 0x7f && byte === beforeByte && byte === bytes[i - 2]) bits += besideCosts.thrice;
    if (own === kind.mark) continue;
    if (byte > 0x7f || beforeByte > 0x7f) {
      if (own === kind.sign) {
        if (before >= kind.latinSmall && (kinds[bytes[i + 1] ?? 0] as number) >= kind.latinSmall) bits += besideCosts.sign;
      } else if (own >= kind.latinSmall && before >= kind.latinSmall) {
        const isLatin = own <= kind.latinCapital;
        const wasLatin = before <= kind.latinCapital;
        if (isLatin !== wasLatin) bits += besideCosts.scripts;
        else if ((own === kind.latinCapital && before === kind.latinSmall) || (own === kind.capital && before === kind.small))
          bits += besideCosts.capital;
      }
    }
    before = own;
  }
  return bits;
}

/** Whether two encodings make the same text of the bytes. */
export function sameText(one: string, other: string, sample: Uint8Array, head: Uint8Array): boolean {
  const bytes = one.startsWith('utf-16') || other.startsWith('utf-16') ? head : sample;
  return decoder(one)(bytes) === decoder(other)(bytes);
}
