import { type ErrorCode, hasCode, render } from './catalog.ts';
import { currentLanguage, type Language } from './language.ts';

/** A place in a file a person wrote. Lines and columns count from 1, columns in code points. */
export interface SourcePosition {
  file: string;
  line: number;
  column: number;
  /** Length of the faulty piece in code points, for the caret line. */
  length?: number;
}

export type ErrorData = Record<string, unknown>;

/** The error as data: what `--json` prints and what the library's callers switch on. */
export interface ErrorDocument {
  code: string;
  message: string;
  hint?: string;
  path?: string;
  file?: string;
  line?: number;
  column?: number;
  data?: ErrorData;
  /** Further errors found by the same check, in order of position. */
  others?: ErrorDocument[];
}

export interface ErrorOptions {
  position?: SourcePosition;
  /** Path inside the recipe, such as `steps.2.augment.copies`. */
  path?: string;
  cause?: unknown;
  others?: LeavenError[];
}

/**
 * Every fault Leaven can name. `code` is stable and documented (`leaven help CODE`); the wording follows
 * the language in force when it is read, never the code.
 */
export class LeavenError extends Error {
  override readonly name = 'LeavenError';
  readonly code: ErrorCode;
  readonly data: ErrorData;
  readonly position: SourcePosition | undefined;
  readonly path: string | undefined;
  readonly others: readonly LeavenError[];

  constructor(code: ErrorCode, data: ErrorData = {}, options: ErrorOptions = {}) {
    super(render(code, data, 'en').message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = data;
    this.position = options.position;
    this.path = options.path;
    this.others = options.others ?? [];
  }

  /** The same fault at a place: readers and recipe checks add the position their callers know. */
  at(position: SourcePosition | undefined, path?: string): LeavenError {
    return new LeavenError(this.code, this.data, {
      ...((position ?? this.position) ? { position: (position ?? this.position) as SourcePosition } : {}),
      ...((path ?? this.path) ? { path: (path ?? this.path) as string } : {}),
      cause: this.cause,
      others: [...this.others],
    });
  }

  /** What to do about it, in the language in use; nothing where the message says it all. */
  get hint(): string | undefined {
    return this.text().hint;
  }

  text(language: Language = currentLanguage()): { message: string; hint?: string } {
    return render(this.code, this.data, language);
  }

  toDocument(language: Language = currentLanguage()): ErrorDocument {
    const { message, hint } = this.text(language);
    const document: ErrorDocument = { code: this.code, message };
    if (hint !== undefined) document.hint = hint;
    if (this.path !== undefined) document.path = this.path;
    if (this.position) {
      document.file = this.position.file;
      document.line = this.position.line;
      document.column = this.position.column;
    }
    if (Object.keys(this.data).length > 0) document.data = this.data;
    if (this.others.length > 0) document.others = this.others.map((other) => other.toDocument(language));
    return document;
  }

  /** Errors cross threads and files as data. */
  static fromDocument(document: ErrorDocument): LeavenError {
    if (!hasCode(document.code)) return new LeavenError('core/unexpected', { message: document.message });
    return new LeavenError(document.code, document.data ?? {}, {
      ...(document.file !== undefined ? { position: { file: document.file, line: document.line ?? 1, column: document.column ?? 1 } } : {}),
      ...(document.path !== undefined ? { path: document.path } : {}),
      others: (document.others ?? []).map(LeavenError.fromDocument),
    });
  }
}

/** Anything thrown, as a LeavenError: what has a code keeps it, system faults get one, the rest is unexpected. */
export function toLeavenError(thrown: unknown): LeavenError {
  if (thrown instanceof LeavenError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const system = (error as NodeJS.ErrnoException).code;
  const file = (error as NodeJS.ErrnoException).path ?? '';
  if (system === 'ENOSPC' || system === 'EDQUOT') return new LeavenError('system/disk-full', { file }, { cause: error });
  if (system === 'EACCES' || system === 'EPERM' || system === 'EROFS')
    return new LeavenError('system/no-permission', { file }, { cause: error });
  if (system === 'ENOENT') return new LeavenError('system/file-not-found', { file }, { cause: error });
  if (system === 'EMFILE' || system === 'ENFILE') return new LeavenError('system/too-many-files', { file }, { cause: error });
  if (error.name === 'AbortError') return new LeavenError('run/interrupted', {}, { cause: error });
  return new LeavenError('core/unexpected', { message: error.message }, { cause: error });
}
