/** Scripts whose letters stand in for Latin ones that they look like. */
export const confusableScripts = ['cyrillic', 'greek', 'armenian', 'latin', 'full-width', 'mathematical', 'radicals'] as const;
export type ConfusableScript = (typeof confusableScripts)[number];

/**
 * Pairs of a plain letter and one that readers cannot tell from it, or hardly, in common typefaces. Chosen for this project from what
 * Unicode Technical Standard 39 calls confusable. `latin` are letters of phonetic and other Latin alphabets.
 */
const pairs = {
  cyrillic: 'aа cс eе hһ iі jј oо pр qԛ sѕ wԝ xх yу AА BВ CС EЕ HН IІ JЈ KК MМ OО PР SЅ TТ XХ YҮ',
  greek: 'oο vν jϳ cϲ AΑ BΒ EΕ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ XΧ YΥ ZΖ',
  armenian: 'gց hհ nո oօ qզ uս OՕ SՏ',
  latin: 'aɑ gɡ iı oᴏ cᴄ vᴠ wᴡ zᴢ sꜱ uᴜ',
} as const;

/** Plain letters moved to another block, where their alphabet stands in order: its A and its a. */
const blocks = { 'full-width': [0xff21, 0xff41], mathematical: [0x1d5a0, 0x1d5ba] } as const;

/** Figures and letters of leetspeak. */
const leetPairs = 'a4 A4 b8 B8 e3 E3 g9 i1 I1 l1 o0 O0 s5 S5 t7 T7 z2 Z2';

export const leet: ReadonlyMap<string, string> = new Map(leetPairs.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));

/** By plain letter, what stands in for it in each of the scripts. */
export function confusables(scripts: readonly ConfusableScript[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (plain: string, other: string) => found.set(plain, [...(found.get(plain) ?? []), other]);
  for (const script of confusableScripts) {
    if (!scripts.includes(script)) continue;
    if (script === 'radicals') for (const [plain, radical] of radicals()) add(plain, radical);
    else if (script === 'full-width' || script === 'mathematical') {
      const [upper, lower] = blocks[script];
      for (let i = 0; i < 26; i++) {
        add(String.fromCharCode(65 + i), String.fromCodePoint(upper + i));
        add(String.fromCharCode(97 + i), String.fromCodePoint(lower + i));
      }
    } else for (const pair of pairs[script].split(' ')) add(pair.charAt(0), pair.charAt(1));
  }
  return found;
}

/** The 214 Kangxi radicals, characters of their own that look like the Chinese characters they are. */
function radicals(): [string, string][] {
  return Array.from({ length: 214 }, (_, i) => {
    const radical = String.fromCharCode(0x2f00 + i);
    return [radical.normalize('NFKC'), radical];
  });
}
