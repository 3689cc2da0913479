import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecipeInput, RunEvent } from '../src/index.ts';
import { hashRun, temporaryFolder } from './support/cli.ts';
import { makeReviews, toJsonl } from './support/texts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const library = (await import(join(root, 'dist/index.js'))) as typeof import('../src/index.ts');
const folder = temporaryFolder();

const recipe = (out: string, train = 'train.jsonl'): RecipeInput =>
  library.defineRecipe({
    leaven: 1,
    name: 'library',
    seed: 7,
    dataset: { task: 'text-classification', train: { path: join(folder, train) } },
    steps: [{ augment: { copies: 2, choose: 'one', from: [{ 'text.swap-words': { ratio: 0.1 } }, 'text.delete-words'] } }],
    output: { path: join(folder, out), format: 'jsonl' },
  });

beforeAll(() => {
  writeFileSync(join(folder, 'train.jsonl'), toJsonl(makeReviews(40)));
  writeFileSync(join(folder, 'many.jsonl'), toJsonl(makeReviews(3000)));
});

describe('the library', () => {
  it('runs an object, tells its events, and explains what it made', async () => {
    const events: RunEvent[] = [];
    const result = await library.run(recipe('out'), { onEvent: (event) => events.push(event) });
    const { read, asked, written, rejected, merged } = result.counts;
    expect(read + asked).toBe(written + rejected + merged);
    expect(events[0]).toMatchObject({ type: 'plan', name: 'library', splits: { train: 40 } });
    const { replay } = await library.explain(result.folder, result.firstCopy ?? '');
    expect(replay?.sameBytes).toBe(true);
    const { estimate } = await library.validate(recipe('never'), { estimate: true });
    expect(estimate?.rows).toBe(written);
    expect(await library.preview(recipe('never'), { samples: 2 })).toHaveLength(2);
  });

  it('an aborted run leaves a folder that goes on to the same bytes', async () => {
    const stop = new AbortController();
    const stopped = library.run(recipe('stopped', 'many.jsonl'), {
      workers: 1,
      shardSize: 100,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'progress' && event.done >= 500) stop.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'run/interrupted' });
    const resumed = await library.run(recipe('stopped', 'many.jsonl'), { resume: true, shardSize: 100 });
    expect(resumed.resumed).toBe(true);
    await library.run(recipe('whole', 'many.jsonl'));
    expect(hashRun(join(folder, 'stopped'))).toEqual(hashRun(join(folder, 'whole')));
  });

  it('errors have a code, a message, a hint and data', async () => {
    await library.run(recipe('twice'), {});
    const error = await library.run(recipe('twice')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(library.LeavenError);
    expect(error).toMatchObject({ code: 'run/output-exists', hint: expect.stringContaining('--overwrite'), data: expect.any(Object) });
    const parameter = library.apply('text.delete-words', { id: '1', text: 'a film' }, { params: { ratio: 3 } });
    await expect(parameter).rejects.toMatchObject({ code: 'operator/bad-parameter' });
  });

  it('applies an operator of the caller, and its types hold for a stranger', async () => {
    const consumer = join(folder, 'consumer');
    mkdirSync(join(consumer, 'node_modules'), { recursive: true });
    symlinkSync(root, join(consumer, 'node_modules/leaven'));
    writeFileSync(join(consumer, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(consumer, 'own.ts'),
      `import { apply, defineTextOperator, LeavenError, z, type Sample } from 'leaven';
import swapWords from 'leaven/operators/text/swap-words';
const own = defineTextOperator({
  id: 'text.shout', since: '0.1.0', summary: { en: 'x', 'zh-CN': 'y' }, labelEffect: 'preserving', touches: ['text'], takes: ['label'],
  determinism: 'seeded', languages: 'any', params: z.strictObject({ times: z.number().default(1).meta({ description: 't', zh: 't' }) }),
  draw({ text, params }) { return [{ start: text.length, end: text.length, insert: '!'.repeat(params.times) }]; }, examples: [],
});
const { sample }: { sample: Sample } = await apply(own, { id: '1', text: 'a good old film' }, { params: { times: 2 }, seed: 1 });
const hint: string | undefined = new LeavenError('run/interrupted', {}).hint;
console.log(sample.text, typeof hint, swapWords.id);
`,
    );
    const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--exactOptionalPropertyTypes'];
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'own.ts'], { cwd: consumer, stdio: 'pipe' });
    const printed = execFileSync(process.execPath, ['own.js'], { cwd: consumer, encoding: 'utf8' });
    expect(printed).toMatch(/^a good old film!! (?:string|undefined) text\.swap-words\n$/);
    expect(readFileSync(join(consumer, 'own.js'), 'utf8')).toContain('leaven');
  });
});
