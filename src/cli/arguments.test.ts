import { describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { assignment, normalizeArguments, oneOf, scanChoices, wholeNumber } from './arguments.ts';

describe('choices that hold everywhere', () => {
  it('are found wherever they stand, up to --', () => {
    const choices = scanChoices(['--lang', 'zh', 'run', 'x', '--json', '--', '--plain'], {});
    expect(choices).toEqual({ language: 'zh', color: 'auto', json: true, plain: false, quiet: false });
    expect(scanChoices(['run', '--lang=en', '--lang=zh-CN', '-q'], { LEAVEN_PLAIN: '1' })).toMatchObject({
      language: 'zh-CN',
      quiet: true,
      plain: true,
    });
    expect(scanChoices(['--color=never'], {}).color).toBe('never');
    expect(scanChoices(['--no-color'], {}).color).toBe('never');
    expect(scanChoices([], { LEAVEN_PLAIN: '' }).plain).toBe(false);
  });

  it('--color alone never takes the next argument with it', () => {
    expect(normalizeArguments(['run', '--color', 'r.yaml'])).toEqual(['run', '--color=always', 'r.yaml']);
    expect(normalizeArguments(['run', '--color', 'never', 'r.yaml'])).toEqual(['run', '--color', 'never', 'r.yaml']);
    expect(normalizeArguments(['--', '--color'])).toEqual(['--', '--color']);
  });
});

describe('values of options', () => {
  const code = (read: () => unknown) => {
    try {
      read();
    } catch (error) {
      return error instanceof LeavenError ? [error.code, error.text('zh-CN').message] : error;
    }
    return 'no error';
  };

  it('whole numbers are whole, in range and not empty', () => {
    const workers = wholeNumber('--workers', 0, 1024);
    expect([workers('0'), workers('16')]).toEqual([0, 16]);
    for (const bad of ['', '-1', '1.5', '1e3', ' 2', 'NaN', '1025', '0x10', '99999999999999999999'])
      expect(code(() => workers(bad))).toEqual(['cli/bad-value', `--workers 应为 0 到 1024 之间的整数，实际为 ${bad || '""'}`]);
  });

  it('assignments gather, and keep an = in the value', () => {
    expect(assignment('a.b=c=d', ['x=1'])).toEqual(['x=1', 'a.b=c=d']);
    expect(assignment('a=')).toEqual(['a=']);
    expect(code(() => assignment('a'))).toEqual(['cli/bad-value', '--set 应为 路径=值，例如 seed=7，实际为 a']);
    expect(code(() => assignment('=a'))).not.toBe('no error');
  });

  it('words are among those named', () => {
    expect(oneOf('--progress', ['jsonl'])('jsonl')).toBe('jsonl');
    expect(code(() => oneOf('--progress', ['jsonl'])('json'))).toEqual(['cli/bad-value', '--progress 应为 jsonl，实际为 json']);
  });
});
