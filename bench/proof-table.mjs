// A table of proofs, one line each: baseline and recipe on the same draws of the same rows.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { load, machine, temporaryFolder } from './setting.mjs';

const points = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)}`;
const range = ([low, high]) => `${points(low)} to ${points(high)}`;

/**
 * @param settings each `{ name, set, trainers, copies, trainRows?, rowsPerClass? }`
 * @param recipes by name, what `augment` draws `from`
 * @param dataset gives the data set of a recipe by the name of the set; undefined where its files are not there
 * @param seeds draws of the training rows, five where absent
 */
export async function proofTable({ name: scenario, settings, recipes, dataset, seeds = 5, only, markdown }) {
  const { prove } = await load('proof/prove.js');
  const lines = [];
  const say = (line) => {
    lines.push(line);
    console.log(line);
  };
  say('| data | trainer | recipe | rows | baseline | recipe | effect on equal steps | effect on equal epochs | leaked rows removed |');
  say('|---|---|---|---|---|---|---|---|---|');
  for (const setting of settings) {
    if (only && !setting.name.startsWith(only)) continue;
    const data = dataset(setting.set);
    if (!data) {
      console.log(`${scenario}: no ${setting.set}; set LEAVEN_DATA`);
      continue;
    }
    for (const trainer of setting.trainers) {
      const out = join(temporaryFolder(), 'proof');
      for (const [name, from] of Object.entries(recipes)) {
        const recipe = {
          leaven: 1,
          name: `${scenario}-${setting.set}`,
          seed: 1,
          dataset: data,
          steps: [{ augment: { copies: setting.copies, choose: 'one', from } }],
          output: { path: join(out, 'run'), format: 'jsonl' },
        };
        const { proof } = await prove(recipe, {
          trainer,
          seeds,
          ablation: false,
          curve: [],
          out,
          workers: availableParallelism(),
          ...(setting.trainRows ? { trainRows: setting.trainRows } : {}),
          ...(setting.rowsPerClass ? { rowsPerClass: setting.rowsPerClass } : {}),
        });
        const arm = (kind, schedule) => proof.arms.find((one) => one.kind === kind && one.schedule === schedule);
        const baseline = arm('baseline', 'equal-steps');
        const grown = arm('recipe', 'equal-steps');
        const epochs = arm('recipe', 'equal-epochs');
        const percent = ({ mean, interval }) => `${(mean * 100).toFixed(1)} (${interval.map((end) => (end * 100).toFixed(1)).join('–')})`;
        const mark = { helps: '**helps**', hurts: '**hurts**', 'no-evidence': '' }[proof.verdict.outcome];
        say(
          `| ${setting.name} | ${trainer} | ${name} | ${proof.rows.train} → ${Math.round(proof.rows.grown)} | ${percent(baseline)} | ${percent(grown)} | ${points(grown.effect)} (${range(grown.effectInterval)}) ${mark} | ${points(epochs.effect)} (${range(epochs.effectInterval)}) | ${proof.leak.removed} |`,
        );
      }
    }
  }
  if (markdown) writeFileSync(markdown, `${machine()}\n\n${lines.join('\n')}\n`);
}

/** Runs a table with what the command line says: --only NAME, --markdown FILE. */
export async function fromCommandLine(bench) {
  const value = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
  await bench({ only: value('--only'), markdown: value('--markdown') });
}
