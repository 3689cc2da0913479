import { describe, expect, it } from 'vitest';
import { messages } from './messages.ts';

describe('the words of the command line', () => {
  const { en, 'zh-CN': zh } = messages;

  it('are the same set in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [key, value] of Object.entries(en)) expect(typeof zh[key as keyof typeof zh], key).toBe(typeof value);
  });

  it('are Chinese where they should be, in the written manner', () => {
    for (const [key, value] of Object.entries(zh)) {
      const text =
        typeof value === 'function' ? String((value as (...given: unknown[]) => unknown)(['2', '3'], 3, 4)) : JSON.stringify(value);
      if (!['id', 'h', 'authorization', 'labelled'].includes(key)) expect(text, key).toMatch(/\p{Script=Han}|^"?\(/u);
      expect(text, key).not.toMatch(/您|抱歉|请(?!求)/);
    }
  });

  it('count without hand-made plurals going wrong', () => {
    expect(en.errorSummary(1, false)).toBe('1 error.');
    expect(en.errorSummary(2, true)).toBe('2 errors. Nothing was run.');
    expect(en.copiesOf(1)).toContain('1 copy of each');
  });
});
