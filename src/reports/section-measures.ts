import type { Context } from './context.ts';
import { measuresShown } from './figures.ts';
import { code, type Html, html } from './html.ts';
import type { MeasureHistogram, MeasureSide } from './model.ts';
import { column, details, section, table } from './parts.ts';
import { stepName } from './sections-data.ts';

/** What filters and columns measured: a chart each, the counts on both sides of a bound above it. */
export function renderMeasures(context: Context): Html {
  const { report, words, figures } = context;
  const panels = report.measures.slice(0, measuresShown).map(
    (
      entry,
      index,
    ) => html`<article><h3>${code(entry.slot ?? entry.operator, 60)} · ${code(entry.measure, 60)} <span class="soft">${stepName(entry.step, context)}</span></h3>
${sides(entry, context)}${figures.measures[index] ? html`<div class="figure">${figures.measures[index]}</div>` : html`<p class="nothing">${words.t('nothingMeasured')}</p>`}
<p class="note">${measureLine(entry.measured, context)}</p>
${details(words.t('theNumbers'), binTable(entry, context))}</article>`,
  );
  const rest = report.measures.length - panels.length;
  return section(
    'measures',
    words.t('measuresTitle'),
    html`<p class="note"><span class="keys"><span><i class="key after"></i>${words.t('wentOn')}</span> <span><i class="key rejected"></i>${words.t('turnedAway')}</span></span> ${words.t('measuresNote')}</p><div class="panels">${panels}</div>${rest > 0 && html`<p class="note">${words.t('moreRows', { n: rest })}</p>`}`,
  );
}

/** How many values lie on each side of the bounds. */
function sides({ min, max, measured }: MeasureHistogram, { words, numbers }: Context): Html | false {
  if (min === undefined && max === undefined) return false;
  const within = measured.n - measured.tooLow - measured.tooHigh;
  return html`<p class="note">${min !== undefined && html`${words.t('underBound', { n: measured.tooLow, bound: numbers.decimal(min) })} · `}<b>${words.t('withinBounds', { n: within })}</b>${max !== undefined && html` · ${words.t('overBound', { n: measured.tooHigh, bound: numbers.decimal(max) })}`}</p>`;
}

function measureLine(side: MeasureSide, { words }: Context): Html {
  return words.t('measureLine', { n: side.n, missing: side.missing, beside: side.below + side.above });
}

function binTable(entry: MeasureHistogram, context: Context): Html {
  const { words, numbers } = context;
  return table<number>(
    words.t('measureBins', { measure: code(entry.measure, 60), operator: code(entry.slot ?? entry.operator, 60) }),
    [
      {
        title: words.t('value'),
        head: true,
        cell: (from, index) => words.t('binRange', { from: numbers.decimal(from), to: numbers.decimal(entry.edges[index + 1] ?? from) }),
      },
      column(context, 'measured', (_, index) => numbers.count(entry.measured.counts[index] ?? 0)),
      column(context, 'wentOn', (_, index) => numbers.count(entry.kept.counts[index] ?? 0)),
    ],
    entry.edges.slice(0, -1),
    context,
    40,
  );
}
