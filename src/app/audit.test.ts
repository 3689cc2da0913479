import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { FindingCode } from '../reports/audit-model.ts';
import { type AuditOptions, audit } from './audit.ts';
import { run } from './run.ts';
import { validate } from './validate.ts';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-audit-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, String(count), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function look(files: Readonly<Record<string, string | Uint8Array>>, options: AuditOptions = {}) {
  count++;
  const paths = Object.entries(files).map(([name, content]) => put(name, content));
  const report = await audit(paths, { language: 'en', recipeFile: join(folder, String(count), 'mend.yaml'), ...options });
  const find = (code: FindingCode) => report.findings.find((finding) => finding.code === code);
  return { report, find, codes: report.findings.map(({ code }) => code) };
}

const jsonl = (rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
const subjects = [
  'river',
  'garden',
  'engine',
  'market',
  'library',
  'harbour',
  'kitchen',
  'mountain',
  'station',
  'theatre',
  'forest',
  'valley',
];
const verbs = ['was painted by', 'reminds us of', 'lies far behind', 'needed money from', 'sells maps to', 'was closed for', 'grew out of'];
const objects = [
  'the old mayor',
  'three quiet sisters',
  'a careful teacher',
  'the young doctors',
  'an honest farmer',
  'many patient clerks',
];
/** Different sentences, none near another. */
const sentences = subjects.flatMap((subject, s) =>
  verbs.flatMap((verb, v) => objects.map((object, o) => `the ${subject} ${verb} ${object} in ${1900 + s} and in ${2000 + v * 7 + o}`)),
);
const clean = (n: number, from = 0) => sentences.slice(from, from + n).map((text, i) => ({ text, label: i % 2 === 0 ? 'yes' : 'no' }));

describe('labels', () => {
  test('the same texts under different labels in two files, and which files they are', async () => {
    const first = clean(60);
    const second = first.slice(0, 30).map(({ text, label }) => ({ text: text.toUpperCase(), label: label === 'yes' ? 'no' : 'yes' }));
    const { report, find } = await look({ 'a.jsonl': jsonl(first), 'b.jsonl': jsonl(second) });
    const found = find('contradictory-labels');
    expect(found).toMatchObject({ severity: 'error', count: 60, data: { texts: 30, acrossFiles: 30, fileA: 'a.jsonl', fileB: 'b.jsonl' } });
    expect(report.verdict.outcome).toBe('unfit');
    expect(report.findings[0]?.code).toBe('contradictory-labels');
    const rows = found?.examples[0]?.rows ?? [];
    expect(rows.map(({ label }) => label).sort()).toEqual(['no', 'yes']);
    expect(rows[0]?.text.toLowerCase()).toBe(rows[1]?.text.toLowerCase());
  });

  test('uneven, rare, missing and differently written labels; labels that train lacks', async () => {
    const rows = clean(200).map((row, i) => ({ ...row, label: i < 180 ? 'ham' : i < 190 ? 'Ham ' : i < 195 ? 'spam' : '' }));
    const test = clean(4, 300).map((row) => ({ ...row, label: 'eggs' }));
    const { find } = await look({ 'train.jsonl': jsonl(rows), 'test.jsonl': jsonl(test) });
    expect(find('label-imbalance')).toMatchObject({
      severity: 'warning',
      count: 180,
      data: { label: 'ham', rarest: 'spam', rarestRows: 5 },
    });
    expect(find('rare-labels')).toMatchObject({ count: 5, data: { labels: 1, shown: 'spam' } });
    expect(find('missing-labels')?.count).toBe(5);
    expect(find('label-variants')).toMatchObject({ count: 10, fix: { yaml: '- dataset.map-labels: { map: { "Ham ": "ham" } }' } });
    expect(find('unseen-labels')).toMatchObject({ severity: 'error', count: 4, data: { shown: 'eggs' } });
  });

  test('many classes that are about even are no imbalance', async () => {
    const rows = sentences.slice(0, 500).map((text, i) => ({ text, label: `class ${i < 30 ? 0 : i % 20}` }));
    expect((await look({ 'a.jsonl': jsonl(rows) })).codes).not.toContain('label-imbalance');
  });
});

describe('rows that are alike', () => {
  test('equal and near rows are counted as a deduplication would merge them', async () => {
    const rows = clean(80).map((row) => ({ ...row, label: 'yes' }));
    const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
    rows.push({ text: rows[0]?.text ?? '', label: 'yes' }, { text: ` ${rows[0]?.text.toUpperCase()} `, label: 'yes' });
    rows.push({ text: long, label: 'yes' }, { text: `${long} seventeen`, label: 'yes' });
    const { find } = await look({ 'a.jsonl': jsonl(rows) });
    expect(find('exact-duplicates')).toMatchObject({ count: 2, data: { groups: 1 } });
    expect(find('near-duplicates')).toMatchObject({ count: 1, data: { groups: 1 } });
    expect(find('near-duplicates')?.examples[0]?.detail).toBe('0.92');
  });

  test('held-out rows in train, and a recipe whose run leaves none', async () => {
    const train = clean(60);
    const test = [...train.slice(0, 5), ...clean(20, 200)];
    const { report, find } = await look({ 'train.jsonl': jsonl(train), 'test.jsonl': jsonl(test) });
    expect(find('split-leak')).toMatchObject({ severity: 'error', count: 5, share: 0.2, data: { exact: 5, near: 0, split: 'test' } });
    expect(find('split-leak')?.examples[0]?.rows.map(({ split }) => split)).toEqual(['train', 'test']);
    writeFileSync(report.recipe.path, report.recipe.text);
    await validate(report.recipe.path);
    const result = await run(report.recipe.path, { set: [`output.path=${join(folder, 'run-leaks')}`] });
    const left = await audit([join(result.folder, 'data')]);
    expect(left.findings.map(({ code }) => code)).not.toContain('split-leak');
    expect(left.data.splits).toEqual([
      { name: 'train', rows: 55 },
      { name: 'test', rows: 25 },
    ]);
  });

  test('a part of the texts is compared where there are too many, and the report says so', async () => {
    const { report } = await look({ 'a.jsonl': jsonl(clean(200)) }, { nearUnits: 500 });
    const sampled = report.unchecked.find(({ code }) => code === 'near-sampled');
    expect(sampled?.data.texts).toBe(200);
    expect(Number(sampled?.data.compared)).toBeLessThan(100);
  });
});

describe('texts', () => {
  test('what harms them is found where it is, and each has a step', async () => {
    const rows = [
      ...clean(40),
      { text: 'we drank our coffee in the caf\u00c3\u00a9 near the house', label: 'yes' },
      { text: '<p class="x">a paragraph &amp; more</p>', label: 'no' },
      { text: 'zero\u200bwidth and bell \u0007', label: 'yes' },
      { text: 'lost \ufffd\ufffd characters', label: 'no' },
      { text: '', label: 'yes' },
      { text: 'El perro de la vecina duerme todas las tardes debajo de la mesa grande', label: 'no' },
    ];
    const { report, find } = await look({ 'a.jsonl': jsonl(rows) });
    for (const code of ['mojibake', 'html-remains', 'control-characters', 'lost-characters', 'empty-texts'] as const)
      expect(find(code), code).toMatchObject({ count: 1 });
    expect(find('mixed-languages')).toMatchObject({ count: 1, data: { main: 'en', others: 'es 1' } });
    expect(find('mojibake')?.examples[0]?.rows[0]).toMatchObject({ record: 41, label: 'yes' });
    const steps = (parse(report.recipe.text) as { steps: unknown[] }).steps;
    expect(steps.map((step) => (typeof step === 'string' ? step : Object.keys(step as object)[0]))).toEqual([
      'text.fix-mojibake',
      'text.strip-html',
      'text.remove-control-characters',
      'text.length',
    ]);
  });

  test('no private value stands anywhere in the report', async () => {
    const values = ['anna.smith@mail-example.org', '4111 1111 1111 1111', 'GB82 WEST 1234 5698 7654 32'];
    const rows = values.map((value, i) => ({ id: `row ${i}`, text: `please write down ${value} and again ${value}`, label: 'x' }));
    const { report, find } = await look({ 'a.jsonl': jsonl([...rows, ...rows]) });
    expect(find('private-data')).toMatchObject({ severity: 'error', count: 6 });
    const said = JSON.stringify(report);
    for (const value of values) expect(said).not.toContain(value);
    expect(said).toContain('CREDIT_CARD');
    expect(find('private-data')?.examples[0]?.rows[0]?.text).toMatch(/•/);
  });

  test('lines that stand in many texts, and lengths far from the others', async () => {
    const rows = clean(60).map((row, i) => ({ ...row, text: i % 3 === 0 ? `${row.text}\nSubscribe to our newsletter today` : row.text }));
    const { find } = await look({ 'a.jsonl': jsonl([...rows, { text: 'word '.repeat(4000), label: 'yes' }]) });
    expect(find('repeated-lines')).toMatchObject({ count: 20, data: { lines: 1, most: 20 } });
    expect(find('outliers')).toMatchObject({ severity: 'warning', count: 1, data: { long: 1, short: 0, longest: 20000 } });
  });

  test('Chinese texts are one language, counted by characters, with labels that contradict each other', async () => {
    const foods = ['面条', '米饭', '饺子', '包子', '豆腐', '牛肉', '青菜', '鸡汤'];
    const rows = foods.flatMap((food, i) => [
      { text: `这家店的${food}味道很不错，送餐也很快，第${i}次点了`, label: '好评' },
      { text: `等了${i + 2}个小时才送到，${food}都凉了，再也不会来`, label: '差评' },
    ]);
    const { report, find } = await look({ 'a.jsonl': jsonl([...rows, { text: rows[0]?.text ?? '', label: '差评' }]) });
    expect(report.data.languages).toEqual([{ name: 'zh', rows: 17 }]);
    expect(report.data.lengths[0]?.unit).toBe('characters');
    expect(find('contradictory-labels')).toMatchObject({ count: 2, data: { texts: 1 } });
    expect(report.recipe.text).toContain('language: zh');
  });
});

describe('files', () => {
  test('another encoding is found, named and written into the recipe, and one that was said wrongly is not believed', async () => {
    const french = 'Le caf\u00e9 est tr\u00e8s agr\u00e9able \u00e0 la fin de l\u2019\u00e9t\u00e9, m\u00eame quand il g\u00e8le';
    const text = Array.from({ length: 30 }, (_, i) => `${i % 2} ${french} ${i}`).join('\n');
    const bytes = Uint8Array.from(text.replaceAll('\u2019', '\u0092'), (sign) => sign.charCodeAt(0));
    const { report, find } = await look({ 'a.txt': bytes }, { format: { format: 'delimited', columns: ['label', 'text'] } });
    expect(find('wrong-encoding')).toMatchObject({ severity: 'warning', count: 1, fix: { yaml: 'encoding: windows-1252' } });
    expect(report.recipe.text).toContain('encoding: windows-1252');
    expect(find('exact-duplicates')?.examples[0]?.rows[0]?.text ?? french).toContain('caf\u00e9');
    const said = await look({ 'b.txt': text }, { format: { format: 'delimited', columns: ['label', 'text'], encoding: 'windows-1252' } });
    expect(said.find('wrong-encoding')).toMatchObject({ severity: 'error', data: { declared: 'windows-1252', encodings: 'utf-8' } });
    expect(said.codes).not.toContain('mojibake');
  });

  test('records and files that cannot be read are told with their reasons; the rest is looked at', async () => {
    const lines = clean(30).map((row) => JSON.stringify(row));
    lines.splice(10, 0, '{"text": "broken', '{"label": "yes"}');
    const { report, find } = await look({ 'a.jsonl': lines.join('\n'), 'b.jsonl': '' });
    expect(find('unreadable-records')).toMatchObject({ count: 2, fix: { place: 'limits' } });
    expect(find('unreadable-records')?.examples.map(({ rows }) => rows[0]?.record)).toEqual([11, 12]);
    expect(find('unreadable-files')).toMatchObject({ severity: 'error', count: 1, data: { shown: 'b.jsonl' } });
    expect(report.data.rows).toBe(30);
  });

  test('ids that repeat', async () => {
    const rows = clean(30).map((row, i) => ({ id: `r${i}`, ...row }));
    const more = clean(3, 100).map((row, i) => ({ id: `r${i}`, ...row }));
    const { find, report } = await look({ 'a.jsonl': jsonl(rows), 'b.jsonl': jsonl(more) });
    expect(find('repeated-ids')).toMatchObject({ count: 3, data: { column: 'id' } });
    expect(report.recipe.text).toContain('id: leaven_id');
  });

  test('the same files give the same report, in whatever order they are named', async () => {
    const [a, b] = [jsonl(clean(50)), jsonl(clean(50, 40))];
    const one = await look({ 'a.jsonl': a, 'b.jsonl': b });
    const other = await look({ 'b.jsonl': b, 'a.jsonl': a });
    const numbers = ({ report }: typeof one) => report.findings.map(({ code, count, share }) => ({ code, count, share }));
    expect(numbers(other)).toEqual(numbers(one));
  });
});

describe('hostile data', () => {
  test('an empty file is an error of the data', async () => {
    await expect(look({ 'a.jsonl': '' })).rejects.toMatchObject({ code: 'dataset/empty-file' });
    await expect(audit(['nowhere.csv'])).rejects.toMatchObject({ code: 'system/file-not-found' });
  });

  test.each([
    ['one row', [{ text: 'alone', label: 'x' }]],
    ['no labels', clean(20).map(({ text }) => ({ text }))],
    ['all rows equal', Array.from({ length: 500 }, () => ({ text: 'the same text again', label: 'x' }))],
    ['all texts empty', Array.from({ length: 20 }, (_, i) => ({ text: '', label: `${i % 2}` }))],
    ['half pairs', Array.from({ length: 20 }, (_, i) => ({ text: `\ud83d ${i} \udc00 text`, label: `${i % 2}` }))],
    ['emoji alone', Array.from({ length: 20 }, (_, i) => ({ text: '\u{1F469}\u200d\u{1F467}'.repeat(i + 1), label: `${i % 2}` }))],
  ])('%s', async (_, rows) => {
    const { report } = await look({ 'a.jsonl': jsonl(rows) }, { fields: { text: 'text' } });
    expect(report.data.rows).toBe(rows.length);
    expect(parse(report.recipe.text)).toMatchObject({ leaven: 1 });
  });

  test('all rows equal are one text', async () => {
    const { find } = await look({ 'a.jsonl': jsonl(Array.from({ length: 500 }, () => ({ text: 'the same text again', label: 'x' }))) });
    expect(find('exact-duplicates')).toMatchObject({ count: 499, data: { groups: 1 } });
    expect(find('single-label')).toMatchObject({ severity: 'error', count: 500 });
  });

  test('a line of a million characters is cut where it is shown', async () => {
    const long = `${'<a '.repeat(100_000)}${'x@'.repeat(150_000)}${'\u00c3\u00a9'.repeat(200_000)}`;
    const { report, find } = await look({ 'a.jsonl': jsonl([...clean(30), { text: long, label: 'yes' }]) });
    expect(find('outliers')).toMatchObject({ count: 1, data: { longest: long.length } });
    expect(JSON.stringify(report).length).toBeLessThan(30_000);
  });
});
