import { z } from 'zod';

/** Parameters of measures that count n-grams of one length. */
export function ngramParams(size: number) {
  return {
    size: z.int().min(1).max(100).default(size).meta({ description: 'Words or characters of an n-gram', zh: '每个 n 元组的词数或字符数' }),
    unit: z
      .enum(['words', 'characters'])
      .default('words')
      .meta({ description: 'What n-grams are made of: words or characters', zh: 'n 元组的单位：words 为词，characters 为字符' }),
  };
}
