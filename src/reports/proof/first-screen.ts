import { code, type Html, html, name } from '../html.ts';
import { fact, nextCommands, workersUsed } from '../parts.ts';
import type { ProofArm } from '../proof-model.ts';
import type { ProofContext } from './context.ts';
import { armOf, classesByLoss, worstClass } from './derive.ts';
import { renderDoubts } from './doubts.ts';
import { forestKey, renderForest } from './forest.ts';
import { basisSentences, effectText, metricWord, range, verdictSentence } from './sentences.ts';

/** More arms than these do not fit the screen. */
const armsShown = 10;

/** The screen that is judged in a minute: verdict, the one number, the doubt, the evidence, the next command. */
export function renderProofScreen(context: ProofContext): Html {
  const { words, report } = context;
  return html`
<section class="first" aria-labelledby="verdict">
  <div class="verdict with-doubts">
    <div>
      <h1 id="verdict">${verdictSentence(context)}</h1>
      <p class="doubt">${basisSentences(context)}</p>
    </div>
    ${renderEffect(context)}
    <div class="doubts" role="group" aria-label="${words.plain('doubtsTitle')}">${renderDoubts(context, 3)}</div>
  </div>
  <div class="evidence proof">
    <div>
      <h2><a href="#arms">${words.t('forestTitle')}</a> <span class="aside soft">${words.t('equal-steps')}</span></h2>
      ${renderForest(context, 'equal-steps', armsShown)}
      ${forestKey(context)}
      <p class="leak-line"><a href="#leaks">${words.t('leaksShort')}</a> ${leakLine(context)}</p>
    </div>
    <div>${renderOperators(context)}${renderClasses(context)}${renderCost(context)}</div>
  </div>
  <div class="strip">
    <dl class="facts">${renderFacts(context)}</dl>
    ${nextCommands(report.next.slice(0, 2), context)}
  </div>
</section>`;
}

function renderEffect(context: ProofContext): Html {
  const { report, words, numbers } = context;
  const { effect, interval, level } = report.verdict;
  const [baseline, recipe] = [armOf(report, 'baseline'), armOf(report, 'recipe')];
  return html`<p class="one"><strong>${numbers.points(effect)}</strong> <span>${words.t('pointsOf', { metric: metricWord(context) })}</span> <span><b>${words.t('intervalOf', { level: numbers.level(level), range: range(interval, context) })}</b></span>${
    baseline &&
    recipe &&
    html` <span>${words.t('fromTo', { before: numbers.share(baseline.mean), after: numbers.share(recipe.mean) })}</span>`
  }</p>`;
}

const line = (title: Html, what: Html, number: Html) => html`<div><dt>${title}</dt><dd>${what}</dd><dd>${number}</dd></div>`;

/** What the best and the least useful operator add to the others. */
function renderOperators(context: ProofContext): Html {
  const { report, words } = context;
  const parts = report.arms
    .filter((arm) => arm.kind === 'without' && arm.schedule === 'equal-steps' && arm.part !== undefined)
    .sort((a, b) => (b.part?.effect ?? 0) - (a.part?.effect ?? 0));
  const part = (title: 'bestPart' | 'leastPart', arm: ProofArm | undefined) =>
    arm?.part && line(words.t(title), code(arm.operator ?? arm.name, 60), effectText(arm.part.effect, arm.part.interval, context));
  if (parts.length === 0) return html``;
  return html`<h2><a href="#arms">${words.t('operatorsShort')}</a></h2><dl class="tell">${part('bestPart', parts[0])}${parts.length > 1 && part('leastPart', parts[parts.length - 1])}</dl>`;
}

function renderClasses(context: ProofContext): Html {
  const { report, derived, words, numbers } = context;
  const title = html`<h2><a href="#classes">${words.t('classesShort')}</a></h2>`;
  const worst = worstClass(report);
  if (!worst) return html`${title}<p class="nothing">${words.t('noClasses')}</p>`;
  const place = classesByLoss(derived)[0] ?? 0;
  const lost = report.perClass[place];
  const loss = derived.classes[place]?.f1 ?? 0;
  return html`${title}<dl class="tell">${line(words.t('worstClass'), name(worst.class, 60), words.t('fromTo', { before: numbers.share(worst.baseline.f1), after: html`<b>${numbers.share(worst.recipe.f1)}</b>` }))}${
    lost && loss < 0 && line(words.t('mostLost'), name(lost.class, 60), html`<b>${numbers.points(loss)}</b>`)
  }</dl>${loss >= 0 && html`<p class="good">✓ ${words.t('noClassLost')}</p>`}`;
}

/** What stood in train as well, and what it would have changed. */
export function leakLine(context: ProofContext): Html {
  const { report, words, numbers } = context;
  const { exact, tokenSet, removed, share, kept } = report.leak;
  if (exact + tokenSet === 0 && removed === 0) return html`<span class="good">✓ ${words.t('noLeak')}</span>`;
  return words.sentences([
    words.t('leaked', { rows: exact + tokenSet, share: numbers.share(share), removed }),
    kept &&
      words.t('leakKept', {
        effect: numbers.points(kept.effect),
        range: range(kept.interval, context),
      }),
  ]);
}

function renderCost({ report, derived, words, numbers }: ProofContext): Html {
  const { cost } = report;
  const seconds = derived.cpuSeconds;
  return html`<h2><a href="#cost">${words.t('costShort')}</a></h2><dl class="tell">${line(
    words.t('costRowsTitle'),
    words.t('costRows', { times: numbers.times(derived.growth) }),
    words.t('costRowsFrom', { before: report.rows.train, after: report.rows.grown }),
  )}${line(
    words.t('costEach'),
    cost.cpuSecondsPerPoint === undefined
      ? html`<span class="soft">${words.t('noPoint')}</span>`
      : words.t('costPoint', { n: numbers.decimal(cost.cpuSecondsPerPoint) }),
    words.t('fromTo', { before: numbers.decimal(seconds.baseline), after: numbers.decimal(seconds.recipe) }),
  )}</dl>`;
}

function renderFacts({ report, derived, words, numbers }: ProofContext): Html[] {
  const { time, energy, seeds } = report;
  const shown = seeds.slice(0, 5);
  return [
    fact(words.t('timeTitle'), words.t('seconds', { n: numbers.decimal(time.wallSeconds) }), words.t('trainings', { n: time.trainings })),
    fact(words.t('cpuTitle'), words.t('seconds', { n: numbers.decimal(time.cpuSeconds) }), workersUsed(time.workers, words)),
    fact(
      words.t('energyTitle'),
      words.t('wattHours', { n: numbers.decimal(derived.wattHours) }),
      words.t('gramsCo2', { n: numbers.decimal(energy.gramsCo2) }),
    ),
    fact(
      words.t('seedsTitle'),
      html`${shown.map((seed, index) => html`${index > 0 && ' '}${numbers.plain(seed)}`)}${seeds.length > shown.length && ' …'}`,
      words.t('plan', { hash: code(report.planHash.slice(0, 12)) }),
    ),
    fact(words.t('trainerTitle'), code(report.trainer.id, 40), html`${name(report.task, 40)}`),
  ];
}
