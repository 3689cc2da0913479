// Synonym replacement alone, one copy of each text, against nltk with its tagger and without, in turns, warm, one thread.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOurs } from './resident.mjs';
import { dataFile, load, median, readLabelled, row, startPeer, temporaryFolder, thousands, wordNetFolder } from './setting.mjs';

const goals = { tags: 8, plain: 40 };

/** Texts as words and tags, from which nltk's tagger learns where its weights are not installed. */
async function taggedLines(texts) {
  const { loadEnglishTagger } = await load('languages/english/tagger.js');
  const { readDoc, its } = loadEnglishTagger();
  return texts.map((text) => {
    const tokens = readDoc(text).tokens();
    const tags = tokens.out(its.pos);
    return JSON.stringify(tokens.out(its.value).map((value, i) => [value, tags[i]]));
  });
}

export default async function synonyms({ file, rounds = 7 } = {}) {
  const path = file ?? dataFile('text_en/sst/stsa.binary.train') ?? dataFile('text_en/eda_sst2_500/sst2_train_500.txt');
  if (!path) return console.log('synonyms: no data; give a file of `label text` lines or set LEAVEN_DATA');
  const texts = readLabelled(path).map(({ text }) => text);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'texts.txt'), texts.join('\n'));
  writeFileSync(join(folder, 'tagged.jsonl'), (await taggedLines(texts)).join('\n'));
  const tagging = await startPeer('synonyms.py', [join(folder, 'texts.txt'), wordNetFolder(), join(folder, 'tagged.jsonl')]);
  const bare = tagging.missing ? tagging : await startPeer('synonyms.py', [join(folder, 'texts.txt'), wordNetFolder(), 'none']);
  if (tagging.missing) console.log(tagging.missing);
  else
    console.log(
      `peer: Python ${tagging.about.python}, nltk ${tagging.about.nltk}, ${tagging.about.tagger}, ${texts.length} texts of ${path}`,
    );
  const steps = (partOfSpeech) => [
    { augment: { copies: 1, from: [{ 'text.replace-synonyms': partOfSpeech ? { ratio: 0.1 } : { ratio: 0.1, partOfSpeech: false } }] } },
  ];
  const textsFile = join(folder, 'texts.txt');
  const ours = { tags: await startOurs(textsFile, steps(true)), plain: await startOurs(textsFile, steps(false)) };
  const rates = { tags: [], plain: [], tagging: [], bare: [] };
  const ratios = { tags: [], plain: [], bare: [] };
  for (let round = 0; round < rounds; round++)
    for (const kind of ['tags', 'plain']) {
      const mine = await ours[kind].pass();
      const rate = texts.length / mine.seconds;
      rates[kind].push(rate);
      if (tagging.missing) continue;
      const theirs = await tagging.pass();
      const untagged = await bare.pass();
      rates.tagging.push(theirs.rows / theirs.seconds);
      rates.bare.push(untagged.rows / untagged.seconds);
      ratios[kind].push(rate / (theirs.rows / theirs.seconds));
      if (kind === 'plain') ratios.bare.push(rate / (untagged.rows / untagged.seconds));
    }
  const best = (values) => `${thousands(Math.max(...values))} texts/s`;
  for (const kind of ['tags', 'plain']) {
    const ratio = tagging.missing ? undefined : median(ratios[kind]);
    row(
      `synonyms alone, ${kind === 'tags' ? 'with' : 'without'} tags, against nltk with its tagger`,
      tagging.missing ? 'skipped' : best(rates.tagging),
      best(rates[kind]),
      ratio && `${ratio.toFixed(1)}x (${Math.min(...ratios[kind]).toFixed(1)}-${Math.max(...ratios[kind]).toFixed(1)})`,
      `${goals[kind]}x`,
      ratio && ratio >= goals[kind],
    );
  }
  if (!tagging.missing)
    row(
      'synonyms alone, without tags, against nltk that tags nothing',
      best(rates.bare),
      best(rates.plain),
      `${median(ratios.bare).toFixed(1)}x`,
      'none set',
    );
  for (const side of new Set([tagging, bare, ours.tags, ours.plain])) side.stop?.();
}
