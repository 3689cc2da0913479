import { type Html, html } from '../html.ts';
import type { Interval, ProofArm } from '../proof-model.ts';
import type { ProofContext } from './context.ts';

/** More rows than this many times those there are: a number that helps nobody to plan. */
const farOut = 20;

export function metricWord({ report, words }: ProofContext): Html {
  return words.t(report.metric === 'macro-f1' ? 'macro-f1' : 'accuracy');
}

/** The sentence that the page is for. */
export function verdictSentence(context: ProofContext): Html {
  const { report, derived, words, numbers } = context;
  const { verdict, power, rows, seeds } = report;
  const measured = {
    effect: numbers.points(verdict.effect),
    metric: metricWord(context),
    level: numbers.level(verdict.level),
    range: range(verdict.interval, context),
    seeds: seeds.length,
    rows: rows.test,
  };
  if (derived.verdict === 'helps') return words.t('verdictHelps', measured);
  if (derived.verdict === 'hurts') return words.t('verdictHurts', measured);
  if (derived.verdict === 'no-difference') return words.t('verdictNoDifference', measured);
  const { rowsNeeded, seedsNeeded, detectable } = power;
  if (rowsNeeded !== undefined && rowsNeeded <= farOut * rows.test) return words.t('verdictTooFew', { rows: numbers.about(rowsNeeded) });
  if (rowsNeeded === undefined && seedsNeeded !== undefined) return words.t('verdictTooFewSeeds', { seeds: numbers.about(seedsNeeded) });
  if (Number.isFinite(detectable)) return words.t('verdictTooFewUnknown', { detectable: numbers.pointsApart(detectable) });
  return words.t('verdictTooFewBlind');
}

/** What the verdict stands on where the sentence does not say it, and what the proof could have seen. */
export function basisSentences({ report, derived, words, numbers }: ProofContext): Html {
  const { power, rows, seeds } = report;
  const saidBefore = derived.verdict === 'helps' || derived.verdict === 'hurts';
  return words.sentences([
    !saidBefore && words.t('basis', { seeds: seeds.length, rows: rows.test }),
    Number.isFinite(power.detectable) && words.t('detectable', { detectable: numbers.pointsApart(power.detectable) }),
    derived.verdict === 'too-few' &&
      power.seedsNeeded !== undefined &&
      power.rowsNeeded !== undefined &&
      words.t('seedsWouldDo', { seeds: numbers.about(power.seedsNeeded) }),
    derived.verdict === 'no-difference' &&
      power.rowsNeeded !== undefined &&
      words.t('rowsWouldDo', { rows: numbers.about(power.rowsNeeded) }),
  ]);
}

export function armName(arm: ProofArm, { words }: ProofContext, operator: (id: string) => Html): Html {
  if (arm.kind === 'leaks-kept') return words.t(/^recipe/.test(arm.name) ? 'recipeKept' : 'baselineKept');
  if (arm.kind === 'only' || arm.kind === 'without') return words.t(arm.kind, { operator: operator(arm.operator ?? arm.name) });
  return words.t(arm.kind === 'recipe' ? 'recipe' : 'baseline');
}

/** Whether an operator stands in two steps, so that its arms are told apart by the step alone. */
export function hasTwin(arm: ProofArm, arms: readonly ProofArm[]): boolean {
  const like = ({ kind, schedule, operator }: ProofArm) => kind === arm.kind && schedule === arm.schedule && operator === arm.operator;
  return arm.operator !== undefined && arms.filter(like).length > 1;
}

export function range(interval: Interval, { words, numbers }: ProofContext): Html {
  return html`<span class="whole">${words.t('range', { low: numbers.points(interval[0]), high: numbers.points(interval[1]) })}</span>`;
}

/** `+2.1 +0.9 to +3.3`: an effect and its interval; a dash where there is none. */
export function effectText(effect: number | undefined, interval: Interval | undefined, context: ProofContext): Html {
  if (effect === undefined) return html`<span class="soft">–</span>`;
  return html`<b>${context.numbers.points(effect)}</b>${interval && html` <span class="soft">${range(interval, context)}</span>`}`;
}
