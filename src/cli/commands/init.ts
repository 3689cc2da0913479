import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createRecipe, type InitResult } from '../../app/init.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { writeWhole } from '../../pipeline/files.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { shownPath } from '../paths.ts';
import { programName, shellCommand } from '../shell.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

export interface InitFlags {
  out?: string;
  name?: string;
  yes?: boolean;
  force?: boolean;
  dryRun?: boolean;
}

/** `leaven init DATA`: looks at the data and writes a commented recipe that runs. Asks only on a terminal, only what no flag says. */
export async function initCommand(data: string, flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const { words } = terminal;
  const create = (out: string | undefined, name: string | undefined) =>
    createRecipe(data, {
      language: terminal.language,
      ...(out === undefined ? {} : { recipeFile: out }),
      ...(name === undefined ? {} : { name }),
    });
  let result: InitResult = await create(flags.out, flags.name);
  let out = flags.out ?? `${result.name}.yaml`;
  if (asks(flags, terminal)) {
    const answers = await ask(out, result.name, flags, terminal);
    if (answers === undefined) {
      terminal.note(words.cancelled);
      return exitCodes.interrupted;
    }
    out = answers.out;
    if (answers.name !== result.name || dirname(resolve(out)) !== dirname(resolve(flags.out ?? '.', 'x')))
      result = await create(out, answers.name);
  }
  for (const note of result.notes) terminal.note(`  ${terminal.noteColors.warning(words.check)} ${visible(note)}`);
  if (flags.dryRun) {
    terminal.out(result.recipe.trimEnd());
    terminal.note(words.nothingWritten);
  } else {
    if (existsSync(out) && !flags.force) throw new LeavenError('cli/file-exists', { file: out });
    writeWhole(resolve(out), [result.recipe]);
    terminal.out(words.wrote(shownPath(resolve(out))));
    terminal.note(`  ${words.next(shellCommand([...programName(), 'run', out]))}`);
  }
  terminal.document('init', {
    ...(flags.dryRun ? { dryRun: true } : { file: resolve(out) }),
    name: result.name,
    recipe: result.recipe,
    notes: result.notes,
  });
  return exitCodes.done;
}

function asks(flags: InitFlags, terminal: Terminal): boolean {
  const everything = flags.out !== undefined && flags.name !== undefined;
  const speaks = process.stdin.isTTY === true && process.stderr.isTTY === true && !terminal.json && !terminal.quiet && !terminal.plain;
  return speaks && !flags.yes && !flags.dryRun && !everything;
}

async function ask(out: string, name: string, flags: InitFlags, { words }: Terminal): Promise<{ out: string; name: string } | undefined> {
  const prompts = await import('@clack/prompts');
  const output = process.stderr;
  const answer = async (message: string, initialValue: string) => {
    const given = await prompts.text({ message, initialValue, output });
    return prompts.isCancel(given) ? undefined : given;
  };
  const chosenName = flags.name ?? (await answer(words.askName, name));
  if (chosenName === undefined) return undefined;
  const chosenOut = flags.out ?? (await answer(words.askOut, flags.name === undefined && chosenName !== name ? `${chosenName}.yaml` : out));
  if (chosenOut === undefined) return undefined;
  if (existsSync(chosenOut) && !flags.force) {
    const replace = await prompts.confirm({ message: words.askReplace(chosenOut), initialValue: false, output });
    if (prompts.isCancel(replace) || !replace) return undefined;
    flags.force = true;
  }
  return { out: chosenOut, name: chosenName };
}
