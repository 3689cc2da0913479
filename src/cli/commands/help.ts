import type { Command } from 'commander';
import { nearestName } from '../../datasets/nearest.ts';
import { type CatalogEntry, catalog, hasCode } from '../../errors/catalog.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { renderErrorPage } from '../terminal/errors.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** `leaven help [TOPIC]`: a command, an error code, `codes` or `exit-codes`. */
export async function helpCommand(topic: string | undefined, _options: object, terminal: Terminal, program: Command): Promise<ExitCode> {
  if (topic === undefined) return show(terminal, program.helpInformation().trimEnd().split('\n'), { topic: 'leaven' });
  const command = program.commands.find((each) => each.name() === topic);
  if (command) return show(terminal, command.helpInformation().trimEnd().split('\n'), { topic });
  if (topic === 'exit-codes') return showExitCodes(terminal);
  const entries: Readonly<Record<string, CatalogEntry>> = catalog;
  if (topic === 'codes') {
    const codes = Object.keys(entries).sort();
    const lines = formatTable(
      [{ title: 'code' }, { title: '' }],
      codes.map((code) => [code, firstSentence(entries[code]?.[terminal.language].help ?? '')]),
      terminal.aligned,
    );
    return show(terminal, lines.slice(1), { topic, codes });
  }
  // As printed: `error[recipe/unknown-key]` may be pasted with its brackets.
  const code = topic.replace(/^.*\[/, '').replace(/\].*$/, '');
  if (!hasCode(code)) {
    const names = [...Object.keys(entries), ...program.commands.map((each) => each.name()), 'codes', 'exit-codes'];
    throw new LeavenError('cli/unknown-code', { code: topic, nearest: nearestName(code, names) });
  }
  const wording = catalog[code][terminal.language];
  return show(terminal, renderErrorPage(code, wording, { language: terminal.language, colors: terminal.colors }), {
    topic,
    code,
    ...wording,
  });
}

function show(terminal: Terminal, lines: readonly string[], fields: object): ExitCode {
  for (const line of lines) terminal.out(line);
  terminal.document('help', { ...fields, text: lines.join('\n') });
  return exitCodes.done;
}

function showExitCodes(terminal: Terminal): ExitCode {
  const { words } = terminal;
  const meanings: Readonly<Record<number, string>> = {
    [exitCodes.done]: words.exit0,
    [exitCodes.failed]: words.exit1,
    [exitCodes.usage]: words.exit2,
    [exitCodes.aboveLimit]: words.exit3,
    [exitCodes.interrupted]: words.exit130,
  };
  const lines = Object.entries(meanings).map(([code, meaning]) => `${code.padStart(5)}  ${meaning}`);
  return show(terminal, [words.exitCodes, ...lines], { topic: 'exit-codes', exitCodes: meanings });
}

function firstSentence(text: string): string {
  return /^.*?(?:[.!?](?=\s|$)|[。！？]|$)/su.exec(text)?.[0] ?? text;
}
