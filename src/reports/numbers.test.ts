import { describe, expect, it } from 'vitest';
import { countText, decimalText, shareText } from './numbers.ts';

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
});
