import { describe, expect, it } from 'vitest';
import { chineseCharacters } from './chinese.ts';
import { foldName, nameIndex, namesByOrigin, originNames } from './origins.ts';

describe('names by origin', () => {
  it('have sixty names a cell and no name twice in one', () => {
    for (const origin of originNames)
      for (const cell of ['male', 'female', 'surnames'] as const) {
        const list = namesByOrigin[origin][cell];
        expect(list.length, `${origin} ${cell}`).toBeGreaterThanOrEqual(origin === 'chinese' ? 55 : 60);
        expect(new Set(list).size, `${origin} ${cell}`).toBe(list.length);
        for (const name of list) expect(name, origin).toMatch(/^\p{Lu}\p{Ll}+$/u);
      }
  });

  it('have Chinese names of one and two characters, paired by length', () => {
    expect(chineseCharacters.male.length).toBe(chineseCharacters.female.length);
    expect(chineseCharacters.male.length).toBeGreaterThanOrEqual(60);
    expect(chineseCharacters.surnames.length).toBeGreaterThanOrEqual(60);
    for (const cell of ['male', 'female', 'surnames'] as const) {
      expect(new Set(chineseCharacters[cell]).size, cell).toBe(chineseCharacters[cell].length);
    }
    for (const [k, name] of chineseCharacters.male.entries()) expect(chineseCharacters.female[k]?.length).toBe(name.length);
  });

  it('give each first name a partner of the other gender, and lead back', () => {
    const { first, partner } = nameIndex();
    expect(partner.size).toBeGreaterThan(900);
    for (const [name, other] of partner) {
      expect(first.get(foldName(other))).toBe(first.get(name) === 'male' ? 'female' : 'male');
      expect(foldName(partner.get(foldName(other)) as string)).toBe(name);
    }
    expect(partner.get('john')).toBe('Patricia');
    expect(partner.get('patricia')).toBe('John');
  });
});
