import { describe, expect, it } from 'vitest';
import { aboutText, countText, decimalText, pointsText, probabilityText, shareText } from './numbers.ts';

describe('numbers a person reads', () => {
  it('group digits by three, without a locale', () => {
    expect(countText(0)).toBe('0');
    expect(countText(999)).toBe('999');
    expect(countText(1000)).toBe('1,000');
    expect(countText(-1234567)).toBe('−1,234,567');
    expect(countText(Number.NaN)).toBe('–');
    expect(countText(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('keep what matters of a measured number', () => {
    expect(decimalText(2.134)).toBe('2.13');
    expect(decimalText(33319.7)).toBe('33,320');
    expect(decimalText(12.34)).toBe('12.3');
    expect(decimalText(0.0078889)).toBe('0.0079');
    expect(decimalText(0.00000001)).toBe('<0.000001');
    expect(decimalText(18)).toBe('18');
    expect(decimalText(0)).toBe('0');
    expect(decimalText(Number.NaN)).toBe('–');
  });

  it('never round a few to none or nearly all to all', () => {
    expect(shareText(0, 'zh-CN')).toBe('0%');
    expect(shareText(1, 'zh-CN')).toBe('100%');
    expect(shareText(0.00055, 'zh-CN')).toBe('0.06%');
    expect(shareText(0.00001, 'zh-CN')).toBe('<0.01%');
    expect(shareText(0.99999, 'zh-CN')).toBe('>99.99%');
    expect(shareText(0.9996, 'zh-CN')).toBe('99.96%');
    expect(shareText(0.25, 'en')).toBe('25.0\u00a0%');
  });

  it('say effects in points with their sign, which no rounding takes away', () => {
    expect(pointsText(0.0213)).toBe('+2.1');
    expect(pointsText(-0.003)).toBe('−0.3');
    expect(pointsText(0)).toBe('0.0');
    expect(pointsText(0.0003)).toBe('+0.03');
    expect(pointsText(-0.00001)).toBe('−0.00');
    expect(pointsText(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('never call an improbable thing impossible, nor a need exact', () => {
    expect([0, 0.0004, 0.031, 0.25, 0.9999, 1].map(probabilityText)).toEqual(['<0.001', '<0.001', '0.031', '0.25', '>0.99', '1']);
    expect([7, 42, 4287, 101, 1_204_000].map(aboutText)).toEqual(['7', '42', '4,300', '110', '1,300,000']);
  });
});
