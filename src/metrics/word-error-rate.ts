import { wordErrorRate as measure } from './error-rate.ts';
import { defineMetric } from './metric.ts';

/** Word error rate of a text against another. */
export const wordErrorRate = defineMetric({
  id: 'word-error-rate',
  since: '0.4.0',
  summary: { en: 'word error rate against a reference', 'zh-CN': '与参照文本的词错误率' },
  description: {
    en:
      'Fewest words inserted, deleted and replaced per word of the reference, as jiwer 4: 0 is equal, above 1 is longer and different. Words stand between white space; for Chinese take text.character-error-rate. ' +
      'Case and signs count. Of several references the nearest counts. No value where the reference is empty or both are too long and too far apart (above 3e8 cells).',
    'zh-CN':
      '插入、删除与替换的最少词数除以参照文本的词数，与 jiwer 4 一致：0 为相同，超过 1 为更长且不同。词以空白分隔；中文请用 text.character-error-rate。' +
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
    { text: 'the cat sat on the mat', others: ['the cat sat on the mat'], value: 0 },
    { text: 'the cat on a mat', others: ['the cat sat on the mat'], value: 2 / 6 },
    { text: 'the cat sat', others: ['a dog ran', 'the cat ran'], value: 1 / 3 },
  ],
});
export default wordErrorRate;
