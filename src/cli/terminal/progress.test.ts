import { describe, expect, it } from 'vitest';
import { createProgress, progressLine } from './progress.ts';

function start(mode: 'redraw' | 'lines' | 'off', columns = 100) {
  const written: string[] = [];
  let time = 0;
  const progress = createProgress({
    write: (text) => written.push(text),
    mode,
    language: 'en',
    plain: false,
    columns: () => columns,
    now: () => time,
  });
  const at = (ms: number, done: number, total = 1000) => {
    time = ms;
    progress.update({ label: 'augment', done, total, rejected: 0 });
  };
  return { written, at, progress };
}

describe('createProgress', () => {
  it('shows nothing in the first 300 ms', () => {
    const { written, at, progress } = start('redraw');
    for (let ms = 0; ms < 300; ms += 10) at(ms, ms);
    progress.end();
    expect(written).toEqual([]);
  });

  it('redraws at most ten times a second, on one line', () => {
    const { written, at, progress } = start('redraw');
    for (let ms = 0; ms <= 2300; ms++) at(ms, ms / 3);
    expect(written.length).toBeLessThanOrEqual(21);
    expect(written.length).toBeGreaterThan(15);
    expect(written.every((text) => text.startsWith('\r\x1b[2K') && !text.includes('\n'))).toBe(true);
    progress.end();
    expect(written.at(-1)).toBe('\r\x1b[2K');
  });

  it('never wraps on a narrow terminal', () => {
    const { written, at } = start('redraw', 30);
    at(0, 0);
    at(500, 300);
    expect(written[0]?.replace('\r\x1b[2K', '').length).toBeLessThan(30);
  });

  it('without a terminal prints whole lines, each 10 % or 10 s', () => {
    const { written, at } = start('lines');
    for (let ms = 0; ms <= 100_000; ms += 100) at(ms, ms / 100);
    expect(written.length).toBeGreaterThanOrEqual(10);
    expect(written.length).toBeLessThanOrEqual(12);
    expect(written.every((text) => text.endsWith('\n') && !/[\r\x1b█]/.test(text))).toBe(true);
  });

  it('a fast run without a terminal does not flood the log', () => {
    const { written, at } = start('lines');
    for (let ms = 0; ms <= 3000; ms += 10) at(ms, ms / 3);
    expect(written.length).toBeLessThanOrEqual(3);
  });

  it('counts the rate of a resumed stage from where it began', () => {
    const { written, at } = start('redraw');
    at(0, 900);
    at(1000, 910);
    expect(written[0]).toContain('10/s');
    expect(written[0]).toContain('about 9 s left');
  });

  it('says nothing when off', () => {
    const { written, at } = start('off');
    at(0, 1);
    at(5000, 2);
    expect(written).toEqual([]);
  });
});

describe('progressLine', () => {
  const update = { label: 'augment', done: 36_120, total: 62_280, rejected: 14 };
  it('reads as in the manual', () => {
    expect(progressLine(update, 41_000, { language: 'en', plain: false })).toBe(
      '  augment  ███████████▌           57 %  36,120/62,280  41k/s  about 1 s left  14 rejected',
    );
    expect(progressLine(update, 41_000, { language: 'en', plain: true })).toBe(
      '  augment  57 %  36,120/62,280  41k/s  about 1 s left  14 rejected',
    );
    expect(progressLine(update, 41_000, { language: 'zh-CN', plain: true })).toBe(
      '  augment  57 %  36,120/62,280  41k/s  约剩 1 秒  剔除 14',
    );
  });
  it('holds with an unknown total and at the end', () => {
    expect(progressLine({ ...update, total: 0, rejected: 0 }, 0, { language: 'en', plain: false })).toBe('  augment  36,120');
    expect(progressLine({ ...update, done: 62_280, rejected: 0 }, 5, { language: 'en', plain: true })).toBe(
      '  augment  100 %  62,280/62,280  5/s',
    );
  });
});
