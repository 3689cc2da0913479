import { describe, expect, it } from 'vitest';
import { visible } from './visible.ts';
import { clip, displayWidth, padEnd, padStart } from './width.ts';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['交换词语', 8],
    ['ｆｕｌｌ', 8],
    ['ｱｲｳ', 3],
    ['한국어', 6],
    ['e\u0301', 1],
    ['𠮷野家', 6],
    ['👩‍👩‍👧', 2],
    ['😀a', 3],
    ['\x1b[31mred\x1b[39m', 3],
    ['a\u200bb', 2],
    ['', 0],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('pads and clips by columns, never inside a character', () => {
    expect(`${padEnd('词', 4)}|`).toBe('词  |');
    expect(padStart('词', 4)).toBe('  词');
    expect(clip('交换词语', 6)).toBe('交换…');
    expect(clip('交换词语', 7)).toBe('交换词…');
    expect(clip('交换词语', 8)).toBe('交换词语');
    expect(clip('ab👩‍👩‍👧cd', 4)).toBe('ab…');
    expect(clip('abc', 0)).toBe('');
  });
});

describe('visible', () => {
  it('lets nothing from data steer the terminal', () => {
    const shown = visible('a\x1b[2J\u009b1m\r\n\tb\u202ec\ud800');
    expect(shown).toBe('a␛[2J\\u009b1m␍⏎⇥b\\u202ec\\ud800');
    expect(visible('a\n\tb\x1b', true)).toBe('a\\n\\tb\\u001b');
  });
  it('keeps astral characters and marks', () => {
    expect(visible('𠮷 👩‍👩‍👧 é')).toBe('𠮷 👩‍👩‍👧 é');
  });
});
