import { search } from '../../proof/search.ts';
import type { SearchEvent, SearchMethod, SearchResult } from '../../proof/search-options.ts';
import type { ProofMetric } from '../../reports/proof-model.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type LongWork, longWork } from '../long-work.ts';
import { shownPath } from '../paths.ts';
import { programName, shellCommand } from '../shell.ts';
import { count, duration } from '../terminal/numbers.ts';
import { points } from '../terminal/scores.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { readParameters } from '../with.ts';

export interface SearchFlags {
  trainer?: string;
  with?: string[];
  budget?: string;
  trials?: number;
  method?: SearchMethod;
  metric?: ProofMetric;
  seed?: number;
  split?: string;
  set?: string[];
  out?: string;
  workers?: number;
  overwrite?: boolean;
  /** A search always goes on where it stopped; the word is taken because other commands want it. */
  resume?: boolean;
  progress?: 'jsonl';
}

/** `leaven search RECIPE --out best.yaml`: exit code 0 whether or not something better was found. */
export function searchCommand(recipe: string, flags: SearchFlags, terminal: Terminal): Promise<ExitCode> {
  const { progress: events, with: assignments, resume: _, ...given } = flags;
  return longWork('search', terminal, events, async (work) => {
    const show = createShow(work, terminal);
    const parameters = readParameters(assignments);
    const result = await search(recipe, { ...given, with: parameters, signal: work.signal, onEvent: (event) => work.event(event, show) });
    work.end();
    for (const line of searchLines(result, terminal)) terminal.out(line);
    terminal.note(`  ${terminal.words.next(result.next[0]?.replace(/^leaven(?= )/, shellCommand(programName())) ?? '')}`);
    const { command: repeat, ...fields } = result;
    terminal.document('search', { ...fields, repeat });
    return exitCodes.done;
  });
}

function createShow(work: LongWork, { words, language }: Terminal): (event: SearchEvent) => void {
  let budget: number | undefined;
  return (event) => {
    if (event.type === 'plan') {
      budget = event.budgetSeconds;
      const facts = [visible(event.name), words.trainerIs(event.trainer), event.method, words.plan(event.planHash.slice(0, 6))];
      work.note(`  ${[...facts, words.keptApart(count(event.train, language), count(event.confirm, language))].join('  ')}`);
      return;
    }
    const { phase, done, total = 0, seconds, label } = event;
    const time = [seconds, ...(budget === undefined ? [] : [budget])].map((each) => duration(Math.round(each), words.units)).join(' / ');
    work.progress({ label: words.phases[phase], done, total, detail: `${time}  ${visible(label)}` });
  };
}

/** What the winner gains where nothing was chosen, and how sure that is. */
export function searchLines(
  result: SearchResult,
  { words, language, colors, quiet }: Pick<Terminal, 'words' | 'language' | 'colors' | 'quiet'>,
): string[] {
  const { outcome, gain, winner, trials } = result;
  const range = ([low, high]: readonly [number, number]) => words.interval(points(low), points(high));
  const rows = count(gain.rows, language);
  const metric = result.metric === 'accuracy' ? words.accuracy : words.macroF1;
  const lead =
    outcome === 'none'
      ? colors.strong(words.nothingBetter)
      : `${colors.strong(words.found[outcome])}   ${words.gain(metric, points(gain.effect), range(gain.interval), rows)}`;
  if (quiet) return [lead];
  const best = outcome === 'none' ? [] : [words.winner(visible(winner.summary)), words.whereChosen(points(result.devGain))];
  const candidates = trials.filter(({ id }) => id > 0).length;
  const tried = words.tried(count(candidates, language), candidates);
  const lines = [lead, `  ${[...best, tried].join('    ')}`];
  if (result.growthGain) lines.push(`  ${words.growthAdds(points(result.growthGain.effect), range(result.growthGain.interval))}`);
  return [...lines, `  ${words.recipeAt(shownPath(result.path))}`];
}
