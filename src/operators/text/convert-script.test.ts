import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { apply } from '../../app/apply.ts';
import { applyEdits, normalizeEdits } from '../../core/edits.ts';
import { type ChineseScript, loadScriptConverter } from '../../languages/chinese/script.ts';
import { runExample } from '../../testing/index.ts';
import { convertScript } from './convert-script.ts';

const codes = { simplified: 'cn', traditional: 't', taiwan: 'tw', 'taiwan-phrases': 'twp', 'hong-kong': 'hk' } as const;
const scripts = Object.keys(codes) as ChineseScript[];

const texts = [
  '我的软件在内存里，头发干了，皇后在王后后面理发，鼠标和信息都没有了。',
  '干杯！他干活干得很干净，树干干枯了，干涉别人，乾隆皇帝。',
  '里程碑在村里，三里外有一只猫，只有面条和表面，云里雾里，人云亦云。',
  '台湾的出租车司机说：“这台打印机的分辨率不高。”',
  '我的軟體在記憶體裡，頭髮乾了，滑鼠和資訊都沒有了，計程車也沒有。',
  '著名作家著急地等著，於是他說：「這裡、那裏、衛生間」。',
  '香港的巴士與的士，裏面有臺灣麵包。',
  'iPhone12用起来不错，𠮷野家的𪚥字，漢︀字，⿰女子好，⿰⿱⿰发，羅樂量',
  '𫗦餔 \ud800 头发\udfff发现 ｶﾞ مرحبا 发',
  '',
];

describe('text.convert-script', () => {
  // Golden: opencc-js 1.4.2, whose dictionaries are OpenCC's.
  it.each(scripts.flatMap((from) => scripts.filter((to) => to !== from).map((to) => [from, to] as const)))(
    'from %s to %s is what opencc-js gives',
    async (from, to) => {
      const convert = await loadScriptConverter(from, to);
      const expected = Converter({ from: codes[from], to: codes[to] });
      for (const text of texts) expect(applyEdits(text, normalizeEdits(text, convert(text)))).toBe(expected(text));
    },
  );

  const convert = async (text: string, params: { to?: ChineseScript; from?: ChineseScript | 'auto' } = {}, more: object = {}) =>
    (await runExample(convertScript, { name: '', params, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
      text: string;
      spans?: { start: number; end: number }[];
    };

  it('tells by itself what a text is written in', async () => {
    expect((await convert('这个软件没有问题', { to: 'taiwan-phrases' })).text).toBe('這個軟體沒有問題');
    expect((await convert('這個檔案沒有問題', { to: 'taiwan-phrases' })).text).toBe('這個檔案沒有問題');
    expect((await convert('這裏沒有問題', { to: 'taiwan' })).text).toBe('這裡沒有問題');
    expect((await convert('這裏的皇后沒有問題', { to: 'traditional' })).text).toBe('這裏的皇后沒有問題');
    expect((await convert('這個软件沒有问题', { to: 'simplified' })).text).toBe('这个软件没有问题');
  });

  it.each(scripts)('changes nothing the second time: to %s', async (to) => {
    for (const text of texts) {
      const once = (await convert(text, { to })).text;
      expect((await convert(once, { to })).text).toBe(once);
    }
  });

  it('to traditional and back is the text again, where no character joins two', async () => {
    for (const text of ['我们的头发很干净，没有发现问题。', '学习汉语和书法，观察鸟类与鱼类。', '中国的国际贸易发展迅速。'])
      expect((await convert((await convert(text)).text, { to: 'simplified' })).text).toBe(text);
  });

  it('keeps spans on their words, in length and out of it', async () => {
    const text = '他的内存和软件在台湾';
    const spans = [
      { start: 2, end: 4, label: 'a' },
      { start: 5, end: 7, label: 'b' },
      { start: 8, end: 10, label: 'c' },
    ];
    const after = await convert(text, { to: 'taiwan-phrases' }, { spans });
    expect(after.spans?.map(({ start, end }) => after.text.slice(start, end))).toEqual(['記憶體', '軟體', '臺灣']);
  });

  it('converts what guards hold only where it says the same', async () => {
    const text = '没有三个问题，见 https://example.org/软件 和 {name}，`打印(变量)`';
    const { sample } = await apply(convertScript, { id: 'x', text }, { language: 'zh' });
    expect(sample.text).toBe('沒有三個問題，見 https://example.org/软件 和 {name}，`打印(变量)`');
  });

  it('stays linear on long and odd texts', async () => {
    const convertLong = await loadScriptConverter('simplified', 'taiwan-phrases');
    for (const text of ['⿰'.repeat(200_000), '发'.repeat(200_000), '软件内存'.repeat(50_000)])
      expect(applyEdits(text, convertLong(text)).length).toBeGreaterThan(0);
  });

  it('refuses to write a script as itself', () => {
    expect(convertScript.check?.({ from: 'taiwan', to: 'taiwan' })?.param).toBe('from');
    expect(convertScript.check?.({ from: 'auto', to: 'taiwan' })).toBeUndefined();
  });
});
