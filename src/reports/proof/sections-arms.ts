import { code, type Html, html } from '../html.ts';
import { column, details, section, table } from '../parts.ts';
import type { CurvePoint, ProofArm, Schedule } from '../proof-model.ts';
import type { ProofContext } from './context.ts';
import { forestKey, renderForest } from './forest.ts';
import { armName, effectText, hasTwin, metricWord, range } from './sentences.ts';

const schedules: readonly Schedule[] = ['equal-steps', 'equal-epochs'];
const mostArms = 60;
const none = html`<span class="soft">–</span>`;

/** Every arm under both schedules: figures, then tables, then what each operator does. */
export function renderArms(context: ProofContext): Html {
  const { report, words } = context;
  if (report.arms.length === 0) return section('arms', words.t('armsTitle'), html`<p class="nothing">${words.t('noArms')}</p>`);
  const under = (schedule: Schedule) => report.arms.filter((arm) => arm.schedule === schedule);
  const trained = schedules.filter((schedule) => under(schedule).length > 0);
  const title = (schedule: Schedule) => words.t(schedule === 'equal-steps' ? 'verdictSchedule' : 'otherSchedule');
  const forests = trained.map((schedule) => html`<div><h3>${title(schedule)}</h3>${renderForest(context, schedule, mostArms)}</div>`);
  const tables = trained.map((schedule) => armTable(title(schedule), under(schedule), context));
  return section(
    'arms',
    words.t('armsTitle'),
    html`<div class="halves">${forests}</div>${forestKey(context)}${operatorTable(context)}${tables}<p class="note">${words.t('armsNote')}</p>${details(
      words.t('perSeed'),
      html`${trained.map((schedule) => seedTable(html`${words.t('perSeed')} · ${words.t(schedule)}`, under(schedule), context))}`,
    )}`,
  );
}

const armHead = (context: ProofContext) =>
  column<ProofArm, string>(
    context,
    'arm',
    (arm) =>
      html`${armName(arm, context, (id) => code(id, 80))}${hasTwin(arm, context.report.arms) && arm.step !== undefined && html`<small>${code(arm.step, 60)}</small>`}`,
    'head',
  );

function armTable(caption: Html, arms: readonly ProofArm[], context: ProofContext): Html {
  const { words, numbers } = context;
  const p = (value: number | undefined) => (value === undefined ? none : numbers.probability(value));
  return table<ProofArm>(
    caption,
    [
      armHead(context),
      {
        title: html`<span class="capital">${metricWord(context)}</span>`,
        numeric: true,
        cell: (arm) =>
          html`${numbers.share(arm.mean)}<small>${words.t('range', { low: numbers.share(arm.interval[0]), high: numbers.share(arm.interval[1]) })}</small>`,
      },
      column(context, 'effectHead', (arm) =>
        arm.effect === undefined
          ? none
          : html`<b>${numbers.points(arm.effect)}</b>${arm.effectInterval && html`<small>${range(arm.effectInterval, context)}</small>`}`,
      ),
      column(context, 'pHead', (arm) => p(arm.p)),
      column(context, 'holmHead', (arm) => p(arm.pAdjusted)),
      column(context, 'gained', (arm) => (arm.mcnemar ? numbers.count(arm.mcnemar.gained) : none)),
      column(context, 'lost', (arm) => (arm.mcnemar ? numbers.count(arm.mcnemar.lost) : none)),
      column(context, 'mcnemarHead', (arm) => p(arm.mcnemar?.p)),
      column(context, 'rows', (arm) => numbers.count(arm.rows)),
      column(context, 'stepsHead', (arm) => numbers.count(arm.steps)),
      column(context, 'cpuSeconds', (arm) => numbers.decimal(arm.cpuSeconds)),
      column(context, 'lossHead', (arm) => numbers.decimal(arm.loss)),
    ],
    arms,
    context,
    mostArms,
  );
}

interface OperatorEffects {
  operator: string;
  only?: ProofArm | undefined;
  without: ProofArm | undefined;
}

/** Each operator alone, and what it adds to the others, on equal steps; what adds most stands first. */
function operatorTable(context: ProofContext): Html {
  const { report, words, numbers } = context;
  const arms = report.arms.filter((arm) => arm.schedule === 'equal-steps' && arm.operator !== undefined);
  const find = (kind: ProofArm['kind'], id: string) => arms.find((arm) => arm.kind === kind && key(arm) === id);
  const key = (arm: ProofArm) => `${arm.step ?? ''} ${arm.operator}`;
  const rows: OperatorEffects[] = [...new Map(arms.map((arm) => [key(arm), arm]))].map(([id, arm]) => ({
    operator: arm.operator ?? arm.name,
    only: find('only', id),
    without: find('without', id),
  }));
  if (rows.length === 0) return html`<p class="nothing">${words.t('noAblation')}</p>`;
  const adds = (row: OperatorEffects) => row.without?.part?.effect ?? row.only?.effect ?? 0;
  rows.sort((a, b) => adds(b) - adds(a));
  const holm = (p: number | undefined) => (p === undefined ? none : numbers.probability(p));
  return table<OperatorEffects>(
    words.t('partsCaption'),
    [
      column(
        context,
        'operator',
        ({ operator, only, without }) => {
          const arm = without ?? only;
          return html`${code(operator, 80)}${arm?.step !== undefined && hasTwin(arm, arms) && html`<small>${code(arm.step, 60)}</small>`}`;
        },
        'head',
      ),
      {
        title: html`${words.t('partHead')}<small>${words.t('partMore')}</small>`,
        numeric: true,
        cell: ({ without }) => effectText(without?.part?.effect, without?.part?.interval, context),
      },
      column(context, 'holmHead', ({ without }) => holm(without?.part?.pAdjusted)),
      {
        title: html`${words.t('aloneHead')}<small>${words.t('aloneMore')}</small>`,
        numeric: true,
        cell: ({ only }) => effectText(only?.effect, only?.effectInterval, context),
      },
      column(context, 'holmHead', ({ only }) => holm(only?.pAdjusted)),
    ],
    rows,
    context,
    mostArms,
  );
}

function seedTable(caption: Html, arms: readonly ProofArm[], context: ProofContext): Html {
  const { report, words, numbers } = context;
  const seeds = report.seeds.slice(0, 20).map((seed, index) => ({
    title: words.t('seedHead', { seed: numbers.plain(seed) }),
    numeric: true,
    cell: (arm: ProofArm) => (arm.seeds[index] === undefined ? none : numbers.share(arm.seeds[index])),
  }));
  return table<ProofArm>(caption, [armHead(context), ...seeds], arms, context, mostArms);
}

/** The metric of both arms over the training rows, with the effect at each point. */
export function renderCurve(context: ProofContext): Html {
  const { report, words, numbers, figures } = context;
  if (report.curve.length === 0) return section('curve', words.t('curveTitle'), html`<p class="nothing">${words.t('noCurve')}</p>`);
  const side = (which: 'baseline' | 'recipe') => (point: CurvePoint) =>
    html`${numbers.share(point[which].mean)}<small>${words.t('range', { low: numbers.share(point[which].interval[0]), high: numbers.share(point[which].interval[1]) })}</small>`;
  const points = table<CurvePoint>(
    words.t('curveCaption'),
    [
      column(context, 'rows', (point) => numbers.count(point.rows), 'head'),
      column(context, 'shareHead', (point) => numbers.share(point.share)),
      column(context, 'baselineHead', side('baseline')),
      column(context, 'recipeHead', side('recipe')),
      column(context, 'effectHead', (point) => effectText(point.effect, point.effectInterval, context)),
    ],
    report.curve,
    context,
    40,
  );
  const note = html`<p class="note">${words.t('curveNote', { level: numbers.level(report.verdict.level) })}</p>`;
  return section(
    'curve',
    html`${words.t('curveTitle')}`,
    figures.curve
      ? html`<div class="twin"><div class="figure">${figures.curve}</div><div>${details(words.t('theNumbers'), points, true)}${note}</div></div>`
      : html`${points}${note}`,
  );
}
