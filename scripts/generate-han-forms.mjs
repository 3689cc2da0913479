// Which Han characters are written in one place alone, told by what the national standards hold: GB 2312 (simplified Chinese), Big5
// (traditional Chinese) and JIS X 0208 (Japanese), of which the first levels hold what is frequent.
import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';

/** Characters of a standard between two lead bytes. */
function characters(encoding, firstLead, lastLead, firstTrail = 0xa1) {
  const found = new Set();
  for (let lead = firstLead; lead <= lastLead; lead++)
    for (let trail = firstTrail; trail <= 0xfe; trail++) {
      const text = iconv.decode(Buffer.from([lead, trail]), encoding);
      if (/^[\u4e00-\u9fff]$/.test(text)) found.add(text);
    }
  return found;
}

const simplified = characters('gb2312', 0xb0, 0xf7);
const traditional = characters('big5', 0xa4, 0xf9, 0x40);
const japanese = characters('euc-jp', 0xb0, 0xf4);
const frequentSimplified = characters('gb2312', 0xb0, 0xd7);
const frequentTraditional = characters('big5', 0xa4, 0xc6, 0x40);
const frequentJapanese = characters('euc-jp', 0xb0, 0xcf);

const rows = [
  ['simplifiedAlone', 'Simplified Chinese, and not written in Japan: 们, 说.', frequentSimplified, [traditional, japanese]],
  ['simplifiedAsJapanese', 'Simplified Chinese as it is written in Japan: 国, 学.', frequentSimplified, [traditional], japanese],
  ['traditionalAlone', 'Traditional Chinese, and not written in Japan: 說, 嗎.', frequentTraditional, [simplified, japanese]],
  ['traditionalAsJapanese', 'Traditional Chinese as it is written in Japan: 東, 語.', frequentTraditional, [simplified], japanese],
  ['chineseAlone', 'Chinese of either kind, and not written in Japan: 她, 吧.', frequentSimplified, [japanese], traditional],
  ['japaneseAlone', 'Written in Japan alone: 図, 駅.', frequentJapanese, [simplified, traditional]],
];

let source = '// Written by scripts/generate-han-forms.mjs from what GB 2312, Big5 and JIS X 0208 hold.\n';
for (const [name, comment, all, lacking, also] of rows) {
  const found = [...all].filter((one) => lacking.every((set) => !set.has(one)) && (also?.has(one) ?? true)).sort();
  const lines = found.join('').match(/.{1,60}/gu);
  source += `\n/** ${comment} */\nexport const ${name} =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`;
}
writeFileSync(new URL('../src/languages/identification/han-forms.generated.ts', import.meta.url), source);
