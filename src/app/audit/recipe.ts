import { dirname, resolve } from 'node:path';
import type { Language } from '../../errors/language.ts';
import type { AuditFinding } from '../../reports/audit-model.ts';
import { formatLines, pathFrom, scalar } from '../recipe-lines.ts';
import type { OpenedData } from './open.ts';

/** Steps in the order in which they help each other: texts are mended before they are compared, and leaks dropped when all else is done. */
const order = [
  'text.fix-mojibake',
  'text.strip-html',
  'text.remove-control-characters',
  'text.remove-boilerplate',
  'text.redact-private-data',
  'text.length',
  'dataset.select',
  'dataset.map-labels',
  'dataset.deduplicate',
  'dataset.drop-leaks',
  'dataset.drop-outliers',
  'dataset.sample',
];

const words = {
  en: {
    title: 'Written by leaven audit. Run it: leaven run RECIPE',
    seed: 'the same seed gives the same bytes',
    language: 'BCP 47; und leaves it to each text',
    choice: 'a choice, look first:',
    output: 'never overwritten without --overwrite',
  },
  'zh-CN': {
    title: '由 leaven audit 生成。运行：leaven run 配方',
    seed: '相同的种子得到相同的字节',
    language: 'BCP 47；und 表示逐条文本判断',
    choice: '需要取舍，请先查看：',
    output: '除非使用 --overwrite，不会覆盖',
  },
} as const;

export interface RecipeFacts {
  opened: OpenedData;
  findings: readonly AuditFinding[];
  name: string;
  seed: number;
  language: string;
  /** Where the recipe will stand: paths in it are relative to its folder. */
  file: string;
  words: Language;
}

/** A recipe that reads the data and mends what can be mended; what is a choice stands there as a comment. */
export function writeRecipe({ opened, findings, name, seed, language, file, words: spoken }: RecipeFacts): string {
  const say = words[spoken];
  const folder = dirname(resolve(file));
  const { schema, fields, sources, idField } = opened;
  const renamed = Object.entries(fields).filter(([role, column]) => role !== column);
  const steps = stepLines(findings, say.choice);
  const bare = steps.every((line) => line.trimStart().startsWith('#'));
  const limit = findings.find(({ fix }) => fix?.place === 'limits')?.fix?.yaml;
  const repeated = findings.some(({ code }) => code === 'repeated-ids');
  return [
    `# ${say.title}`,
    'leaven: 1',
    `name: ${scalar(name)}`,
    `seed: ${seed}  # ${say.seed}`,
    '',
    'dataset:',
    `  task: ${schema.task}`,
    `  language: ${language}  # ${say.language}`,
    ...(renamed.length > 0 ? ['  fields:', ...renamed.map(([role, column]) => `    ${role}: ${scalar(column)}`)] : []),
    ...(idField !== undefined && !repeated && idField !== 'id' ? [`  id: ${scalar(idField)}`] : []),
    ...(repeated ? ['  id: leaven_id'] : []),
    ...[...new Set(sources.map(({ split }) => split))].flatMap((split) => [
      `  ${split}:`,
      ...sources
        .filter((source) => source.split === split)
        .flatMap(({ path, name: shown, told }) => [
          `    - path: ${scalar(pathFrom(folder, path))}`,
          ...formatLines(shown, told).map((line) => `      ${line}`),
        ]),
    ]),
    '',
    bare ? 'steps: []' : 'steps:',
    ...steps,
    '',
    ...(limit === undefined ? [] : [`limits: { ${limit} }`, '']),
    `output:  # ${say.output}`,
    `  path: ${scalar(`runs/${name}`)}`,
    '  format: jsonl',
    '',
  ].join('\n');
}

function stepLines(findings: readonly AuditFinding[], choice: string): string[] {
  const fixes = findings.flatMap(({ fix }) => (fix?.place === 'steps' ? [fix] : []));
  // Near duplicates hold the equal ones.
  const near = fixes.some(({ yaml, choice: open }) => !open && yaml.includes('mode: near'));
  const rank = (yaml: string) => order.findIndex((id) => yaml.includes(id));
  return fixes
    .filter(({ yaml }) => !(near && yaml === '- dataset.deduplicate: { mode: exact }'))
    .sort((a, b) => rank(a.yaml) - rank(b.yaml) || Number(a.choice ?? false) - Number(b.choice ?? false))
    .map(({ yaml, choice: open }) => (open ? `  # ${choice} ${yaml}` : `  ${yaml}`));
}
