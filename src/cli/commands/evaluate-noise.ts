import type { NoiseProgress, NoiseReport } from '../../app/under-noise.ts';
import type { LongWork } from '../long-work.ts';
import { count } from '../terminal/numbers.ts';
import { percent, points } from '../terminal/scores.ts';
import { type Column, formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

export function showNoise({ noise, done, total }: NoiseProgress, work: LongWork, { words }: Terminal): void {
  work.progress({ label: words.noiseNames[noise as keyof typeof words.noiseNames], done, total });
}

/** One line for each noise and rate, the answers without noise first. */
export function noiseTable({ clean, noises }: NoiseReport, { words, language, aligned }: Terminal): string[] {
  const share = (value: number) => (aligned ? percent(value, language) : String(value));
  const effect = (value: number) => (aligned ? points(value) : String(value));
  const right = (title: string): Column => ({ title, align: 'right' });
  const lines = noises.flatMap((curve) =>
    curve.points.map(({ rate, accuracy, change, macroF1, flipped, rowsChanged }) => [
      words.noiseNames[curve.name],
      String(rate),
      share(accuracy.value),
      effect(change.value),
      ...change.interval.map(effect),
      share(macroF1.value),
      share(flipped.value),
      rowsChanged === 0 && aligned ? words.noRowChanged : share(rowsChanged),
    ]),
  );
  const none = [words.withoutNoise, '0', share(clean.accuracy.value), '', '', '', share(clean.macroF1.value), '', ''];
  const titles = [words.rate, words.accuracy, words.change, ...words.interval95, words.macroF1, words.flipped, words.rowsChanged];
  return formatTable([{ title: words.noise }, ...titles.map(right)], [none, ...lines], aligned);
}

/** One line for each noise: the accuracy at each rate, and how much it changed. */
export function noiseLines({ noises }: NoiseReport, { words, language }: Terminal): string[] {
  return noises.map(({ name, points: measured }) =>
    [
      words.noiseNames[name],
      ...measured.map(({ rate, accuracy, change }) => `${rate} ${percent(accuracy.value, language)} ${points(change.value)}`),
    ].join('   '),
  );
}

export function noiseHeading({ draws, seed }: NoiseReport, rows: number, { words, language }: Terminal): string {
  return words.underNoise(count(rows, language), draws, seed);
}
