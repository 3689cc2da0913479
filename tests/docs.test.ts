import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { leaven, temporaryFolder } from './support/cli.ts';
import { execute, root } from './support/programs.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pagesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

const pages = [...readdirSync(root).filter((name) => name.endsWith('.md')), ...pagesBelow('docs'), ...pagesBelow('recipes')];
const guide = readdirSync(join(root, 'docs/guide/en'));

interface Block {
  language: string;
  text: string;
}

function blocks(page: string): Block[] {
  return [...read(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }));
}

/** What is the same in both languages: everything but comments. */
function withoutComments({ language, text }: Block): string {
  if (language === 'text' || language === 'json') return language;
  return text.replace(/\s+#.*$/gm, '').trimEnd();
}

function headings(page: string): string[] {
  const prose = read(page).replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^(#+) /gm)].map((match) => match[1] ?? '');
}

test.each(pages)('%s links to what is there', (page) => {
  const prose = read(page).replace(/^```[\s\S]*?^```$/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '').filter((target) => !/^(https?:|#)/.test(target));
  const missing = targets.filter((target) => !existsSync(join(root, dirname(page), target.split('#')[0] ?? '')));
  expect(missing).toEqual([]);
});

describe('English and Chinese are equals', () => {
  const pairs = [['README.md', 'README.zh-CN.md'], ...guide.map((name) => [`docs/guide/en/${name}`, `docs/guide/zh-CN/${name}`])] as [
    string,
    string,
  ][];
  it.each(pairs)('%s and %s', (english, chinese) => {
    expect(headings(chinese)).toEqual(headings(english));
    expect(blocks(chinese).map(withoutComments)).toEqual(blocks(english).map(withoutComments));
  });

  it('there is no page in one language alone', () => {
    expect(readdirSync(join(root, 'docs/guide/zh-CN')).sort()).toEqual([...guide].sort());
  });
});

describe('what the readme shows', () => {
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const shown = blocks('README.md');

  it('is the recipe that the quickstart runs', () => {
    const recipe = shown.find(({ text }) => text.startsWith('leaven: 1'));
    expect(parse(recipe?.text ?? '')).toEqual(parse(read('recipes/quickstart.yaml')));
  });

  it('works as a library', async () => {
    const script = shown.find(({ text }) => text.includes("from 'leaven'") && text.includes('await run('));
    // Inside the package its own name resolves; the run goes into a folder of the test.
    const file = join(root, `readme-${process.pid}.mjs`);
    const text = (script?.text ?? '').replace(
      'overwrite: true',
      `overwrite: true, set: ['output.path=${relative(root, folder).replaceAll('\\', '/')}/run']`,
    );
    writeFileSync(file, text);
    try {
      const { code, stdout, stderr } = await execute(process.execPath, [file]);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^\d{4} .*report\.html\n/);
      expect(stdout).toContain('{ text: [');
    } finally {
      rmSync(file);
    }
  });

  it('has an operator of one’s own that runs', async () => {
    const operator = shown.find(({ text }) => text.startsWith('// shout.mjs'));
    const home = join(root, 'runs', `readme-${process.pid}`);
    mkdirSync(home, { recursive: true });
    try {
      cpSync(join(root, 'recipes/data/banking-train.csv'), join(home, 'train.csv'));
      writeFileSync(join(home, 'shout.mjs'), operator?.text ?? '');
      const steps = shown.find(({ language, text }) => language === 'yaml' && text.includes('./shout.mjs'))?.text;
      writeFileSync(
        join(home, 'r.yaml'),
        `leaven: 1\ndataset: { task: text-classification, train: train.csv }\n${steps}output: { path: out, format: jsonl }\n`,
      );
      const { code, stderr } = await leaven(['run', 'r.yaml', '--quiet'], home);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      expect(readFileSync(join(home, 'out', 'data', 'train.jsonl'), 'utf8')).toMatch(/"text":"[^"]*\b[A-Z]{4,}\b/);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });

  it('names every command there is, and no other', async () => {
    const { stdout } = await leaven(['--help'], root);
    const commands = [...(stdout.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z-]+) /gm)].map((match) => match[1]);
    const listed = [...read('README.md').matchAll(/^\| `leaven ([a-z-]+)/gm)].map((match) => match[1]);
    expect(listed.sort()).toEqual(commands.sort());
  });
});
