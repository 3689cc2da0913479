import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { removeControlCharacters } from './remove-control-characters.ts';

testOperator(removeControlCharacters, { describe, it });

const clean = async (text: string, params: { direction?: 'keep' | 'stray' | 'all'; privateUse?: boolean } = {}) =>
  (await runExample(removeControlCharacters, { name: '', params, input: { id: 'x', text }, output: [] } as never)) as unknown as {
    text: string;
  };

describe('text.remove-control-characters', () => {
  it.each([
    ['a\u0007b\u0085c\td\r\ne', 'ab\u0085c\td\r\ne'],
    ['\u001b[1;31mred\u001b[0m and \u001b alone', 'red and  alone'],
    ['soft\u00adhyphen, zero\u200bwidth, join\u2060er', 'softhyphen, zerowidth, joiner'],
    ['中\u200b文\ufeff很好', '中文很好'],
    ['ក\u200bខ', 'ក\u200bខ'],
    ['क्\u200dष and न\u200cम', 'क्\u200dष and न\u200cम'],
    ['1\ufe0f\u20e3 but 1\ufe0f2', '1\ufe0f\u20e3 but 12'],
    ['葛\u{e0100}城 a\u{e0100}', '葛\u{e0100}城 a'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} ok\u{e0068}\u{e0069}',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} ok',
    ],
    ['if (admin\u202e\u2066) {', 'if (admin) {'],
    ['שלום\u200f, 3\u200e', 'שלום\u200f, 3\u200e'],
    ['price\u200f 3', 'price 3'],
    ['half \ud800 pair \udb40', 'half \ud800 pair \udb40'],
  ])('%j becomes %j', async (text, expected) => {
    expect((await clean(text)).text).toBe(expected);
  });

  it('takes private use and all marks on wish', async () => {
    expect((await clean('icon \ue001 and \u{f0000}', { privateUse: true })).text).toBe('icon  and ');
    expect((await clean('שלום\u200f', { direction: 'all' })).text).toBe('שלום');
    expect((await clean('a\u202eb', { direction: 'keep' })).text).toBe('a\u202eb');
  });

  it('takes a million hidden characters and as many escapes without an end', async () => {
    expect((await clean(`a${'\u200b'.repeat(1_000_000)}b`)).text).toBe('ab');
    expect((await clean('\u001b['.repeat(500_000))).text).toBe('['.repeat(500_000));
    expect((await clean('\u{e0061}'.repeat(500_000))).text).toBe('');
  });
});
