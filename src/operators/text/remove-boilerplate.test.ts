import { describe, expect, it } from 'vitest';
import type { CollectContext, Collector } from '../../core/operator.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { removeBoilerplate } from './remove-boilerplate.ts';

testOperator(removeBoilerplate, { describe, it });

const footer = 'Copyright, terms and contact';
const run = async (texts: readonly string[], params: object = {}) =>
  (
    (await runExample(removeBoilerplate, {
      name: '',
      params: { minDocuments: 3, ...params },
      input: texts.map((text, i) => ({ id: String(i), text })),
      output: [],
    } as never)) as unknown as { text: string }
  ).text;

describe('text.remove-boilerplate', () => {
  it('counts a line once in a sample, and needs the number it is told', async () => {
    expect(await run([`a\n${footer}`, `b\n${footer}\n${footer}`])).toBe(`a\n${footer}`);
    expect(await run([`a\n${footer}`, `b\n${footer}`, `c\n ${footer} `])).toBe('a');
  });

  it('leaves a text that is boilerplate alone, and short texts that many samples share', async () => {
    const menu = 'Home and News and Sport';
    expect(await run([`${menu}\n${footer}`, `${menu}\n${footer}`, `${menu}\n${footer}`])).toBe(`${menu}\n${footer}`);
    expect(await run(['很好吃，下次还会再来的', '很好吃，下次还会再来的', '很好吃，下次还会再来的'])).toBe('很好吃，下次还会再来的');
  });

  it('asks for a share where it is told one', async () => {
    const texts = [...Array(3).fill(`x\n${footer}`), ...Array(7).fill('other\nlines here')];
    expect(await run(texts, { minShare: 0.5 })).toBe(`x\n${footer}`);
    expect(await run(texts, { minShare: 0.3 })).toBe('x');
  });

  it('takes paragraphs, Chinese, odd line ends and halves of pairs', async () => {
    const notice = '本站内容仅供参考\n请勿转载谢谢合作';
    const texts = ['正文甲', '正文乙', '正文丙'].map((body) => `${body}\r\n\r\n${notice}\r\n\r\n\ud800${body}`);
    expect(await run(texts, { unit: 'paragraph' })).toBe('正文甲\r\n\r\n\ud800正文甲');
  });

  it('comes to the same table, to the byte, for any parts in any order', () => {
    const collector = removeBoilerplate.table as Collector<unknown, unknown, unknown>;
    const context = {
      params: { unit: 'line', minLength: 5, foldDigits: false, minDocuments: 2 },
      fields: ['text'],
    } as unknown as CollectContext<unknown>;
    const rows = Array.from({ length: 300 }, (_, i) => ({
      sample: { id: String(i), text: `line number ${i % 7}\nline number ${i % 50}\nown line ${i}` },
      split: 'train',
      ordinal: i,
      root: String(i),
    }));
    const finished = (parts: (typeof rows)[]) => {
      const whole = collector.create(context);
      for (const part of parts) {
        const state = collector.create(context);
        for (const row of part) collector.add(state, row, context);
        collector.merge(whole, collector.encode(state));
      }
      return collector.finish(whole, context);
    };
    const one = finished([rows]);
    expect(finished([rows.slice(200), rows.slice(0, 37), rows.slice(37, 200).reverse()])).toEqual(one);
    expect(one.length).toBe(4 + 50 * 12);
  });
});
