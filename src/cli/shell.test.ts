import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resumeCommand, shellCommand } from './shell.ts';

const direct = { env: { npm_command: 'exec' }, script: '/x/dist/cli/main.js' };

describe('the command that continues a run', () => {
  it('is the command as it was, with --resume', () => {
    expect(resumeCommand(['run', 'sst2.yaml'], direct)).toBe('leaven run sst2.yaml --resume');
    expect(resumeCommand(['run', 'sst2.yaml', '--overwrite', '--workers', '2'], direct)).toBe('leaven run sst2.yaml --workers 2 --resume');
    expect(resumeCommand(['run', 'r.yaml', '--resume'], direct)).toBe('leaven run r.yaml --resume');
    expect(resumeCommand(['run', 'r.yaml'], { env: { npm_command: 'exec' }, script: '/x/node_modules/.bin/leaven' })).toBe(
      'npx leaven run r.yaml --resume',
    );
  });

  it('keeps --resume an option where the recipe stands after --', () => {
    expect(resumeCommand(['run', '--', '-odd.yaml'], direct)).toBe('leaven run --resume -- -odd.yaml');
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
