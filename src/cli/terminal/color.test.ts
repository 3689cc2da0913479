import { describe, expect, it } from 'vitest';
import { createColors, wantsColor } from './color.ts';

const tty = { isTTY: true };
const pipe = { isTTY: false };

describe('wantsColor', () => {
  it('follows the terminal unless told otherwise', () => {
    expect(wantsColor('auto', tty, {})).toBe(true);
    expect(wantsColor('auto', pipe, {})).toBe(false);
    expect(wantsColor('auto', tty, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColor('auto', tty, { NO_COLOR: '' })).toBe(true);
    expect(wantsColor('auto', tty, { TERM: 'dumb' })).toBe(false);
    expect(wantsColor('auto', pipe, { FORCE_COLOR: '1' })).toBe(true);
    expect(wantsColor('auto', tty, { FORCE_COLOR: '0' })).toBe(false);
    expect(wantsColor('auto', pipe, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(wantsColor('always', pipe, { NO_COLOR: '1' })).toBe(true);
    expect(wantsColor('never', tty, { FORCE_COLOR: '1' })).toBe(false);
  });

  it('uses 4-bit codes alone, and nothing when off', () => {
    const on = createColors(true);
    for (const paint of [on.error, on.warning, on.added, on.removed, on.removedPlainly, on.strong, on.faint, on.link]) {
      for (const [, code] of paint('x').matchAll(/\x1b\[(\d+(?:;\d+)*)m/g)) expect(Number(code)).toBeLessThan(50);
    }
    expect(createColors(false).error('x')).toBe('x');
  });
});
