import { utf8 } from '../core/bytes.ts';
import { filesOf } from '../core/files.ts';
import type { FormatPlan, OperatorPlan, Plan } from '../core/plan.ts';
import type { TaskName } from '../core/tasks.ts';
import type { OutputFile } from './assemble.ts';
import type { WorkContext } from './job.ts';
import { layout } from './layout.ts';

/** Names of tasks on the Hugging Face Hub; tasks that it has no name for are left out. */
const hubTasks: Partial<Record<TaskName, string>> = {
  text: 'text-generation',
  'text-classification': 'text-classification',
  'multi-label': 'text-classification',
  'token-classification': 'token-classification',
  'text-pair': 'text-classification',
  'text-to-text': 'text-generation',
  instruction: 'text-generation',
  preference: 'text-generation',
  'question-answering': 'question-answering',
  'multiple-choice': 'multiple-choice',
  chat: 'text-generation',
  code: 'text-generation',
  'relation-extraction': 'token-classification',
};

const sizes: readonly (readonly [below: number, name: string])[] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
  [1e8, '10M<n<100M'],
  [1e9, '100M<n<1B'],
  [1e10, '1B<n<10B'],
  [1e11, '10B<n<100B'],
  [1e12, '100B<n<1T'],
];

/**
 * Writes the run folder's README.md: a dataset card as the Hugging Face Hub reads it, so that the folder loads as a data set of its splits
 * and of nothing else that lies in it.
 */
export function writeCard({ folder, plan }: WorkContext, files: readonly OutputFile[]): OutputFile {
  const path = layout.card(folder);
  const data = files.filter((file) => file.path.startsWith('data/'));
  const { bytes, sha256 } = filesOf(path).write(path, [utf8(cardText(plan, data))]);
  return { path: 'README.md', role: 'card', rows: 0, bytes, sha256 };
}

function cardText(plan: Plan, data: readonly OutputFile[]): string {
  const rows = data.reduce((sum, file) => sum + file.rows, 0);
  const bySplit = new Map<string, OutputFile[]>();
  for (const file of data) bySplit.set(file.role, [...(bySplit.get(file.role) ?? []), file]);
  // A split without rows has no columns either, and no loader takes it.
  const filled = [...bySplit].filter(([, own]) => own.some((file) => file.rows > 0));
  const language = plan.language.split('-')[0]?.toLowerCase() ?? 'und';
  const task = hubTasks[plan.schema.task];
  const size = (sizes.find(([below]) => rows < below) ?? [0, 'n>1T'])[1];
  return [
    '---',
    ...(language === 'und' ? [] : ['language:', `- ${scalar(language)}`]),
    ...(task === undefined ? [] : ['task_categories:', `- ${task}`]),
    'size_categories:',
    `- ${size}`,
    'tags:',
    '- leaven',
    ...(filled.length === 0 ? [] : ['configs:', '- config_name: default', '  data_files:']),
    ...filled.flatMap(([split, own]) => [
      // The Hub's names of splits are words.
      `  - split: ${scalar(split.replace(/[^\p{L}\p{N}_.]/gu, '_'))}`,
      ...(own.length === 1
        ? [`    path: ${scalar(own[0]?.path ?? '')}`]
        : ['    path:', ...own.map((file) => `    - ${scalar(file.path)}`)]),
    ]),
    ...(filled.length === 0 ? [] : loaderOptions(plan.output.format)),
    '---',
    '',
    `# ${oneLine(plan.name)}`,
    '',
    'Made by Leaven from the recipe in `recipe.lock.yaml`. `provenance.jsonl` tells for each row',
    'where it comes from and what was drawn for it; `rejected.jsonl` holds what was left out, with the reason.',
    '',
    '| Split | Rows |',
    '| --- | ---: |',
    ...[...bySplit].map(([split, own]) => `| ${split} | ${own.reduce((sum, file) => sum + file.rows, 0)} |`),
    '',
    `- Task: ${plan.schema.task}`,
    `- Seed: ${plan.seed}`,
    `- Plan: \`${plan.hash}\``,
    ...stepLines(plan),
    '',
  ].join('\n');
}

/** What a loader must be told of tables that are not as their ending says. */
function loaderOptions(format: FormatPlan): string[] {
  if (format.format !== 'csv' && format.format !== 'tsv') return [];
  const usual = format.format === 'csv' ? ',' : '\t';
  return [
    ...(format.delimiter === undefined || format.delimiter === usual ? [] : [`  sep: ${JSON.stringify(format.delimiter)}`]),
    ...(format.header === false && format.columns ? ['  names:', ...format.columns.map((column) => `  - ${scalar(column)}`)] : []),
  ];
}

function stepLines(plan: Plan): string[] {
  const steps = plan.stages.flatMap((stage) => (stage.entry ? [stage.entry, ...stage.steps] : stage.steps));
  if (steps.length === 0) return [];
  const names = (operators: readonly OperatorPlan[]) => operators.map(({ use }) => `\`${oneLine(use)}\``).join(', ');
  return [
    '- Steps:',
    ...steps.map((step, index) =>
      step.kind === 'augment'
        ? `  ${index + 1}. augment, ${step.copies} ${step.copies === 1 ? 'copy' : 'copies'} of each row by ${names(step.from)}`
        : `  ${index + 1}. ${names([step.operator])}`,
    ),
  ];
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** A YAML scalar: bare where no reader could take it for anything but this text. */
function scalar(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
