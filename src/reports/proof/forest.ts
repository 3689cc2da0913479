import { code, type Html, html, raw } from '../html.ts';
import { pointsText } from '../numbers.ts';
import type { ProofArm, Schedule } from '../proof-model.ts';
import type { ProofContext } from './context.ts';
import { armName, effectText, hasTwin, metricWord } from './sentences.ts';

interface Row {
  arm: ProofArm;
  seeds: readonly number[];
  clear: boolean;
}

/** Widths of a tick's label and of the scale at its narrowest decide how many ticks there are. */
const mostTicks = 5;
const steps = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

/**
 * Effects of the arms of a schedule as points with lines on one scale, zero dashed, seeds as ticks, the numbers beside the scale: a table
 * of which each row draws its piece of the figure, so that names of any length and screens of any width hold together.
 */
export function renderForest(context: ProofContext, schedule: Schedule, limit: number): Html {
  const { report, derived, words, numbers } = context;
  const all: Row[] = report.arms
    .map((arm, index) => ({ arm, seeds: derived.arms[index]?.seedEffects ?? [], clear: derived.arms[index]?.clear ?? false }))
    .filter(({ arm }) => arm.schedule === schedule && arm.kind !== 'leaks-kept');
  if (all.length === 0) return html`<p class="nothing">${words.t('noArms')}</p>`;
  const shown = choose(all, limit);
  const scale = scaleOver(shown);
  const group = (kind: ProofArm['kind']) => shown.filter(({ arm }) => arm.kind === kind);
  const groupHead = (rows: readonly Row[], title: Html) =>
    rows.length > 0 && html`<tr class="group"><th scope="rowgroup">${title}</th><td>${strip(scale)}</td><td></td></tr>`;
  const line = (row: Row) => renderRow(row, scale, context);
  const [only, without] = [group('only'), group('without')];
  return html`<table class="forest">
<caption class="unseen">${words.t('forestOf', { metric: metricWord(context), schedule: words.t(schedule) })}</caption>
<thead><tr><th scope="col"><span class="unseen">${words.t('arm')}</span></th><td class="sides-of"><div><span>‹ ${words.t('worse')}</span><span>${words.t('better')} ›</span></div></td><th scope="col">${words.t('forestScale', { level: numbers.level(report.verdict.level) })}</th></tr></thead>
<tbody>${[...group('baseline'), ...group('recipe')].map(line)}</tbody>
<tbody>${groupHead(only, words.t('groupOnly'))}${only.map(line)}</tbody>
<tbody>${groupHead(without, words.t('groupWithout'))}${without.map(line)}</tbody>
<tfoot><tr><td></td><td aria-hidden="true"><div class="axis">${scale.ticks.map((tick) => html`<span style="${`--at:${scale.at(tick)}`}">${tick === 0 ? '0' : pointsText(tick).replace(/\.0$/, '')}</span>`)}</div></td><td>${
    shown.length < all.length && html`<a href="#arms">${words.t('forestMore', { shown: shown.length, total: all.length })}</a>`
  }</td></tr></tfoot>
</table>`;
}

/** What the points and ticks of a forest mean. */
export function forestKey({ words }: ProofContext): Html {
  const sample = (body: string) => raw(`<svg class="lane" width="16" height="12" aria-hidden="true">${body}</svg>`);
  return html`<p class="legend note"><span>${sample('<circle class="clear gain" cx="8" cy="6" r="4.5"/>')}${sample('<circle class="clear loss" cx="8" cy="6" r="4.5"/>')} ${words.t('pointClear')}</span> <span>${sample('<circle class="unclear" cx="8" cy="6" r="4"/>')} ${words.t('pointUnclear')}</span> <span>${sample('<line class="seed" x1="8" x2="8" y1="2" y2="10"/>')} ${words.t('seedTick')}</span></p>`;
}

/** Baseline and recipe, and of the rest those with the largest effects, in the order of the model. */
function choose(rows: readonly Row[], limit: number): Row[] {
  if (rows.length <= limit) return [...rows];
  const rest = rows.filter(({ arm }) => arm.kind === 'only' || arm.kind === 'without');
  const largest = [...rest].sort((a, b) => Math.abs(b.arm.effect ?? 0) - Math.abs(a.arm.effect ?? 0));
  const kept = new Set(largest.slice(0, Math.max(0, limit - (rows.length - rest.length))));
  return rows.filter((row) => !rest.includes(row) || kept.has(row));
}

interface Scale {
  at: (effect: number) => string;
  ticks: readonly number[];
}

function scaleOver(rows: readonly Row[]): Scale {
  const values = [0, ...rows.flatMap(({ arm, seeds }) => [...(arm.effectInterval ?? []), arm.effect ?? 0, ...seeds])].filter(
    Number.isFinite,
  );
  let low = Math.min(...values);
  let high = Math.max(...values);
  const least = Math.max(0.002, high - low);
  low -= least * 0.06;
  high += least * 0.06;
  const step = steps.find((size) => Math.floor(high / size) - Math.ceil(low / size) < mostTicks) ?? 1;
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step); k <= Math.floor(high / step); k++) ticks.push(k * step);
  return { at: (effect) => `${(((effect - low) / (high - low)) * 100).toFixed(2)}%`, ticks };
}

/** The ground of a row: ticks of the scale and the dashed zero, then what the row adds. */
function strip(scale: Scale, marks = ''): Html {
  const rule = (kind: string, effect: number, from: string, to: string) =>
    `<line class="${kind}" x1="${scale.at(effect)}" x2="${scale.at(effect)}" y1="${from}" y2="${to}"/>`;
  const ground = scale.ticks.filter((tick) => tick !== 0).map((tick) => rule('rule', tick, '0', '100%'));
  return raw(`<svg class="lane" aria-hidden="true">${ground.join('')}${rule('zero', 0, '0', '100%')}${marks}</svg>`);
}

function renderRow({ arm, seeds, clear }: Row, scale: Scale, context: ProofContext): Html {
  const { numbers } = context;
  const grouped = arm.kind === 'only' || arm.kind === 'without';
  const title = grouped ? code(arm.operator ?? arm.name, 80) : armName(arm, context, (id) => code(id, 80));
  const step = hasTwin(arm, context.report.arms) && arm.step !== undefined && html` <span class="soft">${code(arm.step, 60)}</span>`;
  const at = (effect: number, from: string, to: string) => `x1="${scale.at(effect)}" x2="${scale.at(effect)}" y1="${from}" y2="${to}"`;
  let marks = seeds
    .slice(0, 40)
    .map((effect) => `<line class="seed" ${at(effect, '27%', '73%')}/>`)
    .join('');
  if (arm.effectInterval) {
    const [low, high] = arm.effectInterval;
    marks += `<line class="interval" x1="${scale.at(low)}" x2="${scale.at(high)}" y1="50%" y2="50%"/>`;
  }
  if (arm.effect !== undefined)
    marks += `<circle class="${clear ? `clear ${arm.effect < 0 ? 'loss' : 'gain'}` : 'unclear'}" cx="${scale.at(arm.effect)}" cy="50%" r="${clear ? 5 : 4.5}"/>`;
  const figures =
    arm.effect === undefined
      ? html`<span class="soft">${numbers.share(arm.mean)}</span>`
      : effectText(arm.effect, arm.effectInterval, context);
  return html`<tr class="${arm.kind}"><th scope="row"${grouped && html` class="member"`}>${title}${step}</th><td>${strip(scale, marks)}</td><td class="number">${figures}</td></tr>`;
}
