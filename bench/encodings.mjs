// Encodings found without being told: right ones on the files of chardet's tests beside peers, generated UTF-8, short pieces, speed.
// LEAVEN_DATA=... LEAVEN_PYTHON=python3 node bench/encodings.mjs
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chardet from 'chardet';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { benchFolder, cpuSeconds, dataFile, load, machine, row, temporaryFolder, thousands } from './setting.mjs';

await load('datasets/encoding/node-tables.js');
const { detectEncoding, leastConfidence } = await load('datasets/encoding/detect.js');

/** Encodings that read the files of a folder right: GB2312 is part of GB18030, ISO 8859-1 of windows-1252 as WHATWG has them. */
const readBy = {
  GB2312: ['gb18030', 'gbk', 'gb2312'],
  'iso-8859-1': ['windows-1252', 'iso-8859-1', 'cp1252', 'latin-1'],
  'windows-1252': ['windows-1252', 'cp1252'],
  'EUC-KR': ['euc-kr', 'cp949', 'uhc'],
  SHIFT_JIS: ['shift_jis', 'cp932'],
  Big5: ['big5', 'big5hkscs', 'cp950'],
  'UTF-16': ['utf-16', 'utf-16le', 'utf-16be'],
  'utf-8': ['utf-8', 'ascii'],
  'utf-8-sig': ['utf-8-sig', 'utf-8'],
};
const plain = (name) =>
  String(name ?? '')
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^(utf-(?:16|32))-?([lb]e)$/, '$1$2')
    .replace(/^iso(?=\d)/, 'iso-')
    .replace('shift-jis', 'shift_jis')
    .replace('euc-jis-2004', 'euc-jp');
const isRight = (folder, name) => (readBy[folder] ?? [folder]).some((one) => plain(one) === plain(name));

const root = dataFile('pii_enc/chardet_dev');
if (!root) throw new Error('no files: LEAVEN_DATA names no folder with pii_enc/chardet_dev');
const files = readdirSync(root)
  .sort()
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => ({ folder, name, path: join(root, folder, name) })))
  .map((file) => ({ ...file, bytes: new Uint8Array(readFileSync(file.path)) }));
const bytesInAll = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
console.log(`${machine()}; ${files.length} files, ${thousands(bytesInAll)} bytes`);

function score(what, found, seconds) {
  const misses = files.flatMap(({ folder, name }, i) => (isRight(folder, found[i]) ? [] : [`${folder}/${name}: ${found[i]}`]));
  const right = files.length - misses.length;
  const speed = seconds === undefined ? '' : `, ${(bytesInAll / seconds / 1e6).toFixed(1)} MB/s`;
  console.log(`  ${what}: ${right} of ${files.length}, ${((100 * right) / files.length).toFixed(1)} %${speed}`);
  for (const miss of misses) console.log(`      ${miss}`);
  return right / files.length;
}

const detectAll = () => files.map(({ bytes }) => detectEncoding(bytes));
detectAll();
const { seconds, result: found } = cpuSeconds(detectAll);
const share = score(
  'leaven',
  found.map(({ encoding }) => encoding),
  seconds,
); // prettier-ignore
row('files of chardet_dev', undefined, `${(100 * share).toFixed(1)} %`, undefined, '>= 95 %', share >= 0.95);
const unsure = files.filter((_, i) => found[i].confidence < leastConfidence);
console.log(
  `  right, but not sure enough to be read unasked: ${unsure.map(({ folder, name }) => `${folder}/${name}`).join(', ') || 'none'}`,
);

// Most of the files are XML or HTML that names its encoding, which counts: without that word they are told by their text alone.
const declaration = /\b(encoding|charset)(\s*=\s*["']?\s*)([\w.:-]+)/gi;
const undeclared = files.map(
  ({ bytes }) =>
    new Uint8Array(
      Buffer.from(
        Buffer.from(bytes)
          .toString('latin1')
          .replace(declaration, (_, key, mid, name) => `${key}${mid}${'x'.repeat(name.length)}`),
        'latin1',
      ),
    ),
); // prettier-ignore
score(
  'leaven, declarations struck out',
  undeclared.map((bytes) => detectEncoding(bytes).encoding),
); // prettier-ignore

const ofChardet = cpuSeconds(() => files.map(({ bytes }) => chardet.detect(bytes)));
score('chardet 2.2.0 for Node', ofChardet.result, ofChardet.seconds);
const peer = spawnSync(process.env.LEAVEN_PYTHON ?? 'python3', [join(benchFolder, 'peers', 'encodings.py')], {
  input: JSON.stringify(files.map(({ path }) => path)),
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
if (peer.status !== 0) console.log(`  Python peers do not run: ${peer.stderr}`);
else for (const { name, version, seconds, found } of JSON.parse(peer.stdout)) score(`${name} ${version} for Python`, found, seconds);

// Pieces from a little before the first byte that is not ASCII, where there is one.
for (const size of [1000, 300, 100]) {
  let right = 0;
  let wrongAndSure = 0;
  let refused = 0;
  const pieces = files.filter(({ bytes, folder }) => bytes.some((byte) => byte > 0x7f) && !folder.startsWith('UTF-16'));
  for (const { folder, bytes } of pieces) {
    const from = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 16);
    const piece = bytes.slice(from, from + size);
    const { encoding, confidence } = detectEncoding(piece);
    const isGood = isRight(folder, encoding);
    if (isGood) right++;
    else if (confidence >= leastConfidence) wrongAndSure++;
    if (confidence < leastConfidence) refused++;
  }
  console.log(`  pieces of ${size} bytes: ${right} of ${pieces.length} right, ${refused} refused, ${wrongAndSure} wrong and taken`);
}

// Sentences of other people in the encodings that their languages come in, one by one and five together.
const languages = {
  de: ['windows-1252', 'iso-8859-15', 'macintosh'],
  fr: ['windows-1252', 'macintosh'],
  it: ['windows-1252'],
  pt: ['windows-1252'],
  ru: ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'],
  ar: ['windows-1256', 'iso-8859-6'],
  ja: ['shift_jis', 'euc-jp', 'utf-16le'],
  ko: ['euc-kr', 'utf-16be'],
  zh: ['gb18030', 'utf-16le'],
};
const { codecOf } = await load('datasets/encoding/codecs.js');
for (const together of [1, 5]) {
  let pieces = 0;
  let right = 0;
  let refused = 0;
  let wrongAndSure = 0;
  for (const [language, encodings] of Object.entries(languages)) {
    const sentences = readFileSync(dataFile(`pii_enc/lingua_dev/${language}/sentences.txt`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .slice(0, 600);
    for (const encoding of encodings)
      for (let i = 0; i + together <= sentences.length; i += together) {
        const text = sentences.slice(i, i + together).join('\n');
        const bytes = new Uint8Array(iconv.encode(text, encoding === 'euc-kr' ? 'cp949' : encoding));
        if (codecOf(encoding).strict(bytes) !== text || bytes.every((byte) => byte < 0x80)) continue;
        pieces++;
        const found = detectEncoding(bytes);
        // Another encoding that makes the same text of the bytes is right too.
        const isGood = found.encoding === encoding || (found.encoding !== 'utf-8' && codecOf(found.encoding).strict(bytes) === text);
        if (isGood) right++;
        if (found.confidence < leastConfidence) refused++;
        else if (!isGood) wrongAndSure++;
      }
  }
  console.log(`  lingua_dev, ${together} together: ${right} of ${pieces} right, ${refused} refused, ${wrongAndSure} wrong and taken`);
}

const point = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 4, arbitrary: fc.integer({ min: 0xa0, max: 0x24f }) },
  { weight: 3, arbitrary: fc.integer({ min: 0x370, max: 0x6ff }) },
  { weight: 4, arbitrary: fc.integer({ min: 0x3000, max: 0x9fff }) },
  { weight: 3, arbitrary: fc.integer({ min: 0xac00, max: 0xd7a3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 9, 10, 13, 0x1b, 0x7f, 0x80, 0xfeff) },
);
const texts = fc.sample(fc.array(point, { minLength: 1, maxLength: 400 }), { seed: 1, numRuns: 10_000 });
const misjudged = texts.filter((points) => {
  const { encoding, confidence } = detectEncoding(Buffer.from(String.fromCodePoint(...points)));
  return encoding !== 'utf-8' || confidence < 1;
});
row('generated UTF-8', undefined, `${misjudged.length} of 10,000 misjudged`, undefined, '0', misjudged.length === 0);

// A file of 64 MB, the whole way: what preparing it costs in UTF-8, named, and found.
const { prepareSource } = await load('datasets/prepare.js');
const { createSchema } = await load('core/schema.js');
const folder = temporaryFolder();
const line = '这部电影很好看，我们都喜欢这个结局，他说还想再看一次。The film is good.\n';
const times = Math.ceil(64e6 / Buffer.byteLength(line));
const text = line.repeat(times);
for (const [what, bytes, encoding] of [
  ['UTF-8, in place', Buffer.from(text)],
  ['GB 18030, named', iconv.encode(text, 'gb18030'), 'gb18030'],
  ['GB 18030, found', iconv.encode(text, 'gb18030')],
]) {
  const file = join(folder, 'file.txt');
  writeFileSync(file, bytes);
  const format = { format: 'lines', ...(encoding ? { encoding } : {}) };
  const start = performance.now();
  await prepareSource(
    { split: 'train', file, name: 'file.txt', format },
    { spoolFolder: folder, shardSize: 10000, schema: createSchema('text') },
  );
  console.log(
    `  preparing ${thousands(bytes.length / 1e6)} MB of ${what}: ${(bytes.length / 1e6 / ((performance.now() - start) / 1000)).toFixed(0)} MB/s`,
  );
}
