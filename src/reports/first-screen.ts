import type { Context } from './context.ts';
import { renderDiff } from './diff.ts';
import { code, type Html, html, langAttribute, name } from './html.ts';
import type { Example, LabelCounts } from './model.ts';
import { percent, renderReconciliation } from './reconciliation.ts';

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
    <p class="one"><strong>${grew ? html`${numbers.times(derived.growth)} ×` : numbers.share(derived.growth)}</strong> <span>${words.t(grew ? 'grewBy' : 'keptShare')}</span></p>
  </div>
  ${renderReconciliation(context)}
  <div class="evidence">
    <section class="shown" aria-labelledby="first-examples">
      <h2 id="first-examples">${words.t('firstExamples')} <a href="#examples" class="aside">${words.t('shownOf', { shown: firstExamples(report.examples.items).length, total: report.examples.total })}</a></h2>
      ${firstExamples(report.examples.items).map((example) => renderFirstExample(example, context))}
      ${report.examples.items.length === 0 && html`<p class="nothing">${words.t('noExamples')}</p>`}
    </section>
    <section aria-labelledby="first-labels">${renderLabelPanel(context)}</section>
    <section aria-labelledby="first-warnings">
      <h2 id="first-warnings">${words.t('warningsTitle')}</h2>
      ${renderWarnings(context, 3)}
      <h2 id="first-reasons">${words.t('rejectedByReason')}</h2>
      ${renderReasons(context, 5)}
    </section>
  </div>
  <div class="strip">
    <dl class="facts">${renderFacts(context)}</dl>
    <div class="next">
      <h2 id="next">${words.t('nextTitle')}</h2>
      ${report.next.slice(0, 3).map((command) => html`<pre><code>${name(command, 400)}</code></pre>`)}
      ${report.next.length === 0 && html`<p class="nothing">${words.t('noNext')}</p>`}
    </div>
  </div>
</section>`;
}

function renderVerdict({ report, derived, words }: Context): Html {
  const { read, written, addsUp } = report.counts;
  const leaks = !report.leaks.checked
    ? html`<span class="bad">▲ ${words.t('leaksUnchecked')}</span>`
    : derived.leaks === 0
      ? words.t('noLeaks')
      : html`<span class="bad">▲ ${words.t('leaksFound', { n: derived.leaks })}</span>`;
  const sums = addsUp ? words.t('countsAddUp') : html`<span class="bad">▲ ${words.t('countsOff')}</span>`;
  return html`${words.t('verdict', { written, read })} ${leaks} ${sums}`;
}

function renderDoubt({ report, words }: Context): Html {
  const { length } = report.warnings;
  return html`${words.t('notMeasured')}${length > 0 && html` <a href="#warnings">${words.t('warningCount', { n: length })}</a>`}`;
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
  const labels =
    report.labels.find((entry) => report.splits.some((split) => split.name === entry.split && split.touched)) ?? report.labels[0];
  const lengths = report.lengths.findIndex((entry) => entry.split === (labels?.split ?? entry.split));
  const figure = figures.lengths[lengths];
  const entry = report.lengths[lengths];
  return html`${
    labels
      ? html`<h2 id="first-labels">${words.t('labelsIn', { split: code(labels.split, 40) })}</h2>${renderLabelBars(labels, context, 6)}`
      : html`<h2 id="first-labels">${words.t('lengthsTitle')}</h2>`
  }
  ${(labels?.classes.length ?? 0) <= 4 && figure && entry && html`${labels && html`<h2 class="second">${words.t('lengthsIn', { field: code(entry.field, 40), unit: words.t(entry.unit) })}</h2>`}<div class="figure small">${figure}</div><p class="note"><i class="key after"></i>${words.t('after')} <i class="key before"></i>${words.t('before')}. ${words.t('shareOfTexts')}</p>`}`;
}

/** Classes with the shares before (outline) and after (filled) and the counts behind them. */
export function renderLabelBars(labels: LabelCounts, { report, derived, words, numbers }: Context, limit: number): Html {
  const shares = derived.labels[report.labels.indexOf(labels)]?.shares ?? [];
  const rows = labels.classes.map((entry, index) => ({
    title: name(entry.label, 60),
    ...entry,
    shares: shares[index] ?? ([0, 0] as const),
  }));
  const shown = rows.slice(0, limit);
  return html`<ul class="labels" role="list">${shown.map(
    (row) =>
      html`<li><span class="class">${row.title}</span> <span class="numbers">${numbers.count(row.before)} → <b>${numbers.count(row.after)}</b></span><span class="pairbar" aria-hidden="true" style="${`--b:${percent(row.shares[0])};--a:${percent(row.shares[1])}`}"></span><span class="soft">${numbers.share(row.shares[0])} → ${numbers.share(row.shares[1])}</span></li>`,
  )}</ul>${rows.length > limit && html`<p class="note"><a href="#labels">${words.t('moreClasses', { n: rows.length - limit + (labels.others?.classes ?? 0) })}</a></p>`}`;
}

export function renderWarnings({ report, words }: Context, limit: number): Html {
  if (report.warnings.length === 0) return html`<p class="good">✓ ${words.t('noWarnings')}</p>`;
  const rest = report.warnings.length - limit;
  return html`<ul class="warnings" role="list">${report.warnings.slice(0, limit).map((warning) => html`<li>${words.warning(warning)}</li>`)}</ul>${rest > 0 && html`<p class="note"><a href="#warnings">${words.t('moreWarnings', { n: rest })}</a></p>`}`;
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
  const fact = (term: Html, value: Html, more: Html) => html`<div><dt>${term}</dt><dd>${value}<small>${more}</small></dd></div>`;
  return [
    fact(
      words.t('timeTitle'),
      words.t('seconds', { n: numbers.decimal(report.time.wallSeconds) }),
      words.t('rowsPerSecond', { n: numbers.decimal(report.time.rowsPerSecond) }),
    ),
    fact(
      words.t('cpuTitle'),
      words.t('seconds', { n: numbers.decimal(report.time.cpuSeconds) }),
      words.t('workers', { n: report.time.workers }),
    ),
    fact(words.t('memoryTitle'), words.t('megabytes', { n: numbers.decimal(derived.peakMemoryMegabytes) }), words.t('peak')),
    fact(
      words.t('energyTitle'),
      words.t('wattHours', { n: numbers.decimal(derived.wattHours) }),
      words.t('gramsCo2', { n: numbers.decimal(report.energy.gramsCo2) }),
    ),
    fact(words.t('seed'), html`${String(report.seed)}`, words.t('plan', { hash: code(report.planHash.slice(0, 12)) })),
  ];
}
