import { filesOf } from '../core/files.ts';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { isCilin, parseCilin } from './dictionary-formats/cilin.ts';
import { SynonymGroups, type Wrong } from './dictionary-formats/synonym-groups.ts';
import { parseWordNetLmf } from './dictionary-formats/wordnet-lmf.ts';

/** Entries of a person's own: a word in lower case and what may stand in its place. */
export type UserDictionary = ReadonlyMap<string, readonly string[]>;

const largestBytes = 256 * 2 ** 20;
const thesauri = {
  en: 'word TAB synonym|synonym, JSON {"word": ["synonym"]}, Cilin (Aa01A01= word word) or WordNet-LMF (XML)',
  'zh-CN': '“词 TAB 同义词|同义词”、JSON {"词": ["同义词"]}、词林格式（Aa01A01= 词 词）或 WordNet-LMF（XML）',
};
const entityForms = {
  en: 'type TAB form|form, or JSON {"type": ["form"]}',
  'zh-CN': '“类型 TAB 实体|实体”，或 JSON {"类型": ["实体"]}',
};

/**
 * Reads a thesaurus in the form that its content tells: lines `word TAB synonym|synonym` with # comments, JSON `{"word": ["synonym"]}`,
 * Cilin (UTF-8 or GB18030; its related words too where asked), or WordNet-LMF.
 *
 * @throws LeavenError operator/bad-resource, with the line, where the file cannot be read or has another form
 */
export function readUserDictionary(file: string, operator: string, { related = false } = {}): UserDictionary {
  const wrong = wrongIn(file, operator, thesauri);
  const bytes = readBytes(file, wrong);
  const text = decode(bytes, 'utf-8') ?? cilinInGb18030(bytes) ?? notUtf8(wrong);
  if (text.trimStart().startsWith('<')) return parseWordNetLmf(text, wrong);
  return isCilin(text) ? parseCilin(text, related, wrong) : parseEntries(text, wrong);
}

/**
 * Reads forms of entities by type: lines `type TAB form|form` with # comments, or JSON `{"type": ["form"]}`.
 *
 * @throws LeavenError operator/bad-resource, with the line, where the file cannot be read or has another form
 */
export function readEntityForms(file: string, operator: string): UserDictionary {
  const wrong = wrongIn(file, operator, entityForms);
  return parseEntries(decode(readBytes(file, wrong), 'utf-8') ?? notUtf8(wrong), wrong);
}

function wrongIn(file: string, operator: string, expected: Localized): Wrong {
  return ({ en, 'zh-CN': zh }, line) =>
    new LeavenError(
      'operator/bad-resource',
      line === undefined
        ? { file, operator, reason: { en, 'zh-CN': zh }, expected }
        : { file, operator, reason: { en: `line ${line}: ${en}`, 'zh-CN': `第 ${line} 行：${zh}` }, expected, line },
    );
}

function readBytes(file: string, wrong: Wrong): Uint8Array {
  const files = filesOf(file);
  if (files.size(file) > largestBytes)
    throw wrong({ en: `it is larger than ${largestBytes} bytes`, 'zh-CN': `文件超过 ${largestBytes} 字节` });
  try {
    return files.read(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw wrong(
      error instanceof LeavenError
        ? { en: error.text('en').message, 'zh-CN': error.text('zh-CN').message }
        : { en: message, 'zh-CN': message },
    );
  }
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Editions of Cilin are still passed on in GB18030. Nothing else is taken for it: most bytes are some text in it. */
function cilinInGb18030(bytes: Uint8Array): string | undefined {
  const text = decode(bytes, 'gb18030');
  return text !== undefined && isCilin(text) ? text : undefined;
}

function notUtf8(wrong: Wrong): never {
  throw wrong({ en: 'it is not UTF-8', 'zh-CN': '不是 UTF-8 编码' });
}

function parseEntries(text: string, wrong: Wrong): UserDictionary {
  return text.trimStart().startsWith('{') ? parseJson(text, wrong) : parseLines(text, wrong);
}

function parseJson(text: string, wrong: Wrong): UserDictionary {
  let value: object;
  try {
    value = JSON.parse(text) as object;
  } catch (error) {
    const message = (error as Error).message;
    throw wrong({ en: `it is no JSON: ${message}`, 'zh-CN': `不是合法的 JSON：${message}` });
  }
  const entries = new SynonymGroups(wrong);
  for (const [word, synonyms] of Object.entries(value)) {
    if (!Array.isArray(synonyms) || !synonyms.every((synonym) => typeof synonym === 'string' && synonym.trim() !== ''))
      throw wrong({ en: `"${word}" has no list of words`, 'zh-CN': `“${word}”没有对应的词列表` });
    entries.add(word, synonyms as string[]);
  }
  return entries.finish();
}

function parseLines(text: string, wrong: Wrong): UserDictionary {
  const entries = new SynonymGroups(wrong);
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [word = '', list = '', ...more] = line.split('\t');
    const synonyms = list.split('|').filter((synonym) => synonym.trim() !== '');
    if (word.trim() === '' || synonyms.length === 0 || more.length > 0)
      throw wrong({ en: `"${line.slice(0, 60)}"`, 'zh-CN': `“${line.slice(0, 60)}”` }, index + 1);
    entries.add(word, synonyms, index + 1);
  }
  return entries.finish();
}
