// npm run quickstart: grows the small set in recipes/data with the built command, as a user would.
// The command itself prints the counts and the report's path.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// By the link that npx uses, so that the commands it suggests can be pasted here as they are.
const link = 'node_modules/.bin/leaven';
const program = process.platform !== 'win32' && existsSync(`${root}/${link}`) ? link : 'dist/cli/main.js';
const args = [program, 'run', 'recipes/quickstart.yaml', '--overwrite', ...process.argv.slice(2)];
const { status, signal } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, npm_command: 'exec' } });
process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 1);
