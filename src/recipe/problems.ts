import type { ErrorCode } from '../errors/catalog.ts';
import { type ErrorData, LeavenError, type SourcePosition } from '../errors/leaven-error.ts';
import type { Target } from './path.ts';
import { type RecipePath, showPath } from './path.ts';

/** Collects everything that is wrong with a recipe, so that one look mends it all. */
export interface Problems {
  add(code: ErrorCode, data: ErrorData, path: RecipePath, target?: Target): void;
  /** A fault found elsewhere, at its place in the recipe. */
  addError(error: LeavenError, path: RecipePath, target?: Target): void;
  /** A fault inside a text value, at `column` (code points, from 1) of it. */
  addInside(error: LeavenError, path: RecipePath, text: string, column: number): void;
  warn(code: ErrorCode, data: ErrorData, path: RecipePath): void;
  readonly count: number;
  readonly warnings: readonly LeavenError[];
  /** Throws the first fault in order of position, the others with it; returns where there is none. */
  finish(): void;
}

const shown = 100;

export function createProblems(
  locate: (path: RecipePath, target: Target) => SourcePosition | undefined,
  source: { lines: readonly string[]; earlier: readonly LeavenError[] },
): Problems {
  const errors: LeavenError[] = [...source.earlier];
  const warnings: LeavenError[] = [];
  const place = (error: LeavenError, position: SourcePosition | undefined, path: RecipePath) =>
    new LeavenError(error.code, error.data, {
      ...(position ? { position } : {}),
      ...(path.length > 0 ? { path: showPath(path) } : {}),
      ...(error.cause !== undefined ? { cause: error.cause } : {}),
    });
  return {
    add(code, data, path, target = 'value') {
      errors.push(place(new LeavenError(code, data), locate(path, target), path));
    },
    addError(error, path, target = 'value') {
      errors.push(place(error, locate(path, target), path));
    },
    addInside(error, path, text, column) {
      errors.push(place(error, inside(locate(path, 'value'), source.lines, text, column), path));
    },
    warn(code, data, path) {
      warnings.push(place(new LeavenError(code, data), locate(path, 'value'), path));
    },
    get count() {
      return errors.length;
    },
    warnings,
    finish() {
      const sorted = errors.map((error, order) => ({ error, order })).sort((a, b) => compare(a.error, b.error) || a.order - b.order);
      const [first, ...others] = sorted.slice(0, shown).map(({ error }) => error);
      if (!first) return;
      throw new LeavenError(first.code, first.data, {
        ...(first.position ? { position: first.position } : {}),
        ...(first.path !== undefined ? { path: first.path } : {}),
        ...(first.cause !== undefined ? { cause: first.cause } : {}),
        others,
      });
    },
  };
}

/** By line and column; what has no place in the file comes last. */
function compare(a: LeavenError, b: LeavenError): number {
  const line = (error: LeavenError) => error.position?.line ?? Number.MAX_SAFE_INTEGER;
  return line(a) - line(b) || (a.position?.column ?? 0) - (b.position?.column ?? 0);
}

/** The column inside a value as it is written; where quotes or folds hide it, the value itself. */
function inside(position: SourcePosition | undefined, lines: readonly string[], text: string, column: number): SourcePosition | undefined {
  const line = position && lines[position.line - 1];
  if (!position || line === undefined) return position;
  const units = [...line].slice(position.column - 1).join('');
  const quote = /^["']/.test(units) ? 1 : 0;
  if (!units.startsWith(text, quote)) return position;
  return { file: position.file, line: position.line, column: position.column + quote + column - 1, length: 1 };
}
