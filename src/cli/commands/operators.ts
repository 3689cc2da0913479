import { z } from 'zod';
import type { Operator, OperatorExample } from '../../core/operator.ts';
import type { Sample } from '../../core/sample.ts';
import { nearestName } from '../../datasets/nearest.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { loadOperator } from '../../operators/load.ts';
import { registry } from '../../operators/registry.generated.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { describeParameters } from '../parameters.ts';
import { piecesBetween, renderPieces } from '../terminal/edits.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

/** `leaven operators [ID]`: all operators by modality, or one with its parameters and examples. */
export async function operatorsCommand(id: string | undefined, _options: object, terminal: Terminal): Promise<ExitCode> {
  if (id === undefined) return list(terminal);
  if (!Object.hasOwn(registry, id)) throw new LeavenError('operator/unknown', { id, nearest: nearestName(id, Object.keys(registry)) });
  return show(await loadOperator(id), terminal);
}

async function list(terminal: Terminal): Promise<ExitCode> {
  const { words, language } = terminal;
  const operators = await Promise.all(Object.keys(registry).map((id) => loadOperator(id)));
  const columns = [{ title: words.id }, { title: words.kind }, { title: words.what }];
  const row = (operator: Operator) => [operator.id, words.shapes[operator.shape], operator.summary[language]];
  if (!terminal.aligned) for (const line of formatTable(columns, operators.map(row), false)) terminal.out(line);
  else {
    const lines = formatTable(columns, operators.map(row), true).slice(1);
    let modality = '';
    for (const [index, operator] of operators.entries()) {
      const [own = ''] = operator.id.split('.');
      if (own !== modality) terminal.out(`${modality === '' ? '' : '\n'}${terminal.colors.strong(own)}`);
      modality = own;
      terminal.out(`  ${lines[index]}`);
    }
  }
  terminal.document('operators', { operators: operators.map((operator) => summaryOf(operator, terminal)) });
  terminal.note(`\n${words.operatorsCount(operators.length)}`);
  return exitCodes.done;
}

function summaryOf(operator: Operator, { language }: Terminal) {
  const { id, since, shape, labelEffect, determinism, touches, takes, languages } = operator;
  return { id, since, shape, summary: operator.summary[language], labelEffect, determinism, touches, takes, languages };
}

function show(operator: Operator, terminal: Terminal): ExitCode {
  const { words, language, colors } = terminal;
  const { out } = terminal;
  out(`${colors.strong(operator.id)}  ${operator.summary[language]}`);
  if (operator.description) out(`\n${operator.description[language]}`);
  const traits = [
    words.shapes[operator.shape],
    words.labelEffects[operator.labelEffect],
    words.determinisms[operator.determinism],
    operator.languages === 'any' ? words.anyLanguage : operator.languages.join(' '),
    words.since(operator.since),
  ];
  out(`\n${words.traits(traits.join(' · '))}`);

  const parameters = describeParameters(operator.params, terminal.words, language);
  out(`\n${colors.strong(words.parameters)}`);
  if (parameters.length === 0) out(`  ${words.noParameters}`);
  else {
    const titles = [words.parameter, words.type, words.range, words.defaultValue, words.description].map((title) => ({ title }));
    const rows = parameters.map(({ name, type, range, fallback, description }) => [name, type, range, fallback, description]);
    for (const line of formatTable(titles, rows, true)) out(`  ${line}`);
  }
  if (operator.examples.length > 0) out(`\n${colors.strong(words.examplesTitle)}`);
  for (const example of operator.examples) for (const line of exampleLines(example, terminal)) out(line);
  if (operator.references?.length) out(`\n${colors.strong(words.references)}`);
  for (const { title, url } of operator.references ?? []) out(`  ${title}  ${colors.link(url)}`);

  terminal.document('operators', {
    operator: {
      ...summaryOf(operator, terminal),
      description: operator.description?.[language],
      params: z.toJSONSchema(operator.params, { io: 'input' }),
      examples: operator.examples,
      references: operator.references,
    },
  });
  return exitCodes.done;
}

/** An example as its name, its parameters and what it does to each text field. */
function exampleLines(example: OperatorExample, terminal: Terminal): string[] {
  const { words, colors } = terminal;
  const params = Object.keys(example.params ?? {}).length > 0 ? `  ${colors.faint(JSON.stringify(example.params))}` : '';
  const lines = [`  ${example.name}${params}`];
  const inputs: readonly Sample[] = Array.isArray(example.input) ? example.input : [example.input as Sample];
  const { output } = example;
  // Records that a source operator adds; the others name samples by their ids.
  if (Array.isArray(output) && typeof output[0] === 'object') {
    for (const record of output) lines.push(`    + ${visible(JSON.stringify(record), terminal.plain)}`);
    return lines;
  }
  if (Array.isArray(output)) {
    for (const sample of inputs) lines.push(`    ${sample.id}  ${visible(firstText(sample), terminal.plain)}`);
    lines.push(`    ${output.length > 0 ? words.keeps(output.join(', ')) : words.keepsNothing}`);
    return lines;
  }
  const before = inputs[0] ?? { id: '' };
  const after = output as Sample;
  const changed = Object.keys(after).filter((field) => typeof after[field] === 'string' && after[field] !== before[field]);
  if (changed.length === 0) lines.push(`    ${visible(firstText(before), terminal.plain)}  ${colors.faint(words.noChange)}`);
  for (const field of changed) {
    for (const line of renderPieces(piecesBetween(String(before[field] ?? ''), String(after[field])), terminal)) lines.push(`    ${line}`);
  }
  return lines;
}

function firstText(sample: Sample): string {
  const text = Object.entries(sample).find(([field, value]) => field !== 'id' && typeof value === 'string');
  return text ? String(text[1]) : '';
}
