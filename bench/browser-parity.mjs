// Node and headless Chromium on the same texts: every operator over texts, alone, must write the same bytes.
// LEAVEN_DATA=... node bench/browser-parity.mjs [--rows N]   (needs a Chromium: LEAVEN_CHROMIUM, or one at a usual path)
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { dataFile, dist, load, machine, readLabelled, root, thousands } from './setting.mjs';

const executablePath = [process.env.LEAVEN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

/** Chinese reviews and headlines, English sentences, and lines of both, in equal parts. */
function texts(count) {
  const lines = (path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  const chinese = [
    ...lines(dataFile('text_zh/waimai_10k/waimai_10k.csv'))
      .slice(1)
      .map((line) => line.slice(2)),
    ...lines(dataFile('text_zh/fewclue_tnews/test_public.json')).map((line) => JSON.parse(line).sentence),
  ];
  const english = readLabelled(dataFile('text_en/sst/stsa.binary.train')).map(({ text }) => text);
  return Array.from({ length: count }, (_, i) => {
    const zh = chinese[(i * 7919) % chinese.length];
    const en = english[(i * 104729) % english.length];
    return [zh, en, `${zh.slice(0, 30)} ${en.slice(0, 60)}`][i % 3];
  });
}

/** A recipe of one operator; undefined for one that does not go alone over plain texts. */
function recipeOf({ id, shape, params, operator }) {
  if (!id.startsWith('text.') || (params.required ?? []).length > 0 || !operator.params.safeParse({}).success) return undefined;
  if (operator.check?.(operator.params.parse({}))) return undefined;
  const grows = shape === 'sample' && operator.input === 'text' && operator.determinism === 'seeded';
  if (!['sample', 'filter'].includes(shape) || (shape === 'filter' && operator.needsParent)) return undefined;
  const step = grows ? { augment: { copies: 1, from: [id] } } : id;
  return { leaven: 1, seed: 5, dataset: { task: 'text', train: 'texts.jsonl' }, steps: [step], limits: { rejects: 1 } };
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

export default async function browserParity({ rows = 10_000 } = {}) {
  if (!process.env.LEAVEN_DATA || !executablePath) {
    console.log('browser-parity: set LEAVEN_DATA, and LEAVEN_CHROMIUM where no Chromium is found');
    return;
  }
  const { bundle, serve } = await import(pathToFileURL(join(root, 'examples', 'browser', 'serve.mjs')).href);
  const { operators, runInMemory } = await load('index.js').then(async (face) => ({ ...face, ...(await load('browser.js')) }));
  const data = texts(rows)
    .map((text, i) => `${JSON.stringify({ id: String(i), text })}\n`)
    .join('');
  const scripts = await bundle(join(dist, 'browser.js'));
  const site = await serve(scripts);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  let equal = 0;
  const differing = [];
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    const name = [...scripts.keys()].find((file) => file === 'worker.js');
    for (const facts of await operators()) {
      const recipe = recipeOf(facts);
      if (!recipe) continue;
      const here = await runInMemory(JSON.stringify(recipe), { data: { train: data } });
      const expected = Object.fromEntries([...here.files].map(([file, bytes]) => [file, sha256(bytes)]));
      const there = await page.evaluate(inPage, { worker: name, recipe: JSON.stringify(recipe), data });
      const same = Object.keys(expected).every((file) => there[file] === expected[file]) && Object.keys(there).length === here.files.size;
      if (same) equal++;
      else differing.push(facts.id);
      console.log(`${same ? '=' : '≠'} ${facts.id}: ${thousands(here.counts.written)} rows`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  console.log(
    `${equal} of ${equal + differing.length} operators write the same bytes on ${thousands(rows)} texts${differing.length ? `; not ${differing.join(', ')}` : ''}`,
  );
  return { equal, differing };
}

/** In the page: the example's worker runs the recipe; hashes of its files. */
async function inPage({ worker, recipe, data }) {
  const work = new Worker(worker, { type: 'module' });
  const answer = await new Promise((resolve, reject) => {
    work.addEventListener('message', ({ data: message }) => {
      if (message.kind === 'done') resolve(message.result.files);
      if (message.kind === 'failed') reject(new Error(JSON.stringify(message.fault)));
    });
    work.postMessage({ kind: 'run', asked: 0, language: 'en', recipe, train: data });
  });
  work.terminate();
  const hashes = {};
  for (const [file, bytes] of answer) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    hashes[file] = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return hashes;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  console.log(machine());
  const at = process.argv.indexOf('--rows');
  await browserParity(at < 0 ? {} : { rows: Number(process.argv[at + 1]) });
}
