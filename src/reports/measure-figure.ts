import { type Draw, figureWidth, type Plot, serialize, short } from './drawing.ts';
import type { Html } from './html.ts';
import type { MeasureHistogram } from './model.ts';
import { countText, decimalText } from './numbers.ts';
import type { Wording } from './wording.ts';

const margin = { left: 52, right: 14 };

const barWidth = (bars: number) => Math.max(1, (figureWidth - margin.left - margin.right) / bars - 2);

/** A histogram of a measure: what went on filled, what was turned away hatched on top of it, the bounds as lines. */
export function drawMeasure(plot: Plot, draw: Draw, entry: MeasureHistogram, id: string, words: Wording): Html | undefined {
  const { edges, measured, kept, min, max } = entry;
  if (edges.length < 2 || measured.n === 0) return undefined;
  const first = edges[0] ?? 0;
  const last = edges[edges.length - 1] ?? 1;
  const bars = measured.counts.slice(0, 200).map((count, index) => {
    const from = edges[index] ?? 0;
    const to = edges[index + 1] ?? from;
    const on = kept.counts[index] ?? 0;
    return {
      from,
      to,
      middle: (from + to) / 2,
      on,
      count,
      title: `${decimalText(from)}–${decimalText(to)}: ${countText(count)}, ${countText(on)}`,
    };
  });
  const away = bars.filter(({ on, count }) => count > on);
  const place = { x1: 'from', x2: 'to', insetLeft: 0.5, insetRight: 0.5, title: 'title' };
  const svg = draw({
    width: figureWidth,
    height: 190,
    marginTop: 12,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginBottom: 28,
    x: { label: null, domain: [first, last], ticks: 5, tickFormat: (value: number) => decimalText(value), tickSize: 4 },
    y: { label: null, ticks: 3, tickFormat: (count: number) => countText(count), tickSize: 0, grid: true, zero: true, nice: true },
    marks: [
      plot.rectY(bars, { ...place, y1: 0, y2: 'on', fill: 'var(--after)', fillOpacity: 0.55 }),
      plot.rectY(away, { ...place, y1: 'on', y2: 'count', fill: 'none', stroke: 'var(--before)', strokeWidth: 1 }),
      // Stripes without a pattern, which a page that loads nothing cannot refer to: a dashed line as wide as the bar.
      plot.ruleX(away, {
        x: 'middle',
        y1: 'on',
        y2: 'count',
        stroke: 'var(--before)',
        strokeWidth: barWidth(bars.length),
        strokeDasharray: '2 2',
      }),
      plot.ruleY([0], { stroke: 'var(--edge)' }),
      plot.ruleX(
        [min, max].filter((bound) => bound !== undefined && bound >= first && bound <= last),
        { stroke: 'var(--text)', strokeWidth: 1.5 },
      ),
    ],
  });
  const names = { measure: short(entry.measure), operator: short(entry.operator) };
  return serialize(svg, id, words.plain('figureMeasure', { ...names, n: measured.n, kept: kept.n, missing: measured.missing }));
}
