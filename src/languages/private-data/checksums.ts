/** ISO/IEC 7812-1, annex B. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, twice = false; i >= 0; i--, twice = !twice) {
    let digit = digits.charCodeAt(i) - 0x30;
    if (twice) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

/** The digit that makes Luhn hold behind these. */
export function luhnDigit(digits: string): string {
  for (let digit = 0; digit < 9; digit++) if (luhnHolds(`${digits}${digit}`)) return `${digit}`;
  return '9';
}

/** ISO/IEC 7064, MOD 97-10 of letters as 10 to 35. */
export function modulo97(characters: string): number {
  let rest = 0;
  for (let i = 0; i < characters.length; i++) {
    const value = Number.parseInt(characters.charAt(i), 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

export function ibanHolds(iban: string): boolean {
  return modulo97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** The check digits of an IBAN of this country and account. */
export function ibanDigits(country: string, account: string): string {
  return String(98 - modulo97(`${account}${country}00`)).padStart(2, '0');
}

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last character of a resident id of mainland China (GB 11643: ISO 7064, MOD 11-2) behind its first 17 digits. */
export function residentDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (residentWeights[i] as number) * (digits.charCodeAt(i) - 0x30);
  return '10X98765432'.charAt(sum % 11);
}

/** Letters and digits of a unified social credit code (GB 32100). */
export const companyAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The last character of a unified social credit code behind its first 17; nothing where one of them is not of its alphabet. */
export function companyDigit(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    const value = companyAlphabet.indexOf(code.charAt(i));
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return companyAlphabet.charAt((31 - (sum % 31)) % 31);
}
