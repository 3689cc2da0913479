import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ErrorCode } from '../../errors/catalog.ts';
import type { Language } from '../../errors/language.ts';
import type { LeavenError, SourcePosition } from '../../errors/leaven-error.ts';
import { messages } from '../messages.ts';
import type { Colors } from './color.ts';
import { excerptOf } from './excerpt.ts';
import { visible } from './visible.ts';
import { displayWidth, padEnd } from './width.ts';

export interface ErrorView {
  language: Language;
  colors: Colors;
  /** `error` where absent. */
  severity?: 'error' | 'warning';
  /** Width of the terminal; nothing is wrapped where absent. */
  columns?: number;
  /** Text of a file that a position names; by default it is read. */
  read?: (file: string) => string | undefined;
}

/** At most so many errors of one check are printed; the rest are counted. */
export const shownErrors = 20;
const largestExcerptFile = 8_000_000;

/** An error and those found with it, each with its place, a piece of the source, what to do and where to read more. */
export function renderErrors(error: LeavenError, view: ErrorView): string[] {
  const all = [error, ...error.others];
  const lines = all.slice(0, shownErrors).flatMap((each) => renderError(each, view));
  if (all.length > shownErrors) lines.push(messages[view.language].moreErrors(all.length - shownErrors));
  return lines;
}

/** One error without those found with it. */
export function renderError(error: LeavenError, view: ErrorView): string[] {
  const { language, colors } = view;
  const words = messages[language];
  const text = error.text(language);
  const message = visible(text.message, true);
  const { position } = error;
  const isWarning = view.severity === 'warning';
  const mark = isWarning ? colors.warning : colors.error;
  const head = `${mark(isWarning ? words.warningWord : words.errorWord)}[${error.code}]`;
  const place =
    position === undefined ? '' : isOption(position.file) ? ' --set' : ` ${visible(position.file)}:${position.line}:${position.column}`;
  const excerpt = position === undefined ? undefined : excerptAt(position, view);
  const lines: string[] = [];
  if (excerpt) {
    lines.push(head + place, excerpt.source);
    const fits = view.columns === undefined || displayWidth(excerpt.indent + excerpt.carets + message) < view.columns;
    if (fits) lines.push(`${excerpt.indent}${mark(excerpt.carets)} ${message}`);
    else lines.push(excerpt.indent + mark(excerpt.carets), `  ${message}`);
  } else {
    lines.push(`${head}${place}${place === '' ? ' ' : '  '}${message}`);
  }
  // The page of a slip at the keyboard says no more than the error.
  const more = error.code.startsWith('cli/') ? '' : colors.faint(`leaven help ${error.code}`);
  const hints = (text.hint ?? '').split('\n').filter((line) => line.trim() !== '');
  for (const [index, hint] of hints.entries()) lines.push(`  ${index === 0 ? words.hintLabel : ''}${visible(hint.trim(), true)}`);
  if (more === '') return lines;
  const last = hints.length > 0 ? lines.pop() : undefined;
  if (last === undefined) lines.push(`  ${more}`);
  else if (displayWidth(last) + displayWidth(more) + 4 < (view.columns ?? 100)) lines.push(`${last}    ${more}`);
  else lines.push(last, `  ${more}`);
  return lines;
}

function excerptAt(position: SourcePosition, view: ErrorView) {
  const text = isOption(position.file) ? position.file : (view.read ?? readSource)(position.file);
  const excerpt = text === undefined ? undefined : excerptOf(text, position, view.columns);
  // An argument has no line number.
  return excerpt && isOption(position.file) ? { ...excerpt, source: excerpt.source.replace(/^ +1 /, '      ') } : excerpt;
}

/** What `--set` changes has its place in the argument, not in a file. */
function isOption(file: string): boolean {
  return file.startsWith('--set ');
}

/** Positions name files as the person wrote them: relative to the working folder. Large files are not read for one line. */
function readSource(file: string): string | undefined {
  try {
    const path = resolve(file);
    const stat = statSync(path);
    return stat.isFile() && stat.size <= largestExcerptFile ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** The last line: how many errors there are, what that means, and the exit code at the right edge. */
export function renderErrorSummary(error: LeavenError, exitCode: number, view: ErrorView, nothingRun: boolean): string {
  const words = messages[view.language];
  const said = words.errorSummary(1 + error.others.length, nothingRun);
  return `${padEnd(said, Math.min(84, (view.columns ?? 84) - 12))} ${view.colors.faint(words.exitNote(exitCode))}`;
}

/** The page of an error code: what it says, when it happens, what to do. */
export function renderErrorPage(code: ErrorCode, entry: { message: string; hint?: string; help: string }, view: ErrorView): string[] {
  const readable = (template: string) =>
    template
      .replaceAll('[[', '')
      .replaceAll(']]', '')
      .replace(/\{(\w+)\}/g, '‹$1›');
  const words = messages[view.language];
  const lines = [view.colors.strong(code), `  ${readable(entry.message)}`, '', ...entry.help.split('\n')];
  if (entry.hint) lines.push('', `${words.whatToDo}${readable(entry.hint)}`);
  return lines;
}
