import type { Context } from './context.ts';

import { code, type Html, html, name } from './html.ts';
import type { LeakPair, LengthHistogram, LengthSide, SplitCounts, StepFlow } from './model.ts';
import { beforeAfterKey, renderLabelBars, renderWarnings } from './panels.ts';
import { bars, column, details, meter, section, shownText, table } from './parts.ts';

const plenty = 100;

export function renderWarningSection(context: Context): Html {
  return section('warnings', context.words.t('warningsTitle'), renderWarnings(context, plenty));
}

/** Samples through steps and splits. */
export function renderFlow(context: Context): Html {
  const { report, words, numbers } = context;
  const most = report.steps.reduce((max, step) => Math.max(max, step.out), 1);
  const steps = table<StepFlow>(
    words.t('stepsCaption'),
    [
      column(
        context,
        'step',
        (row) =>
          html`${stepName(row.step, context)}${row.operators.some((id) => id !== row.step) && html`<small>${row.operators.map((id) => html`${name(id, 60)} `)}</small>`}`,
        'head',
      ),
      column(context, 'in', (row) => numbers.count(row.in)),
      column(context, 'asked', (row) => numbers.count(row.asked)),
      column(context, 'changed', (row) => numbers.count(row.changed)),
      column(context, 'rejectedHead', (row) => numbers.count(row.rejected)),
      column(context, 'mergedHead', (row) => numbers.count(row.merged)),
      column(context, 'out', (row) => html`${numbers.count(row.out)}`),
      bars(context, (row) => meter(row.out / most, 'after')),
    ],
    report.steps,
    context,
  );
  const splits = table<SplitCounts>(
    words.t('splitsCaption'),
    [
      column(context, 'split', (row) => html`${code(row.name)} <small>${words.t(row.touched ? 'touched' : 'untouched')}</small>`, 'head'),
      column(context, 'read', (row) => numbers.count(row.read)),
      column(context, 'asked', (row) => numbers.count(row.asked)),
      column(context, 'moved', (row) => numbers.count(row.moved)),
      column(context, 'writtenHead', (row) => numbers.count(row.written)),
      column(context, 'rejectedHead', (row) => numbers.count(row.rejected)),
      column(context, 'mergedHead', (row) => numbers.count(row.merged)),
    ],
    report.splits,
    context,
  );
  const findings = report.steps
    .filter((row) => row.findings !== undefined)
    .map((row) =>
      details(html`${words.t('findings')} ${stepName(row.step, context)}`, html`<pre>${JSON.stringify(row.findings, null, 1)}</pre>`),
    );
  return section(
    'flow',
    words.t('flowTitle'),
    html`<div class="tables">${steps}${splits}</div><p class="note">${words.t('flowNote')}</p>${findings}`,
  );
}

export function stepName(step: string, { words }: Context): Html {
  if (step === 'read' || step === 'write') return words.t(step === 'read' ? 'readStep' : 'writeStep');
  return code(step, 80);
}

/** The sentence with the totals of what a panel counts. */
const labelTotals = { samples: 'sampleCounts', labels: 'labelTotals', spans: 'spanTotals', relations: 'relationTotals' } as const;

export function renderLabels(context: Context): Html {
  const { report, derived, words, numbers } = context;
  if (report.labels.length === 0) return section('labels', words.t('labelsTitle'), html`<p class="nothing">${words.t('noLabels')}</p>`);
  const panels = report.labels.slice(0, 12).map((labels, index) => {
    const { others, missing } = labels;
    const total = derived.labels[index];
    return html`<article><h3>${code(labels.split, 60)} · ${code(labels.field, 60)}</h3>${renderLabelBars(labels, context, 24)}
<p class="note">${words.t(labelTotals[labels.of ?? 'samples'], { before: total?.before ?? 0, after: total?.after ?? 0 })} ${
      others && html`${words.t('otherClasses', { n: others.classes, before: others.before, after: others.after })} `
    }${words.t('withoutLabel', { before: numbers.count(missing.before), after: numbers.count(missing.after) })}</p></article>`;
  });
  return section('labels', words.t('labelsTitle'), html`<p class="note">${beforeAfterKey(words)}</p><div class="panels">${panels}</div>`);
}

export function renderLengths(context: Context): Html {
  const { report, words, figures } = context;
  if (report.lengths.length === 0) return section('lengths', words.t('lengthsTitle'), html`<p class="nothing">${words.t('noLengths')}</p>`);
  const panels = report.lengths.slice(0, 12).map(
    (entry, index) => html`<article><h3>${code(entry.split, 60)} · ${code(entry.field, 60)} · ${words.t(entry.unit)}</h3>
${figures.lengths[index] ? html`<div class="figure">${figures.lengths[index]}</div>` : html`<p class="nothing">${words.t('nothingMeasured')}</p>`}
<p class="note">${sideLine('before', entry.before, context)}<br>${sideLine('after', entry.after, context)}</p>
${details(words.t('theNumbers'), lengthNumbers(entry, context))}</article>`,
  );
  return section('lengths', words.t('lengthsTitle'), html`<p class="note">${beforeAfterKey(words)}</p><div class="panels">${panels}</div>`);
}

/** How many texts a histogram stands on: printed under each. */
function sideLine(title: 'before' | 'after', side: LengthSide, { words, numbers }: Context): Html {
  return words.t('sideLine', { side: words.t(title), n: side.n, missing: side.missing, median: numbers.decimal(side.median) });
}

function lengthNumbers(entry: LengthHistogram, context: Context): Html {
  const { words, numbers } = context;
  const of = { split: code(entry.split, 60), field: code(entry.field, 60), unit: words.t(entry.unit) };
  const sides: [Html, LengthSide][] = [
    [words.t('before'), entry.before],
    [words.t('after'), entry.after],
  ];
  const summary = table<[Html, LengthSide]>(
    words.t('lengthSummary', of),
    [
      { title: html`<span class="unseen">${words.t('side')}</span>`, head: true, cell: ([title]) => title },
      column(context, 'measured', ([, side]) => numbers.count(side.n)),
      column(context, 'missing', ([, side]) => numbers.count(side.missing)),
      column(context, 'min', ([, side]) => numbers.decimal(side.min)),
      column(context, 'median', ([, side]) => numbers.decimal(side.median)),
      column(context, 'mean', ([, side]) => numbers.decimal(side.mean)),
      column(context, 'max', ([, side]) => numbers.decimal(side.max)),
    ],
    sides,
    context,
  );
  const bins = table<number>(
    words.t('lengthBins', of),
    [
      { title: words.t(entry.unit), head: true, cell: (_, index) => binTitle(entry.edges, index, entry.openEnd, context) },
      column(context, 'before', (_, index) => numbers.count(entry.before.counts[index] ?? 0)),
      column(context, 'after', (_, index) => numbers.count(entry.after.counts[index] ?? 0)),
    ],
    entry.edges.slice(0, -1),
    context,
    80,
  );
  return html`${summary}${bins}`;
}

function binTitle(edges: readonly number[], index: number, openEnd: boolean, { words, numbers }: Context): Html {
  const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 0];
  if (openEnd && index === edges.length - 2) return words.t('andMore', { from: numbers.decimal(from) });
  return words.t('binRange', { from: numbers.decimal(from), to: numbers.decimal(to) });
}

export function renderDuplicates(context: Context): Html {
  const { report, words } = context;
  const { checked, merged, clusters, examples } = report.duplicates;
  const body = !checked
    ? html`<p class="nothing">${words.t('duplicatesUnchecked')}</p>`
    : html`<p>${words.t('duplicatesFound', { merged, clusters })}</p><div class="cards">${examples
        .slice(0, 10)
        .map(
          ({ kept, size, merged: members }) =>
            html`<article><h3>${words.t('clusterSize', { n: size })}</h3>${shownText(kept, context)}<p class="note">${words.t('mergedInto')} ${members
              .slice(0, 6)
              .map(
                (member, index) => html`${index > 0 && ', '}<code>${name(member.id, 60)}</code>`,
              )}${size - 1 > Math.min(6, members.length) && html` ${words.t('ofMembers', { n: size - 1 })}`}</p></article>`,
        )}</div>`;
  return section('duplicates', words.t('duplicatesTitle'), body);
}

export function renderLeaks(context: Context): Html {
  const { report, words, numbers } = context;
  const { checked, reason, pairs, copiesRefused } = report.leaks;
  if (!checked)
    return section(
      'leaks',
      words.t('leaksTitle'),
      html`<p class="bad">▲ ${words.t('leaksUnchecked')}${reason !== undefined && html` ${words.reason(reason)} ${code(reason)}`}</p>`,
    );
  const summary = table<LeakPair>(
    words.t('leaksCaption'),
    [
      column(context, 'trainSplit', (row) => code(row.train), 'head'),
      column(context, 'testSplit', (row) => code(row.test), 'text'),
      column(context, 'testRows', (row) => numbers.count(row.testRows)),
      column(context, 'exactLeaks', (row) => numbers.count(row.exact)),
      column(context, 'tokenSetLeaks', (row) => numbers.count(row.tokenSet)),
      column(context, 'nearLeaks', (row) => (row.near === undefined ? html`–` : numbers.count(row.near))),
    ],
    pairs,
    context,
  );
  const examples = pairs
    .flatMap((pair) => pair.examples)
    .slice(0, 10)
    .map(
      (example) =>
        html`<article class="leak"><h3>${words.t(example.kind)}</h3><dl class="pair"><div><dt>${words.t('inTrain')}</dt><dd>${shownText(example.train, context)}</dd></div><div><dt>${words.t('inTest')}</dt><dd>${shownText(example.test, context)}</dd></div></dl></article>`,
    );
  return section(
    'leaks',
    words.t('leaksTitle'),
    html`${pairs.length > 0 && summary}${pairs.some((pair) => pair.near === undefined) && html`<p>${words.t('nearLeaksUnchecked')} ${code('dataset.drop-leaks: { match: [near] }')}</p>`}<p>${words.t('copiesRefused', { n: copiesRefused })}</p><div class="cards">${examples}</div>`,
  );
}
