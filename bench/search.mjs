// Measure 4: what a search finds against the default recipe and against random search of as many trainings, on test rows it never saw.
// LEAVEN_DATA=... node bench/search.mjs [--markdown FILE] [--only sst|banking77] [--trials N]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFile, load, machine, readLabelled, temporaryFolder } from './setting.mjs';

const repeats = 3;
const seedsOfTest = 5;
/** Two-sided 95 % quantile of Student's t with two degrees of freedom: three repeats. */
const quantile = 4.302653;
const ratio = 0.1;
const eda = ['replace-synonyms', 'insert-synonyms', 'swap-words', 'delete-words'].map((name) => ({ [`text.${name}`]: { ratio } }));
const defaultSteps = [{ augment: { copies: 4, choose: 'one', from: eda } }];

const sets = [
  { name: 'sst 500', files: ['text_en/sst/stsa.binary.train', 'text_en/sst/stsa.binary.test'], read: readLabelled, draw: drawRows(500) },
  {
    name: 'banking77 10 per class',
    files: ['text_en/banking77/train.csv', 'text_en/banking77/test.csv'],
    read: readCsv,
    draw: drawPerClass(10),
  },
];

/** Rows of `text,category`, quoted where the text has a comma. */
function readCsv(file) {
  const pattern = /(?:"((?:[^"]|"")*)"|([^,\r\n]*)),([^,\r\n]+)\r?\n/g;
  const rows = [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, quoted, plain, label]) => ({
    label,
    text: (quoted ?? plain).replaceAll('""', '"'),
  }));
  return rows.slice(1);
}

function drawRows(count) {
  return (rows, random) => random.shuffle([...rows]).slice(0, count);
}

function drawPerClass(count) {
  return (rows, random) => {
    const taken = new Map();
    return random.shuffle([...rows]).filter(({ label }) => {
      taken.set(label, (taken.get(label) ?? 0) + 1);
      return taken.get(label) <= count;
    });
  };
}

function write(folder, name, rows) {
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const points = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)}`;
const percent = (value) => (value * 100).toFixed(1);

/** Mean over repeats with its interval, each repeat one draw of training rows. */
function overRepeats(values) {
  const centre = mean(values);
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1) / values.length);
  return { centre, low: centre - quantile * spread, high: centre + quantile * spread };
}

/**
 * Baseline and recipes on the untouched test split, each trained as it would be outside: for its own epochs. Last comes the last recipe
 * without its growth, with as many updates: what its settings reach alone.
 */
async function judge(folder, recipes, seed) {
  const { loadRecipe } = await load('recipe/load.js');
  const { makeBase } = await load('proof/base.js');
  const { planVariant } = await load('proof/plan.js');
  const { stepsOf } = await load('proof/variants.js');
  const { createTaskRunner } = await load('proof/tasks.js');
  const { comparePair, itemsOf } = await load('proof/arms.js');
  const { loadTrainer, trainerParams } = await load('training/registry.js');
  mkdirSync(join(folder, 'tasks'), { recursive: true });
  const trainer = await loadTrainer('text-linear');
  const loaded = await Promise.all(recipes.map((recipe) => loadRecipe(recipe, { cwd: folder })));
  const folders = { clean: join(folder, 'base'), leaky: join(folder, 'base-leaks') };
  const { base } = await makeBase(loaded[0], [], 'test', folders);
  const runner = createTaskRunner(folder, 0, undefined);
  const train = async (one, steps, updates) => {
    const tasks = [];
    for (let k = 0; k < seedsOfTest; k++)
      tasks.push({
        name: `${one.plan.name}, seed ${seed + k}`,
        plan: await planVariant({ loaded: one, folder }, base, { name: one.plan.name, kind: 'recipe', steps }, seed + k),
        split: 'test',
        trainer: { id: trainer.id, params: trainerParams(trainer, one.training.with) },
        seed: seed + k,
        schedules: [{ name: 'equal-epochs', ...(updates ? { steps: updates[k] } : {}) }],
        probabilities: false,
      });
    return runner.run(tasks, () => undefined);
  };
  const results = [];
  for (const one of loaded) results.push(...(await train(one, stepsOf(one))));
  const last = loaded.at(-1);
  const updates = results.slice(-seedsOfTest).map(({ trainings }) => trainings[0].steps);
  const without = stepsOf(last).filter(({ use }) => use !== 'augment');
  results.push(...(await train(last, without, updates)));
  await runner.close();
  const items = itemsOf(base.test, results);
  const arms = [...loaded, last].map((_, place) => ({ results: results.slice(place * seedsOfTest, (place + 1) * seedsOfTest) }));
  return arms.map((arm) => {
    const { recipe, effect, effectInterval } = comparePair(arms[0], arm, items, 'accuracy', seed, 'equal-epochs');
    return { accuracy: recipe.value, effect, interval: effectInterval };
  });
}

export default async function searchBench({ only, markdown, trials = 18 } = {}) {
  const { search } = await load('proof/search.js');
  const { openStream } = await load('core/random.js');
  const lines = [];
  const say = (line) => {
    lines.push(line);
    console.log(line);
  };
  const started = process.cpuUsage();
  say('| data | repeat | arm | candidates | trainings | looked like | on rows kept apart | test accuracy | effect on test | what it is |');
  say('|---|---|---|---|---|---|---|---|---|---|');
  const summary = [];
  for (const set of sets) {
    if (only && !set.name.startsWith(only)) continue;
    const [trainFile, testFile] = set.files.map(dataFile);
    if (!trainFile || !testFile) {
      console.log(`search: no ${set.name}; set LEAVEN_DATA`);
      continue;
    }
    const found = new Map();
    for (let repeat = 1; repeat <= repeats; repeat++) {
      const folder = temporaryFolder();
      const random = openStream({ seed: repeat, epoch: 0, stepId: 'bench', slot: set.name }, 'rows');
      const dataset = {
        task: 'text-classification',
        train: write(folder, 'train', set.draw(set.read(trainFile), random)),
        test: write(folder, 'test', set.read(testFile)),
      };
      const recipe = (steps) => ({ leaven: 1, name: 'bench', seed: repeat, dataset, steps });
      const find = (method, count) =>
        search(recipe(defaultSteps), { cwd: folder, method, trials: count, workers: 0, out: `${method}.yaml`, trainer: 'text-linear' });
      const asha = await find('asha', trials);
      // As many trainings: a random candidate takes all the cuts, and both train the baseline on them.
      const spent = asha.trials.reduce((sum, { replicates }) => sum + replicates, 0) - asha.replicates;
      const drawn = await find('random', Math.max(1, Math.round(spent / asha.replicates)));
      const judged = await judge(join(folder, 'judge'), [recipe([]), recipe(defaultSteps), drawn.path, asha.path], repeat);
      const searches = [undefined, undefined, drawn, asha];
      for (const [place, name] of ['baseline', 'default recipe', 'random search', 'ASHA', 'ASHA without its growth'].entries()) {
        const { accuracy, effect, interval } = judged[place];
        const own = searches[place];
        found.set(name, [...(found.get(name) ?? []), { accuracy, effect }]);
        const chosen = own
          ? [
              own.trials.length - 1,
              own.trials.reduce((sum, { replicates }) => sum + replicates, 0),
              points(own.devGain),
              `${points(own.gain.effect)} (${own.gain.interval.map(points).join(' to ')})`,
            ]
          : ['', '', '', ''];
        const range = place === 0 ? '' : `${points(effect)} (${interval.map(points).join(' to ')})`;
        say(
          `| ${[set.name, repeat, name, ...chosen, percent(accuracy), range, own?.winner.summary.replaceAll('|', '/') ?? ''].join(' | ')} |`,
        );
      }
    }
    for (const [name, list] of found) summary.push({ set: set.name, name, list });
  }
  say('');
  say('| data | arm | test accuracy, mean of three repeats | effect on test (95 %, over repeats) |');
  say('|---|---|---|---|');
  for (const { set, name, list } of summary) {
    const { centre, low, high } = overRepeats(list.map(({ effect }) => effect));
    const effect = name === 'baseline' ? '' : `${points(centre)} (${points(low)} to ${points(high)})`;
    say(`| ${set} | ${name} | ${percent(mean(list.map(({ accuracy }) => accuracy)))} | ${effect} |`);
  }
  const { user, system } = process.cpuUsage(started);
  console.log(`${Math.round((user + system) / 1e6)} s of CPU`);
  if (markdown) writeFileSync(markdown, `${machine()}\n\n${lines.join('\n')}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const value = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
  const trials = value('--trials');
  await searchBench({ only: value('--only'), markdown: value('--markdown'), ...(trials ? { trials: Number(trials) } : {}) });
}
