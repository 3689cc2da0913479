import type { Command, CommanderError } from 'commander';
import { nearestName } from '../datasets/nearest.ts';
import { LeavenError } from '../errors/leaven-error.ts';

/** The parser's complaint as an error of ours, with the nearest right name; help and version pass as they are. */
export function usageError(error: CommanderError, command: Command, program: Command): Error {
  const [, named = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const own = command === program ? undefined : command.name();
  const [wanted] = program.args;
  if (own === undefined && wanted !== undefined && !wanted.startsWith('-')) return unknownCommand(wanted, program);
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = [...command.options, ...program.options].flatMap((option) => [option.long, option.short]).concat('--help');
      const nearest = nearestName(
        named.split('=')[0] ?? '',
        flags.filter((flag) => flag !== undefined && flag !== null),
      );
      return new LeavenError('cli/unknown-option', { option: named, command: own, nearest });
    }
    case 'commander.missingArgument':
      return new LeavenError('cli/missing-argument', { command: own, argument: `<${named}>` });
    case 'commander.excessArguments': {
      const expected = command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`));
      return new LeavenError('cli/unexpected-argument', {
        command: own,
        argument: command.args.slice(expected.length),
        expected: expected.join(' '),
      });
    }
    case 'commander.optionMissingArgument':
      return new LeavenError('cli/missing-value', { option: named.split(' ')[0], usage: named });
    default:
      return error;
  }
}

/** The error for a first word that names no command. */
export function unknownCommand(command: string, program: Command): LeavenError {
  const names = program.commands.map((each) => each.name());
  return new LeavenError('cli/unknown-command', { command, nearest: nearestName(command, names) });
}
