import { utf8 } from '../core/bytes.ts';
import { compressedSize } from '../kernels/text/compressed-size.ts';
import { defineMetric } from './metric.ts';

/** How far a text can be compressed: low where it repeats itself, high where it is random. */
export const compressionRatio = defineMetric({
  id: 'compression-ratio',
  since: '0.4.0',
  summary: { en: 'how far they can be compressed', 'zh-CN': '可压缩程度' },
  description: {
    en:
      'Compressed bytes over bytes in UTF-8, by an estimate of our own that is the same on every machine: a greedy LZ77 parse with a window of 32 KiB, its symbols at their entropy. Near 0 a text repeats itself; sentences lie about 0.5, long texts lower. ' +
      'Short texts compress little, so bounds should go by the length. An empty text has no value.',
    'zh-CN':
      '压缩后字节数除以 UTF-8 字节数，采用在任何机器上结果都相同的自有估计：32 KiB 窗口的贪心 LZ77 解析，各符号按其熵计。接近 0 表示文本自我重复；单句约为 0.5，长文本更低。' +
      '短文本压缩得少，因此设定范围时应考虑长度。空文本没有值。',
  },
  of: 'text',
  range: { min: 0, max: 1 },
  params: {},
  measure({ text: { text } }) {
    const bytes = utf8(text);
    return bytes.length === 0 ? Number.NaN : Math.min(1, compressedSize(bytes) / bytes.length);
  },
  examples: [
    { text: 'aaaaaaaa', value: 0.0625 },
    { text: 'abcdefgh', value: 0.375 },
    { text: '天地玄黄', value: 0.4064536459234778 },
  ],
});
export default compressionRatio;
