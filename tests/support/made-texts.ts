import { openStream } from '../../src/core/random.ts';

const random = openStream({ seed: 1, epoch: 0, stepId: 'texts', slot: 'x' }, 'x');
const words = {
  en: 'house river green summer modern clinic little basket flower music window paper simple garden market yellow bottle'.split(' '),
  zh: '今天 我们 公园 天气 晴朗 朋友 学习 电影 音乐 风景 蓝色 花园 眼睛 清水 阳光 城市 车站 快乐'.split(' '),
};

/** Words without a meaning together, 5 to 24 of them: texts to measure rates of noise on. */
export function madeText(language: 'en' | 'zh'): string {
  return Array.from({ length: 5 + random.integer(20) }, () => random.pick(words[language])).join(language === 'en' ? ' ' : '');
}
