import { describe, expect, it } from 'vitest';
import { readXml } from './xml.ts';

function events(text: string): string[] {
  const seen: string[] = [];
  readXml(text, {
    open: (name, attributes, _, depth) =>
      seen.push(`${depth}<${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}`),
    close: (name) => seen.push(`>${name}`),
    wrong: ({ en }, offset) => new Error(`${offset} ${en}`),
  });
  return seen;
}

describe('readXml', () => {
  it('reads elements and attributes in order, past declarations, comments, CDATA and text', () => {
    const text = `\ufeff<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "x.dtd">\n<a>\n<!-- <b> & -- ->--><b x = '1 > 0' y="𠮷"/>text<![CDATA[</a>]]><c\n></c ></a>\n`;
    expect(events(text)).toEqual(['0<a', '1<b x=1 > 0 y=𠮷', '>b', '1<c', '>c', '>a']);
  });

  it('decodes the references of XML and no others', () => {
    expect(events('<a x="&lt;&amp;&quot;&apos;&gt;&#20320;&#x20BB7;"/>')[0]).toBe('0<a x=<&"\'>你𠮷');
  });

  it.each([
    ['', 'it has no element'],
    ['no xml', 'it has no element'],
    ['<a>', 'it ends inside <a>'],
    ['<a><b></a>', '</a> closes <b>'],
    ['</a>', '</a> closes nothing'],
    ['<a', 'the tag <a> is broken'],
    ['<a x=1/>', 'the tag <a> is broken'],
    ['<a x="1/>', 'the tag <a> is broken'],
    ['<a><!-- ', '--> is missing'],
    ['< a>', 'a tag is broken'],
    ['<a><!DOCTYPE b></a>', 'a tag is broken'],
    ['<a x="&lol;"/>', '&lol; stands for nothing'],
    ['<a x="&#xD800;"/>', '&#xD800; stands for nothing'],
    ['<a x="a & b"/>', '& stands for nothing'],
    ['<!DOCTYPE a [<!ENTITY lol "ha">]><a/>', 'it declares entities of its own'],
    ['<a>'.repeat(65), 'elements are nested more than 64 deep'],
  ])('refuses %j', (text, reason) => {
    expect(() => events(text)).toThrow(reason);
  });

  it('takes long broken documents in one pass', () => {
    const long = 500_000;
    for (const text of [
      `<a${' '.repeat(long)}`,
      `<a ${'x'.repeat(long)}`,
      `<a x="${'&'.repeat(long)}"/>`,
      '<'.repeat(long),
      `<${'a'.repeat(long)}`,
    ])
      expect(() => events(text)).toThrow();
  });
});
