import type { AuditReport } from '../audit-model.ts';
import { figureWidth, openDrawing, serialize, short } from '../drawing.ts';
import type { Html } from '../html.ts';
import type { LengthHistogram } from '../model.ts';
import { countText, decimalText } from '../numbers.ts';
import type { AuditWording } from './sentences.ts';

const splitsDrawn = 6;

/** Histograms of the lengths, one a split. */
export async function drawAuditLengths({ data }: AuditReport, words: AuditWording): Promise<(Html | undefined)[]> {
  const drawn = data.lengths.filter(({ edges, after }) => edges.length > 1 && after.n > 0);
  if (drawn.length === 0) return [];
  const { plot, draw } = await openDrawing();
  return data.lengths.slice(0, splitsDrawn).map((entry, index) => {
    const { edges, after, openEnd, unit } = entry;
    if (!drawn.includes(entry)) return undefined;
    const last = edges[edges.length - 2] ?? 0;
    const bars = after.counts.map((count, bin) => ({
      from: edges[bin] ?? 0,
      to: edges[bin + 1] ?? 0,
      count,
      title: `${decimalText(edges[bin] ?? 0)}–${openEnd && bin === after.counts.length - 1 ? '' : decimalText(edges[bin + 1] ?? 0)}: ${countText(count)}`,
    }));
    const svg = draw({
      width: figureWidth,
      height: 180,
      marginTop: 12,
      marginLeft: 52,
      marginRight: 14,
      marginBottom: 40,
      x: {
        label: words.plain(unit === 'words' ? 'lengthAxisWords' : 'lengthAxisCharacters'),
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 36,
        ticks: ticksOf(edges),
        tickFormat: (value: number) => decimalText(value) + (openEnd && value === last ? '+' : ''),
        tickSize: 4,
      },
      y: { label: null, ticks: 3, tickFormat: (count: number) => countText(count), tickSize: 0, grid: true, zero: true, nice: true },
      marks: [
        plot.rectY(bars, {
          x1: 'from',
          x2: 'to',
          y: 'count',
          fill: 'var(--after)',
          fillOpacity: 0.55,
          insetLeft: 0.5,
          insetRight: 0.5,
          title: 'title',
        }),
        plot.ruleY([0], { stroke: 'var(--edge)' }),
      ],
    });
    const key = unit === 'words' ? 'figureWords' : 'figureCharacters';
    return serialize(svg, `length-${index}`, words.plain(key, { field: short(entry.field), split: short(entry.split) }));
  });
}

/** At most six edges, evenly, and the beginning of the last bin. */
function ticksOf(edges: LengthHistogram['edges']): number[] {
  const last = edges.length - 2;
  const every = Math.max(1, Math.ceil(last / 5));
  const chosen = edges.slice(0, -1).filter((_, index) => index % every === 0 && (last - index) * 2 > every);
  return [...chosen, edges[last] ?? 0];
}
