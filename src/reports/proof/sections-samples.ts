import { renderDiff } from '../diff.ts';
import { code, dataMarkup, type Html, head, html, langAttribute, name, raw } from '../html.ts';
import { renderLegend } from '../panels.ts';
import { column, details, section, shownText, table } from '../parts.ts';
import type { Flip, Interval } from '../proof-model.ts';
import type { ProofContext } from './context.ts';
import { leakLine } from './first-screen.ts';
import { effectText } from './sentences.ts';

const mostFlips = 40;
/** Of each kind, before the fold. */
const openFlips = 5;

/** Test rows that most seeds turned, with the grown copies that may have pushed them. */
export function renderFlips(context: ProofContext): Html {
  const { report, words } = context;
  const { fixed, broken, items } = report.flips;
  const title = words.t('flipsTitle');
  if (fixed + broken === 0 && items.length === 0) return section('flips', title, html`<p class="nothing">${words.t('noFlips')}</p>`);
  const shown = items.slice(0, mostFlips);
  const group = (kind: Flip['kind']) => {
    const own = shown.filter((flip) => flip.kind === kind);
    if (own.length === 0) return html``;
    const rows = (list: readonly Flip[]) => html`<div class="rows">${list.map((flip) => renderFlip(flip, context))}</div>`;
    const rest = own.slice(openFlips);
    return html`<h3 class="capital">${words.t(kind)}</h3>${rows(own.slice(0, openFlips))}${rest.length > 0 && details(words.t('flipsRest', { n: rest.length }), rows(rest))}`;
  };
  return section(
    'flips',
    title,
    html`<div class="flips"><p>${words.t('flipsFound', { fixed, broken })}</p><p class="note">${words.sentences([
      words.t('flipsShown', { shown: shown.length, total: fixed + broken }),
      words.t('flipsNote'),
    ])}</p>${shown.some(({ copies }) => copies.length > 0) && renderLegend(words, false)}${group('broken')}${group('fixed')}</div>`,
  );
}

function renderFlip(flip: Flip, context: ProofContext): Html {
  const { report, words, numbers } = context;
  const text = head(flip.text, 400);
  const rest = flip.text.length - text.length;
  const label = (value: string) => html`<span class="label">${name(value, 60)}</span>`;
  return html`<article><div class="verdicts"><span>${words.t('trueLabel', { label: label(flip.label) })}</span><span>${words.t('fromTo', {
    before: label(flip.baseline),
    after: label(flip.recipe),
  })}</span><span class="soft">${words.t('ofSeeds', { share: numbers.level(flip.seeds) })}</span></div>
<div><p class="data text"${langAttribute(report.language)}>${text === '' ? html`<span class="soft">${words.t('emptyText')}</span>` : raw(dataMarkup(text))}${
    rest > 0 && html`<span class="gap">… ${words.t('notShown', { n: rest })}</span>`
  }</p><p class="note"><code>${name(flip.id, 120)}</code>${flip.copies.length === 0 && html` · ${words.t('noCopies')}`}</p>${
    flip.copies.length > 0 && html`<div class="copies">${flip.copies.slice(0, 3).map((copy) => renderCopy(copy, context))}</div>`
  }</div></article>`;
}

function renderCopy(copy: Flip['copies'][number], { report, words }: ProofContext): Html {
  const example = { before: copy.before, edits: copy.edits, guarded: [], language: report.language };
  const shared = copy.shared
    .slice(0, 8)
    .map((word, index) => html`${index > 0 && (words.language === 'en' ? ', ' : '、')}${name(word, 40)}`);
  return html`<div><div class="data"${langAttribute(report.language)}>${renderDiff(example, 300, words)}</div><p class="note">${code(copy.operator, 60)} <span class="label">${name(copy.label, 40)}</span> ${
    shared.length > 0 && words.t('shared', { words: html`${shared}` })
  }</p></div>`;
}

/** Rows that stand on both sides, what was done about it and what it would have changed. */
export function renderLeaks(context: ProofContext): Html {
  const { report, words, numbers } = context;
  const { leak, verdict } = report;
  const found = leak.exact + leak.tokenSet > 0 || leak.removed > 0;
  const rule = html`<p>${leakLine(context)}</p><p class="note">${words.t('leaksRule')}</p>`;
  if (!found) return section('leaks', words.t('leaksTitle'), rule);
  const counts = table<typeof leak>(
    words.t('leaksCaption'),
    [
      column(context, 'exactLeaks', (row) => numbers.count(row.exact)),
      column(context, 'tokenSetLeaks', (row) => numbers.count(row.tokenSet)),
      column(context, 'leakShareHead', (row) => numbers.share(row.share)),
      column(context, 'removedHead', (row) => numbers.count(row.removed)),
    ],
    [leak],
    context,
  );
  const { kept } = leak;
  const rows: [Html, number, Interval, number | undefined, number | undefined][] = kept
    ? [
        [words.t('leftOut'), verdict.effect, verdict.interval, ...verdictMeans(context)],
        [words.t('keptIn'), kept.effect, kept.interval, kept.baseline, kept.recipe],
      ]
    : [];
  const share = (value: number | undefined) => (value === undefined ? html`–` : numbers.share(value));
  const compared = table<(typeof rows)[number]>(
    words.t('keptCaption'),
    [
      column(context, 'keptHead', ([title]) => title, 'head'),
      column(context, 'effectHead', ([, effect, interval]) => effectText(effect, interval, context)),
      column(context, 'baselineHead', ([, , , baseline]) => share(baseline)),
      column(context, 'recipeHead', ([, , , , recipe]) => share(recipe)),
    ],
    rows,
    context,
  );
  const examples = leak.examples
    .slice(0, 10)
    .map(
      (example) =>
        html`<article class="leak"><h3>${words.t(example.kind === 'exact' ? 'exact' : 'token-set')}</h3><dl class="pair"><div><dt>${words.t('inTrain')}</dt><dd>${shownText({ ...example.train, language: report.language }, context)}</dd></div><div><dt>${words.t('inTest')}</dt><dd>${shownText({ ...example.test, language: report.language }, context)}</dd></div></dl></article>`,
    );
  return section(
    'leaks',
    words.t('leaksTitle'),
    html`${rule}<div class="tables">${counts}${kept && compared}</div>${!kept && html`<p class="note">${words.t('keptUnmeasured')}</p>`}${examples.length > 0 && html`<div class="cards">${examples}</div>`}`,
  );
}

function verdictMeans({ report }: ProofContext): [number | undefined, number | undefined] {
  const mean = (kind: 'baseline' | 'recipe') => report.arms.find((arm) => arm.kind === kind && arm.schedule === 'equal-steps')?.mean;
  return [mean('baseline'), mean('recipe')];
}
