// JSON lines and JSON arrays, packed and not.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { hardTexts } from '../hard-texts.mjs';

const rows = hardTexts(1000).map((text, index) => ({
  id: `row-${index}`,
  text,
  label: index % 3 === 0 ? 'a "b"' : 'c',
  nested: { list: [1, null, { deep: text.slice(0, 20) }], empty: {}, none: [] },
}));
const dataset = { task: 'text-classification' };
const lines = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
const list = `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line)); // prettier-ignore

export const cases = [
  { name: 'jsonl', dataset, ending: '.jsonl', write: (file) => writeFileSync(file, lines), read: readLines, goal: 'bytes' },
  {
    name: 'json',
    dataset,
    ending: '.json',
    write: (file) => writeFileSync(file, list),
    read: (file) => JSON.parse(readFileSync(file, 'utf8')),
    goal: 'bytes',
  },
  {
    name: 'jsonl, packed',
    dataset,
    output: { compression: 'gzip' },
    ending: '.jsonl.gz',
    write: (file) => writeFileSync(file, gzipSync(lines)),
    read: (file) =>
      gunzipSync(readFileSync(file))
        .toString('utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    goal: 'values',
  },
  {
    // Objects printed over several lines one after another; they are written as one list.
    name: 'json, cluener',
    dataset: { task: 'text' },
    ending: '.json',
    data: 'text_zh/cluener/train.json',
    read: (file) => {
      const text = readFileSync(file, 'utf8').trim();
      return JSON.parse(text.startsWith('[') ? text : `[${text.replace(/\}\s*\n\{/g, '},{')}]`);
    },
    goal: 'values',
    ignore: ['id'],
  },
];
