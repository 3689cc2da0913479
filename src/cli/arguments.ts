import type { Language } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { messages } from './messages.ts';
import type { ColorChoice } from './terminal/color.ts';

/** What holds for every command and must be known before the arguments are parsed: the errors of parsing obey it too. */
export interface GlobalChoices {
  language?: string;
  color: ColorChoice;
  /** `--json`: the document is the answer on stdout. */
  json: boolean;
  /** `--json FILE`: the document goes there, and stdout stays for people. */
  jsonFile?: string;
  plain: boolean;
  quiet: boolean;
}

const noises: ReadonlySet<string> = new Set(['all', ...Object.keys(messages.en.noiseNames)]);

const colorChoices: readonly string[] = ['auto', 'always', 'never'];

/** Options without a value: what stands after them is an argument of its own. */
export const flags: ReadonlySet<string> = new Set([
  ...['--help', '-h', '--version', '-V', '--no-color', '--quiet', '-q', '--plain'],
  ...[
    '--resume',
    '--overwrite',
    '--allow-loss',
    '--dry-run',
    '--estimate',
    '--yes',
    '-y',
    '--force',
    '--no-ablation',
    '--no-curve',
    '--once',
    '--on-the-fly',
    '--show-private',
  ],
]);

/**
 * The values of `--color`, `--json`, `--write-recipe` and `--noise` are optional: each is written into its option, so that it is never the next argument by chance.
 * `--color` takes one of its own words. `--json` takes a name that ends in .json, and only where an argument of the command stands
 * before: `leaven run --json recipe.json` runs recipe.json. `--write-recipe` takes a name that ends as recipes do. `--noise` takes names
 * of noises, and behind the two arguments of its command whatever follows.
 */
export function normalizeArguments(argv: readonly string[]): string[] {
  const normal: string[] = [];
  let positional = 0;
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] as string;
    const next = argv[index + 1];
    if (argument === '--') return [...normal, ...argv.slice(index)];
    if (argument === '--color') {
      const taken = next !== undefined && colorChoices.includes(next);
      normal.push(taken ? `--color=${next}` : '--color=always');
      if (taken) index++;
    } else if (argument === '--json') {
      const taken = next !== undefined && positional > 1 && /^[^-].*\.json$/is.test(next);
      normal.push(taken ? `--json=${next}` : '--json=');
      // `--json -` is stdout, as without a name.
      if (taken || next === '-') index++;
    } else if (argument === '--write-recipe') {
      const taken = next !== undefined && /^[^-].*\.(?:ya?ml|json)$/is.test(next);
      normal.push(taken ? `--write-recipe=${next}` : '--write-recipe=');
      if (taken) index++;
    } else if (argument === '--noise') {
      const taken = next !== undefined && !next.startsWith('-') && (positional > 2 || next.split(',').every((name) => noises.has(name)));
      normal.push(taken ? `--noise=${next}` : '--noise=all');
      if (taken) index++;
    } else {
      normal.push(argument);
      const isOption = argument.startsWith('-') && argument !== '-';
      if (!isOption) positional++;
      else if (!argument.includes('=') && !flags.has(argument) && next !== undefined && !next.startsWith('-')) {
        normal.push(next);
        index++;
      }
    }
  }
  return normal;
}

/** The choices as they stand anywhere among normalized arguments, before `--`. The last one counts. */
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
  const document = lastValue('--json');
  return {
    ...(language !== undefined ? { language } : {}),
    color: options.includes('--no-color') ? 'never' : colorChoices.includes(color ?? '') ? (color as ColorChoice) : 'auto',
    json: document === '',
    ...(document !== undefined && document !== '' ? { jsonFile: document } : {}),
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

/** Reads a list of shares between 0 and 1: `0.1,0.5`. @throws LeavenError cli/bad-value */
export function shares(option: string): (value: string) => number[] {
  return (value) => {
    const list = value.split(',').map((part) => (/^\s*(?:0|1|0?\.\d+|0\.\d+)\s*$/.test(part) ? Number(part) : Number.NaN));
    if (list.every((share) => share > 0 && share < 1)) return list;
    throw badValue(option, value, (language) => messages[language].expectedShares);
  };
}

/** Reads one share between 0 and 1. @throws LeavenError cli/bad-value */
export function share(option: string): (value: string) => number {
  return (value) => {
    const [only, ...more] = shares(option)(value);
    if (only !== undefined && more.length === 0) return only;
    throw badValue(option, value, (language) => messages[language].expectedShare);
  };
}

/** Gathers the values of an option that may be given again. */
export function gathered(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** Gathers `--with` parameters. @throws LeavenError cli/bad-value */
export function parameter(value: string, earlier: readonly string[] = []): string[] {
  if (/^\w+=/s.test(value)) return [...earlier, value];
  throw badValue('--with', value, (language) => messages[language].expectedParameter);
}

/** Gathers the columns of roles: `text=review,label=stars`. @throws LeavenError cli/bad-value */
export function fieldNames(value: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const pairs = value.split(',').map((part) => /^\s*(\w+)=(.+)$/s.exec(part));
  if (pairs.some((pair) => pair === null)) throw badValue('--fields', value, (language) => messages[language].expectedField);
  return { ...earlier, ...Object.fromEntries(pairs.map((pair) => [pair?.[1] as string, pair?.[2] as string])) };
}

/** Reads a list of names: `label,text`. @throws LeavenError cli/bad-value */
export function names(option: string): (value: string) => string[] {
  return (value) => {
    const list = value.split(',').map((part) => part.trim());
    if (list.every((part) => part !== '')) return list;
    throw badValue(option, value, (language) => messages[language].expectedNames);
  };
}

/** Gathers files by split: `test=held-out.csv`. @throws LeavenError cli/bad-value */
export function namedPath(value: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const pair = /^([\w.-]+)=(.+)$/s.exec(value);
  if (!pair) throw badValue('--split', value, (language) => messages[language].expectedSplitFile);
  return { ...earlier, [pair[1] as string]: pair[2] as string };
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
