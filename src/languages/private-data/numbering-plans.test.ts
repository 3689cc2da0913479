import { getCountries, getCountryCallingCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { planOf, plansOf } from './numbering-plans.ts';

const isValid = (digits: string) => plansOf(digits).some(({ plan, number }) => plan.isValid(number));

it('an example number of every region is valid', () => {
  const wrong = getCountries().filter((country) => {
    const example = getExampleNumber(country, examples);
    return example !== undefined && !planOf(country)?.isValid(example.nationalNumber);
  });
  expect(wrong).toEqual([]);
});

it('numbers are valid where the parser of libphonenumber says so, but for the few regions whose short numbers it completes', () => {
  const random = openStream({ seed: 3, epoch: 0, stepId: 'numbering-plans', slot: '' }, 'x');
  const differ: string[] = [];
  for (const country of getCountries())
    for (let i = 0; i < 20; i++) {
      const number = `${2 + random.integer(8)}${Array.from({ length: 6 + random.integer(5) }, () => random.integer(10)).join('')}`;
      const digits = getCountryCallingCode(country) + number;
      if (isValid(digits) !== (parsePhoneNumberFromString(`+${digits}`)?.isValid() ?? false)) differ.push(digits);
    }
  expect(differ.length).toBeLessThanOrEqual(2);
});

it('a region that is none has no plan', () => {
  expect(planOf('ZZ')).toBeUndefined();
  expect(plansOf('999123456')).toEqual([]);
});
