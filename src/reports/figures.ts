import type { Figures } from './context.ts';
import { type Draw, figureWidth, openDrawing, type Plot, serialize, short } from './drawing.ts';
import type { Html } from './html.ts';
import { drawMeasure } from './measure-figure.ts';
import type { LengthHistogram, OperatorCounts, RunReport } from './model.ts';
import { countText, decimalText, roundShareText, shareText } from './numbers.ts';
import type { Wording } from './wording.ts';

const columnWidth = 280;
/** Charts of measures; the numbers of all stand in report.json. */
export const measuresShown = 24;

/** All figures of a report. */
export async function drawFigures(report: RunReport, words: Wording): Promise<Figures> {
  const drawn = report.lengths.length + report.measures.length > 0 || report.operators.some((operator) => operator.strength !== undefined);
  if (!drawn) return { lengths: [], measures: [], strengths: [] };
  const { plot, draw } = await openDrawing();
  const charted = chartedLengths(report);
  return {
    first: charted && drawLengths(plot, draw, charted, 'length-first', words, columnWidth),
    lengths: report.lengths.slice(0, 12).map((entry, index) => drawLengths(plot, draw, entry, `length-${index}`, words)),
    measures: report.measures.slice(0, measuresShown).map((entry, index) => drawMeasure(plot, draw, entry, `measure-${index}`, words)),
    strengths: report.operators.slice(0, 60).map((operator, index) => drawStrength(plot, draw, operator, `strength-${index}`, words)),
  };
}

interface Bar {
  from: number;
  to: number;
  share: number;
  title: string;
}

function bars(edges: readonly number[], counts: readonly number[], describe: (index: number) => string): Bar[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.slice(0, 200).map((count, index) => ({
    from: edges[index] ?? 0,
    to: edges[index + 1] ?? edges[index] ?? 0,
    share: total > 0 ? count / total : 0,
    title: describe(index),
  }));
}

function drawLengths(plot: Plot, draw: Draw, entry: LengthHistogram, id: string, words: Wording, wide = figureWidth): Html | undefined {
  const { edges, before, after, openEnd } = entry;
  if (edges.length < 2 || before.n + after.n === 0) return undefined;
  const last = edges[edges.length - 2] ?? 0;
  const range = (index: number) =>
    `${decimalText(edges[index] ?? 0)}–${openEnd && index === edges.length - 2 ? '' : decimalText(edges[index + 1] ?? 0)}`;
  const describe = (side: readonly number[]) => (index: number) => `${range(index)}: ${countText(side[index] ?? 0)}`;
  const filled = bars(edges, after.counts, describe(after.counts));
  const outline = bars(edges, before.counts, describe(before.counts)).flatMap(({ from, to, share }) => [
    { x: from, y: share },
    { x: to, y: share },
  ]);
  const closed = [{ x: edges[0] ?? 0, y: 0 }, ...outline, { x: edges[edges.length - 1] ?? 0, y: 0 }];
  const svg = draw({
    width: wide,
    height: wide === figureWidth ? 190 : 150,
    marginTop: 12,
    marginLeft: 44,
    marginRight: 14,
    marginBottom: 40,
    x: {
      label: words.plain(entry.unit === 'words' ? 'lengthAxisWords' : 'lengthAxisCharacters'),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 36,
      ticks: ticks(edges),
      tickFormat: (value: number) => decimalText(value) + (openEnd && value === last ? '+' : ''),
      tickSize: 4,
    },
    y: {
      label: null,
      ticks: 3,
      tickFormat: (share: number) => roundShareText(share, words.language),
      tickSize: 0,
      grid: true,
      zero: true,
      nice: true,
    },
    marks: [
      plot.rectY(filled, {
        x1: 'from',
        x2: 'to',
        y: 'share',
        fill: 'var(--after)',
        fillOpacity: 0.55,
        insetLeft: 0.5,
        insetRight: 0.5,
        title: 'title',
      }),
      plot.line(closed, { x: 'x', y: 'y', stroke: 'var(--before)', strokeWidth: 1.75 }),
      plot.ruleY([0], { stroke: 'var(--edge)' }),
    ],
  });
  const title = words.plain(entry.unit === 'words' ? 'figureWords' : 'figureCharacters', {
    field: short(entry.field),
    split: short(entry.split),
  });
  const description = words.plain('figureLengths', {
    title,
    beforeN: before.n,
    beforeMissing: before.missing,
    afterN: after.n,
    afterMissing: after.missing,
  });
  return serialize(svg, id, description);
}

/** The split that the first screen looks at: the first that copies were asked in, else the first touched, else the first. */
export function chartedSplit({ splits }: RunReport): string | undefined {
  return (splits.find((split) => split.asked > 0) ?? splits.find((split) => split.touched) ?? splits[0])?.name;
}

export function chartedLengths(report: RunReport): LengthHistogram | undefined {
  return report.lengths.find((entry) => entry.split === chartedSplit(report)) ?? report.lengths[0];
}

/** Every k-th edge from the first, at most six, and the start of the last bin instead of what stands too near it. */
function ticks(edges: readonly number[]): number[] {
  const last = edges.length - 2;
  const every = Math.max(1, Math.ceil(last / 5));
  const chosen = edges.slice(0, -1).filter((_, index) => index % every === 0 && (last - index) * 2 > every);
  return [...chosen, edges[last] ?? 0];
}

function drawStrength(plot: Plot, draw: Draw, operator: OperatorCounts, id: string, words: Wording): Html | undefined {
  const { strength } = operator;
  if (!strength || strength.n === 0) return undefined;
  const { edges, counts, mean } = strength;
  const describe = (index: number) =>
    `${shareText(edges[index] ?? 0, words.language)}–${shareText(edges[index + 1] ?? 0, words.language)}: ${countText(counts[index] ?? 0)}`;
  const svg = draw({
    width: 132,
    height: 34,
    margin: 1,
    marginTop: 4,
    marginBottom: 3,
    x: { axis: null, domain: [edges[0] ?? 0, edges[edges.length - 1] ?? 1] },
    y: { axis: null, zero: true },
    marks: [
      plot.rectY(bars(edges, counts, describe), {
        x1: 'from',
        x2: 'to',
        y: 'share',
        fill: 'var(--after)',
        fillOpacity: 0.55,
        insetLeft: 0.5,
        insetRight: 0.5,
        title: 'title',
      }),
      plot.ruleY([0], { stroke: 'var(--edge)' }),
      plot.ruleX([mean], { stroke: 'var(--text)', strokeWidth: 1.5, insetTop: -3 }),
    ],
  });
  return serialize(svg, id, words.plain('figureStrength', { operator: short(operator.operator) }));
}
