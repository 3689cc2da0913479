// Parquet and Arrow. The files are made and read by other code than Leaven's: hyparquet and its writer, apache-arrow.
import { readFileSync, writeFileSync } from 'node:fs';
import { Field, Int32, List, Struct, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { hardTexts } from '../hard-texts.mjs';

const texts = hardTexts(1000);
const count = texts.length;
const ids = texts.map((_, i) => `row-${i}`);
const label = texts.map((_, i) => ['a "b"', 'c'][i % 2]);
const maybe = texts.map((text, i) => (i % 7 === 0 ? null : text.slice(0, 5)));
const big = texts.map((_, i) => (i % 5 === 0 ? null : 2n ** 62n + BigInt(i)));
const turns = texts.map((text, i) =>
  Array.from({ length: i % 4 }, (_, k) => ({ role: k % 2 === 0 ? 'user' : 'assistant', content: text.slice(0, 20) })),
);

const dataset = { task: 'text-classification' };

function writeParquet(file) {
  const string = (name, nullable) => ({
    name,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED',
  });
  const schema = [
    { name: 'root', num_children: 7 },
    string('id', false),
    string('text', false),
    string('label', true),
    string('maybe', true),
    { name: 'big', type: 'INT64', repetition_type: 'OPTIONAL' },
    { name: 'share', type: 'DOUBLE', repetition_type: 'REQUIRED' },
    { name: 'turns', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
    string('role', true),
    string('content', true),
  ];
  const columns = { id: ids, text: texts, label, maybe, big, share: texts.map((_, i) => i / 7), turns };
  const columnData = Object.entries(columns).map(([name, data]) => ({ name, data }));
  writeFileSync(file, new Uint8Array(parquetWriteBuffer({ columnData, schema, rowGroupSize: 300 })));
}

async function readParquet(file) {
  const bytes = readFileSync(file);
  const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
  return rows.map((row) => ({ ...row }));
}

function writeArrow(file) {
  const turn = new Struct([new Field('role', new Utf8(), true), new Field('content', new Utf8(), true)]);
  const table = new Table({
    id: vectorFromArray(ids, new Utf8()),
    text: vectorFromArray(texts, new Utf8()),
    label: vectorFromArray(label, new Utf8()),
    maybe: vectorFromArray(maybe, new Utf8()),
    number: vectorFromArray(
      ids.map((_, i) => i - 500),
      new Int32(),
    ), // prettier-ignore
    turns: vectorFromArray(turns, new List(new Field('item', turn, true))),
  });
  writeFileSync(file, tableToIPC(table, 'file'));
}

const readArrow = (file) =>
  tableFromIPC(readFileSync(file))
    .toArray()
    .map((row) => JSON.parse(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)))); // prettier-ignore

export const cases = [
  { name: 'parquet', dataset, ending: '.parquet', write: writeParquet, read: readParquet, goal: 'values' },
  { name: 'arrow', dataset, ending: '.arrow', write: writeArrow, read: readArrow, goal: 'values' },
];
if (count !== 1000) throw new Error(`${count} rows`);
