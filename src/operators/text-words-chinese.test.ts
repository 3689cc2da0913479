import { describe, expect, it } from 'vitest';
import type { SampleOperator, TextOperator } from '../core/operator.ts';
import { createAnalyzer } from '../languages/analysis.ts';
import { createSynonymFinder } from '../languages/synonyms.ts';
import { runExample } from '../testing/index.ts';
import { changeCase } from './text/change-case.ts';
import { deleteWords } from './text/delete-words.ts';
import { insertPunctuation } from './text/insert-punctuation.ts';
import { insertSynonyms } from './text/insert-synonyms.ts';
import { replaceSynonyms } from './text/replace-synonyms.ts';
import { shuffleSentences } from './text/shuffle-sentences.ts';
import { swapWords } from './text/swap-words.ts';

type Operator = TextOperator | SampleOperator;
const run = async (operator: Operator, text: string, params: Record<string, unknown>, seed: number) =>
  ((await runExample(operator, { name: '', params, seed, input: { id: 'x', text }, output: [] })) as unknown as { text: string }).text;
const all = async (operator: Operator, text: string, params: Record<string, unknown> = {}) => {
  const texts = new Set<string>();
  for (let seed = 1; seed <= 60; seed++) texts.add(await run(operator, text, params, seed));
  return [...texts];
};
const { analyze } = createAnalyzer({ language: 'und', guardsOff: [] });

describe('words of Chinese and mixed lines', () => {
  it('lose none of what a negation denies, whatever operator works on them', async () => {
    const text = '味道一点也不好吃，老板没有笑，包装倒是很漂亮，价格便宜';
    for (const operator of [deleteWords, swapWords, insertSynonyms, replaceSynonyms, insertPunctuation])
      for (const after of await all(operator, text, { ratio: 0.3 })) for (const kept of ['不好吃', '没有笑']) expect(after).toContain(kept);
  });

  it('may lose what stands behind a negation that denies nothing, which stays whole', async () => {
    const afters = await all(deleteWords, '味道不错环境热闹，送餐没问题包装漂亮', { ratio: 0.3 });
    for (const after of afters) expect(after).toMatch(/不错.*没问题/);
    expect(afters.some((after) => !after.includes('环境') || !after.includes('热闹'))).toBe(true);
    expect(afters.some((after) => !after.includes('包装') || !after.includes('漂亮'))).toBe(true);
    for (const after of await all(deleteWords, '大家不得不说昨天晚上的蛋糕漂亮', { ratio: 0.4 })) expect(after).toContain('不得不说');
    for (const after of await all(deleteWords, '味道不好环境热闹', { ratio: 0.4 })) expect(after).toContain('不好环境热闹');
  });

  it.each([
    ['这家餐厅的肉肉少了好多，服务热情', '少'],
    ['朋友觉得分量太少，包装漂亮', '少'],
    ['晚上的蛋糕有点贵，大家喜欢', '贵'],
    ['晚上的蛋糕太咸，大家喜欢', '咸'],
    ['这家餐厅比以前贵了很多，服务热情', '贵'],
    ['这家餐厅比以前便宜多了，服务热情', '便宜'],
    ['中午的米饭够吃，包装漂亮', '够'],
    ['中午的米飯變少了，包裝漂亮', '少'],
  ])('keep what %s says of its subject when words go', async (text, judging) => {
    const afters = await all(deleteWords, text, { ratio: 0.4 });
    expect(afters.length).toBeGreaterThan(3);
    for (const after of afters) expect(after).toContain(judging);
  });

  it('keep numbers with their measure words, titles and names whole', async () => {
    const text = '昨天花了三十块钱在北京看《流浪地球》，两个小时很精彩，朋友也喜欢';
    for (const operator of [deleteWords, swapWords, insertSynonyms, replaceSynonyms, insertPunctuation])
      for (const after of await all(operator, text, { ratio: 0.4 }))
        for (const kept of ['三十块', '北京', '《流浪地球》', '两个小时']) expect(after).toContain(kept);
  });

  it('leave no stray marks, no opening particle and no hanging degree when words go', async () => {
    const afters = await all(deleteWords, '很快，好吃，味道足，送餐的师傅特别热情！', { ratio: 0.3 });
    expect(afters.length).toBeGreaterThan(10);
    for (const after of afters) expect(after).not.toMatch(/[，！]{2}|^[，！]|[，^]的|特别！/);
  });

  it('move within their clause, with what leans on them', async () => {
    const text = '昨天朋友送来了蛋糕，大家很开心';
    for (const after of await all(swapWords, text, { ratio: 0.4 })) {
      expect(after).toMatch(/送来了/);
      expect(after).toMatch(/很开心/);
      const [first = '', second = ''] = after.split('，');
      expect([...first].sort().join('')).toBe([...'昨天朋友送来了蛋糕'].sort().join(''));
      expect([...second].sort().join('')).toBe([...'大家很开心'].sort().join(''));
    }
  });

  it('get full-width marks among Chinese and half-width ones among English', async () => {
    const afters = (await all(insertPunctuation, '电影讲述两个兄弟的故事 and a very long way home', { ratio: 0.6 })).join('\n');
    expect(afters).toMatch(/[。；？：！，]/);
    expect(afters).toMatch(/[a-z] [.;?:!,] [a-z]/);
    expect(afters).not.toMatch(/[\p{Script=Han}][.;?:!,]|[a-z][。；？：！，]|[。；？：！，](?:的|$)/u);
  });

  it('are replaced each by its own language, and English is left alone inside other words', async () => {
    const afters = (await all(replaceSynonyms, '我觉得this movie很好看，价格便宜', { ratio: 1 })).join('\n');
    expect(afters).toMatch(/film|picture/);
    expect(afters).not.toContain('觉得this movie很好看，价格便宜');
    expect(await run(changeCase, '用iPhone看this电影', { mode: 'upper' }, 1)).toContain('THIS电影');
    expect(await run(changeCase, '我觉得this不错', { mode: 'sentence' }, 1)).toBe('我觉得this不错');
  });

  it('never shrink to one character, and never become what denies or counts', () => {
    const text = '这家餐厅的味道很好，价格便宜，环境干净，服务热情，大家都喜欢，推荐朋友来吃';
    const synonyms = createSynonymFinder({ partOfSpeech: true, senses: 2 }).inText(analyze(text));
    let offered = 0;
    for (const index of synonyms.drawable)
      for (const word of synonyms.at(index)) {
        offered++;
        if ((analyze(text).words()[index]?.text.length ?? 0) > 1) expect(word.length).toBeGreaterThan(1);
        expect(word).not.toMatch(/[不没无非别一二两三]/);
      }
    expect(offered).toBeGreaterThan(5);
  });

  it('shuffle as whole sentences, of which none runs into the next', async () => {
    const afters = await all(shuffleSentences, '房间很小。早餐很棒！我们还会再来');
    expect(afters).toEqual(['早餐很棒！房间很小。我们还会再来']);
  });

  it.each([
    '',
    '的',
    '的的的的',
    '太'.repeat(2000),
    '把'.repeat(2000),
    '𠮷𠮷𠮷野家',
    '葛󠄀城',
    '好\ud842吃',
    'ｶﾀｶﾅ',
    'مرحبا你好吗',
    '👩‍👩‍👧好吃👩‍👩‍👧',
    '，。！',
  ])('bear %j', async (text) => {
    for (const operator of [deleteWords, swapWords, insertSynonyms, replaceSynonyms, insertPunctuation, shuffleSentences, changeCase])
      expect(typeof (await run(operator, text, {}, 1))).toBe('string');
  });
});
