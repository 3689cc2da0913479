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

const given = process.argv.slice(2);
const args = normalizeArguments(given);
const { jsonFile, ...choices } = scanChoices(args, process.env);
if (choices.language !== undefined) setLanguage(parseLanguage(choices.language) as Language | undefined);
const refused = jsonFile === undefined ? undefined : (await import('./document-file.ts')).refusalOf(jsonFile);
const terminal = createTerminal({ ...choices, ...(jsonFile === undefined || refused ? {} : { jsonFile }) }, given);

let commandName = '';
const fail = async (thrown: unknown) => {
  const { reportFailure } = await import('./failure.ts');
  process.exitCode = reportFailure(thrown, commandName, terminal);
};
process.on('uncaughtException', (error) => {
  void fail(error)
    .then(terminal.finish)
    .finally(() => process.exit());
});

try {
  if (refused) throw refused;
  const program = createProgram(terminal, (name, exitCode) => {
    commandName = name;
    if (exitCode !== undefined) process.exitCode = exitCode;
  });
  await program.parseAsync(args, { from: 'user' });
} catch (thrown) {
  await fail(thrown);
}
await terminal.finish().catch(fail);
