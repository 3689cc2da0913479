import { type Validation, validate } from '../../app/validate.ts';
import { type StepPlan, stepsOfStage } from '../../core/plan.ts';
import type { Language } from '../../errors/language.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { shownPath } from '../paths.ts';
import { renderError } from '../terminal/errors.ts';
import { bytes, count, duration } from '../terminal/numbers.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

export interface ValidateOptions {
  estimate?: boolean;
  set?: string[];
}

/** `leaven validate RECIPE [--estimate]` */
export async function validateCommand(recipe: string, options: ValidateOptions, terminal: Terminal): Promise<ExitCode> {
  const validation = await checkRecipe(recipe, options, terminal);
  terminal.document('validate', planDocument(validation, terminal.language));
  return exitCodes.done;
}

/** Checks a recipe and says what a run of it would do. */
export async function checkRecipe(recipe: string, options: ValidateOptions, terminal: Terminal): Promise<Validation> {
  const { words, language, colors } = terminal;
  const { set, estimate } = options;
  const validation = await validate(recipe, { ...(set ? { set } : {}), ...(estimate ? { estimate } : {}) });
  const { plan, warnings } = validation;
  for (const warning of warnings) {
    for (const line of renderError(warning, { language, colors: terminal.noteColors, severity: 'warning' })) terminal.note(line);
  }
  terminal.out(colors.strong(words.valid(visible(recipe))));
  if (terminal.quiet) return validation;
  terminal.out(`  ${[visible(plan.name), words.seed(plan.seed), words.stages(plan.stages.length)].join('  ')}`);
  for (const stage of plan.stages) {
    for (const step of stepsOfStage(stage)) terminal.out(`  ${stepLine(step, terminal)}`);
  }
  if (validation.estimate) {
    const { rows, bytes: size, seconds, trialRows } = validation.estimate;
    terminal.out(`  ${words.estimateRows(count(rows, language), bytes(size))}`);
    terminal.out(`  ${words.estimateTime(duration(seconds, words.units), count(trialRows, language))}`);
  }
  terminal.out(`  ${words.wouldWrite(shownPath(plan.output.path))}`);
  return validation;
}

function stepLine(step: StepPlan, { words }: Terminal): string {
  const where = step.splits === 'all' ? '' : `  [${step.splits.join(', ')}]`;
  if (step.kind === 'operator') return `${step.operator.use}${where}`;
  return `augment  ${words.copiesOf(step.copies, ...step.from.map((operator) => operator.use))}${where}`;
}

/** A checked recipe as data. */
export function planDocument({ plan, warnings, estimate }: Validation, language: Language): object {
  return { plan, warnings: warnings.map((warning) => warning.toDocument(language)), ...(estimate ? { estimate } : {}) };
}
