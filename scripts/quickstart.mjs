// npm run quickstart: grows the small set in recipes/data with the built command, as a user would, and proves whether it helped.
// The commands themselves print the counts, the report's path and, last, the verdict in one line.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// By the link that npx uses, so that the commands it suggests can be pasted here as they are.
const link = 'node_modules/.bin/leaven';
const program = process.platform !== 'win32' && existsSync(`${root}/${link}`) ? link : 'dist/cli/main.js';
const recipe = 'recipes/quickstart.yaml';

/** Runs a command to its end and tells how it ended. */
function leaven(...args) {
  const env = { ...process.env, npm_command: 'exec' };
  const { status, signal } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit', env });
  return status ?? (signal === 'SIGINT' ? 130 : 1);
}

const given = process.argv.slice(2);
process.exitCode = leaven('run', recipe, '--overwrite', ...given);
if (process.exitCode === 0) process.exitCode = leaven('prove', recipe, '--no-ablation', '--no-curve', '--quiet', ...given);
