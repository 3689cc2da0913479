import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { dataMarkup, head, html, langAttribute, visible } from './html.ts';

describe('text from the data', () => {
  it('cannot become markup', () => {
    const evil = '</script><img src=x onerror=alert(1)>"\'&';
    expect(html`<p title="${evil}">${evil}</p>`.markup).toBe(
      '<p title="&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;">&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;</p>',
    );
    expect(dataMarkup(evil)).not.toMatch(/[<>]/);
  });

  it('spells characters that would be invisible, illegal or reorder their surroundings', () => {
    expect(visible('a\u202eb')).toBe('a⟨U+202E⟩b');
    expect(visible('\ud800')).toBe('⟨U+D800⟩');
    expect(visible('x\udc00')).toBe('x⟨U+DC00⟩');
    expect(visible('\0')).toBe('⟨U+0000⟩');
    expect(visible('👩‍👩‍👧 𠮷 é\u0301')).toBe('👩‍👩‍👧 𠮷 é\u0301');
  });

  it('of any kind comes out as text alone, and survives UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { document } = parseHTML(`<p id="x">${dataMarkup(text)}</p>`);
        expect([...document.querySelectorAll('#x *')].every((element) => element.className === 'sign')).toBe(true);
        const markup = dataMarkup(text);
        expect(Buffer.from(markup, 'utf8').toString('utf8')).toBe(markup);
      }),
    );
  });

  it('is cut between characters', () => {
    expect(head('ab👩', 3)).toBe('ab');
    expect(head('ab👩', 4)).toBe('ab👩');
  });

  it('names its language only when that is a language tag', () => {
    expect(langAttribute('zh-Hans').markup).toBe(' lang="zh-Hans"');
    expect(langAttribute('und').markup).toBe(' lang=""');
    expect(langAttribute('"><script>').markup).toBe(' lang=""');
    expect(langAttribute(undefined).markup).toBe('');
  });
});
