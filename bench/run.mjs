// npm run bench [name ...] [-- --file PATH] [--rows N] [--rounds N]: every figure beside its peer, in turns.
import { machine } from './setting.mjs';

const names = [
  'startup',
  'eda',
  'eda-chinese',
  'synonyms',
  'eda-quality',
  'throughput',
  'trainer',
  'proof-statistics',
  'search',
  'stream',
  'text-measures',
  'near-duplicates',
  'private-data',
  'language-identification',
  'semantic-duplicates',
];
const asked = [];
const options = {};
for (let i = 2; i < process.argv.length; i++) {
  const word = process.argv[i];
  if (word === '--file') options.file = process.argv[++i];
  else if (word === '--rows' || word === '--rounds') options[word.slice(2)] = Number(process.argv[++i]);
  else asked.push(word);
}
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}
console.log(machine());
for (const name of asked.length > 0 ? asked : names) {
  console.log(`\n# ${name}`);
  await (await import(`./${name}.mjs`)).default(options);
}
