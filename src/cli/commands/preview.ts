import { applyEdits, unpackEdits } from '../../core/edits.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { piecesOf, renderPieces } from '../terminal/edits.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { loadPreview, type PreviewItem } from '../use-cases.ts';
import { reasonText } from '../warnings.ts';

/** `leaven preview RECIPE [--samples N]`: a few samples, what each step does to them and why a copy is missing. */
export async function previewCommand(recipe: string, options: { samples?: number; set?: string[] }, terminal: Terminal): Promise<ExitCode> {
  const preview = await loadPreview();
  const items = await preview(recipe, { samples: options.samples ?? 3, ...(options.set ? { set: options.set } : {}) });
  if (items.length === 0) terminal.note(terminal.words.noSamples);
  for (const [index, item] of items.entries()) {
    if (index > 0) terminal.out();
    for (const line of itemLines(item, terminal)) terminal.out(line);
  }
  terminal.document('preview', { recipe, items });
  return exitCodes.done;
}

/** One sample: its text, then each copy with its changed words and the operator that changed them. */
export function itemLines(item: PreviewItem, terminal: Pick<Terminal, 'words' | 'colors' | 'plain' | 'language'>): string[] {
  const { words, colors, plain, language } = terminal;
  const facts = [item.split, ...(item.label === undefined ? [] : [visible(item.label, plain)])];
  const lines = [`${colors.strong(visible(item.id, plain))}  ${facts.join('  ')}`];
  const fields = Object.keys(item.before);
  const named = (field: string) => (fields.length > 1 ? `${field}: ` : '');
  for (const field of fields) lines.push(`    ${named(field)}${visible(item.before[field] ?? '', plain)}`);
  for (const copy of item.copies) {
    lines.push(`  ${colors.faint(visible(copy.id, plain))}`);
    let text = item.before;
    for (const step of copy.steps) {
      let edited = 0;
      for (const field of fields) {
        const edits = step.edits[field] ?? [];
        if (edits.length === 0) continue;
        edited += edits.length;
        const shown = renderPieces(piecesOf(text[field] ?? '', edits), terminal);
        lines.push(...shown.map((line, row) => `    ${row === 0 ? named(field) : ' '.repeat(named(field).length)}${line}`));
        text = { ...text, [field]: applyEdits(text[field] ?? '', unpackEdits(edits)) };
      }
      const kept = Object.entries(step.guardSaves).map(([guard, times]) => `${guard} ${times}`);
      const why = [step.operator, edited > 0 ? words.editsMade(edited) : words.noChange, words.step(step.step)];
      if (kept.length > 0) why.push(words.keptByGuards(kept.join(', ')));
      lines.push(`      ${colors.faint(why.join('  '))}`);
    }
  }
  for (const { reason, detail } of item.rejects) {
    const more = detail === undefined ? '' : `  ${visible(JSON.stringify(detail), plain)}`;
    lines.push(`  ${colors.warning(words.rejectedBecause(reasonText(reason, language)))}${more}`);
  }
  return lines;
}
