import { type Draw, figureWidth, openDrawing, type Plot, serialize } from '../drawing.ts';
import type { Html } from '../html.ts';
import { countText, roundShareText, shareText } from '../numbers.ts';
import type { Calibration, CurvePoint, ProofReport } from '../proof-model.ts';
import type { Wording } from '../wording.ts';
import type { ProofFigures } from './context.ts';
import type { ProofMessageKey } from './messages.ts';

type Words = Wording<ProofMessageKey>;
type Side = 'baseline' | 'recipe';
const sides: readonly Side[] = ['baseline', 'recipe'];
const colour = { baseline: 'var(--before)', recipe: 'var(--after)' } as const;
/** Lines differ by dash and dots by filling, not by colour alone. */
const lineOf = (side: Side) => ({ stroke: colour[side], strokeWidth: 2, ...(side === 'baseline' ? { strokeDasharray: '5 3' } : {}) });
const dotOf = (side: Side) => ({
  stroke: colour[side],
  strokeWidth: 1.75,
  fill: side === 'baseline' ? 'var(--background)' : colour[side],
});

export async function drawProofFigures(report: ProofReport, words: Words): Promise<ProofFigures> {
  const curve = report.curve.length >= 2;
  const calibration = sides.some((side) => filled(report.calibration[side]).length > 0);
  if (!curve && !calibration) return {};
  const { plot, draw } = await openDrawing();
  return {
    curve: curve ? drawCurve(plot, draw, report, words) : undefined,
    calibration: calibration ? drawCalibration(plot, draw, report, words) : undefined,
  };
}

export const filled = ({ bins }: Calibration) => bins.filter(({ count }) => count > 0).slice(0, 100);

const curveHeight = 240;
const margins = { marginTop: 12, marginLeft: 48, marginRight: 66, marginBottom: 42 };

function drawCurve(plot: Plot, draw: Draw, report: ProofReport, words: Words): Html {
  const points = [...report.curve].slice(0, 40).sort((a, b) => a.rows - b.rows);
  const ends = points.flatMap(({ baseline, recipe }) => [baseline.mean, recipe.mean, ...baseline.interval, ...recipe.interval]);
  const pad = Math.max(0.002, (Math.max(...ends) - Math.min(...ends)) * 0.05);
  const domain = [Math.max(0, Math.min(...ends) - pad), Math.min(1, Math.max(...ends) + pad)] as const;
  const svg = draw({
    width: figureWidth,
    height: curveHeight,
    ...margins,
    x: {
      label: words.plain('curveAxis'),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      domain: [0, points[points.length - 1]?.rows ?? 1],
      ticks: rowTicks(points),
      tickFormat: (rows: number) => countText(rows),
      tickSize: 4,
    },
    y: {
      label: null,
      domain,
      ticks: 4,
      tickFormat: (share: number) => roundShareText(share, words.language),
      tickSize: 0,
      grid: true,
    },
    marks: [
      ...sides.map((side) =>
        plot.areaY(points, {
          x: 'rows',
          y1: (point: CurvePoint) => point[side].interval[0],
          y2: (point: CurvePoint) => point[side].interval[1],
          fill: colour[side],
          fillOpacity: 0.16,
        }),
      ),
      ...sides.map((side) => plot.line(points, { x: 'rows', y: (point: CurvePoint) => point[side].mean, ...lineOf(side) })),
      ...sides.map((side) =>
        plot.dot(points, {
          x: 'rows',
          y: (point: CurvePoint) => point[side].mean,
          r: 3,
          ...dotOf(side),
          title: (point: CurvePoint) => `${words.plain(side)}, ${countText(point.rows)}: ${shareText(point[side].mean, words.language)}`,
        }),
      ),
      plot.text(endLabels(points, domain, words), { x: 'rows', y: 'y', text: 'text', dx: 8, textAnchor: 'start', fill: 'var(--text)' }),
    ],
  });
  const metric = words.plain(report.metric === 'macro-f1' ? 'macro-f1' : 'accuracy');
  return serialize(
    svg,
    'curve-figure',
    words.plain('curveFigure', { metric, level: roundShareText(report.verdict.level, words.language) }),
  );
}

/** Names at the right ends of the lines, moved apart where the lines end closer than the letters are high. */
function endLabels(points: readonly CurvePoint[], [low, high]: readonly [number, number], words: Words) {
  const last = points[points.length - 1];
  if (!last) return [];
  const inner = curveHeight - margins.marginTop - margins.marginBottom;
  const room = ((high - low) * 16) / inner;
  const order = [...sides].sort((a, b) => last[a].mean - last[b].mean);
  const [lower, upper] = order.map((side) => last[side].mean) as [number, number];
  const lack = Math.max(0, room - (upper - lower)) / 2;
  const places = [lower - lack, upper + lack];
  return order.map((side, index) => ({ rows: last.rows, y: places[index] as number, text: words.plain(side) }));
}

/** The points' rows, from the right, save those whose label would touch the next. */
function rowTicks(points: readonly CurvePoint[]): number[] {
  const most = points[points.length - 1]?.rows ?? 1;
  const inner = figureWidth - margins.marginLeft - margins.marginRight;
  const kept: number[] = [];
  let reached = Number.POSITIVE_INFINITY;
  for (const { rows } of [...points].reverse()) {
    const at = (rows / most) * inner;
    const half = (countText(rows).length * 7.2) / 2 + 5;
    if (at + half > reached) continue;
    kept.push(rows);
    reached = at - half;
  }
  return kept.reverse();
}

function drawCalibration(plot: Plot, draw: Draw, report: ProofReport, words: Words): Html {
  const bins = { baseline: filled(report.calibration.baseline), recipe: filled(report.calibration.recipe) };
  const all = [...bins.baseline, ...bins.recipe];
  const most = Math.max(...all.map(({ count }) => count));
  const low = Math.max(0, Math.floor(Math.min(...all.flatMap(({ confidence, accuracy }) => [confidence, accuracy])) * 10 - 0.2) / 10);
  const percent = { tickFormat: (share: number) => roundShareText(share, words.language), domain: [low, 1] };
  const step = low < 0.5 ? 0.2 : 0.1;
  const ticks = Array.from({ length: 6 }, (_, k) => Number((1 - k * step).toFixed(1))).filter((tick) => tick >= low);
  const svg = draw({
    width: figureWidth,
    height: figureWidth - margins.marginLeft - 20 + margins.marginTop + margins.marginBottom,
    ...margins,
    marginRight: 20,
    x: {
      label: words.plain('calibrationAxis'),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38,
      tickSize: 4,
      ticks,
      ...percent,
    },
    // The corner bears the label of one axis alone.
    y: { label: null, tickSize: 0, grid: true, ticks: ticks.filter((tick) => tick > low), ...percent },
    marks: [
      plot.line([low, 1], { x: (value: number) => value, y: (value: number) => value, stroke: 'var(--edge)', strokeDasharray: '3 4' }),
      ...sides.map((side) => plot.line(bins[side], { x: 'confidence', y: 'accuracy', ...lineOf(side), strokeWidth: 1.25 })),
      ...sides.map((side) =>
        plot.dot(bins[side], {
          x: 'confidence',
          y: 'accuracy',
          r: (bin: { count: number }) => 2 + 4 * Math.sqrt(bin.count / most),
          ...dotOf(side),
          title: (bin: { count: number }) => `${words.plain(side)}: ${countText(bin.count)}`,
        }),
      ),
    ],
    r: { type: 'identity' },
  });
  return serialize(svg, 'calibration-figure', words.plain('calibrationFigure'));
}
