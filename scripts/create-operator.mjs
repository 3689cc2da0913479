// node scripts/create-operator.mjs text.my-operator
// Writes a text operator and its test that pass at once, and puts it into the registry.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateRegistry } from './generate-registry.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export function operatorSource(id) {
  const name = exportName(id);
  return `import { z } from 'zod';
import type { Word } from '../../core/analysis.ts';
import { defineTextOperator } from '../../core/operator.ts';
import { annotatedRanges, drawnOrder, overlapsAny } from '../text-words.ts';

/** Doubles one drawn word. */
export const ${name} = defineTextOperator({
  id: '${id}',
  since: '0.1.0',
  summary: { en: 'Doubles one drawn word of a text', 'zh-CN': '重复文本中抽取的一个词' },
  labelEffect: 'preserving',
  touches: ['text'],
  takes: ['label', 'labels', 'label-weights', 'spans'],
  determinism: 'seeded',
  languages: 'any',
  references: [],
  params: z.strictObject({
    minCharacters: z.int().min(1).default(1).meta({
      description: 'Shortest word to double, in characters',
      zh: '可重复的最短词长，以字符计',
    }),
  }),
  // Decides, by its own stream alone: edits of the text, or nothing to leave it as it is. The core applies them.
  draw({ analysis, params, random, sample, schema, field, saved }) {
    if (!analysis.supported) return undefined;
    const words = analysis.words();
    const annotated = annotatedRanges(sample, schema, field);
    const next = drawnOrder(random, words.length);
    for (let drawn = next(); drawn >= 0; drawn = next()) {
      const word = words[drawn] as Word;
      if (word.text.length < params.minCharacters || overlapsAny(annotated, word.start, word.end)) continue;
      if (word.guard === undefined) return [{ start: word.end, end: word.end, insert: \` \${word.text}\` }];
      saved(word.guard);
    }
    return undefined;
  },
  examples: [
    {
      name: 'the one word that is long enough',
      params: { minCharacters: 6 },
      seed: 1,
      input: { id: '1', text: 'a lovely film', label: 'positive' },
      output: { id: '1', text: 'a lovely lovely film', label: 'positive' },
    },
    {
      name: 'a number stays as it is',
      seed: 1,
      input: { id: '2', text: '42' },
      output: { id: '2', text: '42' },
    },
  ],
});
export default ${name};
`;
}

export function testSource(id) {
  const name = exportName(id);
  const file = id.slice(id.indexOf('.') + 1);
  return `import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { ${name} } from './${file}.ts';

testOperator(${name}, { describe, it });

describe('${id}', () => {
  it('leaves a text alone that has no word long enough', async () => {
    const input = { id: '1', text: 'so it is' };
    expect(await runExample(${name}, { name: '', params: { minCharacters: 3 }, input, output: input })).toEqual(input);
  });
});
`;
}

function exportName(id) {
  return id.slice(id.indexOf('.') + 1).replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const id = process.argv[2];
  if (!id || !/^text\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    fail('usage: npm run create-operator text.verb-object    the id is lower case, with hyphens between words');
  const file = `src/operators/${id.replace('.', '/')}.ts`;
  const test = file.replace(/\.ts$/, '.test.ts');
  if (existsSync(join(root, file))) fail(`${file} is there already`);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), operatorSource(id));
  writeFileSync(join(root, test), testSource(id));
  generateRegistry();
  console.log(`${file}
${test}
src/operators/registry.generated.ts

next:
  npx vitest run ${test}    passes now; change the operator and its examples, and keep it so
  npm run docs              writes its reference page`);
}
