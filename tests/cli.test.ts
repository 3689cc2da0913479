import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { leaven, readLines, start, temporaryFolder } from './support/cli.ts';
import { makeReviews, toJsonl } from './support/texts.ts';

const folder = temporaryFolder();
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (...args: string[]) => leaven(args, folder);
/** Everything that may steer a terminal. */
const decoration = /\x1b|\r|[\x00-\x08\x0b-\x1f]/;

const recipe = (train: string, out: string, more = '') => `leaven: 1
name: small
seed: 7
dataset:
  task: text-classification
  train: { path: ${train} }
${more}steps:
  - augment:
      copies: 2
      choose: one
      from:
        - text.swap-words: { ratio: 0.1 }
        - text.delete-words: { ratio: 0.1 }
output: { path: ${out}, format: jsonl }
`;

beforeAll(() => {
  write('train.jsonl', toJsonl(makeReviews(40)));
  write('small.yaml', recipe('train.jsonl', 'out'));
});

describe('help', () => {
  it('leads with two examples and lists every command', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Grow training data.*\n\nExamples:\n {2}leaven .*\n {2}leaven .*\n\nUsage: leaven/);
    for (const command of ['run', 'validate', 'preview', 'explain', 'operators', 'init', 'report', 'help'])
      expect(stdout).toContain(`\n  ${command} `);
    for (const command of ['run', 'init']) {
      const own = await run(command, '--help');
      expect(own.code).toBe(0);
      expect(own.stdout).toMatch(/Examples:\n {2}leaven .*\n {2}leaven /);
      expect((await run('help', command)).stdout).toBe(own.stdout);
    }
  });

  it('speaks Chinese by --lang, LEAVEN_LANG and LANG, in this order', async () => {
    expect((await run('--help', '--lang', 'zh-CN')).stdout).toContain('用法：');
    expect((await leaven(['--help'], folder, { LEAVEN_LANG: 'zh', LANG: 'en_GB.UTF-8' })).stdout).toContain('用法：');
    expect((await leaven(['--help'], folder, { LEAVEN_LANG: '', LC_ALL: '', LANG: 'zh_CN.UTF-8' })).stdout).toContain('用法：');
    expect((await leaven(['--help', '--lang=en'], folder, { LEAVEN_LANG: 'zh' })).stdout).toContain('Usage:');
  });

  it('has a page for an error code, also as it was printed, and one for exit codes', async () => {
    const page = await run('help', 'run/unfinished');
    expect(page.stdout).toContain('run/unfinished');
    expect(page.stdout).toContain('--resume');
    expect((await run('help', 'error[run/unfinished]')).stdout).toBe(page.stdout);
    const codes = await run('help', 'exit-codes');
    for (const code of ['0', '1', '2', '3', '130']) expect(codes.stdout).toMatch(new RegExp(`^ +${code} {2}`, 'm'));
    const unknown = await run('help', 'run/unfinnished');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('did you mean run/unfinished?');
  });

  it('without a command goes to stderr and exits 2', async () => {
    const { code, stdout, stderr } = await run();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: leaven');
  });

  it('says the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
    expect((await run('--version')).stdout).toBe(`${version}\n`);
  });
});

describe.concurrent('slips at the keyboard', () => {
  it.each([
    [['rnu', 'x'], 'error[cli/unknown-command] there is no command rnu\n  did you mean run? leaven --help lists all\n'],
    [['rnu', 'x', '--workers', '2'], 'error[cli/unknown-command] there is no command rnu\n'],
    [['run', 'x', '--wrokers', '3'], 'error[cli/unknown-option] leaven run has no option --wrokers\n  did you mean --workers? '],
    [['run', 'x', '--jsno'], 'did you mean --json?'],
    [['run'], 'error[cli/missing-argument] leaven run needs <recipe>\n'],
    [['run', 'a', 'b'], 'error[cli/unexpected-argument] leaven run takes <recipe>, not also b\n'],
    [['run', 'a', '--workers'], 'error[cli/missing-value] --workers needs a value\n'],
    [['run', 'a', '--workers', '1.5'], 'error[cli/bad-value] --workers is 1.5, expected a whole number from 0 to 1024\n'],
    [['run', 'a', '--shard-size', '0'], 'expected a whole number from 1\n'],
    [['run', 'a', '--progress', 'bar'], 'error[cli/bad-value] --progress is bar, expected jsonl\n'],
    [['run', 'a', '--set', 'seed'], 'error[cli/bad-value] --set is seed, expected PATH=VALUE such as seed=7\n'],
    [['run', 'a', '--resume', '--overwrite'], 'error[cli/conflicting-options] --resume and --overwrite exclude each other\n'],
    [['--lang', 'fr', 'operators'], 'error[cli/bad-value] --lang is fr, expected one of en, zh-CN\n'],
    [['operators', 'text.swap-wrods'], 'did you mean text.swap-words?'],
    [['explain', 'nowhere', 'x'], 'error[run/not-a-run] nowhere is not a run folder'],
    [['report', 'nowhere'], 'error[run/not-a-run]'],
    [['init', 'nothing.csv'], 'error[system/file-not-found] file not found: nothing.csv'],
  ])('leaven %j exits 2 and says what was meant', async (args, expected) => {
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toContain(expected);
    expect(stderr).toMatch(/\(exit 2\)\n$/);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('are one JSON document under --json, hints included', async () => {
    const { code, stdout, stderr } = await run('run', 'x', '--wrokers', '3', '--json');
    expect([code, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      leaven: 1,
      ok: false,
      error: { code: 'cli/unknown-option', hint: expect.stringContaining('--workers'), data: { option: '--wrokers' } },
    });
  });
});

describe('broken recipes', () => {
  it('show every fault at its place', async () => {
    write(
      'bad.yaml',
      recipe('train.jsonl', 'never').replace('ratio: 0.1 }\n        - text.delete-words', 'rato: 0.1 }\n        - text.delete-wrods'),
    );
    const { code, stdout, stderr } = await run('run', 'bad.yaml');
    expect([code, stdout]).toEqual([2, '']);
    const lines = stderr.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'error[recipe/unknown-key] bad.yaml:12:30',
      '   12 |         - text.swap-words: { rato: 0.1 }',
      '      |                              ^^^^ rato is not a parameter of text.swap-words',
    ]);
    expect(lines[3]).toContain('ratio (0 to 1, default 0.1)');
    expect(stderr).toContain(
      [
        'error[operator/unknown] bad.yaml:13:11',
        '   13 |         - text.delete-wrods: { ratio: 0.1 }',
        '      |           ^^^^^^^^^^^^^^^^^ there is no operator text.delete-wrods',
        '  did you mean text.delete-words? leaven operators lists all    leaven help operator/unknown',
      ].join('\n'),
    );
    expect(stderr).toMatch(/\n2 errors\. Nothing was run\. +\(exit 2\)\n$/);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('line up under Chinese text', async () => {
    write(
      'zh.yaml',
      recipe('train.jsonl', 'never').replace(
        '- text.swap-words: { ratio: 0.1 }',
        '- { use: text.swap-words, id: 交换词语, with: { ratio: 1.5 } }',
      ),
    );
    const { stderr } = await run('run', 'zh.yaml', '--lang', 'zh-CN');
    expect(stderr.split('\n')).toEqual([
      '错误[recipe/out-of-range] zh.yaml:12:60',
      '   12 |         - { use: text.swap-words, id: 交换词语, with: { ratio: 1.5 } }',
      '      |                                                                ^^^ ratio 应在 0 到 1 之间，实际为 1.5',
      '  提示：比例写成小数，例如 0.15    leaven help recipe/out-of-range',
      expect.stringMatching(/^共 1 个错误，未开始运行。 +\(退出码 2\)$/),
      '',
    ]);
  });

  it('have a place in --set too', async () => {
    const { stderr } = await run('validate', 'small.yaml', '--set', 'steps.0.augment.copies=x');
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'error[recipe/wrong-type] --set',
      '      | --set steps.0.augment.copies=x',
      '      |                              ^ copies must be a whole number from 1 to 1000, got "x"',
    ]);
  });

  it('keep hint and place under --json', async () => {
    const { code, stdout } = await run('validate', 'bad.yaml', '--json');
    expect(code).toBe(2);
    const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
    expect(error).toMatchObject({
      code: 'recipe/unknown-key',
      file: 'bad.yaml',
      line: 12,
      column: 30,
      hint: expect.stringContaining('ratio'),
    });
    expect(error.others).toHaveLength(1);
  });

  it.each([
    ['empty.yaml', ''],
    ['list.yaml', '- 1\n'],
    ['open.yaml', 'steps: [\n'],
    ['nul.yaml', 'a: \0\n'],
    ['deep.json', '['.repeat(20_000)],
    ['escape.yaml', 'leaven: 1\n"\x1b[2J\x1b]0;owned\x07": 1\n'],
    ['alias.yaml', `a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]\n`],
    ['latin.yaml', Buffer.from('name: caf\xe9\n', 'latin1').toString('latin1')],
  ])('%s is an error with a code, no trace, nothing that steers the terminal', async (name, text) => {
    writeFileSync(join(folder, name), text, 'latin1');
    const { code, stdout, stderr } = await run('validate', name);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error\[[a-z]+\/[a-z0-9-]+\]/);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stderr).not.toMatch(decoration);
  });
});

describe('a run', () => {
  it('answers on stdout, talks on stderr, decorates neither', async () => {
    const { code, stdout, stderr } = await run('run', 'small.yaml', '--set', 'output.path=told');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^done in [\d.]+ s {3}in 40 \+ 80 asked = out \d+ \+ rejected \d+ \+ merged 0 {4}counts add up\n/);
    expect(stdout).toContain('report told/report.html');
    expect(stderr).toMatch(/^ {2}small {2}seed 7 {2}plan [0-9a-f]{6} {2}40 train\n/);
    expect(stderr).toMatch(/\n? {2}next: leaven explain told \S+\n$/);
    expect(stdout + stderr).not.toMatch(decoration);
    expect((await run('run', 'small.yaml', '--set', 'output.path=told')).stderr).toContain('error[run/output-exists]');
    const again = await run('run', 'small.yaml', '--set', 'output.path=told', '--resume');
    expect([again.code, again.stdout.split('   ')[0]]).toEqual([0, 'already finished and whole; nothing was run']);
  });

  it('is one document under --json, and silent beside it under --quiet', async () => {
    const { code, stdout, stderr } = await run('run', 'small.yaml', '--set', 'output.path=json', '--json', '--quiet');
    expect([code, stderr]).toEqual([0, '']);
    const document = JSON.parse(stdout) as { counts: Record<string, number> };
    expect(document).toMatchObject({ leaven: 1, command: 'run', ok: true, counts: { read: 40, asked: 80 } });
    const { read = 0, asked = 0, written = 0, rejected = 0, merged = 0 } = document.counts;
    expect(read + asked).toBe(written + rejected + merged);
  });

  it('keeps one line under --quiet', async () => {
    const { stdout, stderr } = await run('run', 'small.yaml', '--set', 'output.path=quiet', '--quiet');
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('gives events as JSON lines on stderr under --progress jsonl', async () => {
    const { stderr } = await run('run', 'small.yaml', '--set', 'output.path=events', '--progress', 'jsonl', '--quiet');
    const events = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; done?: number; total?: number });
    expect(events[0]).toMatchObject({ type: 'plan', name: 'small', splits: { train: 40 } });
    expect(events.some((event) => event.type === 'progress' && event.done === event.total)).toBe(true);
  });

  it('--dry-run writes nothing', async () => {
    const { code, stdout, stderr } = await run('run', 'small.yaml', '--set', 'output.path=dry', '--dry-run');
    expect([code, existsSync(join(folder, 'dry'))]).toEqual([0, false]);
    expect(stdout).toContain('would write dry');
    expect(stderr).toContain('dry run: nothing was written');
  });

  it('exits 3 with its data whole where errors pass the limit', async () => {
    write('faulty.jsonl', `${toJsonl(makeReviews(20))}{"text": 5}\nnot json\n`);
    write('faulty.yaml', recipe('faulty.jsonl', 'faulty'));
    const { code, stdout, stderr } = await run('run', 'faulty.yaml');
    expect(code).toBe(3);
    expect(stdout).toContain('counts add up');
    expect(stderr).toContain('error[run/too-many-rejects] errors stopped 2 of 22 samples');
    const { stdout: json } = await run('run', 'faulty.yaml', '--overwrite', '--json');
    expect(JSON.parse(json)).toMatchObject({ ok: false, error: { code: 'run/too-many-rejects' }, counts: { read: 22 } });
  });

  it('stops at the first Ctrl-C, and the command it prints continues it', async () => {
    write('big.jsonl', toJsonl(makeReviews(6000)));
    write('my recipe.yaml', recipe('big.jsonl', 'interrupted').replace('copies: 2', 'copies: 9'));
    const { child, finished } = start(['run', 'my recipe.yaml', '--workers', '0', '--shard-size', '200'], folder);
    child.stderr?.once('data', () => setTimeout(() => child.kill('SIGINT'), 200));
    const { code, stdout, stderr } = await finished;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/\^C {2}stopped/);
    const command = /continue: (leaven run .* --resume) +\(exit 130\)\n$/.exec(stderr)?.[1] ?? '';
    expect(command).toBe("leaven run 'my recipe.yaml' --workers 0 --shard-size 200 --resume");
    expect((await run('run', 'my recipe.yaml')).stderr).toContain('error[run/unfinished]');
    const resumed = await run('run', 'my recipe.yaml', '--workers', '0', '--shard-size', '200', '--resume');
    expect(resumed.code).toBe(0);
    expect(resumed.stdout).toMatch(/^done in .*, continuing an earlier run {3}in 6,000 \+ 54,000 asked/);
  });
});

describe('looking at a run', () => {
  beforeAll(async () => {
    await run('run', 'small.yaml', '--overwrite', '--quiet');
  });

  it('explains a copy from its source to its row, replays it, and says so in JSON', async () => {
    const copy = readFileSync(join(folder, 'out/data/train.jsonl'), 'utf8')
      .split('\n')
      .find((line) => line.includes('#'));
    const { id } = JSON.parse(copy ?? '{}') as { id: string };
    const { code, stdout } = await run('explain', 'out', id);
    expect(code).toBe(0);
    expect(stdout).toMatch(/├ source {2}train\.jsonl, record \d+\n/);
    expect(stdout).toContain(`└ row  ${copy}\n`);
    expect(stdout).toContain('replayed: same bytes');
    expect((await run('explain', 'out', id, '--plain')).stdout).not.toMatch(/[├└│]/);
    expect(JSON.parse((await run('explain', 'out', id, '--json')).stdout)).toMatchObject({ ok: true, id, replay: { sameBytes: true } });
    expect((await run('explain', 'out', `${id}9`)).stderr).toContain('error[run/unknown-id]');
  });

  it.each(['csv', 'tsv', 'json', 'lines'])('explains the row of a %s file', async (format) => {
    const set = [`output.format=${format}`, `output.path=as-${format}`].flatMap((change) => ['--set', change]);
    expect((await run('run', 'small.yaml', '--quiet', ...set)).code).toBe(0);
    const [, copy] = readLines<{ id: string }>(join(folder, `as-${format}/provenance.jsonl`));
    const { output, replay } = JSON.parse((await run('explain', `as-${format}`, copy?.id ?? '', '--json')).stdout);
    expect(replay).toEqual({ sameBytes: true, line: output });
  });

  it('explains what was rejected or merged: its original, what was done to it, and why it is not in the data', async () => {
    const rows = [
      { id: 'one', label: '1', text: 'Fine camera  for the money' },
      { id: 'two', label: '1', text: 'Fine camera for the  money' },
      { id: 'three', label: '0', text: 'bad' },
      { id: 'four', label: '0', text: ' ' },
    ];
    write('few.jsonl', `${toJsonl(rows)}{"id":\n`);
    const steps = '  - text.normalize-whitespace\n  - dataset.deduplicate\n';
    write('few.yaml', recipe('few.jsonl', 'few', 'limits: { rejects: 1 }\n').replace('steps:\n', `steps:\n${steps}`));
    await run('run', 'few.yaml', '--quiet');
    const explained = async (id: string) => {
      const { code, stdout } = await run('explain', 'few', id);
      expect([id, code]).toEqual([id, 0]);
      expect(stdout).not.toContain('differ');
      return stdout;
    };
    const rejects = readLines<{ id: string; step: string; reason: string }>(join(folder, 'few/rejected.jsonl'));
    const missing = rejects.find(({ id, reason }) => id.startsWith('three#') && reason === 'no-distinct-copy');
    const copy = await explained(missing?.id ?? '');
    expect(copy).toContain('few.jsonl, record 3\n│   bad\n');
    expect(copy).toContain(`└ rejected at ${missing?.step}: no-distinct-copy`);
    expect(await explained(rejects.find(({ reason }) => reason === 'empty-text')?.id ?? '')).toContain('record 4\n');
    const unread = await explained(rejects.find(({ step }) => step === 'read')?.id ?? '');
    expect(unread).toContain('few.jsonl, record 5\n');
    expect(unread).toContain('└ rejected at read: bad-json');
    const merged = await explained('two');
    expect(merged).toContain('│   Fine camera for the  money\n├ text.normalize-whitespace');
    expect(merged).toContain('└ merged into one');
  });

  it('previews samples with their copies, and the changed words marked', async () => {
    const { code, stdout } = await run('preview', 'small.yaml', '--samples', '2');
    expect(code).toBe(0);
    expect(stdout.match(/^\S+ {2}train/gm)).toHaveLength(2);
    expect(stdout).toMatch(/\[-.+-\]/);
    expect(stdout).toMatch(/text\.(swap|delete)-words {2}\d edits? {2}step augment-/);
    expect(stdout).not.toMatch(decoration);
    const colored = await leaven(['preview', 'small.yaml', '--samples', '2', '--color'], folder);
    expect(colored.stdout).toContain('\x1b[9m');
    const { items } = JSON.parse((await run('preview', 'small.yaml', '--json')).stdout) as { items: unknown[] };
    expect(items).toHaveLength(3);
  });

  it('writes the report again in another language', async () => {
    const { stdout } = await run('report', 'out', '--lang', 'zh-CN');
    expect(stdout).toBe('out/report.html\n');
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain('<html lang="zh-CN"');
    expect((await run('run', 'small.yaml', '--resume')).code).toBe(0);
  });
});

describe('init', () => {
  it('writes a recipe that runs, and never over a file of yours', async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    rmSync(join(folder, 'reviews.yaml'), { force: true });
    writeFileSync(
      join(folder, 'data/reviews.csv'),
      `text,label\n${makeReviews(30)
        .map(({ text, label }) => `"${String(text)}",${String(label)}\n`)
        .join('')}`,
    );
    const first = await run('init', 'data/reviews.csv');
    expect([first.code, first.stdout]).toEqual([0, 'wrote reviews.yaml\n']);
    expect(first.stderr).toContain('next: leaven run reviews.yaml');
    expect((await run('run', 'reviews.yaml', '--quiet')).code).toBe(0);
    const second = await run('init', 'data/reviews.csv');
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('error[cli/file-exists]');
    expect((await run('init', 'data/reviews.csv', '--force')).code).toBe(0);
    const dry = await run('init', 'data/reviews.csv', '--dry-run', '--out', 'elsewhere/r.yaml');
    expect(dry.stdout).toContain('path: ../data/reviews.csv');
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });
});

describe('pipes', () => {
  it('a list is tab-separated where stdout is no terminal', async () => {
    const { stdout } = await run('operators');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.every((row) => row.length === 3)).toBe(true);
    expect(rows.map(([id]) => id)).toContain('text.delete-words');
  });

  it('a reader that leaves early ends the command quietly', () => {
    const main = new URL('../dist/cli/main.js', import.meta.url).pathname;
    const script = `"${process.execPath}" "${main}" preview small.yaml --samples 40 --json 2>errors.txt | head -c 10 >/dev/null; echo \${PIPESTATUS[0]}`;
    const out = execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(out.trim()).toBe('0');
    expect(readFileSync(join(folder, 'errors.txt'), 'utf8')).toBe('');
  });

  it('traces are for those who ask', async () => {
    expect((await run('run', 'missing.yaml')).stderr).not.toContain('    at ');
    expect((await leaven(['run', 'missing.yaml'], folder, { LEAVEN_DEBUG: '1' })).stderr).toContain('    at ');
  });
});
