import { Command, CommanderError, Help, Option } from 'commander';
import { assignment, fieldNames, namedPath, names, oneOf, wholeNumber } from './arguments.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Messages } from './messages.ts';
import type { Terminal } from './terminal/terminal.ts';
import { displayWidth } from './terminal/width.ts';
import { addTrainingCommands, type TrainingCommandName } from './training-commands.ts';
import { usageError } from './usage-error.ts';

export type CommandName =
  | 'run'
  | 'validate'
  | 'preview'
  | 'explain'
  | 'operators'
  | 'init'
  | 'convert'
  | 'audit'
  | 'report'
  | 'help'
  | 'serve-stream'
  | TrainingCommandName;

/** Two examples that lead the help of each command. */
const examples: Readonly<Record<CommandName | 'leaven', readonly string[]>> = {
  leaven: ['leaven init reviews.csv --out reviews.yaml', 'leaven run reviews.yaml'],
  run: ['leaven run sst2.yaml', 'leaven run sst2.yaml --workers 4 --set seed=7 --set output.path=runs/seed-7'],
  validate: ['leaven validate sst2.yaml', 'leaven validate sst2.yaml --estimate'],
  preview: ['leaven preview sst2.yaml', 'leaven preview sst2.yaml --samples 5 --set steps.0.augment.copies=2'],
  explain: ["leaven explain runs/sst2-eda 'sst2-17#augment.3'", 'leaven explain runs/sst2-eda sst2-17 --json'],
  operators: ['leaven operators', 'leaven operators text.delete-words'],
  init: ['leaven init reviews.csv', 'leaven init train.jsonl --out recipes/reviews.yaml --name reviews --yes'],
  audit: ['leaven audit reviews.csv', 'leaven audit train.txt test.txt --columns label,text --json audit.json --report audit.html'],
  convert: ['leaven convert alpaca.json chat.jsonl --to openai', 'leaven convert train.conll train.jsonl --to tokens --dry-run'],
  report: ['leaven report runs/sst2-eda', 'leaven report runs/sst2-eda --lang zh-CN'],
  'serve-stream': ['leaven serve-stream sst2.yaml', 'leaven serve-stream sst2.yaml --port 8080 --workers 4'],
  train: ['leaven train sst2.yaml --out model', 'leaven train reviews.csv --label stars --trainer text-embedding --with epochs=20'],
  predict: ['leaven predict model new.jsonl --out predictions.jsonl', 'leaven predict model sst2.yaml --split test | head'],
  evaluate: ['leaven evaluate model test.csv', 'leaven evaluate model runs/sst2-eda --json metrics.json'],
  prove: ['leaven prove sst2.yaml', 'leaven prove sst2.yaml --seeds 10 --metric macro-f1 --json proof.json --report proof.html'],
  search: [
    'leaven search sst2.yaml --budget 5m --out best.yaml',
    'leaven search sst2.yaml --trials 40 --method random --trainer text-embedding',
  ],
  help: ['leaven help run', 'leaven help recipe/unknown-key'],
};

/**
 * The commands and their options. Each command's module is imported when the command is called, so help loads none.
 * `done` is told the name before a command starts, and its exit code after.
 */
export function createProgram(terminal: Terminal, done: (name: string, exitCode?: ExitCode) => void): Command {
  const { words } = terminal;
  const program = new Command('leaven');
  /** What the help of a command says at its end: loaded when it is asked for. */
  const more = new Map<string, string>();
  program
    .description(words.about)
    .helpOption('-h, --help', words.optHelp)
    .helpCommand(false)
    .option('-V, --version', words.optVersion)
    .option('--json [file]', words.optJson)
    .addOption(new Option('--lang <language>', words.optLang).argParser(language))
    .addOption(new Option('--color <when>', words.optColor).argParser(oneOf('--color', ['auto', 'always', 'never'])))
    .addOption(new Option('--no-color').hideHelp())
    .option('-q, --quiet', words.optQuiet)
    .option('--plain', words.optPlain)
    .configureHelp(helpIn(words, more))
    .configureOutput({ writeOut: (text) => terminal.json || process.stdout.write(text), outputError: () => {} })
    .action(async (options: { version?: boolean }) => {
      done('leaven');
      const { leaven } = await import('./commands/leaven.ts');
      done('leaven', leaven(program, options, terminal));
    });

  const add = (name: CommandName, summary: string) => program.command(name).summary(summary).description(summary);
  /** Runs the command's function, whose first arguments are the command's own, then its options. */
  const call =
    (name: CommandName, load: () => Promise<(...given: any[]) => Promise<ExitCode>>) =>
    async (...given: unknown[]) => {
      done(name);
      // Commands work on the disk; help needs none.
      await import('../datasets/disk.ts');
      // Commander hands over the arguments, the options and the command itself.
      const result = await (await load())(...given.slice(0, -1), terminal, program);
      done(name, result);
    };
  const set = () => new Option('--set <path=value>', words.optSet).argParser(assignment);

  add('run', words.commandRun)
    .argument('<recipe>', words.argRecipe)
    .addOption(new Option('--workers <n>', words.optWorkers).argParser(wholeNumber('--workers', 0, 1024)))
    .addOption(new Option('--shard-size <rows>', words.optShardSize).argParser(wholeNumber('--shard-size', 1)))
    .addOption(new Option('--memory-megabytes <n>', words.optMemory).argParser(wholeNumber('--memory-megabytes', 0)))
    .option('--resume', words.optResume)
    .option('--overwrite', words.optOverwrite)
    .addOption(set())
    .addOption(new Option('--progress <format>', words.optProgress).argParser(oneOf('--progress', ['jsonl'])))
    .option('--dry-run', words.optDryRun)
    .action(call('run', async () => (await import('./commands/run.ts')).runCommand));
  add('validate', words.commandValidate)
    .argument('<recipe>', words.argRecipe)
    .option('--estimate', words.optEstimate)
    .addOption(set())
    .action(call('validate', async () => (await import('./commands/validate.ts')).validateCommand));
  add('preview', words.commandPreview)
    .argument('<recipe>', words.argRecipe)
    .addOption(new Option('--samples <n>', `${words.optSamples} ${words.optDefault('3')}`).argParser(wholeNumber('--samples', 1, 1000)))
    .addOption(set())
    .action(call('preview', async () => (await import('./commands/preview.ts')).previewCommand));
  add('explain', words.commandExplain)
    .argument('<folder>', words.argRunFolder)
    .argument('<id>', words.argSampleId)
    .option('--show-private', words.optShowPrivate)
    .action(call('explain', async () => (await import('./commands/explain.ts')).explainCommand));
  add('operators', words.commandOperators)
    .argument('[id]', words.argOperator)
    .action(call('operators', async () => (await import('./commands/operators.ts')).operatorsCommand));
  add('init', words.commandInit)
    .argument('<data>', words.argData)
    .option('--out <file>', words.optOut)
    .option('--name <name>', words.optName)
    .option('-y, --yes', words.optYes)
    .option('--force', words.optForce)
    .option('--dry-run', words.optDryRun)
    .action(call('init', async () => (await import('./commands/init.ts')).initCommand));
  add('audit', words.commandAudit)
    .argument('<data...>', words.argAuditData)
    .addOption(new Option('--format <name>', words.optFormat))
    .addOption(new Option('--columns <names>', words.optColumns).argParser(names('--columns')))
    .option('--delimiter <text>', words.optDelimiter)
    .option('--encoding <name>', words.optEncoding)
    .addOption(new Option('--task <task>', words.optTask))
    .addOption(new Option('--fields <role=column>', words.optFields).argParser(fieldNames))
    .addOption(new Option('--split <name=path>', words.optSplitFile).argParser(namedPath))
    .option('--report <file>', words.optAuditReport)
    .option('--write-recipe [file]', words.optWriteRecipe)
    .option('--force', words.optForce)
    .addOption(new Option('--seed <n>', words.optRecipeSeed).argParser(wholeNumber('--seed', 0)))
    .addOption(new Option('--fail-on <severity>', words.optFailOn).argParser(oneOf('--fail-on', ['error', 'warning'])))
    .action(call('audit', async () => (await import('./commands/audit.ts')).auditCommand));
  add('convert', words.commandConvert)
    .argument('<in>', words.argData)
    .argument('<out>', words.argConvertOut)
    .addOption(new Option('--from <name>', words.optFrom))
    .addOption(new Option('--to <name>', words.optTo))
    .addOption(new Option('--task <task>', words.optTask))
    .addOption(new Option('--fields <role=column>', words.optFields).argParser(fieldNames))
    .option('--dry-run', words.optDryRun)
    .option('--allow-loss', words.optAllowLoss)
    .option('--overwrite', words.optOverwriteFile)
    .option('--data-info <file>', words.optDataInfo)
    .action(call('convert', async () => (await import('./commands/convert.ts')).convertCommand));
  add('report', words.commandReport)
    .argument('<folder>', words.argRunFolder)
    .action(call('report', async () => (await import('./commands/report.ts')).reportCommand));
  add('serve-stream', words.commandServeStream)
    .argument('<recipe>', words.argRecipe)
    .addOption(new Option('--port <n>', words.optPort).argParser(wholeNumber('--port', 0, 65_535)))
    .option('--token <text>', words.optToken)
    .addOption(new Option('--workers <n>', words.optStreamWorkers).argParser(wholeNumber('--workers', 0, 1024)))
    .option('--cache <folder>', words.optCache)
    .option('--once', words.optOnce)
    .addOption(set())
    .addOption(new Option('--resume').hideHelp())
    .action(call('serve-stream', async () => (await import('./commands/serve-stream.ts')).serveStreamCommand));
  addTrainingCommands(add, call, words);
  add('help', words.commandHelp)
    .argument('[topic]', words.argTopic)
    .action(call('help', async () => (await import('./commands/help.ts')).helpCommand));

  for (const command of [program, ...program.commands]) {
    command.allowExcessArguments(command === program);
    command.exitOverride((error) => {
      throw usageError(error, command, program);
    });
  }
  // Showing the help ends the parse by an exception; it is no fault.
  const parse = program.parseAsync.bind(program);
  program.parseAsync = async (...given) => {
    try {
      if (asksForHelpOf('train', given[0] ?? [])) {
        const { trainerHelp } = await import('./trainer-help.ts');
        more.set('train', await trainerHelp(terminal));
      }
      return await parse(...given);
    } catch (error) {
      if (error instanceof CommanderError) return program;
      throw error;
    }
  };
  return program;
}

/** `leaven train --help` and `leaven help train`. */
function asksForHelpOf(name: CommandName, args: readonly string[]): boolean {
  const [first, second] = args.filter((argument) => !argument.startsWith('-'));
  return first === name ? args.includes('--help') || args.includes('-h') : first === 'help' && second === name;
}

function language(value: string): string {
  if (/^(en|zh)([-_.]|$)/i.test(value)) return value;
  return oneOf('--lang', ['en', 'zh-CN'])(value);
}

function helpIn(words: Messages, more: ReadonlyMap<string, string>): Partial<Help> {
  const titles: Record<string, string> = {
    'Usage:': words.usage,
    'Arguments:': words.arguments,
    'Options:': words.options,
    'Global Options:': words.globalOptions,
    'Commands:': words.commands,
  };
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles[title] ?? title,
    displayWidth,
    commandDescription: () => '',
    commandUsage(command) {
      const usage = Help.prototype.commandUsage.call(this, command);
      return usage.replace('[options]', `[${words.optionsOf}]`).replace('[command]', `[${words.commandOf}]`);
    },
    formatHelp(command, helper) {
      const lead = [
        command.description(),
        '',
        words.examples,
        ...examples[command.name() as CommandName | 'leaven'].map((line) => `  ${line}`),
      ];
      const body = Help.prototype.formatHelp.call(helper, command, helper).replace('： ', '：');
      const end = [more.get(command.name()), words.helpFooter].filter((text) => text !== undefined);
      return `${lead.join('\n')}\n\n${body}\n${end.join('\n\n')}\n`;
    },
  };
}
