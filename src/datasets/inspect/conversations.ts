import type { LayoutName } from '../../core/plan.ts';
import type { TaskName } from '../../core/tasks.ts';
import { isObject } from '../json-splice.ts';

/** What records of conversations, instructions or preferences are. */
export interface Conversations {
  task: Extract<TaskName, 'chat' | 'instruction' | 'preference'>;
  /** Where the records are not read field by field. */
  layout?: LayoutName;
  /** Role to column name. */
  fields: Record<string, string>;
}

type Row = Readonly<Record<string, unknown>>;

/** Tells conversations, instructions and preferences from their first records; nothing for other data. */
export function findConversations(rows: readonly Row[]): Conversations | undefined {
  if (rows.length === 0) return undefined;
  const all = (test: (row: Row) => boolean) => rows.every(test);
  const isText = (name: string) => all((row) => typeof row[name] === 'string');
  const holds = (name: string) => all((row) => isMessages(row[name]));
  if (all((row) => isObject(row.input) && isMessages(row.input.messages)) && holds('preferred_output') && holds('non_preferred_output'))
    return { task: 'preference', layout: 'openai', fields: {} };
  const answers = (name: string) => all((row) => typeof row[name] === 'string' || isMessages(row[name]) || isMessage(row[name]));
  if (answers('chosen') && answers('rejected')) {
    if (holds('conversations')) return { task: 'preference', layout: 'sharegpt', fields: {} };
    if (isText('prompt') || holds('prompt') || (holds('chosen') && holds('rejected')))
      return { task: 'preference', fields: named(['prompt', 'chosen', 'rejected']) };
    if (isText('instruction')) return { task: 'preference', layout: 'alpaca', fields: {} };
  }
  if (holds('messages')) return { task: 'chat', fields: named(['messages']) };
  for (const name of ['conversations', 'conversation'])
    if (holds(name))
      return rows.some((row) => typeof row.system === 'string')
        ? { task: 'chat', layout: 'sharegpt', fields: {} }
        : { task: 'chat', fields: { messages: name } };
  if (isText('instruction')) {
    const output = ['output', 'response'].find(isText);
    const hasInput = all((row) => row.input === undefined || row.input === null || typeof row.input === 'string');
    const fields = ['instruction', ...(hasInput && rows.some((row) => typeof row.input === 'string') ? ['input'] : [])];
    if (output !== undefined && hasInput) return { task: 'instruction', fields: { ...named(fields), output } };
  }
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  const list = [...columns].find(holds);
  return list === undefined ? undefined : { task: 'chat', fields: { messages: list } };
}

function named(roles: readonly string[]): Record<string, string> {
  return Object.fromEntries(roles.map((role) => [role, role]));
}

function isMessages(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isMessage);
}

function isMessage(value: unknown): boolean {
  return isObject(value) && (typeof value.role === 'string' || typeof value.from === 'string');
}
