import { type Explanation, explain } from '../../app/explain.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { changesOf } from '../terminal/changes.ts';
import { renderPieces } from '../terminal/edits.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { reasonText } from '../warnings.ts';

/** `leaven explain DIR ID`: from the source to the row, step by step, and whether a replay gives the same bytes. */
export async function explainCommand(
  folder: string,
  id: string,
  { showPrivate = false }: { showPrivate?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  // What a recipe redacts goes to a person's eyes alone: into no file, no pipe.
  if (showPrivate && (!process.stdout.isTTY || terminal.wantsDocument)) throw new LeavenError('cli/private-on-terminal-only', {});
  const explanation = await explain(folder, id, { showPrivate });
  for (const line of explanationLines(explanation, terminal)) terminal.out(line);
  terminal.document('explain', { folder, ...explanation });
  // A replay that gives other bytes is a fault of the folder or of an operator, never a detail.
  return explanation.replay?.sameBytes === false ? exitCodes.failed : exitCodes.done;
}

type View = Pick<Terminal, 'words' | 'colors' | 'plain' | 'language'>;

export function explanationLines(explanation: Explanation, view: View): string[] {
  const { words, colors, plain, language } = view;
  const [line, knot, last] = plain ? ['  ', '- ', '- '] : ['│ ', '├ ', '└ '];
  const lines = [`${colors.strong(visible(explanation.id, plain))}  ${explanation.split}`];
  const { source, original, chain, rejected, mergedInto, replay } = explanation;
  lines.push(`${knot}${words.source}  ${words.sourceRecord(visible(source.file, plain), source.record)}`);
  if (chain.length > 0 || rejected || mergedInto)
    for (const text of Object.values(original)) lines.push(`${line}  ${visible(text, plain)}`);
  let unchanged = 0;
  const flush = () => {
    if (unchanged > 0) lines.push(`${knot}${colors.faint(words.stepsWithoutChange(unchanged))}`);
    unchanged = 0;
  };
  for (const step of chain) {
    const changed = changesOf(step);
    if (changed.length === 0 && step.copy === undefined) {
      unchanged++;
      continue;
    }
    flush();
    const facts = [step.operator, words.step(step.step)];
    if (step.copy !== undefined) facts.push(words.copyNumber(step.copy));
    if (step.attempt !== undefined && step.attempt > 0) facts.push(words.attempt(step.attempt));
    lines.push(`${knot}${facts.join('  ')}`);
    for (const { pieces } of changed) {
      for (const shown of renderPieces(pieces, view)) lines.push(`${line}  ${shown}`);
    }
    if (step.plan !== undefined) lines.push(`${line}  ${colors.faint(`${words.drawnPlan} ${visible(JSON.stringify(step.plan), plain)}`)}`);
  }
  flush();
  if (rejected) {
    const detail = rejected.detail === undefined ? '' : `  ${visible(JSON.stringify(rejected.detail), plain)}`;
    lines.push(`${last}${colors.warning(words.rejectedAt(rejected.step, reasonText(rejected.reason, language)))}${detail}`);
  } else if (mergedInto) lines.push(`${last}${words.mergedInto(visible(mergedInto.id, plain))}  ${words.step(mergedInto.step)}`);
  else if (explanation.output !== undefined) lines.push(`${last}${words.row}  ${visible(explanation.output.trimEnd(), plain)}`);
  if (replay) lines.push(replay.sameBytes ? `  ${words.replaySame}` : `  ${colors.error(words.replayDiffers)}`);
  return lines;
}
