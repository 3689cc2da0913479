import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program to its end; a status other than 0 is an answer, not a fault. */
export function execute(file: string, args: readonly string[], cwd = root): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, LEAVEN_LANG: 'en', NO_COLOR: '1' };
    execFile(file, [...args], { cwd, env, maxBuffer: 1 << 28, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
