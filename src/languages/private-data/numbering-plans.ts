import { type CountryCode, getCountries, getCountryCallingCode, isSupportedCountry, Metadata } from 'libphonenumber-js/max';

/**
 * The numbers of a region, from the metadata of libphonenumber: what its parser would find, by patterns that are compiled once, not at
 * each number.
 */
export interface NumberingPlan {
  country: CountryCode;
  /** What is dialled before a number inside the region: 0, 1, or nothing. */
  prefix: string;
  /** Whether a number, without prefix, is one that somebody may have. */
  isValid(number: string): boolean;
  hasLength(length: number): boolean;
}

/** What the metadata tells beyond its published types. */
interface PlanMetadata {
  nationalNumberPattern(): string;
  nationalPrefix(): string | undefined;
  possibleLengths(): readonly number[];
  type(name: string): { pattern(): string } | undefined;
}

const kinds = 'FIXED_LINE MOBILE TOLL_FREE PREMIUM_RATE SHARED_COST VOIP PERSONAL_NUMBER PAGER UAN VOICEMAIL'.split(' ');
const plans = new Map<CountryCode, NumberingPlan>();

/** The plan of a region; nothing where the metadata has none. */
export function planOf(region: string): NumberingPlan | undefined {
  if (!isSupportedCountry(region)) return undefined;
  const known = plans.get(region);
  if (known) return known;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(region);
  const plan = metadata.numberingPlan as unknown as PlanMetadata;
  const general = new RegExp(`^(?:${plan.nationalNumberPattern()})$`);
  const patterns = kinds.flatMap((kind) => plan.type(kind)?.pattern() ?? []);
  const special = patterns.length > 0 ? new RegExp(`^(?:${patterns.map((pattern) => `(?:${pattern})`).join('|')})$`) : general;
  const made: NumberingPlan = {
    country: region,
    prefix: plan.nationalPrefix() ?? '',
    isValid: (number) => general.test(number) && special.test(number),
    hasLength: (length) => plan.possibleLengths().includes(length),
  };
  plans.set(region, made);
  return made;
}

let callingCodes: Map<string, CountryCode[]> | undefined;

/** The regions that an international number may be of, and what of it is the number there. */
export function plansOf(digits: string): readonly { plan: NumberingPlan; number: string }[] {
  if (!callingCodes) {
    callingCodes = new Map();
    for (const country of getCountries()) {
      const code = getCountryCallingCode(country);
      callingCodes.set(code, [...(callingCodes.get(code) ?? []), country]);
    }
  }
  // No calling code begins with another.
  for (let length = 1; length <= 3; length++) {
    const countries = callingCodes.get(digits.slice(0, length));
    if (countries) return countries.map((country) => ({ plan: planOf(country) as NumberingPlan, number: digits.slice(length) }));
  }
  return [];
}
