import type { AuditExample, AuditFile, AuditFinding, AuditRow, Named } from '../audit-model.ts';
import { code, dataMarkup, type Html, html, langAttribute, name, raw } from '../html.ts';
import { bars, column, meter, recipeText, section, table } from '../parts.ts';
import type { AuditContext } from './context.ts';
import { uncheckedWords } from './finding-words.ts';
import { fixCell, saidHtml, severityMark } from './first-screen.ts';

/** Every finding with what it says, its examples and its fix. */
export function renderFindings(context: AuditContext): Html {
  const { report, words } = context;
  const { findings } = report;
  return section(
    'findings',
    words.t('findingsTitle'),
    findings.length === 0
      ? html`<p class="good">✓ ${words.t('nothingFound')}</p>`
      : html`<div class="found">${findings.map((finding) => renderFinding(finding, context))}</div>`,
  );
}

function renderFinding(finding: AuditFinding, context: AuditContext): Html {
  const { words, numbers } = context;
  return html`<article id="${`finding-${finding.code}`}"><h3>${severityMark(finding, context)} ${words.t(`title-${finding.code}`)} ${code(finding.code, 40)}</h3>
<p>${saidHtml(finding, words)} <span class="soft">(${numbers.share(finding.share)})</span></p>
<div class="examples">${finding.examples.map((example) => renderExample(example, finding, context))}</div>
<p class="mend">${words.t('fixHead')}: ${fixCell(finding, context)}</p></article>`;
}

function renderExample({ rows, detail }: AuditExample, finding: AuditFinding, context: AuditContext): Html {
  const told = detail === undefined ? undefined : detailWords(detail, finding, context);
  return html`<div class="pair-of-rows">${told && html`<p class="note">${told}</p>`}${rows.map((row) => renderRow(row, context))}</div>`;
}

const counted = new Set(['exact-duplicates', 'near-duplicates', 'outliers', 'repeated-lines']);

function detailWords(detail: string, { code: kind }: AuditFinding, { words, numbers }: AuditContext): Html {
  if (counted.has(kind)) {
    const n = kind === 'near-duplicates' ? numbers.decimal(Number(detail)) : Number(detail);
    return words.t(`detail-${kind}` as 'detail-outliers', { n });
  }
  if (detail === 'exact' || detail === 'near') return words.t(detail);
  return code(detail, 80);
}

function renderRow(row: AuditRow, { words }: AuditContext): Html {
  const place = row.record > 0 ? html` · ${words.t('recordOf', { record: row.record })}` : html``;
  return html`<div class="row-of-data"><p class="note">${row.label !== undefined && html`<span class="label">${name(row.label, 60)}</span> `}${name(row.file, 120)}${place} · ${name(row.split, 40)}${row.id !== undefined && html` · ${code(row.id, 60)}`}</p>${
    row.record > 0 &&
    html`<p class="data text"${langAttribute(row.language ?? '')}>${row.text === '' ? html`<span class="soft">${words.t('emptyText')}</span>` : raw(dataMarkup(row.text))}${row.cut > 0 && html`<span class="gap">… ${words.t('notShown', { n: row.cut })}</span>`}</p>`
  }</div>`;
}

export function renderLengths({ report, words, numbers, lengths }: AuditContext): Html {
  const panels = report.data.lengths.slice(0, lengths.length).map(({ split, after }, index) => {
    const { n, min, median, mean, max } = after;
    return html`<article><h3>${code(split, 60)}</h3>${lengths[index] && html`<div class="figure">${lengths[index]}</div>`}<p class="note">${words.t('lengthNumbers', { n, min, median, mean: numbers.decimal(mean), max })}</p></article>`;
  });
  return section('lengths', words.t('lengthsTitle'), html`<div class="panels">${panels}</div>`);
}

function namedTable(caption: Html, heading: 'languageHead' | 'labelHead', rows: readonly Named[], context: AuditContext): Html {
  const { words, numbers } = context;
  const total = rows.reduce((sum, row) => sum + row.rows, 0);
  const most = rows.reduce((max, row) => Math.max(max, row.rows), 1);
  return table<Named>(
    caption,
    [
      column(context, heading, (row) => (row.name === 'und' ? words.t('undetermined') : name(row.name, 80)), 'head'),
      column(context, 'countHead', (row) => numbers.count(row.rows)),
      column(context, 'shareHead', (row) => numbers.share(row.rows / Math.max(1, total))),
      bars(context, (row) => meter(row.rows / most, 'after')),
    ],
    rows,
    context,
    30,
  );
}

export function renderLabels(context: AuditContext): Html {
  const { report, words, numbers } = context;
  const tables = report.data.labels.map(
    ({ split, classes, entropy }) =>
      html`<div>${namedTable(words.t('labelsCaption', { split: code(split, 40) }), 'labelHead', classes, context)}<p class="note">${words.t('evenness', { n: numbers.decimal(entropy) })}</p></div>`,
  );
  return section(
    'labels',
    words.t('labelsTitle'),
    tables.length === 0 ? html`<p class="nothing">${words.t('noLabelsHere')}</p>` : html`<div class="tables">${tables}</div>`,
  );
}

export function renderLanguages(context: AuditContext): Html {
  const { report, words } = context;
  return section(
    'languages',
    words.t('languagesTitle'),
    namedTable(words.t('languagesCaption'), 'languageHead', report.data.languages, context),
  );
}

export function renderFiles(context: AuditContext): Html {
  const { report, words, numbers } = context;
  const files = table<AuditFile>(
    words.t('dataCaption'),
    [
      column(context, 'fileHead', (file) => name(file.file, 120), 'head'),
      column(context, 'splitHead', (file) => name(file.split, 40), 'text'),
      column(context, 'formatHead', (file) => code(file.format, 20), 'text'),
      column(context, 'encodingFact', (file) => code(file.encoding, 30), 'text'),
      column(context, 'recordsHead', (file) => numbers.count(file.records)),
      column(context, 'unreadableHead', (file) => numbers.count(file.unreadable)),
      column(context, 'bytesHead', (file) => numbers.count(file.bytes)),
      column(context, 'hashHead', (file) => html`<code class="hash">${file.sha256.slice(0, 16)}</code>`, 'text'),
    ],
    report.data.files,
    context,
  );
  const fields = Object.entries(report.data.fields);
  return section(
    'data',
    words.t('dataTitle'),
    html`${files}<p>${words.t('taskFact')} ${code(report.data.task, 40)}. ${words.t('fieldsAs')} ${fields.map(([role, field], index) => html`${index > 0 && ', '}${code(role, 40)} ← ${name(field, 60)}`)}</p>`,
  );
}

export function renderUnchecked({ report, words, numbers }: AuditContext): Html {
  const show = (key: string, value: string | number | boolean) =>
    typeof value !== 'number' ? name(String(value), 160) : key === 'share' ? numbers.share(value) : numbers.count(value);
  return section(
    'unchecked',
    words.t('uncheckedTitle'),
    html`<ul class="unchecked" role="list">${report.unchecked.map((line) => html`<li>${words.told(uncheckedWords, line, show)}</li>`)}</ul>`,
  );
}

export function renderRecipe(context: AuditContext): Html {
  const { report, words } = context;
  return section('recipe', words.t('recipeTitle'), html`<p>${words.t('recipeNote')}</p>${recipeText(report.recipe, context)}`);
}
