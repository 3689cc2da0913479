import { expect, it } from 'vitest';
import { scanWords } from '../words.ts';
import { findNames } from './find-names.ts';

const found = (text: string) =>
  findNames(text, scanWords(text).words).map(
    ({ parts, gender }) => `${parts.map(({ role, text: part }) => `${role.charAt(0)}:${part}`).join(' ')} ${gender ?? '-'}`,
  );

it.each([
  ['Then John Smith met Mary.', ['f:John s:Smith male', 'f:Mary female']],
  ['Mr. Smith and Mrs Jones; Dr. Okafor', ['s:Smith male', 's:Jones female', 's:Okafor -']],
  ["John F. Kennedy's car, Carlos García Márquez", ['f:John i:F s:Kennedy male', 'f:Carlos s:García s:Márquez male']],
  ['Dr. Sarah Connor and Ms. Ann Lee', ['f:Sarah s:Connor female', 'f:Ann s:Lee female']],
  ["Emily's dog bit Tom Hanks", ['f:Emily female', 'f:Tom s:Hanks male']],
  ['Will you mark May 5 in Paris, Grace?', []],
  ['Will Smith left.', ['f:Will s:Smith male']],
  ['He went to San Jose and Port Elizabeth, by St. James Park', []],
  ['John Street, Johns Hopkins University, Mary & Co', []],
  ['@john and #Mary, see example.org/John', []],
  ['john smith is lower', []],
  ['JOHN SMITH SHOUTS', ['f:JOHN s:SMITH male']],
  ['John Loves Mary', ['f:John male', 'f:Mary female']],
])('finds the names of %j', (text, names) => {
  expect(found(text)).toEqual(names);
});
