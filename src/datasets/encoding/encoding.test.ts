import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { codecOf } from './codecs.ts';
import { detectEncoding } from './detect.ts';
import './node-tables.ts';
import { createTextReader } from './text-reader.ts';
import { findInvalidUtf8, incompleteTail } from './utf8.ts';

// Bytes made with Python 3.11's codecs.
const samples: [string, string, string][] = [
  [
    'shift_jis',
    '82b182ea82cd93fa967b8cea82cc83658358836782c582b78142896689e682cd82c682c482e096ca949282a982c182bd8142',
    'これは日本語のテストです。映画はとても面白かった。',
  ],
  [
    'euc-jp',
    'a4b3a4eca4cfc6fccbdcb8eca4cea5c6a5b9a5c8a4c7a4b9a1a3b1c7b2e8a4cfa4c8a4c6a4e2ccccc7f2a4aba4c3a4bfa1a3',
    'これは日本語のテストです。映画はとても面白かった。',
  ],
  [
    'euc-kr',
    'c0cc20bfb5c8adb4c220c1a4b8bb20c0e7b9ccc0d6befab4d92e20b4d9bdc320bab8b0ed20bdcdb4d92e',
    '이 영화는 정말 재미있었다. 다시 보고 싶다.',
  ],
  [
    'big5',
    'b36fb3a1b971bc76abdca66eacdd2ca7daadccb3a3b3dfc577b36fadd3b5b2a7bd2ca54cbba1c1d9b751a641acdda440a6b8a143',
    '這部電影很好看,我們都喜歡這個結局,他說還想再看一次。',
  ],
  [
    'gb18030',
    'd5e2b2bfb5e7d3b0badcbac3bfb4a3acced2c3c7b6bccfb2bbb6d5e2b8f6bde1bed6a3accbfbcbb5bbb9cfebd4d9bfb4d2bbb4cea1a3',
    '这部电影很好看，我们都喜欢这个结局，他说还想再看一次。',
  ],
  [
    'windows-1251',
    'ddf2ee20e1fbeb20eef7e5edfc20f5eef0eef8e8e920f4e8ebfcec2c20e820ecfb20e1fbebe820f0e0e4fb2e',
    'Это был очень хороший фильм, и мы были рады.',
  ],
  [
    'koi8-r',
    'fcd4cf20c2d9cc20cfdec5ced820c8cfd2cfdbc9ca20c6c9ccd8cd2c20c920cdd920c2d9ccc920d2c1c4d92e',
    'Это был очень хороший фильм, и мы были рады.',
  ],
  [
    'windows-1252',
    '4c6520636166e920e974616974207472e87320616772e961626c652c20936e61ef7665942064e96ae020767585',
    'Le café était très agréable, “naïve” déjà vu…',
  ],
];

describe('encodings', () => {
  test.each(samples)('%s is guessed and decoded', (encoding, hex, text) => {
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
    expect(detectEncoding(bytes)).toMatchObject({ encoding });
    expect(codecOf(encoding).strict(bytes)).toBe(text);
  });

  test('windows-1252 gives the WHATWG character for all 256 bytes', () => {
    const text = codecOf('windows-1252').lenient(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    expect(text.slice(0x80, 0xa0)).toBe('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
    expect([...text].filter((unit, byte) => unit.charCodeAt(0) === byte)).toHaveLength(229);
  });

  test('the first bad byte is found as the platform finds it', () => {
    const fatal = (bytes: Uint8Array) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return false;
      } catch {
        return true;
      }
    };
    const differ: string[] = [];
    for (let a = 0x7e; a < 0x100; a++)
      for (let b = 0x7e; b < 0xc2; b++)
        for (const tail of [[], [0x80], [0x80, 0x80], [0x41]]) {
          const bytes = Uint8Array.from([0x61, a, b, ...tail]);
          if ((findInvalidUtf8(bytes) !== -1) !== fatal(bytes)) differ.push(bytes.join(' '));
        }
    expect(differ).toEqual([]);
  });

  test('a character cut off by a piece is kept for the next', () => {
    const bytes = new TextEncoder().encode('a中𠮷é');
    for (let end = 0; end <= bytes.length; end++) {
      const piece = bytes.subarray(0, end);
      expect(findInvalidUtf8(piece.subarray(0, end - incompleteTail(piece)))).toBe(-1);
    }
  });
});

/** Text of a whole file, and where it is bad, however it is cut. */
function readPieces(encoding: string, bytes: Uint8Array, cuts: readonly number[]) {
  const reader = createTextReader(encoding);
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const read = [];
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    read.push(reader.push(bytes.subarray(from, end)));
    from = end;
  }
  read.push(reader.end());
  return {
    text: Buffer.concat(read.map(({ utf8 }) => utf8)).toString(),
    bad: read.flatMap(({ bad }) => bad),
  };
}

describe('a text that comes in pieces', () => {
  const names = { big5: 'big5hkscs', 'euc-kr': 'cp949', shift_jis: 'shiftjis', 'euc-jp': 'eucjp' } as Record<string, string>;
  const encodings = ['utf-8', 'gb18030', 'big5', 'euc-kr', 'shift_jis', 'euc-jp', 'windows-1253', 'utf-16le', 'utf-16be', 'utf-32le'];
  const texts = fc.array(fc.constantFrom('这', '𠮷', '我', '日', '人', 'の', '가', 'a', 'Z', '0', ' ', ',', '\n', '"'), { maxLength: 60 });
  const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 6 });

  test.each(encodings)('is the same wherever they end: %s', (encoding) => {
    fc.assert(
      fc.property(texts, cuts, (characters, ends) => {
        const text = characters.join('');
        const bytes = new Uint8Array(iconv.encode(text, names[encoding] ?? encoding, { addBOM: false }));
        const expected = iconv.decode(Buffer.from(bytes), names[encoding] ?? encoding, { stripBOM: false });
        expect(readPieces(encoding, bytes, ends)).toEqual({ text: expected, bad: [] });
      }),
    );
  });

  test.each(encodings)('with any bytes changed is the same too, and no bad byte is silent: %s', (encoding) => {
    fc.assert(
      fc.property(
        texts,
        cuts,
        fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 255 })), { maxLength: 4 }),
        (characters, ends, changes) => {
          const bytes = new Uint8Array(iconv.encode(characters.join(''), names[encoding] ?? encoding, { addBOM: false }));
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          const whole = readPieces(encoding, bytes, []);
          expect(readPieces(encoding, bytes, ends)).toEqual(whole);
          const utf8 = Buffer.from(whole.text);
          for (const line of linesOf(utf8)) {
            const marked = utf8.subarray(line.from, line.to).includes('\ufffd');
            const told = whole.bad.some(({ at }) => at >= line.from && at <= line.to);
            // GB 18030 and the Unicode encodings have U+FFFD as a character, which few random bytes make.
            if (told !== marked) expect({ encoding, bytes: Buffer.from(bytes).toString('hex'), told }).toMatchObject({ told: marked });
          }
        },
      ),
    );
  });
});

function linesOf(utf8: Buffer): { from: number; to: number }[] {
  const lines = [];
  for (let from = 0, to = utf8.indexOf(10); ; from = to + 1, to = utf8.indexOf(10, from)) {
    lines.push({ from, to: to < 0 ? utf8.length : to });
    if (to < 0) return lines;
  }
}
