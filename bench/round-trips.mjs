// Round trips: for each format a thousand generated rows and the fitting files under LEAVEN_DATA go through a recipe of no steps and
// come out in the same format. What is written is compared with what was read: byte by byte, then value by value.
//
// Cases stand in bench/round-trips/*.mjs, each of which exports `cases`, a list of
//   name      a line of the table
//   dataset   of the recipe, without a path: { task, fields, format … }
//   output    of the recipe, without a path: { format … }; the input's format where absent
//   ending    of the file that is read, with its dot: '.jsonl'
//   write     (file) => void: puts the generated rows into the file, by other code than Leaven's where there is any
//   data      or, instead of `write`, a path below LEAVEN_DATA; the case is left out where it is not there
//   read      (file) => rows as plain JSON values, by other code than Leaven's where there is any; both files are read by it
//   goal      'bytes' or 'values'
//   ignore    names of members that Leaven adds, such as ids: left out of the comparison of values
// Functions may be async. A row without an id gets one, so that equal bytes want ids in the data or a format without names.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchFolder, dataFile, load, temporaryFolder } from './setting.mjs';

const { run } = await load('index.js');
const wanted = process.argv.slice(2);
const folder = join(benchFolder, 'round-trips');
let failed = 0;
let count = 0;

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .sort()) {
  const { cases } = await import(pathToFileURL(join(folder, name)).href);
  for (const one of cases) if (wanted.length === 0 || wanted.some((word) => one.name.includes(word))) await check(one);
}
console.log(`${count - failed} of ${count} as they should be`);
if (failed > 0) process.exitCode = 1;

async function check(one) {
  const place = temporaryFolder();
  const source = join(place, `train${one.ending}`);
  if (one.data) {
    const file = dataFile(one.data);
    if (!file) return;
    writeFileSync(source, readFileSync(file));
  } else await one.write(source);
  count++;
  const told = (ok, what) => {
    if (!ok) failed++;
    console.log(`${ok ? '✓' : '✗'} ${one.name}: ${what} | goal ${one.goal}`);
  };
  try {
    const done = await run(
      {
        leaven: 1,
        name: 'round-trip',
        dataset: { ...one.dataset, train: source },
        steps: [],
        output: { ...one.output, path: join(place, 'run') },
      },
      { workers: 0 },
    );
    const files = JSON.parse(readFileSync(join(done.folder, 'run.json'), 'utf8')).files.filter((file) => file.role === 'train');
    if (files.length !== 1) return told(false, `${files.length} files instead of one`);
    const written = join(done.folder, files[0].path);
    const bytes = Buffer.compare(readFileSync(source), readFileSync(written)) === 0;
    const before = (await one.read(source)).map((row) => canonical(row, one.ignore));
    const after = (await one.read(written)).map((row) => canonical(row, one.ignore));
    const equal = before.filter((row, index) => row === after[index]).length;
    const values = equal === before.length && after.length === before.length;
    told(
      one.goal === 'bytes' ? bytes : values,
      `${before.length} rows, ${bytes ? 'bytes equal' : 'bytes differ'}, ${equal} rows equal${done.counts.rejected ? `, ${done.counts.rejected} rejected` : ''}`,
    );
    const at = before.findIndex((row, index) => row !== after[index]);
    if (at !== -1) console.log(`    row ${at + 1}: ${before[at].slice(0, 300)}\n      became: ${String(after[at]).slice(0, 300)}`);
  } catch (error) {
    told(false, `${error.code ?? error.name}: ${error.message}`);
  }
}

/** JSON with its keys in order; numbers that JSON cannot hold are told by their text. */
function canonical(value, ignore = []) {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  const keys = Object.keys(value)
    .filter((key) => !ignore.includes(key))
    .sort(); // prettier-ignore
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
