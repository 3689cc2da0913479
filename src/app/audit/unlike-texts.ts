import { robustZ } from '../../kernels/statistics/robust.ts';
import { neighbourDistances } from '../../operators/outliers/neighbours.ts';
import { type Check, type CheckContext, examplesKept } from './check.ts';

/** Texts that are compared with each other, drawn by content: the time grows with their square. */
const textsCompared = 2000;
const unitsCompared = 2000;
const fewTexts = 50;
const neighbours = 5;
/** Distances have an end: short texts are all rather far from each other, and few reach this. */
const far = 3;

/** Texts whose nearest others share hardly anything with them: another language, another subject, no text at all. */
export function createUnlikeTexts({ opened, rows }: CheckContext): Check {
  const records = opened.sources.reduce((sum, source) => sum + source.records, 0);
  const share = textsCompared / Math.max(1, records);
  const texts: string[] = [];
  const places: number[] = [];
  return {
    see({ row, text }) {
      if (text.trim() === '' || rows.chanceOf(row) >= share || texts.length >= 2 * textsCompared) return;
      texts.push(text.slice(0, unitsCompared));
      places.push(row);
    },
    find() {
      if (texts.length < fewTexts) return [];
      const scores = robustZ(neighbourDistances(texts, neighbours));
      const unlike = [...scores.keys()].filter((i) => (scores[i] as number) >= far);
      if (unlike.length === 0) return [];
      unlike.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
      return [
        {
          code: 'unlike-texts',
          severity: 'note',
          count: unlike.length,
          of: texts.length,
          examples: unlike.slice(0, examplesKept).map((i) => ({ places: [{ row: places[i] as number }] })),
          fix: { place: 'steps', yaml: `- dataset.drop-outliers: { neighbours: ${neighbours}, threshold: ${far} }`, choice: true },
        },
      ];
    },
    unchecked: () =>
      texts.length < records && records > textsCompared
        ? [{ code: 'unlike-sampled', data: { compared: texts.length, texts: records } }]
        : [],
  };
}
