import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import '../datasets/disk.ts';
import type { LeavenError } from '../errors/leaven-error.ts';
import { readEntityForms, readUserDictionary } from './user-dictionary.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-dictionary-'));
let files = 0;
const write = (content: string | Uint8Array) => {
  const file = join(folder, `${files++}`);
  writeFileSync(file, content);
  return file;
};
const read = (content: string | Uint8Array, related?: boolean) =>
  Object.fromEntries(readUserDictionary(write(content), 'x', related === undefined ? {} : { related }));
const faultOf = (content: string | Uint8Array) => {
  try {
    read(content);
  } catch (error) {
    const { code, data } = error as LeavenError;
    return { code, line: data.line, zh: (error as LeavenError).text('zh-CN').message };
  }
  return undefined;
};

describe('lines and JSON', () => {
  it('are told apart by their content, in either language', () => {
    const expected = { 酒店: ['宾馆', '旅馆'], movie: ['film'] };
    expect(read('# 注释\r\n酒店\t宾馆|旅馆\r\n\r\nMovie\tfilm\n')).toEqual(expected);
    expect(read(' {"酒店": ["宾馆", "旅馆"], "Movie": ["film"]}')).toEqual(expected);
  });

  it('put the lines of one word together, in linear time', () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => `酒店\t词${i % 3}`).join('\n');
    expect(read(lines)).toEqual({ 酒店: ['词0', '词1', '词2'] });
  });

  it('are the only forms of entities, whose type stands in front', () => {
    expect([...readEntityForms(write('LOC\t北京|上海\n'), 'x')]).toEqual([['loc', ['北京', '上海']]]);
    expect(() => readEntityForms(write('Aa01A01= 人 人士\n'), 'x')).toThrow(expect.objectContaining({ code: 'operator/bad-resource' }));
  });

  it.each([
    ['a line without a tab', '酒店\t宾馆\n旅馆\n', 2],
    ['a list without a word', '酒店\t|\n', 1],
    ['broken JSON', '{"酒店": [', undefined],
    ['JSON of another shape', '{"酒店": "宾馆"}', undefined],
    ['GB18030 that is no Cilin', new Uint8Array([0xbe, 0xc6, 0xb5, 0xea, 9, 0xb1, 0xf6, 0xb9, 0xdd]), undefined],
  ])('are refused for %s', (_, content, line) => {
    expect(faultOf(content)).toMatchObject({ code: 'operator/bad-resource', line });
  });
});

describe('Cilin', () => {
  const text = 'A 人\nAa01 人 男人\nAa01A01= 人 士 人物\r\nAa01A02# 良民 顺民\r\nAa01A03@ 众学生\r\nAa01B01= 物 人\r\n';

  it('gives synonyms, related words where asked, and nothing for words alone', () => {
    const synonyms = { 人: ['士', '人物', '物'], 士: ['人', '人物'], 人物: ['人', '士'], 物: ['人'] };
    expect(read(text)).toEqual(synonyms);
    expect(read(text, true)).toEqual({ ...synonyms, 良民: ['顺民'], 顺民: ['良民'] });
  });

  it('may be in GB18030', () => {
    // Aa01A01= 酒店 宾馆
    const bytes = [0xbe, 0xc6, 0xb5, 0xea, 0x20, 0xb1, 0xf6, 0xb9, 0xdd, 0x0d, 0x0a];
    expect(read(new Uint8Array([...new TextEncoder().encode('Aa01A01= '), ...bytes]))).toEqual({ 酒店: ['宾馆'], 宾馆: ['酒店'] });
  });

  it('is refused with the line that has no code, in the reader’s language', () => {
    const fault = faultOf('Aa01A01= 人 士\nAa01A02 人 士\n');
    expect(fault).toMatchObject({ code: 'operator/bad-resource', line: 2 });
    expect(fault?.zh).toContain('第 2 行：“Aa01A02 人 士”没有词林编码');
  });

  it('is refused where one group would fill the memory', () => {
    expect(faultOf(`Aa01A01= ${Array.from({ length: 5000 }, (_, i) => `词${i}`).join(' ')}\n`)).toMatchObject({ line: 1 });
  });
});

describe('WordNet-LMF', () => {
  const entry = (id: string, form: string, ...senses: string[]) =>
    `<LexicalEntry id="${id}"><Lemma writtenForm="${form}" partOfSpeech="n"/>${senses.map((synset, k) => `<Sense id="${id}-${k}" synset="${synset}"/>`).join('')}</LexicalEntry>\n`;
  const lexicon = (inside: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE LexicalResource SYSTEM "http://globalwordnet.github.io/schemas/WN-LMF-1.3.dtd">\n<LexicalResource xmlns:dc="https://globalwordnet.github.io/schemas/dc/">\n<Lexicon id="zh" label="试" language="zh" email="a@b.c" license="CC0" version="1">\n${inside}</Lexicon>\n</LexicalResource>\n`;

  it('gives lemmas that share a synset', () => {
    const text = lexicon(
      `${entry('a', '酒店', 's1')}${entry('b', '宾馆', 's1', 's2')}${entry('c', '迎宾处', 's2')}${entry('d', '独词', 's3')}${entry('e', 'R&amp;D', 's4')}${entry('f', 'Research', 's4')}<Synset id="s1" partOfSpeech="n" ili=""><Definition>房 &lt;旅馆&gt;</Definition><SynsetRelation relType="hypernym" target="s2"/></Synset>`,
    );
    expect(read(text)).toEqual({
      酒店: ['宾馆'],
      宾馆: ['酒店', '迎宾处'],
      迎宾处: ['宾馆'],
      'r&d': ['Research'],
      research: ['R&D'],
    });
  });

  it('leaves out the particle that the Chinese Open Wordnet puts behind a plus', () => {
    expect(read(lexicon(entry('a', '友好+的', 's') + entry('b', '友善+的', 's')))).toEqual({ 友好: ['友善'], 友善: ['友好'] });
  });

  it.each([
    ['another root', '<html><body/></html>', 1],
    ['a Lemma without a form', lexicon('<LexicalEntry id="a"><Lemma partOfSpeech="n"/></LexicalEntry>'), 5],
    ['a Sense without a synset', lexicon('<LexicalEntry id="a"><Lemma writtenForm="人"/>\n<Sense id="b"/></LexicalEntry>'), 6],
    ['a Sense before its Lemma', lexicon('<LexicalEntry id="a"><Sense id="b" synset="s"/></LexicalEntry>'), 5],
    ['a file that breaks off', lexicon(entry('a', '人', 's')).slice(0, -24), 6],
    ['entities of its own', '<!DOCTYPE LexicalResource [\n<!ENTITY a "&b;&b;">]>\n<LexicalResource/>', 1],
  ])('is refused for %s', (_, content, line) => {
    expect(faultOf(content)).toMatchObject({ code: 'operator/bad-resource', line });
  });
});
