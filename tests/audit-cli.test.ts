import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditReport } from '../src/reports/audit-model.ts';
import { leaven, temporaryFolder } from './support/cli.ts';
import { makeOpinions } from './support/opinions.ts';

type Document = AuditReport & { command: string; ok: boolean };

let folder: string;
/** Two files whose labels mean different things: what one calls 0 the other calls 1. */
beforeAll(() => {
  folder = temporaryFolder();
  const rows = makeOpinions(80, 'train').map(({ text }, i) => ({ text: String(text), label: i % 2 }));
  const lines = (flip: number, from: number, to: number) =>
    rows
      .slice(from, to)
      .map(({ text, label }) => `${(label + flip) % 2} ${text}`)
      .join('\n');
  writeFileSync(join(folder, 'first.all'), lines(0, 0, 60));
  writeFileSync(join(folder, 'second.all'), lines(1, 30, 80));
  writeFileSync(join(folder, 'clean.jsonl'), rows.map((row) => JSON.stringify({ ...row, label: String(row.label) })).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const call = (...args: string[]) => leaven(['audit', ...args], folder);
const both = ['first.all', 'second.all', '--format', 'delimited', '--columns', 'label,text'];

describe('leaven audit', () => {
  it('says what is wrong in one sentence, in a document and on a page', async () => {
    const { code, stdout, stderr } = await call(...both, '--json', 'audit.json', '--report', 'audit.html');
    expect(stderr).not.toContain('error[');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^Not fit: 30 texts stand under different labels in first\.all and second\.all/);
    expect(stdout).toMatch(/^error\tContradictory labels\t60\t/m);
    const document = JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')) as Document;
    expect(document).toMatchObject({ leaven: 1, ok: true, kind: 'audit', verdict: { outcome: 'unfit' } });
    for (const finding of document.findings)
      expect(finding).toMatchObject({
        code: expect.any(String),
        severity: expect.any(String),
        count: expect.any(Number),
        examples: expect.any(Array),
      });
    const page = readFileSync(join(folder, 'audit.html'), 'utf8');
    expect(page.slice(page.indexOf('<h1'), page.indexOf('</h1>')).replace(/<[^>]*>/g, '')).toContain(
      '30 texts stand under different labels',
    );
    expect(page).not.toMatch(/<script|https?:\/\//);
  });

  it('answers with one document on stdout, and with one line where it shall be quiet', async () => {
    const { code, stdout } = await call(...both, '--json');
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as Document;
    expect(document.findings[0]).toMatchObject({ code: 'contradictory-labels', severity: 'error', count: 60 });
    expect((await call(...both, '--json', '-')).stdout).toBe(stdout);
    const quiet = await call(...both, '--quiet');
    expect(quiet.stdout.trim().split('\n')).toHaveLength(1);
    expect(quiet.stderr).toBe('');
  });

  it('speaks Chinese', async () => {
    const { stdout } = await call(...both, '--lang', 'zh-CN', '--report', 'zh.html');
    expect(stdout.split('\n')[0]).toMatch(/^不宜使用：30 条文本在 first\.all 与 second\.all 中标签不一致/);
    expect(readFileSync(join(folder, 'zh.html'), 'utf8')).toContain('<html lang="zh-CN">');
  });

  it('writes a recipe that is valid and runs, and never over a file unasked', async () => {
    const { code, stderr } = await call(...both, '--write-recipe', 'mend.yaml', '--seed', '7');
    expect(code).toBe(0);
    expect(stderr).toContain('leaven run mend.yaml');
    const recipe = readFileSync(join(folder, 'mend.yaml'), 'utf8');
    expect(recipe).toContain('seed: 7');
    expect((await leaven(['validate', 'mend.yaml'], folder)).code).toBe(0);
    expect((await leaven(['run', 'mend.yaml', '--set', 'output.path=out'], folder)).code).toBe(0);
    expect(existsSync(join(folder, 'out', 'data'))).toBe(true);
    const again = await call(...both, '--write-recipe', 'mend.yaml');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('cli/file-exists');
    expect((await call(...both, '--write-recipe', 'mend.yaml', '--force')).code).toBe(0);
  });

  it('fails a check by exit code where that is asked for', async () => {
    expect((await call(...both, '--fail-on', 'error')).code).toBe(3);
    expect((await call('clean.jsonl', '--fail-on', 'error')).code).toBe(0);
  });

  it('refuses what it does not know before it looks at anything', async () => {
    expect(await call('clean.jsonl', '--format', 'docx')).toMatchObject({ code: 2, stderr: expect.stringContaining('cli/bad-value') });
    expect(await call('nowhere.jsonl')).toMatchObject({ code: 2, stderr: expect.stringContaining('system/file-not-found') });
    expect(await call()).toMatchObject({ code: 2 });
  });
});
