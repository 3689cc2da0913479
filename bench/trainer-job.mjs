// One training from texts in memory to predictions on test, three times in one process: the first cold, then warm.
// node trainer-job.mjs JOB: a JSON file { train: [text, label][], test: [text, label][] }.
import { readFileSync } from 'node:fs';
import { load } from './setting.mjs';

const { train, test } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const [texts, labels, testTexts] = [train.map(([text]) => text), train.map(([, label]) => label), test.map(([text]) => text)];
const trainer = (await load('training/text-linear.js')).default;
const params = trainer.params.parse(JSON.parse(process.argv[3] ?? '{}'));

async function job() {
  const before = process.cpuUsage();
  const classes = [...new Set(labels)].sort();
  const numbers = new Map(classes.map((name, k) => [name, k]));
  const model = await trainer.train({
    params,
    train: { ids: texts, columns: [texts], targets: Int32Array.from(labels, (label) => numbers.get(label)) },
    classes,
    fields: ['text'],
    language: 'en',
    seed: 1,
  });
  const probabilities = await model.predict({ ids: testTexts, columns: [testTexts] });
  const { user, system } = process.cpuUsage(before);
  let right = 0;
  for (let row = 0; row < testTexts.length; row++) {
    const of = probabilities.subarray(row * classes.length, (row + 1) * classes.length);
    if (classes[of.indexOf(Math.max(...of))] === test[row][1]) right++;
  }
  return { seconds: (user + system) / 1e6, accuracy: right / testTexts.length };
}

const cold = await job();
const warm = [await job(), await job(), await job()].map(({ seconds }) => seconds);
console.log(JSON.stringify({ cold: cold.seconds, warm: warm.sort((a, b) => a - b)[1], accuracy: cold.accuracy }));
