import type { Localized } from '../errors/language.ts';

const spaces: Localized = { en: 'indent with spaces', 'zh-CN': '缩进应使用空格' };
const quotes: Localized = { en: 'put the text in quotes', 'zh-CN': '文本应加引号' };

/** What the YAML parser's codes mean, in both languages; a code that is not here keeps the parser's own words. */
const words: Readonly<Record<string, { reason: Localized; advice?: Localized }>> = {
  TAB_AS_INDENT: { reason: { en: 'a tab stands where the indentation is', 'zh-CN': '缩进中使用了制表符' }, advice: spaces },
  BAD_INDENT: { reason: { en: 'the indentation does not line up', 'zh-CN': '缩进未对齐' }, advice: spaces },
  MISSING_CHAR: { reason: { en: 'a closing quote, bracket, colon or comma is missing', 'zh-CN': '缺少结尾的引号、括号、冒号或逗号' } },
  BAD_ALIAS: { reason: { en: 'an alias (*) has no anchor (&) before it', 'zh-CN': '别名（*）之前没有对应的锚点（&）' }, advice: quotes },
  BAD_SCALAR_START: { reason: { en: 'a text cannot begin with this character', 'zh-CN': '文本不能以该字符开头' }, advice: quotes },
  BAD_DQ_ESCAPE: { reason: { en: 'there is no such escape in double quotes', 'zh-CN': '双引号中没有此转义' } },
  BLOCK_IN_FLOW: { reason: { en: 'a block stands inside brackets', 'zh-CN': '括号内出现了块结构' } },
  BLOCK_AS_IMPLICIT_KEY: {
    reason: { en: 'a second colon stands in the line', 'zh-CN': '同一行中出现第二个冒号' },
    advice: quotes,
  },
  MULTILINE_IMPLICIT_KEY: {
    reason: { en: 'a key must stand in one line, with a colon after it', 'zh-CN': '键应位于同一行，其后为冒号' },
  },
  KEY_OVER_1024_CHARS: { reason: { en: 'a key is longer than 1024 characters', 'zh-CN': '键超过 1024 个字符' } },
  NON_STRING_KEY: { reason: { en: 'a key must be a text', 'zh-CN': '键应为文本' } },
  MULTIPLE_DOCS: { reason: { en: 'the file holds more than one document (---)', 'zh-CN': '文件包含多个文档（---）' } },
  TAG_RESOLVE_FAILED: { reason: { en: 'tags (!) have no meaning in a recipe', 'zh-CN': '配方中标签（!）没有意义' }, advice: quotes },
  UNEXPECTED_TOKEN: { reason: { en: 'something stands where it cannot', 'zh-CN': '此处出现了不应有的内容' } },
};

export function syntaxReason(code: string, message: string): { reason: Localized; advice?: Localized } {
  return words[code] ?? { reason: { en: message, 'zh-CN': message } };
}
