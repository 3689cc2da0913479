import { code, type Html, html, name } from '../html.ts';
import { column, details, recipeText, section, table, workersUsed } from '../parts.ts';
import type { ProofArm } from '../proof-model.ts';
import type { ProofContext } from './context.ts';
import { renderDoubts } from './doubts.ts';
import type { ProofMessageKey } from './messages.ts';
import { armName, metricWord } from './sentences.ts';

export function renderCost(context: ProofContext): Html {
  const { report, derived, words, numbers } = context;
  const { cost, time, energy } = report;
  const arms = ['baseline', 'recipe'] as const;
  const costs = table<(typeof arms)[number]>(
    words.t('costCaption'),
    [
      column(context, 'arm', (arm) => words.t(arm), 'head'),
      column(context, 'rows', (arm) => numbers.count(cost[arm].rows)),
      column(context, 'stepsHead', (arm) => numbers.count(cost[arm].steps)),
      column(context, 'growHead', (arm) => numbers.decimal(cost[arm].growSeconds)),
      column(context, 'trainHead', (arm) => numbers.decimal(cost[arm].trainSeconds)),
      column(context, 'sumHead', (arm) => numbers.decimal(derived.cpuSeconds[arm])),
    ],
    arms,
    context,
  );
  const price =
    cost.cpuSecondsPerPoint === undefined ? words.t('noPrice') : words.t('costPrice', { n: numbers.decimal(cost.cpuSecondsPerPoint) });
  return section(
    'cost',
    words.t('costTitle'),
    html`${costs}<p>${price}</p><p>${words.t('costTime', { wall: numbers.decimal(time.wallSeconds), cpu: numbers.decimal(time.cpuSeconds), workers: workersUsed(time.workers, words), trainings: time.trainings })}</p>
<p>${words.t('costEnergy', { energy: numbers.decimal(derived.wattHours), co2: numbers.decimal(energy.gramsCo2), watts: numbers.decimal(energy.wattsPerCore), grid: numbers.decimal(energy.gramsCo2PerKwh) })}</p>`,
  );
}

/** All doubts, then what nobody measured. */
export function renderLimits(context: ProofContext): Html {
  const { report, words } = context;
  const ablated = report.arms.some((arm) => arm.kind === 'only' || arm.kind === 'without');
  const untested: (Html | false)[] = [
    words.t('limitTrainer', { trainer: code(report.trainer.id, 60) }),
    words.t('limitData'),
    words.t('limitTrain'),
    !ablated && words.t('limitAblation'),
    words.t('limitSlices'),
    words.t('limitSettings'),
    words.t('limitLabels'),
  ];
  return section(
    'limits',
    words.t('limitsTitle'),
    html`${renderDoubts(context, 40)}<p><b>${words.t('notTested')}</b></p><ul class="limits" role="list">${untested.map((limit) => limit && html`<li>${limit}</li>`)}</ul>`,
  );
}

const methods: readonly [title: ProofMessageKey, text: ProofMessageKey, source?: string][] = [
  ['methodArms', 'methodArmsText'],
  ['methodSchedule', 'methodScheduleText'],
  ['methodInterval', 'methodIntervalText', 'Owen 2007, The pigeonhole bootstrap'],
  ['methodP', 'methodPText', 'Holm 1979, A simple sequentially rejective multiple test procedure'],
  ['methodMcnemar', 'methodMcnemarText', 'McNemar 1947; Dietterich 1998'],
  ['methodLeaks', 'methodLeaksText'],
  ['methodCalibration', 'methodCalibrationText', 'Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017'],
];

export function renderMethod({ report, words, numbers }: ProofContext): Html {
  const level = numbers.level(report.verdict.level);
  return section(
    'method',
    words.t('methodTitle'),
    html`<dl class="method">${methods.map(([title, text, source]) => html`<dt>${words.t(title)}</dt><dd>${words.t(text, { level })}${source !== undefined && html` <cite lang="en">${source}</cite>`}</dd>`)}</dl>`,
  );
}

/** By code unit: the page is the same however the keys were set. */
const sorted = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** What it takes to do it again: command, recipe, trainer, seeds, hash, versions, and the hashes of what came out. */
export function renderRecipe(context: ProofContext): Html {
  const { report, words, numbers } = context;
  const versions = Object.entries({
    leaven: report.versions.leaven,
    node: report.versions.node,
    ...Object.fromEntries(sorted(report.versions.libraries)),
  });
  const item = (title: Html, value: Html) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`;
  const parameters = table<[string, unknown]>(
    words.t('trainerParams', { trainer: code(report.trainer.id, 60) }),
    [
      column(context, 'parameter', ([parameter]) => code(parameter, 80), 'head'),
      column(context, 'value', ([, value]) => code(JSON.stringify(value) ?? '', 300), 'text'),
    ],
    sorted(report.trainer.params),
    context,
    60,
  );
  const weights = table<ProofArm>(
    words.t('weightsCaption'),
    [
      column(context, 'arm', (arm) => armName(arm, context, (id) => code(id, 80)), 'head'),
      column(context, 'scheduleHead', (arm) => words.t(arm.schedule === 'equal-steps' ? 'equal-steps' : 'equal-epochs'), 'text'),
      column(
        context,
        'weightsHead',
        (arm) => html`${arm.weights.slice(0, 10).map((hash) => html`<code class="hash">${hash.slice(0, 64)}</code><br>`)}`,
        'text',
      ),
    ],
    report.arms,
    context,
    60,
  );
  return section(
    'recipe',
    words.t('recipeTitle'),
    html`<p>${words.t('repeat')}</p><pre><code>${name(report.command, 600)}</code></pre>
${recipeText(report.recipe, context)}
<dl class="facts wide">${item(words.t('metricTitle'), metricWord(context))}${item(words.t('trainRows'), numbers.count(report.rows.train))}${item(words.t('grownRows'), numbers.count(report.rows.grown))}${item(words.t('testRowsTitle'), numbers.count(report.rows.test))}${item(words.t('classCount'), html`<span class="view">${report.classes.length}</span>`)}${item(words.t('seedsTitle'), html`${report.seeds.slice(0, 40).map((seed, index) => html`${index > 0 && ' '}${numbers.plain(seed)}`)}`)}${item(words.t('planHash'), html`<code class="hash">${report.planHash.slice(0, 64)}</code>`)}${item(words.t('task'), code(report.task, 60))}${item(words.t('languageTitle'), code(report.language, 40))}${versions
      .slice(0, 40)
      .map(([library, version]) => item(name(library, 60), name(version, 40)))}</dl>
${Object.keys(report.trainer.params).length > 0 && details(words.t('trainerParams', { trainer: code(report.trainer.id, 60) }), parameters)}${report.arms.length > 0 && details(words.t('weightsTitle'), weights)}`,
  );
}
