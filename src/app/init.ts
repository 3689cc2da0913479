import { dirname, resolve } from 'node:path';
import { isTypedFormat } from '../datasets/formats/scanner.ts';
import { type Inspection, inspectData } from '../datasets/inspect.ts';
import { currentLanguage, type Language } from '../errors/language.ts';
import { initWords, noteWords } from './init-words.ts';
import { formatLines, nameOf, pathFrom, scalar } from './recipe-lines.ts';

export interface InitOptions {
  /** Where the recipe will be written: paths in it are relative to its folder. The working folder where absent. */
  recipeFile?: string;
  /** Name of the run; from the data's name where absent. */
  name?: string;
  language?: Language;
}

export interface InitResult {
  /** A commented recipe in YAML that runs unchanged. */
  recipe: string;
  name: string;
  /** What a person should check, one sentence each. */
  notes: string[];
  inspection: Inspection;
}

/**
 * Looks at a file or folder of data and writes a recipe for it.
 *
 * @throws LeavenError as `inspectData`
 */
export async function createRecipe(path: string, options: InitOptions = {}): Promise<InitResult> {
  const language = options.language ?? currentLanguage();
  const inspection = await inspectData(path);
  const folder = options.recipeFile === undefined ? process.cwd() : dirname(resolve(options.recipeFile));
  const name = options.name ?? nameOf(path);
  const notes = inspection.notes.map((note) => noteWords(note, language).replace(/[\p{Cc}\u2028\u2029]+/gu, ' '));
  return { recipe: writeRecipe(inspection, name, folder, language, notes), name, notes, inspection };
}

const splitNames: Readonly<Record<string, string>> = { dev: 'validation' };

function writeRecipe(inspection: Inspection, name: string, folder: string, language: Language, notes: readonly string[]): string {
  const words = initWords[language];
  const { task, fields, splits } = inspection;
  const lines: string[] = [
    `# ${words.title}`,
    ...notes.map((note) => `# ${words.check}${note}`),
    'leaven: 1',
    `name: ${scalar(name)}`,
    `seed: 42  # ${words.seed}`,
    '',
    'dataset:',
  ];
  const summary = labelSummary(inspection, language);
  lines.push(`  task: ${task}${summary === undefined ? '' : `  # ${summary}`}`);
  lines.push(`  language: ${inspection.language}  # ${words.language}`);
  const renamed = Object.entries(fields).filter(([role, column]) => role !== column);
  if (renamed.length > 0) {
    lines.push(`  # ${words.fields}`, '  fields:');
    for (const [role, column] of renamed) lines.push(`    ${role}: ${scalar(column)}`);
  }
  if (inspection.id !== undefined && inspection.id !== 'id') lines.push(`  id: ${scalar(inspection.id)}  # ${words.id}`);
  if (inspection.notes.some((note) => note.fact === 'repeated-ids' && note.detail.column === 'id'))
    lines.push(`  id: leaven_id  # ${words.ownId}`);
  if (inspection.card !== undefined) {
    lines.push(`  path: ${scalar(pathFrom(folder, inspection.card))}`);
    for (const [split, { records }] of Object.entries(splits)) lines.push(`  # ${splitNames[split] ?? split}: ${words.rows(records)}`);
  }
  for (const [split, file] of inspection.card === undefined ? Object.entries(splits) : []) {
    lines.push(`  ${splitNames[split] ?? split}:  # ${words.rows(file.records)}`);
    lines.push(
      `    path: ${scalar(pathFrom(folder, file.path))}`,
      ...formatLines(file.files[0] as string, file.format).map((line) => `    ${line}`),
    );
  }
  if (splits.test === undefined) lines.push(...words.addTest.map((line) => `  # ${line}`));
  const steps = stepLines(inspection, language);
  lines.push('', steps.every((line) => line.trimStart().startsWith('#')) ? 'steps: []' : 'steps:', ...steps, '');
  const faulty = Math.max(0, ...Object.values(splits).map((file) => file.faulty / Math.max(1, file.records)));
  if (faulty > 0.005) lines.push(`limits: { rejects: ${Math.min(1, Math.ceil(faulty * 200) / 100)} }  # ${words.limits}`, '');
  lines.push(`output:  # ${words.output}`, `  path: ${scalar(`runs/${name}`)}`, `  format: ${outputFormat(inspection)}`, '');
  return lines.join('\n');
}

function stepLines(inspection: Inspection, language: Language): string[] {
  const words = initWords[language];
  // White space is part of what conversations say: code, lists, tables.
  const cleaning = [
    ...(['chat', 'instruction', 'preference'].includes(inspection.task) ? [] : [`  - text.normalize-whitespace  # ${words.whitespace}`]),
    inspection.notes.some(({ fact }) => fact === 'repeated-texts')
      ? `  # - dataset.deduplicate: { mode: exact }  # ${words.keptRepeats}`
      : `  - dataset.deduplicate: { mode: exact }  # ${words.deduplicate}`,
  ];
  if (inspection.language === 'und') return [...cleaning, ...words.noWords.map((line) => `  # ${line}`)];
  const rows = inspection.splits.train?.records ?? 0;
  const copies = rows <= 500 ? 9 : rows <= 5000 ? 4 : 1;
  // What is to be learned stays as it is; a question and a context would no longer fit each other.
  const field = { 'text-to-text': 'input', 'question-answering': 'question' }[inspection.task as string];
  return [
    ...cleaning,
    '  - augment:',
    ...(field === undefined ? [] : [`      fields: ${scalar(inspection.fields[field] ?? field)}`]),
    `      copies: ${copies}  # ${words.copies}`,
    `      choose: one  # ${words.choose}`,
    '      from:',
    '        - text.replace-synonyms: { ratio: 0.1 }',
    '        - text.insert-synonyms: { ratio: 0.1 }',
    '        - text.swap-words: { ratio: 0.1 }',
    '        - text.delete-words: { ratio: 0.1 }',
  ];
}

function labelSummary({ labels }: Inspection, language: Language): string | undefined {
  const words = initWords[language];
  if (labels.length === 0) return undefined;
  const shown = labels.slice(0, 6).map(({ label, rows }) => `${oneLine(label)} ${rows}`);
  return words.labels(labels.length, shown.join(', ') + (labels.length > 6 ? ' …' : ''));
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return line.length > 30 ? `${line.slice(0, 29).replace(/\p{Surrogate}/u, '')}…` : line;
}

/** Tags of tokens, nested questions and typed columns are written as they are read; all else as JSON lines. */
function outputFormat({ splits }: Inspection): string {
  const format = splits.train?.format;
  if (format && isTypedFormat(format.format)) return format.format;
  return format?.format === 'conll' || (format?.format === 'json' && format.layout === 'squad') ? format.format : 'jsonl';
}
