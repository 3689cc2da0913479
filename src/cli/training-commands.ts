import { type Command, Option } from 'commander';
import { assignment, gathered, names, oneOf, parameter, share, shares, wholeNumber } from './arguments.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Messages } from './messages.ts';

export type TrainingCommandName = 'train' | 'predict' | 'evaluate' | 'prove' | 'search';

type Call = (
  name: TrainingCommandName,
  load: () => Promise<(...given: any[]) => Promise<ExitCode>>,
) => (...given: unknown[]) => Promise<void>;

/** The commands that train, judge and prove. */
export function addTrainingCommands(add: (name: TrainingCommandName, summary: string) => Command, call: Call, words: Messages): void {
  const set = () => new Option('--set <path=value>', words.optSet).argParser(assignment);
  const events = () => new Option('--progress <format>', words.optProgress).argParser(oneOf('--progress', ['jsonl']));
  const trainer = () => new Option('--trainer <id>', words.optTrainer);
  const parameters = () => new Option('--with <name=value>', words.optWith).argParser(parameter);
  const text = () => new Option('--text <field>', words.optText).argParser(gathered);
  const label = () => new Option('--label <field>', words.optLabel);
  const split = (meaning: string) => new Option('--split <name>', meaning);
  const workers = () => new Option('--workers <n>', words.optTrainingWorkers).argParser(wholeNumber('--workers', 0, 1024));
  const metric = () => new Option('--metric <name>', words.optMetric).argParser(oneOf('--metric', ['accuracy', 'macro-f1']));
  const number = (flag: string, name: string, meaning: string, least: number, most?: number) =>
    new Option(`${flag} <${name}>`, meaning).argParser(wholeNumber(flag, least, most));

  add('train', words.commandTrain)
    .argument('<data>', words.argTrainingData)
    .addOption(trainer())
    .addOption(parameters())
    .addOption(new Option('--out <folder>', `${words.optModelOut} ${words.optDefault('model')}`))
    .addOption(number('--seed', 'n', words.optSeed, 0))
    .addOption(number('--steps', 'n', words.optSteps, 1))
    .addOption(number('--folds', 'k', words.optFolds, 2, 1000))
    .option('--on-the-fly', words.optOnTheFly)
    .addOption(text())
    .addOption(label())
    .addOption(set())
    .option('--resume', words.optResumeTraining)
    .option('--overwrite', words.optOverwriteModel)
    .addOption(events())
    .action(call('train', async () => (await import('./commands/train.ts')).trainCommand));
  add('predict', words.commandPredict)
    .argument('<model>', words.argModel)
    .argument('<data>', words.argTrainingData)
    .option('--out <file>', words.optPredictionsOut)
    .addOption(split(words.optSplit))
    .addOption(text())
    .addOption(set())
    .option('--overwrite', words.optOverwriteFile)
    .addOption(events())
    .action(call('predict', async () => (await import('./commands/predict.ts')).predictCommand));
  add('evaluate', words.commandEvaluate)
    .argument('<model>', words.argModel)
    .argument('<data>', words.argTrainingData)
    .addOption(split(words.optSplit))
    .addOption(text())
    .addOption(label())
    .addOption(set())
    .addOption(new Option('--noise <names>', words.optNoise).argParser(names('--noise')))
    .addOption(new Option('--rates <shares>', `${words.optRates} ${words.optDefault('0.05,0.1,0.2,0.3')}`).argParser(shares('--rates')))
    .addOption(number('--draws', 'n', `${words.optDraws} ${words.optDefault('3')}`, 1, 1000))
    .addOption(number('--seed', 'n', words.optNoiseSeed, 0))
    .addOption(events())
    .action(call('evaluate', async () => (await import('./commands/evaluate.ts')).evaluateCommand));
  add('prove', words.commandProve)
    .argument('<recipe>', words.argRecipe)
    .addOption(trainer())
    .addOption(parameters())
    .addOption(number('--seeds', 'n', `${words.optSeeds} ${words.optDefault('5')}`, 1, 1000))
    .addOption(metric())
    .addOption(number('--train-rows', 'n', words.optTrainRows, 1))
    .addOption(new Option('--holdout <share>', words.optHoldout).argParser(share('--holdout')))
    .addOption(number('--rows-per-class', 'n', words.optRowsPerClass, 1))
    .option('--no-ablation', words.optNoAblation)
    .addOption(new Option('--curve <shares>', words.optCurve).argParser(shares('--curve')))
    .option('--no-curve', words.optNoCurve)
    .addOption(new Option('--keep <step>', words.optKeep).argParser(gathered))
    .addOption(split(`${words.optJudge} ${words.optDefault('test')}`))
    .addOption(set())
    .option('--out <folder>', words.optProofOut)
    .addOption(workers())
    .option('--overwrite', words.optOverwriteProof)
    .addOption(new Option('--resume').hideHelp())
    .option('--report <file>', words.optReport)
    .addOption(events())
    .action(call('prove', async () => (await import('./commands/prove.ts')).proveCommand));
  add('search', words.commandSearch)
    .argument('<recipe>', words.argRecipe)
    .addOption(trainer())
    .addOption(parameters())
    .option('--budget <time>', `${words.optBudget} ${words.optDefault('5m')}`)
    .addOption(number('--trials', 'n', words.optTrials, 1))
    .addOption(new Option('--method <name>', words.optMethod).argParser(oneOf('--method', ['asha', 'random'])))
    .addOption(metric())
    .addOption(number('--seed', 'n', words.optSearchSeed, 0))
    .addOption(split(`${words.optHeldBack} ${words.optDefault('test')}`))
    .addOption(set())
    .option('--out <file>', `${words.optBestOut} ${words.optDefault('best.yaml')}`)
    .addOption(workers())
    .option('--overwrite', words.optOverwriteSearch)
    .addOption(new Option('--resume').hideHelp())
    .addOption(events())
    .action(call('search', async () => (await import('./commands/search.ts')).searchCommand));
}
