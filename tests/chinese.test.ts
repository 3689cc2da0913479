import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../src/app/run.ts';
import { registry } from '../src/operators/registry.generated.ts';
import { leaven } from './support/cli.ts';

/** Texts that a program for Chinese trips over. */
const hostile: readonly [string, string][] = [
  ['beyond the basic plane', '𠮷野家的𩸽很好吃，𪚥𪚥𪚥'],
  ['extension A and rare characters', '㐀㑇䶮龘靐齉爨，真难写'],
  ['variation selectors', '葛\u{e0100}城市的辻\u{e0101}先生说很好☺️'],
  ['compatibility ideographs', '\uf9d1\ufa11\u{2f800}和六'],
  ['radicals and strokes', '⼀⼆⺀㇐好吃'],
  ['half-width kana', 'ﾗｰﾒﾝはとてもおいしい'],
  ['full-width letters and digits', 'ＡＢＣ１２３，很好ＯＫ'],
  ['mixed directions', '这家店叫مطعم النخيل真的好吃'],
  ['mixed scripts', '我love这个カメラ和кофе，고마워'],
  ['no word at all', '！！！？？？……——《》【】'],
  ['emoji alone', '😀👍🏽👨‍👩‍👧‍👦🇨🇳'],
  ['one character', '好'],
  ['one character again and again', '好'.repeat(500)],
  ['zero-width characters', '很\u200b好\u200d吃\ufeff，推\u2060荐'],
  ['unpaired surrogates', '好\ud800吃\udc00，不错'],
  ['control characters', '好\u0000吃\u0007，\u001b[31m不错'],
  ['ideographic spaces', '　很　好　吃　'],
  ['every line end', '好吃\r\n不贵\r推荐\n\n再来\u2028谢谢\u2029完\u0085了'],
  ['nested titles and quotes', '《“《『「很好」』》”》真不错'],
  ['unclosed marks', '《三体（第一部，“很好看'],
  ['negations alone', '不没未别无非不不不没没'],
  ['numbers of all kinds', '〇一二三百千万亿两半第三3.5％１０⅔ⅷ㈠㊀'],
  ['combining marks on Han', '好\u0301吃\u0300\u0316的\u20dd菜'],
  ['bidirectional controls', '\u202e好吃\u202c很\u2066不错\u2069'],
  ['template and code', '你好{name}，`rm -rf /`很危险，见 https://例子.中国/路径?q=好'],
  ['traditional and simplified', '這家店很好，这家店不好，臺灣与台湾'],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-chinese-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Text operators that go without parameters, each alone in an `augment` step or a step of its own. */
async function steps(): Promise<object[]> {
  const all: object[] = [];
  for (const [id, load] of Object.entries(registry)) {
    if (!id.startsWith('text.')) continue;
    const { default: operator } = await load();
    if (operator.shape !== 'sample' || operator.input !== 'text' || !operator.params.safeParse({}).success) continue;
    all.push(operator.determinism === 'seeded' ? { augment: { copies: 2, from: [id] } } : { use: id });
  }
  return all;
}

/** What a run writes, by the name of its file. Worker threads run the built package. */
async function outcome(name: string, step: object, ...flags: string[]): Promise<Record<string, string>> {
  const out = join(folder, `out-${name}`);
  const recipe = {
    leaven: 1,
    name: 'hostile',
    seed: 3,
    dataset: { task: 'text', train: 'texts.jsonl' },
    steps: [step],
    limits: { rejects: 1 },
  };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...recipe, output: { path: out } }));
  if (flags.length === 0) await run(join(folder, `${name}.json`), { workers: 0 });
  else expect(await leaven(['run', `${name}.json`, ...flags], folder)).toMatchObject({ code: 0 });
  const { files } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { files: { path: string }[] };
  return Object.fromEntries(files.map(({ path }) => [path, readFileSync(join(out, path), 'utf8')]));
}

describe('texts that a program for Chinese trips over', { timeout: 240_000 }, () => {
  it('go through every text operator: originals stay, copies differ, nothing is lost, no error', async () => {
    writeFileSync(join(folder, 'texts.jsonl'), hostile.map(([id, text]) => `${JSON.stringify({ id, text })}\n`).join(''));
    const all = await steps();
    expect(all.length).toBeGreaterThan(20);
    for (const [place, step] of all.entries()) {
      const files = await outcome(`alone-${place}`, step);
      const lines = (file: string) => (files[file] ?? '').split('\n').filter((line) => line !== '');
      const rows = lines('data/train.jsonl').map((line) => JSON.parse(line) as { id: string; text: string });
      const rejects = lines('rejected.jsonl').map((line) => JSON.parse(line) as { reason: string; sample: { id: string } });
      const said = JSON.stringify(step);
      for (const { reason } of rejects)
        expect(['no-distinct-copy', 'no-edit', 'language-not-supported'], `${said}: ${reason}`).toContain(reason);
      const grown = 'augment' in step;
      expect(rows.length + rejects.length, said).toBe(hostile.length * (grown ? 3 : 1));
      for (const [id, text] of hostile) {
        const own = rows.filter((row) => row.id === id || row.id.startsWith(`${id}#`));
        if (!grown) continue;
        expect(own[0]?.text, said).toBe(JSON.parse(JSON.stringify(text)));
        expect(new Set(own.map((row) => row.text)).size, `${said}: ${id}`).toBe(own.length);
      }
    }
  });

  it('come out the same with any workers and shards', async () => {
    const rows = hostile.flatMap(([id, text], i) => [
      { id, text },
      { id: `${id}+`, text: `${text}，今天的外卖很好吃，包装也不错${i}` },
    ]);
    writeFileSync(join(folder, 'texts.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const from = (await steps()).flatMap((step) => ('augment' in step ? (step.augment as { from: string[] }).from : []));
    const step = { augment: { copies: 4, from } };
    const alone = await outcome('a', step, '--workers', '0');
    expect(await outcome('b', step, '--workers', '2', '--shard-size', '7')).toEqual(alone);
    expect(await outcome('c', step, '--workers', '1', '--shard-size', '1')).toEqual(alone);
  });
});
