import { describe, expect, it } from 'vitest';
import { createSchema } from '../../core/schema.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { addLanguage } from './add-language.ts';

testOperator(addLanguage, { describe, it });

describe('text.add-language', () => {
  const run = (params: object, input: { id: string; text: string; pair?: string }) =>
    runExample(addLanguage, { name: '', params: params as never, input: input as never, output: [] });

  it('gives each of several text fields a column', async () => {
    const sample = { id: '1', text: 'We had a lovely day at the beach.', pair: '我们在海边玩得很开心。' };
    expect(await run({}, sample)).toEqual({ ...sample, 'text.language': 'en', 'pair.language': 'zh' });
  });

  it('says und, and how sure the best guess is, where there is too little to tell by', async () => {
    expect(await run({ confidence: true, shares: true, sentences: true }, { id: '1', text: '42 !!' })).toMatchObject({
      language: 'und',
      languageConfidence: 0,
      languageShares: {},
      languageSentences: ['und'],
    });
    const guessed = (await run({ confidence: true }, { id: '1', text: 'ok final' })) as Record<string, unknown>;
    expect(guessed).toMatchObject({ language: 'und', languageConfidence: expect.any(Number) });
    expect(guessed.languageConfidence).toBeLessThan(0.9);
  });

  it('refuses the name of a column that is there', () => {
    const schema = createSchema('text');
    const check = (as: string) => addLanguage.check?.(addLanguage.params.parse({ as }) as never, schema)?.param;
    expect(check('text')).toBe('as');
    expect(check('tongue')).toBeUndefined();
  });
});
