import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { unknownCommand } from '../usage-error.ts';

/** `leaven` without a command that exists: the version, or an error with the nearest command, or the help. */
export function leaven(program: Command, options: { version?: boolean }, terminal: Terminal): ExitCode {
  if (options.version) {
    const version = packageVersion();
    terminal.out(version);
    terminal.document('version', { version });
    return exitCodes.done;
  }
  const [command] = program.args;
  if (command !== undefined) throw unknownCommand(command, program);
  process.stderr.write(program.helpInformation());
  return exitCodes.usage;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
