import type { Context } from './context.ts';
import { renderDiff } from './diff.ts';
import { chartedLengths, chartedSplit } from './figures.ts';
import { code, type Html, html, langAttribute, name } from './html.ts';
import type { Example } from './model.ts';
import { beforeAfterKey, renderLabelBars, renderLegend, renderWarnings } from './panels.ts';
import { fact, nextCommands, workersUsed } from './parts.ts';
import { renderReconciliation } from './reconciliation.ts';

/** The screen that is judged in a minute: verdict, the one number, the doubt, the evidence, the next command. */
export function renderFirstScreen(context: Context): Html {
  const { words, numbers, derived, report } = context;
  const grew = derived.growth >= 1;
  return html`
<section class="first" aria-labelledby="verdict">
  <div class="verdict">
    <div>
      <h1 id="verdict">${renderVerdict(context)}</h1>
      <p class="doubt">${renderDoubt(context)}</p>
    </div>
    <p class="one"><strong>${grew ? html`${numbers.times(derived.growth)} ×` : numbers.share(derived.growth)}</strong> <span>${renderGrowth(context)}</span></p>
  </div>
  ${renderReconciliation(context)}
  <div class="evidence">
    <div class="shown">
      <h2>${words.t('firstExamples')} <a href="#examples" class="aside">${words.t('shownOf', { shown: firstExamples(report.examples.items).length, total: report.examples.total })}</a></h2>
      ${firstExamples(report.examples.items).map((example) => renderFirstExample(example, context))}
      ${report.examples.items.length === 0 && html`<p class="nothing">${words.t('noExamples')}</p>`}
      ${report.examples.items.length > 0 && renderLegend(words)}
    </div>
    <div>${renderLabelPanel(context)}</div>
    <div>
      <h2>${words.t('warningsTitle')}</h2>
      ${renderWarnings(context, 3)}
      <h2>${words.t('rejectedByReason')}</h2>
      ${renderReasons(context, 5)}
    </div>
  </div>
  <div class="strip">
    <dl class="facts">${renderFacts(context)}</dl>
    ${nextCommands(report.next, context)}
  </div>
</section>`;
}

function renderVerdict({ report, derived, words }: Context): Html {
  const { read, written, addsUp } = report.counts;
  const leaks = !report.leaks.checked
    ? html`<span class="bad">▲ ${words.t('leaksUnchecked')}</span>`
    : derived.leaks === 0
      ? words.t('leaksFound', { n: 0 })
      : html`<span class="bad">▲ ${words.t('leaksFound', { n: derived.leaks })}</span>`;
  const sums = addsUp ? words.t('countsAddUp') : html`<span class="bad">▲ ${words.t('countsOff')}</span>`;
  return words.sentences([words.t('verdict', { written, read }), leaks, sums]);
}

function renderGrowth({ derived, words }: Context): Html {
  if (derived.growth < 1) return words.t('keptShare');
  if (derived.grownSplits.length === 0) return words.t('grewBy');
  return words.t('grewIn', {
    splits: html`${derived.grownSplits.slice(0, 3).map((split, index) => html`${index > 0 && ', '}${code(split, 30)}`)}`,
  });
}

function renderDoubt({ warnings: { length }, words }: Context): Html {
  return words.sentences([words.t('notMeasured'), length > 0 && html`<a href="#warnings">${words.t('warningCount', { n: length })}</a>`]);
}

/** The first of each kind; where a kind is missing, the next example that is not yet there. */
export function firstExamples(items: readonly Example[]): Example[] {
  const chosen: Example[] = [];
  for (const kind of ['typical', 'largest', 'guarded'] as const) {
    const found = items.find((example) => example.kind === kind);
    if (found) chosen.push(found);
  }
  for (const example of items) if (chosen.length < 3 && !chosen.includes(example)) chosen.push(example);
  return chosen;
}

function renderFirstExample(example: Example, context: Context): Html {
  const { words } = context;
  return html`<article class="example">
  <h3><span class="kind">${words.t(example.kind)}</span> ${code(example.operator, 60)}${example.label !== undefined && html` <span class="label">${name(example.label, 40)}</span>`}</h3>
  <div${langAttribute(example.language)} class="data">${renderDiff(example, 190, words)}</div>
</article>`;
}

function renderLabelPanel(context: Context): Html {
  const { report, words, figures } = context;
  const labels = report.labels.find((entry) => entry.split === chartedSplit(report)) ?? report.labels[0];
  const lengths = chartedLengths(report);
  const title = lengths && words.t('lengthsIn', { field: code(lengths.field, 40), unit: words.t(lengths.unit) });
  const chart =
    (labels?.classes.length ?? 0) <= 4 &&
    figures.first &&
    html`<div class="figure">${figures.first}</div><p class="note">${beforeAfterKey(words)}</p>`;
  if (!labels)
    return html`<h2>${title ?? words.t('lengthsTitle')}</h2>${chart || html`<p class="nothing">${words.t('nothingMeasured')}</p>`}`;
  return html`<h2>${words.t('labelsIn', { split: code(labels.split, 40) })}</h2>${renderLabelBars(labels, context, 6)}
  ${chart && html`<h2><a href="#lengths">${title}</a></h2>${chart}`}`;
}

function renderReasons({ derived, words, numbers }: Context, limit: number): Html {
  if (derived.reasons.length === 0) return html`<p class="good">✓ ${words.t('noRejects')}</p>`;
  const rest = derived.reasons.length - limit;
  return html`<ul class="reasons" role="list">${derived.reasons
    .slice(0, limit)
    .map(
      ({ reason, count }) =>
        html`<li><span>${code(reason, 60)}${words.reason(reason) && html`<small>${words.reason(reason)}</small>`}</span><b>${numbers.count(count)}</b></li>`,
    )}</ul>${rest > 0 && html`<p class="note"><a href="#rejects">${words.t('moreReasons', { n: rest })}</a></p>`}`;
}

function renderFacts({ report, derived, words, numbers }: Context): Html[] {
  return [
    fact(
      words.t('timeTitle'),
      words.t('seconds', { n: numbers.decimal(report.time.wallSeconds) }),
      words.t('rowsPerSecond', { n: numbers.decimal(report.time.rowsPerSecond) }),
    ),
    fact(words.t('cpuTitle'), words.t('seconds', { n: numbers.decimal(report.time.cpuSeconds) }), workersUsed(report.time.workers, words)),
    fact(words.t('memoryTitle'), words.t('megabytes', { n: numbers.decimal(derived.peakMemoryMegabytes) }), words.t('peak')),
    fact(
      words.t('energyTitle'),
      words.t('wattHours', { n: numbers.decimal(derived.wattHours) }),
      words.t('gramsCo2', { n: numbers.decimal(report.energy.gramsCo2) }),
    ),
    fact(words.t('seed'), numbers.plain(report.seed), words.t('plan', { hash: code(report.planHash.slice(0, 12)) })),
  ];
}
