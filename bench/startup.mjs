// CPU time of a start: what someone waits for who asks for help or checks a recipe.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edaSteps } from './eda.mjs';
import { median, row, runCommand, temporaryFolder } from './setting.mjs';

export default async function startup({ rounds = 10 } = {}) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'input.jsonl'), '{"text":"a quiet film about two brothers","label":"positive"}\n'.repeat(100));
  const recipe = {
    leaven: 1,
    name: 'startup',
    dataset: { task: 'text-classification', train: { path: 'input.jsonl' } },
    steps: edaSteps(true),
    output: { path: 'out', format: 'jsonl' },
  };
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
  // What Node itself takes here and now: on a busy machine all three figures grow together.
  const bare = [];
  for (let round = 0; round < rounds; round++) {
    const { stdout } = spawnSync(
      process.execPath,
      ['-e', 'process.on("exit", () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); })'],
      { encoding: 'utf8' },
    );
    bare.push(Number(stdout));
  }
  row(`node alone: CPU, median of ${rounds}`, '', `${median(bare).toFixed(0)} ms (least ${Math.min(...bare).toFixed(0)})`, '', 'none set');
  for (const [args, goal] of [
    [['--help'], 150],
    [['validate', join(folder, 'recipe.json')], 250],
  ]) {
    const times = [];
    for (let round = 0; round < rounds; round++) times.push(runCommand(args).cpu * 1000);
    const name = `leaven ${args[0]}${args[0] === 'validate' ? ' recipe' : ''}: CPU, median of ${rounds}`;
    row(name, '', `${median(times).toFixed(0)} ms (least ${Math.min(...times).toFixed(0)})`, '', `< ${goal} ms`, median(times) < goal);
  }
}
