import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { leaven, readLines, temporaryFolder } from './support/cli.ts';

const parent = temporaryFolder();
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** What must stand nowhere: each in a row of its own kind. */
const values = [
  'mary.major@brightmail.co.uk',
  '4556 7375 8689 9855',
  'DE89370400440532013000',
  '11010519491231002X',
  '13912345678',
  'https://intranet.brightmail.co.uk/~mary?id=77',
];
const [mail, card, iban, resident, mobile, url] = values as [string, string, string, string, string, string];

const rows = [
  { id: 'mail', text: `Please write to ${mail} before the weekend, the film is wonderful` },
  { id: 'card', text: `My card ${card} was charged twice for one and the same ticket` },
  { id: 'zh', text: `我的身份证号是${resident}，手机${mobile}，请尽快联系我` },
  { id: 'url', text: `All pictures of the evening stand at ${url} for you to see` },
  // Dropped before anything is redacted: too short, and a duplicate.
  { id: 'short', text: `IBAN ${iban}` },
  { id: 'again', text: `My card ${card} was charged twice for one and the same  ticket` },
];
const lines = [...rows.map((row) => JSON.stringify(row)), `{"id":"broken","text":"call ${mobile} or ${mail}`];

const steps = (mode: string) => `
  - text.length: { min: 12, unit: characters, max: 20000 }
  - use: text.length
    id: words
    with: { min: 4 }
  - dataset.deduplicate
  - text.redact-private-data: { mode: ${mode}${mode === 'hash' ? ', keyFile: key.txt' : ''} }
  - augment: { copies: 2, from: [text.swap-words, text.delete-words] }`;

/** Read through a copy: compressed, and not in UTF-8. */
function recipe(mode: string): string {
  const folder = join(parent, mode);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'key.txt'), 'a key that stands in no repository');
  const utf16 = Buffer.from(`\ufeff${lines.join('\n')}\n`, 'utf16le');
  writeFileSync(join(folder, 'train.jsonl.gz'), gzipSync(utf16));
  const file = join(folder, 'recipe.yaml');
  writeFileSync(
    file,
    `leaven: 1\nname: ${mode}\nseed: 7\ndataset:\n  task: text\n  train: { path: train.jsonl.gz, format: jsonl, encoding: utf-16le }\nlimits: { rejects: 0.5 }\nsteps:${steps(mode)}\noutput: { path: run }\n`,
  );
  return file;
}

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) yield join(entry.parentPath, entry.name);
}

/** Every value, whole and without its separators, in every file, as UTF-8 and as UTF-16. */
function findValues(folder: string): string[] {
  const wanted = [...values, card.replaceAll(' ', ''), mail.split('@')[0] as string];
  const found: string[] = [];
  for (const file of filesUnder(folder)) {
    const bytes = readFileSync(file);
    for (const value of wanted)
      for (const encoding of ['utf8', 'utf16le'] as const)
        if (bytes.includes(Buffer.from(value, encoding))) found.push(`${value} in ${file.slice(folder.length)}`);
  }
  return found;
}

test.each(['tag', 'mask', 'hash', 'remove', 'replace'])(
  'mode %s leaves no value anywhere in the run folder',
  { timeout: 60_000 },
  async (mode) => {
    const file = recipe(mode);
    const folder = join(parent, mode, 'run');
    const { code, stdout, stderr } = await leaven(['run', file, '--json', '--workers', '2'], join(parent, mode));
    expect(stderr).not.toContain('error[');
    expect(code).toBe(0);
    for (const value of values) expect(stdout + stderr).not.toContain(value);
    const { counts } = JSON.parse(stdout) as { counts: Record<string, number> };
    expect(counts).toMatchObject({ read: 7, merged: 1 });
    expect(findValues(folder)).toEqual([]);
    // All that was dropped is there, redacted.
    const rejects = readLines(join(folder, 'rejected.jsonl'));
    expect(rejects.filter(({ reason }) => reason !== 'no-distinct-copy').map(({ id }) => id)).toEqual(expect.arrayContaining(['short']));
    expect(readLines(join(folder, 'duplicates.jsonl')).map(({ id }) => id)).toEqual(['again']);
    // Finished runs are not read anew into copies.
    expect((await leaven(['run', file, '--resume'], join(parent, mode))).code).toBe(0);
    expect(findValues(folder)).toEqual([]);
  },
);

test('the search would find them', () => {
  const folder = join(parent, 'found');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), `${lines.join('\n')}\n${card.replaceAll(' ', '')}`);
  expect(new Set(findValues(folder).map((found) => found.split(' in ')[0]))).toEqual(
    new Set([...values, card.replaceAll(' ', ''), mail.split('@')[0]]),
  );
});

test('provenance keeps where and what kind, not what', async () => {
  const lines = readLines(join(parent, 'tag', 'run', 'provenance.jsonl')) as unknown as {
    id: string;
    steps: { operator: string; plan?: unknown }[];
  }[];
  const steps = lines.find(({ id }) => id === 'mail')?.steps;
  const start = rows[0]?.text.indexOf(mail) as number;
  expect(steps?.[0]).toMatchObject({
    operator: 'text.redact-private-data',
    plan: { text: [{ start, end: start + mail.length, type: 'EMAIL' }] },
  });
});

test('explain and preview mask what stood before; --show-private wants a terminal', { timeout: 60_000 }, async () => {
  const folder = join(parent, 'tag', 'run');
  for (const id of ['mail', 'card', 'zh', 'short', 'again', 'broken']) {
    const shown = id === 'broken' ? readLines(join(folder, 'rejected.jsonl')).find(({ reason }) => reason === 'bad-json')?.id : id;
    const { code, stdout, stderr } = await leaven(['explain', folder, String(shown), '--json'], parent);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    for (const value of values) expect(stdout).not.toContain(value);
  }
  const { stdout } = await leaven(['explain', folder, 'mail'], parent);
  expect(stdout).toContain('Please write to');
  expect(stdout).toContain('•'.repeat(mail.length));
  expect(stdout).toContain('[EMAIL]');
  const refused = await leaven(['explain', folder, 'mail', '--show-private'], parent);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('cli/private-on-terminal-only');
  const preview = await leaven(['preview', join(parent, 'tag', 'recipe.yaml'), '--samples', '10'], parent);
  expect(preview.code).toBe(0);
  for (const value of values) expect(preview.stdout).not.toContain(value);
});

test('a table made of texts that are still to be redacted is refused', async () => {
  const file = recipe('early');
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace('mode: early', 'mode: tag')
      .replace('  - dataset.deduplicate\n', '  - text.vocabulary: { min: 0 }\n'),
  );
  const { code, stderr } = await leaven(['validate', file], parent);
  expect(stderr).toContain('recipe/table-before-redaction');
  expect(code).toBe(2);
});

test('private data in a column that no step redacts is counted aloud', async () => {
  const folder = join(parent, 'columns');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'train.csv'), `text,contact,note\nhello there my friend,${mail},fine\nhow are you today,nobody,fine\n`);
  writeFileSync(
    join(folder, 'recipe.yaml'),
    'leaven: 1\nname: columns\nseed: 7\ndataset: { task: text, train: train.csv }\nsteps:\n  - text.redact-private-data\noutput: { path: run }\n',
  );
  const { code } = await leaven(['run', join(folder, 'recipe.yaml')], folder);
  expect(code).toBe(0);
  const report = JSON.parse(readFileSync(join(folder, 'run', 'report.json'), 'utf8')) as { warnings: { code: string; data: object }[] };
  expect(report.warnings).toContainEqual({ code: 'not-redacted', data: { column: 'contact', rows: 1 } });
  expect(report.warnings).toContainEqual({ code: 'names-not-redacted', data: {} });
});

test('a conversation loses them in every role and in the arguments of its calls', async () => {
  const folder = join(parent, 'chat');
  mkdirSync(folder, { recursive: true });
  const messages = [
    { role: 'system', content: `Answer for ${mail}` },
    { role: 'user', content: 'Who has this number?' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look_up', arguments: JSON.stringify({ phone: mobile, n: 2 }) } }],
    },
    { role: 'tool', tool_call_id: 'call_1', content: JSON.stringify({ owner: mail, site: url }) },
    { role: 'assistant', content: `It is ${mail}.` },
  ];
  writeFileSync(join(folder, 'train.jsonl'), `${JSON.stringify({ id: 'c', messages })}\n`);
  writeFileSync(
    join(folder, 'recipe.yaml'),
    'leaven: 1\nname: chat\nseed: 7\ndataset: { task: chat, train: train.jsonl }\nsteps:\n  - text.redact-private-data\noutput: { path: run }\n',
  );
  const { code } = await leaven(['run', join(folder, 'recipe.yaml')], folder);
  expect(code).toBe(0);
  expect(findValues(join(folder, 'run'))).toEqual([]);
  const [written] = readLines<{ messages: { content: string; tool_calls?: { function: { arguments: string } }[] }[] }>(
    join(folder, 'run', 'data', 'train.jsonl'),
  );
  expect(JSON.parse(written?.messages[2]?.tool_calls?.[0]?.function.arguments ?? '')).toEqual({ phone: '[PHONE]', n: 2 });
  expect(JSON.parse(written?.messages[3]?.content ?? '')).toEqual({ owner: '[EMAIL]', site: '[URL]' });
  const report = JSON.parse(readFileSync(join(folder, 'run', 'report.json'), 'utf8')) as { warnings: { code: string }[] };
  expect(report.warnings.map(({ code }) => code)).not.toContain('not-redacted');
});
