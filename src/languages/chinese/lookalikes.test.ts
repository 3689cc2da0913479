import { describe, expect, it } from 'vitest';
import { chineseHalves, chineseLookalikes } from './lookalikes.ts';

const han = /^\p{Script=Han}$/u;
const meaningful = /[不没沒未别別无無非莫勿毋休否弗甭〇零一二三四五六七八九十百千万萬亿億两兩半几幾双雙]/;

describe('Chinese characters that look alike', () => {
  const alike = chineseLookalikes();

  it('are many, each for some other character', () => {
    expect(alike.size).toBeGreaterThan(2000);
    for (const [one, others] of alike) {
      expect(one).toMatch(han);
      expect(new Set(others).size, one).toBe(others.length);
      for (const other of others) {
        expect(other).toMatch(han);
        expect(other).not.toBe(one);
      }
    }
  });

  it.each(['己已', '人入', '土士', '日曰', '大太', '天夫', '晴睛', '拨拔', '候侯', '微徽', '戌戍', '辨辩', '问间', '贷货'])(
    'know %s either way',
    (pair) => {
      const [one = '', other = ''] = pair;
      expect(alike.get(one)).toContain(other);
      expect(alike.get(other)).toContain(one);
    },
  );

  it('become nothing that denies, counts or turns the sense round', () => {
    for (const [one, others] of alike) expect(others.join(''), one).not.toMatch(meaningful);
    expect(alike.get('买')).not.toContain('卖');
    expect(alike.get('末') ?? []).not.toContain('未');
    expect(alike.get('未')).toContain('末');
  });

  it('stay simplified where they are', () => {
    expect(alike.get('東')).toContain('束');
    expect(alike.get('束')).not.toContain('東');
  });

  it('have halves that are characters or radicals of the basic plane', () => {
    const halves = chineseHalves();
    expect(halves.get('好')).toBe('女子');
    expect(halves.get('河')).toBe('氵可');
    for (const [whole, parts] of halves) {
      expect(whole).toMatch(han);
      expect(parts).toMatch(/^[\u3400-\u9fff]{2}$/);
      expect(parts).not.toMatch(meaningful);
    }
  });
});
