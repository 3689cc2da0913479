import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Message, Sample, Span } from '../src/core/sample.ts';
import { leaven, readLines, temporaryFolder } from './support/cli.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
});

function write(name: string, content: string): void {
  writeFileSync(join(folder, name), content);
}

function recipe(dataset: string, step: string, more = ''): void {
  write('recipe.yaml', `leaven: 1\nname: entities\nseed: 3\ndataset: ${dataset}\nsteps:\n${step}\noutput: { path: out${more} }\n`);
}

async function run(...args: string[]): Promise<Sample[]> {
  const { code, stdout, stderr } = await leaven(['run', 'recipe.yaml', '--json', '--workers', '2', ...args], folder);
  expect(code, stdout + stderr).toBe(0);
  return readLines(join(folder, 'out/data/train.jsonl')) as Sample[];
}

const people = ['Ann', 'Ibrahim Khan', 'Lucy', 'Omar', 'José Pérez', '王小明', 'Zoë', 'Kim Lee', 'Tom', 'Eve', 'Max', 'Una'];
const places = ['Oslo', 'Addis Ababa', 'Ulm', '北京', 'Rio', 'Cork', 'Bonn', 'Lima', 'Nice', 'York', 'Bath', 'Rome'];

/** Sentences with spans, as a converter of CoNLL data writes them. */
const rows = people.map((person, k) => {
  const place = places[k] as string;
  const text = `👩‍👩‍👧 Then ${person} went to ${place}; ${place} was hot.`;
  const at = text.indexOf(person);
  const to = text.indexOf(place);
  return { id: String(k), text, spans: [span(at, person, 'PER'), span(to, place, 'LOC'), span(text.indexOf(place, to + 1), place, 'LOC')] };
});

function span(start: number, form: string, label: string): Span {
  return { start, end: start + form.length, label };
}

const toLines = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('entities in a run', () => {
  it('nine copies differ, each with all its spans right', async () => {
    write('train.jsonl', toLines(rows));
    recipe(
      '{ task: token-classification, offsets: utf-16, train: train.jsonl }',
      '  - augment: { copies: 9, from: [ { text.replace-entities: { ratio: 1 } } ] }',
    );
    const lines = await run();
    const copies = lines.filter(({ id }) => id.includes('#')) as (Sample & { text: string; spans: Span[] })[];
    expect(copies.length).toBe(9 * rows.length);
    for (const { id } of rows) expect(new Set(lines.filter((line) => line.id.split('#')[0] === id).map(({ text }) => text)).size).toBe(10);
    for (const { text, spans } of copies) {
      const [person, place, again] = spans.map(({ start, end }) => text.slice(start, end));
      expect(people).toContain(person);
      expect(places).toContain(place);
      expect(again).toBe(place);
      expect(text).toBe(`👩‍👩‍👧 Then ${person} went to ${place}; ${place} was hot.`);
      expect(spans.map(({ label }) => label)).toEqual(['PER', 'LOC', 'LOC']);
    }
  });

  it('CoNLL files come out with the tokens of the new entities tagged', async () => {
    const blocks = rows.map(({ text, spans }) =>
      [...text.matchAll(/[\p{L}]+|[;.]/gu)]
        .map(({ 0: word, index }) => {
          const own = spans.find(({ start, end }) => index >= start && index < end);
          return `${word}\t${own === undefined ? 'O' : `${own.start === index ? 'B' : 'I'}-${own.label}`}`;
        })
        .join('\n'),
    );
    write('train.conll', `${blocks.join('\n\n')}\n\n`);
    recipe(
      '{ task: token-classification, train: train.conll }',
      '  - augment: { copies: 1, keepOriginal: false, from: [ { text.replace-entities: { ratio: 1 } } ] }',
      ', format: jsonl',
    );
    const copies = (await run()) as (Sample & { text: string; spans: Span[] })[];
    expect(copies.length).toBe(rows.length);
    for (const { text, spans } of copies) {
      const [person, place, again] = spans.map(({ start, end }) => text.slice(start, end));
      expect(people).toContain(person);
      expect([place, again]).toEqual([again, place]);
      expect(text).toBe(`Then ${person} went to ${place} ; ${place} was hot .`);
    }
  });

  it('pairs change on both sides, and a step that leaves one out is refused', async () => {
    const pairs = ['John Smith', 'Mary Jones'].map((name, k) => ({
      id: String(k),
      text: `${name} sold a car in Paris.`,
      pair: `Did ${name.split(' ')[0]} sell it in Paris?`,
      label: 'entailment',
    }));
    write('train.jsonl', toLines(pairs));
    const dataset = '{ task: text-pair, train: train.jsonl }';
    recipe(
      dataset,
      '  - augment: { copies: 3, choose: all, from: [ text.replace-names, { text.replace-entities: { from: generator, types: [city], ratio: 1 } } ] }',
    );
    const copies = (await run()).filter(({ id }) => id.includes('#'));
    expect(copies.length).toBe(6);
    for (const { text, pair } of copies as (Sample & { text: string; pair: string })[]) {
      const [, first, city] = /^(\S+) \S+ sold a car in (.+)\.$/.exec(text) ?? [];
      expect(city).not.toBe('Paris');
      expect(pair).toBe(`Did ${first} sell it in ${city}?`);
    }
    recipe(dataset, '  - { use: text.swap-gender, fields: text }');
    const refused = await leaven(['run', 'recipe.yaml', '--json', '--overwrite'], folder);
    expect(refused.code).toBe(2);
    expect(refused.stdout + refused.stderr).toContain('recipe/one-sided');
  });

  it('all turns of a conversation change alike, code stays', async () => {
    const messages = [
      { role: 'system', content: 'You help Mary Jones.' },
      { role: 'user', content: 'I am Mary Jones; my husband says he is late.' },
      { role: 'assistant', content: 'Mary, tell him to run `print("Mary Jones")`.' },
    ];
    write('train.jsonl', toLines([{ id: '1', messages }]));
    recipe('{ task: chat, train: train.jsonl }', '  - augment: { copies: 1, keepOriginal: false, from: [ text.swap-gender ] }');
    const [swapped] = (await run()) as unknown as { messages: Message[] }[];
    expect(swapped?.messages.map(({ content }) => content)).toEqual([
      'You help James Jones.',
      'I am James Jones; my wife says she is late.',
      'James, tell her to run `print("Mary Jones")`.',
    ]);
    recipe(
      '{ task: chat, train: train.jsonl }',
      '  - augment: { copies: 1, keepOriginal: false, from: [ { text.replace-names: { origins: [japanese] } } ] }',
    );
    const [renamed] = (await run('--overwrite')) as unknown as { messages: Message[] }[];
    const [system, user, assistant] = (renamed?.messages ?? []).map(({ content }) => content as string);
    const name = /^You help (\S+) (\S+)\.$/.exec(system ?? '');
    expect(name?.[1]).not.toBe('Mary');
    expect(user).toBe(`I am ${name?.[1]} ${name?.[2]}; my husband says he is late.`);
    expect(assistant).toBe(`${name?.[1]}, tell him to run \`print("Mary Jones")\`.`);
  });

  it('preview shows contractions written out, and says why Chinese is left alone', async () => {
    write(
      'train.jsonl',
      toLines([
        { id: '1', text: "It isn't late, is it?" },
        { id: '2', text: '天色不晚，我们走吧。' },
      ]),
    );
    recipe('{ task: text, train: train.jsonl }', '  - text.expand-contractions');
    const { code, stdout } = await leaven(['preview', 'recipe.yaml', '--json'], folder);
    expect(code).toBe(0);
    expect(stdout).toContain('It is not late, is it?');
    const lines = await run();
    expect(lines.map(({ text }) => text)).toEqual(['It is not late, is it?', '天色不晚，我们走吧。']);
  });
});
