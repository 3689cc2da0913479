import { describe, expect, it } from 'vitest';
import { apply } from '../../app/apply.ts';
import { testOperator } from '../../testing/index.ts';
import { changeVoice } from './change-voice.ts';

testOperator(changeVoice, { describe, it });

const turn = async (text: string, params: Record<string, unknown> = {}) =>
  (await apply(changeVoice, { id: '1', text }, { params: { ratio: 1, ...params }, language: 'zh' })).sample.text;

describe('text.change-voice', () => {
  it.each([
    ['快递员把盒子压扁了', '盒子被快递员压扁了'],
    ['商家把订单取消了', '订单被商家取消了'],
    ['结果客服又把我的评论删除了', '结果我的评论又被客服删除了'],
    ['手机被孩子摔坏了', '孩子把手机摔坏了'],
    ['蛋糕被外卖员压塌了', '外卖员把蛋糕压塌了'],
    ['后来门被他们打开了，真好', '后来他们把门打开了，真好'],
  ])('%s becomes %s', async (before, after) => {
    expect(await turn(before)).toBe(after);
  });

  it.each([
    '把门关上',
    '他没把杯子打破',
    '别把东西弄坏了',
    '他自己把自己骗了',
    '谁把灯关了',
    '一个人被车撞倒了',
    '我被他看见了',
    '手机被摔坏了',
    '这几把不能用',
    '被',
    '把',
    '老师要把作业改了',
    '师傅把垃圾也带走了',
  ])('leaves %s alone', async (text) => {
    expect(await turn(text)).toBe(text);
  });

  it('turns one way alone where that is asked', async () => {
    const text = '商家把订单取消了，手机被孩子摔坏了';
    expect(await turn(text, { to: 'passive' })).toBe('订单被商家取消了，手机被孩子摔坏了');
    expect(await turn(text, { to: 'active' })).toBe('商家把订单取消了，孩子把手机摔坏了');
  });

  it('moves the other one where one is annotated', async () => {
    const sample = { id: '1', text: '商家把订单取消了', spans: [{ start: 3, end: 5, label: 'thing' }] };
    const { sample: after } = await apply(changeVoice, sample, { language: 'zh', task: 'token-classification' });
    expect(after.text).toBe('订单被商家取消了');
    expect(after.spans).toEqual([{ start: 0, end: 2, label: 'thing' }]);
  });
});
