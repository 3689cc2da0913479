import { Candidates } from './candidates.ts';
import { foldText, isDigit, unitClass, unitClasses, wordEnd, wordStart } from './characters.ts';
import { findPlate } from './chinese-codes.ts';
import { DigitGroups } from './digit-groups.ts';
import { findAnnounced } from './find-announced.ts';
import { findNamedPerson } from './find-announced-names.ts';
import { findCode, findNationalInsurance } from './find-codes.ts';
import { findBirthDate } from './find-dates.ts';
import { findNamedMessenger } from './find-messengers.ts';
import { findEmail, findIpv6, findMac, findUrl, findWww } from './find-network.ts';
import { findNamedNumber, findNumber } from './find-numbers.ts';
import { createPhoneFinder, type PhoneFinder } from './find-phones.ts';
import { findAddress, findLetteredPostalCode, findPostalCode } from './find-places.ts';
import { findAssigned, findKey, findKeyBlock } from './find-secrets.ts';
import { defaultRegions, type FinderOptions, type Finding } from './types.ts';

export type PrivateDataFinder = (text: string) => readonly Finding[];

/**
 * Finds private data that its form gives away: one pass over the units of a text stops at what a value may begin with or have inside,
 * and the recognisers there confirm it by checks, numbering plans and words beside it. Names are found where a word announces them; in running text
 * they need a model.
 *
 * Linear in the length of the text. Findings are in order and do not overlap.
 */
export function createPrivateDataFinder(options: FinderOptions = {}): PrivateDataFinder {
  const candidates = new Candidates(options);
  const phones = createPhoneFinder(options.regions ?? defaultRegions);
  const groups = new DigitGroups();
  return (text) => {
    candidates.begin(text);
    if (scan(candidates, groups, phones, true)) return candidates.settle();
    const folded = foldText(text);
    candidates.begin(folded.text);
    scan(candidates, groups, phones, false);
    const { origins } = folded;
    return candidates.settle().map((finding) => ({
      ...finding,
      start: origins[finding.start] as number,
      end: (origins[finding.end - 1] as number) + 1,
    }));
  };
}

/** Reads a text once. Stops and says no where it has characters that are to be folded first. */
function scan(candidates: Candidates, groups: DigitGroups, phones: PhoneFinder, stopAtFolded: boolean): boolean {
  const { text } = candidates;
  for (let i = 0; i < text.length; ) {
    const kind = unitClasses[text.charCodeAt(i)] as number;
    if (kind === unitClass.plain) {
      i++;
      continue;
    }
    let next = i + 1;
    switch (kind) {
      case unitClass.digit:
        next = readDigits(candidates, groups, phones, i);
        break;
      case unitClass.at:
        next = findEmail(candidates, i);
        break;
      case unitClass.colon:
        next = readColon(candidates, i);
        break;
      case unitClass.point:
        if (text.startsWith('www', i - 3) || text.startsWith('WWW', i - 3)) next = findWww(candidates, i);
        else if (text.charAt(i + 5) === '.') next = findMac(candidates, i) || next;
        break;
      case unitClass.dash:
        next = findKeyBlock(candidates, i) || findKey(candidates, i) || findMac(candidates, i) || next;
        break;
      case unitClass.underscore:
      case unitClass.keyLetter:
        next = findKey(candidates, i) || next;
        break;
      case unitClass.equals:
        next = findAssigned(candidates, i) || next;
        break;
      case unitClass.bracket:
        next = tagEnd(text, i);
        break;
      case unitClass.escape:
        next = escapeEnd(text, i);
        candidates.floor = next;
        break;
      case unitClass.announcing:
        next = findAnnounced(candidates, i) || next;
        break;
      case unitClass.province:
        next = findPlate(candidates, i);
        break;
      default:
        if (stopAtFolded) return false;
    }
    i = next;
  }
  return true;
}

const tag = /\[[A-Z][A-Z_]{1,30}(?::[0-9a-f]{8,64})?\]/y;

/** A tag that stands for a value already: nothing in it is looked at. */
function tagEnd(text: string, start: number): number {
  tag.lastIndex = start;
  return tag.test(text) ? tag.lastIndex : start + 1;
}

/** Behind an escape of JSON and of programs, which is no part of the word that follows it. */
function escapeEnd(text: string, start: number): number {
  const letter = text.charAt(start + 1);
  if (letter === 'u' && /^[0-9A-Fa-f]{4}$/.test(text.slice(start + 2, start + 6))) return start + 6;
  return letter !== '' && '\\nrtbf'.includes(letter) ? start + 2 : start + 1;
}

function readColon(candidates: Candidates, i: number): number {
  const { text } = candidates;
  if (text.startsWith('//', i + 1)) return findUrl(candidates, i);
  return (
    findMac(candidates, i) ||
    findIpv6(candidates, i) ||
    findAssigned(candidates, i) ||
    findNamedPerson(candidates, i) ||
    findNamedMessenger(candidates, i) ||
    i + 1
  );
}

/** What begins at a digit, or is a word with a digit in it. */
function readDigits(candidates: Candidates, groups: DigitGroups, phones: PhoneFinder, digit: number): number {
  const { text } = candidates;
  const start = wordStart(text, digit, candidates.floor);
  const end = wordEnd(text, digit);
  let digitsEnd = digit;
  while (digitsEnd < end && isDigit(text.charCodeAt(digitsEnd))) digitsEnd++;
  if (start < digit) {
    const found = findCode(candidates, start, end) || findLetteredPostalCode(candidates, start);
    return found || end;
  }
  if (digitsEnd < end && !/^(?:x|ext)\d/i.test(text.slice(digitsEnd, digitsEnd + 4))) {
    const address = findAddress(candidates, start);
    return address || findCode(candidates, start, end) || findBirthDate(candidates, start) || end;
  }
  if (digitsEnd - digit > 34) return digitsEnd;
  if (candidates.floor !== digit - 1 && isInside(text, digit)) return digitsEnd;
  const insurance = findNationalInsurance(candidates, digit - 3);
  if (insurance > 0) return insurance;
  groups.read(text, digit);
  const number = findNumber(candidates, groups);
  if (number > 0) return number;
  const birth = findBirthDate(candidates, digit);
  if (birth > 0) return birth;
  const postal = findPostalCode(candidates, digit);
  if (postal > 0) return postal;
  const named = findNamedNumber(candidates, groups);
  if (named > 0) return named;
  const address = findAddress(candidates, digit);
  if (address > 0) return address;
  const sign = text.charAt(digit - 1);
  const opened = sign === '(' || sign === '（' ? digit - 1 : digit;
  const plus = text.charAt(opened - 1) === '+';
  const from = plus ? opened - 1 : opened;
  return phones.find(candidates, groups, from, plus) || digitsEnd;
}

/** Whether a digit goes on a decimal, a price, a version or another number: `3.14159`, `$100`, `-12`, `12:30`. */
function isInside(text: string, digit: number): boolean {
  const sign = text.charAt(digit - 1);
  if (sign === '') return false;
  if ('.,/:-'.includes(sign) && isDigit(text.charCodeAt(digit - 2))) return true;
  return '$€£¥￥'.includes(sign);
}
