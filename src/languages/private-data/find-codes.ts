import type { Candidates } from './candidates.ts';
import { isAlphanumeric } from './characters.ts';
import { ibanHolds } from './checksums.ts';
import { findChineseCode } from './chinese-codes.ts';
import { findCryptoAddress } from './find-crypto-addresses.ts';
import { license, nameBefore, passport } from './find-numbers.ts';
import { findTraditionalId } from './find-traditional-ids.ts';
import { ibanLengths } from './iban-lengths.ts';

/** A word of letters and digits together: ids, accounts and addresses that have letters. Returns the end of what it found, or 0. */
export function findCode(candidates: Candidates, start: number, end: number): number {
  const { text } = candidates;
  const length = end - start;
  const iban = findIban(candidates, start);
  if (iban > 0) return iban;
  if (length === 18) findChineseCode(candidates, start, end);
  if (length >= 26) findCryptoAddress(candidates, start, end);
  if (length >= 7 && length <= 10) {
    const traditional = findTraditionalId(candidates, start, end);
    if (traditional > 0) return traditional;
  }
  if (length <= 9) {
    const nino = findNationalInsurance(candidates, start);
    if (nino > 0) return nino;
  }
  if (length >= 6 && length <= 20) {
    if (length <= 12 && nameBefore(text, start, passport)) candidates.add('PASSPORT', start, end, 0.85);
    else if (nameBefore(text, start, license)) candidates.add('US_DRIVER_LICENSE', start, end, 0.85);
  }
  return 0;
}

const ibanStart = /[A-Za-z]{2}\d{2}/y;
const ibanBody = /(?:[ -]?[A-Za-z0-9]){10,30}/y;

/** An account by ISO 13616: its country's length, in one piece or in groups of four. */
function findIban(candidates: Candidates, start: number): number {
  const { text } = candidates;
  ibanStart.lastIndex = start;
  if (!ibanStart.test(text)) return 0;
  const wanted = ibanLengths[text.slice(start, start + 2).toUpperCase()];
  if (wanted === undefined) return 0;
  ibanBody.lastIndex = start + 4;
  if (!ibanBody.test(text)) return 0;
  let at = start;
  let iban = '';
  for (; iban.length < wanted && at < ibanBody.lastIndex; at++)
    if (text.charAt(at) !== ' ' && text.charAt(at) !== '-') iban += text.charAt(at);
  if (iban.length !== wanted || /[A-Za-z0-9]/.test(text.charAt(at)) || !ibanHolds(iban.toUpperCase())) return 0;
  return candidates.add('IBAN', start, at, 0.97) ? at : 0;
}

const insurance = /([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?(\d{2})([ -]?)(\d{2})\3(\d{2}) ?([A-D])(?![A-Za-z0-9])/iy;
const unusedPrefixes = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

/** `AB 12 34 56 C`, from its first letter. */
export function findNationalInsurance(candidates: Candidates, start: number): number {
  if (start < candidates.floor || isAlphanumeric(candidates.text.charCodeAt(start - 1))) return 0;
  insurance.lastIndex = start;
  const match = insurance.exec(candidates.text);
  if (!match || unusedPrefixes.has((match[1] as string).toUpperCase())) return 0;
  const capitals = match[0] === match[0].toUpperCase();
  return candidates.add('UK_NINO', start, insurance.lastIndex, capitals ? 0.8 : 0.3, 0.97) ? insurance.lastIndex : 0;
}
