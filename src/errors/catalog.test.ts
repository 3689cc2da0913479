import { describe, expect, it } from 'vitest';
import { type CatalogEntry, catalog, render } from './catalog.ts';
import { languages, parseLanguage } from './language.ts';
import { LeavenError, toLeavenError } from './leaven-error.ts';

const entries = Object.entries(catalog) as [keyof typeof catalog, CatalogEntry][];
const names = (template: string | undefined) => [...new Set([...(template ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('the catalogue of errors', () => {
  it.each(entries)('%s says the same in both languages', (code, entry) => {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
    for (const language of languages) {
      expect(entry[language].message).not.toBe('');
      expect(entry[language].help).not.toBe('');
    }
    expect(names(entry['zh-CN'].message)).toEqual(names(entry.en.message));
    expect(names(entry['zh-CN'].hint)).toEqual(names(entry.en.hint));
    if (/[a-z]{4}/.test(entry.en.message.replace(/\{\w+\}|--\w+/g, ''))) expect(entry['zh-CN'].message).toMatch(/[\u4e00-\u9fff]/);
    expect(entry['zh-CN'].help).toMatch(/[\u4e00-\u9fff]/);
    expect(`${entry.en.message}${entry.en.hint ?? ''}`).not.toMatch(/\b(please|oops|sorry)\b/i);
    expect(`${entry['zh-CN'].message}${entry['zh-CN'].hint ?? ''}`).not.toMatch(/请(?!求)|您|抱歉/);
  });

  it('leaves out a piece whose data is missing', () => {
    expect(render('system/disk-full', {}, 'en').message).toBe('no space left on the disk');
    expect(render('system/disk-full', { file: 'a.txt' }, 'en').message).toBe('no space left on the disk while writing a.txt');
  });
});

describe('LeavenError', () => {
  it('goes through a document and back', () => {
    const error = new LeavenError(
      'run/unknown-id',
      { id: 'x', folder: 'f', nearest: 'y' },
      { position: { file: 'r.yaml', line: 3, column: 4 }, path: 'steps.1' },
    );
    const back = LeavenError.fromDocument(JSON.parse(JSON.stringify(error.toDocument('en'))));
    expect(back.toDocument('zh-CN')).toEqual(error.toDocument('zh-CN'));
  });

  it('gives system faults a code', () => {
    const code = (errno: string) => toLeavenError(Object.assign(new Error('x'), { code: errno, path: '/a' })).code;
    expect(code('ENOSPC')).toBe('system/disk-full');
    expect(code('EACCES')).toBe('system/no-permission');
    expect(code('ENOENT')).toBe('system/file-not-found');
    expect(toLeavenError('what').code).toBe('core/unexpected');
  });
});

describe('parseLanguage', () => {
  it.each([
    ['zh', 'zh-CN'],
    ['zh_CN.UTF-8', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['en_US.UTF-8', 'en'],
    ['C', 'en'],
    ['zhx', 'en'],
    ['', undefined],
  ])('%s is %s', (tag, language) => {
    expect(parseLanguage(tag)).toBe(language);
  });
});
