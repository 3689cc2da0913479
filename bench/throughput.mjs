// The whole command on generated JSON lines with one cheap operator: rows a second and core, memory, two workers.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median, row, runCommand, temporaryFolder, thousands } from './setting.mjs';

const words = `the a of and to in is film story cast scene plot actor moment camera music light people world work time year way day
young little great small good whole quiet simple bright early modern human local common strange gentle careful honest clear
moves keeps finds takes makes gives holds turns shows plays begins follows carries watches opens leaves builds draws reaches`.split(/\s+/);

/** Rows of about a hundred characters, each of them different; in one of three, two spaces stand side by side. */
export function generateRows(file, rows) {
  const handle = openSync(file, 'w');
  let state = 12345;
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  let block = '';
  for (let row = 0; row < rows; row++) {
    let text = '';
    while (text.length < 58) text += `${text === '' ? '' : row % 3 === 0 && next(6) === 0 ? '  ' : ' '}${words[next(words.length)]}`;
    block += `${JSON.stringify({ text: `${text} ${row}`, label: next(2) === 0 ? 'positive' : 'negative' })}\n`;
    if (block.length > 1 << 20) {
      writeSync(handle, block);
      block = '';
    }
  }
  writeSync(handle, block);
  closeSync(handle);
}

const operators = {
  'text.normalize-whitespace': {},
  'text.change-case': { mode: 'title' },
};

function recipe(input, output, operator) {
  return JSON.stringify({
    leaven: 1,
    name: 'throughput',
    seed: 1,
    dataset: { task: 'text-classification', train: { path: input } },
    steps: [{ [operator]: operators[operator] }],
    output: { path: output, format: 'jsonl' },
  });
}

export default async function throughput({ rows: asked, rounds = 3 } = {}) {
  const { writeFileSync } = await import('node:fs');
  const folder = temporaryFolder();
  const rows = asked ?? 1_000_000;
  const few = rows / 10;
  const inputs = { [rows]: join(folder, 'rows.jsonl'), [few]: join(folder, 'few.jsonl') };
  for (const [count, file] of Object.entries(inputs)) generateRows(file, Number(count));
  const run = (operator, count, workers) => {
    const file = join(folder, 'recipe.json');
    writeFileSync(file, recipe(inputs[count], join(folder, 'out'), operator));
    return runCommand(['run', file, '--workers', String(workers), '--overwrite', '--quiet', '--json']);
  };
  const results = {};
  for (const operator of Object.keys(operators)) {
    const runs = { 0: [], 1: [], 2: [] };
    const growth = { 0: [], 2: [] };
    for (let round = 0; round < rounds; round++)
      for (const workers of [0, 1, 2]) {
        const small = workers === 1 ? undefined : run(operator, few, workers);
        const done = run(operator, rows, workers);
        runs[workers].push(done);
        if (small) growth[workers].push((done.peakBytes - small.peakBytes) / (rows - few));
      }
    for (const workers of [0, 2]) {
      const name = workers === 0 ? 'in process' : '2 workers';
      const rate = rows / Math.min(...runs[workers].map((done) => done.cpu));
      const peak = Math.max(...runs[workers].map((done) => done.peakBytes)) / 1e6;
      const grown = median(growth[workers]);
      row(`${operator}, ${thousands(rows)} rows, ${name}: rows/s and core`, '', thousands(rate), '', '100,000', rate >= 100_000);
      row(`${operator}, ${name}: peak memory`, '', `${peak.toFixed(0)} MB`, '', '< 400 MB', peak < 400);
      row(`${operator}, ${name}: growth from ${thousands(few)} rows`, '', `${grown.toFixed(0)} bytes/row`, '', '< 48', grown < 48);
    }
    const ratio = Math.min(...runs[1].map((done) => done.wall)) / Math.min(...runs[2].map((done) => done.wall));
    row(`${operator}: two workers against one, wall`, '', `${ratio.toFixed(2)}x`, '', '1.5x', ratio >= 1.5);
    results[operator] = { runs, growth };
  }
  return results;
}
