import picocolors from 'picocolors';

export type ColorChoice = 'auto' | 'always' | 'never';
/** Colours by the part they play. 4-bit ANSI alone, so the user's theme has the last word. */
export interface Colors {
  enabled: boolean;
  error(text: string): string;
  warning(text: string): string;
  added(text: string): string;
  removed(text: string): string;
  /** Removed characters of a script that a strike makes unreadable. */
  removedPlainly(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  link(text: string): string;
}

/** Whether a stream gets colours: `--color`, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether it is a terminal. */
export function wantsColor(
  choice: ColorChoice,
  stream: { isTTY?: boolean | undefined },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return env.TERM !== 'dumb' && stream.isTTY === true;
}

export function createColors(enabled: boolean): Colors {
  const pico = picocolors.createColors(enabled);
  return {
    enabled,
    error: (text) => pico.bold(pico.red(text)),
    warning: (text) => pico.yellow(text),
    added: (text) => pico.blue(pico.underline(text)),
    removed: (text) => pico.yellow(pico.strikethrough(text)),
    removedPlainly: (text) => pico.yellow(text),
    strong: pico.bold,
    faint: pico.dim,
    link: pico.cyan,
  };
}
