import { describe, expect, it } from 'vitest';
import { catalog } from '../../errors/catalog.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import { createColors } from './color.ts';
import { renderErrorPage, renderErrorSummary, renderErrors } from './errors.ts';

const view = (language: 'en' | 'zh-CN', text?: string) => ({ language, colors: createColors(false), read: () => text });

describe('errors on the terminal', () => {
  const position = { file: 'zh.yaml', line: 2, column: 12, length: 3 };
  const text = 'steps:\n  - 交换词语: { a: 1.5 }\n';

  it('stand at their place, with the message after the carets', () => {
    const error = new LeavenError('operator/unknown', { id: 'text.swap' }, { position });
    expect(renderErrors(error, view('en', text))).toEqual([
      'error[operator/unknown] zh.yaml:2:12',
      '    2 |   - 交换词语: { a: 1.5 }',
      '      |                ^^^ there is no operator text.swap',
      '  leaven operators lists all    leaven help operator/unknown',
    ]);
    expect(renderErrors(error, view('zh-CN', text))).toEqual([
      '错误[operator/unknown] zh.yaml:2:12',
      '    2 |   - 交换词语: { a: 1.5 }',
      '      |                ^^^ 没有算子 text.swap',
      '  提示：leaven operators 可列出全部算子    leaven help operator/unknown',
    ]);
  });

  it('say their place and message in one line where the source cannot be read', () => {
    expect(renderErrors(new LeavenError('run/input-changed', { file: 'a.csv' }, { position }), view('en'))[0]).toBe(
      'error[run/input-changed] zh.yaml:2:12  a.csv changed while the run was reading it',
    );
  });

  it('put the message on a line of its own where the terminal is narrow', () => {
    const error = new LeavenError('operator/not-loadable', { file: './x.mjs', reason: 'it exports no operator' }, { position });
    const lines = renderErrors(error, { ...view('en', text), columns: 50 });
    expect(lines[2]).toBe('      |                ^^^');
    expect(lines[3]).toContain('could not be loaded');
  });

  it('come all, in order, up to twenty', () => {
    const others = Array.from({ length: 30 }, (_, index) => new LeavenError('operator/unknown', { id: `text.x${index}` }));
    const lines = renderErrors(new LeavenError('operator/unknown', { id: 'text.first' }, { others }), view('en'));
    expect(lines.filter((line) => line.startsWith('error['))).toHaveLength(20);
    expect(lines.at(-1)).toBe('… and 11 more');
  });

  it('let nothing from data steer the terminal', () => {
    const error = new LeavenError(
      'run/unknown-id',
      { id: '\x1b[2Jevil', folder: 'a\nb' },
      { position: { ...position, file: 'x\x1b]0;y\x07' } },
    );
    expect(renderErrors(error, view('en')).join('')).not.toMatch(/[\x00-\x1f]/);
  });

  it('end with how many there are and the exit code', () => {
    const error = new LeavenError('operator/unknown', { id: 'x' }, { others: [new LeavenError('core/bad-edit')] });
    expect(renderErrorSummary(error, 2, view('en'), true)).toMatch(/^2 errors\. Nothing was run\. +\(exit 2\)$/);
    expect(renderErrorSummary(new LeavenError('core/bad-edit'), 1, view('zh-CN'), false)).toMatch(/^共 1 个错误。 +\(退出码 1\)$/);
  });
});

describe('the error catalogue', () => {
  const entries = Object.entries(catalog);

  it.each(entries)('%s says the same facts in both languages', (_, entry) => {
    const names = (template = '') => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(entry['zh-CN'].message)).toEqual(names(entry.en.message));
    expect(new Set(names('hint' in entry['zh-CN'] ? entry['zh-CN'].hint : ''))).toEqual(
      new Set(names('hint' in entry.en ? entry.en.hint : '')),
    );
  });

  it.each(entries)('%s is worded as the house words things', (_, entry) => {
    const en = JSON.stringify(entry.en);
    const zh = JSON.stringify(entry['zh-CN']);
    expect(en).not.toMatch(/\bplease\b|\boops\b|invalid input|something went wrong|\bsorry\b/i);
    expect(zh).not.toMatch(/您|抱歉|请(?!求)/);
    expect(zh).not.toMatch(/[\u4e00-\u9fff][,;:!?](?:\s|$|[\u4e00-\u9fff])/);
    expect(entry.en.message).not.toMatch(/[.!]$/);
    expect(entry.en.message.split('\n')).toHaveLength(1);
    expect(entry.en.help.length).toBeGreaterThan(20);
  });

  it.each(entries)('%s has a page', (code, entry) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const page = renderErrorPage(code as keyof typeof catalog, entry[language], view(language)).join('\n');
      expect(page).not.toMatch(/\[\[|\]\]/);
      expect(page.startsWith(code)).toBe(true);
    }
  });
});
