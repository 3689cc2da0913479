import type { AuditFinding } from '../audit-model.ts';
import { code, dataMarkup, type Html, head, html, langAttribute, name, raw } from '../html.ts';
import { fact, nextCommands } from '../parts.ts';
import type { AuditContext } from './context.ts';
import { countsFiles, saidKey, saidOf } from './sentences.ts';

const findingsShown = 7;
const icons = { error: '✖', warning: '▲', note: '●' } as const;

/** The screen that is judged in a minute: verdict, findings by harm with their fixes, the next command. */
export function renderAuditScreen(context: AuditContext): Html {
  const { report, words } = context;
  const { findings, unchecked, verdict } = report;
  const rest = findings.length - findingsShown;
  const tallies = [
    verdict.errors > 0 && words.t('tallyErrors', { n: verdict.errors }),
    verdict.warnings > 0 && words.t('tallyWarnings', { n: verdict.warnings }),
    verdict.notes > 0 && words.t('tallyNotes', { n: verdict.notes }),
  ].filter((tally) => tally !== false);
  return html`
<section class="first" aria-labelledby="verdict">
  <div class="verdict">
    <div>
      <h1 id="verdict">${verdictHtml(context)}</h1>
      <p class="doubt">${words.t('basis', { rows: report.data.rows, files: html`${report.data.files.length}` })} ${tallies.map((tally, index) => html`${index > 0 && ' · '}${tally}`)}${tallies.length > 0 && ' · '}<a href="#unchecked">${words.t('uncheckedLink', { n: unchecked.length })}</a></p>
    </div>
    ${leading(context)}
  </div>
  ${findings.length === 0 ? html`<p class="good">✓ ${words.t('nothingFound')}</p>` : findingTable(findings.slice(0, findingsShown), context)}
  ${rest > 0 && html`<p class="note"><a href="#findings">${words.t('moreFindings', { n: rest })}</a></p>`}
  <div class="strip">
    <dl class="facts">${facts(context)}</dl>
    ${nextCommands(report.next, context)}
  </div>
</section>`;
}

function verdictHtml({ report, words }: AuditContext): Html {
  const [first] = report.findings;
  const { outcome, warnings } = report.verdict;
  if (outcome === 'unfit' && first) {
    const said = words.t('unfit', { said: saidHtml(first, words) });
    return html`<span class="bad">✖</span> ${said}${/[?？…]$/.test(saidOf(first, words)) ? '' : words.t('stop')}`;
  }
  if (outcome === 'fixes') return html`<span class="bad">▲</span> ${words.t('fixes', { n: warnings })}${words.t('stop')}`;
  return html`<span class="good">✓</span> ${words.t('fit')}${words.t('stop')}`;
}

/** What a finding says, with its numbers as they stand in the JSON. */
export function saidHtml(finding: AuditFinding, words: AuditContext['words']): Html {
  const values = Object.fromEntries(
    Object.entries(finding.data).map(([key, value]) => [key, typeof value === 'string' ? name(value, 120) : value]),
  );
  return words.t(saidKey(finding), { ...values, count: finding.count });
}

/** The share of the rows that the worst finding concerns. */
function leading({ report, words, numbers }: AuditContext): Html | undefined {
  const [first] = report.findings;
  if (!first || first.severity === 'note') return undefined;
  return html`<p class="one"><strong>${numbers.share(first.share)}</strong> <span>${words.t(`title-${first.code}`)}</span></p>`;
}

function findingTable(findings: readonly AuditFinding[], context: AuditContext): Html {
  const { words, numbers } = context;
  const headings = ['checkHead', 'countHead', 'shareHead', 'exampleHead', 'fixHead'] as const;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.plain('findingsCaption')}"><table class="findings">
<caption class="unseen">${words.t('findingsCaption')}</caption>
<thead><tr>${headings.map((heading, index) => html`<th scope="col"${raw(index === 1 || index === 2 ? ' class="number"' : '')}>${words.t(heading)}</th>`)}</tr></thead>
<tbody>${findings.map(
    (
      finding,
    ) => html`<tr><th scope="row">${severityMark(finding, context)} <a href="${`#finding-${finding.code}`}">${words.t(`title-${finding.code}`)}</a></th>
<td class="number">${countsFiles(finding) ? words.t('fileCount', { n: finding.count }) : numbers.count(finding.count)}</td><td class="number">${numbers.share(finding.share)}</td>
<td>${shortExample(finding)}</td><td>${fixCell(finding, context)}</td></tr>`,
  )}</tbody></table></div>`;
}

export function severityMark({ severity }: AuditFinding, { words }: Pick<AuditContext, 'words'>): Html {
  return html`<span class="severity ${severity}"><span aria-hidden="true">${icons[severity]}</span> <span class="unseen">${words.t(severity)}</span></span>`;
}

/** The rows of the first example, a line each, with their labels. */
function shortExample({ examples: [first], code: kind }: AuditFinding): Html | undefined {
  if (!first) return undefined;
  const differ = kind === 'contradictory-labels' || kind === 'split-leak';
  const apart = new Set(first.rows.map(({ file }) => file)).size > 1;
  return html`<ul class="short" role="list">${first.rows
    .slice(0, differ ? 2 : 1)
    .map(
      (row) =>
        html`<li${langAttribute(row.language ?? '')}>${row.label !== undefined && html`<span class="label">${name(row.label, 20)}</span> `}${differ && apart && row.text !== '' && html`<span class="soft">${name(row.file.split('/').pop() ?? '', 24)}</span> `}${row.text === '' ? name(row.file, 80) : raw(dataMarkup(head(row.text, 150).replace(/\s+/g, ' ')))}</li>`,
    )}</ul>`;
}

export function fixCell({ code: kind, fix }: AuditFinding, { words }: Pick<AuditContext, 'words'>): Html {
  if (!fix) return html`<span class="soft">${words.t(`advice-${kind}`)}</span>`;
  return html`<code class="fix">${head(fix.yaml, 240)}</code>${fix.choice && html` <small>${words.t('choice')}</small>`}`;
}

function facts({ report, words, numbers }: AuditContext): Html[] {
  const { data } = report;
  const [file] = data.files;
  const [language] = data.languages;
  const [lengths] = data.lengths;
  const [labels] = data.labels;
  const encodings = [...new Set(data.files.map(({ encoding }) => encoding))];
  return [
    fact(
      words.t('fileFact'),
      html`${file && name(file.file, 40)}`,
      html`${words.t('files', { n: data.files.length })} · ${code(file?.format ?? '', 20)}`,
    ),
    fact(
      words.t('taskFact'),
      code(data.task, 40),
      html`${Object.values(data.fields)
        .slice(0, 3)
        .map((field, index) => html`${index > 0 && ', '}${name(field, 30)}`)}`,
    ),
    fact(
      words.t('encodingFact'),
      html`${encodings.slice(0, 2).join(', ')}`,
      html`${data.splits.map((split, index) => html`${index > 0 && ' · '}${name(split.name, 20)} ${numbers.count(split.rows)}`)}`,
    ),
    ...(language ? [fact(words.t('languageFact'), code(language.name, 20), html`${numbers.count(language.rows)}`)] : []),
    ...(labels
      ? [
          fact(
            words.t('labelFact'),
            words.t('classesCount', { n: labels.classes.length + labels.others }),
            html`${labels.classes.slice(0, 2).map(({ name: label, rows }, index) => html`${index > 0 && ' · '}${name(label, 20)} ${numbers.count(rows)}`)}`,
          ),
        ]
      : []),
    ...(lengths
      ? [
          fact(
            words.t('lengthFact'),
            words.t(lengths.unit === 'words' ? 'wordsUnit' : 'charactersUnit', { n: lengths.after.median }),
            html`${numbers.count(lengths.after.min)}–${numbers.count(lengths.after.max)}`,
          ),
        ]
      : []),
  ];
}
