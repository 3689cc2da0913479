import { openStream } from '../../src/core/random.ts';

const subjects = [
  'the film',
  'this quiet drama',
  'her second novel',
  'a small phone',
  'the old camera',
  'my new laptop',
  'the service',
  'the cast',
];
const verbs = ['shows', 'offers', 'gives us', 'wants', 'tells', 'makes', 'keeps', 'finds'];
const objects = [
  'a warm story',
  'great acting',
  'little hope',
  'a strong idea',
  'many bad jokes',
  'a fast screen',
  'good value',
  'a strange ending',
];
const tails = ['and I do not regret it', 'for 20 dollars', 'in Paris', '', 'but never bores', 'with real charm', 'although it is long', ''];

/** Made-up reviews, the same for the same count: labels, duplicates, empty texts and odd characters among them. */
export function makeReviews(count: number): { label: string; text: string }[] {
  const random = openStream({ seed: 11, epoch: 0, stepId: 'tests', slot: 'reviews' }, 'all');
  return Array.from({ length: count }, (_, i) => {
    if (i % 97 === 96) return { label: '0', text: '' };
    if (i % 89 === 88) return { label: '1', text: `𠮷 👩‍👩‍👧 ${random.pick(objects)} {name} é` };
    const text = `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} ${random.pick(tails)}`.trim();
    return { label: random.chance(0.5) ? '1' : '0', text: i % 13 === 0 ? `${text} ` : text };
  });
}

export function toJsonl(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
