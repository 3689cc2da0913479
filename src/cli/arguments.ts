import type { Language } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { messages } from './messages.ts';
import type { ColorChoice } from './terminal/color.ts';

/** What holds for every command and must be known before the arguments are parsed: the errors of parsing obey it too. */
export interface GlobalChoices {
  language?: string;
  color: ColorChoice;
  json: boolean;
  plain: boolean;
  quiet: boolean;
}

const colorChoices: readonly string[] = ['auto', 'always', 'never'];

/** `--color` alone means always: its value is optional, and never the next argument unless that is one of its values. */
export function normalizeArguments(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((argument, index) => {
    const isOption = argument === '--color' && (end === -1 || index < end);
    return isOption && !colorChoices.includes(argv[index + 1] ?? '') ? '--color=always' : argument;
  });
}

/** The choices as they stand anywhere among the arguments, before `--`. The last one counts. */
export function scanChoices(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): GlobalChoices {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const lastValue = (name: string) => {
    let value: string | undefined;
    for (const [index, argument] of options.entries()) {
      if (argument === name) value = options[index + 1];
      else if (argument.startsWith(`${name}=`)) value = argument.slice(name.length + 1);
    }
    return value;
  };
  const color = lastValue('--color');
  const language = lastValue('--lang');
  return {
    ...(language !== undefined ? { language } : {}),
    color: options.includes('--no-color') ? 'never' : colorChoices.includes(color ?? '') ? (color as ColorChoice) : 'auto',
    json: options.includes('--json'),
    plain: options.includes('--plain') || (env.LEAVEN_PLAIN ?? '') !== '',
    quiet: options.includes('--quiet') || options.includes('-q'),
  };
}

/** Reads a whole number in a range. @throws LeavenError cli/bad-value */
export function wholeNumber(option: string, least: number, most?: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= least && (most === undefined || number <= most)) return number;
    throw badValue(option, value, (language) => messages[language].expectedWhole(least, most));
  };
}

/** Reads one of a few words. @throws LeavenError cli/bad-value */
export function oneOf(option: string, choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (choices.includes(value)) return value;
    throw badValue(option, value, (language) => messages[language].expectedOneOf(choices));
  };
}

/** Gathers `--set` assignments. @throws LeavenError cli/bad-value */
export function assignment(value: string, earlier: readonly string[] = []): string[] {
  if (/^[^=\s]+=/s.test(value)) return [...earlier, value];
  throw badValue('--set', value, (language) => messages[language].expectedAssignment);
}

function badValue(option: string, value: string, expected: (language: Language) => string): LeavenError {
  return new LeavenError('cli/bad-value', {
    option,
    value: value === '' ? '""' : value,
    expected: { en: expected('en'), 'zh-CN': expected('zh-CN') },
  });
}
