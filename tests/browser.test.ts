import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/app/run.ts';
import { createSchema, type Schema } from '../src/core/schema.ts';
import { labelKinds } from '../src/core/tasks.ts';
import { registry } from '../src/operators/registry.generated.ts';
import { accessibilityViolations, desktop, findChromium, phone } from './support/page-checks.ts';
import { execute, root } from './support/programs.ts';

interface Site {
  url: string;
  close(): Promise<void>;
}
interface Example {
  bundle(leaven: string): Promise<Map<string, string>>;
  serve(scripts: ReadonlyMap<string, string>): Promise<Site>;
}

const executablePath = findChromium();

const reviews = `label,text
positive,"A warm, honest film with a wonderful story about two old friends"
negative,"The plot is thin, and the jokes are NOT funny"
positive,"A warm, honest film with a wonderful story about two old friends"
正面,这部电影的故事很动人，演员也很出色。结尾出人意料。
negative,"I left after 40 minutes 👩‍👩‍👧 because nothing happened 𠮷"
mixed,Mostly English with 一点中文 in the middle of the sentence
neutral,
negative,The camera moves slowly through empty rooms and quiet streets
`;
const growth = `leaven: 1
seed: 11
dataset:
  task: text-classification
  train: { path: reviews.csv }
steps:
  - dataset.deduplicate
  - augment:
      copies: 3
      from:
        - text.swap-words: { ratio: 0.2 }
        - text.delete-words: { ratio: 0.2 }
        - text.replace-synonyms: { ratio: 0.3 }
      gates:
        - text.token-overlap: { min: 0.4 }
`;
const conversations = `{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"How do I keep good bread fresh for many days at home?"},{"role":"assistant","content":"Wrap it in cloth."}]}
{"messages":[{"role":"user","content":"怎样保存面包？我想放三天。"},{"role":"assistant","content":"用布包好。"}]}
{"messages":[{"role":"user","content":"Which of these \`loaves\` looks better \\ud800 to a quick buyer?"},{"role":"assistant","content":"The round one."}]}
`;
const talk = `leaven: 1
dataset:
  task: chat
  train: { path: chat.jsonl }
steps:
  - augment: { copies: 2, from: [text.swap-words, text.delete-words, text.replace-synonyms] }
`;

/** A recipe of every operator that goes without parameters and may stand beside these labels, each a step of its own. */
async function everyOperator(dataset: string, schema: Schema): Promise<string> {
  const steps: string[] = [];
  for (const load of Object.values(registry)) {
    const { default: operator } = await load();
    const { id, shape, params, takes, touches } = operator;
    const fits = shape !== 'sample' || touches.some((kind) => kind === 'text' || schema.fields.some((field) => field.kind === kind));
    const labels = schema.fields.filter(({ kind }) => (labelKinds as readonly string[]).includes(kind));
    if (!['sample', 'filter', 'dataset'].includes(shape) || !fits || !params.safeParse({}).success) continue;
    if (operator.check?.(params.parse({}), schema) || (shape === 'sample' && labels.some(({ kind }) => !takes.includes(kind as never))))
      continue;
    if (shape !== 'filter' || !operator.needsParent) steps.push(id);
  }
  return `leaven: 1\ndataset: ${dataset}\nsteps:\n${steps.map((id) => `  - ${id}\n`).join('')}limits: { rejects: 1 }\n`;
}

/** What a run on the disk writes, by the name of its file. */
async function onDisk(recipe: string, file: string, text: string): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-browser-'));
  try {
    writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, 'recipe.yaml'), recipe);
    const { folder: out } = await run(join(folder, 'recipe.yaml'), { workers: 0 });
    const { files } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { files: { path: string }[] };
    const names = files.map(({ path }) => path);
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(executablePath === undefined)(
  'Leaven in a browser (skipped where no Chromium is found: set LEAVEN_CHROMIUM)',
  { timeout: 150_000 },
  () => {
    let site: Site;
    let browser: Browser;
    /** Everything the page said or asked for that it should not have. */
    let complaints: string[] = [];

    beforeAll(async () => {
      const { bundle, serve } = (await import(new URL('../examples/browser/serve.mjs', import.meta.url).href)) as Example;
      const scripts = await bundle(join(root, 'src', 'browser.ts'));
      const sizes = [...scripts].map(([name, code]) => [name, Buffer.byteLength(code)] as const).sort((a, b) => b[1] - a[1]);
      console.info(
        `bundle: ${sizes
          .slice(0, 4)
          .map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)} kB`)
          .join(', ')}, ${sizes.length} files`,
      );
      site = await serve(scripts);
      browser = await chromium.launch({
        executablePath: executablePath ?? '',
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      });
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    async function open<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
      const context = await browser.newContext({ viewport: desktop, locale: 'en', ...options });
      context.setDefaultTimeout(120_000);
      complaints = [];
      context.on('request', (request) => {
        if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
      });
      context.on('console', (message) => complaints.push(message.text()));
      context.on('weberror', (error) => complaints.push(error.error().message));
      try {
        const page = await context.newPage();
        await page.goto(site.url);
        return await look(page);
      } finally {
        await context.close();
      }
    }

    async function start(page: Page, recipe: string, text: string): Promise<void> {
      await page.fill('#data', text);
      await page.fill('#recipe', recipe);
      await page.click('#run');
    }

    async function finished(page: Page): Promise<void> {
      await page.locator('#run:enabled').waitFor();
      expect(await page.textContent('#fault')).toBe('');
    }

    async function expectReadable(page: Page): Promise<void> {
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }

    async function downloads(page: Page): Promise<Record<string, string>> {
      const files: Record<string, string> = {};
      for (const button of await page.locator('.files button').all()) {
        const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
        files[(await button.textContent()) ?? ''] = readFileSync(await download.path(), 'utf8');
      }
      return files;
    }

    it.each([
      ['reviews', 'text-classification', growth, 'reviews.csv', reviews],
      ['conversations', 'chat', talk, 'chat.jsonl', conversations],
    ] as const)(
      'grows pasted English and Chinese %s to the bytes of a run on a disk, by every operator, asking nobody',
      async (_, task, recipe, file, text) => {
        const every = await everyOperator(`{ task: ${task}, train: { path: ${file} } }`, createSchema(task));
        await open({}, async (page) => {
          for (const one of [recipe, every]) {
            expect(one).toContain('text.replace-synonyms');
            const expected = await onDisk(one, file, text);
            await start(page, one, text);
            await finished(page);
            expect(await downloads(page)).toEqual(expected);
            expect(await page.textContent('#verdict')).toMatch(/^\d+ rows? written from \d+\. Every count adds up\.$/);
          }
          await expectReadable(page);
        });
        expect(complaints).toEqual([]);
      },
    );

    it('says where a recipe is wrong, in the language of the page', async () => {
      await open({ locale: 'zh-CN' }, async (page) => {
        await page.fill('#recipe', growth.replace('ratio: 0.2', 'rato: 0.2'));
        await page.locator('#fault', { hasText: '第 11 行第 ' }).waitFor();
        await page.fill('#recipe', 'leaven: 1\n\tdataset: {');
        await page.locator('#fault', { hasText: '第 2 行' }).waitFor();
      });
      expect(complaints).toEqual([]);
    });

    it('says what is wrong with the paste, and stops when it is told to', async () => {
      await open({}, async (page) => {
        await start(page, 'leaven: 1\ndataset: { task: chat, train: chat.jsonl }\nsteps: []\n', '');
        await page.locator('#fault', { hasText: 'chat.jsonl holds no records' }).waitFor();
        const lines = Array.from({ length: 6_000 }, (_, i) => `row ${i} of a long list that nobody wants to wait for`).join('\n');
        await page.fill(
          '#recipe',
          'leaven: 1\ndataset: { task: text, train: a.txt }\nsteps: [{ augment: { copies: 30, from: [text.swap-words] } }]\n',
        );
        await page.locator('#data').evaluate((area, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
        }, lines);
        await page.click('#run');
        await page.locator('#progress', { hasText: 'augment' }).waitFor();
        await page.click('#stop');
        await page.locator('#fault', { hasText: 'interrupted' }).waitFor();
        expect(await page.locator('#run').isEnabled()).toBe(true);
      });
      expect(complaints).toEqual([]);
    });

    it('has no accessibility violations and scrolls in one direction, in Chinese, dark, on a phone', async () => {
      await open({ locale: 'zh-CN', colorScheme: 'dark', viewport: phone }, async (page) => {
        await page.click('#run');
        await finished(page);
        await expectReadable(page);
      });
      expect(complaints).toEqual([]);
    });
  },
);

const without = `
import { runInMemory, operators, setLanguage } from './browser.mjs';
const recipe = 'leaven: 1\\ndataset: { task: text, train: a.txt }\\nsteps: [{ augment: { from: [text.replace-synonyms] } }]\\n';
const failure = async (resources) => runInMemory(recipe, { data: { train: 'A good film\\n' }, resources }).then(() => undefined, (error) => error.toDocument());
setLanguage('zh-CN');
const absent = await failure({});
setLanguage('en');
const broken = await failure({ wordnet: 'http://127.0.0.1:9/x' });
const partial = await failure({ wordnet: { 'index.sense': new Uint8Array(3) } });
const all = await operators();
console.log(JSON.stringify({ absent, broken, partial, operators: all.map(({ id, params }) => [id, params.type]) }));
`;

it('asks for WordNet where there is no disk to have it from, and lists its operators', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-browser-'));
  try {
    const built = await rolldown({ input: join(root, 'src', 'browser.ts'), platform: 'browser' });
    await built.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
    await built.close();
    writeFileSync(join(folder, 'without.mjs'), without);
    const { code, stdout, stderr } = await execute(process.execPath, [join(folder, 'without.mjs')]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { absent, broken, partial, operators } = JSON.parse(stdout);
    expect(absent).toMatchObject({ code: 'operator/missing-resource', message: '未给出 WordNet，而 text.replace-synonyms 需要它' });
    expect(broken).toMatchObject({ code: 'operator/bad-resource', data: { file: 'http://127.0.0.1:9/x/index.sense' } });
    expect(partial).toMatchObject({ code: 'operator/missing-resource', data: { resource: 'WordNet: data.noun' } });
    expect(operators).toEqual(Object.keys(registry).map((id) => [id, 'object']));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
