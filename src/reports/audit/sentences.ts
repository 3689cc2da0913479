import type { Language } from '../../errors/language.ts';
import type { AuditFinding, AuditReport } from '../audit-model.ts';
import { decimalText, numbersIn, shareText } from '../numbers.ts';
import { type Wording, wordingIn } from '../wording.ts';
import { uncheckedWords } from './finding-words.ts';
import { type AuditMessageKey, auditCatalogue } from './messages.ts';

export type AuditWording = Wording<AuditMessageKey>;

export function auditWording(language: Language): AuditWording {
  return wordingIn(language, numbersIn(language), auditCatalogue);
}

/** The template of a finding's sentence: some are said otherwise by what they hold. */
export function saidKey({ code, data }: AuditFinding): AuditMessageKey {
  if (code === 'split-leak' && data.earlier !== undefined) return 'said-split-leak-one';
  if (code === 'contradictory-labels') {
    if (data.fileA !== undefined) return 'said-contradictory-labels-across';
    if (data.near === 0) return 'said-contradictory-labels-equal';
    if (data.texts === 0) return 'said-contradictory-labels-near';
  }
  if (code === 'wrong-encoding' && data.declared !== undefined) return 'said-wrong-encoding-declared';
  return `said-${code}`;
}

/** Said of files, not of rows. */
export function countsFiles({ code }: AuditFinding): boolean {
  return code === 'wrong-encoding' || code === 'unreadable-files';
}

/** What a finding says, as text. */
export function saidOf(finding: AuditFinding, words: AuditWording): string {
  return words.plain(saidKey(finding), { ...finding.data, count: finding.count });
}

/** The verdict as a sentence. */
export function verdictOf({ verdict, findings }: AuditReport, words: AuditWording): string {
  const [first] = findings;
  const said =
    verdict.outcome === 'unfit' && first
      ? words.plain('unfit', { said: saidOf(first, words) })
      : verdict.outcome === 'fixes'
        ? words.plain('fixes', { n: verdict.warnings })
        : words.plain('fit');
  return /[?？…]$/.test(said) ? said : said + words.plain('stop');
}

/** A line of what was not looked at, as text. */
export function uncheckedLine({ code, data }: AuditReport['unchecked'][number], words: AuditWording): string {
  const template = uncheckedWords[code]?.[words.language] ?? code;
  const plurals = new Intl.PluralRules('en');
  return template
    .replace(/\{(\w+)#([^|]*)\|([^}]*)\}/g, (_, key: string, one: string, other: string) =>
      plurals.select(Number(data[key])) === 'one' ? one : other,
    )
    .replace(/\{(\w+)\}/g, (_, key: string) => numberOrText(key, data[key] ?? '', words.language));
}

function numberOrText(key: string, value: string | number, language: Language): string {
  if (typeof value === 'string') return value;
  return key === 'share' ? shareText(value, language) : decimalText(value);
}
