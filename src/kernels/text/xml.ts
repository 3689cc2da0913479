import type { Localized } from '../../errors/language.ts';

export interface XmlReader {
  /** An element begins; `depth` counts the elements around it. Attributes have their character references decoded. */
  open(name: string, attributes: ReadonlyMap<string, string>, offset: number, depth: number): void;
  /** An element ends, also one without content. */
  close(name: string): void;
  /** Makes the error of a document that is not well formed. */
  wrong(reason: Localized, offset: number): Error;
}

const deepest = 64;
const tagStart = /<(\/?)([^\s<>/="'&!?]+)/y;
const attribute = /\s+([^\s<>/="'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Reads the elements and attributes of an XML 1.0 document in order; the text between them is passed over. Strict where HTML parsers forgive:
 * every element must be closed in its turn. Entities of the document's own are refused, never expanded. Linear.
 */
export function readXml(text: string, reader: XmlReader): void {
  const open: string[] = [];
  const fail = (en: string, zh: string, offset: number): never => {
    throw reader.wrong({ en, 'zh-CN': zh }, offset);
  };
  /** Behind the next `end`, which must be there. */
  const behind = (end: string, at: number): number => {
    const found = text.indexOf(end, at);
    return found < 0 ? fail(`${end} is missing`, `缺少 ${end}`, at) : found + end.length;
  };
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = behind('-->', at + 4);
    else if (text.startsWith('<?', at)) at = behind('?>', at);
    else if (text.startsWith('<![CDATA[', at)) at = behind(']]>', at);
    else if (text.startsWith('<!DOCTYPE', at) && elements === 0) {
      const end = behind('>', at);
      if (text.slice(at, end).includes('[')) fail('it declares entities of its own', '文档声明了自定义实体', at);
      at = end;
    } else {
      const start = matchAt(tagStart, text, at) ?? fail('a tag is broken', '标签残缺', at);
      const name = start[2] as string;
      let next = tagStart.lastIndex;
      const attributes = new Map<string, string>();
      for (let found = matchAt(attribute, text, next); found && start[1] === ''; found = matchAt(attribute, text, next)) {
        attributes.set(found[1] as string, decode(found[2] ?? found[3] ?? '', at, fail));
        next = attribute.lastIndex;
      }
      const end = matchAt(tagEnd, text, next) ?? fail(`the tag <${name}> is broken`, `标签 <${name}> 残缺`, at);
      next = tagEnd.lastIndex;
      if (start[1] === '/') {
        const opened = open.pop();
        if (opened !== name)
          fail(
            `</${name}> closes ${opened === undefined ? 'nothing' : `<${opened}>`}`,
            `</${name}> 与${opened ? ` <${opened}> ` : '任何标签'}不匹配`,
            at,
          );
        reader.close(name);
      } else {
        if (open.length >= deepest) fail(`elements are nested more than ${deepest} deep`, `元素嵌套超过 ${deepest} 层`, at);
        reader.open(name, attributes, at, open.length);
        elements++;
        if (end[1] === '/') reader.close(name);
        else open.push(name);
      }
      at = next;
    }
  }
  if (open.length > 0) fail(`it ends inside <${open.at(-1)}>`, `文档在 <${open.at(-1)}> 内中断`, text.length);
  if (elements === 0) fail('it has no element', '文档中没有元素', 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function decode(value: string, offset: number, fail: (en: string, zh: string, offset: number) => never): string {
  if (!value.includes('&')) return value;
  return value.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,10}));|&/g, (whole, decimal?: string, hex?: string, name?: string) => {
    const point = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
    const character =
      point === undefined
        ? predefined.get(name ?? '')
        : point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
          ? String.fromCodePoint(point)
          : undefined;
    return character ?? fail(`${whole} stands for nothing`, `${whole} 未定义`, offset);
  });
}
