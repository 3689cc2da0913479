import type { Json } from '../core/operator.ts';
import { fieldsOfKind } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { checkTask, classesOf, type Rows, usableRows } from '../training/read-rows.ts';
import { type TrainerChoice, type TrainerSettings, trainerSettings } from '../training/settings.ts';
import type { TrainingPasses } from '../training/trainer.ts';
import { type DataOptions, optionNotHere, withData } from './open-data.ts';
import { pureSteps } from './pure-steps.ts';
import { openPasses } from './training-passes.ts';
import { countUnread, type Unread } from './unread.ts';

export interface TrainingData extends TrainerSettings {
  /** All splits of the data. */
  splits: readonly string[];
  train: Rows;
  /** The original that each row of train was made from. */
  originals: string[];
  /** What early stopping looks at; may be empty. */
  dev: Rows;
  classes: string[];
  /** Rows of train without a text or a label. */
  unusable: number;
  unread: Unread;
  /** Names of the text fields by role. */
  fields: Record<string, string>;
  labelField: string;
  task: string;
  language: string;
  /** Of the recipe. */
  seed: number;
  preprocessing: Json[];
  /** Rows of later passes, where they are drawn anew for each. */
  passes?: TrainingPasses;
}

export interface TrainingDataOptions extends DataOptions, TrainerChoice {
  /** Draw the copies anew for each pass over the data: with a recipe alone. */
  onTheFly?: boolean;
}

/** Splits as training names them. */
const trainSplit = 'train';
const devSplit = 'validation';

/**
 * Everything that a training needs of its data, read at once: a folder that goes away is gone before the training begins.
 *
 * @throws LeavenError training/no-rows, training/one-class, training/task-not-supported, training/same-passes, recipe/stream-after-global; as `withData` and `trainerSettings`
 */
export function readTrainingData(data: string | RecipeInput, options: TrainingDataOptions): Promise<TrainingData> {
  return withData(data, { label: true }, options, async (opened) => {
    if (options.onTheFly && !opened.recipe) throw optionNotHere('--on-the-fly', data, 'recipe', opened.kind);
    const settings = await trainerSettings(options, opened.recipe);
    const { schema, language, seed } = opened.plan;
    checkTask(settings.trainer.id, schema);
    if (options.onTheFly && !settings.trainer.takesPasses) throw new LeavenError('training/same-passes', { trainer: settings.trainer.id });
    const all = await opened.read(trainSplit);
    const train = usableRows(all);
    const classes = classesOf(train);
    if (train.ids.length === 0) throw new LeavenError('training/no-rows', { split: trainSplit });
    if (classes.length < 2) throw new LeavenError('training/one-class', { rows: train.ids.length, label: classes[0] ?? '' });
    const passes =
      options.onTheFly && opened.recipe
        ? await openPasses(opened.recipe, {
            ...{ split: trainSplit, classes },
            ...(options.signal ? { signal: options.signal } : {}),
            ...(options.onProgress ? { onProgress: options.onProgress } : {}),
          })
        : undefined;
    return {
      ...settings,
      ...(passes ? { passes } : {}),
      splits: opened.splits,
      train,
      originals: await opened.originals(train.ids),
      dev: usableRows(await opened.read(devSplit)),
      classes,
      unusable: all.ids.length - train.ids.length,
      unread: await countUnread(opened, trainSplit),
      fields: Object.fromEntries(fieldsOfKind(schema, 'text').map((field) => [field.role, field.name])),
      labelField: fieldsOfKind(schema, 'label')[0]?.name ?? 'label',
      task: schema.task,
      language,
      seed,
      preprocessing: opened.kind === 'file' ? [] : await pureSteps(opened.plan),
    };
  });
}
