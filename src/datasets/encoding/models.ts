import { log } from '../../kernels/math.ts';
import * as orders from './letter-orders.ts';

/** Bits that each UTF-16 unit of a text costs, under the assumption that it is of one language or script. */
export type Model = Float32Array;

/** What a character costs that nobody expects. */
const strange = 20;
/** What a control character costs. */
const control = 18;
/** ASCII costs the same in all models. */
const ascii = 6;

/** Small letters for a capital. */
const smallForCapital = 24;

interface Builder {
  model: Model;
  /** Parts a probability among characters, the first the most. `fall` is how fast it falls. */
  ordered(characters: string, mass: number, fall?: number): void;
  /** Parts a probability evenly; a character keeps what is less. */
  evenly(characters: Iterable<string>, mass: number): void;
}

function build(): Builder {
  const model = new Float32Array(65536).fill(strange);
  model.fill(ascii, 0x20, 0x7f);
  model.fill(control, 0, 0x20);
  model.fill(control, 0x7f, 0xa0);
  for (const unit of [9, 10, 13]) model[unit] = ascii;
  const lower = (unit: number, share: number) => {
    model[unit] = Math.min(model[unit] as number, -log(share) / Math.LN2);
  };
  return {
    model,
    ordered(characters, mass, fall) {
      const units = [...new Set(characters)];
      let next = 1;
      const weights = units.map((_, rank) => {
        const weight = fall === undefined ? 1 / (rank + 5) : next;
        next *= fall ?? 1;
        return weight;
      });
      const sum = weights.reduce((all, weight) => all + weight, 0);
      for (const [rank, unit] of units.entries()) {
        const share = (mass * (weights[rank] as number)) / sum;
        lower(unit.charCodeAt(0), share);
        const capital = unit.toUpperCase();
        if (capital !== unit && capital.length === 1) lower(capital.charCodeAt(0), share / smallForCapital);
      }
    },
    evenly(characters, mass) {
      const units = [...characters];
      for (const unit of units) lower(unit.charCodeAt(0), mass / units.length);
    },
  };
}

const latinFall = 0.75;
const alphabetFall = 0.92;

/** A model of each language of a group: few letters that differ much in Latin scripts, a whole alphabet in others. */
function languageModels(group: Readonly<Record<string, string>>, fall: number): Model[] {
  return Object.values(group).map((letters) => {
    const { model, ordered, evenly } = build();
    ordered(letters, 0.91, fall);
    ordered(orders.signs, 0.07, 0.85);
    // Names and words of other languages.
    if (fall === latinFall) evenly(range(0xc0, 0x17f), 0.01);
    return model;
  });
}

/** Mostly ASCII, with typographic signs alone. */
function signsModel(): Model {
  const { model, ordered } = build();
  ordered(orders.signs, 0.8, 0.85);
  ordered(orders.western.en as string, 0.19, 0.8);
  return model;
}

/** Characters of a two-byte encoding by the range of its first byte: the level that a standard put them in. */
function level(decode: (bytes: Uint8Array) => string, from: number, to: number, lowTrails = false): Set<string> {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead++)
    for (let trail = lowTrails ? 0x40 : 0xa1; trail < 0xff; trail++) if (trail < 0x7f || trail >= 0xa1) bytes.push(lead, trail);
  const found = new Set(decode(Uint8Array.from(bytes)));
  for (const character of found) if (character < '\u3400' || character > '\ud7a3') found.delete(character);
  return found;
}

type Decoder = (encoding: string) => (bytes: Uint8Array) => string;

function simplified(decoder: Decoder): Model {
  const { model, ordered, evenly } = build();
  const gb = decoder('gb18030');
  ordered(orders.simplifiedHan, 0.48);
  evenly(level(gb, 0xb0, 0xd7), 0.3);
  evenly(level(gb, 0xd8, 0xf7), 0.01);
  ordered(orders.eastAsianSigns, 0.18, 0.85);
  evenly(ideographs(), 0.002);
  return model;
}

function traditional(decoder: Decoder): Model {
  const { model, ordered, evenly } = build();
  const big5 = decoder('big5');
  ordered(orders.traditionalHan, 0.48);
  evenly(level(big5, 0xa4, 0xc6, true), 0.3);
  evenly(level(big5, 0xc9, 0xf9, true), 0.006);
  ordered(orders.eastAsianSigns, 0.18, 0.85);
  evenly(ideographs(), 0.0001);
  return model;
}

function japanese(decoder: Decoder): Model {
  const { model, ordered, evenly } = build();
  const eucJp = decoder('euc-jp');
  ordered(orders.hiragana, 0.42, 0.95);
  ordered(orders.katakana, 0.15, 0.96);
  ordered(orders.japaneseHan, 0.12);
  evenly(level(eucJp, 0xb0, 0xcf), 0.16);
  evenly(level(eucJp, 0xd0, 0xf4), 0.002);
  ordered(orders.eastAsianSigns, 0.14, 0.85);
  evenly(range(0xff66, 0xff9f), 0.0005);
  return model;
}

function korean(decoder: Decoder): Model {
  const { model, ordered, evenly } = build();
  const eucKr = decoder('euc-kr');
  ordered(orders.hangul, 0.8, 0.985);
  evenly(level(eucKr, 0xb0, 0xc8), 0.15);
  evenly(range(0xac00, 0xd7a3), 0.002);
  evenly(level(eucKr, 0xca, 0xfd), 0.008);
  ordered(orders.eastAsianSigns, 0.03, 0.85);
  return model;
}

function* range(from: number, to: number): Generator<string> {
  for (let unit = from; unit <= to; unit++) yield String.fromCharCode(unit);
}

const ideographs = () => range(0x4e00, 0x9fa5);

export type Script = keyof ReturnType<typeof builders>;

function builders(decoder: Decoder) {
  return {
    western: () => [signsModel(), ...languageModels(orders.western, latinFall)],
    centralEuropean: () => languageModels(orders.centralEuropean, latinFall),
    turkish: () => languageModels(orders.turkish, latinFall),
    baltic: () => languageModels(orders.baltic, latinFall),
    vietnamese: () => languageModels(orders.vietnamese, latinFall),
    cyrillic: () => languageModels(orders.cyrillic, alphabetFall),
    greek: () => languageModels(orders.greek, alphabetFall),
    hebrew: () => languageModels(orders.hebrew, alphabetFall),
    arabic: () => languageModels(orders.arabic, alphabetFall),
    thai: () => languageModels(orders.thai, alphabetFall),
    simplified: () => [simplified(decoder)],
    traditional: () => [traditional(decoder)],
    japanese: () => [japanese(decoder)],
    korean: () => [korean(decoder)],
  };
}

const built = new Map<Script, readonly Model[]>();

/** The models of a script, made when first asked for. */
export function modelsOf(script: Script, decoder: Decoder): readonly Model[] {
  let models = built.get(script);
  if (!models) {
    models = builders(decoder)[script]();
    built.set(script, models);
  }
  return models;
}
