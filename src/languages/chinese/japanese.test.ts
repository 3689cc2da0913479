import { expect, test } from 'vitest';
import { createAnalyzer } from '../analysis.ts';

const { analyze } = createAnalyzer({ language: 'zh', guardsOff: [] });
const shown = (text: string) =>
  analyze(text)
    .words()
    .map(({ text: word, language }) => `${language ?? ''}:${word}`);

test('Japanese in a Chinese text stays in one piece, and the Chinese on both sides is cut', () => {
  expect(shown('我喜欢ありがとう这个词')).toEqual(['zh:我', 'zh:喜欢', ':ありがとう', 'zh:这个', 'zh:词']);
  expect(shown('今天天气很好。日本語は難しいですね。')).toEqual(['zh:今天天气', 'zh:很', 'zh:好', ':日本語は難しいですね']);
});

test('a Japanese text without Chinese is not supported, a Chinese one with a の is', () => {
  expect(analyze('日本語は難しいですね').supported).toBe(false);
  expect(analyze('日本語は難しいですね').has('zh')).toBe(false);
  expect(analyze('老板娘の私房菜').has('zh')).toBe(true);
});
