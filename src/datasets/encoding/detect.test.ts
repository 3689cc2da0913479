import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { codecOf } from './codecs.ts';
import { detectEncoding } from './detect.ts';
import './node-tables.ts';

const zh = '这部电影很好看，我们都喜欢这个结局，他说还想再看一次。';
const zhTraditional = '這部電影很好看，我們都喜歡這個結局，他說還想再看一次。';
const ja = 'これは日本語のテストです。映画はとても面白かったので、もう一度見たいと思います。';
const ko = '이 영화는 정말 재미있었다. 우리는 결말이 마음에 들어서 다시 보고 싶다고 했다.';
const ru = 'Это был очень хороший фильм, и мы были рады его посмотреть ещё раз.';
const uk = 'Це був дуже хороший фільм, і ми були раді його подивитися ще раз, їй теж.';
const fr = 'Le café était très agréable, déjà vu à l’hôtel où j’ai dîné.';

/** Text by encoding; what `iconv-lite` calls it where that is another name. */
const samples: [encoding: string, text: string, name?: string][] = [
  ['gb18030', zh],
  ['gb18030', `${zh}𠮷㐂`],
  ['gb18030', zhTraditional],
  ['big5', zhTraditional, 'big5hkscs'],
  ['shift_jis', ja, 'shiftjis'],
  ['euc-jp', ja, 'eucjp'],
  ['euc-kr', ko, 'cp949'],
  ['euc-kr', `${ko} 똠방각하 펲시콜라`, 'cp949'],
  ['windows-1251', ru],
  ['koi8-r', ru],
  ['koi8-u', uk],
  ['ibm866', ru],
  ['iso-8859-5', ru],
  ['windows-1252', fr],
  ['windows-1252', 'Größe und Gewicht sind für die Prüfung nötig.'],
  ['windows-1252', 'El niño comió más de lo que quería, ¿verdad?'],
  ['windows-1252', 'He said “hello” – and it’s fine…'],
  ['windows-1250', 'Zażółć gęślą jaźń, a potem idź do świetnego sklepu.'],
  ['iso-8859-2', 'Příliš žluťoučký kůň úpěl ďábelské ódy, říká šéf.'],
  ['windows-1250', 'Az árvíztűrő tükörfúrógép működik, de őszintén szólva lassú.'],
  ['windows-1254', 'Türkçe ağaç ışığı altında güzel bir gün geçirdik, İstanbul’da.'],
  ['windows-1257', 'Ąžuolas žaliuoja, o šviesūs debesys slenka virš ežero.'],
  ['windows-1253', 'Ήταν μια πολύ καλή ταινία και μας άρεσε το τέλος της.'],
  ['windows-1255', 'זה היה סרט טוב מאוד ואנחנו רוצים לראות אותו שוב.'],
  ['windows-1256', 'كان هذا فيلما جيدا جدا ونحن نريد أن نشاهده مرة أخرى.'],
  ['windows-874', 'ภาพยนตร์เรื่องนี้ดีมากและเราอยากดูอีกครั้ง'],
  ['macintosh', fr],
  ['utf-16le', zh],
  ['utf-16be', ja],
  ['utf-16le', `${ru}\n${fr}\n`],
  ['utf-16be', 'plain ASCII in two bytes each\n'],
  ['utf-32le', `${zh} and some English`],
  ['utf-32be', `${ru} and some English`],
];

describe('the encoding of a text', () => {
  test.each(samples)('%s is found without being told: %s', (encoding, text, name = encoding) => {
    const bytes = new Uint8Array(iconv.encode(text, name, { addBOM: false }));
    const found = detectEncoding(bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.confidence).toBeGreaterThan(0.6);
    expect(codecOf(encoding).strict(bytes)).toBe(text);
  });

  test('a byte mark is believed, that of UTF-32 before that of UTF-16', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])
      expect(detectEncoding(iconv.encode('né', encoding, { addBOM: true }))).toEqual({ encoding, confidence: 1, evidence: 'byte-mark' });
  });

  test.each([
    // Bytes made with Python 3.11's codecs, and with glibc 2.36's iconv.
    ['iso-2022-jp', '1b2442467c4b5c386c1b284220746578740a', '日本語 text\n', 'escapes'],
    ['iso-2022-kr', '1b2429430a0e475131390f20746578740a', '\n한국 text\n', 'escapes'],
    [
      'euc-tw',
      'ddd5dde5e7d9ece0d0fec7efd2e0a1a2cabcd4afdde7dec5fbe3ddd5d4b6e1b8c9fda1a4',
      '這部電影很好看，我們都喜歡這個結局。',
      'statistics',
    ],
    ['euc-tw', 'ddd5dde5e7d9ece0d0fec7efd2e08ea2a3a38ea2e4fe', '這部電影很好看佧鵋', 'statistics'],
  ])('%s is told by its escapes or its text: %s', (encoding, hex, text, evidence) => {
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
    expect(detectEncoding(bytes)).toMatchObject({ encoding, evidence });
    expect(codecOf(encoding).strict(bytes)).toBe(text);
  });

  test('a declaration in the first lines counts where the bytes allow it', () => {
    const page = (charset: string, text: Uint8Array) => Buffer.concat([Buffer.from(`<meta charset="${charset}">`), text]);
    const short = Uint8Array.of(0xc4, 0xe3);
    expect(detectEncoding(page('euc-kr', short))).toMatchObject({ encoding: 'euc-kr', evidence: 'declaration' });
    expect(detectEncoding(page('gb2312', short))).toMatchObject({ encoding: 'gb18030', evidence: 'declaration' });
    expect(detectEncoding(page('shift_jis', iconv.encode(zh, 'gb18030'))).encoding).toBe('gb18030');
    expect(detectEncoding(Buffer.from(`<meta charset=gbk>${zh}`)).encoding).toBe('utf-8');
  });

  test('valid UTF-8 is never taken for anything else', () => {
    const character = fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0x80, max: 0xd7ff }),
      fc.integer({ min: 0xe000, max: 0x10ffff }),
      fc.constantFrom(0, 9, 10, 13, 0x1b),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 200 }), (points) => {
        const text = String.fromCodePoint(...points.filter((point, index) => index > 0 || point !== 0xfeff));
        expect(detectEncoding(Buffer.from(text))).toEqual({ encoding: 'utf-8', confidence: 1, evidence: 'utf-8' });
      }),
      { numRuns: 500 },
    );
  });

  test('UTF-8 with a few bad bytes is still UTF-8', () => {
    const good = Buffer.from(`${zh}\n`.repeat(100));
    expect(detectEncoding(Buffer.concat([good, Buffer.from([0xff, 0x0a]), good]))).toMatchObject({ encoding: 'utf-8', evidence: 'utf-8' });
  });

  test('what cannot be told is a guess with candidates', () => {
    const unsure: [string, Uint8Array][] = [
      ['one letter', Uint8Array.of(0x63, 0xe9)],
      ['two encodings beside each other', Buffer.concat([Buffer.from(`${zh}\n`.repeat(3)), iconv.encode(`${zh}\n`.repeat(3), 'gbk')])],
      ['noise', Uint8Array.from({ length: 2000 }, (_, i) => (((i + 7) * 2654435761) >>> 11) & 0xff)],
      ['FF alone', new Uint8Array(1000).fill(0xff)],
    ];
    expect(detectEncoding((unsure[1] as [string, Uint8Array])[1]).mixed).toBe(true);
    for (const [what, bytes] of unsure) {
      const { confidence, alternatives = [] } = detectEncoding(bytes);
      expect(confidence, what).toBeLessThan(0.6);
      expect(alternatives.length, what).toBeGreaterThan(0);
    }
  });

  test('nothing, one byte and NULs have an answer', () => {
    expect(detectEncoding(new Uint8Array(0)).encoding).toBe('utf-8');
    expect(detectEncoding(Uint8Array.of(0x41)).encoding).toBe('utf-8');
    expect(detectEncoding(Uint8Array.of(0xff)).confidence).toBeLessThan(0.6);
    expect(detectEncoding(new Uint8Array(10_000))).toMatchObject({ encoding: 'utf-8', evidence: 'utf-8' });
  });
});
