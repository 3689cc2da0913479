// Writes src/languages/chinese/homophones.generated.ts: common words of one and two characters by their pinyin, with their tones and how
// often they are used. The readings are pinyin-pro's, the words and their frequencies those of jieba's dictionary. Run it by hand;
// --check tells whether the file is current.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { pinyin } from 'pinyin-pro';

const require = createRequire(import.meta.url);
const target = new URL('../src/languages/chinese/homophones.generated.ts', import.meta.url);

/** Occurrences a word must have in the texts that jieba counted. */
const minimum = { 1: 512, 2: 32 };

/** Negations and numbers, which noise must neither take out nor bring in, and characters that it should not put before readers. */
const left =
  /[不没未别无非莫勿否甭弗毋零〇一二三四五六七八九十百千万亿兆两俩仨廿卅半双几]|[死尸屎屁尿妓奸淫娼嫖屌肏婊贱嫩鸡逼屄操]$|[尸屎屁尿妓奸淫娼嫖屌肏婊贱屄]/u;
const unsuitable = new Set(
  '自慰 性爱 性交 做爱 肛门 阴道 阴茎 阴部 乳房 裸体 处女 强暴 鬼子 蛮子 野种 孬种 法轮 台独 藏独 疆独 反动 暴乱 荡妇 色情 情色 妖人 自杀 残废 弱智 甚么'.split(
    ' ',
  ),
);
/** Characters of GB 2312: jieba also counted traditional forms and what UTF-8 looks like when it is read as GBK. */
const common = new Set();
for (let row = 0xb0; row <= 0xf7; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) common.add(new TextDecoder('gbk').decode(Uint8Array.of(row, cell)));

/** jieba tags many common words as names (东西, 安静): those that are used often and do not begin with a surname are taken for words. */
const name = /^n[rstz]/;
const commonName = 200;
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾韦付方邹熊孟秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵严覃武钱戴莫孔汤关岳诸司欧温庞洪殷施翟梅耿章鲁葛聂俞柳',
);
const isName = (word, tag, frequency) =>
  word.length > 1 &&
  name.test(tag) &&
  (frequency < commonName || (tag.startsWith('nr') && surnames.has(word.charAt(0)) && word !== '谢谢'));

/** Particles and adverbs that are read otherwise where they stand alone than where pinyin-pro looks first. */
const readAlone = new Map(Object.entries({ 了: 'le0', 地: 'de0', 得: 'de0', 只: 'zhi3' }));

/** Words by pinyin: first syllable -> second syllable or '' -> tones -> words with their classes. */
export function collectHomophones() {
  const version = { pinyin: require('pinyin-pro/package.json').version, jieba: require('@node-rs/jieba/package.json').version };
  const table = new Map();
  for (const line of readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n')) {
    const [word = '', frequency = '0', tag = ''] = line.split(' ');
    const length = [...word].length;
    if (!(Number(frequency) >= (minimum[length] ?? Infinity)) || ![...word].every((character) => common.has(character))) continue;
    if (left.test(word) || unsuitable.has(word) || isName(word, tag, Number(frequency))) continue;
    const alone = readAlone.get(word);
    const syllables = alone ? [alone] : pinyin(word, { toneType: 'num', type: 'array' });
    const read = syllables.map((syllable) => /^([a-zü]+)([0-4])$/.exec(syllable));
    if (read.length !== length || read.some((match) => match === null || !/[aeiouü]/.test(match[1]))) continue;
    const [first, second = ''] = read.map((match) => match[1].replaceAll('ü', 'v'));
    const seconds = table.get(first) ?? table.set(first, new Map()).get(first);
    const byTones = seconds.get(second) ?? seconds.set(second, new Map()).get(second);
    const tones = read.map((match) => match[2]).join('');
    const words = byTones.get(tones) ?? byTones.set(tones, []).get(tones);
    words.push({ word, level: Math.floor(Math.log2(Number(frequency))) });
  }
  return { table, version };
}

const byKey = ([a], [b]) => (a < b ? -1 : 1);
const byUse = (a, b) => b.level - a.level || (a.word < b.word ? -1 : 1);

function renderHomophones({ table, version }) {
  const lines = [];
  for (const [first, seconds] of [...table].sort(byKey)) {
    let line = `${first} `;
    for (const [second, byTones] of [...seconds].sort(byKey)) {
      line += second;
      for (const [tones, words] of [...byTones].sort(byKey))
        line +=
          tones +
          words
            .sort(byUse)
            .map(({ word, level }) => word + level.toString(36).toUpperCase())
            .join('');
    }
    lines.push(line);
  }
  return `// Written by scripts/generate-homophones.mjs from pinyin-pro ${version.pinyin} and the dictionary of @node-rs/jieba ${version.jieba} (both MIT).
// A line: a first syllable; then second syllables (none for single characters), tones, and words, each with the logarithm of its frequency to base 2.
export const homophoneLines = \`
${lines.join('\n')}
\`;
`;
}

/** Writes the table, or tells whether it is current. */
export function generateHomophones({ check }) {
  const rendered = renderHomophones(collectHomophones());
  if (check) return readFileSync(target, 'utf8') === rendered;
  writeFileSync(target, rendered);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!generateHomophones({ check: process.argv.includes('--check') })) {
    console.error('homophones.generated.ts is not current: run node scripts/generate-homophones.mjs');
    process.exit(1);
  }
}
