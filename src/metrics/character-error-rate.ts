import { characterErrorRate as measure } from './error-rate.ts';
import { defineMetric } from './metric.ts';

/** Character error rate of a text against another. */
export const characterErrorRate = defineMetric({
  id: 'character-error-rate',
  since: '0.4.0',
  summary: { en: 'character error rate against a reference', 'zh-CN': '与参照文本的字符错误率' },
  description: {
    en:
      'Fewest characters inserted, deleted and replaced per character of the reference, as jiwer 4: 0 is equal, above 1 is longer and different. Characters are code points, spaces among them, less white space at both ends. ' +
      'Case and signs count. Of several references the nearest counts. No value where the reference is empty or both are too long and too far apart (above 3e8 cells).',
    'zh-CN':
      '插入、删除与替换的最少字符数除以参照文本的字符数，与 jiwer 4 一致：0 为相同，超过 1 为更长且不同。字符以码点计，含空格，不含首尾空白。' +
      '区分大小写与标点。有多个参照时取最近者。参照文本为空，或两者过长且相差过大（超过 3e8 个单元）时没有值。',
  },
  of: 'reference',
  range: { min: 0, max: Number.POSITIVE_INFINITY },
  shown: { from: 0, to: 1.5 },
  better: 'lower',
  references: [{ title: 'JiWER, similarity measures for automatic speech recognition evaluation', url: 'https://github.com/jitsi/jiwer' }],
  params: {},
  measure({ text, others }) {
    const rate = Math.min(...others.map((other) => measure(text.text, other.text).rate));
    return rate === Infinity ? Number.NaN : rate;
  },
  examples: [
    { text: 'the cat', others: ['the cat'], value: 0 },
    { text: 'the bats', others: ['the cat'], value: 2 / 7 },
    { text: '今天天气好', others: ['今天天气很好'], value: 1 / 6 },
  ],
});
export default characterErrorRate;
