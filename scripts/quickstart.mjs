// npm run quickstart: grows the small set in recipes/data with the built command, as a user would.
// The command itself prints the counts and the report's path.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = ['dist/cli/main.js', 'run', 'recipes/quickstart.yaml', '--overwrite', ...process.argv.slice(2)];
// npm run sets npm_command to run-script; the hints of the command should read as one pastes them here.
const env = { ...process.env, npm_command: 'exec' };
const { status, signal } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env });
process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 1);
