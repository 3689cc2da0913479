import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continueCommand, shellCommand } from './shell.ts';

const direct = { env: { npm_command: 'exec' }, script: '/x/dist/cli/main.js' };

describe('the command that continues a run', () => {
  it('is the command as it was, with --resume', () => {
    expect(continueCommand('run', ['run', 'sst2.yaml'], direct)).toBe('leaven run sst2.yaml --resume');
    expect(continueCommand('run', ['run', 'sst2.yaml', '--overwrite', '--workers', '2'], direct)).toBe(
      'leaven run sst2.yaml --workers 2 --resume',
    );
    expect(continueCommand('run', ['run', 'r.yaml', '--resume'], direct)).toBe('leaven run r.yaml --resume');
    expect(continueCommand('run', ['run', 'r.yaml'], { env: { npm_command: 'exec' }, script: '/x/node_modules/.bin/leaven' })).toBe(
      'npx leaven run r.yaml --resume',
    );
  });

  it('is the command itself where it goes on of itself, or has nothing to go on from', () => {
    expect(continueCommand('train', ['train', 'r.yaml', '--overwrite'], direct)).toBe('leaven train r.yaml --resume');
    expect(continueCommand('prove', ['prove', 'r.yaml', '--overwrite', '--json', 'p.json'], direct)).toBe(
      'leaven prove r.yaml --json p.json',
    );
    expect(continueCommand('predict', ['predict', 'model', 'x.csv', '--out', 'p.jsonl', '--overwrite'], direct)).toBe(
      'leaven predict model x.csv --out p.jsonl --overwrite',
    );
  });

  it('keeps --resume an option where the recipe stands after --', () => {
    expect(continueCommand('run', ['run', '--', '-odd.yaml'], direct)).toBe('leaven run --resume -- -odd.yaml');
  });

  it('can be pasted into a shell', () => {
    expect(shellCommand(['leaven', 'run', "my recipe's.yaml"], 'linux')).toBe(`leaven run 'my recipe'\\''s.yaml'`);
    expect(shellCommand(['leaven', 'run', 'C:\\my data\\r.yaml'], 'win32')).toBe('leaven run "C:\\my data\\r.yaml"');
    expect(shellCommand(['x', ''], 'linux')).toBe("x ''");
    const argument = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0') && text.isWellFormed());
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 4 }), (args) => {
        const out = execFileSync('sh', ['-c', `printf '%s\\0' ${shellCommand(args, 'linux')}`], { encoding: 'utf8' });
        expect(out.split('\0').slice(0, -1)).toEqual(args);
      }),
      { numRuns: 25 },
    );
  });
});
