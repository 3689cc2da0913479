// Measure of honesty: how often a proof speaks where there is nothing to find, how often it finds 3 points, and whether its interval covers.
import { join } from 'node:path';
import { dataFile, load, readLabelled, thousands } from './setting.mjs';

const planted = 0.03;

/** Seeded draws, a stream of their own for each name. */
async function streams() {
  const { openStream } = await load(join('core', 'random.js'));
  return (slot, name) => openStream({ seed: 2026, epoch: 0, stepId: 'bench', slot }, name);
}

/**
 * The arm with planted corrections: each wrong prediction becomes right with a probability that makes `planted` of the mean error.
 * `byRow`: a row is corrected in all seeds where it is wrong; otherwise each cell is drawn for itself.
 */
function plant(truth, arm, error, byRow, random) {
  const chance = planted / error;
  const rows = byRow ? Array.from(truth, () => random.chance(chance)) : undefined;
  return arm.map((predicted) => predicted.map((got, i) => (got !== truth[i] && (rows ? rows[i] : random.chance(chance)) ? truth[i] : got)));
}

/** Counts what proofs say. `truth`, `arms` of each proof: two arms that differ by luck alone. */
async function judgeAll(proofs, error, { resamples, metric = 'accuracy' } = {}) {
  const { bootstrapArms } = await load(join('kernels', 'statistics', 'hierarchical-bootstrap.js'));
  const { powerOf } = await load(join('kernels', 'statistics', 'power.js'));
  const stream = await streams();
  const empty = () => ({ proofs: 0, helps: 0, hurts: 0, covered: 0, stated: 0, width: 0 });
  const found = { none: empty(), byCell: empty(), byRow: empty() };
  let number = 0;
  for await (const { truth, arms } of proofs) {
    const [baseline, other] = arms;
    const random = stream('plant', `${number}`);
    const all = [baseline, other, plant(truth, other, error, false, random), plant(truth, other, error, true, random)];
    const result = bootstrapArms({
      metric,
      truth,
      classes: 2,
      arms: all,
      random: stream('resample', `${number++}`),
      ...(resamples ? { resamples } : {}),
    });
    Object.values(found).forEach((count, at) => {
      const { interval, components, seedCount, itemCount } = result.compare(at + 1, 0);
      const effect = at === 0 ? 0 : planted;
      count.proofs++;
      if (interval[0] > 0) count.helps++;
      if (interval[1] < 0) count.hurts++;
      if (interval[0] <= effect && effect <= interval[1]) count.covered++;
      count.stated += powerOf(planted, { components, seeds: seedCount, items: itemCount });
      count.width += interval[1] - interval[0];
    });
  }
  return found;
}

/** Exact binomial interval (Clopper and Pearson) as text, in per cent. */
async function share(count, of) {
  const { binomialCdf } = await load(join('kernels', 'statistics', 'distributions.js'));
  const solve = (below) => {
    let [low, high] = [0, 1];
    for (let turn = 0; turn < 50; turn++) {
      const between = (low + high) / 2;
      if (below(between)) low = between;
      else high = between;
    }
    return low;
  };
  const low = count === 0 ? 0 : solve((p) => 1 - binomialCdf(count - 1, of, p) < 0.025);
  const high = count === of ? 1 : solve((p) => binomialCdf(count, of, p) > 0.025);
  const percent = (value) => (100 * value).toFixed(1);
  return `${percent(count / of)} % (${percent(low)}-${percent(high)})`;
}

async function line(name, { none, byCell, byRow }, nullOnly = false) {
  const cells = [name, thousands(none.proofs), await share(none.helps + none.hurts, none.proofs), await share(none.covered, none.proofs)];
  for (const one of [byCell, byRow]) {
    if (nullOnly) {
      cells.push('', '', '');
      continue;
    }
    cells.push(
      await share(one.helps, one.proofs),
      `${((100 * one.stated) / one.proofs).toFixed(1)} %`,
      await share(one.covered, one.proofs),
    );
  }
  cells.push(`±${((100 * none.width) / none.proofs / 2).toFixed(2)}`);
  console.log(`| ${cells.join(' | ')} |`);
}

const header = [
  '| | proofs | null: helps or hurts | null: covered | +3 by cell: found | stated | covered | +3 by row: found | stated | covered | half-width, points |',
  '|---|---|---|---|---|---|---|---|---|---|---|',
].join('\n');

/** Right or wrong by a crossed probit model: a row's difficulty, what a training adds to all rows, noise of the cell. Rows are drawn anew. */
async function* simulated(rounds, seeds, rows, training) {
  const { normalQuantile } = await load(join('kernels', 'statistics', 'distributions.js'));
  const stream = await streams();
  for (let round = 0; round < rounds; round++) {
    const random = stream(`simulate ${seeds} ${rows} ${training}`, `${round}`);
    const normal = () => normalQuantile((random.uint32() + 0.5) / 4294967296);
    const difficulty = Float64Array.from({ length: rows }, normal);
    const arm = () =>
      Array.from({ length: seeds }, () => {
        const level = ease + training * normal();
        return Int32Array.from(difficulty, (one) => (level + one + cellNoise * normal() > 0 ? 1 : 0));
      });
    yield { truth: new Int32Array(rows).fill(1), arms: [arm(), arm()] };
  }
}
const ease = 0.7;
const cellNoise = 0.6;

async function simulate(rounds) {
  const { normalCdf } = await load(join('kernels', 'statistics', 'distributions.js'));
  console.log(`\n## Simulated: crossed model, error rate about 28 %, 500 resamples\n\n${header}`);
  const settings = [
    ...[3, 5, 10].flatMap((seeds) => [500, 1821].map((rows) => [seeds, rows, 0.035, 'as trained'])),
    [5, 500, 0, 'no spread of training'],
    [5, 1821, 0, 'no spread of training'],
    [5, 1821, 0.1, 'three times the spread'],
    [2, 1821, 0.035, 'as trained'],
  ];
  for (const [seeds, rows, training, name] of settings) {
    const error = normalCdf(-ease / Math.sqrt(1 + training ** 2 + cellNoise ** 2));
    await line(
      `${seeds} seeds, ${thousands(rows)} rows, ${name}`,
      await judgeAll(simulated(rounds, seeds, rows, training), error, { resamples: 500 }),
    );
  }
}

/** How often true nulls are rejected when the seeds' part of the variance is taken as it comes, floored at the noise, or as `spreadOf` does. */
async function degrees(draws) {
  const { normalQuantile, studentCdf } = await load(join('kernels', 'statistics', 'distributions.js'));
  const { spreadOf } = await load(join('kernels', 'statistics', 'components.js'));
  const stream = await streams();
  const items = 1821;
  console.log(`\n## Degrees of freedom: nulls rejected, ${thousands(draws)} draws of effect and of the seeds' part\n`);
  console.log("| seeds | noise / seeds' part | df by the raw part | by the floored part | as built |\n|---|---|---|---|---|");
  for (const seeds of [2, 3, 5, 10])
    for (const cell of [1, 0.5, 0.2]) {
      const random = stream(`degrees ${seeds} ${cell}`, '');
      const normal = () => normalQuantile((random.uint32() + 0.5) / 4294967296);
      const rejected = [0, 0, 0];
      for (let draw = 0; draw < draws; draw++) {
        const effect = normal();
        let seed = 0;
        for (let k = 1; k < seeds; k++) seed += normal() ** 2 / (seeds - 1);
        const built = spreadOf({ seed, item: cell, cell }, seeds, items);
        const satterthwaite = (part) =>
          Math.max(1, built.variance ** 2 / (part ** 2 / (seeds - 1) + cell ** 2 / (items - 1) + cell ** 2 / ((seeds - 1) * (items - 1))));
        for (const [rule, df] of [satterthwaite(seed), satterthwaite(Math.max(seed, cell)), built.df].entries())
          if (2 * studentCdf(-Math.abs(effect) / Math.sqrt(built.variance), df) < 0.05) rejected[rule]++;
      }
      console.log(`| ${seeds} | ${cell} | ${rejected.map((count) => `${((100 * count) / draws).toFixed(1)} %`).join(' | ')} |`);
    }
}

/** Predictions of the trainer on the whole test split, trained on rows drawn from the pool. */
async function trained(rounds, seeds, { pool, test, classes, draw }) {
  const { loadTrainer, trainerParams } = await load(join('training', 'registry.js'));
  const { argmaxRows } = await load(join('training', 'trainer.js'));
  const trainer = await loadTrainer('text-linear');
  const params = trainerParams(trainer, {});
  const texts = (rows) => ({ ids: rows.map((_, i) => `${i}`), columns: [rows.map((one) => one.text)] });
  const targets = (rows) => Int32Array.from(rows, (one) => classes.indexOf(one.label));
  const truth = targets(test);
  const shown = texts(test);
  const proofs = [];
  for (let round = 0; round < rounds; round++) {
    const arms = [[], []];
    for (const [name, arm] of arms.entries())
      for (let seed = 0; seed < seeds; seed++) {
        const rows = draw(round, name, seed, pool);
        const model = await trainer.train({
          params,
          train: { ...texts(rows), targets: targets(rows) },
          classes,
          fields: ['text'],
          language: 'en',
          seed: 1000 * round + 2 * seed + name,
        });
        arm.push(argmaxRows(await model.predict(shown), classes.length));
      }
    proofs.push({ truth, arms });
  }
  return proofs;
}

function errorRate(proofs) {
  let wrong = 0;
  let all = 0;
  for (const { truth, arms } of proofs)
    for (const predicted of arms.flat())
      for (let i = 0; i < truth.length; i++) {
        all++;
        if (predicted[i] !== truth[i]) wrong++;
      }
  return wrong / all;
}

async function train(rounds) {
  const [trainFile, testFile] = ['train', 'test'].map((name) => dataFile(`text_en/sst/stsa.binary.${name}`));
  if (!trainFile || !testFile) return console.log('proof-statistics: no data; set LEAVEN_DATA for the half with real trainings');
  const stream = await streams();
  const rows = readLabelled(trainFile);
  const pool = stream('pool', 'sst').shuffle(rows).slice(0, 5000);
  const test = readLabelled(testFile);
  const classes = ['0', '1'];
  const sample = (name) =>
    stream('rows', name)
      .shuffle([...pool])
      .slice(0, 500);
  const anew = await trained(rounds, 5, { pool, test, classes, draw: (round, arm, seed) => sample(`${round} ${arm} ${seed}`) });
  const error = errorRate(anew);
  console.log(
    `\n## Trained: text-linear on 500 of 5,000 rows of SST-2, 1,821 test rows, error rate ${(100 * error).toFixed(1)} %\n\n${header}`,
  );
  await line('5 seeds, each seed draws its rows', await judgeAll(anew, error));
  await line('the first 3 seeds', await judgeAll(fewer(anew, 3), error));
  await line('5 seeds, macro-F1', await judgeAll(anew, error, { metric: 'macro-f1' }), true);
  const once = await trained(Math.ceil(rounds / 2), 5, { pool, test, classes, draw: (round, arm) => sample(`${round} ${arm}`) });
  await line('5 seeds, rows drawn once an arm', await judgeAll(once, errorRate(once)));
}

function fewer(proofs, seeds) {
  return proofs.map(({ truth, arms }) => ({ truth, arms: arms.map((arm) => arm.slice(0, seeds)) }));
}

export default async function proofStatistics({ rounds = 200 } = {}) {
  await degrees(100 * rounds);
  await simulate(5 * rounds);
  await train(rounds);
}
