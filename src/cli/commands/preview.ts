import { preview } from '../../app/preview.ts';
import type { PreviewItem, PreviewStep } from '../../app/preview-items.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { changesOf } from '../terminal/changes.ts';
import { renderPieces } from '../terminal/edits.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { displayWidth } from '../terminal/width.ts';
import { reasonText } from '../warnings.ts';

/** `leaven preview RECIPE [--samples N]`: a few samples, what each step does to them and why a copy is missing. */
export async function previewCommand(recipe: string, options: { samples?: number; set?: string[] }, terminal: Terminal): Promise<ExitCode> {
  const items = await preview(recipe, { samples: options.samples ?? 3, ...(options.set ? { set: options.set } : {}) });
  if (items.length === 0) terminal.note(terminal.words.noSamples);
  for (const [index, item] of items.entries()) {
    if (index > 0) terminal.out();
    for (const line of itemLines(item, terminal)) terminal.out(line);
  }
  terminal.document('preview', { recipe, items });
  return exitCodes.done;
}

type View = Pick<Terminal, 'words' | 'colors' | 'plain' | 'language'>;

/** One sample: its text, then each copy with its changed words and the operator that changed them. */
export function itemLines(item: PreviewItem, view: View): string[] {
  const { words, colors, plain, language } = view;
  const facts = [item.split, ...(item.label === undefined ? [] : [visible(item.label, plain)])];
  const lines = [`${colors.strong(visible(item.id, plain))}  ${facts.join('  ')}`];
  const fields = Object.keys(item.before);
  const nameOf = (place: string) => placeName(place, fields, item.roles);
  for (const field of fields) lines.push(`    ${nameOf(field)}${shorten(visible(item.before[field] ?? '', plain))}`);
  for (const step of item.steps) lines.push(...stepLines(step, nameOf, view));
  for (const copy of item.copies) {
    lines.push(`  ${visible(copy.id, plain)}`);
    for (const step of copy.steps) lines.push(...stepLines(step, nameOf, view));
  }
  for (const { id, reason, detail } of item.rejects) {
    const more = detail === undefined ? '' : `  ${colors.faint(visible(JSON.stringify(detail), plain))}`;
    lines.push(`  ${visible(id, plain)}  ${colors.warning(words.rejectedBecause(reasonText(reason, language)))}${more}`);
  }
  for (const { into } of item.merged) lines.push(`  ${words.mergedInto(visible(into, plain))}`);
  return lines;
}

/** The changed words of each text, then which operator did it, in which step and at which draw. */
function stepLines(step: PreviewStep, nameOf: (place: string) => string, view: View): string[] {
  const { words, colors } = view;
  const lines: string[] = [];
  let edited = 0;
  for (const { place, pieces, edits } of changesOf(step)) {
    edited += edits;
    const name = nameOf(place);
    for (const [row, line] of renderPieces(pieces, view).entries())
      lines.push(`    ${row === 0 ? name : ' '.repeat(displayWidth(name))}${line}`);
  }
  if (edited === 0 && step.copy === undefined) return [];
  const why = [step.operator, edited > 0 ? words.editsMade(edited) : words.noChange, words.step(step.step)];
  if (step.attempt !== undefined && step.attempt > 0) why.push(words.attempt(step.attempt));
  return [...lines, `      ${colors.faint(why.join('  '))}`];
}

/** Named only where there are several; messages with their role. */
function placeName(place: string, places: readonly string[], roles: Readonly<Record<string, string>> | undefined): string {
  if (places.length < 2) return '';
  const role = roles?.[place];
  return role === undefined ? `${place}: ` : `${place} ${role}: `;
}

function shorten(text: string): string {
  return text.length > 600 ? `${[...text].slice(0, 480).join('')}…` : text;
}
