import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { type Programs, usePrograms } from '../core/programs.ts';

/** Programs of a machine with Node; `node` is the one that runs this. */
export const machine: Programs = {
  has: (program) => find(program) !== undefined,
  run({ command, file, timeoutMs, memoryMb }) {
    const folder = mkdtempSync(join(tmpdir(), 'leaven-program-'));
    try {
      const path = join(folder, file.name);
      writeFileSync(path, file.content);
      const words = command.map((word) => word.replaceAll('{file}', path));
      const [program = '', ...rest] =
        memoryMb === undefined ? words : ['prlimit', `--as=${memoryMb * 1048576}`, find(words[0] ?? '') ?? '', ...words.slice(1)];
      const { status, error } = spawnSync(find(program) ?? program, rest, {
        cwd: folder,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        stdio: 'ignore',
        shell: false,
        // Nothing of the caller's environment, its keys least of all.
        env: { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
      });
      if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') return 'timed-out';
      return status === 0 ? 'passed' : 'failed';
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function find(program: string): string | undefined {
  if (program === 'node') return process.execPath;
  if (isAbsolute(program)) return isExecutable(program) ? program : undefined;
  if (/[\\/]/.test(program)) return undefined;
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd'] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const ending of endings) {
      const path = join(folder, program + ending);
      if (folder !== '' && isExecutable(path)) return path;
    }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

usePrograms(machine);
