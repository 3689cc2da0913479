import type { Context } from './context.ts';
import { type Html, html, name } from './html.ts';
import type { LabelCounts } from './model.ts';
import { percent } from './reconciliation.ts';
import type { Wording } from './wording.ts';

/** What is drawn for before and for after, in every figure. */
export function beforeAfterKey(words: Wording): Html {
  return html`<span class="keys"><span><i class="key before"></i>${words.t('before')}</span> <span><i class="key after"></i>${words.t('after')}</span></span> ${words.t('shareOfTexts')}`;
}

/** How added, removed, moved and, where guards are shown, guarded text look. */
export function renderLegend(words: Wording, guards = true): Html {
  return html`<p class="legend note"><ins>${words.t('added')}</ins> <del>${words.t('removed')}</del> <ins class="moved">${words.t('movedWordLegend')}</ins>${guards && html` <span class="kept">${words.t('keptLegend')}</span>`}</p>`;
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

export function renderWarnings({ warnings, words }: Context, limit: number): Html {
  if (warnings.length === 0) return html`<p class="good">✓ ${words.t('noWarnings')}</p>`;
  const rest = warnings.length - limit;
  return html`<ul class="warnings" role="list">${warnings.slice(0, limit).map((warning) => html`<li>${words.warning(warning)}</li>`)}</ul>${rest > 0 && html`<p class="note"><a href="#warnings">${words.t('moreWarnings', { n: rest })}</a></p>`}`;
}
