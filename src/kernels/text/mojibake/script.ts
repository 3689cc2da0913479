/** What a decoded character is, as far as it tells whether decoding was right. */
export type Script =
  | 'rare'
  | 'control'
  | 'faint'
  | 'sign'
  | 'emoji'
  | 'latin'
  | 'greek'
  | 'cyrillic'
  | 'hebrew'
  | 'arabic'
  | 'indic'
  | 'thai'
  | 'caucasian'
  | 'ethiopic'
  | 'hangul'
  | 'east-asian';

const ranges: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x80, 0x9f, 'control'],
  [0xc0, 0xd6, 'latin'],
  [0xd8, 0xf6, 'latin'],
  [0xf8, 0x17f, 'latin'],
  [0x1a0, 0x1a1, 'latin'],
  [0x1af, 0x1b0, 'latin'],
  [0x218, 0x21b, 'latin'],
  [0x300, 0x303, 'latin'],
  [0x308, 0x308, 'latin'],
  [0x30a, 0x30a, 'latin'],
  [0x30c, 0x30c, 'latin'],
  [0x386, 0x3ce, 'greek'],
  [0x401, 0x45f, 'cyrillic'],
  [0x490, 0x493, 'cyrillic'],
  [0x4ae, 0x4b1, 'cyrillic'],
  [0x4d8, 0x4e9, 'cyrillic'],
  [0x591, 0x5f4, 'hebrew'],
  [0x60c, 0x6d5, 'arabic'],
  [0x6f0, 0x6f9, 'arabic'],
  [0x531, 0x58a, 'caucasian'],
  [0x10a0, 0x10ff, 'caucasian'],
  [0x900, 0xdff, 'indic'],
  [0xe01, 0xe5b, 'thai'],
  [0x1200, 0x137f, 'ethiopic'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x3041, 0x30ff, 'east-asian'],
  [0x3400, 0x4dbf, 'east-asian'],
  [0x4e00, 0x9fff, 'east-asian'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'east-asian'],
  [0x1f000, 0x1faff, 'emoji'],
  [0x20000, 0x323af, 'east-asian'],
  [0x200b, 0x200f, 'sign'],
  [0x2010, 0x2027, 'sign'],
  [0x2030, 0x203a, 'sign'],
  [0x2070, 0x2089, 'sign'],
  [0x20a0, 0x20bf, 'sign'],
  [0x2100, 0x2199, 'sign'],
  [0x2200, 0x22ff, 'sign'],
  [0x2460, 0x24ff, 'sign'],
  [0x2500, 0x27bf, 'sign'],
  [0x3000, 0x3020, 'sign'],
  [0xfe0f, 0xfe0f, 'sign'],
  [0xfeff, 0xfeff, 'sign'],
  [0xff01, 0xffee, 'sign'],
];
const latinSigns = '\u00a0¡£¥§©«®°±²³´·¹º»¼½¾¿ª×÷µ¢';
/** Signs that mojibake read twice passes through, and that texts seldom have. */
const faintSigns = '¤¦¨¬\u00ad¯¶¸ƒˆ˜ˇ˘˛˝';

const known = new Map<number, Script>();

export function scriptOf(point: number): Script {
  let script = known.get(point);
  if (script === undefined) {
    const character = String.fromCodePoint(point);
    script = latinSigns.includes(character)
      ? 'sign'
      : faintSigns.includes(character)
        ? 'faint'
        : (ranges.find(([from, to]) => point >= from && point <= to)?.[2] ?? 'rare');
    if (/\p{Cn}|\p{Co}/u.test(character)) script = 'rare';
    known.set(point, script);
  }
  return script;
}
