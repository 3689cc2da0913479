/** What is looked for: the names are the tags that stand for it. */
export const privateDataTypes = [
  'EMAIL',
  'URL',
  'PHONE',
  'CREDIT_CARD',
  'IBAN',
  'BANK_ACCOUNT',
  'IP_ADDRESS',
  'MAC_ADDRESS',
  'CRYPTO_ADDRESS',
  'US_SSN',
  'US_ITIN',
  'US_DRIVER_LICENSE',
  'UK_NINO',
  'PASSPORT',
  'CN_RESIDENT_ID',
  'CN_COMPANY_CODE',
  'CN_PLATE',
  'TW_ID_CARD',
  'TW_COMPANY_CODE',
  'HK_ID_CARD',
  'DATE_OF_BIRTH',
  'POSTAL_CODE',
  'ADDRESS',
  'MESSENGER_ID',
  'SECRET',
  'PERSON',
] as const;
export type PrivateDataType = (typeof privateDataTypes)[number];

/** What has no form of its own: a model finds it in running text, and what announces a person (`Name:`, 联系人：) gives names away without one. */
export const namedTypes = ['PERSON', 'LOCATION'] as const;
export type NamedType = (typeof namedTypes)[number];

/** All that can be taken out of a text. */
export const redactedTypes = [...privateDataTypes, 'LOCATION'] as const;
export type RedactedType = (typeof redactedTypes)[number];

/** Regions (ISO 3166) whose national phone numbers are known without a phone word beside them. */
export const defaultRegions: readonly string[] = ['US', 'GB', 'CN', 'FR', 'DE', 'AU', 'SE', 'DK', 'NO'];

/** A private value in a text: half-open, in UTF-16 units. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly type: PrivateDataType;
  /** From 0 to 1: how sure the form, the checks and the words beside it make it. */
  readonly score: number;
}

export interface FinderOptions {
  /** All where absent. */
  types?: readonly PrivateDataType[] | undefined;
  regions?: readonly string[] | undefined;
  /** The lowest score that counts, by type, instead of `defaultThreshold`. */
  thresholds?: Readonly<Partial<Record<PrivateDataType, number>>> | undefined;
}

/** What a value with a form of its own reaches alone, and a mere run of digits with a word beside it. */
export const defaultThreshold = 0.5;
