import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { language } from './language.ts';

testOperator(language, { describe, it });

describe('text.language', () => {
  const kept = (params: object, texts: readonly (string | { text: string; pair: string })[]) =>
    runExample(language, {
      name: '',
      params: params as never,
      input: texts.map((text, i) => ({ id: String(i), ...(typeof text === 'string' ? { text } : text) })),
      output: [],
    });

  it('says why a sample is dropped', () => {
    const decide = (measures: object, params: object) =>
      language.decide({
        measures: { kept: 1, other: 0, undetermined: 0, share: Number.NaN, ...measures },
        params: { keep: ['en'], undetermined: 'keep', ...params } as never,
      });
    expect(decide({}, {})).toBeUndefined();
    expect(decide({ other: 1 }, {})).toBe('other-language');
    expect(decide({ share: 0.79 }, { minShare: 0.8 })).toBe('low-language-share');
    expect(decide({ kept: 0, undetermined: 1 }, { minShare: 0.8 })).toBeUndefined();
    expect(decide({ kept: 0, undetermined: 1 }, { undetermined: 'drop' })).toBe('undetermined-language');
  });

  it('holds every text field to it', async () => {
    const english = 'The room was clean and quiet.';
    const texts = [
      { text: english, pair: 'Breakfast was not worth the money.' },
      { text: english, pair: 'Das Frühstück war sein Geld nicht wert.' },
    ];
    expect(await kept({ keep: ['en'] }, texts)).toEqual(['0']);
  });

  it('counts the pieces of mixed lines, those that nobody can tell against it', async () => {
    const texts = ['今天的会议改到 Friday 下午三点开。', '会议 is moved to Friday afternoon at three.', '今天的会议改到星期五下午。'];
    expect(await kept({ keep: ['zh'], minShare: 0.6 }, texts)).toEqual(['0', '2']);
    expect(await kept({ keep: ['zh'], minShare: 0.95 }, texts)).toEqual(['2']);
  });

  it('takes Chinese that both scripts write alike for either of them', async () => {
    const texts = ['你好', '这里', '這裡'];
    expect(await kept({ keep: ['zh-Hans'] }, texts)).toEqual(['0', '1']);
    expect(await kept({ keep: ['zh-Hant'] }, texts)).toEqual(['0', '2']);
    expect(await kept({ keep: ['zh'] }, texts)).toEqual(['0', '1', '2']);
  });

  it('refuses a language that no text is told to be in', () => {
    const check = (keep: string[]) => language.check?.(language.params.parse({ keep }) as never)?.param;
    expect(check(['english'])).toBe('keep');
    expect(check(['en', 'zh-Hant', 'hi'])).toBeUndefined();
  });
});
