import { describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { assignment, flags, normalizeArguments, oneOf, parameter, scanChoices, shares, wholeNumber } from './arguments.ts';
import { createProgram } from './program.ts';
import { createTerminal } from './terminal/terminal.ts';
import { readParameters } from './with.ts';

describe('choices that hold everywhere', () => {
  it('are found wherever they stand, up to --', () => {
    const choices = scanChoices(normalizeArguments(['--lang', 'zh', 'run', 'x', '--json', '--', '--plain']), {});
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
    expect(normalizeArguments(['run', '--color', 'never', 'r.yaml'])).toEqual(['run', '--color=never', 'r.yaml']);
    expect(normalizeArguments(['--', '--color'])).toEqual(['--', '--color']);
  });
});

describe('--write-recipe with a file', () => {
  it('takes a name that ends as recipes do, and never the data', () => {
    expect(normalizeArguments(['audit', 'a.csv', '--write-recipe', 'a.yaml'])).toEqual(['audit', 'a.csv', '--write-recipe=a.yaml']);
    expect(normalizeArguments(['audit', '--write-recipe', 'a.csv'])).toEqual(['audit', '--write-recipe=', 'a.csv']);
    expect(normalizeArguments(['audit', 'a.csv', '--json', '-'])).toEqual(['audit', 'a.csv', '--json=']);
  });
});

describe('--noise with names', () => {
  it('takes names of noises, whatever follows the two arguments of its command, and never those', () => {
    expect(normalizeArguments(['evaluate', '--noise', 'model', 'data'])).toEqual(['evaluate', '--noise=all', 'model', 'data']);
    expect(normalizeArguments(['evaluate', '--noise', 'typo,ocr', 'model', 'data'])).toEqual([
      'evaluate',
      '--noise=typo,ocr',
      'model',
      'data',
    ]);
    expect(normalizeArguments(['evaluate', 'model', 'data', '--noise', 'tpyo'])).toEqual(['evaluate', 'model', 'data', '--noise=tpyo']);
    expect(normalizeArguments(['evaluate', 'model', 'data', '--noise', '--json'])).toEqual([
      'evaluate',
      'model',
      'data',
      '--noise=all',
      '--json=',
    ]);
  });
});

describe('--json with a file', () => {
  const fileOf = (...args: string[]) => {
    const { json, jsonFile } = scanChoices(normalizeArguments(args), {});
    return jsonFile ?? json;
  };

  it('takes a name that ends in .json after an argument of the command, and never the command’s own argument', () => {
    expect(fileOf('prove', 'r.yaml', '--json', 'proof.json')).toBe('proof.json');
    expect(fileOf('evaluate', 'model', 'test.csv', '--json', '../my metrics.JSON')).toBe('../my metrics.JSON');
    expect(fileOf('--json=x', 'operators')).toBe('x');
    expect(normalizeArguments(['run', '--json', 'recipe.json'])).toEqual(['run', '--json=', 'recipe.json']);
    expect(normalizeArguments(['run', '--set', 'seed=7', '--json', 'recipe.json'])).toEqual([
      'run',
      '--set',
      'seed=7',
      '--json=',
      'recipe.json',
    ]);
    expect(normalizeArguments(['run', '--quiet', 'r.yaml', '--json', 'x.json'])).toEqual(['run', '--quiet', 'r.yaml', '--json=x.json']);
    for (const rest of [[], ['--quiet'], ['x.txt'], ['-x.json']]) expect(fileOf('run', 'r.yaml', '--json', ...rest)).toBe(true);
    expect(fileOf('run', 'r.yaml')).toBe(false);
    expect(fileOf('run', '--', 'r.yaml', '--json', 'x.json')).toBe(false);
  });

  it('knows every option without a value, so that none takes an argument of the command along', () => {
    const program = createProgram(createTerminal({ color: 'never', json: true, plain: true, quiet: true }, []), () => {});
    const named = [program, ...program.commands].flatMap((command) =>
      command.options.filter((option) => !option.required && !option.optional).flatMap((option) => [option.long, option.short]),
    );
    expect([...new Set(named.filter((name) => typeof name === 'string'))].filter((name) => !flags.has(name))).toEqual([]);
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

  it('parameters gather; their values are YAML', () => {
    expect(readParameters(parameter('b={x: [1, 2]}', parameter('a=0.5')))).toEqual({ a: 0.5, b: { x: [1, 2] } });
    expect(readParameters(['a=', 'b==', 'c=true', 'd="1"'])).toEqual({ a: '', b: '=', c: true, d: '1' });
    expect(code(() => parameter('epochs'))).toEqual(['cli/bad-value', '--with 应为 名称=值，例如 epochs=5，实际为 epochs']);
    expect(code(() => readParameters(['a=[1']))).not.toBe('no error');
  });

  it('shares lie between 0 and 1', () => {
    expect(shares('--curve')('0.1,.25, 0.5')).toEqual([0.1, 0.25, 0.5]);
    for (const bad of ['', '0', '1', '1.5', 'a', '0.1,', '-0.1', '1e-1']) expect(code(() => shares('--curve')(bad))).not.toBe('no error');
  });

  it('words are among those named', () => {
    expect(oneOf('--progress', ['jsonl'])('jsonl')).toBe('jsonl');
    expect(code(() => oneOf('--progress', ['jsonl'])('json'))).toEqual(['cli/bad-value', '--progress 应为 jsonl，实际为 json']);
  });
});
