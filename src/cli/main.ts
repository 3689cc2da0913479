#!/usr/bin/env node
import { type Language, parseLanguage, setLanguage } from '../errors/language.ts';
import { normalizeArguments, scanChoices } from './arguments.ts';
import { createProgram } from './program.ts';
import { createTerminal } from './terminal/terminal.ts';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault. What stderr loses is only talk.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});
process.stderr.on('error', () => {});

// The answer is alone on stdout: what a user's operator or a library prints is talk.
console.log = console.info = console.debug = console.error;

const args = normalizeArguments(process.argv.slice(2));
const choices = scanChoices(args, process.env);
if (choices.language !== undefined) setLanguage(parseLanguage(choices.language) as Language | undefined);
const terminal = createTerminal(choices, args);

let commandName = '';
const fail = async (thrown: unknown) => {
  const { reportFailure } = await import('./failure.ts');
  process.exitCode = reportFailure(thrown, commandName, terminal);
};
process.on('uncaughtException', (error) => {
  void fail(error).finally(() => process.exit());
});

try {
  const program = createProgram(terminal, (name, exitCode) => {
    commandName = name;
    if (exitCode !== undefined) process.exitCode = exitCode;
  });
  await program.parseAsync(args, { from: 'user' });
} catch (thrown) {
  await fail(thrown);
}
