import { filesOf } from '../core/files.ts';
import { LeavenError } from '../errors/leaven-error.ts';

/** Entries of a person's own: a word in lower case and what may stand in its place. */
export type UserDictionary = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a dictionary: JSON `{"word": ["synonym", ...]}`, or lines `word TAB synonym|synonym` with # comments.
 *
 * @throws LeavenError operator/bad-resource where the file cannot be read or a line has another form
 */
export function readUserDictionary(
  file: string,
  operator: string,
  expected = 'word TAB synonym|synonym, or JSON {"word": ["synonym"]}',
): UserDictionary {
  const wrong = (reason: string) =>
    new LeavenError('operator/bad-resource', {
      file,
      operator,
      reason,
      expected,
    });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(filesOf(file).read(file));
  } catch (error) {
    throw wrong(error instanceof TypeError ? 'it is not UTF-8' : error instanceof Error ? error.message : String(error));
  }
  return text.trimStart().startsWith('{') ? parseJson(text, wrong) : parseLines(text, wrong);
}

type Wrong = (reason: string) => LeavenError;

function parseJson(text: string, wrong: Wrong): UserDictionary {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : 'no JSON');
  }
  const entries = new Map<string, readonly string[]>();
  for (const [word, synonyms] of Object.entries(value as Record<string, unknown>)) {
    if (!Array.isArray(synonyms) || !synonyms.every((synonym): synonym is string => typeof synonym === 'string' && synonym.trim() !== ''))
      throw wrong(`"${word}" has no list of words`);
    add(entries, word, synonyms);
  }
  return entries;
}

function parseLines(text: string, wrong: Wrong): UserDictionary {
  const entries = new Map<string, readonly string[]>();
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [word = '', list, ...more] = line.split('\t');
    const synonyms = (list ?? '').split('|').filter((synonym) => synonym.trim() !== '');
    if (word.trim() === '' || synonyms.length === 0 || more.length > 0) throw wrong(`line ${index + 1} is "${line.slice(0, 60)}"`);
    add(entries, word, synonyms);
  }
  return entries;
}

function add(entries: Map<string, readonly string[]>, word: string, synonyms: readonly string[]): void {
  const key = word.trim().toLowerCase();
  const known = entries.get(key) ?? [];
  entries.set(key, [...new Set([...known, ...synonyms.map((synonym) => synonym.trim())])]);
}
