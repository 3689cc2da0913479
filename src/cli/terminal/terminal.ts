import { currentLanguage, type Language } from '../../errors/language.ts';
import type { GlobalChoices } from '../arguments.ts';
import { type Messages, messages } from '../messages.ts';
import { type Colors, createColors, wantsColor } from './color.ts';

/** Where a command speaks: the answer goes to `out`, everything else to `note`. */
export interface Terminal {
  language: Language;
  words: Messages;
  /** The answer on stdout is a JSON document. */
  json: boolean;
  /** Someone reads the document, on stdout or in a file. */
  wantsDocument: boolean;
  plain: boolean;
  quiet: boolean;
  /** Whether stdout is a terminal: tables line up, else they are tab-separated. */
  aligned: boolean;
  colors: Colors;
  noteColors: Colors;
  /** Width of stderr; absent where it is no terminal. */
  columns: number | undefined;
  /** The arguments of this call after `leaven`. */
  args: readonly string[];
  /** A line of the answer. Nothing where the answer is a JSON document. */
  out(line?: string): void;
  /** A line beside the answer, on stderr. Nothing under --quiet. */
  note(line?: string): void;
  /** The answer as one JSON document; nothing without --json. A file gets it when the command is over. */
  document(command: string, fields: object): void;
  /** Writes the document's file. */
  finish(): Promise<void>;
}

export function createTerminal(choices: GlobalChoices, args: readonly string[]): Terminal {
  const { json, jsonFile, plain, quiet } = choices;
  const { stdout, stderr, env } = process;
  const language = currentLanguage();
  let held: string | undefined;
  return {
    language,
    words: messages[language],
    json,
    wantsDocument: json || jsonFile !== undefined,
    plain,
    quiet,
    aligned: stdout.isTTY === true && !plain,
    colors: createColors(wantsColor(choices.color, stdout, env)),
    noteColors: createColors(wantsColor(choices.color, stderr, env)),
    columns: stderr.isTTY ? stderr.columns : undefined,
    args,
    out(line = '') {
      if (!json) stdout.write(`${line}\n`);
    },
    note(line = '') {
      if (!quiet) stderr.write(`${line}\n`);
    },
    document(command, fields) {
      if (!json && jsonFile === undefined) return;
      const text = `${JSON.stringify({ leaven: 1, command, ok: true, ...fields }, null, 2)}\n`;
      if (json) stdout.write(text);
      else held = text;
    },
    async finish() {
      if (jsonFile === undefined || held === undefined) return;
      const { writeDocumentFile } = await import('../document-file.ts');
      writeDocumentFile(jsonFile, held);
    },
  };
}
