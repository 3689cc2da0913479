import type { ShingleUnit } from '../../kernels/text/shingles.ts';

const beyondLatin = /[\u0e00-\uffff]/;

/** Words, or characters where at least half of what is written stands in scripts that put no space between words. */
export function unitOf(text: string): ShingleUnit {
  if (!beyondLatin.test(text)) return 'word';
  let spaceless = 0;
  let written = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 0x20) continue;
    written++;
    if (isSpaceless(unit)) spaceless++;
  }
  return spaceless * 2 >= written && spaceless > 0 ? 'character' : 'word';
}

/** Thai, Lao, Burmese, Khmer, kana and Chinese characters; of rarer characters the first half of the pair, as good as the whole. */
function isSpaceless(unit: number): boolean {
  if (unit < 0x3000) return (unit >= 0x0e00 && unit < 0x0f00) || (unit >= 0x1000 && unit < 0x10a0) || (unit >= 0x1780 && unit < 0x1800);
  return (
    (unit >= 0x3040 && unit < 0x3100) ||
    (unit >= 0x3400 && unit < 0xa000) ||
    (unit >= 0xf900 && unit < 0xfb00) ||
    (unit >= 0xd840 && unit < 0xd88e)
  );
}
