import { LeavenError } from '../../errors/leaven-error.ts';
import { compactJson, createMembers, scanElements, scanMembers } from '../json-text.ts';
import { tooLong } from './lines-scanner.ts';

/** Nested SQuAD files as JSON lines, one a question. */
export interface SquadReader {
  /** Whole lines that a piece of the text completes. */
  push(text: string): string;
  /** What stands in the file beside its articles: its beginning up to them, in one form, and its end. @throws LeavenError dataset/not-squad */
  finish(): { fileHead: string; fileEnd: string };
}

/**
 * Reads `{version, data: [{title, paragraphs: [{context, qas: [{question, answers, …}]}]}]}` an article at a time. Each question becomes a
 * record with the members of its paragraph and article before its own, all as they stand in the file.
 *
 * @throws LeavenError dataset/not-squad, dataset/record-too-long
 */
export function createSquadReader(name: string, limit: number): SquadReader {
  const wrong = (expected: string) => new LeavenError('dataset/not-squad', { file: name, expected, article: articles });
  let articles = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  // Text that has been read and not yet used: of an article, or of what stands beside the articles.
  let held = '';
  let beside = '';
  let inData = false;
  let ended = false;

  const article = (raw: string): string => {
    articles++;
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      throw wrong('JSON');
    }
    return expandArticle(raw, value, wrong);
  };
  return {
    push(text) {
      let lines = '';
      let from = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (inString) {
          if (escaped) escaped = false;
          else if (code === 92) escaped = true;
          else if (code === 34) inString = false;
          continue;
        }
        if (code === 34) inString = true;
        else if (code === 123 || code === 91) {
          depth++;
          if (depth === 1 && code === 91) throw wrong('an object: {version, data}');
          if (!inData && depth === 2 && code === 91 && /"data"\s*:\s*$/.test(beside + text.slice(from, i))) {
            beside += text.slice(from, i + 1);
            inData = true;
            from = i + 1;
          } else if (inData && depth === 3) from = i;
        } else if (code === 125 || code === 93) {
          depth--;
          if (inData && depth === 2) {
            lines += article(held + text.slice(from, i + 1));
            held = '';
            from = i + 1;
          } else if (inData && depth === 1) {
            inData = false;
            ended = true;
            from = i;
          }
        }
      }
      const rest = text.slice(from);
      if (!inData) beside += rest;
      else if (depth > 2) held += rest;
      if (held.length > limit || beside.length > limit) throw tooLong(0, limit);
      return lines;
    },
    finish() {
      let members: Record<string, unknown>;
      try {
        members = JSON.parse(beside) as Record<string, unknown>;
      } catch {
        throw wrong('JSON');
      }
      if (!ended) throw wrong('a list under data');
      const parts = Object.entries(members).flatMap(([key, value]) =>
        key === 'data' ? [] : [`${JSON.stringify(key)}: ${JSON.stringify(value)}, `],
      );
      return { fileHead: `{${parts.join('')}"data": [\n`, fileEnd: '\n]}\n' };
    },
  };
}

interface Member {
  key: string;
  /** Key and value as they stand. */
  text: string;
  value: string;
}

function membersOf(raw: string): Member[] {
  const members = createMembers();
  scanMembers(raw, members);
  return Array.from({ length: members.count }, (_, i) => ({
    key: members.keys[i] as string,
    text: raw.slice(members.keyStarts[i], members.valueEnds[i]),
    value: raw.slice(members.valueStarts[i], members.valueEnds[i]),
  }));
}

type Wrong = (expected: string) => LeavenError;

function expandArticle(raw: string, value: unknown, wrong: Wrong): string {
  let lines = '';
  const line = (members: readonly Member[]) => {
    const keys = members.map(({ key }) => key);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) throw wrong(`one member ${JSON.stringify(twice)} in a question, its paragraph and its article`);
    lines += `${compactJson(`{${members.map(({ text }) => text).join(',')}}`)}\n`;
  };
  for (const [ofArticle, paragraph] of childrenOf(raw, value, 'paragraphs', wrong)) {
    const questions = childrenOf(paragraph, JSON.parse(paragraph), 'qas', wrong);
    // A paragraph without questions is told by the reader of records: it lacks one.
    if (questions.length === 0) line([...ofArticle, ...membersOf(paragraph).filter(({ key }) => key !== 'qas')]);
    for (const [ofParagraph, question] of questions) line([...ofArticle, ...ofParagraph, ...membersOf(question)]);
  }
  return lines;
}

/** The objects of a list under a key, each with the members beside the list. */
function childrenOf(raw: string, value: unknown, key: string, wrong: Wrong): [Member[], string][] {
  const list: unknown = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  if (!Array.isArray(list) || list.some((item) => typeof item !== 'object' || item === null || Array.isArray(item)))
    throw wrong(`a list of objects under ${key}`);
  const members = membersOf(raw);
  const text = members.findLast((member) => member.key === key)?.value ?? '[]';
  const beside = members.filter((member) => member.key !== key);
  return scanElements(text).map(({ start, end }) => [beside, text.slice(start, end)]);
}
