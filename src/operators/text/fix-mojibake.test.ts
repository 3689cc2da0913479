import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codecOf } from '../../datasets/encoding/codecs.ts';
import { repairMojibake } from '../../kernels/text/mojibake/repair.ts';
import { type pairEncodings, pairTable, singleByteEncodings, singleByteTables } from '../../kernels/text/mojibake/tables.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { fixMojibake } from './fix-mojibake.ts';

testOperator(fixMojibake, { describe, it });

function repaired(text: string): string {
  let result = '';
  let reached = 0;
  for (const { start, end, insert } of repairMojibake(text).edits) {
    result += text.slice(reached, start) + insert;
    reached = end;
  }
  return result + text.slice(reached);
}

/** UTF-8 read in an encoding, by the tables that the repair goes back with. */
function misread(text: string, encoding: string): string {
  const index = (singleByteEncodings as readonly string[]).indexOf(encoding);
  const bytes = new TextEncoder().encode(text);
  if (index < 0) return new TextDecoder(encoding).decode(bytes);
  const units = new Map<number, string>();
  for (let unit = 65535; unit > 127; unit--) {
    const byte = singleByteTables().bytes[index]?.[unit];
    if (byte) units.set(byte, String.fromCharCode(unit));
  }
  return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : (units.get(byte) ?? '?'))).join('');
}

const clean = [
  'The café wasn’t bad — it was “great”… 5 °C, £20, ½ cup, naïve résumé',
  'À bientôt, Hélène ! « Noël à l’école », ça coûte 5 €…',
  'Größe, Übermut und „Spaß“ für Ärzte: heiß, süß, „MDÄ“',
  'Привет, мир! Съешь же ещё этих мягких «булок» — Рёбра, Вёсла, группа «В», С…',
  '这部电影非常好看，我们都很喜欢！谢谢谢谢，《小小小小的火》，每每。',
  '這部電影非常好看，臺灣的天氣很熱',
  'こんにちは世界。カタカナとひらがな',
  '안녕하세요 세계',
  'SÃO PAULO, IRMÃ” e Informação; NESTLÉ® Nestlé® » É…”',
  'Ăştia, Příliš žluťoučký kůň, Zażółć gęślą jaźń, İstanbul’da',
  'Рік, Різдво, Її їжак; Сњегуљица и Ђорђе',
  'Καλημέρα κόσμε, Ό,τι «Β»',
  '😀👍🏽 👩‍👩‍👧 🇨🇳 ❤️',
  '┌──┬┐ │├┤ ╔═╗ ■ ▲',
  'C’est l’été\u00a0! à\u00a0» É\u00a0: 25\u00a0°C',
];

describe('text.fix-mojibake', () => {
  it.each(clean)('leaves %j as it is', (text) => {
    expect(repaired(text)).toBe(text);
  });

  it('leaves mixtures of clean sentences as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...clean), { maxLength: 6 }), (list) => {
        expect(repaired(list.join('\n'))).toBe(list.join('\n'));
      }),
    );
  });

  it.each([
    ['windows-1252', 'The café wasn’t bad — it was “great” 😀'],
    ['windows-1252', 'À bientôt à l’école où ça va'],
    ['windows-1252', '这部电影非常好看'],
    ['windows-1252', 'Привет, мир!'],
    ['windows-1251', 'Москва — столица России'],
    ['windows-1250', 'Zażółć gęślą jaźń'],
    ['windows-1253', 'Η Αθήνα είναι ωραία πόλη'],
    ['windows-1254', 'Çok güzel şarkı söylüyor'],
    ['macintosh', 'It wasn’t “great” — piñata'],
    ['koi8-r', 'Съешь ещё этих мягких булок'],
    ['ibm866', 'Это очень хороший фильм'],
    ['gb18030', '今天天气很好'],
    ['gb18030', 'I don’t know, naïve résumé'],
    ['big5', 'São Paulo não é só isso'],
    ['shift_jis', '東京ーきた'],
    ['euc-kr', 'Está aquí según María'],
  ])('undoes %s: %j', (encoding, text) => {
    const broken = misread(text, encoding);
    expect(broken).not.toBe(text);
    expect(repaired(broken)).toBe(text);
  });

  it('undoes up to four readings', () => {
    let broken = 'voilà l’été';
    for (let times = 0; times < 4; times++) {
      broken = misread(broken, 'windows-1252');
      expect(repaired(broken)).toBe('voilà l’été');
    }
  });

  it('repairs a run inside a clean text, and leaves what lost bytes', () => {
    expect(repaired('标题：浣犲ソ涓栫晫，很好')).toBe('标题：你好世界，很好');
    expect(repaired('déjà vu, cafÃ© et thé')).toBe('déjà vu, café et thé');
    for (const lossy of ['caf\ufffd', 'cafÃ\ufffd', 'cafÃ?', '锟斤拷', 'Ã', 'Â', '鈥']) expect(repaired(lossy)).toBe(lossy);
  });

  it('makes quotes and dashes of controls: Windows-1252 read as ISO 8859-1', () => {
    expect(repaired('it\x92s \x93good\x94 \x96 ok\x85 \x81')).toBe('it’s “good” – ok… \x81');
    expect(repaired('one\x85two')).toBe('one\x85two');
    // Shift_JIS read as ISO 8859-1.
    expect(repaired('\x93ú\x96{\x8cê')).toBe('\x93ú\x96{\x8cê');
  });

  it('moves spans along', async () => {
    const input = { id: 'x', text: 'cafÃ© noir', spans: [{ start: 6, end: 10, label: 'COLOUR' }] };
    const after = (await runExample(fixMojibake, { name: '', input, output: [] } as never)) as unknown as typeof input;
    expect(after).toEqual({ id: 'x', text: 'café noir', spans: [{ start: 5, end: 9, label: 'COLOUR' }] });
  });

  it('takes hundreds of thousands of characters of what could be bytes', () => {
    for (const piece of ['Ã', 'Ã©', 'â€', 'ðŸ', '浣犲ソ', '鈥', 'é', 'Р', '縺', '\ud83d']) {
      const text = piece.repeat(Math.ceil(400_000 / piece.length));
      expect(repaired(text).length).toBeGreaterThan(0);
    }
  });

  it('goes back by tables that the decoders agree with, and that are those of the standard', () => {
    for (const [index, encoding] of singleByteEncodings.entries())
      for (let byte = 0x80; byte < 0x100; byte++) {
        const character = codecOf(encoding).lenient(Uint8Array.of(byte));
        if (character !== '\ufffd') expect(singleByteTables().bytes[index]?.[character.charCodeAt(0)]).toBe(byte);
      }
    for (const encoding of ['gb18030', 'big5', 'shift_jis', 'euc-kr'] satisfies (typeof pairEncodings)[number][]) {
      const table = pairTable(encoding);
      const decoder = new TextDecoder(encoding, { fatal: true });
      for (let unit = 0x4e00; unit < 0xd7a3; unit += 7) {
        const code = table[unit] as number;
        if (code !== 0) expect(decoder.decode(Uint8Array.of(code >> 8, code & 255))).toBe(String.fromCharCode(unit));
      }
    }
  });
});
