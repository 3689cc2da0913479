import { hasCode, render } from '../errors/catalog.ts';
import type { Language } from '../errors/language.ts';
import { reasons } from '../reports/facts.ts';
import { markupOf } from '../reports/html.ts';
import type { ReportWarning } from '../reports/model.ts';
import { numbersIn } from '../reports/numbers.ts';
import { doubtText } from '../reports/proof/doubts.ts';
import { proofCatalogue } from '../reports/proof/messages.ts';
import type { ProofReport } from '../reports/proof-model.ts';
import { wordingIn } from '../reports/wording.ts';

/** A warning in the words of the report, or of the error catalogue, as plain text. */
export function warningText(warning: ReportWarning, language: Language): string {
  if (hasCode(warning.code)) return render(warning.code, warning.data, language).message;
  return textOf(markupOf(wordingIn(language, numbersIn(language)).warning(warning)));
}

/** What weakens the verdict of a proof, in the words of its report. */
export function doubtLine(doubt: ProofReport['doubts'][number], language: Language): string {
  const numbers = numbersIn(language);
  return textOf(markupOf(doubtText(doubt, { words: wordingIn(language, numbers, proofCatalogue), numbers })));
}

/** What a reason means, beside the reason itself where it is known. */
export function reasonText(reason: string, language: Language): string {
  const meaning = Object.hasOwn(reasons, reason) ? reasons[reason]?.[language] : undefined;
  return meaning === undefined ? reason : `${reason} (${meaning})`;
}

function textOf(markup: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' };
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return named[name ?? ''] ?? whole;
    })
    .replaceAll('\u00a0', ' ');
}
