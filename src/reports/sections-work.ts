import type { Context } from './context.ts';
import { renderSides } from './diff.ts';
import { code, type Html, html, langAttribute, name } from './html.ts';
import type { OperatorCounts, RejectCounts, ReportFile, StepFlow } from './model.ts';
import { renderLegend } from './panels.ts';
import { bars, column, details, meter, recipeText, section, shownText, table, workersUsed } from './parts.ts';
import { stepName } from './sections-data.ts';

export function renderOperators(context: Context): Html {
  const { report, derived, words, numbers, figures } = context;
  if (report.operators.length === 0)
    return section('operators', words.t('operatorsTitle'), html`<p class="nothing">${words.t('noOperators')}</p>`);
  const counts = (list: readonly { count: number }[], title: (index: number) => Html) =>
    list.length === 0
      ? html`<span class="soft">0</span>`
      : html`<ul class="tally" role="list">${list.slice(0, 8).map((entry, index) => html`<li>${title(index)} ${numbers.count(entry.count)}</li>`)}</ul>`;
  const main = table<OperatorCounts>(
    words.t('operatorsCaption'),
    [
      column(
        context,
        'operator',
        (row) =>
          html`${code(row.slot ?? row.operator, 80)}${row.step !== row.operator && html`<small>${stepName(row.step, context)}</small>`}`,
        'head',
      ),
      column(context, 'asked', (row) => numbers.count(row.asked)),
      column(
        context,
        'changed',
        (row, index) =>
          html`${numbers.count(row.changed)}${row.changed > 0 && html`<small>${numbers.share(derived.operators[index]?.changedShare ?? 0)}</small>`}`,
      ),
      column(context, 'shareOfCopies', (row) =>
        row.share === undefined ? html`<span class="soft">–</span>` : html`${numbers.share(row.share)}${meter(row.share, 'after')}`,
      ),
      column(
        context,
        'unchangedHead',
        (row) =>
          counts(
            row.unchanged,
            (index) =>
              html`<code title="${words.plainReason(row.unchanged[index]?.reason ?? '')}">${name(row.unchanged[index]?.reason ?? '', 40)}</code>`,
          ),
        'text',
      ),
      column(context, 'rejectedHead', (row) => numbers.count(row.rejected)),
      column(
        context,
        'strengthHead',
        (row, index) =>
          row.strength
            ? html`<span class="spark">${figures.strengths[index]}</span><small>${words.t('meanStrength', { share: numbers.share(row.strength.mean), unit: words.t(row.strength.unit) })}</small>`
            : html`<span class="soft">–</span>`,
        'text',
      ),
      column(
        context,
        'guardsHead',
        (row) => counts(row.guardSaves, (index) => html`${words.guard(row.guardSaves[index]?.guard ?? '')}`),
        'text',
      ),
      column(context, 'cpuSeconds', (row) => numbers.decimal(row.cpuSeconds)),
    ],
    report.operators,
    context,
  );
  const measured = report.operators.filter((row) => row.strength !== undefined);
  const strengths =
    measured.length > 0 && details(words.t('strengthNumbers'), html`${measured.slice(0, 40).map((row) => strengthNumbers(row, context))}`);
  return section('operators', words.t('operatorsTitle'), html`${main}<p class="note">${words.t('operatorsNote')}</p>${strengths}`);
}

function strengthNumbers(row: OperatorCounts, context: Context): Html {
  const { numbers, words } = context;
  const strength = row.strength ?? { edges: [], counts: [], n: 0, unit: 'words' as const, mean: 0 };
  return table<number>(
    html`${code(row.slot ?? row.operator, 80)} · ${words.t('measuredCount', { n: strength.n })}`,
    [
      {
        title: words.t('strengthHead'),
        head: true,
        cell: (from, index) => words.t('binRange', { from: numbers.share(from), to: numbers.share(strength.edges[index + 1] ?? 1) }),
      },
      column(context, 'changed', (_, index) => numbers.count(strength.counts[index] ?? 0)),
    ],
    strength.edges.slice(0, -1),
    context,
  );
}

export function renderExamples(context: Context): Html {
  const { report, words } = context;
  const { items, total } = report.examples;
  const shown = items.slice(0, 20);
  if (shown.length === 0) return section('examples', words.t('examplesTitle'), html`<p class="nothing">${words.t('noExamples')}</p>`);
  const rows = shown.map(
    (example) =>
      html`<article class="example"><h3>${code(example.operator, 60)} <span class="kind">${words.t(example.kind)}</span>${
        example.label !== undefined && html` <span class="label">${name(example.label, 60)}</span>`
      }</h3><div><div class="data"${langAttribute(example.language)}>${renderSides(example, 900, words)}</div><p class="note"><code>${name(example.id, 120)}</code> · ${stepName(example.step, context)} · ${code(example.split, 40)} · ${code(example.field, 40)}</p></div></article>`,
  );
  return section(
    'examples',
    words.t('examplesTitle'),
    html`<p class="note">${words.t('examplesChosen', { shown: shown.length, total })}</p>${renderLegend(words)}<div class="rows">${rows}</div>`,
  );
}

export function renderRejects(context: Context): Html {
  const { report, words, numbers } = context;
  if (report.rejects.length === 0) return section('rejects', words.t('rejectsTitle'), html`<p class="good">✓ ${words.t('noRejects')}</p>`);
  const most = report.rejects.reduce((max, row) => Math.max(max, row.count), 1);
  const main = table<RejectCounts>(
    words.t('rejectsCaption'),
    [
      column(context, 'step', (row) => stepName(row.step, context), 'head'),
      column(
        context,
        'reason',
        (row) => html`${code(row.reason)}${words.reason(row.reason) && html`<small>${words.reason(row.reason)}</small>`}`,
        'text',
      ),
      column(context, 'countHead', (row) => numbers.count(row.count)),
      bars(context, (row) => meter(row.count / most, 'rejected')),
    ],
    report.rejects,
    context,
    40,
  );
  const examples = report.rejects
    .slice(0, 12)
    .filter((row) => row.examples.length > 0)
    .map(
      (row) =>
        html`<article><h3>${code(row.reason, 60)} <span class="soft">${words.t('shownOf', { shown: Math.min(3, row.examples.length), total: row.count })}</span></h3>${row.examples.slice(0, 3).map((shown) => shownText(shown, context))}</article>`,
    );
  return section(
    'rejects',
    words.t('rejectsTitle'),
    html`${main}<div class="cards">${examples}</div><p class="note">${words.t('rejectsNote')}</p>`,
  );
}

export function renderCost(context: Context): Html {
  const { report, derived, words, numbers } = context;
  const { time, energy } = report;
  const steps = table<StepFlow>(
    words.t('costCaption'),
    [
      column(context, 'step', (row) => stepName(row.step, context), 'head'),
      column(context, 'cpuSeconds', (row) => numbers.decimal(row.cpuSeconds)),
      column(context, 'shareOfTime', (_, index) => numbers.share(derived.stepCpuShares[index] ?? 0)),
      bars(context, (_, index) => meter(derived.stepCpuShares[index] ?? 0, 'plain')),
    ],
    report.steps,
    context,
  );
  return section(
    'cost',
    words.t('costTitle'),
    html`<p>${words.t('costTime', { wall: numbers.decimal(time.wallSeconds), cpu: numbers.decimal(time.cpuSeconds), workers: workersUsed(time.workers, words), rate: numbers.decimal(time.rowsPerSecond), memory: numbers.decimal(derived.peakMemoryMegabytes) })}</p>
<p>${words.t('costEnergy', { energy: numbers.decimal(derived.wattHours), co2: numbers.decimal(energy.gramsCo2), watts: numbers.decimal(energy.wattsPerCore), grid: numbers.decimal(energy.gramsCo2PerKwh) })}</p>${steps}`,
  );
}

export function renderFiles(context: Context): Html {
  const { report, words, numbers } = context;
  const files = (caption: Html, list: readonly ReportFile[]) =>
    table<ReportFile>(
      caption,
      [
        column(context, 'file', (row) => code(row.path, 240), 'head'),
        column(context, 'role', (row) => name(row.role, 60), 'text'),
        column(context, 'rows', (row) => numbers.count(row.rows)),
        column(context, 'bytes', (row) => numbers.count(row.bytes)),
        { title: html`SHA-256`, cell: (row) => html`<code class="hash">${row.sha256.slice(0, 64)}</code>` },
      ],
      list,
      context,
      40,
    );
  return section(
    'files',
    words.t('filesTitle'),
    html`${files(words.t('inputsCaption'), report.inputs)}${files(words.t('outputsCaption'), report.outputs)}`,
  );
}

/** What it takes to do it again: command, recipe, seed, hash, versions. */
export function renderRecipe(context: Context): Html {
  const { report, words, numbers } = context;
  const versions = Object.entries({ leaven: report.versions.leaven, node: report.versions.node, ...report.versions.libraries });
  return section(
    'recipe',
    words.t('recipeTitle'),
    html`<p>${words.t('repeat')}</p><pre><code>${name(report.command, 600)}</code></pre>
${recipeText(report.recipe, context)}
<dl class="facts wide"><div><dt>${words.t('seed')}</dt><dd>${numbers.plain(report.seed)}</dd></div><div><dt>${words.t('planHash')}</dt><dd><code class="hash">${report.planHash.slice(0, 64)}</code></dd></div><div><dt>${words.t('task')}</dt><dd>${code(report.task, 60)}</dd></div><div><dt>${words.t('languageTitle')}</dt><dd>${code(report.language, 40)}</dd></div>${versions
      .slice(0, 40)
      .map(([library, version]) => html`<div><dt>${name(library, 60)}</dt><dd>${name(version, 40)}</dd></div>`)}</dl>`,
  );
}
