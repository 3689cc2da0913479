import { type Html, html, name, raw } from '../html.ts';
import { column, details, section, table } from '../parts.ts';
import type { Calibration } from '../proof-model.ts';
import type { ProofContext } from './context.ts';
import { changedPairs, classesByLoss } from './derive.ts';
import { filled } from './figures.ts';

/** A matrix of more classes is no longer read. */
const matrixClasses = 12;
const foldedFrom = 16;

export function renderClasses(context: ProofContext): Html {
  const { report, derived, words } = context;
  if (report.perClass.length === 0)
    return section('classes', words.t('classesTitle'), html`<p class="nothing">${words.t('noClasses')}</p>`);
  const order = classesByLoss(derived);
  const folded = order.length > foldedFrom;
  const shown = folded ? [...order.slice(0, 8), ...order.slice(-4)] : order;
  return section(
    'classes',
    words.t('classesTitle'),
    html`${classTable(words.t('classesCaption'), shown, context)}${
      folded &&
      details(words.t('classesAll', { n: order.length }), classTable(html`${words.t('classesAll', { n: order.length })}`, order, context))
    }<p class="note">${words.t('classesNote')}</p>`,
  );
}

function classTable(caption: Html, places: readonly number[], context: ProofContext): Html {
  const { report, derived, words, numbers } = context;
  const largest = derived.classes.reduce((most, { f1 }) => Math.max(most, Math.abs(f1)), 0.001);
  const pair = (measure: 'precision' | 'recall' | 'f1') => (place: number) => {
    const change = report.perClass[place];
    if (!change) return html``;
    const after = numbers.share(change.recipe[measure]);
    return words.t('fromTo', { before: numbers.share(change.baseline[measure]), after: measure === 'f1' ? html`<b>${after}</b>` : after });
  };
  return table<number>(
    caption,
    [
      column(context, 'classHead', (place) => html`<div class="wide-name">${name(report.perClass[place]?.class ?? '', 160)}</div>`, 'head'),
      column(context, 'supportHead', (place) => numbers.count(report.perClass[place]?.support ?? 0)),
      column(context, 'precisionHead', pair('precision')),
      column(context, 'recallHead', pair('recall')),
      column(context, 'f1Head', pair('f1')),
      column(context, 'changeHead', (place) => numbers.points(derived.classes[place]?.f1 ?? 0)),
      {
        title: html`<span class="unseen">${words.t('inComparison')}</span>`,
        cell: (place) => shift((derived.classes[place]?.f1 ?? 0) / largest),
      },
    ],
    places,
    context,
    120,
  );
}

/** A bar from the middle: to the left for a loss, to the right for a gain. */
function shift(share: number): Html {
  const width = Math.min(50, Math.abs(share) * 50);
  const from = share < 0 ? 50 - width : 50;
  return html`<span class="shift${share < 0 && ' loss'}" aria-hidden="true" style="${`--from:${from.toFixed(2)}%;--w:${width.toFixed(2)}%`}"></span>`;
}

export function renderConfusion(context: ProofContext): Html {
  const { report, derived, words } = context;
  const pairs = changedPairs(derived);
  if (pairs.length === 0) return section('confusion', words.t('confusionTitle'), html`<p class="nothing">${words.t('noConfusion')}</p>`);
  const matrix = report.classes.length <= matrixClasses;
  return section(
    'confusion',
    words.t('confusionTitle'),
    matrix
      ? html`<p class="note">${words.t('confusionNote')}</p>${renderMatrix(context)}${details(words.t('theNumbers'), pairTable(pairs, context))}`
      : pairTable(
          pairs.filter(({ truth, predicted }) => truth !== predicted),
          context,
        ),
  );
}

/** Five steps of each colour: what lies between is not told apart by eye. */
function tone(change: number, largest: number): string {
  if (change === 0) return '';
  const step = Math.max(1, Math.ceil((Math.abs(change) / largest) * 5));
  return ` style="--mix:${step * 10}%"`;
}

function renderMatrix({ report, derived, words, numbers }: ProofContext): Html {
  const largest = derived.confusion.reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 1);
  const title = (index: number) => name(report.classes[index] ?? '', 80);
  const cell = (truth: number, predicted: number) => {
    const change = derived.confusion[truth]?.[predicted] ?? 0;
    const kind = `${change > 0 ? 'more' : change < 0 ? 'less' : ''}${truth === predicted ? ' same-class' : ''}`;
    const signed = html`${change > 0 && '+'}${numbers.count(change)}`;
    const sides = { before: report.confusion.baseline[truth]?.[predicted] ?? 0, after: report.confusion.recipe[truth]?.[predicted] ?? 0 };
    return html`<td class="${kind}"${raw(tone(change, largest))}>${signed}<small>${words.t('fromTo', sides)}</small></td>`;
  };
  const all = [...report.classes.keys()];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.plain('confusionMatrix')}"><table class="matrix"><caption>${words.t('confusionMatrix')}</caption>
<thead><tr><th scope="col"><span class="unseen">${words.t('truthHead')}</span></th>${all.map((index) => html`<th scope="col">${title(index)}</th>`)}</tr></thead>
<tbody>${all.map((truth) => html`<tr><th scope="row">${title(truth)}</th>${all.map((predicted) => cell(truth, predicted))}</tr>`)}</tbody></table></div>`;
}

function pairTable(pairs: ReturnType<typeof changedPairs>, context: ProofContext): Html {
  const { report, words, numbers } = context;
  type Pair = (typeof pairs)[number];
  const shown = pairs.slice(0, 20);
  const label = (index: number) => html`<div class="wide-name">${name(report.classes[index] ?? '', 120)}</div>`;
  return html`${table<Pair>(
    words.t('confusionPairs'),
    [
      column(context, 'truthHead', ({ truth }) => label(truth), 'head'),
      column(
        context,
        'predictedHead',
        ({ truth, predicted }) => (truth === predicted ? html`<span class="good">✓ ${words.t('right')}</span>` : label(predicted)),
        'text',
      ),
      column(context, 'baselineHead', ({ truth, predicted }) => numbers.count(report.confusion.baseline[truth]?.[predicted] ?? 0)),
      column(context, 'recipeHead', ({ truth, predicted }) => numbers.count(report.confusion.recipe[truth]?.[predicted] ?? 0)),
      column(context, 'change', ({ change }) => html`<b>${change > 0 && '+'}${numbers.count(change)}</b>`),
    ],
    shown,
    context,
  )}<p class="note">${words.t('pairsShown', { shown: shown.length, total: pairs.length })}</p>`;
}

export function renderCalibration(context: ProofContext): Html {
  const { report, words, numbers, figures } = context;
  const title = words.t('calibrationTitle');
  if (!figures.calibration) return section('calibration', title, html`<p class="nothing">${words.t('noCalibration')}</p>`);
  const key = (arm: 'baseline' | 'recipe', mark: string) =>
    html`<p><i class="key ${mark}"></i>${words.t('calibrationEce', { arm: words.t(arm), ece: numbers.share(report.calibration[arm].ece) })}</p>`;
  const bins = (arm: 'baseline' | 'recipe') =>
    binTable(html`${words.t('calibrationCaption')} · ${words.t(arm)}`, report.calibration[arm], context);
  return section(
    'calibration',
    title,
    html`<div class="twin"><div class="figure">${figures.calibration}</div><div>${key('baseline', 'before')}${key('recipe', 'after')}<p class="note">${words.t('calibrationNote')}</p>${details(words.t('theNumbers'), html`${bins('baseline')}${bins('recipe')}`)}</div></div>`,
  );
}

function binTable(caption: Html, calibration: Calibration, context: ProofContext): Html {
  const { words, numbers } = context;
  return table<Calibration['bins'][number]>(
    caption,
    [
      column(context, 'confidenceHead', ({ from, to }) => words.t('range', { low: numbers.level(from), high: numbers.level(to) }), 'head'),
      column(context, 'predictionsHead', ({ count }) => numbers.count(count)),
      column(context, 'meanConfidenceHead', ({ confidence }) => numbers.share(confidence)),
      column(context, 'shareRightHead', ({ accuracy }) => numbers.share(accuracy)),
    ],
    filled(calibration),
    context,
  );
}
