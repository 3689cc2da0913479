// EDA, nine copies of each text: the script's logic in Python against a stage of ours, in turns, both warm, one thread.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOurs } from './resident.mjs';
import { dataFile, median, readLabelled, row, runCommand, startPeer, temporaryFolder, thousands, wordNetFolder } from './setting.mjs';

const goals = { tags: 3, plain: 4 };

export function edaSteps(partOfSpeech, copies = 9) {
  const synonyms = partOfSpeech ? { ratio: 0.1 } : { ratio: 0.1, partOfSpeech: false };
  return [
    {
      augment: {
        copies,
        choose: 'one',
        from: [
          { 'text.replace-synonyms': synonyms },
          { 'text.insert-synonyms': synonyms },
          { 'text.swap-words': { ratio: 0.1 } },
          { 'text.delete-words': { ratio: 0.1 } },
        ],
      },
    },
  ];
}

export default async function eda({ file, rounds = 7 } = {}) {
  const path = file ?? dataFile('text_en/sst/stsa.binary.train') ?? dataFile('text_en/eda_sst2_500/sst2_train_500.txt');
  if (!path) return console.log('eda: no data; give a file of `label text` lines or set LEAVEN_DATA');
  const rows = readLabelled(path);
  const texts = rows.map(({ text }) => text);
  const folder = temporaryFolder();
  const textsFile = join(folder, 'texts.txt');
  writeFileSync(textsFile, texts.join('\n'));
  const peer = await startPeer('eda.py', [textsFile, wordNetFolder(), '9']);
  if (peer.missing) console.log(peer.missing);
  else console.log(`peer: EDA in Python ${peer.about.python}, nltk ${peer.about.nltk}, ${texts.length} texts of ${path}`);
  const ours = { tags: await startOurs(textsFile, edaSteps(true)), plain: await startOurs(textsFile, edaSteps(false)) };

  const rates = { peer: [], tags: [], plain: [] };
  const ratios = { tags: [], plain: [] };
  const last = {};
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['tags', 'plain']) {
      const theirs = peer.missing ? undefined : await peer.pass();
      const mine = await ours[kind].pass();
      const rate = mine.rows / mine.seconds;
      rates[kind].push(rate);
      last[kind] = mine;
      if (!theirs) continue;
      last.peer = theirs;
      rates.peer.push(theirs.rows / theirs.seconds);
      ratios[kind].push(rate / (theirs.rows / theirs.seconds));
    }
  }
  const best = (values) => `${thousands(Math.max(...values))} rows/s`;
  for (const kind of ['tags', 'plain']) {
    const ratio = peer.missing ? undefined : median(ratios[kind]);
    row(
      `EDA, 9 copies, ${kind === 'tags' ? 'with' : 'without'} part-of-speech tags`,
      peer.missing ? 'skipped' : best(rates.peer),
      best(rates[kind]),
      ratio &&
        `${ratio.toFixed(2)}x (median of ${rounds}; ${Math.min(...ratios[kind]).toFixed(2)}-${Math.max(...ratios[kind]).toFixed(2)})`,
      `${goals[kind]}x`,
      ratio && ratio >= goals[kind],
    );
    const { unchanged, duplicates } = last[kind];
    const theirs = last.peer ? `${last.peer.unchanged} and ${last.peer.duplicates} of ${thousands(last.peer.rows)}` : 'skipped';
    row(
      `  unchanged and duplicate copies`,
      theirs,
      `${unchanged} and ${duplicates} of ${thousands(last[kind].rows)}`,
      '',
      '0 and 0',
      unchanged + duplicates === 0,
    );
  }

  for (const kind of ['tags', 'plain']) {
    writeFileSync(join(folder, 'input.jsonl'), rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const recipe = {
      leaven: 1,
      name: 'eda',
      seed: 1,
      dataset: { task: 'text-classification', train: { path: 'input.jsonl' } },
      steps: edaSteps(kind === 'tags'),
      output: { path: 'out', format: 'jsonl' },
    };
    writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
    const whole = [];
    const commandRatios = [];
    for (let round = 0; round < 3; round++) {
      const theirs = peer.missing ? undefined : await peer.pass();
      const { cpu } = runCommand(['run', join(folder, 'recipe.json'), '--workers', '0', '--overwrite', '--quiet', '--json']);
      const rate = last[kind].rows / cpu;
      whole.push(rate);
      if (theirs) commandRatios.push(rate / (theirs.rows / theirs.seconds));
    }
    row(
      `EDA, 9 copies, ${kind === 'tags' ? 'with' : 'without'} tags: whole command, start-up, WordNet, files and report included`,
      peer.missing ? 'skipped' : 'warm, in process, no files',
      best(whole),
      peer.missing ? '' : `${median(commandRatios).toFixed(2)}x`,
      'none set',
    );
  }
  for (const side of [peer, ours.tags, ours.plain]) side.stop?.();
}
